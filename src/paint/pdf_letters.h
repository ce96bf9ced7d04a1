/* pdf_letters.h — the letters of a document: which glyphs of which fonts stand for which text, and how a PDF writes them.
 *
 * Cairo embeds the fonts: all glyphs are shown once, on a page that is then taken apart (pdf_write.c). Lines are set by Pango, each once, however often
 * a document repeats it. */
#ifndef CJM_PAINT_PDF_LETTERS_H
#define CJM_PAINT_PDF_LETTERS_H

#include "pdf_objects.h"
#include "typesetter.h"

struct letter {
	size_t font;
	uint32_t glyph;
	struct str text;  /* that it stands for; empty: another one's part */
	int resource;     /* below: once cairo has written it. Which of the fonts of the file */
	unsigned code;
	double width;     /* as the file says, in thousandths of an em */
};

struct set_letter { /* in a line */
	const struct letter *letter;
	float x, rise; /* in pixels of SET_SIZE, from where the line begins */
};

struct set_picture { /* letters without outlines, as emoji are: drawn by cairo */
	size_t form;
	double left, top, width, height;
};

struct set_line {
	struct set_letter *at;
	size_t count;
	VEC(struct set_picture) pictures;
	double width;
};

struct letter_font {
	cairo_scaled_font_t *scaled;
	bool is_pictures;
};

struct font_resource { /* a font as a file has it */
	int number;    /* of its object */
	bool is_wide;
	size_t first, count; /* codes with a width */
	double *widths;
};

struct letters {
	const struct cairo_lib *lib;
	struct arena *arena;
	struct typesetter type;
	struct str lang, family;     /* it sets texts of */
	bool is_setting;
	VEC(struct letter_font) fonts;
	VEC(struct letter *) list, shown; /* as they were met; as cairo was asked for them */
	struct names known, lines;
	VEC(struct font_resource) resources; /* once cairo has written them */
};

struct pdf;

void letters_init(struct letters *l, const struct cairo_lib *lib, struct arena *a);
void letters_drop(void *letters); /* the fonts; for a guard: what sets the lines has one of its own */
void letters_finish(struct letters *l);
/* The next lines are of this scene. */
void letters_for(struct letters *l, const struct scene *s);

/* A line as it is set; it stays. */
const struct set_line *letters_line(struct pdf *pdf, struct font font, enum direction direction, struct str words);
/* Its outlines, from 0, 0, in pixels of SET_SIZE: to be destroyed by cairo_path_destroy. */
cairo_path_t *letters_outline(struct letters *l, const struct set_line *line);

/* Shows all of them on the page of `cr`. */
void letters_show(struct letters *l, cairo_t *cr);
/* Finds their codes in what cairo wrote for that. False where it is not understood. */
bool letters_read(struct letters *l, const struct pdf_objects *o, struct str resources, struct str content);

/* A line as the operators of a page; x, y is where it begins, at its baseline, in pixels. */
void letters_write(const struct letters *l, const struct set_line *line, double x, double y, double size, double squeeze, struct buf *out);

#endif
