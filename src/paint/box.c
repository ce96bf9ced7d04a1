/* box.c — bounding boxes: rather too large than too small. */
#include "box.h"

#include <math.h>

static const struct box NOWHERE = { INFINITY, INFINITY, -INFINITY, -INFINITY };

static struct box box_around(double left, double top, double width, double height)
{
	return (struct box){ left, top, left + width, top + height };
}

/* A curve never leaves the hull of its control points. */
static struct box box_of_path(const struct shape *path)
{
	struct box box = NOWHERE;
	for (size_t i = 0; i < path->step_count; i++)
		for (int k = 0; k < path_numbers(path->steps[i].op); k += 2) {
			double x = path->steps[i].at[k], y = path->steps[i].at[k + 1];
			box = (struct box){ fmin(box.left, x), fmin(box.top, y), fmax(box.right, x), fmax(box.bottom, y) };
		}
	return box;
}

/* One em a byte is more than any text takes. */
static double widest_possible(const struct shape *text)
{
	size_t longest = 0;
	for (size_t i = 0; i < text->line_count; i++)
		if (text->lines[i].len > longest)
			longest = text->lines[i].len;
	return (double)longest * (text->font.size + text->font.spacing);
}

static struct box box_of_text(const struct shape *text)
{
	double width = text->width > 0 ? text->width : widest_possible(text);
	double left = text->anchor == ANCHOR_LEFT ? text->x : text->anchor == ANCHOR_RIGHT ? text->x - width : text->x - width / 2;
	double below = text->line_count ? (double)(text->line_count - 1) * text->line_height : 0;
	double ascent = font_ascent(text->font), descent = font_descent(text->font);
	return box_around(left, text->y - ascent, width, ascent + below + descent);
}

struct box box_of(const struct shape *shape)
{
	double edge = shape->paint.stroke.none ? 0 : shape->paint.stroke_width / 2, radius = shape->radius;
	struct box box = shape->kind == SHAPE_PATH ? box_of_path(shape)
		: shape->kind == SHAPE_TEXT ? box_of_text(shape)
		: shape->kind == SHAPE_CIRCLE ? box_around(shape->x - radius, shape->y - radius, 2 * radius, 2 * radius)
		: box_around(shape->x, shape->y, shape->width, shape->height);
	return (struct box){ box.left - edge, box.top - edge, box.right + edge, box.bottom + edge };
}

struct box box_moved(struct box box, double x, double y)
{
	return (struct box){ box.left + x, box.top + y, box.right + x, box.bottom + y };
}

struct box box_overlap(struct box a, struct box b)
{
	return (struct box){ fmax(a.left, b.left), fmax(a.top, b.top), fmin(a.right, b.right), fmin(a.bottom, b.bottom) };
}

bool boxes_overlap(struct box a, struct box b)
{
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
