/* trace.c — the course of a journey on a persona's sheet: the stages as a ribbon, and below it the curve as every drawing has it
 * (src/layout/curve.c), with narrow columns: its words have room over their stage, and the band grows until all have it. */
#include "view/personas.h"

enum { COLUMN_STEP = 30, TRACE_STAGE_GAP = 4, RIBBON_INSET = 18, RIBBON_TIP = 10, WORD_ROOM = 16 };

static struct layout trace_layout(const struct layout *l, const struct trace *t)
{
	struct layout own = *l;
	own.plan = t->plan;
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
	if (place->kind == KIND_STEP)
		return c->of_step[((const struct step *)place)->index];
	const struct stage_box *box = stage_box_of(c->trace, (const struct stage *)place);
	return box && !box->is_continued ? middle_column(box) : SIZE_MAX;
}

static void add_columns(struct layout *l, struct plan *trace, const struct persona *who, const struct stage *stage)
{
	struct stage_box box = { .stage = stage, .first_column = trace->columns.len };
	FOR_EACH(struct step, step, stage->steps)
		if (feels_at(step, who))
			VEC_PUSH(l->arena, &trace->columns, ((struct column){ .step = step, .stage = stage }));
	if (trace->columns.len == box.first_column)
		VEC_PUSH(l->arena, &trace->columns, ((struct column){ .stage = stage }));
	box.last_column = trace->columns.len - 1;
	VEC_PUSH(l->arena, &trace->stages, box);
}

static struct curve_source source_of_persona(struct layout *l, const struct persona *who, size_t index, struct trace_columns *c)
{
	struct curve_source source = { .count = 1, .column = column_of_place, .context = c, .words_by_stage = true, .is_one_of_several = index != SIZE_MAX, .first_index = index == SIZE_MAX ? 0 : index };
	struct course *course = ARENA_NEW(l->arena, struct course);
	*course = course_of(l->plan->journey, who, l->arena);
	source.who = arena_alloc(l->arena, sizeof *source.who);
	source.courses = arena_alloc(l->arena, sizeof *source.courses);
	source.who[0] = who;
	source.courses[0] = course;
	return source;
}

static struct plan *new_plan(struct layout *l)
{
	struct plan *trace = ARENA_NEW(l->arena, struct plan);
	trace->map = l->plan->map;
	trace->journey = l->plan->journey;
	trace->locale = l->plan->locale;
	trace->language = l->plan->language;
	trace->ruler = l->plan->ruler;
	trace->margin = SHEET_PADDING;
	return trace;
}

/* `whole`: the course of which this is a part; NULL: it is all of it. */
static void collect_curves(struct layout *l, struct trace *t, const struct persona *who, const struct curves *whole)
{
	struct trace_columns *c = ARENA_NEW(l->arena, struct trace_columns);
	struct layout own = trace_layout(l, t);
	size_t steps = l->plan->journey->step_count;
	*c = (struct trace_columns){ t->plan, arena_alloc(l->arena, (steps + 1) * sizeof *c->of_step) };
	for (size_t i = 0; i < steps; i++)
		c->of_step[i] = SIZE_MAX;
	for (size_t i = 0; i < t->plan->columns.len; i++)
		if (t->plan->columns.at[i].step)
			c->of_step[t->plan->columns.at[i].step->index] = i;
	struct curve_source source = source_of_persona(l, who, t->index, c);
	source.whole = whole;
	curves_collect_from(&own, &t->feelings, source);
}

void trace_collect(struct layout *l, struct persona_sheet *s)
{
	struct trace t = { .plan = new_plan(l), .index = s->index };
	FOR_EACH(struct stage, stage, l->plan->journey->stages)
		add_columns(l, t.plan, s->persona, stage);
	if (t.plan->columns.len)
		collect_curves(l, &t, s->persona, NULL);
	if (t.feelings.curves)
		VEC_PUSH(l->arena, &s->traces, t);
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

double trace_least_width(struct layout *l, const struct trace *t)
{
	struct layout own = trace_layout(l, t);
	struct plan *trace = t->plan;
	double width = 2 * SHEET_PADDING;
	for (size_t i = 0; i < trace->columns.len; i++)
		trace->columns.at[i].width = layout_at_least(COLUMN_STEP, curves_wanted_width(&own, t->feelings.curves, i));
	for (size_t i = 0; i < trace->stages.len; i++) {
		struct stage_box *box = &trace->stages.at[i];
		double title = text_longest_word(l->plan->ruler, role_font(ROLE_LANE), thing_label(&box->stage->thing)) + RIBBON_INSET + RIBBON_TIP + 8;
		widen_columns(trace, box, title > COLUMN_HARD_MOST ? COLUMN_HARD_MOST : title);
		if (t->feelings.curves)
			widen_columns(trace, box, curves_longest_word(&own, t->feelings.curves, box) + WORD_ROOM);
		width += width_of(trace, box) + (i ? TRACE_STAGE_GAP : 0);
	}
	return width;
}

/* What is left over goes to the stages by the number of their columns. */
static void place_ribbon(struct layout *l, struct trace *t, double left)
{
	struct plan *trace = t->plan;
	double x = SHEET_PADDING, each = left > 0 ? left / (double)trace->columns.len : 0;
	t->ribbon_height = RIBBON;
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
		t->ribbon_height = layout_at_least(t->ribbon_height, role_lines_height(ROLE_LANE, box->title) + 12);
		x += TRACE_STAGE_GAP;
	}
}

double trace_place(struct layout *l, struct trace *t, double width, double y)
{
	struct layout own = trace_layout(l, t);
	place_ribbon(l, t, width - trace_least_width(l, t));
	t->plan->width = width;
	t->plan->strip_y = y;
	phases_place(&own);
	t->ribbon_y = t->plan->strip_y;
	if (!t->feelings.curves)
		return t->ribbon_y + t->ribbon_height;
	curves_place(&own, &t->feelings);
	t->feelings.curves->top = t->ribbon_y + t->ribbon_height + 8;
	return t->feelings.curves->top + t->feelings.curves->height;
}

/* ---- parts of it, below each other ---- */

/* So many of its columns. */
static struct trace part_of(struct layout *l, const struct trace *whole, const struct persona *who, size_t first, size_t end)
{
	struct trace t = { .plan = new_plan(l), .index = whole->index };
	for (size_t i = first; i < end; i++) {
		const struct column *column = &whole->plan->columns.at[i];
		size_t stages = t.plan->stages.len;
		struct stage_box box = { .stage = column->stage, .first_column = i - first, .last_column = i - first, .is_continued = i && whole->plan->columns.at[i - 1].stage == column->stage };
		if (stages && t.plan->stages.at[stages - 1].stage == column->stage)
			t.plan->stages.at[stages - 1].last_column = i - first;
		else
			VEC_PUSH(l->arena, &t.plan->stages, box);
		VEC_PUSH(l->arena, &t.plan->columns, ((struct column){ .step = column->step, .stage = column->stage }));
	}
	collect_curves(l, &t, who, whole->feelings.curves);
	return t;
}

static bool ends_stage(const struct plan *whole, size_t end)
{
	return end == whole->columns.len || whole->columns.at[end].stage != whole->columns.at[end - 1].stage;
}

/* Where a part ends that begins with this column: with a stage, where that does not leave it half empty. */
static size_t end_of_part(const struct plan *whole, size_t first, double room)
{
	size_t end = first, at_stage = 0;
	double width = 2 * SHEET_PADDING;
	while (end < whole->columns.len) {
		width += whole->columns.at[end].width + (end > first && ends_stage(whole, end) ? TRACE_STAGE_GAP : 0);
		if (width > room && end > first)
			break;
		end++;
		if (ends_stage(whole, end) && width > room / 2)
			at_stage = end;
	}
	return at_stage ? at_stage : end;
}

static size_t count_parts(const struct plan *whole, double room)
{
	size_t count = 0;
	for (size_t first = 0; first < whole->columns.len; count++)
		first = end_of_part(whole, first, room);
	return count;
}

/* The least room in which there are no more parts than in all of it: so they are about as long as each other. */
static double even_room(const struct plan *whole, double room)
{
	enum { TRIES = 12 };
	size_t fewest = count_parts(whole, room);
	double low = room / 2;
	for (int i = 0; i < TRIES; i++) {
		double middle = (low + room) / 2;
		if (count_parts(whole, middle) <= fewest)
			room = middle;
		else
			low = middle;
	}
	return room;
}

/* A part has texts of its own, at its ends, that may ask for more room than its columns had in the whole. */
bool trace_fold(struct layout *l, struct persona_sheet *s, double width)
{
	if (!s->traces.len || trace_least_width(l, &s->traces.at[0]) <= width)
		return true;
	struct trace whole = s->traces.at[0];
	double room = even_room(whole.plan, width);
	bool fits = true;
	s->traces.len = 0;
	for (size_t first = 0, end; first < whole.plan->columns.len; first = end) {
		end = end_of_part(whole.plan, first, room);
		struct trace part = part_of(l, &whole, s->persona, first, end);
		while (trace_least_width(l, &part) > width && end > first + 1)
			part = part_of(l, &whole, s->persona, first, --end);
		fits &= trace_least_width(l, &part) <= width;
		VEC_PUSH(l->arena, &s->traces, part);
	}
	return fits;
}
