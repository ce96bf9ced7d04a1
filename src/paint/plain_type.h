/* plain_type.h — lines in Latin letters that the wanted font has: most lines of most maps. HarfBuzz alone sets them as Pango would have it do, in the same
 * order and the same font, without asking which others there are. */
#ifndef CJM_PAINT_PLAIN_TYPE_H
#define CJM_PAINT_PLAIN_TYPE_H

#include "cairo_lib.h"
#include "cjm/memory.h"
#include "cjm/text.h"

struct plain_face {
	bool is_tried;
	cairo_scaled_font_t *scaled; /* NULL: the font is of a kind that only Pango can use */
	hb_font_t *font;
	uint8_t known[0x250];        /* of the first characters: whether the font has them; 0: not asked yet */
};

struct plain_glyph {
	uint32_t glyph;
	size_t cluster;  /* of the text: where it begins */
	double x, y;     /* as in struct plain_line; y down */
};

struct plain_line { /* in pixels, of letters as large as they are set */
	const struct plain_face *face;
	VEC(struct plain_glyph) glyphs;
	double width;
};

struct plain_type {
	const struct cairo_lib *lib;
	const char *families;  /* as Pango reads them */
	struct str lang;
	double size;
	const cairo_font_options_t *options;
	struct plain_face faces[FACE_COUNT];
	hb_buffer_t *buffer;
	struct buf found;      /* the family of the regular face */
	struct arena arena;
	struct memory_guard guard;
};

/* What is given stays where it is. */
void plain_init(struct plain_type *t);
void plain_finish(struct plain_type *t);

/* False where the line needs more than this. Good until the next one. */
bool plain_set(struct plain_type *t, struct font font, struct str words, struct plain_line *line);
/* The family that the machine has for those that are wanted; empty: no font at all, or none that is plain. */
struct str plain_family(struct plain_type *t);

#endif
