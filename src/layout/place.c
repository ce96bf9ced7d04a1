/* place.c — sets the cards of each lane in rows, and the lanes below each other. */
#include "layout/layout.h"

#include <stdlib.h>

enum { JOURNEY_CARD_MOST = 620 };

struct rows { /* the stacks of cards in one lane, while it is being set */
	double *end;         /* of each column's stack */
	uint32_t *count;     /* cards in it */
	double even_height;  /* what the first card of each column is made at least as high as */
};

static double span_width(const struct plan *p, const struct card *c)
{
	const struct column *first = &p->columns.at[c->first_column], *last = &p->columns.at[c->last_column];
	return last->x + last->width - first->x;
}

/* ---- cards of single steps: below each other in their columns ---- */

static int by_height(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* Cards in a row look best at one height; three quarters of them decide it, so that a single long one does not blow up
 * the others. */
static void measure_steps(struct layout *l, struct swimlane *lane, struct rows *rows)
{
	VEC(double) heights = { 0 };
	for (size_t i = 0; i < lane->cards.len; i++) {
		struct card *c = lane->cards.at[i];
		if (c->of_stage)
			continue;
		c->x = l->plan->columns.at[c->first_column].x;
		card_measure(l, c, span_width(l->plan, c));
		if (rows->count[c->first_column]++ == 0)
			VEC_PUSH(l->arena, &heights, c->height);
	}
	if (heights.len) {
		qsort(heights.at, heights.len, sizeof *heights.at, by_height);
		rows->even_height = heights.at[heights.len * 3 / 4];
	}
}

static void place_step(struct swimlane *lane, struct rows *rows, struct card *c)
{
	uint32_t row = rows->count[c->first_column]++;
	if (lane->is_even && row == 0 && c->height < rows->even_height)
		c->height = rows->even_height;
	c->y = rows->end[c->first_column] + (row ? GAP : 0);
	for (size_t col = c->first_column; col <= c->last_column; col++)
		rows->end[col] = c->y + c->height;
}

/* ---- cards of whole stages, or of the journey: side by side where they have room ---- */

static double lowest(const struct rows *rows, size_t first, size_t last)
{
	double y = 0;
	for (size_t i = first; i <= last; i++)
		y = rows->end[i] > y ? rows->end[i] : y;
	return y;
}

static size_t same_place(const struct swimlane *lane, size_t from)
{
	const struct card *c = lane->cards.at[from];
	size_t count = 1;
	while (from + count < lane->cards.len && lane->cards.at[from + count]->of_stage && lane->cards.at[from + count]->of_journey == c->of_journey &&
		lane->cards.at[from + count]->first_column == c->first_column && lane->cards.at[from + count]->last_column == c->last_column)
		count++;
	return count;
}

static size_t cards_in_row(const struct card *c, double width, size_t count)
{
	double least = c->style == CARD_WORK ? 160 : GRID_CARD;
	size_t most = (size_t)((width + GAP) / (least + GAP));
	if (most < 1)
		most = 1;
	return count < most ? count : most;
}

/* What is said of the whole journey would yawn across it: no card is wider than a comfortable line of text. */
static size_t journey_cards_in_row(double width, size_t count)
{
	size_t most = (size_t)((width + GAP) / (GRID_CARD + GAP)), least = (size_t)(width / JOURNEY_CARD_MOST) + 1;
	size_t rows = most ? (count + most - 1) / most : count;
	size_t in_row = rows ? (count + rows - 1) / rows : 1;
	if (in_row < least)
		in_row = least < most ? least : most;
	return in_row ? in_row : 1;
}

/* In a grid; the last row's cards are as wide as those above, but a single row shares the whole width. */
static void place_grid(struct layout *l, struct swimlane *lane, struct rows *rows, size_t from, size_t count)
{
	struct card *first = lane->cards.at[from];
	double width = span_width(l->plan, first), x = l->plan->columns.at[first->first_column].x;
	double y = lowest(rows, first->first_column, first->last_column);
	size_t in_row = cards_in_row(first, width, count);
	if (first->of_journey)
		in_row = journey_cards_in_row(width, count);
	double card_width = (width - (double)(in_row - 1) * GAP) / (double)in_row;
	for (size_t i = 0; i < count; i += in_row) {
		double height = 0;
		y += y > 0 ? GAP : 0;
		for (size_t k = i; k < count && k < i + in_row; k++) {
			struct card *c = lane->cards.at[from + k];
			c->x = x + (double)(k - i) * (card_width + GAP);
			c->y = y;
			card_measure(l, c, card_width);
			height = c->height > height ? c->height : height;
		}
		for (size_t k = i; k < count && k < i + in_row; k++)
			if (lane->cards.at[from + k]->style != CARD_THOUGHT && lane->cards.at[from + k]->style != CARD_MEASURE)
				lane->cards.at[from + k]->height = height;
		y += height;
	}
	for (size_t col = first->first_column; col <= first->last_column; col++)
		rows->end[col] = y;
}

static double place_cards(struct layout *l, struct swimlane *lane)
{
	size_t columns = l->plan->columns.len;
	struct rows rows = { arena_alloc(l->arena, columns * sizeof(double)), arena_alloc(l->arena, columns * sizeof(uint32_t)), 0 };
	measure_steps(l, lane, &rows);
	for (size_t i = 0; i < columns; i++)
		rows.count[i] = 0;
	for (size_t i = 0; i < lane->cards.len;) {
		if (!lane->cards.at[i]->of_stage) {
			place_step(lane, &rows, lane->cards.at[i++]);
			continue;
		}
		size_t count = same_place(lane, i);
		place_grid(l, lane, &rows, i, count);
		i += count;
	}
	return lowest(&rows, 0, columns - 1);
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
		lane->y = y;
		double content = lane->curves ? (curves_place(l, lane), lane->curves->height) : place_cards(l, lane);
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
