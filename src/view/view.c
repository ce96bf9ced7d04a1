/* view.c — the table of views, and the swimlane as one of them. */
#include "view/page.h"

static const struct view VIEWS[] = {
#define VIEW(name, function, help) { name, help, function },
#include "view/views.def"
};

const struct view *view_at(size_t index)
{
	return index < sizeof VIEWS / sizeof *VIEWS ? &VIEWS[index] : NULL;
}

void view_report_finish(struct view_report *r)
{
	buf_finish(&r->message);
}

struct scene *view_swimlane(const struct view_request *r, struct view_report *report)
{
	(void)report;
	struct plan *p = plan_new(r->map, r->journey, r->ruler, r->options);
	struct scene *s = draw_swimlane(p, r->theme);
	plan_free(p);
	return s;
}
