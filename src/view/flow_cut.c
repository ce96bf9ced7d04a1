/* flow_cut.c — cuts the ways where their system ends, numbers the cuts, and finds how far the ways reach. */
#include "view/flow.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SAMPLES = 24, SAMPLES_APART = 5, MARKER_APART = 22, SHORT = 24 };

struct cubic {
	struct flow_spot at[4];
};

static struct flow_spot spot_between(struct flow_spot a, struct flow_spot b, double t)
{
	return (struct flow_spot){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

/* de Casteljau: the part before t, and the rest. */
static void split_cubic(struct cubic c, double t, struct cubic *before, struct cubic *after)
{
	struct flow_spot ab = spot_between(c.at[0], c.at[1], t), bc = spot_between(c.at[1], c.at[2], t), cd = spot_between(c.at[2], c.at[3], t);
	struct flow_spot abc = spot_between(ab, bc, t), bcd = spot_between(bc, cd, t), middle = spot_between(abc, bcd, t);
	*before = (struct cubic){ { c.at[0], ab, abc, middle } };
	*after = (struct cubic){ { middle, bcd, cd, c.at[3] } };
}

static struct flow_spot spot_at(struct cubic c, double t)
{
	struct cubic before, after;
	split_cubic(c, t, &before, &after);
	return after.at[0];
}

/* Where, between the samples a and b of its length, the curve passes into another system. */
static double crossing_between(const struct flow_view *f, struct cubic c, double a, double b)
{
	size_t start = system_at(f, spot_at(c, a).x);
	for (int i = 0; i < 40; i++) {
		double middle = (a + b) / 2;
		if (system_at(f, spot_at(c, middle).x) == start)
			a = middle;
		else
			b = middle;
	}
	return b;
}

static void add_spots(struct flow_view *f, struct way_piece *p, struct cubic c)
{
	if (!p->points.len)
		VEC_PUSH(f->l.arena, &p->points, c.at[0]);
	for (int i = 1; i < 4; i++)
		VEC_PUSH(f->l.arena, &p->points, c.at[i]);
}

static struct way_piece *last_piece(struct way_line *w)
{
	return &w->pieces.at[w->pieces.len - 1];
}

static void begin_piece(struct flow_view *f, struct way_line *w, size_t system)
{
	struct way_piece p = { .system = system };
	VEC_PUSH(f->l.arena, &w->pieces, p);
}

static void add_cubic(struct flow_view *f, struct way_line *w, struct cubic c)
{
	for (int i = 0; i < SAMPLES;) {
		double a = i / (double)SAMPLES, b = (i + 1) / (double)SAMPLES;
		if (system_at(f, spot_at(c, a).x) == system_at(f, spot_at(c, b).x)) {
			i++;
			continue;
		}
		struct cubic before, after;
		split_cubic(c, crossing_between(f, c, a, b), &before, &after);
		add_spots(f, last_piece(w), before);
		begin_piece(f, w, system_at(f, after.at[1].x == after.at[0].x ? after.at[3].x : spot_at(after, 0.01).x));
		c = after;
		i = 0;
	}
	add_spots(f, last_piece(w), c);
}

/* A way that swings to and fro along a cut passes it once: more numbers would say that it comes back. */
static void pass_once(struct way_line *w)
{
	struct way_piece *p = w->pieces.at;
	for (size_t k = 0; k + 3 < w->pieces.len;) {
		if (p[k].system != p[k + 2].system || p[k + 1].system != p[k + 3].system) {
			k++;
			continue;
		}
		memmove(&p[k + 1], &p[k + 3], (w->pieces.len - k - 3) * sizeof *p);
		w->pieces.len -= 2;
	}
}

static void cut_way(struct flow_view *f, struct way_line *w, const struct flow_arrow *a)
{
	begin_piece(f, w, system_at(f, a->points[0].x));
	for (size_t i = 0; i + 3 < a->point_count; i += 3) {
		struct cubic c;
		for (int k = 0; k < 4; k++)
			c.at[k] = a->points[i + (size_t)k];
		add_cubic(f, w, c);
	}
	pass_once(w);
	w->tip = a->tip;
	w->label_x = a->label.x - w->label_width / 2;
	w->label_y = a->label.y - w->label_height / 2;
	w->label_system = system_at(f, a->label.x);
}

/* ---- the numbers at the cuts ---- */

struct cut_end { /* a way where it leaves one system for a neighbour */
	struct way_piece *goes, *comes;
	double y;
	size_t cut; /* behind this system */
};

static int by_place(const void *a, const void *b)
{
	const struct cut_end *x = a, *y = b;
	if (x->cut != y->cut)
		return x->cut < y->cut ? -1 : 1;
	return x->y < y->y ? -1 : x->y > y->y;
}

static void move_end(struct flow_spot *end, struct flow_spot *control, double y)
{
	control->y += y - end->y;
	end->y = y;
}

struct cut_run { /* ends of a cut that stand as near to each other as they may, around the mean of where they would */
	size_t first, count, cut;
	double middle;
};

static bool are_too_near(const struct cut_run *a, const struct cut_run *b)
{
	return a->cut == b->cut && b->middle - a->middle < (double)(a->count + b->count) / 2 * MARKER_APART;
}

/* Two numbers never touch: the ways are bent where they would, and all of them as little as possible. */
static void spread_ends(struct flow_view *f, struct cut_end *ends, size_t count)
{
	struct cut_run *runs = arena_alloc(f->l.arena, count * sizeof *runs);
	size_t len = 0;
	for (size_t i = 0; i < count; i++) {
		runs[len++] = (struct cut_run){ i, 1, ends[i].cut, ends[i].y };
		for (; len > 1 && are_too_near(&runs[len - 2], &runs[len - 1]); len--) {
			struct cut_run *a = &runs[len - 2], *b = &runs[len - 1];
			a->middle = (a->middle * (double)a->count + b->middle * (double)b->count) / (double)(a->count + b->count);
			a->count += b->count;
		}
	}
	for (size_t i = 0; i < len; i++)
		for (size_t k = 0; k < runs[i].count; k++)
			ends[runs[i].first + k].y = runs[i].middle + ((double)k - (double)(runs[i].count - 1) / 2) * MARKER_APART;
}

static bool is_alone(const struct cut_end *ends, size_t count, size_t i)
{
	return (!i || ends[i - 1].cut != ends[i].cut) && (i + 1 == count || ends[i + 1].cut != ends[i].cut);
}

/* Numbers go from 1 on, and each has two ends. */
static void bend_ends(struct cut_end *ends, size_t count)
{
	size_t number = 0;
	for (size_t i = 0; i < count; i++) {
		struct way_piece *goes = ends[i].goes, *comes = ends[i].comes;
		goes->goes = comes->comes = true;
		goes->goes_as = comes->comes_as = is_alone(ends, count, i) ? 0 : ++number;
		move_end(&goes->points.at[goes->points.len - 1], &goes->points.at[goes->points.len - 2], ends[i].y);
		move_end(&comes->points.at[0], &comes->points.at[1], ends[i].y);
	}
}

/* Close before the step that it leads to a way comes in level with its head: a steep one would have that behind its number. */
static double height_at_cut(const struct way_line *w, size_t coming)
{
	struct way_piece *p = &w->pieces.at[coming];
	if (coming + 1 < w->pieces.len || fabs(w->tip.x - p->points.at[0].x) > SHORT)
		return p->points.at[0].y;
	p->points.at[p->points.len - 1].y = p->points.at[p->points.len - 2].y = w->tip.y;
	return w->tip.y;
}

static void number_cuts(struct flow_view *f)
{
	VEC(struct cut_end) ends = { 0 };
	for (size_t i = 0; i < f->ways.len; i++) {
		struct way_line *w = &f->ways.at[i];
		for (size_t k = 0; k + 1 < w->pieces.len; k++) {
			struct way_piece *goes = &w->pieces.at[k], *comes = &w->pieces.at[k + 1];
			size_t cut = goes->system < comes->system ? goes->system : comes->system;
			struct cut_end e = { goes, comes, height_at_cut(w, k + 1), cut };
			VEC_PUSH(f->l.arena, &ends, e);
		}
	}
	if (!ends.len)
		return;
	qsort(ends.at, ends.len, sizeof *ends.at, by_place);
	spread_ends(f, ends.at, ends.len);
	bend_ends(ends.at, ends.len);
}

static void sample_piece(struct flow_view *f, struct way_piece *p)
{
	for (size_t i = 0; i + 3 < p->points.len; i += 3) {
		struct cubic c;
		for (int k = 0; k < 4; k++)
			c.at[k] = p->points.at[i + (size_t)k];
		double length = 0;
		for (int k = 0; k < 3; k++)
			length += fabs(c.at[k + 1].x - c.at[k].x) + fabs(c.at[k + 1].y - c.at[k].y);
		int count = (int)(length / SAMPLES_APART) + 1;
		for (int k = 0; k <= count; k++)
			VEC_PUSH(f->l.arena, &p->samples, spot_at(c, k / (double)count));
	}
}

void flow_cut_ways(struct flow_view *f)
{
	for (size_t i = 0; i < f->ways.len; i++)
		cut_way(f, &f->ways.at[i], &f->picture.arrows[i]);
	number_cuts(f);
	for (size_t i = 0; i < f->ways.len; i++)
		for (size_t k = 0; k < f->ways.at[i].pieces.len; k++)
			sample_piece(f, &f->ways.at[i].pieces.at[k]);
}

/* ---- how far a system reaches ---- */

static void reach_to(struct system *s, double top, double bottom)
{
	s->top = top < s->top ? top : s->top;
	s->bottom = bottom > s->bottom ? bottom : s->bottom;
}

static void widen_system(struct system *s, const struct flow_view *f, double left, double right)
{
	bool is_first = s == &f->systems.at[0], is_last = s == &f->systems.at[f->systems.len - 1];
	if (is_first && left - BAND_PADDING < s->left)
		s->left = left - BAND_PADDING;
	if (is_last && right + BAND_PADDING > s->right)
		s->right = right + BAND_PADDING;
}

static void reach_piece(struct flow_view *f, const struct way_line *w, const struct way_piece *p)
{
	struct system *s = &f->systems.at[p->system];
	double half = w->weight / 2, first = p->points.at[0].y, last = p->points.at[p->points.len - 1].y;
	for (size_t n = 0; n < p->samples.len; n++) {
		reach_to(s, p->samples.at[n].y - half, p->samples.at[n].y + half);
		widen_system(s, f, p->samples.at[n].x - half, p->samples.at[n].x + half);
	}
	if (p->comes)
		reach_to(s, first - MARKER - 1, first + MARKER + 1);
	if (p->goes)
		reach_to(s, last - MARKER - 1, last + MARKER + 1);
}

void flow_measure_systems(struct flow_view *f)
{
	for (size_t i = 0; i < f->boxes.len; i++) {
		const struct step_box *b = &f->boxes.at[i];
		reach_to(&f->systems.at[b->system], b->y, b->y + b->height);
	}
	for (size_t i = 0; i < f->ways.len; i++) {
		struct way_line *w = &f->ways.at[i];
		for (size_t k = 0; k < w->pieces.len; k++)
			reach_piece(f, w, &w->pieces.at[k]);
		if (w->label_height > 0) {
			reach_to(&f->systems.at[w->label_system], w->label_y, w->label_y + w->label_height);
			widen_system(&f->systems.at[w->label_system], f, w->label_x, w->label_x + w->label_width);
		}
	}
}
