/* draw_computed.c — the signs of what a detailed map computes. */
#include "cjm/drawing.h"

struct stroke { char to; double x, y; };

static void draw_strokes(struct drawing *d, struct shape *into, double x, double y, const struct stroke *strokes, size_t count, struct color color)
{
	struct shape *s = scene_path(d->scene, into);
	for (size_t i = 0; i < count; i++)
		path_to(d->scene, s, strokes[i].to, (double[]){ x + strokes[i].x, y + strokes[i].y });
	s->paint.stroke = color;
	s->paint.stroke_width = 1.3;
	s->paint.round_caps = true;
}

void draw_computed(struct drawing *d, struct shape *into, double x, double y, struct color color)
{
	static const struct stroke SUM[] = { { 'M', 3.4, -2.9 }, { 'L', 3.4, -4.4 }, { 'L', -3.4, -4.4 }, { 'L', 0.6, 0 }, { 'L', -3.4, 4.4 }, { 'L', 3.4, 4.4 }, { 'L', 3.4, 2.9 } };
	draw_strokes(d, into, x, y, SUM, sizeof SUM / sizeof *SUM, color);
}

void draw_clash(struct drawing *d, struct shape *into, double x, double y, struct color color)
{
	static const struct stroke UNEQUAL[] = { { 'M', -4, -1.7 }, { 'L', 4, -1.7 }, { 'M', -4, 1.7 }, { 'L', 4, 1.7 }, { 'M', 2, -4.5 }, { 'L', -2, 4.5 } };
	draw_strokes(d, into, x, y, UNEQUAL, sizeof UNEQUAL / sizeof *UNEQUAL, color);
}
