/* sheets.c — which page each item of a view stands on. Pages are filled from the top: what has no room on one begins the next, below what is said
 * again there. Knows nothing of what the items are. */
#include "view/sheets.h"

#include <math.h>

enum { TRIES = 24 };

static const double SLACK = 0.01;

struct sheet_filling {
	struct arena *arena;
	struct sheets *sheets;
	double top, bottom, y;
	size_t page;
	bool is_bare;    /* nothing stands on the page yet */
	bool has_common;
};

/* ---- making ---- */

struct sheet_group *sheets_add_group(struct arena *a, struct sheets *s)
{
	VEC_PUSH(a, &s->groups, (struct sheet_group){ 0 });
	return &s->groups.at[s->groups.len - 1];
}

struct sheet_band *sheets_add_band(struct arena *a, struct sheet_group *g)
{
	VEC_PUSH(a, &g->bands, (struct sheet_band){ 0 });
	return &g->bands.at[g->bands.len - 1];
}

struct sheet_lane *sheets_add_lane(struct arena *a, struct sheet_band *b, size_t columns, double gap)
{
	VEC_PUSH(a, &b->lanes, ((struct sheet_lane){ .columns = columns, .gap = gap }));
	return &b->lanes.at[b->lanes.len - 1];
}

void sheets_add_item(struct arena *a, struct sheet_lane *lane, double height)
{
	VEC_PUSH(a, &lane->items, (struct sheet_item){ .height = height });
}

/* ---- lanes ---- */

struct lane_end { /* what of a lane has room */
	size_t end;    /* the first item that has none */
	double height; /* of its highest column */
};

/* With places for them where `places` is. */
static struct lane_end lane_within(struct sheet_lane *lane, double room, const struct sheet_item *place)
{
	struct lane_end found = { lane->next, 0 };
	size_t column = 0;
	double end = 0;
	for (; found.end < lane->items.len; found.end++) {
		struct sheet_item *item = &lane->items.at[found.end];
		bool begins = end == 0;
		double top = begins ? 0 : end + lane->gap;
		if (top + item->height > room + SLACK && !begins) {
			column++;
			top = 0;
		}
		if (column >= lane->columns || top + item->height > room + SLACK)
			break;
		end = top + fmax(item->height, SLACK);
		found.height = fmax(found.height, end);
		if (place)
			*item = (struct sheet_item){ .height = item->height, .page = place->page, .column = column, .y = place->y + top };
	}
	return found;
}

/* The least room that holds all that is left; INFINITY where so much does not. */
static double lane_least(struct sheet_lane *lane, double room)
{
	double low = 0, high = room;
	if (lane_within(lane, room, NULL).end < lane->items.len)
		return INFINITY;
	for (int i = 0; i < TRIES && lane->columns > 1; i++) {
		double middle = (low + high) / 2;
		if (lane_within(lane, middle, NULL).end == lane->items.len)
			high = middle;
		else
			low = middle;
	}
	return lane_within(lane, high, NULL).height;
}

static double place_lane(struct sheet_lane *lane, double room, const struct sheet_item *place)
{
	double least = lane_least(lane, room);
	struct lane_end found = lane_within(lane, isinf(least) ? room : least, place);
	lane->next = found.end;
	return found.height;
}

/* ---- bands ---- */

static bool is_left(const struct sheet_band *b)
{
	bool is = false;
	for (size_t i = 0; i < b->lanes.len; i++)
		is |= b->lanes.at[i].next < b->lanes.at[i].items.len;
	return is;
}

static bool has_room(const struct sheet_band *b, double room)
{
	bool has = false;
	for (size_t i = 0; i < b->lanes.len; i++)
		has |= lane_within(&b->lanes.at[i], room, NULL).end > b->lanes.at[i].next;
	return has;
}

/* Of the next item of each lane. */
static double highest_next(const struct sheet_band *b)
{
	double highest = 0;
	for (size_t i = 0; i < b->lanes.len; i++) {
		const struct sheet_lane *lane = &b->lanes.at[i];
		highest = lane->next < lane->items.len ? fmax(highest, lane->items.at[lane->next].height) : highest;
	}
	return highest;
}

static double place_band(struct sheet_band *b, double room, size_t page, double y)
{
	struct sheet_item place = { .page = page, .y = y };
	double height = 0;
	for (size_t i = 0; i < b->lanes.len; i++)
		height = fmax(height, place_lane(&b->lanes.at[i], room, &place));
	return height;
}

/* ---- groups ---- */

/* What stands above the first band of a group on this page. */
static double lead_of(const struct sheet_filling *f, const struct sheet_group *g, bool is_bare, bool is_again)
{
	return (is_bare ? 0 : g->before) + (is_bare || !f->has_common ? g->common : 0) + g->top + (is_again ? g->again : g->head);
}

static bool fits_in(const struct sheet_group *g, double room)
{
	double height = 0;
	for (size_t i = 0; i < g->bands.len; i++) {
		double highest = 0;
		for (size_t k = 0; k < g->bands.at[i].lanes.len; k++)
			highest = fmax(highest, lane_least(&g->bands.at[i].lanes.at[k], fmax(room, 0)));
		height += highest + (i ? g->apart : 0);
	}
	return height <= room + SLACK;
}

static void turn_page(struct sheet_filling *f)
{
	f->page++;
	f->y = f->top;
	f->is_bare = true;
	f->has_common = false;
}

static void open_part(struct sheet_filling *f, size_t group, bool begins)
{
	const struct sheet_group *g = &f->sheets->groups.at[group];
	double y = f->y + (f->is_bare ? 0 : g->before);
	struct sheet_part part = { .group = group, .page = f->page, .common_y = -1, .begins = begins };
	if (g->common > 0 && !f->has_common) {
		part.common_y = y;
		y += g->common;
		f->has_common = true;
	}
	part.y = y;
	f->y = y + g->top + (begins ? g->head : g->again);
	f->is_bare = false;
	VEC_PUSH(f->arena, &f->sheets->parts, part);
}

/* One band, on as many pages as it takes. */
static void fill_band(struct sheet_filling *f, size_t group, struct sheet_band *band, bool *is_open, bool *is_begun)
{
	const struct sheet_group *g = &f->sheets->groups.at[group];
	while (is_left(band)) {
		double lead = *is_open ? g->apart : lead_of(f, g, f->is_bare, *is_begun), room = f->bottom - f->y - lead - g->bottom;
		if (!has_room(band, room)) {
			bool is_below_title = !f->page && f->y > f->top + SLACK; /* which is lower on later pages */
			if (*is_open || !f->is_bare || is_below_title) {
				*is_open = false;
				turn_page(f);
				continue;
			}
			f->sheets->is_crowded = true;
			room = highest_next(band);
		}
		if (!*is_open)
			open_part(f, group, !*is_begun);
		else
			f->y += g->apart;
		*is_open = *is_begun = true;
		f->y += place_band(band, room, f->page, f->y);
		f->sheets->parts.at[f->sheets->parts.len - 1].bottom = f->y + g->bottom;
		if (is_left(band)) {
			*is_open = false;
			turn_page(f);
		}
	}
}

static void fill_group(struct sheet_filling *f, size_t group)
{
	struct sheet_group *g = &f->sheets->groups.at[group];
	bool is_open = false, is_begun = false;
	double here = f->bottom - f->y - lead_of(f, g, f->is_bare, false) - g->bottom, there = f->bottom - f->top - lead_of(f, g, true, false) - g->bottom;
	if ((g->is_whole || f->sheets->keeps_groups) && !f->is_bare && !fits_in(g, here) && fits_in(g, there))
		turn_page(f);
	for (size_t i = 0; i < g->bands.len; i++)
		fill_band(f, group, &g->bands.at[i], &is_open, &is_begun);
	if (!is_begun)
		return;
	struct sheet_part *last = &f->sheets->parts.at[f->sheets->parts.len - 1];
	last->ends = true;
	f->y = last->bottom;
}

static void begin_anew(struct sheets *s)
{
	s->parts.len = 0;
	s->is_crowded = false;
	for (size_t i = 0; i < s->groups.len; i++)
		for (size_t k = 0; k < s->groups.at[i].bands.len; k++)
			for (size_t n = 0; n < s->groups.at[i].bands.at[k].lanes.len; n++)
				s->groups.at[i].bands.at[k].lanes.at[n].next = 0;
}

void sheets_fill(struct arena *a, struct sheets *s, double first_top, double top, double bottom)
{
	struct sheet_filling f = { .arena = a, .sheets = s, .top = top, .bottom = bottom, .y = first_top, .is_bare = true };
	begin_anew(s);
	for (size_t i = 0; i < s->groups.len; i++)
		fill_group(&f, i);
	s->pages = f.page + 1;
	s->end = f.y;
}
