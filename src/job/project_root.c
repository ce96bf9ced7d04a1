/* project_root.c — the root of a project: that of a call, or the nearest folder above a map with a project.cjm or a checkout. */
#include "job/places.h"
#include "cjm/memory.h"

static bool is_checkout(const struct project *p, struct str folder)
{
	if (p->checkout.len && str_equal(folder, p->checkout))
		return true;
	struct buf git = { 0 }, real = { 0 }, why = { 0 };
	buf_fmt(&git, "%.*s/.git", STR_ARG(folder));
	bool fine = place_resolve(p, git.at, &real, &why);
	buf_finish(&git);
	buf_finish(&real);
	buf_finish(&why);
	return fine;
}

static void take_root(struct project *p, struct str root)
{
	struct buf copy = { 0 };
	buf_str(&copy, root);
	buf_finish(&p->root);
	p->root = copy;
	memory_keep(copy.at);
}

void project_fix_root(struct project *p, const char *folder)
{
	struct buf real = { 0 }, why = { 0 };
	place_find(p, str_of(folder), &real, &why);
	take_root(p, buf_as_str(&real));
	p->has_own_root = true;
	buf_clear(&p->own_root);
	if (!str_is(str_of(folder), "."))
		buf_fmt(&p->own_root, "%s%s", folder, str_ends(str_of(folder), "/") ? "" : "/");
	buf_finish(&real);
	buf_finish(&why);
}

bool place_find_folder(const struct project *p, struct str map_path, struct buf *real)
{
	struct buf unused = { 0 };
	bool is_there = place_find(p, place_above(str_is(map_path, "-") ? STR("") : map_path), real, &unused);
	buf_finish(&unused);
	return is_there || !p->disk || p->overlays.len;
}

/* By the path of `from`, a folder that lies `up` folders below it; where a link is in between, by where it really lies. */
static void take_file(struct project *p, struct str folder, struct str from, int up)
{
	struct buf path = { 0 }, tidy = { 0 }, real = { 0 }, found = { 0 }, why = { 0 };
	buf_fmt(&path, "%.*s/" PROJECT_FILE, STR_ARG(folder));
	place_find(p, buf_as_str(&path), &real, &why);
	buf_clear(&path);
	buf_str(&path, from);
	for (; up; up--)
		buf_text(&path, "../");
	buf_text(&path, PROJECT_FILE);
	path_tidy(&tidy, buf_as_str(&path));
	bool is_same = place_find(p, buf_as_str(&tidy), &found, &why) && str_equal(buf_as_str(&found), buf_as_str(&real));
	if (is_same && p->has_own_root)
		project_see_from_here(p, buf_as_str(&real), &tidy);
	p->file = place_known(p, buf_as_str(&real), is_same || !p->disk ? buf_as_str(&tidy) : buf_as_str(&real));
	struct buf *all[] = { &path, &tidy, &real, &found, &why };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		buf_finish(all[i]);
}

/* The nearest folder above, or the folder itself, that is somebody's root. */
static void climb_to_root(struct project *p, struct str folder, struct str from)
{
	int up = 0;
	for (struct str at = folder; at.len > 1; at = place_above(at), up++) {
		bool has_file = project_has_file(p, at);
		if (!has_file && !is_checkout(p, at))
			continue;
		if (has_file)
			take_file(p, at, from, up);
		take_root(p, at);
		return;
	}
}

void project_set_root(struct project *p, const char *map_path)
{
	struct buf real = { 0 };
	p->file = (struct str){ 0 };
	if (p->has_own_root) {
		if (project_finds_file(p, buf_as_str(&p->root))) /* who holds a project for long may write one meanwhile */
			take_file(p, buf_as_str(&p->root), buf_as_str(&p->own_root), 0);
		return;
	}
	struct str folder = place_find_folder(p, str_of(map_path), &real) ? buf_as_str(&real) : STR("");
	take_root(p, folder);
	climb_to_root(p, folder, path_folder(str_of(map_path)));
	buf_finish(&real);
}
