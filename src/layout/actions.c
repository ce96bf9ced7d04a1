/* actions.c — where the journey's actions are drawn (action_place_in): in a column, across a stage, or below all. */
#include "layout/actions.h"
#include "cjm/counts.h"
#include "cjm/columns.h"

static struct things *list_of(struct layout *l, const struct action *a)
{
	struct action_place place = action_place_in(a, l->plan->journey);
	if (!place.stage)
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
