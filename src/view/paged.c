/* paged.c — a view on pages: laid out as wide as the paper and as large as the fewest pages allow on which its text is readable; then drawn page by
 * page, each with title, legend and foot. */
#include "view/sheets.h"

#include <math.h>

static const double LARGEST_SCALE = 1, SMALLEST_SCALE = 0.02, POSTER_SIDE = 1100; /* points: what is longer is read from further off */
static const double SHRINK = 1.25;

enum { GROWS = 5, ABOVE_FOOT = 10, BELOW_TITLE = 4, AIR_OF_FOOT = 6 };

struct paging { /* what was tried, and is kept until it is drawn or something better is found */
	const struct view_request *request;
	paged_maker *make;
	const struct page_wish *wish;
	struct view_report *report;
	struct arena *arena;
	struct page_frame *frame;
	struct paged_list list;
	void **kept;
	struct arena own; /* of the list and its frame */
	double scale;
	size_t pages;
};

bool paged_shows(const struct paged *p, size_t page)
{
	return !p || p->page == ALL_PAGES || p->page == page;
}

struct paged *paged_add(struct arena *a, struct paged_list *list, void *view, struct layout *l)
{
	struct paged *p = ARENA_NEW(a, struct paged);
	*p = (struct paged){ .view = view, .l = l, .page = ALL_PAGES };
	VEC_PUSH(a, &list->list, p);
	return p;
}

/* ---- what stands above and below ---- */

static double set_title(struct paged *p, const struct page_frame *frame)
{
	struct plan *plan = p->l->plan;
	plan->page = frame;
	plan->width = frame->width;
	plan->title = plan->subtitle = plan->meta = plan->running = plan->brand_header = (struct lines){ 0 };
	plan->title_font = role_font(ROLE_TITLE);
	plan->logo = (struct str){ 0 };
	plan->logo_width = plan->logo_height = 0;
	double y = frame->has_header ? title_place(p->l, p->subject) : title_running_place(p->l, p->subject);
	return (plan->marks.len ? page_marks_place(p->l, y, false) : y) + BELOW_TITLE;
}

/* From its upper edge on; gives how high it is. */
static double set_foot(struct paged *p, const struct page_frame *frame, double y)
{
	struct plan *plan = p->l->plan;
	struct str none = { 0 };
	plan->legend.len = 0;
	plan->foot_columns.len = 0;
	p->add_legend(p->view);
	plan->foot = frame->has_foot ? title_foot(p->l, false) : none;
	plan->coverage_lines = plan->foot_lines = plan->footer_lines = (struct lines){ 0 };
	plan->footer_y = y;
	footer_set(p->l, frame->has_foot ? p->note : none);
	return plan->height - y + AIR_OF_FOOT;
}

/* On so few pages groups are parted as seldom as may be. */
static void fill(struct paging *g, struct sheets *s, double first_top, double top, double bottom)
{
	s->keeps_groups = false;
	sheets_fill(&g->own, s, first_top, top, bottom);
	size_t fewest = s->pages;
	s->keeps_groups = true;
	sheets_fill(&g->own, s, first_top, top, bottom);
	if (s->pages <= fewest)
		return;
	s->keeps_groups = false;
	sheets_fill(&g->own, s, first_top, top, bottom);
}

/* The legend of any page has room on each; what the map rests on has it on the last. */
static void fill_pages(struct paging *g, struct paged *p, bool is_first, bool is_last)
{
	struct page_frame first = *g->frame, later = *g->frame, last = *g->frame;
	first.has_header = is_first;
	first.number = 1;
	later.number = 2;
	last.has_foot = true;
	double first_top = set_title(p, &first), top = set_title(p, &later);
	double foot = set_foot(p, &later, 0), whole_foot = is_last ? set_foot(p, &last, 0) : foot, bottom = later.height - foot - ABOVE_FOOT;
	fill(g, &p->sheets, first_top, top, bottom);
	if (p->sheets.end > later.height - whole_foot - ABOVE_FOOT)
		fill(g, &p->sheets, first_top, top, later.height - whole_foot - ABOVE_FOOT);
	double least = p->sheets.groups.len ? 0 : role_line_height(ROLE_SUBTITLE); /* the sentence that it has nothing to show */
	p->sheets.is_crowded |= fmax(first_top, top) + least > later.height - whole_foot - ABOVE_FOOT;
	p->l->plan->page = g->frame;
}

/* ---- trying ---- */

static void drop(struct paging *g)
{
	for (size_t i = 0; i < g->list.list.len; i++)
		page_finish(g->list.list.at[i]->l);
	arena_finish(&g->own);
	g->list = (struct paged_list){ 0 };
}

static struct page_frame frame_at(const struct page_wish *w, double scale)
{
	return (struct page_frame){ .width = w->width / scale, .height = w->height / scale, .margin = w->margin / scale };
}

/* Nothing is listed where there is no drawing at all. */
static struct paging tried(const struct paging *like, double scale)
{
	struct paging g = { .request = like->request, .make = like->make, .wish = like->wish, .report = like->report, .arena = like->arena, .kept = like->kept, .scale = scale, .list = { .lasting = like->arena, .kept = like->kept } };
	struct view_request request = *like->request;
	arena_init(&g.own);
	g.frame = ARENA_NEW(&g.own, struct page_frame);
	*g.frame = frame_at(g.wish, scale);
	request.options.page = g.frame;
	g.make(&request, &g.own, &g.list, g.report);
	for (size_t i = 0; i < g.list.list.len; i++) {
		fill_pages(&g, g.list.list.at[i], i == 0, i + 1 == g.list.list.len);
		g.pages += g.list.list.at[i]->sheets.pages;
	}
	return g;
}

static bool is_fine(const struct paging *g, size_t most)
{
	bool is = g->list.list.len > 0 && (!most || g->pages <= most);
	for (size_t i = 0; i < g->list.list.len; i++)
		is &= !g->list.list.at[i]->sheets.is_crowded && !g->list.list.at[i]->is_too_wide;
	return is;
}

/* As large as so many pages allow: as what is fine already, or larger. */
static void grow(struct paging *g, double large, size_t most)
{
	for (int i = 0; i < GROWS && g->list.list.len; i++) {
		double middle = sqrt(g->scale * large);
		struct paging larger = tried(g, middle);
		if (is_fine(&larger, most)) {
			drop(g);
			*g = larger;
		} else {
			drop(&larger);
			large = middle;
		}
	}
}

static void choose(struct paging *g)
{
	const struct page_wish *w = g->wish;
	double large = LARGEST_SCALE * fmax(1, fmax(w->width, w->height) / POSTER_SIDE);
	*g = tried(g, w->least_scale);
	while (g->list.list.len && !is_fine(g, w->most) && g->scale > SMALLEST_SCALE) {
		large = g->scale;
		drop(g);
		*g = tried(g, large / SHRINK);
	}
	grow(g, large, w->most ? w->most : g->pages);
}

/* ---- drawing ---- */

static struct scene *draw_page(struct paging *g, struct paged *p, size_t page, const struct page_frame *frame)
{
	struct plan *plan = p->l->plan;
	p->page = page;
	plan->strip_y = set_title(p, frame);
	set_foot(p, frame, frame->height / 2);
	plan->width = frame->width;
	page_end(p->l);
	if (p->begin_page)
		p->begin_page(p->view);
	struct scene *s = page_draw(g->request, plan, p->draw, p->view);
	s->page.scale = g->scale;
	plan->page = g->frame;
	return s;
}

static void draw_all(struct paging *g, struct scenes *scenes)
{
	size_t number = 0;
	for (size_t i = 0; i < g->list.list.len; i++) {
		struct paged *p = g->list.list.at[i];
		if (p->settle)
			p->settle(p->view);
		for (size_t page = 0; page < p->sheets.pages; page++) {
			struct page_frame frame = *g->frame;
			frame.number = ++number;
			frame.count = g->pages;
			frame.has_header = number == 1;
			frame.has_foot = number == g->pages;
			VEC_PUSH(g->arena, &scenes->list, draw_page(g, p, page, &frame));
		}
	}
}

struct scenes paged_scenes(const struct view_request *r, paged_maker *make, struct page_wish wish, struct arena *a, struct view_report *report)
{
	void *kept = NULL;
	struct paging g = { .request = r, .make = make, .wish = &wish, .report = report, .arena = a, .kept = &kept };
	struct scenes scenes = { 0 };
	choose(&g);
	scenes.scale = g.scale;
	if (g.list.list.len)
		draw_all(&g, &scenes);
	drop(&g);
	return scenes;
}
