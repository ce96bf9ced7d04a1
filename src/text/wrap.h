/* wrap.h — between the filling of lines (wrap.c) and the tearing of words that are too wide for one (tear.c). */
#ifndef CJM_WRAP_H
#define CJM_WRAP_H

#include "breaks.h"

struct wrapper {
	struct ruler *m;
	struct font font;
	struct str text; /* the paragraph */
	struct piece *pieces;
	size_t count;
	double indent;   /* its first line is so much shorter */
	bool runs_on;    /* an item that is longer than a line begins behind the item before it */
};

#define SLACK 1e-6 /* so that a width that was computed by another road, and rounded, still fits */

static inline bool line_fits(double length, double width)
{
	return !(length > width + SLACK);
}

static inline struct str part_of(const struct wrapper *w, size_t from, size_t to)
{
	return str_slice(w->text, from, to);
}

/* Takes what fits, at least one cluster, off the piece. *next is the piece that the next line begins with. */
struct wrapped_line wrap_tear_off(struct wrapper *w, size_t first, double width, size_t *next);

#endif
