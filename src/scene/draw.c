/* draw.c — the swimlane in its reading order: title, who and why, stages, lanes from top to bottom, legend. */
#include "cjm/draw.h"
#include "cjm/drawing.h"
#include "cjm/layout.h"

enum { CAPTION_ABOVE = 5 }; /* the last baseline, over the line */

/* The caption stands in the column of headings, as high as its line. */
static void draw_service_line(struct drawing *d, struct shape *into, const struct swimlane *lane)
{
	const struct plan *p = d->plan;
	double y = lane->line_y - lane->y; /* in the lane, so that a lane that moves changes one line of the SVG */
	struct shape *line = draw_line(d, into, p->margin + p->label_width, y, p->width - p->margin, y, d->theme->work_line, 1.5);
	line->paint.dash = 5;
	line->paint.gap = 4;
	double last = y - CAPTION_ABOVE, above = (double)(lane->line_caption.len ? lane->line_caption.len - 1 : 0) * font_line_height(role_font(ROLE_LINE));
	draw_standing(d, draw_lines(d, into, ROLE_LINE, p->margin, last - above, ANCHOR_LEFT, lane->line_caption, d->theme->muted));
}

/* One for all lanes that follow each other, so that no edge runs behind a caption. */
static void draw_grounds(struct drawing *d, struct shape *into)
{
	const struct plan *p = d->plan;
	for (size_t i = 0, last; i < p->lanes.len; i = last + 1) {
		const struct swimlane *lane = &p->lanes.at[i];
		for (last = i; lane->is_below && last + 1 < p->lanes.len && p->lanes.at[last + 1].is_below;)
			last++;
		double top = lane->line_y > 0 ? lane->line_y : lane->y, bottom = p->lanes.at[last].y + p->lanes.at[last].height;
		if (lane->is_below)
			scene_rect(d->scene, into, 0, top, p->width, bottom - top, 0)->paint.fill = d->theme->ground;
	}
}

static void draw_separators(struct drawing *d, struct shape *into, const struct swimlane *lane)
{
	const struct plan *p = d->plan;
	if (lane->of_journey) {
		draw_line(d, into, p->margin, 0, p->width - p->margin, 0, d->theme->label, 2);
		return;
	}
	draw_line(d, into, p->margin, 0, p->margin + p->label_width - 8, 0, d->theme->line, 1);
	for (size_t i = 0; i < p->stages.len; i++)
		draw_line(d, into, p->stages.at[i].x, 0, p->stages.at[i].x + p->stages.at[i].width, 0, d->theme->line, 1);
}

static void draw_lane(struct drawing *d, struct shape *into, const struct swimlane *lane)
{
	struct shape *g = scene_group(d->scene, into, str_fmt(&d->scene->arena, "lane %s", lane->class), 0, lane->y);
	draw_id(d, g, "lane", lane->own ? lane->own->thing.id : str_of(lane->class));
	g->span = lane->own ? lane->own->thing.span : (struct span){ 0 };
	if (lane->line_label.len && lane->line_y > 0)
		draw_service_line(d, g, lane);
	else
		draw_separators(d, g, lane);
	draw_standing(d, draw_lines(d, g, ROLE_LANE, d->plan->margin, lane->label_baseline, ANCHOR_LEFT, lane->label, d->theme->label));
	double below = lane->label_baseline + (double)lane->label.len * font_line_height(role_font(ROLE_LANE));
	draw_standing(d, draw_lines(d, g, ROLE_SMALL, d->plan->margin, below, ANCHOR_LEFT, lane->hint, d->theme->muted));
	if (lane->curves)
		draw_feelings(d, g, lane);
	for (size_t i = 0; i < lane->cards.len; i++)
		draw_card(d, g, lane->cards.at[i]);
}

static void draw_connectors(struct drawing *d, struct shape *into)
{
	if (!d->plan->connectors.len)
		return;
	struct shape *g = scene_group(d->scene, into, STR("connectors"), 0, 0);
	for (size_t i = 0; i < d->plan->connectors.len; i++) {
		const struct connector *c = &d->plan->connectors.at[i];
		draw_connector(d, g, c);
	}
}

/* Stages, and their lanes from top to bottom. */
static void draw_row(struct drawing *d, struct shape *into, const struct plan *row)
{
	const struct plan *whole = d->plan;
	d->plan = row;
	if (!whole->rows.len || row != whole) /* else nothing is left but the strip of the journey */
		draw_stages(d, into);
	draw_arrows(d, into);
	draw_grounds(d, into);
	for (size_t i = 0; i < row->lanes.len; i++)
		draw_lane(d, into, &row->lanes.at[i]);
	draw_connectors(d, into);
	d->plan = whole;
}

struct scene *draw_swimlane(const struct plan *p, const struct theme *theme)
{
	struct drawing d = drawing_begin(p, theme);
	struct scene *s = d.scene;
	draw_header(&d, &s->root);
	for (size_t i = 0; i < p->rows.len; i++)
		draw_row(&d, &s->root, p->rows.at[i]);
	draw_row(&d, &s->root, p);
	draw_footer(&d, &s->root);
	return drawing_end(&d);
}
