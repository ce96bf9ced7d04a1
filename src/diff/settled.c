/* settled.c — which pain is closed, and by what. That a map no longer tells a pain is no reason to call it closed: an action that
 * answers it is done, a step or a gain realises an opportunity that answers it, or somebody looked for it and found none. */
#include "diff/work.h"

/* The pains that `target`, an opportunity or a pain of one map, stands for there: of the other map's, which this one no longer tells. */
static void settle(struct diff *d, const struct thing *target, const struct thing *by)
{
	const struct opportunity *o = (const struct opportunity *)target;
	if (!target)
		return;
	if (target->kind == KIND_PAIN && !diff_pairs_find(&d->work->settled, target))
		diff_pairs_set(&d->arena, &d->work->settled, target, by);
	for (size_t i = 0; target->kind == KIND_OPPORTUNITY && i < o->answers.len; i++)
		settle(d, o->answers.at[i], by);
}

static void settle_all(struct diff *d, const struct things *targets, const struct thing *by)
{
	for (size_t i = 0; i < targets->len; i++)
		settle(d, targets->at[i], by);
}

struct settling {
	struct diff *d;
	bool is_old; /* what is done stands in the old map, the pains in the new one: the way back */
};

static const struct thing *on_the_other_side(const struct settling *s, const struct thing *t)
{
	return s->is_old ? diff_new_of(s->d, t) : diff_old_of(s->d, t);
}

/* What an action stands for in this map, and what it stood for in the other one. */
static void settle_action(struct settling *s, const struct action *a)
{
	const struct action *before = (const struct action *)on_the_other_side(s, &a->thing);
	if (a->status != ACTION_DONE)
		return;
	for (size_t i = 0; i < a->answers.len; i++)
		settle(s->d, on_the_other_side(s, a->answers.at[i]), &a->thing);
	if (before)
		settle_all(s->d, &before->answers, &a->thing);
}

static void settle_thing(void *context, const struct thing *t)
{
	struct settling *s = context;
	if (t->kind == KIND_ACTION)
		settle_action(s, (const struct action *)t);
}

void diff_settle(struct diff *d, const struct diff_journey *j)
{
	struct settling back = { d, true }, there = { d, false };
	if (!j->old || !j->new)
		return;
	journey_walk(j->new, settle_thing, &there);
	journey_walk(j->old, settle_thing, &back);
}

static const struct thing *none_found(const struct content *c)
{
	FOR_EACH(struct nothing, none, c->nones)
		if (none->dimension == DIMENSION_PAIN)
			return &none->thing;
	return NULL;
}

/* The stage or the step that a pain stands in, the other map's; where the step is gone, its stage. */
static const struct thing *where_it_would_stand(const struct diff *d, const struct thing *place, bool is_old)
{
	const struct thing *there = is_old ? diff_new_of(d, place) : diff_old_of(d, place);
	return there || !place || place->kind != KIND_STEP ? there : where_it_would_stand(d, place->parent, is_old);
}

const struct thing *diff_settled_by(const struct diff *d, const struct thing *pain, bool is_old)
{
	const struct thing *by = diff_pairs_find(&d->work->settled, pain);
	for (const struct thing *place = where_it_would_stand(d, pain->parent, is_old); place && !by; place = place->parent)
		if (place->kind == KIND_STEP || place->kind == KIND_STAGE)
			by = none_found(content_of((struct thing *)place));
	return by;
}
