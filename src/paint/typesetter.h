/* typesetter.h — lines of text by Pango onto a cairo context. */
#ifndef CJM_PAINT_TYPESETTER_H
#define CJM_PAINT_TYPESETTER_H

#include "cairo_lib.h"
#include "cjm/memory.h"
#include "cjm/scene.h"

enum set_letters {
	LETTERS_AS_GLYPHS,   /* fast; an old cairo puts each on a whole pixel */
	LETTERS_AS_OUTLINES, /* each at its exact place */
	LETTERS_FOR_PAPER,   /* text that can be searched, emoji as pictures fine enough to print */
};

struct typesetter {
	const struct cairo_lib *lib;
	struct buf families;                /* the theme's own, then the built-in ones, with commas */
	PangoContext *context[2];           /* by enum direction */
	PangoLayout *layout[2][FACE_COUNT]; /* made when first needed */
	enum set_letters letters;
	struct memory_guard guard;
};

void typesetter_init(struct typesetter *t, const struct cairo_lib *lib, const struct scene *s);
void typesetter_finish(struct typesetter *t);

/* Whether one of the wanted families is on this machine. */
bool typesetter_has_family(struct typesetter *t);

/* Draws all lines of a text shape in the source colour that is set. A line that this machine's fonts make wider than it
 * was measured is squeezed to its measure, so that nothing overlaps. */
void typeset_text(struct typesetter *t, cairo_t *cr, const struct shape *text);

#endif
