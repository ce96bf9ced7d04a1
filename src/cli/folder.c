/* folder.c — the maps below a folder. */
#include "cli/cli.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FOLDERS_DEEP = 100 };

static int is_wanted(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static bool visit_below(const char *path, int depth, void (*visit)(void *context, const char *map), void *context)
{
	struct dirent **entries;
	int count = depth < FOLDERS_DEEP ? scandir(path, &entries, is_wanted, alphasort) : (errno = ELOOP, -1);
	bool fine = count >= 0;
	if (!fine)
		world_error("%s cannot be read: %s", path, strerror(errno));
	for (int i = 0; i < count; i++) {
		struct buf below = { 0 };
		struct stat st;
		buf_fmt(&below, "%s%s%s", path, str_ends(str_of(path), "/") ? "" : "/", entries[i]->d_name);
		bool known = lstat(below.at, &st) == 0;
		if (known && S_ISDIR(st.st_mode))
			fine = visit_below(below.at, depth + 1, visit, context) && fine;
		else if (known && S_ISREG(st.st_mode) && str_ends(str_of(entries[i]->d_name), ".cjm"))
			visit(context, below.at);
		buf_finish(&below);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	return fine;
}

bool each_map_below(const char *folder, void (*visit)(void *context, const char *map), void *context)
{
	return visit_below(folder, 0, visit, context);
}
