/* folder.c — the maps below a folder. */
#include "disk/opened.h"
#include "cjm/said.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { FOLDERS_DEEP = 100 };

static int is_wanted(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static void report_unreadable(const struct disk_walk *walk, const char *path)
{
	struct buf why = { 0 };
	buf_fmt(&why, "cannot read %s: %s", path, said(strerror(errno)));
	walk->failed(walk->context, buf_as_str(&why));
	buf_finish(&why);
}

/* A link that leads nowhere is one as well: whoever reads it is told. A link to a folder has any name. */
static bool is_wanted_file(const struct disk_walk *walk, const char *folder, const char *path, const struct stat *st)
{
	bool is_link = S_ISLNK(st->st_mode), is_named = str_ends(str_of(path), walk->ending ? walk->ending : ".cjm");
	struct stat target;
	if (!is_link || stat(path, &target) != 0)
		return is_named && (is_link || S_ISREG(st->st_mode));
	return (S_ISDIR(target.st_mode) || (is_named && S_ISREG(target.st_mode))) && walk_follows_link(walk, folder, path);
}

static bool may_go_on(const struct disk_walk *walk)
{
	return !walk->left || (*walk->left && (*walk->left)--);
}

static bool visit_below(const char *path, int depth, const struct disk_walk *walk)
{
	struct dirent **entries;
	int count = depth < FOLDERS_DEEP ? scandir(path, &entries, is_wanted, alphasort) : (errno = ELOOP, -1);
	bool fine = count >= 0;
	if (!fine)
		report_unreadable(walk, path);
	for (int i = 0; i < count; i++) {
		struct buf below = { 0 };
		struct stat st;
		buf_fmt(&below, "%s%s%s", path, str_ends(str_of(path), "/") ? "" : "/", entries[i]->d_name);
		bool is_known = may_go_on(walk) && lstat(below.at, &st) == 0;
		if (is_known && S_ISDIR(st.st_mode))
			fine = visit_below(below.at, depth + 1, walk) && fine;
		else if (is_known && is_wanted_file(walk, path, below.at, &st))
			walk->map(walk->context, below.at);
		buf_finish(&below);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	return fine;
}

bool disk_walk(const char *folder, const struct disk_walk *walk)
{
	return visit_below(folder, 0, walk);
}
