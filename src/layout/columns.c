/* columns.c — gives every step its column and every stage its width: that of what stands in it, never less than its
 * longest word. Knows nothing of colours. */
#include "layout/layout.h"

void columns_make(struct layout *l)
{
	struct plan *p = l->plan;
	FOR_EACH(struct stage, stage, p->journey->stages) {
		struct stage_box box = { .stage = stage, .first_column = p->columns.len };
		struct column empty = { .stage = stage };
		FOR_EACH(struct step, step, stage->steps) {
			struct column c = { .step = step, .stage = stage };
			VEC_PUSH(l->arena, &p->columns, c);
		}
		if (!stage->steps.len)
			VEC_PUSH(l->arena, &p->columns, empty);
		box.last_column = p->columns.len - 1;
		VEC_PUSH(l->arena, &p->stages, box);
	}
	/* What the journey itself says needs a place to stand, also where there is no stage yet. */
	if (!p->columns.len)
		VEC_PUSH(l->arena, &p->columns, (struct column){ 0 });
}

/* ---- how far a step's card may reach ---- */

static size_t stage_of_column(const struct plan *p, size_t column)
{
	return p->columns.at[column].stage->index;
}

/* A group is the cards of one step in a lane. Free columns between two groups are shared between them, those at the stage's
 * ends go to the first and the last: so a card always lies over its own step, and over as much free room as there is. */
struct group {
	size_t first, last; /* cards */
	size_t column;
};

static size_t group_at(const struct swimlane *lane, size_t from, struct group *g)
{
	*g = (struct group){ from, from, lane->cards.at[from]->first_column };
	while (g->last + 1 < lane->cards.len && !lane->cards.at[g->last + 1]->of_stage && lane->cards.at[g->last + 1]->first_column == g->column)
		g->last++;
	return g->last + 1;
}

static void stretch_group(struct swimlane *lane, const struct group *g, size_t first_column, size_t last_column)
{
	for (size_t i = g->first; i <= g->last; i++) {
		lane->cards.at[i]->first_column = first_column;
		lane->cards.at[i]->last_column = last_column;
	}
}

/* The cards come in the order of their columns, each stage's own after those of its steps. */
static void stretch_cards(struct plan *p, struct swimlane *lane)
{
	size_t first_free = 0, i = 0;
	bool is_first = true;
	while (i < lane->cards.len) {
		if (lane->cards.at[i]->of_stage) {
			i++;
			is_first = true;
			continue;
		}
		struct group g, next;
		i = group_at(lane, i, &g);
		const struct stage_box *box = &p->stages.at[stage_of_column(p, g.column)];
		size_t first = is_first || first_free < box->first_column ? box->first_column : first_free, last = box->last_column;
		bool more = i < lane->cards.len && !lane->cards.at[i]->of_stage;
		if (more) {
			group_at(lane, i, &next);
			if (next.column <= box->last_column)
				last = g.column + (next.column - g.column) / 2;
		}
		stretch_group(lane, &g, first, last);
		first_free = last + 1;
		is_first = last == box->last_column;
	}
}

/* ---- what the cards want ---- */

static int lines_wanted(enum card_style style)
{
	return style == CARD_TOUCHPOINT || style == CARD_MEASURE ? 2 : 3;
}

static void want(struct column *c, double preferred, double hard)
{
	if (preferred > COLUMN_MOST)
		preferred = COLUMN_MOST;
	if (hard > COLUMN_HARD_MOST)
		hard = COLUMN_HARD_MOST;
	double least = preferred > hard ? preferred : hard;
	if (c->width < least)
		c->width = least;
}

static void want_for_card(struct layout *l, const struct card *card)
{
	struct plan *p = l->plan;
	double count = (double)(card->last_column - card->first_column + 1), gaps = (count - 1) * GAP;
	double preferred = card->of_stage ? 0 : card_wanted_width(l, card, lines_wanted(card->style));
	double hard = card_longest_word(l, card);
	if (card->of_journey)
		return;
	for (size_t col = card->first_column; col <= card->last_column; col++)
		want(&p->columns.at[col], (preferred - gaps) / count, (hard - gaps) / count);
}

static double stage_least(struct layout *l, const struct stage_box *box)
{
	struct str title = thing_label(&box->stage->thing);
	double word = text_longest_word(l->plan->measure, role_font(ROLE_STAGE), title);
	double half = layout_width(l, ROLE_STAGE, title) * 0.56;
	double goal = 0;
	for (size_t i = 0; i < box->stage->goals.list.len; i++) {
		double need = text_longest_word(l->plan->measure, role_font(ROLE_GOAL), box->stage->goals.list.at[i]);
		goal = need > goal ? need : goal;
	}
	double least = (word > half ? word : half) + CHEVRON_INSET + CHEVRON_TIP + 14;
	least = least > goal + 24 ? least : goal + 24;
	return least > COLUMN_HARD_MOST ? COLUMN_HARD_MOST : least;
}

static double width_between(const struct plan *p, size_t first, size_t last)
{
	double width = -GAP;
	for (size_t i = first; i <= last; i++)
		width += p->columns.at[i].width + GAP;
	return width;
}

/* Widths in steps of four pixels, so that a small change of a text rarely moves its neighbours. */
static double rounded(double width)
{
	double quarter = width / 4;
	long whole = (long)quarter;
	return (double)(whole + (quarter > (double)whole)) * 4;
}

static void widen(struct plan *p, size_t first, size_t last, double least)
{
	double missing = least - width_between(p, first, last);
	for (size_t i = first; missing > 0 && i <= last; i++)
		p->columns.at[i].width += missing / (double)(last - first + 1);
}

/* A small map fills a page all the same, as far as its columns stay pleasant to read. */
static void fill_page(struct plan *p)
{
	double missing = GRID_LEAST - width_between(p, 0, p->columns.len - 1), most = p->stages.len ? COLUMN_STRETCHED_MOST : GRID_LEAST;
	for (size_t i = 0; missing > 0 && i < p->columns.len; i++) {
		double more = missing / (double)(p->columns.len);
		double room = most - p->columns.at[i].width;
		p->columns.at[i].width += more < room ? more : room > 0 ? room : 0;
	}
}

static void give_places(struct plan *p)
{
	double x = p->margin + p->label_width;
	for (size_t i = 0; i < p->columns.len; i++) {
		p->columns.at[i].width = rounded(p->columns.at[i].width);
		p->columns.at[i].x = x;
		x += p->columns.at[i].width + GAP;
	}
	for (size_t i = 0; i < p->stages.len; i++) {
		struct stage_box *box = &p->stages.at[i];
		box->x = p->columns.at[box->first_column].x;
		box->width = width_between(p, box->first_column, box->last_column);
	}
	p->width = x - GAP + p->margin;
}

void columns_give_widths(struct layout *l)
{
	struct plan *p = l->plan;
	for (size_t i = 0; i < p->columns.len; i++)
		p->columns.at[i].width = COLUMN_LEAST;
	for (size_t i = 0; i < p->lanes.len; i++) {
		struct swimlane *lane = &p->lanes.at[i];
		if (lane->stretches)
			stretch_cards(p, lane);
		for (size_t k = 0; k < lane->cards.len; k++)
			want_for_card(l, lane->cards.at[k]);
	}
	for (size_t i = 0; i < p->columns.len; i++)
		want(&p->columns.at[i], 0, curves_wanted_width(l, i));
	for (size_t i = 0; i < p->stages.len; i++)
		widen(p, p->stages.at[i].first_column, p->stages.at[i].last_column, stage_least(l, &p->stages.at[i]));
	fill_page(p);
	give_places(p);
}
