/* naming.c — a name for whatever has none and may have one, made of its text, so that whoever keeps names elsewhere can rely on them.
 * What refers to it in quotes says the name from then on: the text may change. Nothing else of the file does. */
#include "map/bind.h"

#include <stdlib.h>

enum { NAME_LONGEST = 32 };

struct edit {
	uint32_t at, len; /* what is taken out of the file */
	struct str text;  /* what is put there */
};

struct naming {
	const struct map *m;
	struct arena arena;
	struct names taken; /* "POOL NAME" */
	struct names given; /* place of a statement → its name */
	VEC(struct edit) edits;
	size_t journey;     /* the number of the one that is walked */
};

/* ---- which names are taken ---- */

/* Names differ where one could be taken for the other: stages and steps by `require`, what is answered by a map that follows. */
static struct str pool_key(struct naming *n, enum statement_kind kind, size_t journey, struct str name)
{
	enum space space = bind_space_of(kind);
	bool is_shared = space == SPACE_JOURNEYS || space == SPACE_CLAIMS;
	return str_fmt(&n->arena, "%d.%zu %.*s", (int)(space == SPACE_STEPS ? SPACE_STAGES : space), is_shared ? 0 : journey, STR_ARG(name));
}

static void take_name(void *naming, const struct thing *t)
{
	struct naming *n = naming;
	if (t->name.len && bind_space_of(t->kind) != SPACE_NONE)
		names_add(&n->taken, pool_key(n, t->kind, n->journey, t->name), n);
}

/* Journeys are numbered as they stand in the main file; those of others come behind. */
static void take_names(struct naming *n)
{
	size_t own = 0, others = n->m->journeys.len;
	FOR_EACH(struct journey, j, n->m->journeys) {
		n->journey = j->thing.span.file == n->m->file ? ++own : ++others;
		journey_walk(j, take_name, n);
	}
	n->journey = 0;
}

/* ---- making one ---- */

static struct str beginning_of_slug(struct str slug)
{
	size_t end = 0, word = 0;
	for (int signs = 0; end < slug.len && signs < NAME_LONGEST; signs++) {
		word = slug.at[end] == '-' ? end : word;
		utf8_next(slug, &end);
	}
	bool is_whole = end == slug.len || slug.at[end] == '-';
	return str_slice(slug, 0, is_whole || word < 4 ? end : word);
}

static bool begins_as_name(struct str s)
{
	size_t at = 0;
	return s.len && unicode_is_letter(utf8_next(s, &at));
}

struct str name_made_of(struct arena *a, enum statement_kind kind, struct str text)
{
	struct str words = beginning_of_slug(str_slug(a, text));
	if (!words.len)
		return str_fmt(a, "a-%s", kind_word(kind));
	if (!begins_as_name(words))
		return str_fmt(a, "%s-%.*s", kind_word(kind), STR_ARG(words));
	return word_is_flag(words) || word_is_kept(words) ? str_fmt(a, "%.*s-%s", STR_ARG(words), kind_word(kind)) : words;
}

static struct str new_name(struct naming *n, enum statement_kind kind, struct str text)
{
	struct str wanted = name_made_of(&n->arena, kind, text), name = wanted;
	for (int count = 2; names_add(&n->taken, pool_key(n, kind, n->journey, name), n); count++)
		name = str_fmt(&n->arena, "%.*s-%d", STR_ARG(wanted), count);
	return name;
}

/* ---- edits ---- */

static struct str place_key(struct naming *n, struct span span)
{
	return str_fmt(&n->arena, "%u", (unsigned)span.at);
}

static bool may_have_name(const struct node *node)
{
	const struct slot *slot = &statement_of(node->kind)->slots[0];
	return slot->type == SLOT_NAME && slot->is_optional && !node_arg(node, 0) && node_arg(node, 1);
}

static void give_name(struct naming *n, const struct node *node)
{
	struct str *name = ARENA_NEW(&n->arena, struct str);
	*name = new_name(n, node->kind, node_arg(node, 1)->text);
	names_add(&n->given, place_key(n, node->span), name);
	struct edit e = { .at = node->word.at + node->word.len, .text = str_fmt(&n->arena, " %.*s", STR_ARG(*name)) };
	VEC_PUSH(&n->arena, &n->edits, e);
}

static void give_names(struct naming *n, const struct node *node)
{
	for (; node; node = node->next) {
		n->journey += node->kind == KIND_JOURNEY;
		if (may_have_name(node))
			give_name(n, node);
		give_names(n, node->first);
	}
}

/* What was referred to by its text, and has a name now. */
static void refer_by_name(struct naming *n, const struct reference *r)
{
	if (!r->is_text || !r->thing || !bind_may_have_name(r->thing->kind))
		return;
	const struct str *given = r->thing->span.file == n->m->file ? names_find(&n->given, place_key(n, r->thing->span)) : NULL;
	struct str name = given ? *given : r->thing->name;
	struct edit e = { .at = r->span.at, .len = r->span.len, .text = name };
	if (r->span.file == n->m->file && name.len)
		VEC_PUSH(&n->arena, &n->edits, e);
}

static int by_place(const void *left, const void *right)
{
	const struct edit *a = left, *b = right;
	return (a->at > b->at) - (a->at < b->at);
}

static void write_edited(struct naming *n, struct buf *out)
{
	struct str text = n->m->sources->files.at[n->m->file - 1]->text;
	size_t at = 0;
	if (n->edits.len)
		qsort(n->edits.at, n->edits.len, sizeof *n->edits.at, by_place);
	for (size_t i = 0; i < n->edits.len; i++) {
		const struct edit *e = &n->edits.at[i];
		buf_str(out, str_slice(text, at, e->at));
		buf_str(out, e->text);
		at = e->at + e->len;
	}
	buf_str(out, str_slice(text, at, text.len));
}

void map_give_names(const struct map *m, struct buf *out)
{
	struct naming n = { .m = m };
	names_init(&n.taken, &n.arena);
	names_init(&n.given, &n.arena);
	take_names(&n);
	give_names(&n, m->asts.at[0]->root->first);
	for (size_t i = 0; i < m->references.len; i++)
		refer_by_name(&n, &m->references.at[i]);
	write_edited(&n, out);
	arena_finish(&n.arena);
}
