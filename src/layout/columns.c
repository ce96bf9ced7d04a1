/* columns.c — a column for every step, and for a stage without any. */
#include "cjm/columns.h"

void columns_make(struct layout *l)
{
	struct plan *p = l->plan;
	FOR_EACH(struct stage, stage, p->journey->stages) {
		struct stage_box box = { .stage = stage, .first_column = p->columns.len };
		struct column empty = { .stage = stage };
		FOR_EACH(struct step, step, stage->steps) {
			struct column c = { .step = step, .stage = stage };
			VEC_PUSH(l->arena, &p->columns, c);
		}
		if (!stage->steps.len)
			VEC_PUSH(l->arena, &p->columns, empty);
		box.last_column = p->columns.len - 1;
		VEC_PUSH(l->arena, &p->stages, box);
	}
	/* What the journey itself says needs a place to stand, also where there is no stage yet. */
	if (!p->columns.len)
		VEC_PUSH(l->arena, &p->columns, (struct column){ 0 });
}

size_t column_of_step(const struct plan *p, const struct step *step)
{
	const struct stage_box *box = &p->stages.at[step->stage->index];
	return box->first_column + (step->index - p->columns.at[box->first_column].step->index);
}

size_t middle_column(const struct stage_box *box)
{
	return (box->first_column + box->last_column) / 2;
}
