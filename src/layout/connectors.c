/* connectors.c — in a service blueprint: what is done in sight rests on what is done out of sight, and that on its support. Cards of one step, or of
 * a step and its stage, are tied by their place. */
#include "cjm/lanes.h"

static bool covers(const struct card *c, size_t column)
{
	return c->style != CARD_NONE && c->first_column <= column && column <= c->last_column;
}

/* Of those in this column the one that is nearest to the other lane; NULL: there is none. */
static const struct card *card_at(const struct swimlane *lane, size_t column, bool is_above)
{
	const struct card *found = NULL;
	for (size_t i = 0; i < lane->cards.len; i++) {
		const struct card *c = lane->cards.at[i];
		bool is_nearer = !found || (is_above ? c->y + c->height > found->y + found->height : c->y < found->y);
		found = covers(c, column) && is_nearer ? c : found;
	}
	return found;
}

static void connect(struct layout *l, const struct swimlane *upper, const struct swimlane *lower, size_t column)
{
	const struct plan *p = l->plan;
	const struct card *a = card_at(upper, column, true), *b = card_at(lower, column, false);
	if (!a || !b)
		return;
	size_t first = a->first_column > b->first_column ? a->first_column : b->first_column, last = a->last_column < b->last_column ? a->last_column : b->last_column;
	if (column != first) /* once for each pair */
		return;
	double x = (p->columns.at[first].x + p->columns.at[last].x + p->columns.at[last].width) / 2;
	struct connector c = { .x = x, .top = upper->y + a->y + a->height, .bottom = lower->y + b->y };
	VEC_PUSH(l->arena, &l->plan->connectors, c);
}

void connectors_place(struct layout *l)
{
	struct plan *p = l->plan;
	bool is_blueprint = p->journey->kind == JOURNEY_BLUEPRINT || (p->page && p->page->is_apart);
	p->connectors.len = 0;
	for (size_t i = 0; i + 1 < p->lanes.len && is_blueprint; i++) {
		const struct swimlane *upper = &p->lanes.at[i], *lower = upper + 1;
		bool is_tied = !upper->own && !lower->own && ((upper->id == LANE_FRONT && lower->id == LANE_BACK) || (upper->id == LANE_BACK && lower->id == LANE_SUPPORT));
		for (size_t column = 0; column < p->columns.len && is_tied; column++)
			connect(l, upper, lower, column);
	}
}
