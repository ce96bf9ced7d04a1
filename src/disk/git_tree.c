/* git_tree.c — the files of a commit as a disk: paths lead where they would in a checkout of it, links included. */
#include "disk/git_run.h"
#include "cjm/said.h"

#include <string.h>

enum { LINKS_MOST = 40 };

struct git_file {
	char mode[8];
	struct str object;
};

bool git_tree_has(const struct git_tree *t, struct str path, struct str object)
{
	const struct git_file *file = names_find(&t->files, path);
	return file && object.len && str_starts(file->object, object.at);
}

/* ---- where a path leads ---- */

struct git_way { /* from the top on, without links */
	struct buf at;   /* so far */
	struct buf rest; /* still to go */
	int links;
};

static void go_on(struct git_way *w, const char *lead, struct str rest)
{
	struct buf whole = { 0 };
	buf_text(&whole, lead);
	buf_str(&whole, rest);
	buf_finish(&w->rest);
	w->rest = whole;
}

enum step_taken { STEP_FINE, STEP_OUTSIDE, STEP_NOWHERE };

/* A link is what its object says, in place of its own name. */
static enum step_taken follow_link(const struct git_tree *t, const struct git_file *link, struct str rest, struct git_way *w, struct buf *why)
{
	struct buf target = { 0 };
	bool fine = git_object(t->git, link->object, &target, why);
	bool is_outside = target.len && target.at[0] == '/', is_endless = ++w->links > LINKS_MOST;
	if (is_endless)
		buf_said(why, "Too many levels of symbolic links");
	buf_fmt(&target, "/%.*s", STR_ARG(rest));
	go_on(w, "", buf_as_str(&target));
	buf_finish(&target);
	return !fine || is_endless ? STEP_NOWHERE : is_outside ? STEP_OUTSIDE : STEP_FINE;
}

static enum step_taken go_up(struct git_way *w)
{
	size_t above = path_folder(buf_as_str(&w->at)).len;
	if (!w->at.len)
		return STEP_OUTSIDE;
	w->at.len = above ? above - 1 : 0;
	w->at.at[w->at.len] = 0;
	return STEP_FINE;
}

static enum step_taken go_into(const struct git_tree *t, struct str part, struct str rest, struct git_way *w, struct buf *why)
{
	struct buf below = { 0 };
	buf_fmt(&below, "%.*s%s%.*s", STR_ARG(buf_as_str(&w->at)), w->at.len ? "/" : "", STR_ARG(part));
	const struct git_file *file = names_find(&t->files, buf_as_str(&below));
	bool is_folder = names_find(&t->folders, buf_as_str(&below)), is_link = file && str_starts(str_of(file->mode), "12");
	enum step_taken step = is_link ? follow_link(t, file, rest, w, why) : file || is_folder ? STEP_FINE : STEP_NOWHERE;
	bool ends_early = step == STEP_FINE && file && !is_link && rest.len;
	if (ends_early)
		buf_text(why, "Not a directory"), step = STEP_NOWHERE;
	else if (step == STEP_NOWHERE && !why->len)
		buf_said(why, "no such file");
	if (!is_link && step == STEP_FINE) {
		buf_finish(&w->at);
		w->at = below;
		return step;
	}
	buf_finish(&below);
	return step;
}

static enum step_taken take_step(const struct git_tree *t, struct git_way *w, struct buf *why)
{
	struct buf whole = w->rest;
	struct str rest = buf_as_str(&whole), part = str_next(&rest, '/');
	enum step_taken step = STEP_FINE;
	w->rest = (struct buf){ 0 };
	go_on(w, "", rest);
	if (str_is(part, ".."))
		step = go_up(w);
	else if (part.len && !str_is(part, "."))
		step = go_into(t, part, rest, w, why);
	buf_finish(&whole);
	return step;
}

/* What lies outside is there, as far as anybody here says: it is not to be read. */
static bool resolve_in_tree(void *tree, const char *path, struct buf *real, struct buf *why)
{
	const struct git_tree *t = tree;
	struct git_way w = { 0 };
	struct str from = str_of(path);
	bool is_inside = from.len == 0 || from.at[0] != '/' || str_equal(from, t->root) || path_is_below(t->root, from);
	enum step_taken step = is_inside ? STEP_FINE : STEP_OUTSIDE;
	go_on(&w, "", is_inside && str_starts(from, "/") ? str_slice(from, t->root.len, from.len) : from);
	while (step == STEP_FINE && w.rest.len)
		step = take_step(t, &w, why);
	if (step == STEP_OUTSIDE)
		buf_text(real, is_inside ? "/" : path);
	else if (step == STEP_FINE)
		buf_fmt(real, "%.*s%s%.*s", STR_ARG(t->root), w.at.len ? "/" : "", STR_ARG(buf_as_str(&w.at)));
	buf_finish(&w.at);
	buf_finish(&w.rest);
	return step != STEP_NOWHERE;
}

/* ---- reading ---- */

static struct str from_top(const struct git_tree *t, struct str real)
{
	return path_is_below(t->root, real) ? str_slice(real, t->root.len + 1, real.len) : (struct str){ 0 };
}

/* A link that leads nowhere is told by whoever reads it, as on a disk. */
bool git_tree_leads_to_file(const struct git_tree *t, struct str path)
{
	struct buf name = { 0 }, real = { 0 }, why = { 0 };
	buf_str(&name, path);
	bool is_there = resolve_in_tree((void *)t, name.at, &real, &why);
	struct str below = from_top(t, buf_as_str(&real));
	bool is_folder = is_there && (!below.len || names_find(&t->folders, below));
	buf_finish(&name);
	buf_finish(&real);
	buf_finish(&why);
	return !is_folder;
}

/* The same file of the working tree is not for an output, either. */
static void note_in_tree(void *tree, const char *path)
{
	const struct git_tree *t = tree;
	struct buf whole = { 0 };
	struct str below = str_starts(str_of(path), "/") ? from_top(t, str_of(path)) : str_of(path);
	buf_fmt(&whole, "%.*s/%.*s", STR_ARG(t->git->top), STR_ARG(below));
	if (t->git->top.len && below.len)
		t->git->files->disk.note_input(t->git->files->disk.context, whole.at);
	buf_finish(&whole);
}

static bool read_in_tree(void *tree, const char *path, struct buf *bytes, struct buf *why)
{
	const struct git_tree *t = tree;
	struct buf real = { 0 };
	bool fine = resolve_in_tree(tree, path, &real, why);
	const struct git_file *file = fine ? names_find(&t->files, from_top(t, buf_as_str(&real))) : NULL;
	if (fine && !file)
		buf_said(why, names_find(&t->folders, from_top(t, buf_as_str(&real))) ? "it is a folder" : "no such file");
	if (file)
		note_in_tree(tree, real.at);
	fine = file && git_object(t->git, file->object, bytes, why);
	buf_finish(&real);
	return fine;
}

static bool read_named_in_tree(void *tree, const char *path, struct buf *bytes, struct buf *why)
{
	struct buf reason = { 0 };
	bool fine = read_in_tree(tree, path, bytes, &reason);
	if (!fine)
		buf_fmt(why, "cannot read %s: %.*s", path, STR_ARG(buf_as_str(&reason)));
	buf_finish(&reason);
	return fine;
}

/* ---- the list of files ---- */

static void add_folders(struct git_tree *t, struct str path)
{
	for (size_t i = path.len; i-- > 0;)
		if (path.at[i] == '/' && names_add(&t->folders, str_slice(path, 0, i), t))
			return;
}

static void each_in_tree(void *tree, const char *folder, void (*visit)(void *visitor, const char *path), void *visitor)
{
	const struct git_tree *t = tree;
	for (size_t i = 0; i < t->files.len; i++) {
		struct str path = str_fmt(&((struct git_tree *)tree)->arena, "%.*s/%.*s", STR_ARG(t->root), STR_ARG(t->files.entries[i].name));
		if (str_ends(path, ".cjm") && path_is_below(str_of(folder), path))
			visit(visitor, path.at);
	}
}

/* "100644 blob OBJECT\tpath" */
static void add_file(struct git_tree *t, struct str line)
{
	struct git_file *file = ARENA_NEW(&t->arena, struct git_file);
	struct str mode = str_next(&line, ' '), kind = str_next(&line, ' ');
	file->object = str_next(&line, '\t');
	if (!str_is(kind, "blob") || mode.len >= sizeof file->mode)
		return;
	memcpy(file->mode, mode.at, mode.len);
	names_add(&t->files, line, file);
	add_folders(t, line);
}

bool git_tree_open(struct git_tree *t, struct git *g, struct str commit, struct buf *why)
{
	const char *const words[] = { "ls-tree", "-r", "-z", "--full-tree", str_terminated(&g->arena, commit), NULL };
	struct buf out = { 0 };
	*t = (struct git_tree){ .git = g, .disk = { t, resolve_in_tree, read_in_tree, read_named_in_tree, note_in_tree, NULL, NULL, each_in_tree } };
	arena_init(&t->arena);
	t->root = str_fmt(&t->arena, "/%.*s", STR_ARG(str_slice(commit, 0, 12)));
	names_init(&t->files, &t->arena);
	names_init(&t->folders, &t->arena);
	bool fine = git_ask(g, words, &out, why);
	for (struct str rest = str_copy(&t->arena, buf_as_str(&out)); fine && rest.len;)
		add_file(t, str_next(&rest, '\0'));
	buf_finish(&out);
	return fine;
}

void git_tree_close(struct git_tree *t)
{
	arena_finish(&t->arena);
}
