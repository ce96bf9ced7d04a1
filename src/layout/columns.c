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
	const struct stage_box *box = stage_box_of(p, step->stage);
	size_t first = box ? p->columns.at[box->first_column].step->index : 0, last = box ? p->columns.at[box->last_column].step->index : 0;
	return box && step->index >= first && step->index <= last ? box->first_column + (step->index - first) : SIZE_MAX;
}

struct stage_box *stage_box_of(const struct plan *p, const struct stage *stage)
{
	size_t first = p->stages.len ? p->stages.at[0].stage->index : 0;
	return stage && stage->index >= first && stage->index - first < p->stages.len ? &p->stages.at[stage->index - first] : NULL;
}

size_t middle_column(const struct stage_box *box)
{
	return (box->first_column + box->last_column) / 2;
}

static bool is_on_page(const struct plan *p, size_t column)
{
	bool is_cut = p->marks.len > 0;
	return is_cut ? column != SIZE_MAX : column >= p->page->first_column && column <= p->page->last_column;
}

bool columns_part(const struct plan *p, const struct step *from, const struct step *to)
{
	if (p->row_of)
		return p->row_of[column_of_step(p, from)] != p->row_of[column_of_step(p, to)];
	return p->page && !(is_on_page(p, column_of_step(p, from)) && is_on_page(p, column_of_step(p, to)));
}
