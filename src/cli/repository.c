/* repository.c — the repository that a command asks: what of the environment git gets, and what a word of the call means there. */
#include "cli/cli.h"

#include "cjm/git.h"

#include <stdlib.h>
#include <string.h>

/* Where git, its settings and the repository are; nothing by which it would run another program. */
static const char *const KEPT[] = {
	"PATH", "HOME", "XDG_CONFIG_HOME", "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
	"GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_NAMESPACE", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "TMPDIR",
};
enum { KEPT_COUNT = sizeof KEPT / sizeof *KEPT };

const char *const *repository_environment(struct arena *arena)
{
	const char **environment = arena_alloc(arena, (KEPT_COUNT + 1) * sizeof *environment);
	size_t count = 0;
	for (size_t i = 0; i < KEPT_COUNT; i++)
		if (getenv(KEPT[i]))
			environment[count++] = str_fmt(arena, "%s=%s", KEPT[i], getenv(KEPT[i])).at;
	return environment;
}

/* The folder of what the call names, whose repository is meant; NULL: the working folder says it, or the environment does. */
static const char *folder_of(const char *path, struct arena *arena)
{
	if (!path || getenv("GIT_DIR") || !disk_exists(path))
		return NULL;
	struct str folder = disk_is_folder(path) ? str_of(path) : path_folder(str_of(path));
	return folder.len && !str_is(folder, ".") ? str_terminated(arena, folder) : NULL;
}

int open_repository(struct git *g, struct files *files, struct arena *arena, const char *path)
{
	struct buf why = { 0 };
	const char *const *environment = repository_environment(arena), *folder = folder_of(path, arena);
	bool is_there = folder && git_open(g, files, environment, folder, &why) && g->top.len;
	if (folder && !is_there)
		git_close(g);
	buf_clear(&why);
	int status = is_there || git_open(g, files, environment, ".", &why) ? STATUS_FINE : world_error("%.*s", STR_ARG(buf_as_str(&why)));
	buf_finish(&why);
	return status;
}

int find_range(struct git *g, const struct git_range *r, struct str *old, struct str *new)
{
	struct buf why = { 0 };
	bool is_failure;
	int status = git_range_find(g, r, old, new, &why, &is_failure) ? STATUS_FINE : say(is_failure ? STATUS_WORLD : STATUS_USAGE, "%.*s", STR_ARG(buf_as_str(&why)));
	buf_finish(&why);
	return status;
}

int find_since(struct git *g, const char *word, struct git_version *version, struct date *day)
{
	struct buf why = { 0 };
	bool is_failure;
	int status = git_since(g, str_of(word), version, day, &why, &is_failure) ? STATUS_FINE : say(is_failure ? STATUS_WORLD : STATUS_USAGE, "%.*s", STR_ARG(buf_as_str(&why)));
	buf_finish(&why);
	return status;
}

int open_commit(struct git_tree *t, struct git *g, struct str commit)
{
	struct buf why = { 0 };
	int status = git_tree_open(t, g, commit, &why) ? STATUS_FINE : world_error("%.*s", STR_ARG(buf_as_str(&why)));
	buf_finish(&why);
	return status;
}
