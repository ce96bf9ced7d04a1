/* settled.c — which pain is closed, and by what. That a map no longer tells a pain is no reason to call it closed: an action that
 * answers it is done, a step or a gain realises an opportunity that answers it, or somebody looked for it and found none. */
#include "diff/work.h"

static void settle_pain(struct diff *d, const struct thing *pain, const struct thing *through, const struct thing *by)
{
	if (pain->kind != KIND_PAIN || diff_pairs_find(&d->work->settled, pain))
		return;
	diff_pairs_set(&d->arena, &d->work->settled, pain, by);
	if (through)
		diff_pairs_set(&d->arena, &d->work->settled_through, pain, through);
}

/* `target`, a pain or an opportunity that answers some, is done with: by an action, a step, a gain of the other map. */
static void settle_target(struct diff *d, const struct thing *target, const struct thing *by)
{
	const struct opportunity *o = (const struct opportunity *)target;
	if (target)
		settle_pain(d, target, NULL, by);
	for (size_t i = 0; target && target->kind == KIND_OPPORTUNITY && i < o->answers.len; i++)
		settle_pain(d, o->answers.at[i], target, by);
}

static void settle_all(struct diff *d, const struct things *targets, const struct thing *by)
{
	for (size_t i = 0; i < targets->len; i++)
		settle_target(d, targets->at[i], by);
}

struct settling { /* what is done stands in one map, the pains in the other */
	struct diff *d;
	bool is_old; /* it stands in the old one: the way back */
	const struct journey *other;
	struct names names; /* of the other's pains and opportunities */
};

static const struct thing *on_the_other_side(const struct settling *s, const struct thing *t)
{
	return s->is_old ? diff_new_of(s->d, t) : diff_old_of(s->d, t);
}

static const struct journey *journey_of_claim(const struct thing *t)
{
	while (t->parent)
		t = t->parent;
	return t->kind == KIND_JOURNEY ? (const struct journey *)t : NULL;
}

/* What an action stands for in this map, and what it stood for in the other one. */
static void settle_action(struct settling *s, const struct action *a)
{
	const struct action *before = (const struct action *)on_the_other_side(s, &a->thing);
	if (a->status != ACTION_DONE)
		return;
	for (size_t i = 0; i < a->answers.len; i++)
		settle_target(s->d, on_the_other_side(s, a->answers.at[i]), &a->thing);
	if (before)
		settle_all(s->d, &before->answers, &a->thing);
}

static struct str known_as(const struct settling *s, const struct thing *t)
{
	return t->name.len ? t->name : str_fold_same(&s->d->arena, t->text);
}

/* A thing of the other side that a future state names as its own map knows it: by its name, where the two are different files. */
static const struct thing *meant_on_the_other_side(const struct settling *s, const struct thing *t)
{
	const struct thing *there = on_the_other_side(s, t);
	bool is_there = there || journey_of_claim(t) == s->other;
	return there ? there : is_there ? t : names_find(&s->names, known_as(s, t));
}

static void settle_realised(struct settling *s, const struct things *realises, const struct thing *by)
{
	for (size_t i = 0; i < realises->len; i++) {
		const struct thing *meant = meant_on_the_other_side(s, realises->at[i]);
		settle_target(s->d, meant, by);
		if (meant)
			diff_pairs_set(&s->d->arena, &s->d->work->meant, realises->at[i], meant);
	}
}

static void settle_thing(void *context, const struct thing *t)
{
	struct settling *s = context;
	if (t->kind == KIND_ACTION)
		settle_action(s, (const struct action *)t);
	else if (t->kind == KIND_STEP)
		settle_realised(s, &((const struct step *)t)->realises, t);
	else if (t->kind == KIND_GAIN)
		settle_realised(s, &((const struct gain *)t)->realises, t);
}

static void keep_name(void *context, const struct thing *t)
{
	struct settling *s = context;
	if (t->kind == KIND_PAIN || t->kind == KIND_OPPORTUNITY)
		names_add(&s->names, known_as(s, t), (void *)(uintptr_t)t);
}

static void settle_side(struct diff *d, const struct journey *j, const struct journey *other, bool is_old)
{
	struct settling s = { .d = d, .is_old = is_old, .other = other };
	names_init(&s.names, &d->arena);
	journey_walk(other, keep_name, &s);
	journey_walk(j, settle_thing, &s);
}

void diff_settle(struct diff *d, const struct diff_journey *j)
{
	if (!j->old || !j->new)
		return;
	settle_side(d, j->new, j->old, false);
	settle_side(d, j->old, j->new, true);
}

/* Said anew: what was said while the pain was told closes nothing. */
static const struct thing *none_found(const struct diff *d, const struct content *c, bool is_old)
{
	FOR_EACH(struct nothing, none, c->nones) {
		const struct thing *before = is_old ? diff_old_of(d, &none->thing) : diff_new_of(d, &none->thing);
		if (none->dimension == DIMENSION_PAIN && (!before || !str_is_same(before->text, none->thing.text)))
			return &none->thing;
	}
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
			by = none_found(d, content_of((struct thing *)place), is_old);
	return by;
}

const struct thing *diff_settled_through(const struct diff *d, const struct thing *pain)
{
	return diff_pairs_find(&d->work->settled_through, pain);
}
