/* pdf.h — what the parts of the PDF painter share. */
#ifndef CJM_PAINT_PDF_H
#define CJM_PAINT_PDF_H

#include "canvas.h"
#include "tiling.h"

#include "cjm/paint.h"

struct pdf {
	const struct cairo_lib *lib;
	struct pdf_options options;
	cairo_surface_t *surface;
	cairo_t *cr;
	struct arena arena;
	struct paint_report *report;
	int page;          /* pages finished */
	int outline[8];    /* the latest entry of each level, for the next one to hang under */
};

/* One scene: its pages, and its bookmarks in the outline. */
void pdf_scene(struct pdf *pdf, const struct scene *s);

void pdf_bookmark(struct pdf *pdf, const struct bookmark *bookmark, int page, double x, double y);

#endif
