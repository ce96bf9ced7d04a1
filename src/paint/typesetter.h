/* typesetter.h — lines of text by Pango onto a cairo context. */
#ifndef CJM_PAINT_TYPESETTER_H
#define CJM_PAINT_TYPESETTER_H

#include "pango_lib.h"
#include "plain_type.h"
#include "cjm/memory.h"
#include "cjm/paint.h"

enum { SET_SIZE = 64 }; /* pixels: of all text as Pango sets it */

enum set_letters {
	LETTERS_AS_GLYPHS,   /* fast; an old cairo puts each on a whole pixel */
	LETTERS_AS_OUTLINES, /* each at its exact place */
};

struct typesetter {
	const struct cairo_lib *lib;
	struct buf families;                /* the theme's own, then the built-in ones, with commas */
	struct pango_lib pango;             /* once it is needed */
	bool has_pango;
	struct buf lacking;                 /* why it is not there, though a line needed it: then nothing was drawn of that */
	struct str lang;
	cairo_font_options_t *options;
	struct plain_type plain;
	struct plain_line line;             /* its memory, for the next one */
	PangoContext *context[2];           /* by enum direction; made when first needed, as are the layouts */
	PangoLayout *layout[2][FACE_COUNT];
	enum set_letters letters;
	struct memory_guard guard;
};

void typesetter_init(struct typesetter *t, const struct cairo_lib *lib, const struct scene *s);
void typesetter_finish(struct typesetter *t);

/* Says so, once, where none of the wanted families is on this machine. */
void typesetter_report(struct typesetter *t, struct paint_report *report);

/* A plain line, or NULL: then Pango has to set it. In pixels of SET_SIZE; good until the next one is asked for. */
const struct plain_line *typesetter_plain(struct typesetter *t, struct font font, enum direction direction, struct str words);
/* NULL where Pango is lacking. */
PangoLayoutLine *typesetter_line(struct typesetter *t, struct font font, enum direction direction, struct str words);
/* Whether letters of a font are pictures instead of outlines, as an emoji's. */
bool typesetter_has_pictures(struct typesetter *t, PangoFont *font);

/* Draws all lines of a text shape in the source colour that is set. A line that this machine's fonts make wider than it
 * was measured is squeezed to its measure, so that nothing overlaps. */
void typeset_text(struct typesetter *t, cairo_t *cr, const struct shape *text);

#endif
