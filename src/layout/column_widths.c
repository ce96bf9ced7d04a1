/* column_widths.c — gives every stage its width: that of what stands in it, never less than its longest word. Knows nothing of
 * colours. */
#include "cjm/cards.h"
#include "cjm/columns.h"
#include "cjm/curves.h"
#include "layout/column_shares.h"
#include "layout/column_trades.h"

#include <math.h>

/* ---- how far a step's bar may reach ---- */

/* Over the next columns of its stage, up to the step that has a card in this lane too. The cards come in the order of their
 * columns. */
static void stretch_bars(const struct plan *p, struct swimlane *lane)
{
	size_t column = p->columns.len, next = column;
	for (size_t i = lane->cards.len; i-- > 0;) {
		struct card *c = lane->cards.at[i];
		if (c->of_stage)
			continue;
		next = c->first_column == column ? next : column;
		column = c->first_column;
		const struct stage_box *box = stage_box_of(p, p->columns.at[column].stage);
		size_t last = box ? box->last_column : column; /* a journey without stages has one column */
		if (c->style == CARD_MEASURE)
			c->last_column = next <= last ? next - 1 : last;
	}
}

/* ---- the least that a column takes ---- */

static void want_width(struct column *c, double least)
{
	least = least > COLUMN_HARD_MOST ? COLUMN_HARD_MOST : least;
	if (c->width < least)
		c->width = least;
}

static void want_for_card(struct layout *l, const struct card *card)
{
	struct plan *p = l->plan;
	if (card->of_journey)
		return;
	double count = (double)(card->last_column - card->first_column + 1), least = p->is_tight ? card_longest_word(l, card) : card_least_width(l, card);
	for (size_t col = card->first_column; col <= card->last_column; col++)
		want_width(&p->columns.at[col], (least - (count - 1) * GAP) / count);
}

enum { COLUMN_IN_ROW_MOST = 340 };

enum { STAGE_LEAST = 150, STAGE_TIGHT = 96, STAGE_OF_CARDS = 200 };

static double stage_least(struct layout *l, const struct stage_box *box)
{
	struct str title = thing_label(&box->stage->thing);
	double word = text_longest_word(l->plan->ruler, role_font(ROLE_STAGE), title);
	double half = l->plan->is_tight ? 0 : layout_width(l, ROLE_STAGE, title) * 0.56, all = l->plan->is_tight ? STAGE_TIGHT : STAGE_LEAST;
	double goal = 0;
	FOR_EACH(struct thing, wanted, box->stage->content.goals) {
		double need = text_longest_word(l->plan->ruler, role_font(ROLE_GOAL), layout_text(l, wanted));
		goal = need > goal ? need : goal;
	}
	double least = (word > half ? word : half) + CHEVRON_INSET + CHEVRON_TIP + 14;
	least = least > goal + 24 ? least : goal + 24;
	least = least > all ? least : all;
	return least > COLUMN_HARD_MOST ? COLUMN_HARD_MOST : least;
}

static double width_between(const struct plan *p, size_t first, size_t last)
{
	double width = 0;
	for (size_t i = first; i <= last; i++)
		width += p->columns.at[i].width + (i < last ? gap_after(p, i) : 0);
	return width;
}

/* Widths in steps of four pixels, so that a small change of a text rarely moves its neighbours. */
static double rounded(double width)
{
	double quarter = width / 4;
	long whole = (long)quarter;
	return (double)(whole + (quarter > (double)whole)) * 4;
}

static void widen_columns(struct plan *p, size_t first, size_t last, double least)
{
	double missing = least - width_between(p, first, last);
	for (size_t i = first; missing > 0 && i <= last; i++)
		p->columns.at[i].width += missing / (double)(last - first + 1);
}

static bool has_wide_cards(const struct plan *p, const struct stage_box *box)
{
	for (size_t i = 0; i < p->lanes.len; i++)
		for (size_t k = 0; k < p->lanes.at[i].cards.len; k++) {
			const struct card *c = p->lanes.at[i].cards.at[k];
			if (c->of_stage && !c->of_journey && c->first_column == box->first_column && c->style != CARD_NONE)
				return true;
		}
	return false;
}

/* What is said of a whole stage reads badly in the column of its only step. Where the drawing is as wide as it may be, every pixel that it would
 * take makes the whole higher: there it keeps what the columns have agreed on. */
static void widen_stages(struct plan *p, double room)
{
	double width = width_between(p, 0, p->columns.len - 1);
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct stage_box *box = &p->stages.at[i];
		double missing = STAGE_OF_CARDS - width_between(p, box->first_column, box->last_column);
		if (missing <= 0 || width + missing > room || !has_wide_cards(p, box))
			continue;
		widen_columns(p, box->first_column, box->last_column, STAGE_OF_CARDS);
		width = width_between(p, 0, p->columns.len - 1);
	}
}

/* No bar of a phase is narrower than its longest word. */
static void widen_for_phases(struct layout *l)
{
	struct plan *p = l->plan;
	for (size_t first = 0, last; first < p->stages.len; first = last + 1) {
		const struct phase *phase = p->stages.at[first].stage->phase;
		for (last = first; last + 1 < p->stages.len && p->stages.at[last + 1].stage->phase == phase;)
			last++;
		double word = phase ? text_longest_word(l->plan->ruler, role_font(ROLE_LANE), thing_label(&phase->thing)) + 2 * PHASE_INSET : 0;
		widen_columns(p, p->stages.at[first].first_column, p->stages.at[last].last_column, word > COLUMN_HARD_MOST ? COLUMN_HARD_MOST : word);
	}
}

/* In equal parts, none wider than `most`. */
static void fill_to(struct plan *p, double wanted, double most)
{
	double missing = wanted - width_between(p, 0, p->columns.len - 1);
	for (size_t i = 0; missing > 0 && i < p->columns.len; i++)
		p->columns.at[i].width += fmax(fmin(missing / (double)p->columns.len, most - p->columns.at[i].width), 0);
}

/* A small map fills a page all the same, as far as its columns stay pleasant to read; further only where it would be higher than wide. */
static void fill_page(const struct layout *l)
{
	struct plan *p = l->plan;
	double least = l->least_width - 2 * p->margin - p->label_width;
	fill_to(p, GRID_LEAST, p->stages.len ? COLUMN_STRETCHED_MOST : GRID_LEAST);
	for (size_t i = 0; p->stages.len && i < p->columns.len && width_between(p, 0, p->columns.len - 1) < least - 1; i++) /* again what some had no room for */
		fill_to(p, least, COLUMN_LANDSCAPE_MOST);
}

/* A page is filled to its edge: what its columns leave is shared by them all. A row of few columns ends before it. */
static void fill_frame(struct plan *p)
{
	double missing = p->page->width - 2 * p->margin - p->label_width - width_between(p, 0, p->columns.len - 1), each = missing / (double)p->columns.len;
	for (size_t i = 0; missing > 0 && i < p->columns.len; i++) {
		double room = p->page->is_row ? COLUMN_IN_ROW_MOST - p->columns.at[i].width : each;
		p->columns.at[i].width += each < room ? each : room > 0 ? room : 0;
	}
}

/* What fits a screen must not leave it for the sake of such steps. */
static bool has_room_for_steps(const struct plan *p)
{
	double room = WIDTH_FULL - 2 * p->margin - p->label_width, exact = width_between(p, 0, p->columns.len - 1), more = 0;
	for (size_t i = 0; i < p->columns.len; i++)
		more += rounded(p->columns.at[i].width) - p->columns.at[i].width;
	return exact > room || exact + more <= room;
}

static void give_places(struct plan *p)
{
	double x = p->margin + p->label_width;
	bool in_steps = !p->page && p->columns.len && has_room_for_steps(p);
	for (size_t i = 0; i < p->columns.len; i++) {
		p->columns.at[i].width = in_steps ? rounded(p->columns.at[i].width) : p->columns.at[i].width;
		p->columns.at[i].x = x;
		x += p->columns.at[i].width + gap_after(p, i);
	}
	for (size_t i = 0; i < p->stages.len; i++) {
		struct stage_box *box = &p->stages.at[i];
		box->x = p->columns.at[box->first_column].x;
		box->width = width_between(p, box->first_column, box->last_column);
	}
	p->width = x + p->margin;
	if (p->page && !p->page->is_row && p->page->width > p->width)
		p->width = p->page->width;
}

static void want_all(struct layout *l, double floor)
{
	struct plan *p = l->plan;
	for (size_t i = 0; i < p->columns.len; i++)
		p->columns.at[i].width = p->columns.at[i].is_narrow ? COLUMN_NARROW : floor;
	for (size_t i = 0; i < p->lanes.len; i++) {
		struct swimlane *lane = &p->lanes.at[i];
		stretch_bars(p, lane);
		for (size_t k = 0; k < lane->cards.len; k++)
			want_for_card(l, lane->cards.at[k]);
	}
	for (size_t i = 0; i < p->columns.len; i++)
		for (size_t k = 0; k < p->lanes.len; k++)
			if (p->lanes.at[k].curves)
				want_width(&p->columns.at[i], curves_wanted_width(l, p->lanes.at[k].curves, i));
	for (size_t i = 0; i < p->stages.len; i++)
		widen_columns(p, p->stages.at[i].first_column, p->stages.at[i].last_column, stage_least(l, &p->stages.at[i]));
	widen_for_phases(l);
}

/* Long titles make columns wide; where that makes the drawing too wide for a screen, and not the number of its columns, they take more lines. */
static bool is_too_wide(const struct plan *p)
{
	double room = WIDTH_FULL - 2 * p->margin - p->label_width, columns = (double)p->columns.len;
	return width_between(p, 0, p->columns.len - 1) > room && columns * (COLUMN_LEAST + GAP) <= room;
}

void columns_give_widths(struct layout *l)
{
	struct plan *p = l->plan;
	double floor = p->is_tight ? COLUMN_NARROW : COLUMN_LEAST;
	want_all(l, floor);
	if (!p->is_tight && is_too_wide(p)) {
		p->is_tight = true;
		want_all(l, floor);
	}
	double *least = arena_alloc(l->arena, p->columns.len * sizeof *least);
	for (size_t i = 0; i < p->columns.len; i++)
		least[i] = p->columns.at[i].width;
	bool is_page = p->page && !p->page->is_row;
	columns_share(l, is_page ? p->page->width : p->stages.len ? COLUMN_STRETCHED_MOST : GRID_LEAST);
	if (!is_page) {
		columns_trade(l, least);
		widen_stages(p, (p->page ? p->page->width : WIDTH_FULL) - 2 * p->margin - p->label_width);
	}
	if (p->page)
		fill_frame(p);
	else
		fill_page(l);
	give_places(p);
}
