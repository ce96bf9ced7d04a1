/* pages.c — which columns and lanes go on which page.
 *
 * A page is tried by laying it out. Runs of columns follow each other; each takes one page, or several below each other where its lanes are
 * higher than a page. Of all ways to cut the drawing into runs the one with the fewest pages is taken, then that with the fewest cuts within
 * stages, then the most even one. */
#include "cjm/pages.h"

#include <math.h>

static const double LARGEST_SCALE = 1, SMALLEST_SCALE = 0.02; /* points a pixel: body text of 13 points, and of a quarter of one */

enum { TRIES = 4, TRIES_OF_MOST = 12, COLUMNS_TOGETHER = 40 };

struct pager {
	const struct map *map;
	const struct journey *journey;
	struct ruler *ruler;
	struct plan_options options;
	struct page_wish wish;
	struct arena *arena;
	size_t columns, *stage_of; /* of all columns */
	size_t cards;              /* said of the whole journey */
};

struct sheet { /* what laying a page out gave */
	bool is_wide_enough;
	double height, free; /* px it takes; px that its lanes could take if they were more */
	VEC(double) lanes;   /* their heights */
};

static struct page_frame frame_at(const struct pager *g, double scale, size_t first, size_t last)
{
	const struct page_wish *w = &g->wish;
	return (struct page_frame){ .width = w->width / scale, .height = w->height / scale, .margin = w->margin / scale, .first_column = first, .last_column = last, .last_lane = SIZE_MAX };
}

static struct sheet try_page(const struct pager *g, const struct page_frame *frame)
{
	struct plan_options options = g->options;
	struct sheet s = { 0 };
	struct page_frame wanted = *frame;
	wanted.height = 0; /* as high as it becomes */
	wanted.number = wanted.count = 0;
	options.page = &wanted;
	struct plan *p = plan_new(g->map, g->journey, g->ruler, options);
	double lanes = 0;
	for (size_t i = 0; i < p->lanes.len; i++) {
		double bottom = p->lanes.at[i].y + p->lanes.at[i].height, top = i ? p->lanes.at[i - 1].y + p->lanes.at[i - 1].height : p->strip_y + p->strip_height + p->arrows_height;
		if (!p->lanes.at[i].of_journey)
			VEC_PUSH(g->arena, &s.lanes, bottom - top);
		lanes += p->lanes.at[i].of_journey ? 0 : bottom - top;
	}
	s.is_wide_enough = p->width <= frame->width + 0.01;
	s.height = p->height;
	s.free = frame->height - (p->height - lanes);
	plan_free(p);
	return s;
}

static bool fits(const struct page_frame *frame, const struct sheet *s)
{
	return s->is_wide_enough && s->height <= frame->height + 0.01;
}

/* ---- a run of columns: a page, or several below each other ---- */

struct page_run {
	bool is_fine, is_wide_enough;
	double slack; /* the emptier and the less even, the more: sums of squares over its pages */
	VEC(struct page_frame) pages;
};

static bool add_page(const struct pager *g, struct page_run *run, const struct page_frame *frame, struct sheet sheet)
{
	double empty = 1 - sheet.height / frame->height, columns = (double)(frame->last_column - frame->first_column + 1) / (double)g->columns;
	run->slack += empty * empty / 4 + columns * columns;
	VEC_PUSH(g->arena, &run->pages, *frame);
	return true;
}

/* ---- what closes the drawing: what is said of the whole journey, what the map rests on ---- */

static bool add_to_last(const struct pager *g, struct page_run *run)
{
	struct page_frame tried = run->pages.at[run->pages.len - 1];
	tried.end_card = g->cards;
	tried.has_foot = true;
	struct sheet sheet = try_page(g, &tried);
	if (fits(&tried, &sheet))
		run->pages.at[run->pages.len - 1] = tried;
	return fits(&tried, &sheet);
}

/* As many cards as there is room for. */
static bool add_closing_page(const struct pager *g, struct page_run *run, double scale, size_t first)
{
	struct page_frame frame = frame_at(g, scale, SIZE_MAX, 0);
	frame.first_card = first;
	for (size_t end = g->cards;; end = first + (end - first) * 3 / 4) {
		frame.end_card = end;
		frame.has_foot = end == g->cards;
		struct sheet sheet = try_page(g, &frame);
		if (fits(&frame, &sheet))
			return add_page(g, run, &frame, sheet);
		if (end <= first + 1)
			return false;
	}
}

/* On the last page, else on pages of their own. */
static bool close_run(const struct pager *g, struct page_run *run, double scale)
{
	if (add_to_last(g, run))
		return true;
	size_t done = 0;
	do {
		if (!add_closing_page(g, run, scale, done))
			return false;
		done = run->pages.at[run->pages.len - 1].end_card;
	} while (done < g->cards);
	return true;
}

/* ---- lanes below each other ---- */

/* As many lanes as there is room for; each page is laid out to see whether that is true. */
static size_t add_lanes(const struct pager *g, struct page_run *run, struct page_frame frame, size_t count)
{
	for (; count; count--) {
		frame.last_lane = frame.first_lane + count - 1;
		struct sheet sheet = try_page(g, &frame);
		if (fits(&frame, &sheet) && add_page(g, run, &frame, sheet))
			return count;
	}
	return 0;
}

/* A header that leaves no lane any room is a page of its own. */
static bool add_cover(const struct pager *g, struct page_run *run, struct page_frame frame)
{
	frame.first_column = SIZE_MAX;
	frame.last_column = 0;
	struct sheet sheet = try_page(g, &frame);
	return fits(&frame, &sheet) && add_page(g, run, &frame, sheet);
}

static size_t lanes_for(const struct sheet *s)
{
	size_t count = 0;
	for (double used = 0; count < s->lanes.len && used + s->lanes.at[count] <= s->free; count++)
		used += s->lanes.at[count];
	return count;
}

/* `rest`: a page with all lanes that are left. */
static struct page_run split_run(const struct pager *g, struct page_frame frame, struct sheet rest)
{
	struct page_run run = { 0 };
	for (; !fits(&frame, &rest); rest = try_page(g, &frame)) {
		size_t taken = add_lanes(g, &run, frame, lanes_for(&rest));
		if (!taken && !(frame.has_header && add_cover(g, &run, frame)))
			return run;
		frame.has_header = false;
		frame.first_lane += taken;
	}
	run.is_fine = add_page(g, &run, &frame, rest);
	return run;
}

static struct page_run try_run(const struct pager *g, double scale, size_t first, size_t last)
{
	struct page_frame frame = frame_at(g, scale, first, last);
	struct page_run run = { 0 };
	frame.has_header = first == 0;
	struct sheet sheet = try_page(g, &frame);
	if (!sheet.is_wide_enough)
		return run;
	run = split_run(g, frame, sheet);
	run.is_wide_enough = true;
	if (run.is_fine && last + 1 == g->columns)
		run.is_fine = close_run(g, &run, scale);
	return run;
}

/* ---- the best runs ---- */

struct run_end { /* the best way to come to the end of a column */
	bool is_known;
	size_t pages, within, before;
	double slack;
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
	struct page_run run = try_run(g, scale, first, last);
	struct run_end to = { .is_known = true, .pages = run.pages.len, .within = !ends_stage(g, last), .slack = run.slack, .before = first, .run = run };
	if (from) {
		to.pages += from->pages;
		to.within += from->within;
		to.slack += from->slack;
	}
	if (run.is_fine && is_better(&to, &ends[last]))
		ends[last] = to;
	return run.is_wide_enough;
}

/* Stages stay whole where each of them fits; else runs end with any column. */
static bool find_ends(const struct pager *g, double scale, struct run_end *ends, bool in_stages)
{
	for (size_t last = 0; last < g->columns; last++)
		for (size_t first = last + 1; first-- > 0 && last - first < COLUMNS_TOGETHER;) {
			bool is_whole = ends_stage(g, last) && (!first || ends_stage(g, first - 1));
			if ((is_whole || !in_stages) && (!first || ends[first - 1].is_known) && !try_end(g, scale, ends, first, last))
				break;
		}
	return ends[g->columns - 1].is_known;
}

static bool try_scale(const struct pager *g, double scale, struct page_list *pages)
{
	struct run_end *ends = arena_alloc(g->arena, g->columns * sizeof *ends);
	*pages = (struct page_list){ .scale = scale };
	if (!find_ends(g, scale, ends, true) && !find_ends(g, scale, ends, false))
		return false;
	size_t count = 0, at = ends[g->columns - 1].pages;
	struct page_frame *list = arena_alloc(g->arena, at * sizeof *list);
	for (size_t end = g->columns; end; end = ends[end - 1].before) {
		const struct page_run *run = &ends[end - 1].run;
		for (size_t i = run->pages.len; i-- > 0; count++)
			list[--at] = run->pages.at[i];
	}
	for (size_t i = 0; i < count; i++)
		VEC_PUSH(g->arena, &pages->list, list[i]);
	return true;
}

/* ---- how large ---- */

/* The largest scale at which there are no more pages than so many; `pages` are those of the scale `fine`, at which that is so. */
static void grow(const struct pager *g, double fine, double large, size_t most, int tries, struct page_list *pages)
{
	for (int i = 0; i < tries; i++) {
		double middle = sqrt(fine * large);
		struct page_list tried;
		if (try_scale(g, middle, &tried) && tried.list.len <= most) {
			*pages = tried;
			fine = middle;
		} else {
			large = middle;
		}
	}
}

/* Halves it until everything fits. */
static double shrink(const struct pager *g, double scale, size_t most, struct page_list *pages)
{
	while (!(try_scale(g, scale, pages) && (!most || pages->list.len <= most)) && scale > SMALLEST_SCALE)
		scale /= 1.5;
	return scale;
}

static struct page_list choose(const struct pager *g)
{
	struct page_list pages;
	double least = g->wish.least_scale, fine = shrink(g, least, g->wish.most, &pages);
	size_t most = g->wish.most ? g->wish.most : pages.list.len;
	grow(g, fine, fine < least ? fine * 1.5 : LARGEST_SCALE, most, fine < least ? TRIES_OF_MOST : TRIES, &pages);
	return pages;
}

static void number_pages(struct page_list *pages)
{
	for (size_t i = 0; i < pages->list.len; i++) {
		pages->list.at[i].number = i + 1;
		pages->list.at[i].count = pages->list.len;
	}
}

struct page_list pages_of(const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options, struct page_wish wish, struct arena *a)
{
	struct pager g = { .map = m, .journey = j, .ruler = ruler, .options = options, .wish = wish, .arena = a };
	struct plan *whole = plan_new(m, j, ruler, options);
	g.columns = whole->columns.len;
	g.stage_of = arena_alloc(a, g.columns * sizeof *g.stage_of);
	for (size_t i = 0; i < g.columns; i++)
		g.stage_of[i] = whole->columns.at[i].stage ? whole->columns.at[i].stage->index : 0;
	for (size_t i = 0; i < whole->lanes.len; i++)
		g.cards = whole->lanes.at[i].of_journey ? whole->lanes.at[i].cards.len : g.cards;
	plan_free(whole);
	struct page_list pages = choose(&g);
	number_pages(&pages);
	return pages;
}
