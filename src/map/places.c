/* places.c — where members were written: the row of fields.def says which statement fills a member, the tree where it stands. */
#include "cjm/places.h"
#include "cjm/fields.h"

/* What everything may say of where it is known from has no rows: it goes into the basis of each thing. */
static const struct {
	size_t offset;
	enum statement_kind kind;
} BASIS[] = {
	{ offsetof(struct thing, basis.sources), KIND_FROM },
	{ offsetof(struct thing, basis.assumed), KIND_ASSUMED },
	{ offsetof(struct thing, basis.predicted), KIND_PREDICTED },
	{ offsetof(struct thing, basis.internal), KIND_INTERNAL },
};

struct written { /* a walk over what fills a member */
	const struct node *node;  /* the statement that is next, or the rest of it; NULL behind the last */
	enum statement_kind kind; /* of those to go on with beside it; KIND_NONE for the one statement alone */
	int slot;
	uint32_t arg;
};

static const struct node *of_kind(const struct node *n, enum statement_kind kind)
{
	while (n && n->kind != kind)
		n = n->next;
	return n;
}

/* ---- which statements and slots ---- */

/* `review` is no thing: it only holds `every`, which is the journey's. */
static const struct node *holder_of(const struct field *f, const struct thing *t)
{
	if (f->parent == t->kind)
		return t->node;
	return !thing_size(f->parent) && statement_fits(f->parent, t->kind) ? of_kind(t->node->first, f->parent) : NULL;
}

static struct written below(const struct node *holder, enum statement_kind kind)
{
	return (struct written){ .node = of_kind(holder->first, kind), .kind = kind };
}

static bool is_of_name(enum slot_type type)
{
	return type == SLOT_NAME || type == SLOT_WORD;
}

static bool is_of_text(enum slot_type type)
{
	return type == SLOT_TEXT || type == SLOT_REF_OR_TEXT;
}

/* A slot of the statement itself; -1 for none. */
static int own_slot(const struct thing *t, size_t offset)
{
	bool is_name = offset == offsetof(struct thing, name), is_text = offset == offsetof(struct thing, text);
	const struct slot *slots = statement_of(t->kind)->slots;
	for (int i = 0; (is_name || is_text) && slots[i].type; i++)
		if ((is_name && t->name.len && is_of_name(slots[i].type)) || (is_text && t->text.len && is_of_text(slots[i].type)))
			return i;
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++)
		if (ARG_FIELDS[i].kind == t->kind && ARG_FIELDS[i].offset == offset)
			return ARG_FIELDS[i].slot;
	return -1;
}

static struct written written_of(const struct thing *t, const void *member)
{
	size_t offset = (size_t)((const char *)member - (const char *)t);
	int slot = t->node ? own_slot(t, offset) : -1;
	if (slot >= 0)
		return (struct written){ t->node, KIND_NONE, slot, 0 };
	for (size_t i = 0; t->node && i < sizeof BASIS / sizeof *BASIS; i++)
		if (BASIS[i].offset == offset)
			return below(t->node, BASIS[i].kind);
	for (size_t i = 0; t->node && i < FIELD_COUNT; i++) {
		const struct node *holder = FIELDS[i].offset == offset && !thing_size(FIELDS[i].kind) ? holder_of(&FIELDS[i], t) : NULL;
		if (holder)
			return below(holder, FIELDS[i].kind);
	}
	return (struct written){ 0 };
}

/* ---- what stands there ---- */

static struct span joined_spans(struct span a, struct span b)
{
	if (!a.file)
		return b;
	a.len = b.at + b.len - a.at;
	return a;
}

/* The next argument of the slot. */
static bool next_arg(struct written *w, struct span *span)
{
	while (w->arg < w->node->arg_count) {
		const struct arg *a = &w->node->args[w->arg++];
		if (a->slot == w->slot) {
			*span = arg_inside(a);
			return true;
		}
	}
	return false;
}

static void go_on(struct written *w)
{
	w->node = w->kind == KIND_NONE ? NULL : of_kind(w->node->next, w->kind);
	w->arg = 0;
}

/* An item: an argument, all paragraphs of a text, or a flag's word. */
static bool next_item(struct written *w, struct span *span)
{
	for (; w->node; go_on(w)) {
		enum slot_type type = statement_of(w->node->kind)->slots[w->slot].type;
		if (type == SLOT_END) {
			*span = w->node->word;
			go_on(w);
			return true;
		}
		if (next_arg(w, span)) {
			struct span more;
			while (type == SLOT_TEXT && next_arg(w, &more))
				*span = joined_spans(*span, more);
			return true;
		}
	}
	return false;
}

static struct span all_of(struct written w)
{
	struct span all = { 0 }, item;
	while (next_item(&w, &item))
		all = joined_spans(all, item);
	return all;
}

/* ---- from outside ---- */

struct span span_of_member(const struct thing *t, const void *member)
{
	return all_of(written_of(t, member));
}

struct span span_of_item(const struct thing *t, const void *member, size_t index)
{
	struct written w = written_of(t, member);
	struct span item;
	while (next_item(&w, &item))
		if (!index--)
			return item;
	return (struct span){ 0 };
}

/* The main file comes first, and what it says holds. */
struct span map_span_of_member(const struct map *m, const void *member)
{
	size_t offset = (size_t)((const char *)member - (const char *)m);
	struct span span = { 0 };
	for (size_t i = 0; i < FIELD_COUNT; i++)
		for (size_t k = 0; FIELDS[i].parent == KIND_FILE && FIELDS[i].offset == offset && !span.file && k < m->asts.len; k++)
			span = all_of(below(m->asts.at[k]->root, FIELDS[i].kind));
	return span;
}

struct span thing_extent(const struct thing *t)
{
	return t->node ? node_extent(t->node) : t->span;
}
