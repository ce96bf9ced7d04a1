/* summary_draw_plan.c — the curve, the plan's bars, and the boxes of what is to be decided. */
#include "view/summary.h"

#include <math.h>

enum { SIGN = 8, BAR = 8, DIAMOND = 6, COVER = 3, BOX = 19, BOX_ROOM = 34 };

void summary_draw_head(struct drawing *d, struct shape *into, const struct summary_area *a, struct color color)
{
	double height = layout_at_least(a->head.height, a->note.height);
	slide_draw(d, into, a->x, a->y, ANCHOR_LEFT, a->head, color);
	slide_draw(d, into, a->x + a->width, a->y + (height - a->note.height) / 2, ANCHOR_RIGHT, a->note, d->theme->muted);
	draw_line(d, into, a->x, a->y + height + 4, a->x + a->width, a->y + height + 4, color, 2);
}

/* ---- stages and curve ---- */

static void draw_stage(const struct summary *s, struct drawing *d, struct shape *into, size_t index)
{
	const struct stage_box *box = &d->plan->stages.at[index];
	struct shape *g = scene_group(d->scene, into, STR("stage"), box->x, 0);
	struct color hue = draw_stage_color(d->theme, box->stage->hue);
	struct slide_text title = { .role = SLIDE_STAGE, .lines = box->title, .height = slide_height(SLIDE_STAGE, box->title) };
	(void)s;
	draw_id(d, g, "stage", box->stage->thing.id);
	g->span = box->stage->thing.span;
	draw_chevron(d, g, box->width, d->plan->chevron_height, index == 0, hue);
	slide_draw(d, g, index ? 20 : 12, (d->plan->chevron_height - title.height) / 2, ANCHOR_LEFT, title, draw_stage_ink(d->theme, hue));
}

void summary_draw_curve(const struct summary *s, struct drawing *d, struct shape *into)
{
	struct shape *strip = scene_group(d->scene, into, STR("stages"), 0, d->plan->strip_y);
	for (size_t i = 0; i < d->plan->stages.len; i++)
		draw_stage(s, d, strip, i);
	if (!s->feelings.curves)
		return;
	struct shape *lane = scene_group(d->scene, into, STR("lane"), 0, s->curve_y);
	struct shape *g = scene_group(d->scene, lane, STR("curve"), 0, 0);
	lane->title = str_copy(&d->scene->arena, label(d->plan->locale, LABEL_lane_feelings));
	draw_curves(d, g, s->feelings.curves);
	for (size_t i = 0; i < s->labels.len; i++) {
		const struct curve_label *l = &s->labels.at[i];
		draw_halo(d, slide_draw(d, g, l->x, l->top, l->anchor, l->text, d->theme->strong_text));
	}
}

/* ---- the plan ---- */

/* Words stand on a ground of their own, so that no line runs through them. */
static void draw_covered(struct drawing *d, struct shape *into, double x, double top, struct slide_text text, struct color color)
{
	if (!text.lines.len)
		return;
	scene_rect(d->scene, into, x - COVER, top, text.lines.width + 2 * COVER, text.height, 0)->paint.fill = d->theme->background;
	slide_draw(d, into, x, top, ANCHOR_LEFT, text, color);
}

static void draw_axis(const struct summary *s, struct drawing *d, struct shape *into, double x, double top, double bottom)
{
	const struct theme *t = d->theme;
	for (size_t i = 0; i < s->ticks.len; i++)
		draw_line(d, into, x + s->ticks.at[i].x, top + s->axis_height, x + s->ticks.at[i].x, bottom, t->line, 1);
	for (size_t i = 0; i < s->events.len; i++)
		draw_line(d, into, x + s->events.at[i].x, top, x + s->events.at[i].x, bottom, t->accent, 2);
	for (size_t i = 0; i < s->ticks.len; i++) {
		struct slide_text text = { .role = SLIDE_FOOT, .lines = { (struct str *)&s->ticks.at[i].text, 1, s->ticks.at[i].width }, .height = slide_line(SLIDE_FOOT) };
		draw_covered(d, into, x + s->ticks.at[i].x, top, text, t->muted);
	}
	for (size_t i = 0; i < s->events.len; i++)
		draw_covered(d, into, x + s->events.at[i].left, top, s->events.at[i].text, t->accent);
}

static void draw_diamond(struct drawing *d, struct shape *into, double x, double y, struct color color)
{
	struct shape *s = scene_path(d->scene, into);
	path_to(d->scene, s, 'M', (double[]){ x, y - DIAMOND });
	path_to(d->scene, s, 'L', (double[]){ x + DIAMOND, y });
	path_to(d->scene, s, 'L', (double[]){ x, y + DIAMOND });
	path_to(d->scene, s, 'L', (double[]){ x - DIAMOND, y });
	path_to(d->scene, s, 'Z', NULL);
	s->paint.fill = color;
}

static void draw_row(const struct summary *s, struct drawing *d, struct shape *into, const struct summary_action *row, double x, double y)
{
	const struct theme *t = d->theme;
	double middle = y + row->height / 2, end = row->x >= 0 ? row->x + DIAMOND + 6 : s->axis_x;
	bool is_doing = row->action->status == ACTION_DOING;
	struct shape *g = scene_group(d->scene, into, STR("action"), 0, 0);
	draw_id(d, g, "action", row->action->thing.id);
	g->span = row->action->thing.span;
	struct shape *sign = draw_told(d, g, locale_choice(d->plan->locale, CHOICES_action_status, row->action->status));
	draw_status(d, sign, x + SIGN, middle, is_doing ? ACTION_UNDER_WAY : ACTION_OPEN);
	slide_draw(d, g, x + 20, middle - row->name.height / 2, ANCHOR_LEFT, row->name, t->text);
	slide_draw(d, g, x + s->name_width + 8 + s->owner_width, middle - row->owner.height / 2, ANCHOR_RIGHT, row->owner, t->muted);
	if (row->x >= 0) {
		draw_box(d, g, x + s->axis_x, middle - BAR / 2.0, fmax(row->x - s->axis_x, 1), BAR, BAR / 2.0, is_doing ? t->gain_edge : t->background, is_doing ? t->gain_edge : t->muted);
		draw_diamond(d, g, x + row->x, middle, is_doing ? t->gain_edge : t->muted);
	}
	draw_covered(d, g, x + end, middle - row->label.height / 2, row->label, row->is_after_event ? t->strong_text : t->text);
}

void summary_draw_plan(const struct summary *s, struct drawing *d, struct shape *into)
{
	const struct summary_area *a = &s->of_plan;
	struct shape *g = scene_group(d->scene, into, STR("panel"), 0, 0);
	double top = a->y + layout_at_least(a->head.height, a->note.height) + SUMMARY_BELOW_HEAD - 2, y = top + s->axis_height;
	summary_draw_head(d, g, a, d->theme->strong_text);
	if (!isnan(s->last_day))
		draw_axis(s, d, g, a->x, top, a->y + a->height);
	for (size_t i = 0; i < s->shown_actions; i++) {
		draw_row(s, d, g, &s->actions.at[i], a->x, y);
		y += s->actions.at[i].height;
	}
}

/* ---- decisions ---- */

static void draw_box_of(struct drawing *d, struct shape *into, const struct summary_decision *m, double x, double y)
{
	const struct theme *t = d->theme;
	struct shape *box = scene_rect(d->scene, into, x + 1, y + 1, BOX - 2, BOX - 2, 4);
	box->paint.stroke = t->accent;
	box->paint.stroke_width = 2;
	if (m->status == DECISION_TAKEN)
		draw_check(d, into, x + BOX / 2.0, y + BOX / 2.0, t->accent);
	if (m->status == DECISION_REFUSED)
		draw_line(d, into, x + 5, y + 5, x + BOX - 5, y + BOX - 5, t->accent, 2);
}

void summary_draw_decisions(const struct summary *s, struct drawing *d, struct shape *into)
{
	const struct summary_area *a = &s->of_decisions;
	struct shape *g = scene_group(d->scene, into, STR("panel"), 0, 0);
	double y = a->y + layout_at_least(a->head.height, a->note.height) + 14;
	summary_draw_head(d, g, a, d->theme->accent);
	for (size_t i = 0; i < s->shown_decisions; i++) {
		const struct summary_decision *m = &s->decisions.at[i];
		struct shape *row = scene_group(d->scene, g, STR("decision"), 0, 0);
		row->span = m->span;
		draw_box_of(d, row, m, a->x, y);
		slide_draw(d, row, a->x + BOX_ROOM, y, ANCHOR_LEFT, m->title, d->theme->strong_text);
		slide_draw(d, row, a->x + BOX_ROOM, y + m->title.height, ANCHOR_LEFT, m->detail, d->theme->text);
		y += m->height;
	}
}
