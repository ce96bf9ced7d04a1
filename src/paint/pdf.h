/* pdf.h — what the parts of the PDF painter share. */
#ifndef CJM_PAINT_PDF_H
#define CJM_PAINT_PDF_H

#include "canvas.h"
#include "tiling.h"
#include "tree.h"

#include "cjm/paint.h"

struct page_marks { /* the elements of what a page shows, in the order of drawing */
	VEC(struct element *) elements;
	VEC(struct element *) annotations;
};

struct pdf {
	const struct cairo_lib *lib;
	struct pdf_options options;
	size_t drawing_count;
	cairo_surface_t *surface;
	cairo_t *cr;
	struct arena arena;
	struct paint_report *report;
	int page;          /* pages finished */
	struct tree tree;             /* of the scene that is painted */
	struct element *document, *part; /* the last one: of the drawing that is painted, where there are several */
	const struct element *tagged; /* what is drawn now belongs to it; NULL: an ornament */
	VEC(struct page_marks) marks; /* for each page begun */
	int outline[8];    /* the latest entry of each level, for the next one to hang under */
};

bool scene_begins_drawing(const struct scene *s); /* else it is a further page of the one before */
/* One scene: its pages, and its bookmarks in the outline. */
void pdf_scene(struct pdf *pdf, const struct scene *s);

/* What is drawn from now on belongs to the element; NULL: to none. Neighbours of one element are one part of the page. */
void pdf_tag(struct pdf *pdf, struct element *e);
/* A place on the page that leads somewhere begins: of this element, unless it is NULL. */
void pdf_note_link(struct pdf *pdf, struct element *e);
/* Adds the tree to a document that cairo wrote, and what else it needs to be read out. False where cairo wrote it in some unknown way. */
bool pdf_add_tree(struct pdf *pdf, struct str written, struct str lang, struct buf *out);

void pdf_bookmark(struct pdf *pdf, const struct bookmark *bookmark, int page, double x, double y);

#endif
