/* pieces.h — what a page's drawings have more than once, a face or a sign, stands in it once: `use` puts it wherever it is drawn. */
#ifndef CJM_PAINT_PIECES_H
#define CJM_PAINT_PIECES_H

#include "svg.h"

/* After each shape that was written, with where it begins and where its looks do: small ones that stand on each other are one piece. */
void piece_add(struct svg *w, const struct shape *shape, size_t from);
void piece_end(struct svg *w); /* what comes next is no part of it */

#endif
