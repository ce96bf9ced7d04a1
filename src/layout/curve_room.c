/* curve_room.c — what takes room in the band of the feelings: faces, stars, boxes, and the lines between them. */
#include "layout/curve.h"

#include <math.h>

enum { HALVINGS = 14, RIM = 3 };

struct point *curve_point(struct spot s)
{
	return &s.curve->points.at[s.index];
}

struct obstacle obstacle_around(struct obstacle o, double by)
{
	return (struct obstacle){ o.left - by, o.top - by, o.right + by, o.bottom + by };
}

bool obstacles_overlap(struct obstacle a, struct obstacle b)
{
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static struct obstacle round_box(double x, double y, double r)
{
	return (struct obstacle){ x - r, y - r, x + r, y + r };
}

struct obstacle curve_face_box(const struct point *p)
{
	return round_box(p->x, p->y, p->radius + RIM);
}

struct obstacle curve_star_box(const struct point *p)
{
	return round_box(p->star_x, p->star_y, p->is_moment ? STAR_RADIUS : 0);
}

struct obstacle curve_note_box(const struct curve_note *n)
{
	return (struct obstacle){ n->left, n->top, n->left + n->width, n->top + n->height };
}

struct obstacle curve_join_box(const struct curve_note *n)
{
	if (!n->is_joined)
		return (struct obstacle){ -1e9, -1e9, -1e9, -1e9 };
	return (struct obstacle){
		fmin(n->join[0].x, n->join[1].x), fmin(n->join[0].y, n->join[1].y), fmax(n->join[0].x, n->join[1].x), fmax(n->join[0].y, n->join[1].y),
	};
}

struct curve_piece curve_fork(const struct spot *s)
{
	const struct point *p = curve_point(*s), *main = p->partner && p->kind == POINT_OR ? &s->curve->points.at[p->partner - 1] : p;
	return (struct curve_piece){ main->x, main->y, p->x, p->y, s->curve->yields };
}

/* x = a + (b−a)(1.5t − 1.5t² + t³), y = a + (b−a)(3t² − 2t³). */
double curve_piece_y(const struct curve_piece *s, double x)
{
	double low = 0, high = 1, part = (x - s->x1) / (s->x2 - s->x1);
	if (!(part > 0))
		return s->y1;
	if (part >= 1)
		return s->y2;
	for (int i = 0; i < HALVINGS; i++) {
		double t = (low + high) / 2;
		if (1.5 * t - 1.5 * t * t + t * t * t < part)
			low = t;
		else
			high = t;
	}
	return s->y1 + (s->y2 - s->y1) * (3 * low * low - 2 * low * low * low);
}

struct obstacle curve_piece_between(const struct curve_piece *s, double left, double right)
{
	bool is_upright = s->x1 == s->x2;
	double a = is_upright ? s->y1 : curve_piece_y(s, left), b = is_upright ? s->y2 : curve_piece_y(s, right);
	return (struct obstacle){ left, fmin(a, b), right, fmax(a, b) };
}

bool curve_piece_crosses(const struct curve_piece *s, struct obstacle o)
{
	double left = fmax(o.left, fmin(s->x1, s->x2)), right = fmin(o.right, fmax(s->x1, s->x2));
	if (left > right || fmax(s->y1, s->y2) < o.top || fmin(s->y1, s->y2) > o.bottom)
		return false;
	struct obstacle between = curve_piece_between(s, left, right);
	return between.top < o.bottom && between.bottom > o.top;
}
