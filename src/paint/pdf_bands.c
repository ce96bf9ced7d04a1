/* pdf_bands.c — where the header and the footer of a tiled drawing are cut: between two of their cards, not through one. */
#include "pdf_pages.h"

#include <math.h>
#include <stdlib.h>

enum { RULE = 3, GAP_LEAST = 7, AIR = 1 }; /* a shape so low is a rule, which may be cut; a sign and its word stand closer than a gap */

struct band_spans {
	struct pixel_span *at;
	size_t len, cap;
};

static double length_of(struct pixel_span span)
{
	return span.to - span.from;
}

static int by_beginning(const void *a, const void *b)
{
	double x = ((const struct pixel_span *)a)->from, y = ((const struct pixel_span *)b)->from;
	return x < y ? -1 : x > y;
}

static void collect_band(struct pages *p, struct band *band)
{
	for (size_t i = 0; i < p->items.len; i++) {
		bool is_in_band = p->boxes[i].top < band->down.to && band->down.from < p->boxes[i].bottom;
		if (is_in_band && !item_is_running(p, &p->items.at[i]))
			VEC_PUSH(p->arena, &band->view, i);
	}
}

/* What must not be cut: cards, or only what is in them. */
static struct band_spans whole_things(struct pages *p, const struct band *band, bool with_cards)
{
	struct band_spans spans = { 0 };
	for (size_t i = 0; i < band->view.len; i++) {
		struct box box = p->boxes[band->view.at[i]];
		bool is_card = p->items.at[band->view.at[i]].shape->kind == SHAPE_RECT;
		if (box.bottom - box.top > RULE && (with_cards || !is_card))
			VEC_PUSH(p->arena, &spans, pages_turned(p, (struct pixel_span){ box.left, box.right }));
	}
	return spans;
}

/* What overlaps becomes one. */
static struct band_spans merged_spans(struct arena *a, struct band_spans spans)
{
	struct band_spans found = { 0 };
	if (spans.len)
		qsort(spans.at, spans.len, sizeof *spans.at, by_beginning);
	for (size_t i = 0; i < spans.len; i++) {
		struct pixel_span *last = found.len ? &found.at[found.len - 1] : NULL;
		if (last && spans.at[i].from < last->to + GAP_LEAST)
			last->to = fmax(last->to, spans.at[i].to);
		else
			VEC_PUSH(a, &found, spans.at[i]);
	}
	return found;
}

/* As wide as the lanes are on these pages; the first part begins with the margin of the drawing, the others behind as much. */
static double width_of_lanes(const struct pages *p, const struct band *band, size_t column)
{
	return pages_indent(p, column) + length_of(p->tiling.columns[column]) - (column ? band->lead : 0);
}

/* What of the things that begin with *next has room, and what is empty behind it. */
static struct pixel_span cut_part(struct band_spans things, size_t *next, double from, double room, double width)
{
	double end = from + width;
	while (*next < things.len && things.at[*next].to <= from + room)
		end = fmax(end, things.at[(*next)++].to + AIR);
	return (struct pixel_span){ from, *next < things.len ? fmin(end, things.at[*next].from - AIR) : end };
}

/* As much on each page as has room; false when one page more were needed. */
static bool cut_band(const struct pages *p, struct band *band, struct band_spans things, double room)
{
	size_t next = 0;
	band->lead = things.len ? things.at[0].from - AIR : 0;
	band->across[0] = cut_part(things, &next, 0, room, width_of_lanes(p, band, 0));
	for (size_t column = 1; column < p->tiling.column_count; column++) {
		struct pixel_span none = { 0 };
		bool is_left = next < things.len;
		double from = is_left ? things.at[next].from - AIR : 0, width = width_of_lanes(p, band, column);
		band->across[column] = is_left ? cut_part(things, &next, from, room - band->lead, width) : none;
	}
	return next == things.len;
}

/* What stands at the far end stands there on its page, too: the last part begins earlier where nothing is before it. */
static void widen_last(const struct pages *p, struct band *band, struct band_spans things)
{
	size_t last = p->tiling.column_count - 1;
	double free_from = 0;
	struct pixel_span *part = &band->across[last];
	for (size_t i = 0; i < things.len && things.at[i].to <= part->from; i++)
		free_from = things.at[i].to + AIR;
	if (!last || !(part->to > part->from))
		return;
	part->to = p->scene->width;
	part->from = fmin(part->from, fmax(part->to - width_of_lanes(p, band, last), free_from));
}

/* Tries how little room will do, so that the parts are about equally wide. */
static double even_room(const struct pages *p, struct band *band, struct band_spans things, double widest)
{
	enum { TRIES = 30 };
	double narrow = 0;
	for (int i = 0; i < TRIES; i++) {
		double middle = (narrow + widest) / 2;
		if (cut_band(p, band, things, middle))
			widest = middle;
		else
			narrow = middle;
	}
	return widest;
}

/* A legend rather stays together, so that the foot's parts are as wide as they may be. */
static bool try_gaps(struct pages *p, struct band *band, bool with_cards)
{
	struct band_spans things = merged_spans(p->arena, whole_things(p, band, with_cards));
	double widest = pages_room(p);
	if (!cut_band(p, band, things, widest))
		return false;
	if (band == &p->head)
		cut_band(p, band, things, even_room(p, band, things, widest));
	widen_last(p, band, things);
	return true;
}

static void find_band(struct pages *p, struct band *band)
{
	const struct tiling *t = &p->tiling;
	band->across = arena_alloc(p->arena, t->column_count * sizeof *band->across);
	collect_band(p, band);
	if (try_gaps(p, band, true) || try_gaps(p, band, false))
		return;
	for (size_t i = 0; i < t->column_count; i++)
		band->across[i] = t->columns[i];
	band->is_cut_as_columns = true;
}

void find_bands(struct pages *p)
{
	const struct tiling *t = &p->tiling;
	double first_end = t->rows[0].to, last_begin = t->rows[t->row_count - 1].from, height = p->scene->height;
	if (t->lanes.from > 0 && t->lanes.from < first_end)
		p->head.down = (struct pixel_span){ 0, t->lanes.from };
	if (t->lanes.to < height && t->lanes.to >= last_begin)
		p->foot.down = (struct pixel_span){ t->lanes.to, height };
	find_band(p, &p->head);
	find_band(p, &p->foot);
}
