/* links.c — which links to files a walk through a folder follows: in a project, those that stay in it. A link that somebody else put there would have a file
 * read that is none of the project's, and its lines quoted. */
#include "disk/opened.h"

#include "cjm/project.h"

static bool has(struct str folder, const char *name)
{
	struct buf path = { 0 };
	buf_fmt(&path, "%.*s/%s", STR_ARG(folder), name);
	bool is_there = disk_exists(path.at);
	buf_finish(&path);
	return is_there;
}

/* The nearest folder above, or the folder itself, that is a project's root; empty where there is none. */
static struct str root_of(struct str folder)
{
	for (struct str at = folder; at.len > 1; at = str_slice(at, 0, path_folder(at).len - 1))
		if (has(at, PROJECT_FILE) || has(at, ".git"))
			return at;
	return (struct str){ 0 };
}

static bool leads_out(const char *folder, const char *path)
{
	struct buf here = { 0 }, there = { 0 }, why = { 0 };
	bool is_out = false;
	if (system_resolve(folder, &here, &why) && system_resolve(path, &there, &why)) {
		struct str root = root_of(buf_as_str(&here));
		is_out = root.len && !path_is_below(root, buf_as_str(&there));
	}
	buf_finish(&here);
	buf_finish(&there);
	buf_finish(&why);
	return is_out;
}

/* Two names of one folder would give its maps twice, and one above it would never end. */
bool walk_follows_link(const struct disk_walk *walk, const char *folder, const char *path)
{
	struct buf why = { 0 };
	if (disk_is_folder(path))
		buf_fmt(&why, "%s is a link to a folder, which is not followed; to include it, name it", path);
	else if (leads_out(folder, path))
		buf_fmt(&why, "%s is a link to a file outside the project, which is not followed; to include it, name it", path);
	bool follows = !why.len;
	if (!follows)
		walk->told(walk->context, buf_as_str(&why));
	buf_finish(&why);
	return follows;
}
