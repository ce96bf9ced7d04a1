/* curve_ways.c — which ways of a fork the curve shows by itself: one that ends in an exit where something is felt, and beside it
 * the one that the main line takes. Their shares and conditions stand at the curve. */
#include "layout/curve_ways.h"

#include <math.h>

struct curve_ways {
	VEC(struct path_way) list;
};

static bool step_has_face(const struct step *step, const struct persona *who)
{
	FOR_EACH(struct feeling, f, step->content.feelings)
		if (feeling_is_of(f, who) && !isnan(feeling_mean(f)))
			return true;
	return false;
}

bool curve_shows_branch(const struct course *c, const struct branch *b)
{
	bool is_shown = !b->step_count && step_has_face(b->end, c->who);
	for (size_t i = 0; i < b->step_count; i++)
		is_shown |= step_has_face(b->steps[i], c->who);
	return is_shown && b->kind == BRANCH_OUT;
}

static bool line_passes(const struct course *c, size_t fork)
{
	bool before = false, after = false;
	for (size_t i = 0; i < c->felts.len; i++) {
		const struct felt *f = &c->felts.at[i];
		if (f->is_point && !isnan(feeling_mean(f->feeling)))
			*(f->step <= fork ? &before : &after) = true;
	}
	return before && after;
}

static const struct path_way *find_way(const struct paths *p, const struct step *from, const struct step *to)
{
	for (size_t i = 0; i < p->ways.len; i++)
		if (p->ways.at[i].from == from && p->ways.at[i].to == to)
			return &p->ways.at[i];
	return NULL;
}

const struct path_way *curve_way_on(const struct course *c, const struct branch *b)
{
	const struct paths *p = &c->paths;
	for (size_t i = 0; i + 1 < p->line_count; i++)
		if (p->line[i] == b->first.from)
			return line_passes(c, i) ? find_way(p, p->line[i], p->line[i + 1]) : NULL;
	return NULL;
}

/* ---- asked from outside ---- */

static bool has_lane_of_feelings(const struct journey *j)
{
	bool is_listed = !j->lane_order.list.len;
	for (size_t i = 0; i < j->lane_order.list.len; i++)
		is_listed |= choice_find(CHOICES_lane, j->lane_order.list.at[i]) == LANE_FEELINGS;
	return is_listed;
}

static struct curve_ways *find_ways(struct layout *l)
{
	struct curve_ways *ways = ARENA_NEW(l->arena, struct curve_ways);
	struct courses courses = *layout_courses(l);
	for (size_t i = 0; i < courses.len && has_lane_of_feelings(l->plan->journey); i++) {
		const struct course *c = &courses.at[i];
		for (size_t k = 0; k < c->paths.branches.len; k++) {
			const struct branch *b = &c->paths.branches.at[k];
			const struct path_way *on = curve_shows_branch(c, b) ? curve_way_on(c, b) : NULL;
			if (curve_shows_branch(c, b))
				VEC_PUSH(l->arena, &ways->list, b->first);
			if (on)
				VEC_PUSH(l->arena, &ways->list, *on);
		}
	}
	return ways;
}

bool curve_shows_way(struct layout *l, const struct path_way *way)
{
	l->ways = l->ways ? l->ways : find_ways(l);
	for (size_t i = 0; i < l->ways->list.len; i++) {
		const struct path_way *shown = &l->ways->list.at[i];
		if (shown->from == way->from && shown->to == way->to && shown->way == way->way)
			return true;
	}
	return false;
}
