/* places.c — small questions about stages and steps that several families ask. */
#include "check/check.h"

#include <math.h>

double place_lowest(const struct content *c)
{
	double lowest = 1;
	FOR_EACH(struct feeling, f, c->feelings) {
		double least = f->or ? fmin(feeling_least(f), f->or->level) : feeling_least(f); /* fmin passes over NAN */
		lowest = fmin(lowest, isnan(least) ? -1 : least); /* a word without a place may be the worst */
	}
	return lowest;
}

bool place_states_none(const struct content *c, enum dimension d)
{
	FOR_EACH(struct nothing, none, c->nones)
		if (none->dimension == d)
			return true;
	return false;
}

bool stage_states_none(const struct stage *stage, enum dimension d)
{
	if (place_states_none(&stage->content, d))
		return true;
	FOR_EACH(struct step, step, stage->steps)
		if (place_states_none(&step->content, d))
			return true;
	return false;
}

const struct stage *place_stage(const struct thing *t)
{
	while (t && t->kind != KIND_STAGE && t->kind != KIND_STEP)
		t = t->parent;
	if (!t)
		return NULL;
	return t->kind == KIND_STAGE ? (const struct stage *)t : ((const struct step *)t)->stage;
}

const struct content *place_content(const struct thing *t)
{
	while (t && t->kind != KIND_STAGE && t->kind != KIND_STEP)
		t = t->parent;
	return t ? content_of((struct thing *)t) : NULL;
}

bool stage_is_off_brand(const struct stage *stage)
{
	FOR_EACH(struct step, step, stage->steps)
		if (!step->off_brand)
			return false;
	return stage->steps.len > 0;
}
