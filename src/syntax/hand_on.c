/* hand_on.c — the one exception to "it belongs to the nearest": where a reason stands on the line of what it explains, what is said behind
 * it of where it is known from holds for both. `pain "No date" because "The carrier is slow" from tickets`: the tickets tell of the pain,
 * too. The tree gets such a claim a second time, so that whoever reads it needs no exception.
 *
 * What the explained says of itself holds: then a reason has its source to itself, as on a line of its own. Of several reasons on the
 * line the first that says where it is known from hands it on. */
#include "syntax/hand_on.h"

static bool states_how_known(enum statement_kind kind)
{
	return kind == KIND_FROM || kind == KIND_ASSUMED || kind == KIND_PREDICTED;
}

bool hand_on_is_claim(enum statement_kind kind)
{
	return states_how_known(kind) || kind == KIND_INTERNAL;
}

static bool has_child(const struct node *n, bool (*is_wanted)(enum statement_kind kind))
{
	for (const struct node *child = n->first; child; child = child->next)
		if (is_wanted(child->kind))
			return true;
	return false;
}

static bool is_internal(enum statement_kind kind)
{
	return kind == KIND_INTERNAL;
}

/* A half of a feeling is known as the whole is. */
static struct node *explained_by(const struct node *reason)
{
	struct node *explained = reason->parent;
	while (explained && !statement_fits(KIND_FROM, explained->kind))
		explained = explained->parent;
	return explained;
}

bool hand_on_would(const struct node *reason, const struct node *explained)
{
	return (has_child(reason, states_how_known) && !has_child(explained, states_how_known)) || (has_child(reason, is_internal) && !has_child(explained, is_internal));
}

static void hand_on(struct ast *a, struct node *explained, const struct node *claim)
{
	struct node *n = ARENA_NEW(&a->arena, struct node);
	*n = *claim;
	n->parent = explained;
	n->next = NULL;
	n->is_handed_on = true;
	explained->last->next = n; /* the reason, or a half with one, stands in it */
	explained->last = n;
}

static void hand_on_from(struct ast *a, const struct node *reason)
{
	struct node *explained = explained_by(reason);
	if (!explained || reason->in_block)
		return;
	bool is_known = has_child(explained, states_how_known), is_kept = has_child(explained, is_internal);
	for (const struct node *claim = reason->first; claim; claim = claim->next)
		if ((states_how_known(claim->kind) && !is_known) || (is_internal(claim->kind) && !is_kept))
			hand_on(a, explained, claim);
}

void hand_on_all(struct ast *a)
{
	for (const struct node *n = a->root->first; n; n = node_after(n))
		if (n->kind == KIND_BECAUSE)
			hand_on_from(a, n);
}
