/* flow_fold.c — folds a long flow into systems, spreads them to the same width, and sets the stages above them. */
#include "view/flow.h"

#include <math.h>

enum { AROUND_SYSTEM = 110, AROUND_PAGE = 180, SHEET = 1630, FOLDED_LEAST = 900, SPREAD_MOST = 120, SPREAD_MOST_ON_PAGE = 480 };

#define FINE_SHAPE 1.7    /* width to height */
#define CUT_WAY 0.1       /* what each way costs that is cut beside another */
#define HALVED_STAGE 0.25 /* what it costs to part a stage, against a shape that is wrong by that much */
#define RAGGED_END 5      /* what it costs when systems end in blank, by the square of its part of the width */

/* ---- where it may be cut ---- */

static double label_right(const struct flow_view *f, size_t rank)
{
	double right = f->rank_right[rank];
	for (size_t i = 0; i < f->picture.arrow_count; i++) {
		const struct flow_arrow *a = &f->picture.arrows[i];
		double edge = a->label.x + a->label_width / 2;
		if (a->label_width > 0 && a->label.x > f->rank_right[rank] && a->label.x < f->rank_left[rank + 1])
			right = layout_at_least(right, edge);
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

/* By bisection: the cuts ascend. */
static size_t rank_at(const struct flow_view *f, double x)
{
	size_t low = 0, high = f->rank_count - 1;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (x <= f->cuts[middle])
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

static void note_height(struct flow_view *f, size_t rank, double top, double bottom)
{
	f->rank_top[rank] = top < f->rank_top[rank] ? top : f->rank_top[rank];
	f->rank_bottom[rank] = layout_at_least(f->rank_bottom[rank], bottom);
}

/* How high each rank is, with the ways over it: roughly, by the ends and controls of their pieces. */
static void find_heights(struct flow_view *f)
{
	const struct flow_picture *p = &f->picture;
	f->rank_top = arena_alloc(f->l.arena, (f->rank_count + 1) * sizeof *f->rank_top);
	f->rank_bottom = arena_alloc(f->l.arena, (f->rank_count + 1) * sizeof *f->rank_bottom);
	for (size_t r = 0; r < f->rank_count; r++)
		f->rank_top[r] = 1e9;
	for (size_t i = 0; i < p->box_count; i++)
		note_height(f, p->boxes[i].rank, p->boxes[i].middle.y - p->boxes[i].height / 2, p->boxes[i].middle.y + p->boxes[i].height / 2);
	for (size_t i = 0; i < p->arrow_count; i++)
		for (size_t k = 0; k < p->arrows[i].point_count; k++) {
			size_t rank = rank_at(f, p->arrows[i].points[k].x);
			note_height(f, rank, p->arrows[i].points[k].y, p->arrows[i].points[k].y);
		}
}

/* How many ways lead over the end of each rank. */
static void count_ways(struct flow_view *f)
{
	const struct flow_picture *p = &f->picture;
	f->ways_over = arena_alloc(f->l.arena, (f->rank_count + 1) * sizeof *f->ways_over);
	for (size_t i = 0; i < p->arrow_count; i++) {
		size_t from = p->boxes[p->arrows[i].from].rank, to = p->boxes[p->arrows[i].to].rank;
		for (size_t r = from < to ? from : to; r < (from < to ? to : from); r++)
			f->ways_over[r]++;
	}
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
	size_t systems, halved, cut;
	double widest, widths, squares; /* the widths' sum, and that of their squares */
	double height;
};

static double span_of_ranks(const struct flow_view *f, size_t first, size_t last)
{
	if (!(f->room > 0))
		return f->rank_right[last] - f->rank_left[first] + 2 * (BAND_PADDING + MARKER_ROOM);
	double left = first ? f->cuts[first - 1] - MARKER_ROOM : f->rank_left[0] - BAND_PADDING;
	return (last + 1 < f->rank_count ? f->cuts[last] + MARKER_ROOM : f->rank_right[last] + BAND_PADDING) - left;
}

/* The last rank of a system that begins at `first` and is at most `most` wide: the end of a stage where one lies in the
 * second half of the room. */
static size_t last_rank(const struct flow_view *f, size_t first, double most)
{
	size_t last = first, at_stage = 0;
	bool has_stage = false;
	while (last + 1 < f->rank_count && span_of_ranks(f, first, last + 1) <= most)
		last++;
	for (size_t r = first; r <= last && last + 1 < f->rank_count; r++)
		if (ends_stage(f, r) && span_of_ranks(f, first, r) > most * 0.5) {
			at_stage = r;
			has_stage = true;
		}
	return has_stage ? at_stage : last;
}

static double height_of(const struct flow_view *f, size_t first, size_t last)
{
	double top = f->rank_top[first], bottom = f->rank_bottom[first];
	for (size_t r = first + 1; r <= last; r++) {
		top = f->rank_top[r] < top ? f->rank_top[r] : top;
		bottom = layout_at_least(bottom, f->rank_bottom[r]);
	}
	return bottom - top;
}

static struct folding try_width(const struct flow_view *f, double most)
{
	struct folding t = { 0 };
	for (size_t first = 0; first < f->rank_count;) {
		size_t last = last_rank(f, first, most);
		t.systems++;
		t.halved += last + 1 < f->rank_count && !ends_stage(f, last);
		t.cut += last + 1 < f->rank_count && f->ways_over[last] ? f->ways_over[last] - 1 : 0;
		double width = span_of_ranks(f, first, last);
		t.widest = layout_at_least(t.widest, width);
		t.widths += width;
		t.squares += width * width;
		t.height += height_of(f, first, last) + AROUND_SYSTEM;
		first = last + 1;
	}
	return t;
}

/* Of how many stages its systems part, and how much of this width they leave at their ends. */
static double cost_of_ends(struct folding t, double widest)
{
	double n = (double)t.systems, free_room = t.squares / n - 2 * widest * t.widths / n + widest * widest;
	return HALVED_STAGE * (double)t.halved + CUT_WAY * (double)t.cut + RAGGED_END * free_room / (widest * widest);
}

/* Of how far it is from a page's shape, how many stages it parts, and how much room its systems leave at their ends. */
static double ugliness_of(struct folding t)
{
	double shape = fabs(log(t.widest / (t.height + AROUND_PAGE) / FINE_SHAPE));
	return shape + cost_of_ends(t, t.widest);
}

/* Never wider than a landscape sheet at reading size, so that a PDF is only cut between systems. */
static double best_width(const struct flow_view *f)
{
	double whole = span_of_ranks(f, 0, f->rank_count - 1), best = SHEET, least = 1e9;
	if (whole <= SHEET)
		return whole;
	for (double most = FOLDED_LEAST; most < SHEET; most *= 1.01) {
		double cost = ugliness_of(try_width(f, most));
		if (cost < least) {
			least = cost;
			best = most;
		}
	}
	return best;
}

/* On a page as few systems as its width allows. */
static double page_width(const struct flow_view *f)
{
	struct folding fewest = try_width(f, f->room);
	double best = f->room, least = cost_of_ends(fewest, f->room);
	for (double most = f->room; most > f->room / 2; most *= 0.98) {
		struct folding t = try_width(f, most);
		double cost = cost_of_ends(t, f->room);
		if (t.systems > fewest.systems || t.widest > f->room || cost >= least)
			continue;
		least = cost;
		best = most;
	}
	return best;
}

static void set_edges(struct flow_view *f)
{
	for (size_t i = 0; i < f->systems.len; i++) {
		struct system *s = &f->systems.at[i];
		bool is_last = s->last_rank + 1 == f->rank_count;
		s->left = s->first_rank ? f->cuts[s->first_rank - 1] - MARKER_ROOM : f->rank_left[0] - BAND_PADDING;
		s->right = is_last ? f->rank_right[s->last_rank] + BAND_PADDING : f->cuts[s->last_rank] + MARKER_ROOM;
	}
}

static void make_systems(struct flow_view *f)
{
	double most = f->room > 0 ? page_width(f) : best_width(f) + 0.5;
	for (size_t first = 0; first < f->rank_count;) {
		struct system s = { .first_rank = first, .last_rank = last_rank(f, first, most), .top = 1e9, .bottom = -1e9 };
		VEC_PUSH(f->l.arena, &f->systems, s);
		first = s.last_rank + 1;
	}
	set_edges(f);
}

/* ---- the same right edge for all ---- */

/* How far a place moves when its rank and the next one move: with its rank, and between two in proportion. */
static double moved_place(const struct flow_view *f, const double *shifts, double x)
{
	size_t r = rank_at(f, x);
	if (x > f->rank_right[r] && r + 1 < f->rank_count)
		return x + shifts[r] + (shifts[r + 1] - shifts[r]) * (x - f->rank_right[r]) / (f->rank_left[r + 1] - f->rank_right[r]);
	if (x < f->rank_left[r] && r > 0)
		return x + shifts[r] - (shifts[r] - shifts[r - 1]) * (f->rank_left[r] - x) / (f->rank_left[r] - f->rank_right[r - 1]);
	return x + shifts[r];
}

static void move_all(struct flow_view *f, const double *shifts)
{
	struct flow_picture *p = &f->picture;
	for (size_t i = 0; i < p->box_count; i++)
		p->boxes[i].middle.x = moved_place(f, shifts, p->boxes[i].middle.x);
	for (size_t i = 0; i < p->arrow_count; i++) {
		struct flow_arrow *a = &p->arrows[i];
		double head = a->points[a->point_count - 1].x - a->tip.x; /* keeps its length */
		for (size_t k = 0; k < a->point_count; k++)
			a->points[k].x = moved_place(f, shifts, a->points[k].x);
		a->tip.x = moved_place(f, shifts, a->tip.x);
		a->points[a->point_count - 1].x = a->tip.x + head;
		a->label.x = moved_place(f, shifts, a->label.x);
	}
	for (size_t r = 0; r < f->rank_count; r++) {
		f->rank_left[r] += shifts[r];
		f->rank_right[r] += shifts[r];
	}
}

/* The gaps of the shorter systems grow, as far as that stays pleasant. */
static void spread_systems(struct flow_view *f)
{
	double *shifts = arena_alloc(f->l.arena, (f->rank_count + 1) * sizeof *shifts), widest = f->room, shift = 0;
	for (size_t i = 0; i < f->systems.len; i++)
		widest = layout_at_least(widest, f->systems.at[i].right - f->systems.at[i].left);
	for (size_t i = 0; i < f->systems.len; i++) {
		const struct system *s = &f->systems.at[i];
		size_t gaps = s->last_rank - s->first_rank;
		double more = gaps ? (widest - (s->right - s->left)) / (double)gaps : 0;
		more = more > (f->room > 0 ? SPREAD_MOST_ON_PAGE : SPREAD_MOST) ? 0 : more;
		for (size_t r = s->first_rank; r <= s->last_rank; r++)
			shifts[r] = shift + more * (double)(r - s->first_rank);
		shift = shifts[s->last_rank];
	}
	move_all(f, shifts);
	find_cuts(f);
	set_edges(f);
}

static void place_boxes(struct flow_view *f)
{
	for (size_t i = 0; i < f->boxes.len; i++) {
		struct step_box *b = &f->boxes.at[i];
		const struct flow_box *at = &f->picture.boxes[i];
		b->x = at->middle.x - b->width / 2;
		b->y = at->middle.y - b->height / 2;
		b->system = system_at(f, at->middle.x);
	}
}

/* ---- stages ---- */

/* What is said of the stage as a whole: who leaves in it, and what is felt. Gives how high it is. */
static double add_notes(struct layout *l, struct stage_part *part)
{
	const struct stage *stage = part->stage;
	struct block drop = { .role = ROLE_TAG, .mark = MARK_EXIT, .text = layout_quantity(l, LABEL_drop, stage->drop) };
	block_of(&drop, stage->drop ? &stage->drop->thing : NULL);
	if (drop.text.len)
		VEC_PUSH(l->arena, &part->notes, drop);
	FOR_EACH(struct feeling, f, stage->content.feelings) {
		struct blocks felt = flow_felt(l, f, true);
		for (size_t i = 0; i < felt.len; i++)
			VEC_PUSH(l->arena, &part->notes, felt.at[i]);
	}
	return blocks_set(l, part->notes.at, part->notes.len, 16, 0, part->width - 32);
}

static void add_part(struct flow_view *f, struct system *s, const struct stage *stage, size_t first, size_t last)
{
	double left = first == s->first_rank ? s->left : f->cuts[first - 1] + PAGE_GAP / 2.0;
	double right = last == s->last_rank ? s->right : f->cuts[last] - PAGE_GAP / 2.0;
	struct stage_part part = { .stage = stage, .x = left, .width = right - left, .is_first = !s->parts.len };
	part.title = layout_wrap(&f->l, ROLE_STAGE, thing_label(&stage->thing), part.width - 24 - 14 - 12);
	double notes = ends_stage(f, last) ? add_notes(&f->l, &part) : 0;
	s->chevron_height = layout_at_least(s->chevron_height, layout_at_least(44, role_lines_height(ROLE_STAGE, part.title) + 22));
	s->note_height = layout_at_least(s->note_height, notes > 0 ? notes + 6 : 0);
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
		for (size_t k = 0; k < s->parts.len; k++)
			phases_add(&f->l, &s->phases, s->parts.at[k].stage, s->parts.at[k].x, s->parts.at[k].width);
		phases_measure(&f->l, &s->phases);
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
	count_ways(f);
	find_heights(f);
	make_systems(f);
	spread_systems(f);
	flow_part_tips(f);
	flow_cut_ways(f);
	flow_find_along(f);
	place_boxes(f);
	flow_place_labels(f);
	flow_measure_systems(f);
	place_stages(f);
	note_stages(f);
}
