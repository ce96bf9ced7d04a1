/* arrows.c — the arrows between steps. */
#include "cjm/columns.h"
#include "cjm/curves.h"
#include "cjm/strip.h"

#include <stdlib.h>

enum { TRACK = 17, TRACKS_MOST = 2000, END_APART = 12 };

/* Not where the curve shows the way. What the text says by its order needs an arrow only where it leads past an exit: who leaves there does not go on. */
static bool is_worth_an_arrow(struct layout *l, const struct path_way *way)
{
	const struct plan *p = l->plan;
	if (column_of_step(p, way->from) == SIZE_MAX || column_of_step(p, way->to) == SIZE_MAX)
		return false;
	return !curve_shows_way(l, way) && way->from != way->to && !way->is_gap && (way->way || column_of_step(p, way->to) != column_of_step(p, way->from) + 1);
}

static void add_arrow(struct layout *l, const struct path_way *way)
{
	struct plan *p = l->plan;
	struct arrow a = { .number = p->arrows.len, .from = column_of_step(p, way->from), .to = column_of_step(p, way->to) };
	if (way->way && way->way->share.given)
		a.label = layout_wrap(l, ROLE_TAG, locale_value(p->locale, l->arena, way->way->share), 200);
	a.span = way->way ? way->way->thing.span : (struct span){ 0 };
	a.label_width = a.label.len ? a.label.width + 8 : 0;
	VEC_PUSH(l->arena, &p->arrows, a);
}

/* ---- their ends: nested, so that arrows of one column never cross each other ---- */

struct arrow_end {
	struct arrow *arrow;
	size_t column, other;
	double *x;
};

static size_t length_of(size_t a, size_t b)
{
	return a > b ? a - b : b - a;
}

/* Those to the left first. The longer an arrow, the higher it runs, and the further out its end stands. */
static int by_place(const void *left, const void *right)
{
	const struct arrow_end *a = left, *b = right;
	if (a->column != b->column)
		return a->column < b->column ? -1 : 1;
	bool a_left = a->other < a->column, b_left = b->other < b->column;
	if (a_left != b_left)
		return a_left ? -1 : 1;
	size_t x = length_of(a->column, a->other), y = length_of(b->column, b->other);
	int longer = x != y ? (x > y ? 1 : -1) : (a->arrow > b->arrow) - (a->arrow < b->arrow);
	return a_left ? longer : -longer;
}

static void set_ends(const struct column *c, struct arrow_end *ends, size_t count)
{
	double apart = (c->width - 24) / (double)count;
	apart = apart > END_APART ? END_APART : apart;
	for (size_t i = 0; i < count; i++)
		*ends[i].x = c->x + c->width / 2 + ((double)i - (double)(count - 1) / 2) * apart;
}

static void spread_ends(struct layout *l)
{
	struct plan *p = l->plan;
	size_t count = 2 * p->arrows.len, same;
	struct arrow_end *ends = arena_alloc(l->arena, count * sizeof *ends);
	for (size_t i = 0; i < p->arrows.len; i++) {
		struct arrow *a = &p->arrows.at[i];
		ends[2 * i] = (struct arrow_end){ a, a->from, a->to, &a->from_x };
		ends[2 * i + 1] = (struct arrow_end){ a, a->to, a->from, &a->to_x };
	}
	qsort(ends, count, sizeof *ends, by_place);
	for (size_t i = 0; i < count; i += same) {
		for (same = 1; i + same < count && ends[i + same].column == ends[i].column;)
			same++;
		set_ends(&p->columns.at[ends[i].column], ends + i, same);
	}
}

/* ---- their tracks: the longer, the higher ---- */

static int by_length(const void *left, const void *right)
{
	const struct arrow *a = left, *b = right;
	size_t a_first = a->from < a->to ? a->from : a->to, b_first = b->from < b->to ? b->from : b->to;
	if (a_first != b_first)
		return a_first < b_first ? -1 : 1;
	size_t x = length_of(a->from, a->to), y = length_of(b->from, b->to);
	if (x != y)
		return x < y ? -1 : 1;
	return a->from != b->from ? (a->from < b->from ? -1 : 1) : (int)a->number - (int)b->number;
}

struct tracks {
	VEC(double) ends; /* how far to the right each is taken */
};

static void give_track(struct layout *l, struct arrow *a, struct tracks *t)
{
	bool right = a->from_x < a->to_x;
	a->label_x = right ? a->from_x + 10 : a->from_x - 10 - a->label_width;
	double first = right ? a->from_x : a->to_x, last = right ? a->to_x : a->from_x;
	first = a->label.len && a->label_x < first ? a->label_x : first;
	last = a->label.len && a->label_x + a->label_width > last ? a->label_x + a->label_width : last;
	size_t track = 0;
	while (track < t->ends.len && track + 1 < TRACKS_MOST && t->ends.at[track] > first - 10)
		track++;
	if (track == t->ends.len)
		VEC_PUSH(l->arena, &t->ends, 0);
	t->ends.at[track] = last;
	a->y = (double)track; /* a number until all tracks are known */
}

void arrows_route(struct layout *l)
{
	struct plan *p = l->plan;
	struct tracks tracks = { 0 };
	if (p->page && p->page->first_lane) /* they stand above the steps, on the page before */
		return;
	const struct paths *paths = layout_paths(l);
	for (size_t i = 0; i < paths->ways.len; i++)
		if (is_worth_an_arrow(l, &paths->ways.at[i]))
			add_arrow(l, &paths->ways.at[i]);
	if (!p->arrows.len)
		return;
	qsort(p->arrows.at, p->arrows.len, sizeof *p->arrows.at, by_length);
	spread_ends(l);
	for (size_t i = 0; i < p->arrows.len; i++)
		give_track(l, &p->arrows.at[i], &tracks);
	double highest = (double)tracks.ends.len;
	p->arrows_height = highest * TRACK + 14;
	for (size_t i = 0; i < p->arrows.len; i++)
		p->arrows.at[i].y = (highest - 1 - p->arrows.at[i].y) * TRACK + TRACK / 2.0 + 2;
}
