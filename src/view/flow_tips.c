/* flow_tips.c — the heads of ways that end at the same side of a step stand beside each other. Graphviz aims each at the step's middle, so that the
 * heaviest one would hide the others. */
#include "view/flow.h"

#include <math.h>
#include <stdlib.h>

enum { ROUNDS = 12, CORNER = 8, RIM = 1 };

enum box_side { SIDE_LEFT, SIDE_RIGHT, SIDE_TOP, SIDE_BOTTOM, SIDE_COUNT };

struct tip_place { /* along a side of a box */
	struct flow_arrow *arrow;
	double at, from, half;
};

struct side_tips {
	struct tip_place *at;
	size_t len, cap;
};

static bool is_upright(enum box_side side)
{
	return side == SIDE_LEFT || side == SIDE_RIGHT;
}

static enum box_side side_of(const struct flow_box *b, struct flow_spot tip)
{
	double away[SIDE_COUNT] = {
		fabs(tip.x - b->middle.x + b->width / 2), fabs(tip.x - b->middle.x - b->width / 2), fabs(tip.y - b->middle.y + b->height / 2), fabs(tip.y - b->middle.y - b->height / 2),
	};
	enum box_side nearest = SIDE_LEFT;
	for (int i = 1; i < SIDE_COUNT; i++)
		if (away[i] < away[nearest])
			nearest = (enum box_side)i;
	return nearest;
}

/* Those from above first, so that none crosses another. */
static int by_place(const void *a, const void *b)
{
	const struct tip_place *x = a, *y = b;
	if (fabs(x->at - y->at) > RIM)
		return x->at < y->at ? -1 : 1;
	return x->from != y->from ? (x->from < y->from ? -1 : 1) : (x->arrow > y->arrow) - (x->arrow < y->arrow);
}

/* Each pair moves apart by what it lacks, again and again: those in the middle stay about where they are. */
static void move_apart(const struct side_tips *tips, double low, double high)
{
	double wanted = 0;
	for (size_t i = 0; i < tips->len; i++)
		wanted += 2 * tips->at[i].half;
	double part = wanted > high - low ? (high - low) / wanted : 1;
	for (int round = 0; round < ROUNDS; round++)
		for (size_t i = 1; i < tips->len; i++) {
			struct tip_place *last = &tips->at[i - 1], *p = &tips->at[i];
			double lack = part * (last->half + p->half) - (p->at - last->at);
			if (lack > 0)
				last->at -= lack / 2, p->at += lack / 2;
		}
	for (size_t i = 0; i < tips->len; i++) /* whatever is left of it goes to the side's end, and from there back */
		tips->at[i].at = fmax(tips->at[i].at, i ? tips->at[i - 1].at + part * (tips->at[i - 1].half + tips->at[i].half) : low + part * tips->at[i].half);
	for (size_t i = tips->len; i-- > 0;)
		tips->at[i].at = fmin(tips->at[i].at, i + 1 < tips->len ? tips->at[i + 1].at - part * (tips->at[i + 1].half + tips->at[i].half) : high - part * tips->at[i].half);
}

static void set_tips(const struct flow_box *b, enum box_side side, struct side_tips *tips)
{
	double middle = is_upright(side) ? b->middle.y : b->middle.x, half = fmax((is_upright(side) ? b->height : b->width) / 2 - CORNER, 1);
	qsort(tips->at, tips->len, sizeof *tips->at, by_place);
	move_apart(tips, middle - half, middle + half);
	for (size_t i = 0; i < tips->len; i++) {
		struct flow_arrow *a = tips->at[i].arrow;
		double *places[] = { &a->tip.x, &a->points[a->point_count - 1].x, &a->points[a->point_count - 2].x, &a->tip.y, &a->points[a->point_count - 1].y, &a->points[a->point_count - 2].y };
		double by = tips->at[i].at - *places[is_upright(side) ? 3 : 0];
		for (int k = 0; k < 3; k++)
			*places[(is_upright(side) ? 3 : 0) + k] += by;
	}
}

/* One alone stays where it is. */
static bool are_close(const struct side_tips *tips)
{
	for (size_t i = 0; i < tips->len; i++)
		for (size_t k = 0; k < i; k++)
			if (fabs(tips->at[i].at - tips->at[k].at) < tips->at[i].half + tips->at[k].half)
				return true;
	return false;
}

void flow_part_tips(struct flow_view *f)
{
	struct flow_picture *p = &f->picture;
	struct side_tips *sides = arena_alloc(f->l.arena, (SIDE_COUNT * p->box_count + 1) * sizeof *sides);
	for (size_t i = 0; i < p->arrow_count; i++) {
		struct flow_arrow *a = &p->arrows[i];
		enum box_side side = side_of(&p->boxes[a->to], a->tip);
		const struct flow_spot *from = &a->points[a->point_count - 4];
		struct tip_place place = { a, is_upright(side) ? a->tip.y : a->tip.x, is_upright(side) ? from->y : from->x, way_head_half(&f->ways.at[i]) + RIM };
		VEC_PUSH(f->l.arena, &sides[SIDE_COUNT * a->to + side], place);
	}
	for (size_t i = 0; i < SIDE_COUNT * p->box_count; i++)
		if (are_close(&sides[i]))
			set_tips(&p->boxes[i / SIDE_COUNT], (enum box_side)(i % SIDE_COUNT), &sides[i]);
}
