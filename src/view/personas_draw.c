/* personas_draw.c — the sheets in their colours. */
#include "view/personas.h"

static const struct color NONE = { .none = true };

static void draw_ribbon(struct drawing *d, struct shape *into, const struct sheet *s)
{
	for (size_t i = 0; i < s->stages.len; i++) {
		const struct trace_stage *t = &s->stages.at[i];
		struct shape *g = scene_group(d->scene, into, STR("stage"), t->x, s->ribbon_y), *chevron = scene_path(d->scene, g);
		double tip = 9, notch = i ? tip : 0, height = s->ribbon_height;
		const double points[6][2] = { { 0, 0 }, { t->width - tip, 0 }, { t->width, height / 2 }, { t->width - tip, height }, { 0, height }, { notch, height / 2 } };
		for (int k = 0; k < 6; k++)
			path_to(d->scene, chevron, k ? 'L' : 'M', points[k]);
		path_to(d->scene, chevron, 'Z', NULL);
		struct color hue = draw_stage_color(d->theme, i);
		chevron->paint.fill = hue;
		draw_lines(d, g, ROLE_LANE, i ? 16 : 10, middle_baseline(ROLE_LANE, t->title.len, height), ANCHOR_LEFT, t->title,
			draw_stage_ink(d->theme, hue));
	}
}

static void draw_band(struct drawing *d, struct shape *into, const struct sheet *s)
{
	const struct theme *t = d->theme;
	struct stop stops[] = { { 0, t->band_good, t->band_opacity }, { 0.5, t->band_good, 0 }, { 0.5, t->band_bad, 0 }, { 1, t->band_bad, t->band_opacity } };
	double left = SHEET_PADDING, right = s->width - SHEET_PADDING, middle = s->curve_top + s->curve_height / 2;
	struct shape *band = draw_box(d, into, left, s->curve_top, right - left, s->curve_height, 8, NONE, NONE);
	if (t->band_opacity > 0) {
		band->paint.gradient = scene_gradient(d->scene, STR("band"), stops, 4);
	} else {
		band->paint.fill = t->background;
		band->paint.stroke = t->card_line;
	}
	draw_dashed(draw_line(d, into, left, middle, right, middle, t->zero_line, 1));
}

static void draw_line_through(struct drawing *d, struct shape *into, const struct sheet *s)
{
	struct shape *line = scene_path(d->scene, into);
	const struct trace_point *before = NULL;
	for (size_t i = 0; i < s->points.len; i++) {
		const struct trace_point *p = &s->points.at[i];
		if (!p->feeling->is_placed)
			continue;
		double middle = before ? (before->x + p->x) / 2 : 0;
		if (before)
			path_to(d->scene, line, 'C', (double[]){ middle, before->y, middle, p->y, p->x, p->y });
		else
			path_to(d->scene, line, 'M', (double[]){ p->x, p->y });
		before = p;
	}
	line->paint.stroke = d->theme->curve;
	line->paint.stroke_width = 2.2;
	line->paint.round_caps = true;
}

static void draw_trace(struct drawing *d, struct shape *into, const struct sheet *s)
{
	struct shape *g = scene_group(d->scene, into, STR("curve"), 0, 0);
	draw_ribbon(d, g, s);
	draw_band(d, g, s);
	draw_line_through(d, g, s);
	for (size_t i = 0; i < s->points.len; i++) {
		const struct trace_point *p = &s->points.at[i];
		if (p->feeling->is_placed)
			draw_face(d, g, p->x, p->y, FACE, p->feeling->level, feeling_is_assumed(p->feeling) || p->feeling->thing.basis.predicted);
		if (p->is_moment)
			draw_star(d, g, p->x, p->y - FACE - 10, 7);
		double baseline = p->word_y + middle_baseline(ROLE_WORD, 1, role_line_height(ROLE_WORD));
		draw_lines(d, g, ROLE_WORD, p->word_x, baseline, ANCHOR_MIDDLE, p->word, p->feeling->is_placed ? d->theme->label : d->theme->muted);
	}
}

static void draw_sheet(struct drawing *d, struct shape *into, const struct sheet *s)
{
	const struct theme *t = d->theme;
	struct shape *g = scene_group(d->scene, into, STR("persona"), s->x, s->y);
	draw_id(d, g, "persona", s->persona->thing.id);
	draw_box(d, g, 0, 0, s->width, s->height, 12, t->background, t->card_line);
	draw_avatar(d, g, SHEET_PADDING + PORTRAIT, SHEET_PADDING + PORTRAIT, PORTRAIT, s->persona, s->picture);
	draw_blocks(d, g, s->who, s->who_len, t->text);
	for (size_t i = 0; i < s->panels.cards.len; i++)
		draw_card(d, g, s->panels.cards.at[i]);
	if (s->points.len)
		draw_trace(d, g, s);
}

void personas_draw(const struct personas *p, struct drawing *d)
{
	struct shape *root = &d->scene->root;
	draw_title(d, root);
	for (size_t i = 0; i < p->sheets.len; i++) {
		draw_sheet(d, root, &p->sheets.at[i]);
		VEC_PUSH(&d->scene->arena, &d->scene->frame.row_cuts, p->sheets.at[i].y + p->sheets.at[i].height + 12);
	}
	if (!p->sheets.len)
		draw_empty(d, root, d->plan->strip_y, label(d->plan->locale, LABEL_no_personas));
	draw_footer(d, root);
}
