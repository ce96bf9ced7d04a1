/* flow_labels.c — conditions and shares beside their lines. Graphviz keeps room for each, but its curves swing into it: a label
 * moves as little as it must to lie on no line, no box, no number and no other label. */
#include "view/flow.h"

#include <stdlib.h>

enum { BUCKET = 64, STEP = 4, FARTHEST = 15, AIR = 3 };

struct area {
	double left, top, right, bottom;
};

struct dot { /* a spot of a line, or a box or label for the grid's purposes */
	struct area area;
};

struct taken { /* by columns of BUCKET pixels, so that a label only looks at what is near */
	struct arena *arena;
	VEC(struct dot) *columns;
	size_t count;
	double left;
};

static struct area around(double x, double y, double half)
{
	return (struct area){ x - half, y - half, x + half, y + half };
}

static bool overlap(struct area a, struct area b)
{
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static size_t column_at(const struct taken *t, double x)
{
	double at = (x - t->left) / BUCKET;
	return at < 0 ? 0 : (size_t)at < t->count ? (size_t)at : t->count - 1;
}

static void take(struct taken *t, struct area a)
{
	struct dot d = { a };
	for (size_t i = column_at(t, a.left); i <= column_at(t, a.right); i++)
		VEC_PUSH(t->arena, &t->columns[i], d);
}

static int hits(const struct taken *t, struct area a)
{
	int count = 0;
	for (size_t i = column_at(t, a.left); i <= column_at(t, a.right); i++)
		for (size_t k = 0; k < t->columns[i].len; k++)
			count += overlap(a, t->columns[i].at[k].area);
	return count;
}

/* ---- what is taken ---- */

static void take_ways(const struct flow_view *f, struct taken *t)
{
	for (size_t i = 0; i < f->ways.len; i++)
		for (size_t k = 0; k < f->ways.at[i].pieces.len; k++) {
			const struct way_line *w = &f->ways.at[i];
			const struct way_piece *p = &w->pieces.at[k];
			for (size_t n = 0; n < p->samples.len; n++)
				take(t, around(p->samples.at[n].x, p->samples.at[n].y, w->weight / 2 + AIR));
			if (p->comes)
				take(t, around(p->points.at[0].x, p->points.at[0].y, MARKER + AIR));
			if (p->goes)
				take(t, around(p->points.at[p->points.len - 1].x, p->points.at[p->points.len - 1].y, MARKER + AIR));
			take(t, around(w->tip.x, w->tip.y, FLOW_TIP));
		}
}

static void take_boxes(const struct flow_view *f, struct taken *t)
{
	for (size_t i = 0; i < f->boxes.len; i++) {
		const struct step_box *b = &f->boxes.at[i];
		take(t, (struct area){ b->x - AIR, b->y - AIR, b->x + b->width + AIR, b->y + b->height + AIR });
	}
}

static struct taken look_around(struct flow_view *f)
{
	double left = f->systems.at[0].left - 400, right = f->systems.at[f->systems.len - 1].right + 400;
	struct taken t = { .arena = f->l.arena, .left = left, .count = (size_t)((right - left) / BUCKET) + 1 };
	t.columns = arena_alloc(t.arena, t.count * sizeof *t.columns);
	take_ways(f, &t);
	take_boxes(f, &t);
	return t;
}

/* ---- where a label goes ---- */

struct candidate {
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

static bool is_better(struct candidate a, struct candidate b)
{
	return a.hits != b.hits ? a.hits < b.hits : a.moved < b.moved;
}

static void try_place(const struct flow_view *f, const struct taken *t, const struct way_line *w, int dx, int dy, struct candidate *best)
{
	struct candidate c = { .x = w->label_x + dx * 2 * STEP, .y = w->label_y + dy * STEP, .moved = 3 * abs(dx) + abs(dy) };
	if ((dx || dy) && !stays_in_system(f, w, c.x))
		return;
	c.hits = hits(t, label_area(w, c.x, c.y));
	if (is_better(c, *best))
		*best = c;
}

/* All places of one distance from the line's own; a label rather goes up or down than to a side. */
static void try_ring(const struct flow_view *f, const struct taken *t, const struct way_line *w, int ring, struct candidate *best)
{
	for (int i = -ring; i <= ring; i++) {
		try_place(f, t, w, i, -ring, best);
		try_place(f, t, w, i, ring, best);
		try_place(f, t, w, -ring, i, best);
		try_place(f, t, w, ring, i, best);
	}
}

static void place_label(const struct flow_view *f, struct taken *t, struct way_line *w)
{
	struct candidate best = { w->label_x, w->label_y, 1 << 30, 0 };
	for (int ring = 0; ring <= FARTHEST && best.hits; ring++)
		try_ring(f, t, w, ring, &best);
	w->label_x = best.x;
	w->label_y = best.y;
	w->is_covered = best.hits > 0;
	struct area a = label_area(w, w->label_x, w->label_y);
	take(t, (struct area){ a.left - AIR, a.top - AIR, a.right + AIR, a.bottom + AIR });
}

void flow_place_labels(struct flow_view *f)
{
	struct taken t = look_around(f);
	for (size_t i = 0; i < f->ways.len; i++)
		if (f->ways.at[i].label_height > 0)
			place_label(f, &t, &f->ways.at[i]);
}
