/* actions.c — where the journey's actions stand: under the step or the stage whose pains, opportunities and questions they
 * answer. What answers nothing, or things of several stages, is the whole journey's, and so is what is done. */
#include "layout/actions.h"
#include "cjm/columns.h"

struct action_place {
	const struct stage *stage;
	const struct step *step;
	bool is_of_several; /* stages */
};

static void note_place(struct action_place *p, const struct stage *stage, const struct step *step)
{
	p->is_of_several |= p->stage && p->stage != stage;
	p->step = !p->stage || p->step == step ? step : NULL;
	p->stage = stage;
}

/* What stands in no stage says nothing of the place. */
static void note_answered(struct action_place *p, const struct things *answered)
{
	FOR_EACH(struct thing, one, *answered) {
		const struct thing *t = one;
		while (t && t->kind != KIND_STEP && t->kind != KIND_STAGE)
			t = t->parent;
		if (t && t->kind == KIND_STEP)
			note_place(p, ((const struct step *)t)->stage, (const struct step *)t);
		else if (t)
			note_place(p, (const struct stage *)t, NULL);
	}
}

static struct things *list_of(struct layout *l, const struct action *a)
{
	struct action_place place = { 0 };
	note_answered(&place, &a->answers);
	note_answered(&place, &a->questions);
	bool is_settled = a->status == ACTION_DONE; /* in the plan stands what is to be done */
	if (is_settled || !place.stage || place.is_of_several || place.stage->journey != l->plan->journey)
		return &l->actions->of_journey;
	if (!place.step)
		return &l->actions->of_stages[place.stage->index];
	return &l->actions->of_columns[column_of_step(l->plan, place.step)];
}

void actions_give_places(struct layout *l)
{
	const struct plan *p = l->plan;
	l->actions = ARENA_NEW(l->arena, struct action_places);
	l->actions->of_columns = arena_alloc(l->arena, (p->columns.len + 1) * sizeof *l->actions->of_columns);
	l->actions->of_stages = arena_alloc(l->arena, (p->stages.len + 1) * sizeof *l->actions->of_stages);
	FOR_EACH(struct action, a, p->journey->actions)
		VEC_PUSH(l->arena, list_of(l, a), &a->thing);
}
