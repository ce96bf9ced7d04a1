/* trace.c — the course of a journey on a persona's sheet: the stages as a ribbon, and below it the curve as every drawing has it
 * (src/layout/curve.c), with narrow columns: its words have room over their stage, and the band grows until all have it. */
#include "view/personas.h"

enum { COLUMN_STEP = 30, TRACE_STAGE_GAP = 4, RIBBON_INSET = 18, RIBBON_TIP = 10, WORD_ROOM = 16 };

static struct layout trace_layout(const struct layout *l, const struct persona_sheet *s)
{
	struct layout own = *l;
	own.plan = s->trace;
	return own;
}

/* ---- which columns ---- */

static bool feels_at(const struct step *step, const struct persona *persona)
{
	FOR_EACH(struct feeling, f, step->content.feelings)
		if (feeling_is_of(f, persona) && (f->by.len || step_is_of(step, persona)))
			return true;
	return false;
}

struct trace_columns { /* where the steps and stages of the journey stand */
	const struct plan *trace;
	size_t *of_step;
};

static size_t column_of_place(void *context, size_t course, const struct thing *place)
{
	const struct trace_columns *c = context;
	(void)course;
	return place->kind == KIND_STEP ? c->of_step[((const struct step *)place)->index] : middle_column(&c->trace->stages.at[((const struct stage *)place)->index]);
}

static void add_columns(struct layout *l, struct persona_sheet *s, const struct stage *stage, struct trace_columns *c)
{
	struct plan *trace = s->trace;
	struct stage_box box = { .stage = stage, .first_column = trace->columns.len };
	FOR_EACH(struct step, step, stage->steps) {
		c->of_step[step->index] = SIZE_MAX;
		if (!feels_at(step, s->persona))
			continue;
		c->of_step[step->index] = trace->columns.len;
		VEC_PUSH(l->arena, &trace->columns, ((struct column){ .step = step, .stage = stage }));
	}
	if (trace->columns.len == box.first_column)
		VEC_PUSH(l->arena, &trace->columns, ((struct column){ .stage = stage }));
	box.last_column = trace->columns.len - 1;
	VEC_PUSH(l->arena, &trace->stages, box);
}

static struct curve_source source_of_persona(struct layout *l, struct persona_sheet *s, struct trace_columns *c)
{
	struct curve_source source = { .count = 1, .column = column_of_place, .context = c, .words_by_stage = true };
	struct course *course = ARENA_NEW(l->arena, struct course);
	*course = course_of(l->plan->journey, s->persona, l->arena);
	source.who = arena_alloc(l->arena, sizeof *source.who);
	source.courses = arena_alloc(l->arena, sizeof *source.courses);
	source.who[0] = s->persona;
	source.courses[0] = course;
	return source;
}

void trace_collect(struct layout *l, struct persona_sheet *s)
{
	const struct journey *j = l->plan->journey;
	struct plan *trace = s->trace = ARENA_NEW(l->arena, struct plan);
	struct trace_columns *c = ARENA_NEW(l->arena, struct trace_columns);
	trace->map = l->plan->map;
	trace->journey = j;
	trace->locale = l->plan->locale;
	trace->ruler = l->plan->ruler;
	trace->margin = SHEET_PADDING;
	*c = (struct trace_columns){ trace, arena_alloc(l->arena, (j->step_count + 1) * sizeof *c->of_step) };
	FOR_EACH(struct stage, stage, j->stages)
		add_columns(l, s, stage, c);
	struct layout own = trace_layout(l, s);
	if (trace->columns.len)
		curves_collect_from(&own, &s->feelings, source_of_persona(l, s, c));
}

/* ---- widths ---- */

static void widen_columns(struct plan *trace, const struct stage_box *box, double least)
{
	double width = 0, count = (double)(box->last_column - box->first_column + 1);
	for (size_t i = box->first_column; i <= box->last_column; i++)
		width += trace->columns.at[i].width;
	for (size_t i = box->first_column; i <= box->last_column && width < least; i++)
		trace->columns.at[i].width += (least - width) / count;
}

static double width_of(const struct plan *trace, const struct stage_box *box)
{
	double width = 0;
	for (size_t i = box->first_column; i <= box->last_column; i++)
		width += trace->columns.at[i].width;
	return width;
}

double trace_least_width(struct layout *l, const struct persona_sheet *s)
{
	struct layout own = trace_layout(l, s);
	struct plan *trace = s->trace;
	double width = 2 * SHEET_PADDING;
	for (size_t i = 0; s->feelings.curves && i < trace->columns.len; i++)
		trace->columns.at[i].width = layout_at_least(COLUMN_STEP, curves_wanted_width(&own, s->feelings.curves, i));
	for (size_t i = 0; s->feelings.curves && i < trace->stages.len; i++) {
		struct stage_box *box = &trace->stages.at[i];
		double title = text_longest_word(l->plan->ruler, role_font(ROLE_LANE), thing_label(&box->stage->thing)) + RIBBON_INSET + RIBBON_TIP + 8;
		widen_columns(trace, box, title > COLUMN_HARD_MOST ? COLUMN_HARD_MOST : title);
		widen_columns(trace, box, curves_longest_word(&own, s->feelings.curves, box) + WORD_ROOM);
		width += width_of(trace, box) + (i ? TRACE_STAGE_GAP : 0);
	}
	return width;
}

/* What is left over goes to the stages by the number of their columns. */
static void place_ribbon(struct layout *l, struct persona_sheet *s, double least)
{
	struct plan *trace = s->trace;
	double left = s->width - least, x = SHEET_PADDING, each = left > 0 ? left / (double)trace->columns.len : 0;
	s->ribbon_height = RIBBON;
	for (size_t i = 0; i < trace->stages.len; i++) {
		struct stage_box *box = &trace->stages.at[i];
		box->x = x;
		for (size_t k = box->first_column; k <= box->last_column; k++) {
			trace->columns.at[k].width += each;
			trace->columns.at[k].x = x;
			x += trace->columns.at[k].width;
		}
		box->width = x - box->x;
		box->title = layout_wrap(l, ROLE_LANE, thing_label(&box->stage->thing), box->width - RIBBON_INSET - RIBBON_TIP);
		s->ribbon_height = layout_at_least(s->ribbon_height, role_lines_height(ROLE_LANE, box->title) + 12);
		x += TRACE_STAGE_GAP;
	}
}

double trace_place(struct layout *l, struct persona_sheet *s, double y)
{
	struct layout own = trace_layout(l, s);
	place_ribbon(l, s, trace_least_width(l, s));
	s->trace->width = s->width;
	s->trace->strip_y = y;
	phases_place(&own);
	s->ribbon_y = s->trace->strip_y;
	curves_place(&own, &s->feelings);
	s->feelings.curves->top = s->ribbon_y + s->ribbon_height + 8;
	return s->feelings.curves->top + s->feelings.curves->height;
}
