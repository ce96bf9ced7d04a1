/* view.c — the table of views, and the swimlane as one of them. */
#include "cjm/draw.h"
#include "view/sheets.h"

#include <string.h>

static struct scene *broken(struct view_report *report, const char *fault)
{
	report->result = VIEW_BROKEN;
	buf_text(&report->message, fault);
	return NULL;
}

static struct scene *whole(struct scene *s, struct view_report *report)
{
	const char *fault = s ? scene_fault(s) : NULL;
	if (!fault)
		return s;
	scene_free(s);
	return broken(report, fault);
}

#define VIEW(name, function, help) \
	static struct scene *whole_##function(const struct view_request *r, struct view_report *report) { return whole(function(r, report), report); }
#include "view/views.def"

static const struct view VIEWS[] = {
#define VIEW(name, function, help) { name, help, whole_##function },
#include "view/views.def"
};

const struct view *view_at(size_t index)
{
	return index < sizeof VIEWS / sizeof *VIEWS ? &VIEWS[index] : NULL;
}

const char *const *view_names(void)
{
	static const char *const NAMES[] = {
#define VIEW(name, function, help) name,
#include "view/views.def"
		NULL
	};
	return NAMES;
}

enum lane_id view_needs(const struct view *v)
{
	static const struct {
		const char *name;
		enum lane_id lane;
	} NEEDS[] = {
#define VIEW_NEEDS(name, lane) { name, LANE_##lane },
#include "view/views.def"
	};
	for (size_t i = 0; i < sizeof NEEDS / sizeof *NEEDS; i++)
		if (strcmp(NEEDS[i].name, v->name) == 0)
			return NEEDS[i].lane;
	return LANE_NONE;
}

void view_report_finish(struct view_report *r)
{
	buf_finish(&r->message);
}

struct scene *view_swimlane(const struct view_request *r, struct view_report *report)
{
	struct plan *p = plan_new(r->map, r->journey, r->ruler, r->options);
	const char *fault = plan_fault(p);
	for (size_t i = 0; i < VIEW_OTHERS_MOST && r->others[i] && !fault; i++)
		r->in_others[i] = draw_swimlane(p, r->others[i]);
	struct scene *s = fault ? broken(report, fault) : draw_swimlane(p, r->theme);
	plan_free(p);
	return s;
}

static paged_maker *pages_of_view(const struct view *v)
{
	static const struct {
		const char *name;
		paged_maker *make;
	} MAKERS[] = {
#define VIEW_PAGES(name, function) { name, function },
#include "view/views.def"
	};
	for (size_t i = 0; i < sizeof MAKERS / sizeof *MAKERS; i++)
		if (strcmp(MAKERS[i].name, v->name) == 0)
			return MAKERS[i].make;
	return NULL;
}

bool view_has_pages(const struct view *v)
{
	return v == view_at(0) || pages_of_view(v);
}

double view_least_text(const struct view *v, bool is_slide)
{
	if (v->draw == whole_view_summary)
		return VIEW_SLIDE_TEXT;
	if (pages_of_view(v))
		return ROLE_TEXT_LEAST;
	return is_slide ? 13 : 12.5;
}

void view_does_not_fit(const struct view_request *r, struct view_report *report)
{
	report->result = VIEW_TOO_LARGE;
	buf_fmt(&report->message, "journey “%.*s” does not fit on such pages, however small its text", STR_ARG(thing_label(&r->journey->thing)));
}

struct scene *view_draw_page(const struct view_request *r, const struct page_frame *frame, double scale, struct view_report *report)
{
	struct view_request page = *r;
	page.options.page = frame;
	struct scene *s = view_at(0)->draw(&page, report);
	if (s)
		s->page.scale = scale;
	return s;
}

static struct scenes swimlane_pages(const struct view_request *r, struct page_wish wish, struct arena *a, struct view_report *report)
{
	struct plan_options options = r->options;
	options.rows = 0; /* pages take their place */
	struct page_list pages = pages_of(r->map, r->journey, r->ruler, options, wish, a);
	struct scenes scenes = { .scale = pages.scale };
	if (!pages.list.len)
		view_does_not_fit(r, report);
	for (size_t i = 0; i < pages.list.len; i++) {
		struct scene *s = view_draw_page(r, &pages.list.at[i], pages.scale, report);
		if (s)
			VEC_PUSH(a, &scenes.list, s);
	}
	return scenes;
}

struct scenes view_pages(const struct view *v, const struct view_request *r, struct page_wish wish, struct arena *a, struct view_report *report)
{
	paged_maker *make = pages_of_view(v);
	return make ? paged_scenes(r, make, wish, a, report) : swimlane_pages(r, wish, a, report);
}
