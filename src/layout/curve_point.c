/* curve_point.c — a point of a curve, and the room that its face takes. */
#include "layout/curve.h"

struct point *curve_point(struct spot s)
{
	return &s.curve->points.at[s.index];
}

struct obstacle curve_face_box(const struct point *p)
{
	double r = p->radius + 2;
	return (struct obstacle){ p->x - r, p->is_moment ? p->star_y - STAR_RADIUS - 1 : p->y - r, p->x + r, p->y + r };
}
