/* draw_footer.c — the legend, sign by sign, and what stands at its right and below it. */
#include "cjm/drawing.h"

static void draw_edge_sample(struct drawing *d, struct shape *into, double x, double y, bool dashed)
{
	struct shape *s = draw_line(d, into, x + 1, y, x + 17, y, d->theme->muted, 3);
	if (dashed)
		s->paint.dash = 4, s->paint.gap = 2;
}

static void draw_ring_sample(struct drawing *d, struct shape *into, double x, double y, bool dashed)
{
	struct shape *s = scene_circle(d->scene, into, x + 5.5, y, 5);
	s->paint.stroke = d->theme->muted;
	s->paint.stroke_width = 1.4;
	if (dashed)
		s->paint.dash = 2.6, s->paint.gap = 1.9;
}

static void draw_bracket_sample(struct drawing *d, struct shape *into, double x, double y)
{
	struct shape *s = scene_path(d->scene, into);
	const double corners[4][2] = { { x, y + 3 }, { x, y - 1 }, { x + 16, y - 1 }, { x + 16, y + 3 } };
	for (int i = 0; i < 4; i++)
		path_to(d->scene, s, i ? 'L' : 'M', corners[i]);
	s->paint.stroke = d->theme->muted;
	s->paint.stroke_width = 1.2;
}

/* A fine line that leaves the heavy one: by itself it would be no more than another bar. */
static void draw_branch_sample(struct drawing *d, struct shape *into, double x, double y)
{
	struct shape *s = scene_path(d->scene, into);
	path_to(d->scene, s, 'M', (double[]){ x + 1, y + 3 });
	path_to(d->scene, s, 'C', (double[]){ x + 9, y + 3, x + 9, y - 4, x + 17, y - 4 });
	s->paint.stroke = d->theme->curve;
	s->paint.stroke_width = 1.75;
	draw_line(d, into, x, y + 3, x + 17, y + 3, d->theme->curve, 3);
}

/* A line that turns pale. */
static void draw_off_brand_sample(struct drawing *d, struct shape *into, double x, double y)
{
	draw_line(d, into, x, y, x + 8, y, d->theme->curve, 3);
	draw_line(d, into, x + 8, y, x + 17, y, draw_pale_color(d, d->theme->curve), 3);
}

static void draw_covered_sample(struct drawing *d, struct shape *into, double x, double y)
{
	struct shape *s = scene_rect(d->scene, into, x, y - 5, 14, 10, 3);
	s->paint.fill = d->theme->accent;
	s->paint.fill_opacity = MIXED_TINT;
}

void draw_legend_sign(struct drawing *d, struct shape *into, const struct legend_item *item, double x, double y)
{
	switch (item->kind) {
	case LEGEND_CHANNEL: draw_channel(d, into, x, y, item->channel, CHANNEL_SIGN); break;
	case LEGEND_STAR: draw_star(d, into, x + 5, y, 6.5); break;
	case LEGEND_DOTS: draw_dots(d, into, x + 4, y, 2, 3, d->theme->pain_edge); break;
	case LEGEND_OBSERVED: draw_edge_sample(d, into, x, y, false); break;
	case LEGEND_DASHED: draw_edge_sample(d, into, x, y, true); break;
	case LEGEND_OBSERVED_FACE: draw_ring_sample(d, into, x, y, false); break;
	case LEGEND_DASHED_FACE: draw_ring_sample(d, into, x, y, true); break;
	case LEGEND_ESTIMATED: draw_about(d, into, x + 5.5, y, 9, d->theme->label); break;
	case LEGEND_PERSONA:
		draw_line(d, into, x, y, x + 17, y, draw_persona_color(d, item->persona, item->index), 3);
		draw_persona_marker(d, into, x + 8.5, y, 5, item->persona, item->index);
		break;
	case LEGEND_STATUS_TODO: case LEGEND_STATUS_DOING: case LEGEND_STATUS_DONE: draw_status(d, into, x + 5, y, (enum action_sign)(item->kind - LEGEND_STATUS_TODO)); break;
	case LEGEND_QUICK_WIN: scene_rect(d->scene, into, x, y - 5, 14, 10, 3)->paint.fill = d->theme->pill; break;
	case LEGEND_STAGE: draw_stage_sign(d, into, x + 6, y, draw_stage_sign_color(d->theme, 0)); break;
	case LEGEND_GO: draw_go(d, into, x + 5, y, d->theme->accent); break;
	case LEGEND_DONE: draw_check(d, into, x + 5, y, d->theme->opportunity_edge); break;
	case LEGEND_UNWANTED: draw_unwanted(d, into, x + 5, y, d->theme->pain_edge); break;
	case LEGEND_MISSED: draw_missed(d, into, x + 5, y, d->theme->accent); break;
	case LEGEND_STAGE_FELT: draw_bracket_sample(d, into, x, y); break;
	case LEGEND_NO_PLACE: draw_no_place(d, into, x + 7, y, 6.5, d->theme->muted, false); break;
	case LEGEND_CONNECTOR: draw_connector(d, into, &(struct connector){ .x = x + 8, .to_x = x + 8, .top = y - 7, .bottom = y + 6 }); break;
	case LEGEND_SIDE_WAY: draw_branch_sample(d, into, x, y); break;
	case LEGEND_OFF_BRAND: draw_off_brand_sample(d, into, x, y); break;
	case LEGEND_WAY_BACK: {
		struct shape *s = draw_line(d, into, x, y, x + 17, y, d->theme->accent, 1.7);
		s->paint.dash = 6, s->paint.gap = 4;
		break;
	}
	case LEGEND_WAY_OUT:
		draw_line(d, into, x, y, x + 7, y, d->theme->pain_edge, 1.75);
		draw_exit(d, into, x + 13, y, d->theme->pain_edge);
		break;
	case LEGEND_COVERED: draw_covered_sample(d, into, x, y); break;
	case LEGEND_COVERED_TICK:
		draw_covered_sample(d, into, x, y);
		draw_check(d, into, x + 7, y, d->theme->accent);
		break;
	case LEGEND_COVERED_ASSUMED: {
		struct shape *s = scene_rect(d->scene, into, x + 0.5, y - 4.5, 13, 9, 3);
		s->paint.stroke = d->theme->accent;
		s->paint.dash = 3, s->paint.gap = 2;
		break;
	}
	case LEGEND_COMPUTED: draw_computed(d, into, x + 5, y, d->theme->accent); break;
	case LEGEND_NONE_FOUND: draw_check(d, into, x + 6, y, d->theme->muted); break;
	case LEGEND_GAP: {
		struct shape *s = scene_rect(d->scene, into, x + 0.5, y - 4.5, 13, 9, 3);
		s->paint.stroke = d->theme->pain_edge;
		draw_line(d, into, x + 4, y, x + 10, y, d->theme->pain_edge, 1.4);
		break;
	}
	case LEGEND_CLOCK: draw_clock(d, into, x + 5, y, d->theme->muted); break;
	case LEGEND_EXIT: case LEGEND_DROP: draw_exit(d, into, x + 5, y, d->theme->pain_edge); break;
	case LEGEND_OWN: break; /* the view draws it */
	}
}

/* Of the channel or the persona whose sign it explains. */
static struct span span_of_item(const struct legend_item *item)
{
	const struct thing *t = item->channel ? &item->channel->thing : item->persona ? &item->persona->thing : NULL;
	return t ? t->span : (struct span){ 0 };
}

void draw_footer(struct drawing *d, struct shape *into)
{
	const struct plan *p = d->plan;
	double top = p->footer_y;
	struct shape *g = scene_group(d->scene, into, STR("legend"), 0, top);
	draw_line(d, g, p->margin, 0, p->width - p->margin, 0, d->theme->line, 1);
	for (size_t i = 0; i < p->legend.len; i++) {
		const struct legend_item *item = &p->legend.at[i];
		draw_legend_sign(d, g, item, item->x, item->y - top - 4);
		struct shape *text = draw_lines(d, g, ROLE_SMALL, item->x + item->sign_room, item->y - top, ANCHOR_LEFT, item->lines, d->theme->muted);
		shape_of(draw_standing(d, text), span_of_item(item));
	}
	draw_lines(d, g, ROLE_SMALL, p->width - p->margin, p->coverage_y - top, ANCHOR_RIGHT, p->coverage_lines, d->theme->muted);
	shape_of(draw_lines(d, g, ROLE_SMALL, p->margin, p->foot_y - top, ANCHOR_LEFT, p->foot_lines, d->theme->muted), p->journey->thing.span);
	for (size_t i = 0; i < p->foot_columns.len; i++)
		shape_of(draw_lines(d, g, ROLE_SMALL, p->foot_columns.at[i].x, p->foot_y - top, ANCHOR_LEFT, p->foot_columns.at[i].lines, d->theme->muted), p->journey->thing.span);
	struct shape *brand = draw_lines(d, g, ROLE_SMALL, p->footer_at_right ? p->width - p->margin : p->margin, p->footer_text_y - top,
		p->footer_at_right ? ANCHOR_RIGHT : ANCHOR_LEFT, p->footer_lines, d->theme->muted);
	shape_of(draw_standing(d, brand), drawing_theme_span(d, KIND_FOOTER));
	struct shape *page = !p->page_words.len ? NULL : draw_text(d, g, ROLE_SMALL, p->width - p->margin, p->page_words_y - top, ANCHOR_RIGHT, p->page_words, d->theme->muted);
	if (page)
		page->part = TEXT_ORNAMENT;
	d->scene->frame.footer = drawing_running_line(d, p->footer_lines, brand);
}
