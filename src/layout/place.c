/* place.c — sets the cards of each lane in rows, and the lanes below each other. */
#include "layout/layout.h"

#include <stdlib.h>

enum { JOURNEY_CARD_MOST = 420, STRIP_AIR = 8 };

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
	size_t end = from + 1;
	while (end < lane->cards.len && lane->cards.at[end]->of_stage && lane->cards.at[end]->first_column == lane->cards.at[from]->first_column)
		end++;
	return end - from;
}

static size_t most_in_row(double width, double least)
{
	return width < least ? 1 : (size_t)((width + GAP) / (least + GAP));
}

static size_t stage_cards_in_row(const struct card *c, double width, size_t count)
{
	size_t most = most_in_row(width, c->style == CARD_WORK ? 160 : GRID_CARD), rows = (count + most - 1) / most;
	return (count + rows - 1) / rows;
}

/* What is said of the whole journey would yawn across it: no card is wider than a comfortable line of text. */
static size_t journey_cards_in_row(double width, size_t count)
{
	size_t most = most_in_row(width, GRID_CARD), least = (size_t)(width / JOURNEY_CARD_MOST) + 1, rows = (count + most - 1) / most;
	size_t in_row = (count + rows - 1) / rows;
	return in_row > least ? in_row : least < most ? least : most;
}

struct grid {
	double x, y, width;
	size_t in_row;
};

static double set_row(struct layout *l, struct card **cards, size_t count, const struct grid *g, double y)
{
	double width = (g->width - (double)(g->in_row - 1) * GAP) / (double)g->in_row, height = 0;
	for (size_t i = 0; i < count; i++) {
		cards[i]->x = g->x + (double)i * (width + GAP);
		cards[i]->y = y;
		card_measure(l, cards[i], width);
		height = cards[i]->height > height ? cards[i]->height : height;
	}
	for (size_t i = 0; i < count; i++)
		if (cards[i]->style != CARD_THOUGHT && cards[i]->style != CARD_MEASURE)
			cards[i]->height = height;
	return y + height;
}

/* Gives the y below them. A stage's rows each share its whole width; in the strip the last row's cards are as wide as those above. */
static double set_grid(struct layout *l, struct card **cards, size_t count, struct grid g)
{
	for (size_t i = 0, in_this; i < count; i += in_this) {
		in_this = count - i < g.in_row ? count - i : g.in_row;
		if (cards[i]->of_stage && !cards[i]->of_journey)
			g.in_row = in_this;
		g.y = set_row(l, cards + i, in_this, &g, g.y > 0 ? g.y + GAP : 0);
	}
	return g.y;
}

static void place_stage(struct layout *l, struct swimlane *lane, struct rows *rows, size_t from, size_t count)
{
	struct card *first = lane->cards.at[from];
	struct grid g = { l->plan->columns.at[first->first_column].x, lowest(rows, first->first_column, first->last_column), span_width(l->plan, first), 0 };
	g.in_row = stage_cards_in_row(first, g.width, count);
	double y = set_grid(l, lane->cards.at + from, count, g);
	for (size_t col = first->first_column; col <= first->last_column; col++)
		rows->end[col] = y;
}

static double place_journey(struct layout *l, struct swimlane *strip)
{
	const struct plan *p = l->plan;
	struct grid g = { p->margin + p->label_width, 0, p->width - 2 * p->margin - p->label_width, 0 };
	g.in_row = journey_cards_in_row(g.width, strip->cards.len);
	return set_grid(l, strip->cards.at, strip->cards.len, g);
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
		place_stage(l, lane, &rows, i, count);
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
