/* fmt_order.c — the settled order: properties by their rows, then content as the author ordered it. */
#include "syntax/fmt.h"
#include "syntax/hand_on.h"

#include <stdlib.h>

struct siblings { /* what stands in one statement, asked once for all of it */
	const struct node *parent;
	const struct node *half; /* of a feeling, the first after its own */
	bool has_reason;
};

static bool has_reason(const struct node *n)
{
	bool has = n->kind == KIND_BECAUSE;
	for (const struct node *child = n->first; child && !has; child = child->next)
		has = child->kind == KIND_BECAUSE;
	return has;
}

static void meet_siblings(struct siblings *s, const struct node *parent)
{
	if (s->parent == parent)
		return;
	*s = (struct siblings){ .parent = parent };
	for (const struct node *n = parent->kind == KIND_FEEL ? parent->first : NULL; n; n = n->next) {
		bool is_half = n->kind == KIND_FEEL_AND || n->kind == KIND_FEEL_TO || n->kind == KIND_FEEL_OR;
		s->half = s->half || !is_half ? s->half : n;
		s->has_reason = s->has_reason || has_reason(n);
	}
}

/* A reason belongs to the half of a feeling that it follows, so it goes on standing before the others. Behind a reason, a claim would be the reason's. */
static int rank_of(const struct entry *e, struct siblings *s)
{
	const struct node *n = e->node;
	meet_siblings(s, n->parent);
	if (n->parent->kind == KIND_FEEL && n->kind == KIND_BECAUSE && (!s->half || n->word.at < s->half->word.at))
		return KIND_FEEL;
	if (s->has_reason && hand_on_is_claim(n->kind))
		return KIND_FEEL - 1;
	return statement_of(n->kind)->is_property ? (int)n->kind : KIND_COUNT;
}

struct ranked_entry {
	struct entry *entry;
	int rank;
};

static struct ranked_entry ranked_of(struct entry *e, struct siblings *s)
{
	return (struct ranked_entry){ e, rank_of(e, s) };
}

static int by_rank(const void *left, const void *right)
{
	const struct ranked_entry *a = left, *b = right;
	uint32_t at = a->entry->node->word.at, other = b->entry->node->word.at;
	return a->rank != b->rank ? a->rank - b->rank : (at > other) - (at < other);
}

static void relink_children(struct entry *parent, const struct ranked_entry *children, size_t count)
{
	parent->first = parent->last = NULL;
	for (size_t i = 0; i < count; i++) {
		if (parent->last)
			parent->last->next = children[i].entry;
		else
			parent->first = children[i].entry;
		parent->last = children[i].entry;
		children[i].entry->next = NULL;
	}
}

void fmt_insert(struct entry *parent, struct entry *e)
{
	struct entry *before = NULL;
	struct siblings siblings = { 0 }, of_others = { 0 };
	struct ranked_entry own = ranked_of(e, &siblings);
	for (struct entry *other = parent->first; other; other = other->next) {
		struct ranked_entry ranked = ranked_of(other, &of_others);
		if (by_rank(&ranked, &own) >= 0)
			break;
		before = other;
	}
	e->parent = parent;
	e->next = before ? before->next : parent->first;
	*(before ? &before->next : &parent->first) = e;
	parent->last = e->next ? parent->last : e;
}

void fmt_order(struct entry *parent, struct arena *arena)
{
	size_t count = 0, i = 0;
	for (const struct entry *e = parent->first; e; e = e->next)
		count++;
	struct ranked_entry *children = arena_alloc(arena, count * sizeof *children);
	struct siblings siblings = { 0 };
	for (struct entry *e = parent->first; e; e = e->next)
		children[i++] = ranked_of(e, &siblings);
	if (count > 1)
		qsort(children, count, sizeof *children, by_rank);
	relink_children(parent, children, count);
}
