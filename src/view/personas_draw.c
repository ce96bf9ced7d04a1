/* personas_draw.c — the sheets in their colours. */
#include "view/personas.h"

static void draw_ribbon(struct drawing *d, struct shape *into, const struct persona_sheet *s)
{
	for (size_t i = 0; i < s->trace->stages.len; i++) {
		const struct stage_box *box = &s->trace->stages.at[i];
		struct shape *g = scene_group(d->scene, into, STR("stage"), box->x, s->ribbon_y), *chevron = scene_path(d->scene, g);
		g->span = box->stage->thing.span;
		double tip = 9, notch = i ? tip : 0, height = s->ribbon_height;
		const double points[6][2] = { { 0, 0 }, { box->width - tip, 0 }, { box->width, height / 2 }, { box->width - tip, height }, { 0, height }, { notch, height / 2 } };
		for (int k = 0; k < 6; k++)
			path_to(d->scene, chevron, k ? 'L' : 'M', points[k]);
		path_to(d->scene, chevron, 'Z', NULL);
		struct color hue = draw_stage_color(d->theme, box->stage->hue);
		chevron->paint.fill = hue;
		draw_lines(d, g, ROLE_LANE, i ? 16 : 10, middle_of_lines(ROLE_LANE, box->title, height), ANCHOR_LEFT, box->title,
			draw_stage_ink(d->theme, hue));
	}
}

static void draw_trace(struct drawing *d, struct shape *into, const struct persona_sheet *s)
{
	draw_phases(d, into, &s->trace->phases, 0, s->ribbon_y);
	draw_ribbon(d, into, s);
	draw_feelings(d, into, &s->feelings);
}

static void draw_sheet(struct drawing *d, struct shape *into, const struct persona_sheet *s)
{
	const struct theme *t = d->theme;
	struct shape *g = scene_group(d->scene, into, STR("persona"), s->x, s->y);
	draw_id(d, g, "persona", s->persona->thing.id);
	g->span = s->persona->thing.span;
	draw_box(d, g, 0, 0, s->width, s->height, 12, t->background, t->card_line);
	size_t index = d->plan->journey->personas.len > 1 ? s->index : SIZE_MAX;
	draw_avatar(d, g, SHEET_PADDING + PORTRAIT, SHEET_PADDING + PORTRAIT, PORTRAIT, s->persona, s->picture, index);
	draw_persona_ring(d, g, SHEET_PADDING + PORTRAIT, SHEET_PADDING + PORTRAIT, PORTRAIT, s->persona, index);
	draw_blocks(d, g, s->who, s->who_len, t->text);
	for (size_t i = 0; i < s->panels.cards.len; i++)
		draw_card(d, g, s->panels.cards.at[i]);
	if (s->feelings.curves)
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
		draw_empty(d, root, d->plan->strip_y, locale_nothing(d->plan->locale, d->plan->map, LABEL_no_personas));
	draw_footer(d, root);
}
