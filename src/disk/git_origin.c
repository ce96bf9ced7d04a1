/* git_origin.c — the revision that a file is of which git hands over. It names the object alone; but wherever a file was that object, in any commit, the
 * index or the working tree, other files were beside it: where those were always the same, it does not matter which revision is meant. */
#include "disk/git_run.h"

enum { COMMITS_MOST = 2000 }; /* of more nobody waits for the answer */

struct origin_search {
	struct git *git;
	struct str path, text;
	struct names others; /* paths of the files that it names, and of those that they name */
	struct str at;       /* the commit whose files the others are held against */
};

/* ---- states ---- */

/* "COMMIT:path", or ":path" for the index. False where it is not there. */
static bool bytes_at(struct git *g, struct str commit, struct str path, struct buf *bytes)
{
	struct buf why = { 0 };
	bool is_there = git_object(g, str_fmt(&g->arena, "%.*s:%.*s", STR_ARG(commit), STR_ARG(path)), bytes, &why);
	buf_finish(&why);
	return is_there;
}

static bool bytes_now(struct git *g, struct str path, struct buf *bytes)
{
	struct buf why = { 0 };
	const struct disk *disk = &g->files->disk;
	bool is_there = g->top.len && disk->read(disk->context, str_fmt(&g->arena, "%.*s/%.*s", STR_ARG(g->top), STR_ARG(path)).at, bytes, &why);
	buf_finish(&why);
	return is_there;
}

static bool read_state(struct git *g, const struct str *commit, struct str path, struct buf *bytes)
{
	return commit ? bytes_at(g, *commit, path, bytes) : bytes_now(g, path, bytes);
}

/* Whether a state has the file as it was handed over; NULL: the working tree. */
static bool has_file(const struct origin_search *s, const struct str *commit)
{
	struct buf bytes = { 0 };
	bool is_same = read_state(s->git, commit, s->path, &bytes) && str_equal(buf_as_str(&bytes), s->text);
	buf_finish(&bytes);
	return is_same;
}

static bool has_same_others(const struct origin_search *s, const struct str *commit)
{
	bool is_same = true;
	for (size_t i = 0; i < s->others.len && is_same; i++) {
		struct buf here = { 0 }, there = { 0 };
		bool is_here = read_state(s->git, commit, s->others.entries[i].name, &here), is_there = bytes_at(s->git, s->at, s->others.entries[i].name, &there);
		is_same = is_here == is_there && str_equal(buf_as_str(&here), buf_as_str(&there));
		buf_finish(&here);
		buf_finish(&there);
	}
	return is_same;
}

/* ---- commits ---- */

/* All that changed one of the files, merges as well. */
static bool list_commits(struct git *g, const struct names *paths, struct buf *out)
{
	static const char *const WORDS[] = { "-C", NULL, "log", "--all", "HEAD", "--full-history", "--no-color", "--no-ext-diff", "--no-textconv", "--format=%H", "--" };
	enum { TOP = 1, COUNT = sizeof WORDS / sizeof *WORDS };
	const char **words = arena_alloc(&g->arena, (COUNT + paths->len + 1) * sizeof *words);
	struct buf why = { 0 };
	for (size_t i = 0; i < COUNT; i++)
		words[i] = WORDS[i];
	words[TOP] = g->top.len ? g->top.at : ".";
	for (size_t i = 0; i < paths->len; i++)
		words[COUNT + i] = str_terminated(&g->arena, paths->entries[i].name);
	words[COUNT + paths->len] = NULL;
	bool fine = git_ask(g, words, out, &why);
	buf_finish(&why);
	return fine;
}

static bool find_first(struct origin_search *s)
{
	struct names path;
	struct buf out = { 0 };
	names_init(&path, &s->git->arena);
	names_add(&path, s->path, s);
	bool fine = list_commits(s->git, &path, &out);
	size_t count = 0;
	for (struct str rest = buf_as_str(&out); fine && rest.len && !s->at.len && count < COMMITS_MOST; count++) {
		struct str commit = str_next(&rest, '\n');
		if (has_file(s, &commit))
			s->at = str_copy(&s->git->arena, commit);
	}
	buf_finish(&out);
	return s->at.len > 0;
}

static bool is_the_same_everywhere(const struct origin_search *s)
{
	struct names paths;
	struct buf out = { 0 };
	const struct str index = STR("");
	names_init(&paths, &s->git->arena);
	names_add(&paths, s->path, s->git);
	for (size_t i = 0; i < s->others.len; i++)
		names_add(&paths, s->others.entries[i].name, s->git);
	bool is_same = list_commits(s->git, &paths, &out);
	size_t count = 0;
	for (struct str rest = buf_as_str(&out); is_same && rest.len; count++) {
		struct str commit = str_next(&rest, '\n');
		is_same = count < COMMITS_MOST && (!has_file(s, &commit) || has_same_others(s, &commit));
	}
	is_same = is_same && (!has_file(s, &index) || has_same_others(s, &index));
	is_same = is_same && (!has_file(s, NULL) || has_same_others(s, NULL));
	buf_finish(&out);
	return is_same;
}

/* ---- the answer ---- */

static bool open_tree(struct git_origin *o, struct git *g, struct str commit)
{
	struct buf why = { 0 };
	git_tree_close(&o->tree);
	o->is_open = git_tree_open(&o->tree, g, commit, &why);
	buf_finish(&why);
	return o->is_open;
}

void git_origin_find(struct git_origin *o, struct git *g, struct str path, struct str object, struct str text, git_named_files *named)
{
	struct origin_search s = { .git = g, .path = path, .text = text };
	struct str head;
	struct buf why = { 0 };
	*o = (struct git_origin){ .is_of = GIT_OF_UNKNOWN };
	names_init(&s.others, &g->arena);
	bool has_line = str_find(path, '\n') < path.len; /* git is asked line by line */
	if (!has_line && find_first(&s) && open_tree(o, g, s.at)) {
		named(&o->tree.disk, o->tree.root, path, text, &s.others);
		if (is_the_same_everywhere(&s))
			o->is_of = GIT_OF_ITS_OWN;
	}
	if (o->is_of == GIT_OF_UNKNOWN && git_commit(g, STR("HEAD"), &head, &why) && open_tree(o, g, head) && git_tree_has(&o->tree, path, object))
		o->is_of = GIT_OF_HEAD;
	buf_finish(&why);
}

void git_origin_close(struct git_origin *o)
{
	git_tree_close(&o->tree);
}
