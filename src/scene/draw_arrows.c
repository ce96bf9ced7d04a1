/* draw_arrows.c — the ways that the text's order does not show. */
#include "cjm/drawing.h"
#include "cjm/layout.h"

enum { ON_CARD = 3 /* so far onto the cards ways reach */ };

struct str draw_way_title(struct drawing *d, const struct step *from, const struct step *to)
{
	return from && to ? str_fmt(&d->scene->arena, "%.*s → %.*s", STR_ARG(thing_label(&from->thing)), STR_ARG(thing_label(&to->thing))) : (struct str){ 0 };
}

static struct shape *arrow_group(struct drawing *d, struct shape *into, const struct arrow *a)
{
	struct shape *g = scene_group(d->scene, into, STR("next"), 0, 0);
	g->span = a->span;
	g->title = draw_way_title(d, d->plan->columns.at[a->from].step, d->plan->columns.at[a->to].step);
	return g;
}

static void draw_arrow(struct drawing *d, struct shape *into, const struct arrow *a, double bottom)
{
	struct shape *g = arrow_group(d, into, a);
	struct color color = d->theme->accent;
	double r = 6, side = a->to_x > a->from_x ? 1 : -1;
	struct shape *s = scene_path(d->scene, g);
	path_to(d->scene, s, 'M', (double[]){ a->from_x, bottom });
	path_to(d->scene, s, 'L', (double[]){ a->from_x, a->y + r });
	path_to(d->scene, s, 'C', (double[]){ a->from_x, a->y, a->from_x, a->y, a->from_x + side * r, a->y });
	path_to(d->scene, s, 'L', (double[]){ a->to_x - side * r, a->y });
	path_to(d->scene, s, 'C', (double[]){ a->to_x, a->y, a->to_x, a->y, a->to_x, a->y + r });
	path_to(d->scene, s, 'L', (double[]){ a->to_x, bottom - 5 });
	s->paint.stroke = color;
	s->paint.stroke_width = 1.5;
	struct shape *head = scene_path(d->scene, g);
	path_to(d->scene, head, 'M', (double[]){ a->to_x - 3.5, bottom - 7 });
	path_to(d->scene, head, 'L', (double[]){ a->to_x + 3.5, bottom - 7 });
	path_to(d->scene, head, 'L', (double[]){ a->to_x, bottom });
	path_to(d->scene, head, 'Z', NULL);
	head->paint.fill = color;
	struct shape *dot = scene_circle(d->scene, g, a->from_x, bottom, 2.2);
	dot->paint.fill = color;
}

static void draw_arrow_label(struct drawing *d, struct shape *into, const struct arrow *a)
{
	if (!a->label.len)
		return;
	struct shape *g = arrow_group(d, into, a), *ground = scene_rect(d->scene, g, a->label_x, a->y - 7.5, a->label_width, 15, 3);
	ground->paint.fill = d->theme->background;
	draw_lines(d, g, ROLE_TAG, a->label_x + a->label_width / 2, a->y + 4, ANCHOR_MIDDLE, a->label, d->theme->text);
}

void draw_arrows(struct drawing *d, struct shape *into)
{
	const struct plan *p = d->plan;
	if (!p->arrows.len)
		return;
	struct shape *g = scene_group(d->scene, into, STR("ways"), 0, p->arrows_y);
	for (size_t i = 0; i < p->arrows.len; i++)
		draw_arrow(d, g, &p->arrows.at[i], p->arrows_height + LANE_PADDING + ON_CARD);
	for (size_t i = 0; i < p->arrows.len; i++)
		draw_arrow_label(d, g, &p->arrows.at[i]);
}
