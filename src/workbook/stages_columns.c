/* stages_columns.c — the columns of the sheet of stages that depend on the map: curves along the main line, and the team's own lanes. */
#include "workbook/book.h"

#include <math.h>

/* ---- curves: an exit, and what another way passes, have no point on them ---- */

struct felt_there { double sum; size_t count; };

static void note_person(struct out_book *b, struct things *people, const struct thing *who)
{
	for (size_t i = 0; i < people->len; i++)
		if (people->at[i] == who)
			return;
	VEC_PUSH(&b->arena, people, (struct thing *)who);
}

/* Of the points of the line. */
static void gather_felt(struct out_book *b, const struct course *c, struct names *felt)
{
	names_init(felt, &b->arena);
	for (size_t i = 0; i < c->felts.len; i++) {
		const struct felt *f = &c->felts.at[i];
		double mean = feeling_mean(f->feeling);
		if (!f->is_point || isnan(mean))
			continue;
		struct felt_there *there = names_find_address(felt, f->place);
		if (!there) {
			there = ARENA_NEW(&b->arena, struct felt_there);
			names_add_address(felt, f->place, there);
		}
		there->sum += mean;
		there->count++;
	}
}

static const struct thing *thing_of(const struct persona *who)
{
	return who ? &who->thing : NULL;
}

void add_curve_columns(struct out_table *t, struct stage_columns *s)
{
	struct out_book *b = t->book;
	s->courses = arena_alloc(&b->arena, (b->journey_count + 1) * sizeof *s->courses);
	s->felt = arena_alloc(&b->arena, (b->journey_count + 1) * sizeof *s->felt);
	for (size_t i = 0; i < b->journey_count; i++) {
		s->courses[i] = courses_of(b->journeys[i], &b->arena);
		s->felt[i] = arena_alloc(&b->arena, s->courses[i].len * sizeof **s->felt);
		for (size_t k = 0; k < s->courses[i].len; k++) {
			note_person(b, &s->people, thing_of(s->courses[i].at[k].who));
			gather_felt(b, &s->courses[i].at[k], &s->felt[i][k]);
		}
	}
	s->curves.first = t->columns.len;
	s->curves.count = s->people.len;
	for (size_t i = 0; i < s->people.len; i++) {
		const struct thing *who = s->people.at[i];
		out_column(t, who ? locale_pair(b->words, &b->arena, LABEL_col_curve, locale_name(b->words, who)) : book_label(b, LABEL_col_curve), 16);
	}
}

/* The average of what is felt there; NAN: the line has no point there. */
static double felt_at(const struct names *felt, const struct thing *place)
{
	const struct felt_there *there = names_find_address(felt, place);
	return there ? there->sum / (double)there->count : NAN;
}

void fill_curves(struct out_table *t, const struct stage_columns *s, size_t journey, const struct thing *place, struct told_cell *cells)
{
	const struct courses *courses = &s->courses[journey];
	for (size_t k = 0; k < courses->len; k++)
		for (size_t i = 0; i < s->people.len; i++)
			if (s->people.at[i] == thing_of(courses->at[k].who))
				cells[s->curves.first + i] = told_number(t->book, book_on_scale(t->book, felt_at(&s->felt[journey][k], place)), 1);
}

/* ---- lanes ---- */

static struct str lane_label(const struct thing *lane)
{
	return thing_label(lane);
}

/* Journeys of one map may have lanes of the same name: they are one. */
static void note_lane(struct out_book *b, struct things *lanes, struct thing *lane)
{
	for (size_t i = 0; i < lanes->len; i++)
		if (str_equal(lane_label(lanes->at[i]), lane_label(lane)))
			return;
	VEC_PUSH(&b->arena, lanes, lane);
}

void add_lane_columns(struct out_table *t, struct stage_columns *s)
{
	enum { WIDTH = 34 };
	struct out_book *b = t->book;
	for (size_t i = 0; i < b->journey_count; i++)
		FOR_EACH(struct lane, lane, b->journeys[i]->lanes)
			note_lane(b, &s->lanes, &lane->thing);
	s->first_lane = t->columns.len;
	for (size_t i = 0; i < s->lanes.len; i++)
		out_column(t, told_item(b, s->lanes.at[i]), WIDTH); /* with its mark, where it is internal */
}

struct lane_gathering {
	struct out_book *b;
	const struct thing *lane, *place;
	VEC(struct str) values; /* of a company's field, where the lane is called as one */
};

static bool stands_in(const struct thing *t, const struct thing *place)
{
	while (t && t->kind != KIND_STEP && t->kind != KIND_STAGE)
		t = t->parent;
	return t == place;
}

static void gather_value(void *gathering, const struct thing *t)
{
	struct lane_gathering *g = gathering;
	struct str value = thing_own(t, g->lane->name);
	if (!value.len || !stands_in(t, g->place))
		return;
	struct str said = locale_any(g->b->words, &g->b->arena, value);
	VEC_PUSH(&g->b->arena, &g->values, t == g->place ? said : LABEL_FILL(g->b->words, &g->b->arena, LABEL_in_brackets, said, thing_label(t)));
}

static struct told_cell told_fields(struct out_book *b, const struct thing *lane, struct thing *place)
{
	struct lane_gathering g = { .b = b, .lane = lane, .place = place };
	struct buf lines = { 0 };
	thing_walk(place, gather_value, &g);
	for (size_t i = 0; i < g.values.len; i++)
		buf_fmt(&lines, "%s%.*s", lines.len ? "\n" : "", STR_ARG(g.values.at[i]));
	struct told_cell cell = told_text(buf_take(&lines, &b->arena));
	buf_finish(&lines);
	return cell;
}

void fill_lanes(struct out_table *t, const struct stage_columns *s, struct thing *place, struct told_cell *cells)
{
	for (size_t i = 0; i < s->lanes.len; i++) {
		const struct thing *lane = s->lanes.at[i];
		struct things notes = { 0 };
		FOR_EACH(struct note, note, content_of(place)->notes)
			if (note->lane && str_equal(lane_label(&note->lane->thing), lane_label(lane)))
				VEC_PUSH(&t->book->arena, &notes, &note->thing);
		cells[s->first_lane + i] = statement_is_called(KIND_OWN, lane->name) ? told_fields(t->book, lane, place) : told_items(t->book, &notes);
	}
}
