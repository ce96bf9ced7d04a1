/* curve.h — between the faces of the curve (curve.c) and the words beside them (words.c). */
#ifndef CJM_LAYOUT_CURVE_H
#define CJM_LAYOUT_CURVE_H

#include "layout/layout.h"

enum { STAR_RADIUS = 8, PAIR_APART = 46 };

struct spot { /* a point, by its curve: where its neighbours are */
	struct curve *curve;
	size_t index;
};

struct spots { /* the points of one column, curve by curve */
	VEC(struct spot) list;
	const struct curves *curves;
	double left, right; /* how far they may reach: their step's column, or their whole stage */
};

struct obstacle {
	double left, top, right, bottom;
};

struct point *curve_point(struct spot s);
/* Its star included. */
struct obstacle curve_face_box(const struct point *p);

struct str curve_word(struct layout *l, const struct point *p);
/* Gives every word of a column its place, once all faces of all curves have theirs. */
void curve_words_place(struct layout *l, const struct spots *spots);

#endif
