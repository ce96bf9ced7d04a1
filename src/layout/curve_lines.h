/* curve_lines.h — the lines through the faces. */
#ifndef CJM_LAYOUT_CURVE_LINES_H
#define CJM_LAYOUT_CURVE_LINES_H

#include "layout/curve.h"

/* Which faces the lines go through, and where these then stand: once the faces are there, and once they have their places. */
void curve_lines_collect(struct layout *l, struct feelings *f);
void curve_lines_place(struct layout *l, struct feelings *f);
void curve_note_line(struct layout *l, struct feelings *f, const struct curve_stop *from, const struct curve_stop *to); /* words keep off it, too */

#endif
