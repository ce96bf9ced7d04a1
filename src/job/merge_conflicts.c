/* merge_conflicts.c — what both changed in two ways, marked as git marks it: each once, around the statement alone, on lines of its own. */
#include "job/merge.h"

/* Of a statement on the line of others that one is marked which stands directly in the statement that begins the line: in its block it has a line. */
static struct merge_item *marked_unit(const struct merge_run *r, struct merge_item *ours)
{
	while (!merge_is_first_on_line(r, ours) && ours->parent->node->kind != KIND_FILE && !merge_is_first_on_line(r, ours->parent))
		ours = ours->parent;
	return ours;
}

static void settle(struct merge_item *i)
{
	if (!i)
		return;
	i->is_settled = true;
	for (size_t k = 0; k < i->items.len; k++)
		settle(i->items.at[k]);
}

static struct str marked(struct merge_run *r, struct str ours, struct str theirs)
{
	r->m->conflicts++;
	return str_fmt(r->arena, "<<<<<<< current\n%.*s=======\n%.*s>>>>>>> other\n", STR_ARG(ours), STR_ARG(theirs));
}

/* The line of its words, with all that is on it. */
static struct str head_lines(struct merge_run *r, const struct merge_item *i, struct str indentation)
{
	if (!merge_is_first_on_line(r, i))
		return merge_lines_of(r, i, indentation);
	uint32_t at = merge_line_start(r, i->side, merge_start(i)), end = merge_line_end(r, i->side, merge_head_end(i));
	return merge_reindented(r, str_slice(merge_source(r, i->side), at, end), merge_indentation(r, i->side, at), indentation);
}

/* What stands on that line is in the mark. */
static void settle_line(const struct merge_run *r, struct merge_item *head)
{
	uint32_t end = merge_line_end(r, head->side, merge_head_end(head));
	head->is_settled = true;
	for (size_t i = 0; i < head->items.len; i++)
		if (merge_start(head->items.at[i]) < end)
			settle_line(r, head->items.at[i]);
}

/* Both have it, in other words: of one with a block the line of its words. */
static void mark_line(struct merge_run *r, struct merge_item *ours, struct merge_item *theirs)
{
	uint32_t at = merge_line_start(r, OF_OURS, merge_start(ours)), end = merge_line_end(r, OF_OURS, merge_head_end(ours));
	struct str indentation = merge_indentation(r, OF_OURS, at);
	struct str said = merge_is_one_line(r, ours) && merge_is_one_line(r, theirs) ? merge_lines_of(r, theirs, indentation) : head_lines(r, theirs, indentation);
	merge_edit(r, at, end, marked(r, head_lines(r, ours, indentation), said));
	settle_line(r, ours);
	settle_line(r, theirs);
}

/* In the line of another: taken out of it, and marked in the block. */
static void mark_in_block(struct merge_run *r, struct merge_item *ours, struct merge_item *theirs)
{
	struct merge_item *parent = ours->parent;
	struct str indentation = merge_indentation_in(r, parent);
	if (!merge_is_one_line(r, ours) || !merge_is_first_on_line(r, parent))
		merge_give_up(r);
	struct str block = marked(r, merge_lines_of(r, ours, indentation), theirs ? merge_lines_of(r, theirs, indentation) : STR(""));
	merge_take_out(r, ours);
	ours->is_gone = false;
	merge_edit(r, merge_block_start(r, parent), merge_block_start(r, parent), block);
	settle(ours);
	settle(theirs);
}

/* Theirs has it no more, and ours changed it. */
static void mark_kept(struct merge_run *r, struct merge_item *ours)
{
	struct merge_item *unit = marked_unit(r, ours);
	if (!merge_is_first_on_line(r, unit)) {
		mark_in_block(r, ours == unit ? ours : unit, ours == unit ? NULL : unit->peers[OF_THEIRS]);
		return;
	}
	uint32_t at = merge_line_start(r, OF_OURS, merge_start(ours)), end = merge_line_end(r, OF_OURS, merge_end(ours));
	if (!merge_owns_lines(r, ours))
		merge_give_up(r);
	merge_edit(r, at, end, marked(r, merge_lines_of(r, ours, merge_indentation(r, OF_OURS, at)), STR("")));
	settle(ours);
}

void merge_conflict(struct merge_run *r, struct merge_item *parent, struct merge_item *ours, struct merge_item *theirs)
{
	if (ours && !theirs) {
		mark_kept(r, ours);
	} else if (!ours) {
		merge_put_block(r, parent, theirs, marked(r, STR(""), merge_lines_of(r, theirs, merge_indentation_in(r, parent))));
		settle(theirs);
	} else if (merge_is_first_on_line(r, ours)) {
		mark_line(r, ours, theirs);
	} else {
		struct merge_item *unit = marked_unit(r, ours), *other = unit->peers[OF_THEIRS];
		if (!other)
			merge_give_up(r);
		else
			mark_in_block(r, unit, other);
	}
}
