/* place.c — sets the cards of each lane in rows, and the lanes below each other. */
#include "cjm/cards.h"
#include "cjm/curves.h"
#include "cjm/lanes.h"

#include <math.h>

static const double WITHIN_CARDS_MOST = 10; /* of what a page leaves */

enum {
	STRIP_CARD_LEAST = 150, STRIP_CARD_MOST = 480, STRIP_STEP = 24, STRIP_ROW_MOST = 8, /* cards of the whole journey */
	STRIP_AIR = 6, FOOTER_AIR = 3,
	LINE_ROOM = 4,  /* what a line of the blueprint takes between two lanes */
	CAPTION_APART = 8, /* between the caption of a blueprint's line and the line */
	TOO_HIGH = 100000,
	CARD_GAP = 5, TEXT_GAP = 2, /* between cards below each other; above one without a ground */
};

static double span_width(const struct plan *p, const struct card *c)
{
	const struct column *first = &p->columns.at[c->first_column], *last = &p->columns.at[c->last_column];
	return last->x + last->width - first->x;
}

/* ---- cards of steps and stages: below each other, those of a step in its column, those of a stage across it ---- */

static void measure_cards(struct layout *l, struct swimlane *lane)
{
	for (size_t i = 0; i < lane->cards.len; i++) {
		struct card *c = lane->cards.at[i];
		c->x = l->plan->columns.at[c->first_column].x;
		card_measure(l, c, span_width(l->plan, c));
	}
}

static double lowest_end(const double *ends, size_t first, size_t last)
{
	double y = 0;
	for (size_t i = first; i <= last; i++)
		y = ends[i] > y ? ends[i] : y;
	return y;
}

/* Without a ground there is nothing to stretch, and a picture keeps its shape. */
static bool has_ground(const struct card *c)
{
	return c->style != CARD_PLAIN && c->style != CARD_THOUGHT && c->style != CARD_MEASURE && c->style != CARD_NONE && c->style != CARD_IMAGE;
}

/* A stack ends where the lane does: what is missing is shared among its cards. */
static void stretch_stack(struct card *const *cards, size_t count, double bottom)
{
	size_t grounds = 0, moved = 0;
	for (size_t i = 0; i < count; i++)
		grounds += has_ground(cards[i]);
	double each = grounds ? (bottom - cards[count - 1]->y - cards[count - 1]->height) / (double)grounds : 0;
	for (size_t i = 0; i < count; i++) {
		cards[i]->y += each * (double)moved;
		cards[i]->height += has_ground(cards[i]) ? each : 0;
		moved += has_ground(cards[i]);
	}
}

static bool same_columns(const struct card *a, const struct card *b)
{
	return a->first_column == b->first_column && a->last_column == b->last_column;
}

/* Whether each stack has its columns to itself: cards in the same columns follow each other, and the next ones begin behind them. */
static bool are_stacks(struct card *const *cards, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (!same_columns(cards[i - 1], cards[i]) && cards[i]->first_column <= cards[i - 1]->last_column)
			return false;
	return true;
}

static void stretch_cards(struct layout *l, struct swimlane *lane, double bottom)
{
	const struct plan *p = l->plan;
	for (size_t first = 0, last; first < lane->cards.len; first = last) {
		struct card *const *cards = lane->cards.at;
		const struct stage *stage = p->columns.at[cards[first]->first_column].stage;
		for (last = first + 1; last < lane->cards.len && p->columns.at[cards[last]->first_column].stage == stage;)
			last++;
		bool is_plain = are_stacks(cards + first, last - first);
		for (size_t top = first, end; top < last && is_plain; top = end) {
			for (end = top + 1; end < last && same_columns(cards[end], cards[top]);)
				end++;
			stretch_stack(cards + top, end - top, bottom);
		}
	}
}

static bool is_bar_of(const struct card *c, size_t column)
{
	return c->style == CARD_MEASURE && !c->of_stage && c->first_column == column;
}

/* How high they are together if they end with this column; very high where a name or a figure has no room there. */
static double bars_height(struct layout *l, struct card *const *bars, size_t count, size_t last)
{
	double height = 0;
	for (size_t i = 0; i < count; i++) {
		bars[i]->last_column = last;
		card_measure(l, bars[i], span_width(l->plan, bars[i]));
		height += card_longest_word(l, bars[i]) > bars[i]->width + 0.01 ? TOO_HIGH : bars[i]->height;
	}
	return height;
}

/* A step's bars run on over the next steps only as far as that spares them a line: below those they look like theirs. */
static void end_bars(struct layout *l, struct swimlane *lane)
{
	for (size_t first = 0, end; first < lane->cards.len; first = end) {
		struct card *const *bars = lane->cards.at + first;
		size_t column = bars[0]->first_column, most = bars[0]->last_column;
		for (end = first; end < lane->cards.len && is_bar_of(lane->cards.at[end], column);)
			end++;
		double least = end > first && most > column ? bars_height(l, bars, end - first, most) : 0;
		for (size_t last = column; least > 0 && bars_height(l, bars, end - first, last) > least + 0.01;)
			last++;
		end = end > first ? end : first + 1;
	}
}

/* A stage's bar goes beside those of its steps where they leave it columns in a row, unless its name would be a tower there. */
static void take_free_columns(struct layout *l, struct card *c, const double *ends)
{
	size_t first = c->first_column, last;
	double least = ends[first], most = lowest_end(ends, c->first_column, c->last_column);
	for (size_t i = c->first_column; i <= c->last_column; i++)
		if (ends[i] < least)
			least = ends[first = i];
	for (last = first; last < c->last_column && ends[last + 1] <= least;)
		last++;
	double width = l->plan->columns.at[last].x + l->plan->columns.at[last].width - l->plan->columns.at[first].x;
	if (least >= most || card_longest_word(l, c) > width)
		return;
	double whole = c->width, below = most + TEXT_GAP + c->height;
	card_measure(l, c, width);
	if ((least > 0 ? least + TEXT_GAP : 0) + c->height > below + 0.01) {
		card_measure(l, c, whole);
		return;
	}
	c->first_column = first;
	c->last_column = last;
	c->x = l->plan->columns.at[first].x;
}

/* No two cards of a stage share a row: each would stand under some of its steps, and look like theirs. */
static double place_cards(struct layout *l, struct swimlane *lane)
{
	size_t columns = l->plan->columns.len;
	double *ends = arena_alloc(l->arena, columns * sizeof *ends);
	measure_cards(l, lane);
	end_bars(l, lane);
	for (size_t i = 0; i < lane->cards.len; i++) {
		struct card *c = lane->cards.at[i];
		if (c->style == CARD_MEASURE && c->of_stage)
			take_free_columns(l, c, ends);
		double above = lowest_end(ends, c->first_column, c->last_column);
		c->y = above > 0 ? above + (has_ground(c) ? CARD_GAP : TEXT_GAP) : 0;
		for (size_t col = c->first_column; col <= c->last_column; col++)
			ends[col] = c->y + c->height;
	}
	double bottom = lowest_end(ends, 0, columns - 1);
	double air = l->plan->page && bottom > 0 ? l->plan->page->lane_air : 0, within = fmin(air, WITHIN_CARDS_MOST);
	stretch_cards(l, lane, bottom + within);
	return bottom + air; /* a card much higher than its text looks as if something were missing */
}

/* ---- cards of the whole journey: side by side, each as wide as it has to say ---- */

static void set_strip_card(struct layout *l, struct card *c, double width, double row)
{
	width = width < STRIP_CARD_LEAST ? STRIP_CARD_LEAST : width > STRIP_CARD_MOST ? STRIP_CARD_MOST : width;
	card_measure(l, c, width < row ? width : row);
}

/* What the row leaves is handed out in steps, each to the card that is highest. */
static void share_row(struct layout *l, struct card **cards, size_t count, double left)
{
	while (left >= STRIP_STEP) {
		struct card *highest = NULL;
		for (size_t i = 0; i < count; i++)
			if (cards[i]->width + STRIP_STEP <= STRIP_CARD_MOST && (!highest || cards[i]->height > highest->height || (cards[i]->height >= highest->height && cards[i]->width < highest->width)))
				highest = cards[i];
		if (!highest)
			return;
		card_measure(l, highest, highest->width + STRIP_STEP);
		left -= STRIP_STEP;
	}
}

static double set_row(struct layout *l, struct card **cards, size_t count, double y, double left)
{
	double height = 0, x = l->plan->margin + l->plan->label_width;
	share_row(l, cards, count, left);
	for (size_t i = 0; i < count; i++) {
		cards[i]->x = x;
		cards[i]->y = y;
		x += cards[i]->width + GAP;
		height = cards[i]->height > height ? cards[i]->height : height;
	}
	for (size_t i = 0; i < count; i++)
		cards[i]->height = height;
	return y + height;
}

/* How many of the cards from here on a row holds at their least widths; *left is what they leave of it. */
static size_t cards_in_row(struct card **cards, size_t count, size_t most, double width, double *left)
{
	size_t in_row = 0;
	double used = 0;
	for (; in_row < count && in_row < most && (!in_row || used + GAP + cards[in_row]->width <= width); in_row++)
		used += cards[in_row]->width + (in_row ? GAP : 0);
	*left = width - used;
	return in_row;
}

/* Rows hold about as many cards each. */
static double place_journey(struct layout *l, struct swimlane *strip)
{
	double width = l->plan->width - 2 * l->plan->margin - l->plan->label_width, y = 0, left;
	size_t count = strip->cards.len, rows = (count + STRIP_ROW_MOST - 1) / STRIP_ROW_MOST, most = (count + rows - 1) / rows;
	for (size_t i = 0; i < count; i++)
		set_strip_card(l, strip->cards.at[i], card_least_width(l, strip->cards.at[i]), width);
	for (size_t i = 0, in_row; i < count; i += in_row) {
		in_row = cards_in_row(strip->cards.at + i, count - i, most, width, &left);
		y = set_row(l, strip->cards.at + i, in_row, y > 0 ? y + GAP : 0, left);
	}
	return y;
}

/* ---- lanes below each other ---- */

static void shift_cards(struct swimlane *lane, double by)
{
	for (size_t i = 0; i < lane->cards.len; i++)
		lane->cards.at[i]->y += by;
}

/* Below the heading of the lane and what stands under it. */
static double labels_height(const struct swimlane *lane)
{
	double hint = (double)lane->hint.len * role_line_height(ROLE_SMALL);
	return text_lines_height(role_font(ROLE_LANE), lane->label) + hint + (lane->hint.len ? 2 : 0);
}

/* With the lowest number of the scale, and whose the last band is. */
static double headings_end(const struct swimlane *lane)
{
	double end = labels_height(lane), line = role_line_height(ROLE_SMALL);
	for (const struct curves *c = lane->curves; c; c = c->next) {
		double number = c->offset + c->zero + c->reach + line / 2, name = c->name.len ? c->offset + c->name_y + (double)c->name.len * role_line_height(ROLE_WORD) : 0;
		end = fmax(end, c->next ? 0 : fmax(c->axis[2].len ? number : 0, name));
	}
	return end;
}

/* The caption stands in the column of headings, above its line: what the lane above leaves there need not be added. */
static double place_line(struct layout *l, struct swimlane *lane, double y)
{
	const struct swimlane *above = lane - 1;
	lane->line_caption = layout_wrap(l, ROLE_LINE, lane->line_label, l->plan->label_width - CAPTION_APART);
	double caption = (double)lane->line_caption.len * role_line_height(ROLE_LINE), free = above->height - headings_end(above) - LANE_PADDING - 4;
	double missing = caption - LINE_ROOM / 2.0 - (free > 0 ? free : 0);
	y += missing > 0 ? missing : 0;
	lane->line_y = y + LINE_ROOM / 2.0;
	return y + LINE_ROOM;
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
		if (lane->line_label.len && i)
			y = place_line(l, lane, y);
		y += lane->of_journey ? STRIP_AIR : 0;
		lane->y = y;
		double content = lane->curves ? (curves_place(l, lane), lane->curves->height) : lane->of_journey ? place_journey(l, lane) : place_cards(l, lane);
		double labels = labels_height(lane);
		shift_cards(lane, LANE_PADDING);
		if (lane->curves)
			lane->curves->top = LANE_PADDING;
		lane->label_baseline = LANE_PADDING + 2 + font_ascent(font);
		lane->height = (content > labels + 4 ? content : labels + 4) + LANE_PADDING + LANE_PADDING_BELOW;
		y += lane->height;
	}
	connectors_place(l);
	p->footer_y = y + FOOTER_AIR;
}
