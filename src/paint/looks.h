/* looks.h — how the SVG writer says what something looks like: by attributes, which every program shows; or, in a page, by a class, whose colours
 * each theme sets. */
#ifndef CJM_PAINT_LOOKS_H
#define CJM_PAINT_LOOKS_H

#include "cjm/paint.h"

/* The looks of one element: begun, said, and ended within its tag. */
struct svg_looks {
	struct buf *out;
	struct svg_styles *styles; /* NULL: attributes */
	struct buf rule;           /* of the element that is written */
};

void looks_finish(struct svg_looks *l);
void look_word(struct svg_looks *l, const char *name, const char *value);
void look_number(struct svg_looks *l, const char *name, double number, const char *unit); /* `unit`: where it is a rule of CSS */
/* One for each theme, the painted one first. Attributes say only that. NULL: nothing is painted. */
void look_color(struct svg_looks *l, const char *name, const struct color *const *colors, const double *opacities);
void look_end(struct svg_looks *l); /* where looks are classes, writes the attribute that names it */

#endif
