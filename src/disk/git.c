/* git.c — which commit a revision means, which paths are in the repository, and which commits changed a file. */
#include "disk/git_run.h"
#include "disk/opened.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static struct str first_line(struct git *g, const struct buf *out)
{
	struct str all = buf_as_str(out);
	return str_copy(&g->arena, str_slice(all, 0, str_find(all, '\n')));
}

bool git_open(struct git *g, struct files *files, const char *const *environment, const char *folder, struct buf *why)
{
	static const char *const PREFIX[] = { "rev-parse", "--show-prefix", NULL }, *const TOP[] = { "rev-parse", "--show-toplevel", NULL };
	struct buf out = { 0 }, said = { 0 };
	int status = 0;
	*g = (struct git){ .files = files, .environment = environment };
	arena_init(&g->arena);
	names_init(&g->objects, &g->arena);
	g->folder = str_copy(&g->arena, str_of(folder));
	bool fine = git_ask(g, PREFIX, &out, why);
	g->prefix = first_line(g, &out);
	buf_clear(&out);
	fine = fine && git_run(g, TOP, &out, &said, &status, why); /* a bare repository has none */
	g->top = fine && !status ? first_line(g, &out) : (struct str){ 0 };
	buf_finish(&out);
	buf_finish(&said);
	return fine;
}

void git_close(struct git *g)
{
	git_answers_finish(g);
	arena_finish(&g->arena);
}

/* ---- revisions ---- */

/* What git answers on one line; false where it has no answer. */
bool git_ask_for_line(struct git *g, const char *const *words, struct str *line, struct buf *why)
{
	struct buf out = { 0 }, said = { 0 };
	int status = 0;
	bool fine = git_run(g, words, &out, &said, &status, why) && !status;
	*line = first_line(g, &out);
	buf_finish(&out);
	buf_finish(&said);
	return fine && line->len;
}

bool git_commit(struct git *g, struct str revision, struct str *commit, struct buf *why)
{
	const char *const words[] = { "rev-parse", "--verify", "-q", str_fmt(&g->arena, "%.*s^{commit}", STR_ARG(revision)).at, NULL };
	return revision.len && revision.at[0] != '-' && git_ask_for_line(g, words, commit, why);
}

bool git_merge_base(struct git *g, struct str one, struct str other, struct str *commit, struct buf *why)
{
	const char *const words[] = { "merge-base", str_terminated(&g->arena, one), str_terminated(&g->arena, other), NULL };
	return git_ask_for_line(g, words, commit, why);
}

struct git_version git_version_read(struct str line)
{
	struct git_version v = { .commit = str_next(&line, ' ') };
	v.date = line;
	return v;
}

bool git_version_of(struct git *g, struct str commit, struct git_version *version, struct buf *why)
{
	const char *const words[] = { "show", "-s", "--format=%H %cs", str_terminated(&g->arena, commit), "--", NULL };
	struct str line;
	bool fine = git_ask_for_line(g, words, &line, why);
	*version = git_version_read(line);
	return fine;
}

/* ---- paths ---- */

/* Where a path leads that need not be there any more: its nearest folder that is there, and the rest of it. A link to a file is itself in git. */
static void resolve_path(struct git *g, struct str path, struct buf *whole)
{
	const struct disk *disk = &g->files->disk;
	struct str known = disk_is_folder(str_terminated(&g->arena, path)) ? path : path_folder(path);
	struct buf why = { 0 };
	bool is_last = false;
	while (!disk->resolve(disk->context, known.len ? str_terminated(&g->arena, known) : ".", whole, &why) && !is_last) {
		buf_clear(whole);
		is_last = !known.len;
		while (known.len && str_ends(known, "/"))
			known.len--;
		known = path_folder(known);
	}
	while (str_ends(known, "/"))
		known.len--;
	buf_fmt(whole, "%s%.*s", known.len ? "" : "/", STR_ARG(str_slice(path, known.len, path.len)));
	buf_finish(&why);
}

/* The repository is that of another folder than the caller's: where the path leads says where it is in it. */
static bool path_in_other(struct git *g, const char *path, struct str *from_top)
{
	struct buf whole = { 0 }, tidy = { 0 };
	resolve_path(g, str_of(path), &whole);
	path_tidy(&tidy, buf_as_str(&whole));
	struct str below = buf_as_str(&tidy);
	bool is_inside = g->top.len && str_starts(below, g->top.at) && (below.len == g->top.len || below.at[g->top.len] == '/');
	*from_top = str_copy(&g->arena, str_slice(below, is_inside ? g->top.len + 1 : 0, below.len));
	buf_finish(&whole);
	buf_finish(&tidy);
	return is_inside;
}

bool git_path(struct git *g, const char *path, struct str *from_top)
{
	if (!str_is(g->folder, "."))
		return path_in_other(g, path, from_top);
	struct buf whole = { 0 }, tidy = { 0 };
	struct str below = str_of(path);
	bool is_whole = str_starts(below, "/"), is_inside = true;
	if (is_whole && g->top.len && str_starts(below, g->top.at) && (below.len == g->top.len || below.at[g->top.len] == '/'))
		below = str_slice(below, g->top.len + 1, below.len);
	else
		is_inside = !is_whole;
	if (!is_whole)
		buf_str(&whole, g->prefix);
	buf_str(&whole, below);
	path_tidy(&tidy, buf_as_str(&whole));
	is_inside = is_inside && !str_is(buf_as_str(&tidy), "..") && !str_starts(buf_as_str(&tidy), "../");
	*from_top = str_copy(&g->arena, buf_as_str(&tidy));
	buf_finish(&whole);
	buf_finish(&tidy);
	return is_inside;
}

/* ---- the working tree ---- */

/* A link that stays in the repository is one as well, also where it leads nowhere. */
static bool is_file(const struct git *g, struct str path)
{
	struct buf whole = { 0 }, real = { 0 }, why = { 0 };
	struct stat st;
	buf_fmt(&whole, "%.*s/%.*s", STR_ARG(g->top), STR_ARG(path));
	bool fine = lstat(whole.at, &st) == 0 && (S_ISREG(st.st_mode) || (S_ISLNK(st.st_mode) && !disk_is_folder(whole.at)));
	if (fine && S_ISLNK(st.st_mode) && system_resolve(whole.at, &real, &why))
		fine = path_is_below(g->top, buf_as_str(&real));
	buf_finish(&whole);
	buf_finish(&real);
	buf_finish(&why);
	return fine;
}

/* By the rules of disk_walk: nothing hidden, nothing below a link. */
static bool is_map_path(struct str path)
{
	for (struct str rest = path; rest.len;)
		if (str_starts(str_next(&rest, '/'), "."))
			return false;
	return str_ends(path, ".cjm");
}

bool git_working_maps(struct git *g, void (*visit)(void *context, struct str path), void *context, struct buf *why)
{
	const char *const words[] = { "-C", g->top.at, "ls-files", "-z", "--cached", "--others", "--exclude-standard", NULL };
	struct buf out = { 0 };
	struct names seen; /* one that is in conflict is listed several times */
	if (!g->top.len) {
		buf_text(why, "the repository has no working tree; name two revisions: OLD..NEW");
		return false;
	}
	names_init(&seen, &g->arena);
	bool fine = git_ask(g, words, &out, why);
	for (struct str rest = buf_as_str(&out); fine && rest.len;) {
		struct str path = str_copy(&g->arena, str_next(&rest, '\0'));
		if (is_map_path(path) && !names_add(&seen, path, g) && is_file(g, path))
			visit(context, path);
	}
	buf_finish(&out);
	return fine;
}

/* ---- the files of a commit ---- */

static int compare_names(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static bool is_named(const struct git_paths *paths, struct str path)
{
	for (size_t i = 0; i < paths->list.len; i++)
		if (str_equal(paths->list.at[i], path))
			return true;
	return false;
}

void git_tree_visit(const struct git_tree *t, const struct git_paths *paths, void (*visit)(void *context, struct str path), void *context)
{
	struct { VEC(struct str) list; } maps = { 0 };
	for (size_t i = 0; i < t->files.len; i++) {
		struct str path = t->files.entries[i].name;
		if (git_tree_leads_to_file(t, path) && ((is_map_path(path) && git_paths_hold(paths, path)) || is_named(paths, path)))
			VEC_PUSH(&t->git->arena, &maps.list, path);
	}
	if (maps.list.len)
		qsort(maps.list.at, maps.list.len, sizeof *maps.list.at, compare_names);
	for (size_t i = 0; i < maps.list.len; i++)
		visit(context, maps.list.at[i]);
}

void git_tree_maps(const struct git_tree *t, void (*visit)(void *context, struct str path), void *context)
{
	git_tree_visit(t, &(struct git_paths){ { 0 } }, visit, context);
}

/* ---- the commits that changed a file ---- */

/* "COMMIT\x1fDATE\x1fSUBJECT\0" and behind it, but for merges, what became of the file: "\nM\0path\0" or "\nR100\0old\0new\0". */
static void take_versions(struct git *g, struct str all, struct str path, struct git_versions *versions)
{
	while (all.len) {
		struct git_version v = { .path = path };
		v.commit = str_next(&all, '\x1f');
		v.date = str_next(&all, '\x1f');
		v.subject = str_next(&all, '\0');
		struct str what = str_starts(all, "\n") ? str_next(&all, '\0') : (struct str){ 0 };
		bool is_renamed = str_starts(what, "\nR") || str_starts(what, "\nC");
		struct str first = what.len ? str_next(&all, '\0') : path;
		v.path = is_renamed ? str_next(&all, '\0') : first;
		path = first;
		if (!str_starts(what, "\nD"))
			VEC_PUSH(&g->arena, &versions->list, v);
	}
}

bool git_versions_of(struct git *g, struct str commit, struct str path, struct git_versions *versions, struct buf *why)
{
	const char *const words[] = {
		"-C", g->top.len ? g->top.at : ".", "log", "--follow", "-z", "--name-status", "--no-color", "--no-ext-diff", "--no-textconv", "--format=%H%x1f%cs%x1f%s", str_terminated(&g->arena, commit), "--",
		str_terminated(&g->arena, path), NULL,
	};
	struct buf out = { 0 };
	*versions = (struct git_versions){ 0 };
	bool fine = git_ask(g, words, &out, why);
	if (fine)
		take_versions(g, str_copy(&g->arena, buf_as_str(&out)), path, versions);
	buf_finish(&out);
	return fine;
}

/* "COMMIT\x1fDATE\x1fSUBJECT\0" of each commit that changed one of the files. */
static bool ask_for_commits(struct git *g, struct str commit, const struct names *paths, struct buf *out, struct buf *why)
{
	static const char *const WORDS[] = { "--literal-pathspecs", "-C", NULL, "log", "-z", "--no-color", "--no-ext-diff", "--no-textconv", "--format=%H%x1f%cs%x1f%s", NULL, "--" };
	enum { TOP = 2, COMMIT = 9, COUNT = sizeof WORDS / sizeof *WORDS };
	const char **words = arena_alloc(&g->arena, (COUNT + paths->len + 1) * sizeof *words);
	memcpy(words, WORDS, sizeof WORDS);
	words[TOP] = g->top.len ? g->top.at : ".";
	words[COMMIT] = str_terminated(&g->arena, commit);
	for (size_t i = 0; i < paths->len; i++)
		words[COUNT + i] = str_terminated(&g->arena, paths->entries[i].name);
	return git_ask(g, words, out, why);
}

static size_t version_place(const struct git_versions *versions, size_t from, struct str commit)
{
	while (from < versions->list.len && !str_equal(versions->list.at[from].commit, commit))
		from++;
	return from;
}

static void merge_versions(struct git *g, struct str all, const struct git_versions *own, struct git_versions *merged)
{
	size_t next = 0;
	while (all.len && next < own->list.len) {
		struct git_version v = { .path = own->list.at[next].path, .is_of_others = true };
		v.commit = str_next(&all, '\x1f');
		v.date = str_next(&all, '\x1f');
		v.subject = str_next(&all, '\0');
		size_t place = version_place(own, 0, v.commit);
		if (place == own->list.len)
			VEC_PUSH(&g->arena, &merged->list, v);
		for (; place < own->list.len && next <= place; next++)
			VEC_PUSH(&g->arena, &merged->list, own->list.at[next]);
	}
	for (; next < own->list.len; next++)
		VEC_PUSH(&g->arena, &merged->list, own->list.at[next]);
}

bool git_versions_with(struct git *g, struct str commit, const struct names *others, struct git_versions *versions, struct buf *why)
{
	struct names paths;
	struct git_versions merged = { { 0 } };
	struct buf out = { 0 };
	names_init(&paths, &g->arena);
	for (size_t i = 0; i < others->len; i++)
		names_add(&paths, others->entries[i].name, g);
	for (size_t i = 0; i < versions->list.len; i++)
		names_add(&paths, versions->list.at[i].path, g);
	bool fine = ask_for_commits(g, commit, &paths, &out, why);
	if (fine)
		merge_versions(g, str_copy(&g->arena, buf_as_str(&out)), versions, &merged);
	if (fine)
		*versions = merged;
	buf_finish(&out);
	return fine;
}
