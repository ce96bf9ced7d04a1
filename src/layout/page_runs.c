/* page_runs.c — the pages of some columns that follow each other: all of their lanes on one, or as many lanes on each as make the pages about
 * equally full. What is said of the whole journey stands below what it answers, where it has room there; else it closes the drawing, with
 * what the map rests on. */
#include "layout/pager.h"

#include <math.h>

enum { EVEN_TRIES = 14, FILL_TRIES = 12, MORE_MOST = 1 }; /* pages more than were expected, rather than uneven ones */

/* ---- what is said of the whole journey ---- */

static bool is_within(const struct column_span *place, size_t first, size_t last)
{
	return place->is_known && place->first >= first && place->last <= last;
}

/* On a page of these columns, beside what stands on it already; `all`: whatever has no place yet. */
static size_t choose_cards(const struct pager *g, struct page_frame *frame, size_t first, size_t last, bool all)
{
	bool *is_on = arena_alloc(g->arena, (g->cards + 1) * sizeof *is_on);
	size_t count = 0;
	for (size_t i = 0; i < g->cards; i++) {
		bool is_new = !g->is_placed[i] && (all || is_within(&g->places[i], first, last));
		is_on[i] = is_new || (frame->cards && frame->cards[i]);
		count += is_new;
	}
	frame->cards = is_on;
	return count;
}

static void note_placed(struct pager *g, const struct page_frame *frame)
{
	for (size_t i = 0; frame->cards && i < g->cards; i++)
		g->is_placed[i] |= frame->cards[i];
}

static bool is_closing(const struct pager *g, size_t last)
{
	return last + 1 == g->columns && !g->wish.is_deck;
}

/* What closes the drawing where every other card has found its place. */
static void expect_closing(const struct pager *g, struct page_frame *frame)
{
	bool *is_on = arena_alloc(g->arena, (g->cards + 1) * sizeof *is_on);
	for (size_t i = 0; i < g->cards; i++)
		is_on[i] = !g->places[i].is_known || is_within(&g->places[i], frame->first_column, frame->last_column);
	frame->cards = is_on;
	frame->has_foot = true;
}

/* ---- how many pages ---- */

static size_t lanes_for(const struct sheet *s, double free)
{
	size_t count = 0;
	for (double used = 0; count < s->lanes.len && used + s->lanes.at[count] <= free; count++)
		used += s->lanes.at[count];
	return count;
}

struct page_run run_measure(const struct pager *g, double scale, size_t first, size_t last)
{
	struct page_frame frame = page_at(g, scale, first, last);
	struct page_run run = { .first = first, .last = last, .count = 1 };
	if (is_closing(g, last))
		expect_closing(g, &frame);
	run.whole = page_try(g, &frame);
	run.is_wide_enough = run.is_fine = run.whole.is_wide_enough;
	for (struct sheet rest = run.whole; run.is_fine && !page_fits(&frame, &rest); run.count++) {
		size_t taken = lanes_for(&rest, frame.height - rest.others);
		if (taken == rest.lanes.len) { /* but what closes the drawing has no room */
			run.count++;
			break;
		}
		run.is_fine = taken || frame.has_header;
		frame.has_header = false;
		frame.first_lane += taken;
		rest = page_try(g, &frame);
		run.rest = run.rest.height > 0 ? run.rest : rest;
	}
	return run;
}

/* ---- about equally full ---- */

struct lane_shares { /* how many lanes on each page */
	size_t *lanes, count;
};

/* The fewest pages in which no more than so much of a page is used. */
static struct lane_shares share_lanes(const struct pager *g, const struct page_run *run, double most)
{
	const struct sheet *s = &run->whole;
	struct lane_shares shares = { arena_alloc(g->arena, (s->lanes.len + 2) * sizeof *shares.lanes), 1 };
	double closing = s->strip + s->foot, later = run->rest.height > 0 ? run->rest.others : s->others, used = s->others;
	for (size_t i = 0; i <= s->lanes.len; i++) {
		bool is_lane = i < s->lanes.len;
		double height = is_lane ? s->lanes.at[i] : closing;
		if (used + height > most && height > 0) {
			used = later;
			shares.count++;
		}
		used += height;
		shares.lanes[shares.count - 1] += is_lane;
		if (shares.count > s->lanes.len + 1)
			break;
	}
	return shares;
}

static struct lane_shares even_shares(const struct pager *g, const struct page_run *run, size_t pages, double height)
{
	double least = 0, most = height;
	for (int i = 0; i < EVEN_TRIES; i++) {
		double middle = (least + most) / 2;
		if (share_lanes(g, run, middle).count <= pages)
			most = middle;
		else
			least = middle;
	}
	return share_lanes(g, run, most);
}

/* How much of the emptiest page nothing on it can fill, however far it is stretched. */
static double empty_part(const struct page_run *run, struct lane_shares shares, double height)
{
	const struct sheet *s = &run->whole;
	double later = run->rest.height > 0 ? run->rest.others : s->others, worst = 0;
	for (size_t i = 0, lane = 0; i < shares.count; lane += shares.lanes[i++]) {
		double free = height - (i ? later : s->others) - (i + 1 == shares.count ? s->strip + s->foot : 0) - page_stretch(s, lane, shares.lanes[i]);
		for (size_t k = lane; k < lane + shares.lanes[i]; k++)
			free -= s->lanes.at[k];
		worst = fmax(worst, free);
	}
	return worst;
}

/* On as many pages: a curve fills what it is given, a few cards don't, so that pages that are used less evenly may be filled better. */
static struct lane_shares filled_shares(const struct pager *g, const struct page_run *run, struct lane_shares even, double height)
{
	double empty = empty_part(run, even, height);
	struct lane_shares best = even;
	for (int i = 1; i <= FILL_TRIES && !g->wish.is_deck && even.count > 1; i++) {
		struct lane_shares tried = share_lanes(g, run, height * (1 - (i - 1) / (2.0 * FILL_TRIES)));
		double left = tried.count == even.count ? empty_part(run, tried, height) : empty;
		if (left < empty - 1) {
			empty = left;
			best = tried;
		}
	}
	return best;
}

/* ---- laid out ---- */

struct laying {
	struct pager *g;
	double scale;
	const struct page_run *run;
	VEC(struct page_frame) pages;
};

static bool add_if_fits(struct laying *y, struct page_frame frame)
{
	struct sheet sheet = page_try(y->g, &frame);
	bool fits = page_fits(&frame, &sheet);
	if (fits)
		VEC_PUSH(y->g->arena, &y->pages, frame);
	return fits;
}

static struct page_frame first_frame(const struct laying *y)
{
	return page_at(y->g, y->scale, y->run->first, y->run->last);
}

static struct page_frame frame_of_lanes(const struct laying *y, size_t first_lane, size_t count)
{
	struct page_frame frame = first_frame(y);
	frame.has_header &= y->pages.len == 0;
	frame.first_lane = first_lane;
	frame.last_lane = first_lane + count - 1;
	return frame;
}

/* The header's, before all lanes; or at the end, for what closes the drawing. */
static struct page_frame frame_without_columns(const struct laying *y, size_t first_lane)
{
	struct page_frame frame = frame_of_lanes(y, first_lane, 0);
	frame.first_column = SIZE_MAX;
	frame.last_column = 0;
	return frame;
}

/* Stages of which nothing stands in lanes still say what they are for. */
static struct page_frame frame_of_share(const struct laying *y, size_t first_lane, size_t count)
{
	bool has_lanes = count || (!y->run->whole.lanes.len && !y->pages.len);
	return has_lanes ? frame_of_lanes(y, first_lane, count) : frame_without_columns(y, first_lane);
}

static bool lay_shares(struct laying *y, struct lane_shares shares)
{
	size_t lane = 0;
	y->pages.len = 0;
	for (size_t i = 0; i < shares.count; i++) {
		struct page_frame frame = frame_of_share(y, lane, shares.lanes[i]);
		lane += shares.lanes[i];
		bool is_last = i + 1 == shares.count;
		if (is_last && shares.lanes[i])
			frame.last_lane = SIZE_MAX;
		if (is_last && is_closing(y->g, y->run->last)) {
			choose_cards(y->g, &frame, 0, 0, true);
			frame.has_foot = true;
		}
		if (!add_if_fits(y, frame))
			return false;
	}
	return true;
}

/* As many lanes on each page as have room, then what closes the drawing as it has room. */
static bool lay_in_turn(struct laying *y)
{
	size_t lane = 0;
	y->pages.len = 0;
	for (struct sheet rest; ; ) {
		struct page_frame frame = frame_of_lanes(y, lane, 1);
		frame.last_lane = SIZE_MAX;
		rest = page_try(y->g, &frame);
		if (page_fits(&frame, &rest)) {
			VEC_PUSH(y->g->arena, &y->pages, frame);
			return true;
		}
		size_t count = lanes_for(&rest, frame.height - rest.others);
		while (count && !add_if_fits(y, frame_of_lanes(y, lane, count)))
			count--;
		if (!count && !(frame.has_header && add_if_fits(y, frame_without_columns(y, 0))))
			return false;
		lane += count;
	}
}

static bool close_on_last(struct laying *y)
{
	struct page_frame tried = y->pages.at[y->pages.len - 1];
	choose_cards(y->g, &tried, 0, 0, true);
	tried.has_foot = true;
	struct sheet sheet = page_try(y->g, &tried);
	if (page_fits(&tried, &sheet))
		y->pages.at[y->pages.len - 1] = tried;
	return page_fits(&tried, &sheet);
}

/* Only the first so many of what has no place yet. */
static void keep_first_cards(const struct pager *g, struct page_frame *frame, size_t most)
{
	bool *is_on = arena_alloc(g->arena, (g->cards + 1) * sizeof *is_on);
	for (size_t i = 0, count = 0; i < g->cards; i++) {
		is_on[i] = frame->cards[i] && count < most;
		count += is_on[i];
	}
	frame->cards = is_on;
}

/* As many cards as there is room for on a page of their own. */
static bool add_closing_page(struct laying *y, bool *is_done)
{
	struct page_frame frame = page_without_columns(y->g, y->scale);
	for (size_t most = choose_cards(y->g, &frame, 0, 0, true), all = most; ; most = most * 3 / 4) {
		keep_first_cards(y->g, &frame, most);
		frame.has_foot = *is_done = most == all;
		if (add_if_fits(y, frame)) {
			note_placed(y->g, &frame);
			return true;
		}
		if (most <= 1)
			return false;
	}
}

static bool close_drawing(struct laying *y)
{
	if (close_on_last(y))
		return true;
	for (bool is_done = false; !is_done;)
		if (!add_closing_page(y, &is_done))
			return false;
	return true;
}

/* What answers something in these columns stands with it, on the last of its pages that has room. */
static void place_cards(struct laying *y)
{
	for (size_t i = y->pages.len; i-- > 0;) {
		struct page_frame tried = y->pages.at[i];
		if (!choose_cards(y->g, &tried, y->run->first, y->run->last, false))
			return;
		struct sheet sheet = page_try(y->g, &tried);
		if (!page_fits(&tried, &sheet))
			continue;
		y->pages.at[i] = tried;
		note_placed(y->g, &tried);
	}
}

bool run_lay_out(struct pager *g, double scale, const struct page_run *run, struct page_list *pages)
{
	struct laying y = { .g = g, .scale = scale, .run = run };
	bool closes = is_closing(g, run->last), is_even = false;
	for (size_t most = run->count; most <= run->count + MORE_MOST && !is_even; most++) {
		double height = first_frame(&y).height;
		struct lane_shares even = even_shares(g, run, most, height), filled = filled_shares(g, run, even, height);
		is_even = even.count <= most && ((filled.lanes != even.lanes && lay_shares(&y, filled)) || lay_shares(&y, even));
	}
	if (!is_even && !(lay_in_turn(&y) && (!closes || close_drawing(&y))))
		return false;
	if (!closes)
		place_cards(&y);
	for (size_t i = 0; i < y.pages.len; i++)
		VEC_PUSH(g->arena, &pages->list, y.pages.at[i]);
	return true;
}

/* ---- what a deck begins with ---- */

/* The header, and below it what is said of the whole journey: all of that, or none. */
static bool open_with(struct laying *y, bool has_rest)
{
	struct page_frame frame = page_without_columns(y->g, y->scale);
	frame.has_header = true;
	frame.has_foot = has_rest;
	if (has_rest)
		choose_cards(y->g, &frame, 0, 0, true);
	if (!add_if_fits(y, frame))
		return false;
	for (size_t i = y->pages.len - 1; i > 0; i--)
		y->pages.at[i] = y->pages.at[i - 1];
	y->pages.at[0] = frame;
	return true;
}

bool deck_open(struct pager *g, double scale, struct page_list *pages)
{
	struct laying y = { .g = g, .scale = scale };
	for (size_t i = 0; i < pages->list.len; i++)
		VEC_PUSH(g->arena, &y.pages, pages->list.at[i]);
	bool opens = g->has_header, is_whole = opens && open_with(&y, true);
	if (!is_whole && ((opens && !open_with(&y, false)) || !close_drawing(&y)))
		return false;
	pages->list.len = 0;
	for (size_t i = 0; i < y.pages.len; i++)
		VEC_PUSH(g->arena, &pages->list, y.pages.at[i]);
	return true;
}
