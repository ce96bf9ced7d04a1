/* hold.c — what whoever draws a plan relies on. A geometry test holds much more; this is what would make a drawing no drawing at all. */
#include "cjm/plan.h"

#include <math.h>

enum { ROUNDING = 1 }; /* of a pixel at most */

static bool is_inside(const struct plan *p, double x, double y, double width, double height)
{
	bool is_finite = isfinite(x) && isfinite(y) && isfinite(width) && isfinite(height);
	return is_finite && x >= -ROUNDING && y >= -ROUNDING && x + width <= p->width + ROUNDING && y + height <= p->height + ROUNDING;
}

static bool columns_hold(const struct plan *p)
{
	for (size_t i = 0; i < p->columns.len; i++) {
		const struct column *c = &p->columns.at[i];
		if (!is_inside(p, c->x, 0, c->width, 0) || (i && c->x < p->columns.at[i - 1].x + p->columns.at[i - 1].width - ROUNDING))
			return false;
	}
	return true;
}

static bool stages_hold(const struct plan *p)
{
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct stage_box *s = &p->stages.at[i];
		if (s->first_column > s->last_column || s->last_column >= p->columns.len || !is_inside(p, s->x, p->strip_y, s->width, p->strip_height))
			return false;
	}
	return true;
}

static bool cards_hold(const struct plan *p, const struct swimlane *lane)
{
	for (size_t i = 0; i < lane->cards.len; i++) {
		const struct card *c = lane->cards.at[i];
		if (c->first_column > c->last_column || !is_inside(p, c->x, lane->y + c->y, c->width, c->height))
			return false;
	}
	return true;
}

static bool lanes_hold(const struct plan *p)
{
	for (size_t i = 0; i < p->lanes.len; i++) {
		const struct swimlane *lane = &p->lanes.at[i];
		bool follows = !i || lane->y >= p->lanes.at[i - 1].y + p->lanes.at[i - 1].height - ROUNDING;
		if (!follows || !is_inside(p, 0, lane->y, 0, lane->height) || !cards_hold(p, lane))
			return false;
	}
	return true;
}

/* Each is as wide as the drawing, and ends where the next one begins at the latest. */
static const char *rows_fault(const struct plan *p)
{
	const char *fault = NULL;
	for (size_t i = 0; i < p->rows.len && !fault; i++) {
		const struct plan *row = p->rows.at[i];
		double end = i + 1 < p->rows.len ? p->rows.at[i + 1]->strip_y : p->strip_y;
		fault = row->height > end + ROUNDING || end > p->height ? "a row of stages lies on the next one" : plan_fault(row);
	}
	return fault;
}

const char *plan_fault(const struct plan *p)
{
	if (!isfinite(p->width) || !isfinite(p->height) || p->width <= 0 || p->height <= 0)
		return "a drawing has no size";
	if (!columns_hold(p) || !stages_hold(p))
		return "columns overlap, or are outside the drawing";
	if (p->rows.len)
		return lanes_hold(p) ? rows_fault(p) : "the strip of the journey is outside the drawing";
	return lanes_hold(p) ? NULL : "a lane or a card is outside the drawing";
}
