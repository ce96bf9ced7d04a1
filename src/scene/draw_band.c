/* draw_band.c — what the curves of emotions are drawn on: the band of the scale, its numbers, the borders of stages, and whose it is. */
#include "cjm/drawing.h"

#include <math.h>

enum { BORDER_WIDTH = 3 };

static void draw_border(struct drawing *d, struct shape *into, double x, double top, double bottom)
{
	if (bottom > top)
		scene_rect(d->scene, into, x - BORDER_WIDTH / 2.0, top, BORDER_WIDTH, bottom - top, 0)->paint.fill = d->theme->background;
}

static void take_next(struct border_gap *next, struct border_gap gap, double x, double y)
{
	bool is_over = gap.left - BORDER_WIDTH < x && x < gap.right + BORDER_WIDTH && gap.bottom > y;
	if (is_over && gap.top < next->top)
		*next = gap;
}

/* The next box or word that lies over a border, from y down; without an end: there is none. */
static struct border_gap next_over(const struct curves *c, double x, double y)
{
	struct border_gap next = { .top = INFINITY };
	for (size_t i = 0; i < c->notes.len; i++) {
		const struct curve_note *n = &c->notes.at[i];
		take_next(&next, (struct border_gap){ n->left, n->left + n->width, n->top, n->top + n->height }, x, y);
	}
	for (size_t i = 0; i < c->gaps.len; i++)
		take_next(&next, c->gaps.at[i], x, y);
	return next;
}

/* Between two stages, behind no box. */
static void draw_borders(struct drawing *d, struct shape *into, const struct curves *c)
{
	for (size_t i = 0; i < c->borders.len; i++) {
		double x = c->borders.at[i], y = c->band_top;
		for (struct border_gap next = next_over(c, x, y); isfinite(next.top); next = next_over(c, x, y)) {
			draw_border(d, into, x, y, next.top);
			y = next.bottom;
		}
		draw_border(d, into, x, y, c->band_top + c->band_height);
	}
}

static void draw_axis(struct drawing *d, struct shape *into, const struct curves *c)
{
	enum { BEFORE = 8, DOWN = 4 };
	for (int i = 0; i < 3; i++)
		if (c->axis[i].len)
			draw_standing(d, draw_text(d, into, ROLE_SMALL, c->left - BEFORE, c->zero + (i - 1) * c->reach + DOWN, ANCHOR_RIGHT, c->axis[i], d->theme->muted));
}

/* Of whom a band tells that is only theirs: left of it, at its middle. */
static void draw_name(struct drawing *d, struct shape *into, const struct curves *c)
{
	enum { MARKER = 5, DOWN = 4 };
	const struct curve *curve = &c->list.at[0];
	double x = d->plan->margin, y = c->name_y;
	draw_persona_marker(d, into, x + MARKER, y - DOWN, MARKER, curve->persona, curve->index);
	draw_lines(d, into, ROLE_WORD, x + CURVES_NAME_LEFT, y, ANCHOR_LEFT, c->name, draw_readable_color(d, draw_persona_color(d, curve->persona, curve->index)));
}

void draw_curve_band(struct drawing *d, struct shape *into, const struct curves *c)
{
	const struct theme *t = d->theme;
	double middle = (c->zero - c->band_top) / c->band_height;
	struct stop stops[] = {
		{ 0, t->band_good, t->band_opacity }, { middle, t->band_good, 0 }, { middle, t->band_bad, 0 }, { 1, t->band_bad, t->band_opacity },
	};
	struct shape *band = scene_rect(d->scene, into, c->left, c->band_top, c->right - c->left, c->band_height, 8);
	if (t->band_opacity > 0) {
		band->paint.gradient = scene_gradient(d->scene, STR("band"), stops, 4);
		draw_borders(d, into, c);
	} else {
		band->paint.fill = t->background;
		band->paint.stroke = t->card_line;
	}
	struct shape *zero = draw_line(d, into, c->zero_left, c->zero, c->right, c->zero, t->zero_line, 1);
	zero->paint.dash = 2;
	zero->paint.gap = 4;
	draw_axis(d, into, c);
	if (c->name.len)
		draw_name(d, into, c);
}
