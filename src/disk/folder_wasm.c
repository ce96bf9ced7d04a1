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

struct folder_visited {
	const struct disk_walk *walk;
	const char *path;
	struct buf real; /* where it leads to */
	int depth;
};

static bool visit_below(const char *path, int depth, const struct disk_walk *walk);

static bool may_go_on(const struct disk_walk *walk)
{
	return !walk->left || (*walk->left && (*walk->left)--);
}

/* The host says where a path leads, not whether it is a link: one that doesn't lead to the entry of its folder. `real` is the folder's, empty where nobody can say. */
static bool is_link(struct str real, const char *path)
{
	struct buf leads = { 0 }, why = { 0 };
	bool is_there = real.len && system_resolve(path, &leads, &why);
	struct str to = buf_as_str(&leads), folder = str_ends(real, "/") ? str_slice(real, 0, real.len - 1) : real;
	bool is_entry = is_there && str_equal(path_name(to), path_name(str_of(path))) && str_equal(str_slice(to, 0, to.len - path_name(to).len - 1), folder);
	buf_finish(&leads);
	buf_finish(&why);
	return is_there && !is_entry;
}

static bool visit_entry(struct folder_visited *f, const char *path)
{
	const struct disk_walk *walk = f->walk;
	struct host_look look = { 0 };
	bool is_named = str_ends(str_of(path), walk->ending ? walk->ending : ".cjm");
	if (!may_go_on(walk))
		return true;
	bool is_there = host_look(path, &look) == 0;
	bool is_wanted = is_there ? look.kind == HOST_FOLDER || (look.kind == HOST_FILE && is_named) : is_named;
	if (!is_wanted || (is_there && is_link(buf_as_str(&f->real), path) && !walk_follows_link(walk, f->path, path)))
		return true;
	if (is_there && look.kind == HOST_FOLDER)
		return visit_below(path, f->depth + 1, walk);
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
	struct folder_visited visited = { .walk = walk, .path = path, .depth = depth };
	struct buf why = { 0 };
	system_resolve(path, &visited.real, &why);
	buf_finish(&why);
	for (size_t i = 0; i < names.list.len; i++) {
		struct buf below = { 0 };
		buf_fmt(&below, "%s%s%s", path, str_ends(str_of(path), "/") ? "" : "/", names.list.at[i]);
		fine = visit_entry(&visited, below.at) && fine;
		buf_finish(&below);
	}
	free(bytes.at);
	buf_finish(&visited.real);
	arena_finish(&arena);
	return fine;
}

bool disk_walk(const char *folder, const struct disk_walk *walk)
{
	return visit_below(folder, 0, walk);
}
