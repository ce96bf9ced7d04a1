/* note.c — a change is noted in the group of the place where it is. */
#include "diff/work.h"

void diff_group_open(struct diff *d, const struct diff_journey *j, const struct thing *stage, const struct thing *step)
{
	struct diff_group g = { .journey = j, .stage = stage, .step = step };
	if (stage)
		g.stage_title = diff_tidy_text(d, thing_label(stage));
	if (step)
		g.step_title = diff_tidy_text(d, thing_label(step));
	VEC_PUSH(&d->arena, &d->groups, g);
	d->work->group = d->groups.len - 1;
}

struct change *diff_note_change(struct diff *d, enum change_sign sign, const struct thing *old, const struct thing *new)
{
	struct change c = { .sign = sign, .old = old, .new = new, .group = d->work->group, .is_written_elsewhere = d->work->is_folded };
	c.kind = new ? new->kind : old ? old->kind : KIND_FILE;
	VEC_PUSH(&d->arena, &d->changes, c);
	return &d->changes.at[d->changes.len - 1];
}

static enum change_sign sign_of(bool was, bool is)
{
	return was && is ? CHANGE_CHANGED : is ? CHANGE_ADDED : CHANGE_REMOVED;
}

struct change *diff_note_property(struct diff *d, const struct thing *old, const struct thing *new, const char *property, struct str from, struct str to)
{
	struct change *c = diff_note_change(d, sign_of(from.len, to.len), old, new);
	c->property = property;
	c->from = from;
	c->to = to;
	return c;
}
