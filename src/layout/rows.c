/* rows.c — rows of stages.
 *
 * A row is a plan of its own, cut out of the whole as a page is: columns and lanes are collected once for all, each card goes to the row of
 * its first column, and the curves run on to what is felt in the rows before and after. */
#include "layout/rows.h"

#include "cjm/columns.h"
#include "cjm/lanes.h"
#include "cjm/strip.h"
#include "layout/page.h"

#include <string.h>

enum {
	COLUMNS_MOST = 16, ROWS_APART = 22,
};

/* ---- which columns ---- */

/* Gives every column its row, where none holds more than `most`: a stage stays whole unless it is longer than that, then its parts are about
 * equally long. The number of rows. */
static size_t fill_rows(const struct plan *p, size_t most, size_t *row_of)
{
	size_t rows = 0, used = most;
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct stage_box *box = &p->stages.at[i];
		size_t count = box->last_column - box->first_column + 1, parts = (count + most - 1) / most;
		for (size_t part = 0, done = 0; part < parts; part++) {
			size_t end = count * (part + 1) / parts, here = end - done;
			if (used + here > most || part) {
				rows++;
				used = 0;
			}
			used += here;
			for (; done < end; done++)
				row_of[box->first_column + done] = rows - 1;
		}
	}
	return rows;
}

/* The fewest columns to a row that need no more rows than these. */
static size_t least_columns(const struct plan *p, size_t rows, size_t *row_of)
{
	size_t low = 1, high = p->columns.len;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (fill_rows(p, middle, row_of) <= rows)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

void rows_choose(struct layout *l)
{
	struct plan *p = l->plan;
	size_t wanted = l->options.rows;
	bool is_of_use = wanted != ROWS_AS_NEEDED || (p->columns.len > COLUMNS_MOST && p->columns.len <= COLUMNS_FOLDED_MOST);
	if (wanted < 2 || p->page || !p->stages.len || !is_of_use)
		return;
	size_t *row_of = arena_alloc(l->arena, p->columns.len * sizeof *row_of);
	wanted = wanted == ROWS_AS_NEEDED ? fill_rows(p, COLUMNS_MOST, row_of) : wanted;
	if (fill_rows(p, least_columns(p, wanted, row_of), row_of) > 1)
		p->row_of = row_of;
}

/* ---- what stands in each ---- */

static size_t row_of_card(const struct plan *p, const struct card *c)
{
	return p->row_of[c->first_column];
}

static struct plan *add_row(struct layout *l, size_t first, size_t last)
{
	struct plan *p = l->plan, *row = ARENA_NEW(l->arena, struct plan);
	struct page_frame *frame = ARENA_NEW(l->arena, struct page_frame);
	*frame = (struct page_frame){ .width = WIDTH_FULL, .margin = p->margin, .last_column = last - first, .last_lane = SIZE_MAX, .is_row = true };
	*row = (struct plan){
		.ruler = p->ruler, .map = p->map, .journey = p->journey, .locale = p->locale, .language = p->language, .margin = p->margin,
		.label_width = p->label_width, .channels_used = p->channels_used, .page = frame,
	};
	for (size_t i = first; i <= last; i++)
		VEC_PUSH(l->arena, &row->columns, p->columns.at[i]);
	for (size_t i = 0; i < p->lanes.len; i++) {
		struct swimlane lane = p->lanes.at[i];
		memset(&lane.cards, 0, sizeof lane.cards);
		if (!lane.of_journey)
			VEC_PUSH(l->arena, &row->lanes, lane);
	}
	VEC_PUSH(l->arena, &p->rows, row);
	return row;
}

/* A stage that goes on over the end of a row stands in both. */
static void add_stages(struct layout *l, struct plan *row, size_t first, size_t last)
{
	const struct plan *p = l->plan;
	for (size_t i = 0; i < p->stages.len; i++) {
		struct stage_box box = p->stages.at[i];
		if (box.last_column < first || box.first_column > last)
			continue;
		box.first_column = box.first_column < first ? 0 : box.first_column - first;
		box.last_column = (box.last_column > last ? last : box.last_column) - first;
		VEC_PUSH(l->arena, &row->stages, box);
	}
}

static void hand_out_cards(struct layout *l, const size_t *firsts)
{
	const struct plan *p = l->plan;
	for (size_t i = 0, at = 0; i < p->lanes.len; i++) {
		const struct swimlane *lane = &p->lanes.at[i];
		for (size_t k = 0; k < lane->cards.len && !lane->of_journey; k++) {
			struct card *c = lane->cards.at[k];
			size_t row = row_of_card(p, c), most = p->rows.at[row]->columns.len - 1;
			c->first_column -= firsts[row];
			c->last_column -= firsts[row];
			c->last_column = c->last_column > most ? most : c->last_column;
			VEC_PUSH(l->arena, &p->rows.at[row]->lanes.at[at].cards, c);
		}
		at += !lane->of_journey;
	}
}

static struct layout layout_of_row(const struct layout *l, struct plan *row)
{
	struct layout of_row = *l;
	of_row.plan = row;
	of_row.options.page = row->page;
	return of_row;
}

/* The whole keeps the strip of the journey. */
static void keep_strip(struct plan *p)
{
	size_t kept = 0;
	for (size_t i = 0; i < p->lanes.len; i++)
		if (p->lanes.at[i].of_journey)
			p->lanes.at[kept++] = p->lanes.at[i];
	p->lanes.len = kept;
	p->stages.len = p->columns.len = 0;
}

/* The notes of a stage, and the cards that span it, stand where it begins. */
static void note_continued(const struct plan *p)
{
	for (size_t i = 1; i < p->rows.len; i++) {
		const struct plan *before = p->rows.at[i - 1];
		struct stage_box *first = p->rows.at[i]->stages.at;
		first->is_continued = before->stages.at[before->stages.len - 1].stage == first->stage;
	}
}

void rows_cut(struct layout *l)
{
	struct plan *p = l->plan;
	size_t *firsts = arena_alloc(l->arena, (p->columns.len + 1) * sizeof *firsts);
	if (!p->row_of)
		return;
	for (size_t first = 0, last; first < p->columns.len; first = last + 1) {
		for (last = first; last + 1 < p->columns.len && p->row_of[last + 1] == p->row_of[first];)
			last++;
		firsts[p->rows.len] = first;
		add_stages(l, add_row(l, first, last), first, last);
	}
	hand_out_cards(l, firsts);
	for (size_t i = 0; i < p->rows.len; i++) {
		struct layout row = layout_of_row(l, p->rows.at[i]);
		page_cut(&row);
		columns_give_widths(&row);
		p->width = row.plan->width > p->width ? row.plan->width : p->width;
	}
	note_continued(p);
	keep_strip(p);
}

/* ---- below each other ---- */

void rows_place(struct layout *l)
{
	struct plan *p = l->plan;
	double y = p->strip_y;
	if (!p->rows.len)
		return;
	layout_paths(l); /* once for all of them */
	for (size_t i = 0; i < p->rows.len; i++) {
		struct layout row = layout_of_row(l, p->rows.at[i]);
		row.plan->strip_y = y;
		stages_measure(&row);
		arrows_route(&row);
		lanes_place(&row);
		row.plan->height = row.plan->footer_y;
		row.plan->width = p->width; /* grounds and lines reach its edges, though the columns of some rows don't */
		y = row.plan->footer_y + ROWS_APART;
	}
	p->strip_y = y - ROWS_APART;
}
