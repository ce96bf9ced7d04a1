/* curve.h — what the files of the curves share: the faces (curve_faces.c, curve_columns.c), the lines through them (curve_lines.c),
 * the words beside them (curve_words.c), what is told in boxes (curve_notes.c, curve_note_places.c), what stands beside the scale
 * (curve_asides.c), and who calls them all (curve.c). */
#ifndef CJM_LAYOUT_CURVE_H
#define CJM_LAYOUT_CURVE_H

#include "cjm/curves.h"

enum {
	CURVE_FACE = 13, CURVE_SMALL_FACE = 11,
	CURVE_REACH = 58, CURVE_ABOVE = 34, CURVE_BELOW = 40, /* from the middle of the scale to its ends; above and below them */
	CURVE_DENSE_REACH = 20, CURVE_SMALL_REACH = 34, CURVE_SMALL_ABOVE = 22, CURVE_SMALL_BELOW = 22, /* of each of several bands; words make theirs higher */
	STAR_ASIDE = 13, STAR_UP = 12, STAR_RADIUS = 9,       /* from the middle of its face; its rim included */
	PAIR_APART = 64, FORK_APART = 41, EXIT_ROOM = 17,
};

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
	size_t full;        /* so many columns from here on have no room for another piece; 0: nobody looked */
	const struct curves *curves;
	double left, right; /* how far they may reach: their step's column and a little beyond, or their whole stage */
	double room;        /* how wide a word may be */
	const struct spots *beside[2]; /* the columns of the same stage that they may reach into; NULL: none */
	double word_most;   /* how wide a word is at most, unless it is a single long one; 0: as wide as all that */
};

size_t curve_column_at(const struct plan *p, double x); /* the last that begins before x, or the first */

struct note_work {
	const struct path_way *on; /* the way on that it tells of; NULL */
	struct lines narrow, wide; /* its detail in lines as wide as its title, and in fewer; none: they are the same */
	struct lines title, wide_title; /* its title in a box as wide as the one, and as the other */
};

struct feelings { /* the curves, and their points by column: only these files know that there is more than the curves */
	struct curves curves;
	struct spots *columns;
	struct curve_source source;
	double *aside_widths; /* by column: what stands beside the scale needs */
	size_t crowded;       /* words and boxes that found no free place near their face */
	VEC(struct note_work) note_works; /* by note */
};

struct point *curve_point(struct spot s);

/* ---- room (curve_room.c) ---- */

struct obstacle {
	double left, top, right, bottom;
};

struct obstacle obstacle_around(struct obstacle o, double by);
bool obstacles_overlap(struct obstacle a, struct obstacle b);
struct obstacle curve_face_box(const struct point *p); /* with the width of its line */
struct obstacle curve_star_box(const struct point *p); /* nothing where it has none */
struct obstacle curve_note_box(const struct curve_note *n);
struct obstacle curve_join_box(const struct curve_note *n); /* the line to its face; nothing where it has none */
/* The vertical line to the face of a condition, as a piece; both ends alike for any other point. */
struct curve_piece curve_fork(const struct spot *s);
/* Where a piece is at this x: a cubic with level tangents and both controls half way, so it never turns back in x or y. */
double curve_piece_y(const struct curve_piece *s, double x);
struct obstacle curve_piece_between(const struct curve_piece *s, double left, double right); /* how far up and down it goes between two x that it has */
bool curve_piece_crosses(const struct curve_piece *s, struct obstacle o);

bool curve_is_felt_by(const struct layout *l, const struct persona *who); /* anything at all */

#endif
