/* curve.h — what the files of the curves share: the faces (curve_faces.c, curve_columns.c), the lines through them (curve_lines.c),
 * the words beside them (curve_words.c), what stands beside the scale (curve_asides.c), and who calls them all (curve.c). */
#ifndef CJM_LAYOUT_CURVE_H
#define CJM_LAYOUT_CURVE_H

#include "cjm/curves.h"

enum { CURVE_FACE = 13, CURVE_BAND = 216, STAR_RADIUS = 8, PAIR_APART = 46, EXIT_ROOM = 17 };

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


struct obstacle {
	double left, top, right, bottom;
};

struct point *curve_point(struct spot s);
/* Its star included. */
struct obstacle curve_face_box(const struct point *p);

#endif
