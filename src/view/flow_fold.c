/* flow_fold.c — folds a long flow into systems, cuts the ways at their ends, and sets the stages above them. */
#include "view/flow.h"

#include <math.h>
#include <stdlib.h>

enum { UNFOLDED_MOST = 1500, FOLDED_LEAST = 900, SAMPLES = 24, SAMPLES_APART = 5, MARKER_APART = 22 };

#define FINE_SHAPE 1.7    /* width to height */
#define HALVED_STAGE 0.12 /* what it costs to part a stage, against a shape that is wrong by that much */
#define RAGGED_END 1.5    /* what it costs when systems end in blank, by the square of its part of the width */

/* ---- where it may be cut ---- */

static double label_right(const struct flow_view *f, size_t rank)
{
	double right = f->rank_right[rank];
	for (size_t i = 0; i < f->picture.arrow_count; i++) {
		const struct flow_arrow *a = &f->picture.arrows[i];
		double edge = a->label.x + a->label_width / 2;
		if (a->label_width > 0 && a->label.x > f->rank_right[rank] && a->label.x < f->rank_left[rank + 1])
			right = at_least(right, edge);
	}
	return right;
}

/* In the middle of what is free before the next rank. */
static void find_cuts(struct flow_view *f)
{
	f->cuts = arena_alloc(f->l.arena, (f->rank_count + 1) * sizeof *f->cuts);
	for (size_t r = 0; r + 1 < f->rank_count; r++)
		f->cuts[r] = (label_right(f, r) + f->rank_left[r + 1]) / 2;
}

/* The boxes come stage by stage, and no two stages share a rank. */
static void find_stages(struct flow_view *f)
{
	f->rank_stages = arena_alloc(f->l.arena, (f->rank_count + 1) * sizeof *f->rank_stages);
	for (size_t i = 0; i < f->boxes.len; i++)
		f->rank_stages[f->picture.boxes[i].rank] = f->boxes.at[i].step->stage;
}

static bool ends_stage(const struct flow_view *f, size_t rank)
{
	return f->rank_stages[rank] != f->rank_stages[rank + 1]; /* behind the last there is none */
}

/* ---- how it is folded ---- */

struct folding {
	size_t systems, halved;
	double widest, widths, squares; /* the widths' sum, and that of their squares */
};

static double span(const struct flow_view *f, size_t first, size_t last)
{
	return f->rank_right[last] - f->rank_left[first] + 2 * (BAND_PADDING + MARKER_ROOM);
}

/* The last rank of a system that begins at `first` and is at most `most` wide: the end of a stage where one lies in the
 * second half of the room. */
static size_t last_rank(const struct flow_view *f, size_t first, double most)
{
	size_t last = first, at_stage = 0;
	bool has_stage = false;
	while (last + 1 < f->rank_count && span(f, first, last + 1) <= most)
		last++;
	for (size_t r = first; r <= last && last + 1 < f->rank_count; r++)
		if (ends_stage(f, r) && span(f, first, r) > most * 0.5) {
			at_stage = r;
			has_stage = true;
		}
	return has_stage ? at_stage : last;
}

static struct folding try_width(const struct flow_view *f, double most)
{
	struct folding t = { 0 };
	for (size_t first = 0; first < f->rank_count;) {
		size_t last = last_rank(f, first, most);
		t.systems++;
		t.halved += last + 1 < f->rank_count && !ends_stage(f, last);
		double width = span(f, first, last);
		t.widest = at_least(t.widest, width);
		t.widths += width;
		t.squares += width * width;
		first = last + 1;
	}
	return t;
}

/* Of how far it is from a page's shape, how many stages it parts, and how much room its systems leave at their ends. */
static double ugliness(const struct flow_view *f, struct folding t)
{
	double height = (double)t.systems * (f->picture.height + 110) + 140, n = (double)t.systems;
	double shape = fabs(log(t.widest / height / FINE_SHAPE)), free_room = t.squares / n - 2 * t.widest * t.widths / n + t.widest * t.widest;
	return shape + HALVED_STAGE * (double)t.halved + RAGGED_END * free_room / (t.widest * t.widest);
}

static double best_width(const struct flow_view *f)
{
	double whole = span(f, 0, f->rank_count - 1), best = whole, least = ugliness(f, try_width(f, whole));
	if (whole <= UNFOLDED_MOST)
		return whole;
	for (double most = FOLDED_LEAST; most < whole; most *= 1.015) {
		double cost = ugliness(f, try_width(f, most));
		if (cost < least) {
			least = cost;
			best = most;
		}
	}
	return best;
}

static void make_systems(struct flow_view *f)
{
	double most = best_width(f) + 0.5;
	for (size_t first = 0; first < f->rank_count;) {
		struct system s = { .first_rank = first, .last_rank = last_rank(f, first, most), .top = 1e9, .bottom = -1e9 };
		first = s.last_rank + 1;
		s.left = s.first_rank ? f->cuts[s.first_rank - 1] - MARKER_ROOM : f->rank_left[0] - BAND_PADDING;
		s.right = first < f->rank_count ? f->cuts[s.last_rank] + MARKER_ROOM : f->rank_right[s.last_rank] + BAND_PADDING;
		VEC_PUSH(f->l.arena, &f->systems, s);
	}
}

static size_t system_at(const struct flow_view *f, double x)
{
	for (size_t i = 0; i + 1 < f->systems.len; i++)
		if (x <= f->cuts[f->systems.at[i].last_rank])
			return i;
	return f->systems.len - 1;
}

static void reach(struct system *s, double top, double bottom)
{
	s->top = top < s->top ? top : s->top;
	s->bottom = bottom > s->bottom ? bottom : s->bottom;
}

static void widen(struct system *s, const struct flow_view *f, double left, double right)
{
	bool is_first = s == &f->systems.at[0], is_last = s == &f->systems.at[f->systems.len - 1];
	if (is_first && left - BAND_PADDING < s->left)
		s->left = left - BAND_PADDING;
	if (is_last && right + BAND_PADDING > s->right)
		s->right = right + BAND_PADDING;
}

/* ---- ways, cut where their system ends ---- */

struct cubic {
	struct flow_spot at[4];
};

static struct flow_spot between(struct flow_spot a, struct flow_spot b, double t)
{
	return (struct flow_spot){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

/* de Casteljau: the part before t, and the rest. */
static void split(struct cubic c, double t, struct cubic *before, struct cubic *after)
{
	struct flow_spot ab = between(c.at[0], c.at[1], t), bc = between(c.at[1], c.at[2], t), cd = between(c.at[2], c.at[3], t);
	struct flow_spot abc = between(ab, bc, t), bcd = between(bc, cd, t), middle = between(abc, bcd, t);
	*before = (struct cubic){ { c.at[0], ab, abc, middle } };
	*after = (struct cubic){ { middle, bcd, cd, c.at[3] } };
}

static struct flow_spot spot_at(struct cubic c, double t)
{
	struct cubic before, after;
	split(c, t, &before, &after);
	return after.at[0];
}

/* Where, between the samples a and b of its length, the curve passes into another system. */
static double crossing(const struct flow_view *f, struct cubic c, double a, double b)
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
		split(c, crossing(f, c, a, b), &before, &after);
		add_spots(f, last_piece(w), before);
		begin_piece(f, w, system_at(f, after.at[1].x == after.at[0].x ? after.at[3].x : spot_at(after, 0.01).x));
		c = after;
		i = 0;
	}
	add_spots(f, last_piece(w), c);
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

/* Two numbers never touch: the ways are bent a little where they would. */
static void part_ends(struct cut_end *ends, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i && ends[i].cut == ends[i - 1].cut && ends[i].y < ends[i - 1].y + MARKER_APART)
			ends[i].y = ends[i - 1].y + MARKER_APART;
		bool alone = (!i || ends[i - 1].cut != ends[i].cut) && (i + 1 == count || ends[i + 1].cut != ends[i].cut);
		struct way_piece *goes = ends[i].goes, *comes = ends[i].comes;
		goes->goes = comes->comes = i + 1;
		goes->shows_number |= !alone;
		comes->shows_number |= !alone;
		move_end(&goes->points.at[goes->points.len - 1], &goes->points.at[goes->points.len - 2], ends[i].y);
		move_end(&comes->points.at[0], &comes->points.at[1], ends[i].y);
	}
}

static void number_cuts(struct flow_view *f)
{
	VEC(struct cut_end) ends = { 0 };
	for (size_t i = 0; i < f->ways.len; i++) {
		struct way_line *w = &f->ways.at[i];
		for (size_t k = 0; k + 1 < w->pieces.len; k++) {
			struct way_piece *goes = &w->pieces.at[k], *comes = &w->pieces.at[k + 1];
			size_t cut = goes->system < comes->system ? goes->system : comes->system;
			struct cut_end e = { goes, comes, comes->points.at[0].y, cut };
			VEC_PUSH(f->l.arena, &ends, e);
		}
	}
	if (!ends.len)
		return;
	qsort(ends.at, ends.len, sizeof *ends.at, by_place);
	part_ends(ends.at, ends.len);
}

/* ---- how high a system is ---- */

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

static void sample_ways(struct flow_view *f)
{
	for (size_t i = 0; i < f->ways.len; i++)
		for (size_t k = 0; k < f->ways.at[i].pieces.len; k++)
			sample_piece(f, &f->ways.at[i].pieces.at[k]);
}

static void reach_piece(struct flow_view *f, const struct way_line *w, const struct way_piece *p)
{
	struct system *s = &f->systems.at[p->system];
	double half = w->weight / 2, first = p->points.at[0].y, last = p->points.at[p->points.len - 1].y;
	for (size_t n = 0; n < p->samples.len; n++) {
		reach(s, p->samples.at[n].y - half, p->samples.at[n].y + half);
		widen(s, f, p->samples.at[n].x - half, p->samples.at[n].x + half);
	}
	if (p->comes)
		reach(s, first - MARKER - 1, first + MARKER + 1);
	if (p->goes)
		reach(s, last - MARKER - 1, last + MARKER + 1);
}

static void reach_ways(struct flow_view *f)
{
	for (size_t i = 0; i < f->ways.len; i++) {
		struct way_line *w = &f->ways.at[i];
		for (size_t k = 0; k < w->pieces.len; k++)
			reach_piece(f, w, &w->pieces.at[k]);
		if (w->label_height > 0) {
			reach(&f->systems.at[w->label_system], w->label_y, w->label_y + w->label_height);
			widen(&f->systems.at[w->label_system], f, w->label_x, w->label_x + w->label_width);
		}
	}
}

static void place_boxes(struct flow_view *f)
{
	for (size_t i = 0; i < f->boxes.len; i++) {
		struct step_box *b = &f->boxes.at[i];
		const struct flow_box *at = &f->picture.boxes[i];
		b->x = at->middle.x - b->width / 2;
		b->y = at->middle.y - b->height / 2;
		b->system = system_at(f, at->middle.x);
		reach(&f->systems.at[b->system], b->y, b->y + b->height);
	}
}

/* ---- stages ---- */

static void add_part(struct flow_view *f, struct system *s, const struct stage *stage, size_t first, size_t last)
{
	double left = first == s->first_rank ? s->left : f->cuts[first - 1] + PAGE_GAP / 2.0;
	double right = last == s->last_rank ? s->right : f->cuts[last] - PAGE_GAP / 2.0;
	struct stage_part part = { .stage = stage, .x = left, .width = right - left, .is_first = !s->parts.len };
	part.title = wrap(&f->l, ROLE_STAGE, thing_label(&stage->thing), part.width - 24 - 14 - 12);
	struct str drop = ends_stage(f, last) && stage->drop.given ? label_with(f->l.plan->locale, f->l.arena, LABEL_drop, locale_value(f->l.plan->locale, f->l.arena, stage->drop)) : (struct str){ 0 };
	part.drop = wrap(&f->l, ROLE_TAG, drop, part.width - 44);
	s->chevron_height = at_least(s->chevron_height, at_least(44, lines_height(ROLE_STAGE, part.title) + 22));
	s->note_height = at_least(s->note_height, part.drop.len ? lines_height(ROLE_TAG, part.drop) + 6 : 0);
	VEC_PUSH(f->l.arena, &s->parts, part);
}

static void place_stages(struct flow_view *f)
{
	for (size_t i = 0; i < f->systems.len; i++) {
		struct system *s = &f->systems.at[i];
		for (size_t first = s->first_rank; first <= s->last_rank;) {
			size_t last = first;
			while (last < s->last_rank && !ends_stage(f, last))
				last++;
			add_part(f, s, f->rank_stages[first], first, last);
			first = last + 1;
		}
		s->band_height = s->bottom - s->top + 2 * BAND_PADDING + s->note_height;
	}
}

/* For the outline of a PDF and the description. */
static void note_stages(struct flow_view *f)
{
	struct plan *p = f->l.plan;
	for (size_t i = 0; i < f->systems.len; i++)
		for (size_t k = 0; k < f->systems.at[i].parts.len; k++) {
			const struct stage_part *part = &f->systems.at[i].parts.at[k];
			struct stage_box box = { .stage = part->stage, .x = part->x - f->systems.at[i].left + p->margin, .width = part->width };
			struct column column = { .stage = part->stage, .x = box.x, .width = box.width };
			bool is_new = !p->stages.len || p->stages.at[p->stages.len - 1].stage != part->stage;
			if (is_new)
				VEC_PUSH(f->l.arena, &p->stages, box);
			if (f->systems.len == 1)
				VEC_PUSH(f->l.arena, &p->columns, column);
		}
}

void flow_fold(struct flow_view *f)
{
	if (!f->boxes.len)
		return;
	find_cuts(f);
	find_stages(f);
	make_systems(f);
	for (size_t i = 0; i < f->ways.len; i++)
		cut_way(f, &f->ways.at[i], &f->picture.arrows[i]);
	number_cuts(f);
	place_boxes(f);
	sample_ways(f);
	flow_place_labels(f);
	reach_ways(f);
	place_stages(f);
	note_stages(f);
}

double system_x(const struct flow_view *f, const struct system *s)
{
	return f->l.plan->margin - s->left;
}

double system_y(const struct system *s)
{
	return s->y + s->chevron_height + 4 + s->note_height + BAND_PADDING - s->top;
}
