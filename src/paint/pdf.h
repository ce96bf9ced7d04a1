/* pdf.h — what the parts of the PDF painter share.
 *
 * Pages, their operators and the tree are ours. Cairo writes what is hard to write, fonts and pictures, into a document whose pages nobody sees:
 * one for each picture, and a last one with all letters. They are taken apart for their objects (pdf_write.c). */
#ifndef CJM_PAINT_PDF_H
#define CJM_PAINT_PDF_H

#include "canvas.h"
#include "pdf_ink.h"
#include "pdf_letters.h"
#include "tiling.h"
#include "tree.h"

#include "cjm/paint.h"

struct page_link {
	struct str uri;          /* as PDF wants it */
	struct box place;        /* in points, y up */
	struct element *element; /* NULL: none, an ornament */
	int number;              /* of its object */
};

struct pdf_page {
	double width, height;
	struct str operators;
	VEC(struct ink_text) texts;
	VEC(struct element *) elements; /* of the marks on it, in the order of drawing */
	VEC(struct page_link) links;
	struct str label;
	int number;
};

struct pdf_form { /* a picture: a page of cairo's */
	double width, height;
	const void *key; /* whose it is; NULL: nobody asks for it again */
	int number;
};

struct outline_entry {
	struct str label;
	int level, page;
	double top; /* in points from above */
	int number, count; /* of its object; of those right below it */
	struct outline_entry *parent, *previous, *next, *first, *last;
};

struct pdf_shading {
	struct gradient gradient;
	bool has_mask; /* its stops are not equally opaque */
};

struct pdf {
	const struct cairo_lib *lib;
	struct pdf_options options;
	size_t drawing_count;
	cairo_surface_t *surface;
	cairo_t *cr;
	struct arena arena;
	struct paint_report *report;
	struct letters letters;
	struct decoded_pictures pictures;
	struct ink ink;               /* of the page that is drawn */
	size_t artifact;              /* where what belongs to no element begins, if nothing has been drawn since; 0: elsewhere */
	struct tree tree;             /* of the scene that is painted */
	struct element *document, *part; /* the last one: of the drawing that is painted, where there are several */
	struct element *tagged;       /* what is drawn now belongs to it; NULL: an ornament */
	VEC(struct pdf_page) pages;
	VEC(struct pdf_form) forms;
	VEC(double) opacities;
	VEC(struct pdf_shading) shadings;
	VEC(struct outline_entry) outline;
};

bool scene_begins_drawing(const struct scene *s); /* else it is a further page of the one before */
/* One scene: its pages, and its bookmarks in the outline. */
void pdf_scene(struct pdf *pdf, const struct scene *s);

struct pdf_page *pdf_page_begin(struct pdf *pdf, double width, double height);
void pdf_page_end(struct pdf *pdf);

/* What is drawn from now on belongs to the element; NULL: to none. Neighbours of one element are one part of the page. */
void pdf_tag(struct pdf *pdf, struct element *e);
/* Draws onto the page that has begun. */
void pdf_draw(struct pdf *pdf, const struct scene *s, const struct canvas_item *item);

/* Between them cairo draws a picture, as large as said, at 0, 0. */
size_t pdf_form_begin(struct pdf *pdf, double width, double height);
void pdf_form_end(struct pdf *pdf);

/* Makes the document of what was drawn, and of what cairo wrote. False where cairo wrote it in some unknown way. */
bool pdf_write(struct pdf *pdf, struct str written, struct str lang, struct buf *out);

/* ---- parts of it ---- */

/* Adds the objects of the tree; its root's number. The pages have theirs. */
int pdf_add_tree(struct pdf *pdf, struct pdf_objects *o);

#endif
