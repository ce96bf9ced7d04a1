/* flow_labels.c — conditions and shares beside their lines. Graphviz keeps room for each, but its curves swing into it: a label
 * moves as little as it must to lie on no line, no box, no number and no other label. */
#include "view/flow.h"

#include <stdlib.h>

enum { LINE_WEIGHT = 1, BORDER_WEIGHT = 100, BOX_WEIGHT = 10000 }; /* a line may run under a label's ground, nothing else may */

enum { BUCKET = 64, STEP = 4, FARTHEST = 22, AIR = 3, AROUND = 200 };

struct area {
	double left, top, right, bottom;
};

struct thing_there { /* a bit of a line, a number, a box, a label */
	struct area area;
	int weight;
};

struct cell {
	VEC(struct thing_there) there;
};

struct taken_squares { /* by squares of BUCKET pixels, so that a label only looks at what is near */
	struct arena *arena;
	struct cell *cells; /* row by row */
	size_t columns, rows;
	double left, top;
};

static struct area area_around(double x, double y, double half)
{
	return (struct area){ x - half, y - half, x + half, y + half };
}

static bool areas_overlap(struct area a, struct area b)
{
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static size_t index_at(double from, double at, size_t count)
{
	double index = (at - from) / BUCKET;
	return index < 0 ? 0 : (size_t)index < count ? (size_t)index : count - 1;
}

struct squares {
	size_t left, top, right, bottom;
};

static struct squares squares_of(const struct taken_squares *t, struct area a)
{
	return (struct squares){
		index_at(t->left, a.left, t->columns), index_at(t->top, a.top, t->rows), index_at(t->left, a.right, t->columns), index_at(t->top, a.bottom, t->rows),
	};
}

static void take_area(struct taken_squares *t, struct area a, int weight)
{
	struct thing_there d = { a, weight };
	struct squares s = squares_of(t, a);
	for (size_t row = s.top; row <= s.bottom; row++)
		for (size_t column = s.left; column <= s.right; column++)
			VEC_PUSH(t->arena, &t->cells[row * t->columns + column].there, d);
}

static int hits_in(const struct cell *c, struct area a)
{
	int hits = 0;
	for (size_t i = 0; i < c->there.len; i++)
		hits += areas_overlap(a, c->there.at[i].area) ? c->there.at[i].weight : 0;
	return hits;
}

/* What a label at this place would lie on; no more than `most` is counted to the end. */
static int count_hits(const struct taken_squares *t, struct area a, int most)
{
	int count = 0;
	struct squares s = squares_of(t, a);
	for (size_t row = s.top; row <= s.bottom && count <= most; row++)
		for (size_t column = s.left; column <= s.right && count <= most; column++)
			count += hits_in(&t->cells[row * t->columns + column], a);
	return count;
}

/* ---- what is taken ---- */

static void take_ways(const struct flow_view *f, struct taken_squares *t)
{
	for (size_t i = 0; i < f->ways.len; i++)
		for (size_t k = 0; k < f->ways.at[i].pieces.len; k++) {
			const struct way_line *w = &f->ways.at[i];
			const struct way_piece *p = &w->pieces.at[k];
			for (size_t n = 0; n < p->samples.len; n++)
				take_area(t, area_around(p->samples.at[n].x, p->samples.at[n].y, w->weight / 2 + AIR), LINE_WEIGHT);
			if (p->comes)
				take_area(t, area_around(p->points.at[0].x, p->points.at[0].y, MARKER + AIR), BOX_WEIGHT);
			if (p->goes)
				take_area(t, area_around(p->points.at[p->points.len - 1].x, p->points.at[p->points.len - 1].y, MARKER + AIR), BOX_WEIGHT);
			take_area(t, area_around(w->tip.x, w->tip.y, FLOW_TIP), LINE_WEIGHT);
		}
}

static void take_boxes(const struct flow_view *f, struct taken_squares *t)
{
	for (size_t i = 0; i < f->boxes.len; i++) {
		const struct step_box *b = &f->boxes.at[i];
		take_area(t, (struct area){ b->x - AIR, b->y - AIR, b->x + b->width + AIR, b->y + b->height + AIR }, BOX_WEIGHT);
	}
}

/* The white between two stages is no place for a label either. */
static void take_borders(const struct flow_view *f, struct taken_squares *t)
{
	for (size_t r = 0; r + 1 < f->rank_count; r++)
		if (f->rank_stages[r] != f->rank_stages[r + 1])
			take_area(t, (struct area){ f->cuts[r] - PAGE_GAP / 2.0 - 1, t->top, f->cuts[r] + PAGE_GAP / 2.0 + 1, t->top + (double)t->rows * BUCKET }, BORDER_WEIGHT);
}

static struct taken_squares look_around(struct flow_view *f)
{
	double left = f->systems.at[0].left - AROUND, right = f->systems.at[f->systems.len - 1].right + AROUND;
	struct taken_squares t = { .arena = f->l.arena, .left = left, .top = -AROUND, .columns = (size_t)((right - left) / BUCKET) + 1 };
	t.rows = (size_t)((f->picture.height + 2 * AROUND) / BUCKET) + 1;
	t.cells = arena_alloc(t.arena, t.columns * t.rows * sizeof *t.cells);
	take_ways(f, &t);
	take_boxes(f, &t);
	take_borders(f, &t);
	return t;
}

/* ---- where a label goes ---- */

struct label_candidate {
	double x, y;
	int hits;
	double moved;
};

static struct area label_area(const struct way_line *w, double x, double y)
{
	return (struct area){ x, y, x + w->label_width, y + w->label_height };
}

static bool stays_in_system(const struct flow_view *f, const struct way_line *w, double x)
{
	const struct system *s = &f->systems.at[w->label_system];
	return x > s->left + 4 && x + w->label_width < s->right - 4;
}

static bool is_better(struct label_candidate a, struct label_candidate b)
{
	return a.hits != b.hits ? a.hits < b.hits : a.moved < b.moved;
}

static void try_place(const struct flow_view *f, const struct taken_squares *t, const struct way_line *w, int dx, int dy, struct label_candidate *best)
{
	struct label_candidate c = { .x = w->label_x + dx * 2 * STEP, .y = w->label_y + dy * STEP, .moved = 3 * abs(dx) + abs(dy) };
	if ((dx || dy) && !stays_in_system(f, w, c.x))
		return;
	c.hits = count_hits(t, label_area(w, c.x, c.y), best->hits);
	if (is_better(c, *best))
		*best = c;
}

/* All places of one distance from the line's own; a label rather goes up or down than to a side. */
static void try_ring(const struct flow_view *f, const struct taken_squares *t, const struct way_line *w, int ring, struct label_candidate *best)
{
	for (int i = -ring; i <= ring; i++) {
		try_place(f, t, w, i, -ring, best);
		try_place(f, t, w, i, ring, best);
		try_place(f, t, w, -ring, i, best);
		try_place(f, t, w, ring, i, best);
	}
}

static void place_label(const struct flow_view *f, struct taken_squares *t, struct way_line *w)
{
	struct label_candidate best = { w->label_x, w->label_y, 1 << 30, 0 };
	for (int ring = 0; ring <= FARTHEST && best.hits; ring++)
		try_ring(f, t, w, ring, &best);
	w->label_x = best.x;
	w->label_y = best.y;
	w->is_covered = best.hits > 0;
	struct area a = label_area(w, w->label_x, w->label_y);
	take_area(t, (struct area){ a.left - AIR, a.top - AIR, a.right + AIR, a.bottom + AIR }, BOX_WEIGHT);
}

void flow_place_labels(struct flow_view *f)
{
	struct taken_squares t = look_around(f);
	for (size_t i = 0; i < f->ways.len; i++)
		if (f->ways.at[i].label_height > 0)
			place_label(f, &t, &f->ways.at[i]);
}
