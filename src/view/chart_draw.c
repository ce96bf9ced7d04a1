/* chart_draw.c — the bars of actions, their days and what happens meanwhile. */
#include "view/chart.h"

#include <math.h>

enum { SIGN = 8, DIAMOND = 6, COVER = 3, BELOW = 2 };

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
		if (c->ticks.at[i].width <= 0)
			continue;
		struct slide_text text = { .role = SLIDE_FOOT, .lines = { (struct str *)&c->ticks.at[i].text, 1, c->ticks.at[i].width }, .height = slide_line(SLIDE_FOOT) };
		draw_covered(d, into, x + c->ticks.at[i].x, top + c->ticks_y, text, t->muted);
	}
	for (size_t i = 0; i < c->events.len; i++)
		draw_covered(d, into, x + c->events.at[i].left, top, c->events.at[i].text, t->accent);
}

static struct shape *draw_diamond(struct drawing *d, struct shape *into, double x, double y)
{
	struct shape *s = scene_path(d->scene, into);
	path_to(d->scene, s, 'M', (double[]){ x, y - DIAMOND });
	path_to(d->scene, s, 'L', (double[]){ x + DIAMOND, y });
	path_to(d->scene, s, 'L', (double[]){ x, y + DIAMOND });
	path_to(d->scene, s, 'L', (double[]){ x - DIAMOND, y });
	path_to(d->scene, s, 'Z', NULL);
	return s;
}

/* The map says when it is due, not when it begins: a mark, and no bar. A line over all days leads the eye from the name to it. */
static void draw_due(const struct chart *c, struct drawing *d, struct shape *into, const struct chart_action *row, double x, double y)
{
	const struct theme *t = d->theme;
	bool is_doing = row->action->status == ACTION_DOING;
	draw_line(d, into, x + c->axis_x, y, x + c->axis_x + c->axis_width, y, t->line, 1);
	struct shape *mark = draw_diamond(d, into, x + row->x, y);
	mark->paint.fill = is_doing ? t->gain_edge : t->background;
	mark->paint.stroke = is_doing ? t->gain_edge : t->muted;
	mark->paint.stroke_width = 2;
}

static void draw_row(const struct chart *c, struct drawing *d, struct shape *into, const struct chart_action *row, double x, double y)
{
	const struct theme *t = d->theme;
	double middle = y + row->height / 2, end = row->x >= 0 ? row->x + DIAMOND + 6 : c->axis_x;
	double name = middle - (row->name.height + row->detail.height) / 2, first = row->detail.height > 0 ? name + slide_line(SLIDE_BODY) / 2 : middle;
	struct shape *g = scene_group(d->scene, into, STR("action"), 0, 0);
	draw_id(d, g, "action", row->action->thing.id);
	g->span = row->action->thing.span;
	draw_action_status(d, g, x + SIGN, first, row->action->status, d->plan->locale);
	slide_draw(d, g, x + CHART_SIGN, name, ANCHOR_LEFT, row->name, t->text);
	slide_draw(d, g, x + CHART_SIGN, name + row->name.height, ANCHOR_LEFT, row->detail, t->label);
	slide_draw(d, g, x + c->name_width + 8 + c->owner_width, middle - row->owner.height / 2, ANCHOR_RIGHT, row->owner, t->muted);
	if (row->x >= 0)
		draw_due(c, d, g, row, x, middle);
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
