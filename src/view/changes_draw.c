/* changes_draw.c — what a diff looks like. Every change has a sign in a circle at its corner, and the ground says it again:
 * a bold edge for what came, a hollow card and struck words for what is gone, a double edge for what moved. So colour only
 * adds what is better and what is worse; a broken line says that it is assumed or predicted, as in every drawing. */
#include "view/changes.h"

static const struct color NONE = { .none = true };

enum { SIGN_RADIUS = 7 };

/* ---- signs ---- */

static struct shape *set_stroke(struct shape *s, struct color color, double width)
{
	s->paint.stroke = color;
	s->paint.stroke_width = width;
	s->paint.round_caps = true;
	return s;
}

static struct shape *draw_strokes(struct drawing *d, struct shape *into, const double (*lines)[4], size_t count, double x, double y)
{
	struct shape *s = scene_path(d->scene, into);
	for (size_t i = 0; i < count; i++) {
		path_to(d->scene, s, 'M', (double[]){ x + lines[i][0], y + lines[i][1] });
		path_to(d->scene, s, 'L', (double[]){ x + lines[i][2], y + lines[i][3] });
	}
	return s;
}

static struct shape *draw_wave(struct drawing *d, struct shape *into, double x, double y)
{
	struct shape *s = scene_path(d->scene, into);
	path_to(d->scene, s, 'M', (double[]){ x - 3.6, y + 1 });
	path_to(d->scene, s, 'C', (double[]){ x - 2.4, y - 2.6, x - 1.2, y - 2, x, y });
	path_to(d->scene, s, 'C', (double[]){ x + 1.2, y + 2, x + 2.4, y + 2.6, x + 3.6, y - 1 });
	return s;
}

static struct color verdict_color(const struct theme *t, int better)
{
	return better > 0 ? t->opportunity_edge : better < 0 ? t->pain_edge : t->strong_text;
}

static void draw_sign(struct drawing *d, struct shape *into, double x, double y, enum change_sign sign, int better)
{
	static const double PLUS[][4] = { { -3.4, 0, 3.4, 0 }, { 0, -3.4, 0, 3.4 } }, MINUS[][4] = { { -3.4, 0, 3.4, 0 } };
	static const double BOTH_WAYS[][4] = { { -4, 0, 4, 0 }, { -4, 0, -1.8, -2.2 }, { -4, 0, -1.8, 2.2 }, { 4, 0, 1.8, -2.2 }, { 4, 0, 1.8, 2.2 } };
	struct color color = verdict_color(d->theme, better);
	struct shape *disc = scene_circle(d->scene, into, x, y, SIGN_RADIUS);
	disc->paint.fill = d->theme->background;
	set_stroke(disc, color, 1.4);
	struct shape *s = sign == CHANGE_ADDED ? draw_strokes(d, into, PLUS, 2, x, y) : sign == CHANGE_REMOVED ? draw_strokes(d, into, MINUS, 1, x, y)
		: sign == CHANGE_MOVED ? draw_strokes(d, into, BOTH_WAYS, 5, x, y) : draw_wave(d, into, x, y);
	set_stroke(s, color, 1.6);
}

/* ---- cards ---- */

struct change_look {
	struct color fill, edge;
};

static struct change_look look_of(const struct theme *t, enum card_style style)
{
	switch (style) {
	case CARD_PAIN: return (struct change_look){ t->pain, t->pain_edge };
	case CARD_GAIN: return (struct change_look){ t->gain, t->gain_edge };
	case CARD_OPPORTUNITY: return (struct change_look){ t->opportunity, t->opportunity_edge };
	case CARD_PLAN: return (struct change_look){ t->step, t->plan_edge };
	case CARD_TOUCHPOINT: return (struct change_look){ t->background, t->label };
	case CARD_STEP: return (struct change_look){ t->step, t->label };
	default: return (struct change_look){ t->note, t->label };
	}
}

static void draw_ground(struct drawing *d, struct shape *into, const struct change_card *c)
{
	const struct theme *t = d->theme;
	struct change_look look = look_of(t, c->card.style);
	double w = c->card.width, h = c->card.height;
	bool is_added = c->has_sign && c->sign == CHANGE_ADDED, is_gone = c->has_sign && (c->sign == CHANGE_REMOVED || (c->sign == CHANGE_MOVED && c->is_quiet));
	struct color fill = is_gone ? t->background : look.fill, edge = is_gone ? t->muted : c->has_sign ? look.edge : line_around(t, look.fill);
	double inset = is_added ? 0.5 : 0;
	struct shape *box = draw_box(d, into, inset, inset, w - 2 * inset, h - 2 * inset, 8, fill, edge);
	if (is_added)
		box->paint.stroke_width = 2;
	if (certainty_is_doubt(c->card.certainty))
		draw_dashed(box);
	if (c->card.has_rim)
		draw_box(d, into, 2, 2, w - 4, h - 4, 6.5, NONE, look.edge);
}

static void quieten_texts(struct shape *group, const struct theme *t, bool is_struck)
{
	bool is_first = true;
	for (struct shape *s = group->first; s; s = s->next)
		if (s->kind == SHAPE_TEXT) {
			s->paint.fill = t->muted;
			s->struck = is_struck && is_first;
			is_first = false;
		}
}

static void draw_change(struct drawing *d, struct shape *into, const struct change_card *c)
{
	struct shape *g = scene_group(d->scene, into, c->class, c->card.x, c->card.y);
	draw_id(d, g, "change", (struct str){ 0 });
	g->span = c->card.span;
	g->title = str_copy(&d->scene->arena, c->title);
	draw_ground(d, g, c);
	struct shape *words = scene_group(d->scene, g, STR("words"), 0, 0);
	draw_blocks(d, words, c->card.blocks.at, c->card.blocks.len, d->theme->text);
	if (c->is_struck || c->is_quiet)
		quieten_texts(words, d->theme, c->is_struck);
	if (c->has_sign)
		draw_sign(d, g, 1, 1, c->sign, c->better);
}

/* ---- stages ---- */

static void draw_outline(struct drawing *d, struct shape *into, double width, double height, bool first)
{
	struct shape *s = scene_path(d->scene, into);
	double tip = CHEVRON_TIP, notch = first ? 0.5 : tip;
	const double points[6][2] = {
		{ 0.5, 0.5 }, { width - tip, 0.5 }, { width - 0.5, height / 2 }, { width - tip, height - 0.5 }, { 0.5, height - 0.5 }, { notch, height / 2 },
	};
	for (int i = 0; i < 6; i++)
		path_to(d->scene, s, i ? 'L' : 'M', points[i]);
	path_to(d->scene, s, 'Z', NULL);
	s->paint.fill = d->theme->background;
	set_stroke(s, d->theme->muted, 1);
}

static void draw_stage(struct drawing *d, struct shape *into, const struct stage_box *box, const struct merged_stage *m, bool first, struct color hue)
{
	bool is_gone = !m->new, is_renamed = m->old && m->new && !str_is_same(m->old->thing.text, m->new->thing.text);
	struct shape *g = scene_group(d->scene, into, is_gone ? STR("stage removed") : !m->old ? STR("stage added") : STR("stage"), box->x, 0);
	draw_id(d, g, "stage", box->stage->thing.id);
	g->span = box->stage->thing.span;
	double height = d->plan->chevron_height;
	if (is_gone)
		draw_outline(d, g, box->width, height, first);
	else
		draw_chevron(d, g, box->width, height, first, hue);
	struct shape *title = draw_stage_title(d, g, box->title, height, first, is_gone ? d->theme->muted : draw_stage_ink(d->theme, hue));
	if (title)
		title->struck = is_gone;
	draw_blocks(d, g, box->notes.at, box->notes.len, d->theme->text);
	if (is_gone || !m->old || m->is_moved || is_renamed)
		draw_sign(d, g, 1, 1, is_gone ? CHANGE_REMOVED : !m->old ? CHANGE_ADDED : m->is_moved ? CHANGE_MOVED : CHANGE_CHANGED, 0);
}

static void draw_strip(const struct changes_view *v, struct drawing *d, struct shape *into)
{
	draw_phases(d, into, &d->plan->phases, 0, d->plan->strip_y);
	struct shape *strip = scene_group(d->scene, into, STR("stages"), 0, d->plan->strip_y);
	for (size_t i = 0; i < d->plan->stages.len; i++)
		draw_stage(d, strip, &d->plan->stages.at[i], &v->j->stages.at[i], i == 0, draw_stage_color(d->theme, i));
}

/* ---- the whole ---- */

static void draw_lane(struct drawing *d, struct shape *into, size_t index)
{
	const struct plan *p = d->plan;
	const struct swimlane *lane = &p->lanes.at[index];
	struct shape *g = scene_group(d->scene, into, str_fmt(&d->scene->arena, "lane %s", lane->class), 0, lane->y);
	draw_id(d, g, "lane", str_of(lane->class));
	draw_line(d, g, p->margin, 0, p->width - p->margin, 0, lane->of_journey ? d->theme->label : d->theme->line, lane->of_journey ? 2 : 1);
	draw_lines(d, g, ROLE_LANE, p->margin, lane->label_baseline, ANCHOR_LEFT, lane->label, d->theme->label);
	if (lane->curves)
		draw_feelings(d, g, lane);
	for (size_t i = 0; i < lane->cards.len; i++)
		draw_change(d, g, (const struct change_card *)lane->cards.at[i]);
}

static void draw_legend_signs(struct drawing *d, struct shape *into)
{
	struct shape *g = scene_group(d->scene, into, STR("legend signs"), 0, 0);
	for (size_t i = 0; i < d->plan->legend.len; i++) {
		const struct legend_item *item = &d->plan->legend.at[i];
		if (item->kind != LEGEND_OWN)
			continue;
		if (item->index < CHANGE_SIGNS) {
			draw_sign(d, g, item->x + SIGN_RADIUS + 1, item->y - 4, (enum change_sign)item->index, 0);
			continue;
		}
		bool is_old = item->index == CHANGE_SIGNS;
		struct color color = is_old ? d->theme->muted : d->theme->curve;
		set_stroke(draw_line(d, g, item->x, item->y - 4, item->x + 17, item->y - 4, NONE, 1), color, is_old ? 1.6 : 2.8);
	}
}

void changes_draw(const struct changes_view *v, struct drawing *d)
{
	struct shape *root = &d->scene->root;
	draw_header(d, root);
	draw_strip(v, d, root);
	for (size_t i = 0; i < d->plan->lanes.len; i++)
		draw_lane(d, root, i);
	draw_footer(d, root);
	draw_legend_signs(d, root);
}
