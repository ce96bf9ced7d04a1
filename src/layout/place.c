/* place.c — sets the cards of each lane in rows, and the lanes below each other. */
#include "cjm/cards.h"
#include "cjm/curves.h"
#include "cjm/lanes.h"

#include <stdlib.h>

enum {
	STRIP_CARD_LEAST = 230, STRIP_CARD_MOST = 420, /* how wide the cards of the whole journey are */
	STRIP_AIR = 8,
};

static double span_width(const struct plan *p, const struct card *c)
{
	const struct column *first = &p->columns.at[c->first_column], *last = &p->columns.at[c->last_column];
	return last->x + last->width - first->x;
}

/* ---- cards of steps and stages: below each other, those of a step in its column, those of a stage across it ---- */

static int by_height(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* Of its step. The cards come in the order of their columns. */
static bool is_first(const struct swimlane *lane, size_t i)
{
	const struct card *c = lane->cards.at[i], *before = i ? lane->cards.at[i - 1] : NULL;
	return !c->of_stage && (!before || before->of_stage || before->first_column != c->first_column);
}

/* Cards in a row look best at one height; three quarters of them decide it, so that a single long one does not blow up
 * the others. */
static double even_height(struct layout *l, const struct swimlane *lane)
{
	VEC(double) heights = { 0 };
	for (size_t i = 0; i < lane->cards.len; i++)
		if (is_first(lane, i))
			VEC_PUSH(l->arena, &heights, lane->cards.at[i]->height);
	if (heights.len)
		qsort(heights.at, heights.len, sizeof *heights.at, by_height);
	return heights.len ? heights.at[heights.len * 3 / 4] : 0;
}

static void measure_cards(struct layout *l, struct swimlane *lane)
{
	for (size_t i = 0; i < lane->cards.len; i++) {
		struct card *c = lane->cards.at[i];
		c->x = l->plan->columns.at[c->first_column].x;
		card_measure(l, c, span_width(l->plan, c));
	}
	double even = lane->is_even ? even_height(l, lane) : 0;
	for (size_t i = 0; i < lane->cards.len; i++)
		if (is_first(lane, i) && lane->cards.at[i]->height < even)
			lane->cards.at[i]->height = even;
}

static double lowest_end(const double *ends, size_t first, size_t last)
{
	double y = 0;
	for (size_t i = first; i <= last; i++)
		y = ends[i] > y ? ends[i] : y;
	return y;
}

/* No two cards of a stage share a row: each would stand under some of its steps, and look like theirs. */
static double place_cards(struct layout *l, struct swimlane *lane)
{
	size_t columns = l->plan->columns.len;
	double *ends = arena_alloc(l->arena, columns * sizeof *ends);
	measure_cards(l, lane);
	for (size_t i = 0; i < lane->cards.len; i++) {
		struct card *c = lane->cards.at[i];
		double above = lowest_end(ends, c->first_column, c->last_column);
		c->y = above > 0 ? above + GAP : 0;
		for (size_t col = c->first_column; col <= c->last_column; col++)
			ends[col] = c->y + c->height;
	}
	return lowest_end(ends, 0, columns - 1);
}

/* ---- cards of the whole journey: side by side where they have room ---- */

/* What is said of the whole journey would yawn across it: no card is wider than a comfortable line of text. */
static size_t cards_in_row(double width, size_t count)
{
	size_t most = width < STRIP_CARD_LEAST ? 1 : (size_t)((width + GAP) / (STRIP_CARD_LEAST + GAP));
	size_t least = (size_t)(width / STRIP_CARD_MOST) + 1, rows = (count + most - 1) / most;
	size_t in_row = (count + rows - 1) / rows;
	return in_row > least ? in_row : least < most ? least : most;
}

static double set_row(struct layout *l, struct card **cards, size_t count, double y, double width)
{
	double height = 0;
	for (size_t i = 0; i < count; i++) {
		cards[i]->x = l->plan->margin + l->plan->label_width + (double)i * (width + GAP);
		cards[i]->y = y;
		card_measure(l, cards[i], width);
		height = cards[i]->height > height ? cards[i]->height : height;
	}
	for (size_t i = 0; i < count; i++)
		if (cards[i]->style != CARD_THOUGHT && cards[i]->style != CARD_MEASURE)
			cards[i]->height = height;
	return y + height;
}

/* The last row's cards are as wide as those above. */
static double place_journey(struct layout *l, struct swimlane *strip)
{
	double width = l->plan->width - 2 * l->plan->margin - l->plan->label_width, y = 0;
	size_t in_row = cards_in_row(width, strip->cards.len);
	double each = (width - (double)(in_row - 1) * GAP) / (double)in_row;
	for (size_t i = 0; i < strip->cards.len; i += in_row) {
		size_t left = strip->cards.len - i;
		y = set_row(l, strip->cards.at + i, left < in_row ? left : in_row, y > 0 ? y + GAP : 0, each);
	}
	return y;
}

/* ---- lanes below each other ---- */

static void shift_cards(struct swimlane *lane, double by)
{
	for (size_t i = 0; i < lane->cards.len; i++)
		lane->cards.at[i]->y += by;
}

void lanes_place(struct layout *l)
{
	struct plan *p = l->plan;
	double y = p->strip_y + p->strip_height;
	p->arrows_y = y;
	y += p->arrows_height;
	for (size_t i = 0; i < p->lanes.len; i++) {
		struct swimlane *lane = &p->lanes.at[i];
		struct font font = role_font(ROLE_LANE);
		if (lane->line_label.len && i) {
			lane->line_y = y + 4;
			y += 22;
		}
		y += lane->of_journey ? STRIP_AIR : 0;
		lane->y = y;
		double content = lane->curves ? (curves_place(l, lane), lane->curves->height) : lane->of_journey ? place_journey(l, lane) : place_cards(l, lane);
		double labels = (double)lane->label.len * role_line_height(ROLE_LANE) + (double)lane->hint.len * role_line_height(ROLE_SMALL) + (lane->hint.len ? 2 : 0);
		shift_cards(lane, LANE_PADDING);
		if (lane->curves)
			lane->curves->top = LANE_PADDING;
		lane->label_baseline = LANE_PADDING + 2 + font_ascent(font);
		lane->height = (content > labels + 4 ? content : labels + 4) + 2 * LANE_PADDING;
		y += lane->height;
	}
	p->footer_y = y + 6;
}
