/* folder_wasm.c — the maps below a folder of the host. */
#include "cjm/host.h"
#include "disk/opened.h"
#include "cjm/said.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { FOLDERS_DEEP = 100 };

static void report_unreadable(const struct disk_walk *walk, const char *path, int error)
{
	struct buf why = { 0 };
	buf_fmt(&why, "cannot read %s: %s", path, said(strerror(error)));
	walk->failed(walk->context, buf_as_str(&why));
	buf_finish(&why);
}

static int by_name(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

struct host_names { VEC(const char *) list; };

/* In the order of names; those that begin with a dot are hidden. */
static struct host_names sorted_names(struct arena *a, const struct host_bytes *bytes)
{
	struct host_names names = { 0 };
	for (size_t at = 0; at < bytes->len; at += strlen(bytes->at + at) + 1)
		if (bytes->at[at] != '.')
			VEC_PUSH(a, &names.list, bytes->at + at);
	if (names.list.len)
		qsort(names.list.at, names.list.len, sizeof *names.list.at, by_name);
	return names;
}

static bool visit_below(const char *path, int depth, const struct disk_walk *walk);

static bool may_go_on(const struct disk_walk *walk)
{
	return !walk->left || (*walk->left && (*walk->left)--);
}

static bool visit_entry(const char *path, int depth, const struct disk_walk *walk)
{
	struct host_look look = { 0 };
	if (!may_go_on(walk) || host_look(path, &look) != 0)
		return true;
	if (look.kind == HOST_FOLDER)
		return visit_below(path, depth, walk);
	if (look.kind == HOST_FILE && str_ends(str_of(path), walk->ending ? walk->ending : ".cjm"))
		walk->map(walk->context, path);
	return true;
}

static bool visit_below(const char *path, int depth, const struct disk_walk *walk)
{
	struct host_bytes bytes = { 0 };
	struct arena arena = { 0 };
	int error = depth < FOLDERS_DEEP ? host_list(path, &bytes) : ELOOP;
	bool fine = !error;
	if (!fine)
		report_unreadable(walk, path, error);
	struct host_names names = sorted_names(&arena, &bytes);
	for (size_t i = 0; i < names.list.len; i++) {
		struct buf below = { 0 };
		buf_fmt(&below, "%s%s%s", path, str_ends(str_of(path), "/") ? "" : "/", names.list.at[i]);
		fine = visit_entry(below.at, depth + 1, walk) && fine;
		buf_finish(&below);
	}
	free(bytes.at);
	arena_finish(&arena);
	return fine;
}

bool disk_walk(const char *folder, const struct disk_walk *walk)
{
	return visit_below(folder, 0, walk);
}
