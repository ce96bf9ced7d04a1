/* summary.c — a journey on one slide: what it is about, how it feels, what hurts most and helps most, where it stands, what is planned and what is to be
 * decided. It says nothing but what the map says, one thing at a time; what it leaves out it counts. */
#include "view/summary.h"

static void draw_placed(const void *summary, struct drawing *d)
{
	summary_draw(summary, d);
	d->scene->frame.is_one_page = true;
}

struct scene *view_summary(const struct view_request *r, struct view_report *report)
{
	(void)report;
	struct summary s = { .l = page_begin(r) };
	struct plan *p = s.l.plan;
	s.width = r->slide_width > 0 ? r->slide_width : SLIDE_WIDTH;
	s.title_size = r->slide_title;
	s.height = r->slide_height > 0 ? r->slide_height : SLIDE_HEIGHT;
	p->width = s.width;
	p->margin = SLIDE_MARGIN;
	p->label_width = 0;
	s.plan.l = &s.l;
	summary_collect(&s);
	summary_decide(&s);
	summary_curve_collect(&s);
	summary_place(&s);
	if (s.feelings.curves) /* the rings of people ask there which curve is theirs */
		VEC_PUSH(&p->arena, &p->lanes, s.feelings);
	p->label_width = 0; /* nothing to repeat at a page's left */
	struct scene *scene = page_draw(r, p, draw_placed, &s);
	page_finish(&s.l);
	return scene;
}
