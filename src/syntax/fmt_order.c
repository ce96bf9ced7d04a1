/* fmt_order.c — the settled order: properties by their rows, then content as the author ordered it. */
#include "syntax/fmt.h"
#include "syntax/hand_on.h"

#include <stdlib.h>

/* A reason belongs to the half of a feeling that it follows, so it goes on standing before the others. */
static bool follows_first_half(const struct node *n)
{
	if (n->kind != KIND_BECAUSE || n->parent->kind != KIND_FEEL)
		return false;
	for (const struct node *before = n->parent->first; before != n; before = before->next)
		if (before->kind == KIND_FEEL_AND || before->kind == KIND_FEEL_TO || before->kind == KIND_FEEL_OR)
			return false;
	return true;
}

static bool has_reason(const struct node *n)
{
	bool has = n->kind == KIND_BECAUSE;
	for (const struct node *child = n->first; child && !has; child = child->next)
		has = child->kind == KIND_BECAUSE;
	return has;
}

/* Behind a reason it would be the reason's. */
static bool must_stand_before_reasons(const struct node *claim)
{
	bool must = false;
	for (const struct node *n = claim->parent->first; n && hand_on_is_claim(claim->kind) && claim->parent->kind == KIND_FEEL && !must; n = n->next)
		must = has_reason(n);
	return must;
}

static int rank_of(const struct entry *e)
{
	if (follows_first_half(e->node) || must_stand_before_reasons(e->node))
		return e->node->kind == KIND_BECAUSE ? KIND_FEEL : KIND_FEEL - 1;
	return statement_of(e->node->kind)->is_property ? (int)e->node->kind : KIND_COUNT;
}

static int by_rank(const void *left, const void *right)
{
	const struct entry *a = *(struct entry *const *)left, *b = *(struct entry *const *)right;
	int order = rank_of(a) - rank_of(b);
	return order ? order : (a->node->word.at > b->node->word.at) - (a->node->word.at < b->node->word.at);
}

static void relink_children(struct entry *parent, struct entry **children, size_t count)
{
	parent->first = parent->last = NULL;
	for (size_t i = 0; i < count; i++) {
		if (parent->last)
			parent->last->next = children[i];
		else
			parent->first = children[i];
		parent->last = children[i];
		children[i]->next = NULL;
	}
}

void fmt_insert(struct entry *parent, struct entry *e)
{
	struct entry *before = NULL;
	for (struct entry *other = parent->first; other && by_rank(&other, &e) < 0; other = other->next)
		before = other;
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
	struct entry **children = arena_alloc(arena, count * sizeof *children);
	for (struct entry *e = parent->first; e; e = e->next)
		children[i++] = e;
	if (count > 1)
		qsort(children, count, sizeof *children, by_rank);
	relink_children(parent, children, count);
}
