/* summary_draw_plan.c — the curve, the plan's bars, and the boxes of what is to be decided. */
#include "view/summary.h"

enum { BOX = 19, BOX_ROOM = 34, STATE_SIGN = 16, STATES_APART = 16 };

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
	bool is_number = !s->stages_named[index];
	if (is_number)
		g->title = thing_label(&box->stage->thing);
	draw_id(d, g, "stage", box->stage->thing.id);
	g->span = box->stage->thing.span;
	draw_chevron(d, g, box->width, d->plan->chevron_height, index == 0, hue);
	slide_draw(d, g, is_number ? index ? SUMMARY_NUMBER_AT : SUMMARY_NUMBER_FIRST : index ? 20 : 12, (d->plan->chevron_height - title.height) / 2, ANCHOR_LEFT, title, draw_stage_ink(d->theme, hue));
}

static void draw_axis(const struct summary *s, struct drawing *d, struct shape *into, const struct curves *c)
{
	enum { BEFORE = 8 };
	double line = slide_line(SLIDE_META);
	bool is_inside = s->axis_inside > 0;
	for (int i = 0; i < 3; i += c->reach < line ? 2 : 1)
		draw_standing(d, slide_draw_line(d, into, SLIDE_META, is_inside ? c->left + SUMMARY_AXIS_INSET : c->left - BEFORE, slide_baseline(SLIDE_META, c->zero + (i - 1) * c->reach - line / 2), is_inside ? ANCHOR_LEFT : ANCHOR_RIGHT, s->axis[i], d->theme->muted));
}

static void draw_band(const struct summary *s, struct drawing *d, struct shape *into, const struct curves *c, const struct slide_text *name)
{
	enum { MARKER = 6, TEXT = 20 };
	const struct curve *curve = &c->list.at[0];
	draw_curves(d, into, c);
	draw_axis(s, d, into, c);
	if (name->lines.len) {
		draw_persona_marker(d, into, SLIDE_MARGIN + MARKER, c->zero, MARKER, curve->persona, curve->index);
		slide_draw(d, into, SLIDE_MARGIN + TEXT, c->zero - name->height / 2, ANCHOR_LEFT, *name, draw_readable_color(d, draw_persona_color(d, curve->persona, curve->index)));
	}
	for (size_t i = 0; i < s->labels.len; i++) {
		const struct curve_label *l = &s->labels.at[i];
		if (l->band == c)
			draw_halo(d, slide_draw(d, into, l->x, l->top, l->anchor, l->text, d->theme->strong_text));
	}
}

void summary_draw_curve(const struct summary *s, struct drawing *d, struct shape *into)
{
	struct shape *strip = scene_group(d->scene, into, STR("stages"), 0, d->plan->strip_y);
	for (size_t i = 0; i < d->plan->stages.len; i++)
		draw_stage(s, d, strip, i);
	if (!s->feelings.curves)
		return;
	struct shape *lane = scene_group(d->scene, into, STR("lane"), 0, s->curve_y);
	lane->title = str_copy(&d->scene->arena, label(d->plan->locale, LABEL_lane_feelings));
	size_t band = 0;
	for (const struct curves *c = s->feelings.curves; c; c = c->next)
		draw_band(s, d, scene_group(d->scene, lane, STR("curve"), 0, c->offset), c, &s->names.at[band++]);
}

/* ---- the plan ---- */

/* Beside the heading, what the signs mean that are there. */
static void draw_states(const struct summary *s, struct drawing *d, struct shape *into, double x, double top)
{
	struct shape *g = scene_group(d->scene, into, STR("states"), 0, 0);
	for (int status = ACTION_IDEA; status <= ACTION_DROPPED; status++) {
		bool is_there = false;
		for (size_t i = 0; i < s->plan.shown; i++)
			is_there |= (int)s->plan.actions.at[i].action->status == status;
		if (!is_there)
			continue;
		struct slide_text text = slide_text(s->plan.l, SLIDE_META, label_choice(d->plan->locale, LABEL_status_idea, status), s->width, (struct span){ 0 });
		draw_action_status(d, g, x + STATE_SIGN / 2.0, top + text.height / 2, (enum action_status)status, d->plan->locale);
		slide_draw(d, g, x + STATE_SIGN, top, ANCHOR_LEFT, text, d->theme->muted);
		x += STATE_SIGN + text.lines.width + STATES_APART;
	}
}

void summary_draw_plan(const struct summary *s, struct drawing *d, struct shape *into)
{
	const struct summary_area *a = &s->of_plan;
	struct shape *g = scene_group(d->scene, into, STR("panel"), 0, 0);
	summary_draw_head(d, g, a, d->theme->strong_text);
	draw_states(s, d, g, a->x + a->head.lines.width + 2 * STATES_APART, a->y + (a->head.height - slide_line(SLIDE_META)) / 2);
	chart_draw(&s->plan, d, g, a->x, a->y + layout_at_least(a->head.height, a->note.height) + SUMMARY_BELOW_HEAD - 2, 0, s->plan.shown);
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
