/* pages.c — which columns and lanes go on which page.
 *
 * Runs of columns follow each other; each takes one page, or several below each other where its lanes are higher than a page. Of all ways to
 * cut the drawing into runs the one with the fewest pages is taken, then that with the fewest cuts within stages, then the most even one.
 * The pages are then drawn as large as they all allow. */
#include "cjm/pages.h"
#include "cjm/header.h"
#include "layout/collected.h"
#include "layout/pager.h"

#include <math.h>

static const double LARGEST_SCALE = 1, SMALLEST_SCALE = 0.02; /* points a pixel: body text of 13 points, and of a quarter of one */
static const double POSTER_WIDTH = 1100;                      /* points: what is wider is read from further off */
static const double SHRINK = 1.5;

enum { TRIES = 5, TRIES_OF_MOST = 4, COLUMNS_TOGETHER = 40, SLIDE_STAGES = 2, SLIDE_COLUMNS = 5, SLIDE_COLUMNS_OF_FEW_LANES = 7, HEADER_LIST_MOST = 256 /* no page has room for so many */ };

/* ---- the best runs ---- */

struct run_end { /* the best way to come to the end of a column */
	bool is_known;
	size_t pages, within, before;
	double slack; /* the less even, the more: the sum of the squares of their columns */
	struct page_run run; /* the last one */
};

static bool ends_stage(const struct pager *g, size_t column)
{
	return column + 1 == g->columns || g->stage_of[column] != g->stage_of[column + 1];
}

static bool is_better(const struct run_end *a, const struct run_end *b)
{
	if (!b->is_known || a->pages != b->pages)
		return !b->is_known || a->pages < b->pages;
	return a->within != b->within ? a->within < b->within : a->slack < b->slack;
}

/* False where the page is too narrow, and more columns would be no better. */
static bool try_end(const struct pager *g, double scale, struct run_end *ends, size_t first, size_t last)
{
	const struct run_end *from = first ? &ends[first - 1] : NULL;
	if (from && ends[last].is_known && from->pages >= ends[last].pages)
		return true;
	struct page_run run = run_measure(g, scale, first, last);
	double columns = (double)(last - first + 1);
	struct run_end to = { .is_known = true, .pages = run.count, .within = !ends_stage(g, last), .slack = columns * columns * (double)run.count, .before = first, .run = run };
	if (from) {
		to.pages += from->pages;
		to.within += from->within;
		to.slack += from->slack;
	}
	if (run.is_fine && is_better(&to, &ends[last]))
		ends[last] = to;
	return run.is_wide_enough;
}

/* On a slide one looks at a stage, or at two small ones; a stage without steps is so small that it is not counted. */
static bool go_together(const struct pager *g, size_t first, size_t last)
{
	size_t columns = last - first + 1, empty = 0, most = g->wish.without_others ? SLIDE_COLUMNS_OF_FEW_LANES : SLIDE_COLUMNS;
	if (!g->wish.is_deck || g->stage_of[first] == g->stage_of[last])
		return g->wish.most || columns <= COLUMNS_TOGETHER;
	for (size_t i = first; i <= last; i++)
		empty += !g->has_step[i];
	return g->stage_of[last] - g->stage_of[first] + 1 - empty <= SLIDE_STAGES && columns - empty <= most && columns <= most + 1;
}

/* Stages stay whole where each of them fits; else runs end with any column. */
static bool find_ends(const struct pager *g, double scale, struct run_end *ends, bool in_stages)
{
	for (size_t last = 0; last < g->columns; last++)
		for (size_t first = last + 1; first-- > 0 && go_together(g, first, last);) {
			bool is_whole = ends_stage(g, last) && (!first || ends_stage(g, first - 1));
			if ((is_whole || !in_stages) && (!first || ends[first - 1].is_known) && !try_end(g, scale, ends, first, last))
				break;
		}
	return ends[g->columns - 1].is_known;
}

static bool lay_out_to(struct pager *g, double scale, const struct run_end *ends, size_t last, struct page_list *pages)
{
	const struct run_end *end = &ends[last];
	return (!end->before || lay_out_to(g, scale, ends, end->before - 1, pages)) && run_lay_out(g, scale, &end->run, pages);
}

/* No page is left of what could not be laid out to its end; too many are all there, for they may be what is to be shrunk. */
static bool try_scale(struct pager *g, double scale, size_t most, struct page_list *pages)
{
	struct run_end *ends = arena_alloc(g->arena, g->columns * sizeof *ends);
	*pages = (struct page_list){ .scale = scale };
	g->is_placed = arena_alloc(g->arena, (g->cards + 1) * sizeof *g->is_placed);
	if (!find_ends(g, scale, ends, true) && !find_ends(g, scale, ends, false))
		return false;
	bool is_laid_out = lay_out_to(g, scale, ends, g->columns - 1, pages);
	if (is_laid_out && g->wish.is_deck && !g->wish.without_others)
		is_laid_out = deck_open(g, scale, pages);
	pages->list.len = is_laid_out ? pages->list.len : 0;
	return is_laid_out && (!most || pages->list.len <= most);
}

/* ---- how large ---- */

static double scaled_down(struct pager *g, double scale, size_t most, struct page_list *pages)
{
	while (!try_scale(g, scale, most, pages) && scale > SMALLEST_SCALE)
		scale /= SHRINK;
	return scale;
}

/* Where so many pages have room only for small text, other runs may have room for larger. */
static void grow_anew(struct pager *g, double large, size_t most, struct page_list *pages)
{
	for (int i = 0; i < TRIES_OF_MOST; i++) {
		struct page_list tried;
		double middle = sqrt(pages->scale * large);
		if (try_scale(g, middle, most, &tried))
			*pages = tried;
		else
			large = middle;
	}
}

static struct page_frame frame_at(const struct pager *g, struct page_frame frame, double scale)
{
	struct page_frame size = page_without_columns(g, scale);
	frame.width = size.width;
	frame.height = size.height;
	frame.margin = size.margin;
	frame.title_size = size.title_size;
	return frame;
}

static struct page_list pages_at(const struct pager *g, const struct page_list *pages, double scale)
{
	struct page_list scaled = { .scale = scale };
	for (size_t i = 0; i < pages->list.len; i++)
		VEC_PUSH(g->arena, &scaled.list, frame_at(g, pages->list.at[i], scale));
	return scaled;
}

/* The page that was too small last is the first that is tried, for it mostly is again. */
static bool all_fit(struct pager *g, const struct page_list *pages)
{
	struct sheet *sheets = arena_alloc(g->arena, (pages->list.len + 1) * sizeof *sheets);
	for (size_t i = 0; i < pages->list.len; i++) {
		size_t at = (g->tightest + i) % pages->list.len;
		sheets[at] = page_try(g, &pages->list.at[at]);
		if (page_fits(&pages->list.at[at], &sheets[at]))
			continue;
		g->tightest = at;
		return false;
	}
	g->sheets = sheets;
	return true;
}

/* The same pages, as large as they all allow. */
static void grow(struct pager *g, double large, struct page_list *pages)
{
	g->sheets = NULL;
	for (int i = 0; i < TRIES; i++) {
		double middle = sqrt(pages->scale * large);
		struct page_list tried = pages_at(g, pages, middle);
		if (all_fit(g, &tried))
			*pages = tried;
		else
			large = middle;
	}
	if (!g->sheets) {
		g->sheets = arena_alloc(g->arena, (pages->list.len + 1) * sizeof *g->sheets);
		for (size_t i = 0; i < pages->list.len; i++)
			g->sheets[i] = page_try(g, &pages->list.at[i]);
	}
}

/* A page on which none of the lanes that were asked for has anything says nothing. */
static void keep_needed(struct pager *g, struct page_list *pages)
{
	size_t kept = 0;
	for (size_t i = 0; i < pages->list.len; i++) {
		if (!(g->sheets[i].shown & g->wish.without_others))
			continue;
		g->sheets[kept] = g->sheets[i];
		pages->list.at[kept++] = pages->list.at[i];
	}
	pages->list.len = kept;
}

/* What the curve takes first of the room that a page leaves; the lanes of cards share the rest, each as far as that looks well. */
static const double CURVE_PART = 0.4, LARGER_WITH_STAGES = 1.3, TRIED_AIR[] = { 1, 0.7, 0.4 };

/* What a page leaves of its height goes to its rows: it is not half empty. */
static void fill(const struct pager *g, struct page_frame *frame, struct sheet sheet)
{
	bool has_curve = sheet.bands;
	double free = frame->height - sheet.height, lanes = (double)(sheet.lanes.len - sheet.bands), bands = (double)sheet.bands;
	for (size_t i = 0; i < sizeof TRIED_AIR / sizeof *TRIED_AIR && sheet.lanes.len && free > 0; i++) {
		struct page_frame tried = *frame;
		double air = free * TRIED_AIR[i], curve = has_curve ? fmin(fmax(air * CURVE_PART, air - lanes * PAGE_LANE_MOST), PAGE_CURVE_MOST) : 0;
		tried.curve_air = has_curve ? curve / bands : 0;
		tried.lane_air = lanes > 0 ? fmin((air - curve) / lanes, has_curve ? PAGE_LANE_MOST : PAGE_ALONE_MOST) : 0;
		sheet = page_try(g, &tried);
		if (page_fits(&tried, &sheet)) {
			*frame = tried;
			return;
		}
	}
}

/* On a deck's slide text is as large as it has room, within limits: that of stages may be little larger than beside it, for the eye goes from one slide to the
 * next. Without stages there is nothing to compare it with. */
static void enlarge(struct pager *g, struct page_frame *frame, double scale, struct sheet *was)
{
	static const double LARGER[] = { 2, 1.92, 1.85, 1.77, 1.7, 1.65, 1.6, 1.55, 1.5, 1.45, 1.4, 1.35, 1.3, 1.27, 1.25, 1.22, 1.2, 1.19, 1.18, 1.17, 1.16, 1.15, 1.12, 1.1, 1.07, 1.05 }, HOPE = 0.75, MOST = 1.35; /* text of twice the size takes four times the room, or a little less; points a pixel */
	static const double TITLE_LEAST = 11; /* beside text that is larger: a title has one size on all slides */
	bool has_stages = frame->first_column <= frame->last_column;
	double most = has_stages ? fmin(MOST, g->wish.least_scale * LARGER_WITH_STAGES) : MOST, hope = has_stages ? 1 / LARGER_WITH_STAGES : HOPE;
	for (size_t i = 0; i < sizeof LARGER / sizeof *LARGER && g->wish.is_deck; i++) {
		if (was->height * LARGER[i] * LARGER[i] * hope > frame->height || scale * LARGER[i] > most
				|| (g->wish.title_size > 0 && g->wish.title_size < TITLE_LEAST * scale * LARGER[i]))
			continue;
		struct page_frame tried = frame_at(g, *frame, scale * LARGER[i]);
		struct sheet sheet = page_try(g, &tried);
		if (page_fits(&tried, &sheet)) {
			*frame = tried;
			*was = sheet;
			return;
		}
	}
}

static bool has_same_columns(const struct page_frame *a, const struct page_frame *b)
{
	return a->first_column == b->first_column && a->last_column == b->last_column;
}

static void number(struct page_list *pages)
{
	struct page_frame *at = pages->list.at;
	for (size_t i = 0, first = 0; i < pages->list.len; i++) {
		first = has_same_columns(&at[first], &at[i]) ? first : i;
		at[i].number = i + 1;
		at[i].count = pages->list.len;
		at[i].part = i - first + 1;
		for (size_t k = first; k <= i; k++)
			at[k].parts = at[i].part;
	}
}

static bool header_fits(struct pager *g, size_t most)
{
	struct page_frame frame;
	g->header_most = most;
	*g->header = (struct tried_header){ 0 };
	frame = page_without_columns(g, g->wish.least_scale);
	frame.has_header = true;
	struct sheet sheet = page_try(g, &frame);
	return page_fits(&frame, &sheet);
}

/* Who and why stands on one page. Where it is more than a page of readable text, each list is as long as it may be there: smaller text would be no text. */
static void shorten_header(struct pager *g)
{
	size_t fits = 1, most = HEADER_LIST_MOST;
	if (!g->has_header || header_fits(g, 0))
		return;
	while (most - fits > 1) {
		size_t middle = (fits + most) / 2;
		if (header_fits(g, middle))
			fits = middle;
		else
			most = middle;
	}
	if (!header_fits(g, fits)) /* no list is why */
		g->header_most = 0;
	*g->header = (struct tried_header){ 0 };
}

static struct page_list choose(struct pager *g)
{
	struct page_list pages;
	shorten_header(g);
	double least = g->wish.least_scale, fine = scaled_down(g, least, g->wish.most, &pages);
	if (fine < least)
		grow_anew(g, fine * SHRINK, g->wish.most, &pages);
	grow(g, fine < least ? fine * SHRINK : LARGEST_SCALE * fmax(1, g->wish.width / POSTER_WIDTH), &pages);
	if (g->wish.without_others)
		keep_needed(g, &pages);
	number(&pages);
	for (size_t i = 0; i < pages.list.len; i++) {
		enlarge(g, &pages.list.at[i], pages.scale, &g->sheets[i]);
		fill(g, &pages.list.at[i], g->sheets[i]);
	}
	return pages;
}

/* ---- what there is to lay out ---- */

static void note_cards(struct page_ground *g, const struct plan *whole, const struct swimlane *strip, struct arena *a)
{
	g->cards = strip->cards.len;
	g->places = arena_alloc(a, (g->cards + 1) * sizeof *g->places);
	for (size_t i = 0; i < g->cards; i++)
		g->places[i] = strip_card_place(whole, strip->cards.at[i]);
}

/* A few names and nothing else are no slide of a deck: its summary says them, but not what kind of map it is. */
static bool has_header(const struct layout *all, bool is_deck)
{
	enum { NAMES_MOST = 4 };
	struct plan p = *all->plan; /* the cards are for nobody else */
	struct layout l = *all;
	size_t names = 0;
	l.plan = &p;
	header_collect(&l);
	for (size_t i = 0; i < p.header_cards.len; i++) {
		const struct header_card *c = &p.header_cards.at[i];
		names += c->persona && c->blocks.len == 1 && !c->picture.len;
	}
	bool is_told = is_deck && names <= NAMES_MOST && p.journey->kind <= JOURNEY_JOURNEY;
	return p.header_cards.len > (is_told ? names : 0);
}

struct page_ground page_ground_of(const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options, const struct page_wish *wish, struct arena *a)
{
	struct collected *collected = collected_for(m, j, ruler, options, a);
	struct layout all = collected_all(collected, wish->is_told_elsewhere);
	const struct plan *whole = all.plan;
	struct page_ground g = { .columns = whole->columns.len, .has_header = has_header(&all, wish->is_deck), .stage_of = arena_alloc(a, whole->columns.len * sizeof *g.stage_of), .has_step = arena_alloc(a, whole->columns.len), .collected = collected, .whole = whole };
	for (size_t i = 0; i < g.columns; i++)
		g.has_step[i] = whole->columns.at[i].step;
	for (size_t i = 0; i < g.columns; i++)
		g.stage_of[i] = whole->columns.at[i].stage ? whole->columns.at[i].stage->index : 0;
	for (size_t i = 0; i < whole->lanes.len; i++)
		if (whole->lanes.at[i].of_journey)
			note_cards(&g, whole, &whole->lanes.at[i], a);
	return g;
}

struct page_list pages_on(const struct page_ground *ground, const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options, struct page_wish wish, struct arena *a)
{
	struct pager g = { .map = m, .journey = j, .ruler = ruler, .options = options, .wish = wish, .arena = a, .columns = ground->columns, .stage_of = ground->stage_of, .has_step = ground->has_step, .has_header = ground->has_header, .collected = ground->collected, .header = ARENA_NEW(a, struct tried_header) };
	if (!wish.without_others) {
		g.cards = ground->cards;
		g.places = ground->places;
	}
	return choose(&g);
}

struct page_list pages_of(const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options, struct page_wish wish, struct arena *a)
{
	struct page_ground ground = page_ground_of(m, j, ruler, options, &wish, a);
	return pages_on(&ground, m, j, ruler, options, wish, a);
}
