/* merge_items.c — two edits of one map, statement by statement: ours is the text, and gets what theirs changed. */
#include "job/merge.h"

static bool is_same_whole(const struct merge_item *a, const struct merge_item *b)
{
	return str_equal(a->whole, b->whole);
}

/* What goes takes the comments on its lines with it. */
static bool is_untouched(const struct merge_run *r, const struct merge_item *ours, const struct merge_item *base)
{
	return is_same_whole(ours, base) && merge_has_same_remarks(r, ours, base);
}

/* ---- the words of a statement ---- */

static struct str written(const struct merge_run *r, const struct merge_item *i, struct span span)
{
	return str_slice(merge_source(r, i->side), span.at, span.at + span.len);
}

static bool is_same_argument(const struct arg *a, const struct arg *b)
{
	return a->kind == b->kind && a->slot == b->slot && str_equal(a->text, b->text) && str_equal(a->unit, b->unit);
}

/* Argument by argument, where each of the three has as many. */
static bool merge_arguments(struct merge_run *r, const struct merge_item *base, const struct merge_item *ours, const struct merge_item *theirs)
{
	const struct node *b = base->node, *o = ours->node, *t = theirs->node;
	bool fine = b->arg_count == o->arg_count && b->arg_count == t->arg_count;
	for (uint32_t i = 0; fine && i < b->arg_count; i++)
		fine = o->args[i].slot == t->args[i].slot && (is_same_argument(&b->args[i], &o->args[i]) || is_same_argument(&b->args[i], &t->args[i]) || is_same_argument(&o->args[i], &t->args[i]));
	for (uint32_t i = 0; fine && i < b->arg_count; i++)
		if (!is_same_argument(&b->args[i], &t->args[i]) && !is_same_argument(&o->args[i], &t->args[i]))
			merge_edit(r, o->args[i].span.at, o->args[i].span.at + o->args[i].span.len, written(r, theirs, t->args[i].span));
	return fine;
}

/* What is on the line of a conflict is settled with it. */
static void merge_words(struct merge_run *r, struct merge_item *ours, struct merge_item *theirs)
{
	struct merge_item *base = ours->peers[OF_BASE];
	if (str_equal(ours->own, theirs->own) || (base && str_equal(base->own, theirs->own)))
		return;
	if (base && merge_arguments(r, base, ours, theirs))
		return;
	if (base && str_equal(base->own, ours->own))
		merge_edit(r, merge_start(ours), merge_head_end(ours), written(r, theirs, theirs->node->span));
	else
		merge_conflict(r, ours->parent, ours, theirs);
}

/* ---- what only one of them has ---- */

/* What theirs put elsewhere together with something new is taken out of its old place, as long as nobody changed it there. */
static void take_out_moved_in(struct merge_run *r, const struct merge_item *theirs)
{
	for (size_t i = 0; i < theirs->items.len; i++) {
		struct merge_item *item = theirs->items.at[i], *ours = item->peers[OF_OURS], *base = item->peers[OF_BASE];
		if (base && (!ours || !is_untouched(r, ours, base) || ours->is_moved))
			merge_give_up(r);
		else if (base && !ours->is_gone)
			merge_take_out(r, ours);
		item->is_settled = true;
		if (!base)
			take_out_moved_in(r, item);
	}
}

static void put_new(struct merge_run *r, struct merge_item *parent, struct merge_item *theirs)
{
	take_out_moved_in(r, theirs);
	merge_put(r, parent, theirs, merge_lines_of(r, theirs, merge_indentation_in(r, parent)));
	theirs->is_settled = true;
}

static void merge_one(struct merge_run *r, struct merge_item *ours);

/* Theirs moved it: with what both changed in it, it goes there. */
static void put_elsewhere(struct merge_run *r, struct merge_item *parent, struct merge_item *ours, struct merge_item *theirs)
{
	uint32_t at = merge_line_start(r, OF_OURS, merge_start(ours)), end = merge_line_end(r, OF_OURS, merge_end(ours));
	bool is_unchanged = is_untouched(r, ours, ours->peers[OF_BASE]);
	bool loses_remark = !merge_has_same_remarks(r, theirs, theirs->peers[OF_BASE]) && !merge_has_same_remarks(r, theirs, ours); /* the lines of ours are what goes there */
	if (ours->is_gone || ours->is_moved || (!is_unchanged && (loses_remark || !merge_owns_lines(r, ours)))) {
		merge_give_up(r);
		return;
	}
	struct str text = merge_lines_of(r, theirs, merge_indentation_in(r, parent));
	if (!is_unchanged) {
		ours->is_settled = false;
		theirs->is_moved = false;
		merge_one(r, ours);
		text = merge_reindented(r, merge_edited(r, at, end), merge_indentation(r, OF_OURS, at), merge_indentation_in(r, parent));
	}
	merge_take_out(r, ours);
	merge_put(r, parent, theirs, text);
	ours->is_settled = theirs->is_settled = true;
}

/* What both moved, or both put in, to two places is not for a program to decide. */
static bool is_placed_apart(const struct merge_item *ours, const struct merge_item *theirs)
{
	bool both_placed = merge_is_content(ours) && (ours->is_moved || !ours->peers[OF_BASE]) && (theirs->is_moved || !theirs->peers[OF_BASE]);
	return both_placed && !merge_is_at_same_place(ours, theirs);
}

/* At each of its places it is there or not. */
static void mark_both_places(struct merge_run *r, struct merge_item *parent, struct merge_item *ours, struct merge_item *theirs)
{
	if (ours->is_settled) {
		merge_give_up(r);
		return;
	}
	merge_conflict(r, ours->parent, ours, NULL);
	merge_conflict(r, parent, NULL, theirs);
}

static void take_theirs(struct merge_run *r, struct merge_item *parent, struct merge_item *theirs)
{
	struct merge_item *ours = theirs->peers[OF_OURS], *base = theirs->peers[OF_BASE];
	if (theirs->is_settled)
		return;
	if (ours && is_placed_apart(ours, theirs))
		mark_both_places(r, parent, ours, theirs);
	else if (ours && theirs->is_moved && !ours->is_moved)
		put_elsewhere(r, parent, ours, theirs);
	else if (!ours && !base)
		put_new(r, parent, theirs);
	else if (!ours && !is_same_whole(base, theirs))
		merge_conflict(r, parent, NULL, theirs);
}

static void merge_contents(struct merge_run *r, struct merge_item *ours, struct merge_item *theirs)
{
	for (size_t i = 0; i < ours->items.len; i++)
		merge_one(r, ours->items.at[i]);
	for (size_t i = 0; i < theirs->items.len; i++)
		take_theirs(r, ours, theirs->items.at[i]);
}

static void merge_one(struct merge_run *r, struct merge_item *ours)
{
	struct merge_item *theirs = ours->peers[OF_THEIRS], *base = ours->peers[OF_BASE];
	bool waits = theirs && theirs->is_moved && !ours->is_moved; /* until its new place is met */
	if (ours->is_settled || waits || (theirs && is_placed_apart(ours, theirs)))
		return;
	if (!theirs && base && is_untouched(r, ours, base))
		merge_take_out(r, ours);
	else if (!theirs && base)
		merge_conflict(r, ours->parent, ours, NULL);
	else if (!theirs)
		for (size_t i = 0; i < ours->items.len; i++)
			merge_one(r, ours->items.at[i]);
	else {
		merge_words(r, ours, theirs);
		merge_contents(r, ours, theirs);
	}
}

void merge_items(struct merge_run *r)
{
	merge_contents(r, r->sides[OF_OURS].root, r->sides[OF_THEIRS].root);
}
