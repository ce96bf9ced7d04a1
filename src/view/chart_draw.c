/* chart_draw.c — the bars of actions, their days and what happens meanwhile. */
#include "view/chart.h"

#include <math.h>

enum { SIGN = 8, BAR = 8, DIAMOND = 6, COVER = 3, BELOW = 2 };

/* Words stand on a ground of their own, so that no line runs through them. */
static void draw_covered(struct drawing *d, struct shape *into, double x, double top, struct slide_text text, struct color color)
{
	if (!text.lines.len)
		return;
	scene_rect(d->scene, into, x - COVER, top, text.lines.width + 2 * COVER, text.height, 0)->paint.fill = d->theme->background;
	slide_draw(d, into, x, top, ANCHOR_LEFT, text, color);
}

static void draw_axis(const struct chart *c, struct drawing *d, struct shape *into, double x, double top, double bottom)
{
	const struct theme *t = d->theme;
	for (size_t i = 0; i < c->ticks.len; i++)
		draw_line(d, into, x + c->ticks.at[i].x, top + c->axis_height, x + c->ticks.at[i].x, bottom, t->line, 1);
	for (size_t i = 0; i < c->events.len; i++)
		draw_line(d, into, x + c->events.at[i].x, top, x + c->events.at[i].x, bottom, t->accent, 2);
	for (size_t i = 0; i < c->ticks.len; i++) {
		struct slide_text text = { .role = SLIDE_FOOT, .lines = { (struct str *)&c->ticks.at[i].text, 1, c->ticks.at[i].width }, .height = slide_line(SLIDE_FOOT) };
		draw_covered(d, into, x + c->ticks.at[i].x, top + c->ticks_y, text, t->muted);
	}
	for (size_t i = 0; i < c->events.len; i++)
		draw_covered(d, into, x + c->events.at[i].left, top, c->events.at[i].text, t->accent);
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

static void draw_row(const struct chart *c, struct drawing *d, struct shape *into, const struct chart_action *row, double x, double y)
{
	const struct theme *t = d->theme;
	double middle = y + row->height / 2, end = row->x >= 0 ? row->x + DIAMOND + 6 : c->axis_x;
	double name = middle - (row->name.height + row->detail.height) / 2, first = row->detail.height > 0 ? name + slide_line(SLIDE_BODY) / 2 : middle;
	enum action_status status = row->action->status;
	bool is_doing = status == ACTION_DOING;
	struct shape *g = scene_group(d->scene, into, STR("action"), 0, 0);
	draw_id(d, g, "action", row->action->thing.id);
	g->span = row->action->thing.span;
	struct shape *sign = draw_told(d, g, locale_choice(d->plan->locale, CHOICES_action_status, status));
	draw_status(d, sign, x + SIGN, first, is_doing ? ACTION_UNDER_WAY : status == ACTION_DONE ? ACTION_FINISHED : ACTION_OPEN);
	slide_draw(d, g, x + CHART_SIGN, name, ANCHOR_LEFT, row->name, t->text);
	slide_draw(d, g, x + CHART_SIGN, name + row->name.height, ANCHOR_LEFT, row->detail, t->label);
	slide_draw(d, g, x + c->name_width + 8 + c->owner_width, middle - row->owner.height / 2, ANCHOR_RIGHT, row->owner, t->muted);
	if (row->x >= 0) {
		draw_box(d, g, x + c->axis_x, middle - BAR / 2.0, fmax(row->x - c->axis_x, 1), BAR, BAR / 2.0, is_doing ? t->gain_edge : t->background, is_doing ? t->gain_edge : t->muted);
		draw_diamond(d, g, x + row->x, middle, is_doing ? t->gain_edge : t->muted);
	}
	draw_covered(d, g, x + end, middle - row->label.height / 2, row->label, row->is_after_event ? t->strong_text : t->text);
}

void chart_draw(const struct chart *c, struct drawing *d, struct shape *into, double x, double top, size_t from, size_t to)
{
	double y = top + c->axis_height, bottom = y + BELOW;
	for (size_t i = from; i < to; i++)
		bottom += c->actions.at[i].height;
	if (!isnan(c->last_day))
		draw_axis(c, d, into, x, top, bottom);
	for (size_t i = from; i < to; i++) {
		draw_row(c, d, into, &c->actions.at[i], x, y);
		y += c->actions.at[i].height;
	}
}
