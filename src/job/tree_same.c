/* tree_same.c — whether a map, with all that it names, is the same on both sides: then there is nothing to compare. */
#include "job/trees.h"

void tree_reading_init(struct tree_reading *r, const struct trees *t)
{
	*r = (struct tree_reading){ 0 };
	project_init(&r->old, t->old.disk);
	project_init(&r->new, t->new.disk);
	project_fix_root(&r->old, t->old.root.at);
	project_fix_root(&r->new, t->new.root.at);
	arena_init(&r->arena);
	names_init(&r->same, &r->arena);
}

void tree_reading_finish(struct tree_reading *r)
{
	project_finish(&r->old);
	project_finish(&r->new);
	arena_finish(&r->arena);
}

bool tree_text(const struct map_tree *side, struct str path, struct buf *text, struct buf *why)
{
	struct buf terminated = { 0 };
	const struct str *within = names_find(&side->within, path);
	if (within) {
		buf_str(text, *within);
		return true;
	}
	buf_str(&terminated, path);
	bool fine = side->disk->read(side->disk->context, terminated.at, text, why);
	buf_finish(&terminated);
	return fine;
}

static bool looks_the_same(struct tree_reading *r, struct str path, struct str old, struct str new);

/* A file that another names; what cannot be read on one of the sides is for the comparison to tell. */
static bool named_is_same(struct tree_reading *r, struct str from, struct str path, bool is_map)
{
	struct buf old = { 0 }, new = { 0 }, found = { 0 }, unused = { 0 };
	bool fine = project_read(&r->old, from, path, &old, &found, &unused) && project_read(&r->new, from, path, &new, NULL, &unused);
	fine = fine && str_equal(buf_as_str(&old), buf_as_str(&new));
	if (fine && is_map)
		fine = looks_the_same(r, buf_as_str(&found), buf_as_str(&old), buf_as_str(&new));
	buf_finish(&old);
	buf_finish(&new);
	buf_finish(&found);
	buf_finish(&unused);
	return fine;
}

static bool holds_what_it_names(struct tree_reading *r, struct str path, struct str text)
{
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	struct ast *ast = ast_parse(&sources, source_add(&sources, path, text, &found), &found);
	bool fine = true;
	for (const struct node *n = ast->root->first; n && fine; n = node_after(n))
		for (uint32_t i = 0; fine && i < n->arg_count; i++)
			if ((n->kind == KIND_INCLUDE || n->kind == KIND_DATA) && n->args[i].kind == ARG_TEXT)
				fine = named_is_same(r, path, n->args[i].text, n->kind == KIND_INCLUDE);
	ast_free(ast);
	findings_finish(&found);
	sources_finish(&sources);
	return fine;
}

/* Where two files include each other, the one that is looked at already counts as the same until all have been: what was found under that
 * assumption is known only if it holds. */
static bool looks_the_same(struct tree_reading *r, struct str path, struct str old, struct str new)
{
	enum sameness *known = names_find(&r->same, path);
	if (known && *known != SAMENESS_UNKNOWN)
		return *known != SAMENESS_NONE;
	if (!known)
		names_add(&r->same, str_copy(&r->arena, path), known = ARENA_NEW(&r->arena, enum sameness));
	*known = SAMENESS_ASSUMED;
	VEC_PUSH(&r->arena, &r->assumed, known);
	bool fine = str_equal(old, new) && holds_what_it_names(r, path, new);
	if (!fine)
		*known = SAMENESS_NONE;
	return fine;
}

bool tree_is_same(struct tree_reading *r, struct str path, struct str old, struct str new)
{
	r->assumed.len = 0;
	bool fine = looks_the_same(r, path, old, new);
	for (size_t i = 0; i < r->assumed.len; i++)
		if (*r->assumed.at[i] == SAMENESS_ASSUMED)
			*r->assumed.at[i] = fine ? SAMENESS_WHOLE : SAMENESS_UNKNOWN;
	return fine;
}
