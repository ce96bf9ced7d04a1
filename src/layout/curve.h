/* curve.h — between the faces of the curves (curve.c), the lines through them (curve_lines.c), the words beside them
 * (words.c) and what stands beside the scale (curve_asides.c). */
#ifndef CJM_LAYOUT_CURVE_H
#define CJM_LAYOUT_CURVE_H

#include "layout/layout.h"

enum { CURVE_FACE = 13, STAR_RADIUS = 8, PAIR_APART = 46, EXIT_ROOM = 17 };

struct spot { /* a point, by its curve: where its neighbours are */
	struct curve *curve;
	size_t curve_index, index;
};

struct curve_piece { /* of a line, between two of its stops */
	double x1, y1, x2, y2;
	bool yields;
};

struct spots { /* the points of one column, curve by curve */
	VEC(struct spot) list;
	VEC(struct curve_piece) pieces; /* of all lines, as far as they cross it */
	const struct curves *curves;
	double left, right; /* how far they may reach: their step's column, or their whole stage */
	double word_most;   /* how wide a word is at most, unless it is a single long one; 0: as wide as all that */
};

struct feelings { /* the curves, and their points by column: only these files know that there is more than the curves */
	struct curves curves;
	struct spots *columns;
	struct curve_source source;
	double *aside_widths; /* by column: what stands beside the scale needs */
};

/* Which faces the lines go through, and where these then stand: once the faces are there, and once they have their places. */
void curve_lines_collect(struct layout *l, struct feelings *f);
void curve_lines_place(struct layout *l, struct feelings *f);

/* What stands above and below the band (curve_asides.c). */
void curve_aside_add(struct layout *l, struct feelings *f, struct aside a);
double curve_aside_width(struct layout *l, const struct aside *a); /* what it needs at least */
double curve_asides_place(struct layout *l, struct feelings *f, bool below); /* from y = 0 on; gives their height */
void curve_asides_move(struct curves *c, bool below, double by);

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
