/* page_tries.c — a page is tried by laying it out. */
#include "layout/pager.h"

struct page_frame page_at(const struct pager *g, double scale, size_t first, size_t last)
{
	const struct page_wish *w = &g->wish;
	return (struct page_frame){ .width = w->width / scale, .height = w->height / scale, .margin = w->margin / scale, .title_size = w->title_size / scale, .first_column = first, .last_column = last, .last_lane = SIZE_MAX,
		.has_header = first == 0 && !w->is_deck, .header_most = g->header_most, .is_slide = w->is_deck, .is_apart = w->without_others != 0, .is_told_elsewhere = w->is_told_elsewhere, .lanes = w->lanes, .collected = g->collected };
}

struct page_frame page_without_columns(const struct pager *g, double scale)
{
	return page_at(g, scale, SIZE_MAX, 0);
}

/* From the end of what stands above it. */
static double lane_height(const struct plan *p, size_t i)
{
	const struct swimlane *above = i ? &p->lanes.at[i - 1] : NULL;
	double top = above ? above->y + above->height : p->strip_y + p->strip_height + p->arrows_height;
	return p->lanes.at[i].y + p->lanes.at[i].height - top;
}

/* Of several bands each is a lane: the first with what stands above it, the last with the rest. */
static void add_heights(struct arena *a, struct sheet *s, const struct swimlane *lane, double height)
{
	if (lane->curves && !s->bands)
		s->first_band = s->lanes.len;
	for (const struct curves *c = lane->curves; c; c = c->next, s->bands++) {
		double own = c->next ? c->next->offset - c->offset : height;
		VEC_PUSH(a, &s->lanes, own);
		height -= own;
	}
	if (!lane->curves)
		VEC_PUSH(a, &s->lanes, height);
}

struct sheet page_try(const struct pager *g, const struct page_frame *frame)
{
	struct plan_options options = g->options;
	struct sheet s = { 0 };
	struct page_frame wanted = *frame;
	wanted.height = 0; /* as high as it becomes */
	wanted.number = wanted.count = 0;
	options.page = &wanted;
	if (frame->has_header && g->header->width == frame->width)
		wanted.header_bottom = g->header->bottom;
	struct plan *p = plan_new(g->map, g->journey, g->ruler, options);
	if (frame->has_header && p->width <= frame->width + 0.01) /* a header of wider columns is another */
		*g->header = (struct tried_header){ frame->width, p->header_bottom };
	double lanes = 0;
	for (size_t i = 0; i < p->lanes.len; i++) {
		double height = lane_height(p, i);
		if (p->lanes.at[i].of_journey)
			s.strip = height;
		else
			add_heights(g->arena, &s, &p->lanes.at[i], height);
		s.shown |= 1u << p->lanes.at[i].id;
		lanes += height;
	}
	s.is_wide_enough = p->width <= frame->width + 0.01;
	s.height = p->height;
	s.foot = p->foot_lines.len + p->coverage_lines.len ? p->foot_end - p->legend_end : 0;
	s.others = p->height - lanes - s.foot;
	plan_free(p);
	return s;
}

bool page_fits(const struct page_frame *frame, const struct sheet *s)
{
	return s->is_wide_enough && s->height <= frame->height + 0.01;
}

double page_stretch(const struct sheet *s, size_t first, size_t count)
{
	size_t bands = 0;
	for (size_t i = first; i < first + count; i++)
		bands += i >= s->first_band && i < s->first_band + s->bands;
	return bands ? PAGE_CURVE_MOST + PAGE_LANE_MOST * (double)(count - bands) : PAGE_ALONE_MOST * (double)count;
}
