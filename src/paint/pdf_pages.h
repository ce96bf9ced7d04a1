/* pdf_pages.h — what the parts of a scene's pages share. */
#ifndef CJM_PAINT_PDF_PAGES_H
#define CJM_PAINT_PDF_PAGES_H

#include "box.h"
#include "pdf.h"

struct page_items {
	size_t *at; /* indices of items */
	size_t len, cap;
};

/* What stands above the stages, or below the lanes: it has no columns, so its pages end where it has a gap itself. */
struct band {
	struct pixel_span down;    /* empty: there is none */
	struct pixel_span *across; /* for each column of pages, in the direction of reading */
	double lead;         /* so much is left free before it on later pages, that they begin as the first one does */
	bool is_cut_as_columns; /* it had no gaps that would do */
	struct page_items view;
};

struct carried { /* items: a text, and the bar at whose beginning it stands */
	size_t text, ground;
};

struct pages {
	struct pdf *pdf;
	const struct scene *scene;
	struct arena *arena; /* of the scene's pages */
	struct items items;
	double page_width, page_height; /* points, as are the margins */
	double margin, top, bottom;     /* left and right; above; below */
	struct tiling tiling;
	struct box *boxes;   /* of the items; NULL when there is one page only */
	struct page_items *views;  /* (rows + 1) lines of (columns + 1); the first of each is the strip */
	struct band head, foot;
	VEC(struct carried) carried;
	bool *is_carried; /* by item: the text of such */
	bool *is_told;    /* by item: it has been drawn as a part of the document; drawn again, it is an ornament */
};

/* Draws an item, as a part of the document where it is to be and has not been. */
void pages_draw_item(struct pages *p, size_t item, bool is_to_be_told);

/* From the direction of reading to x from the left, and back: it is the same. */
struct pixel_span pages_turned(const struct pages *p, struct pixel_span span);

/* How wide the page is between its margins, in pixels of the scene. */
double pages_room(const struct pages *p);
/* How far a column's contents are from the page's room, in pixels: they stand in the middle of the page. */
double pages_aside(const struct pages *p, size_t column);
/* How wide the lane headings are that are repeated on pages of this column. */
double pages_indent(const struct pages *p, size_t column);

/* Finds the texts that go along with their bars; the boxes are known. */
void find_carried(struct pages *p);
/* Whether a part of the scene begins behind the place of a text that goes along: then it isn't drawn where it is. */
bool item_is_carried(const struct pages *p, size_t item, struct box part);
/* Draws those whose bars go on in a part, at its beginning; the part is clipped. */
void pages_draw_carried(struct pages *p, struct box part);

/* Whether an item is a line of the brand's, which stands on every page and so not in the drawing. */
bool item_is_running(const struct pages *p, const struct canvas_item *item);

/* Finds the head and the foot, and where they are cut; the boxes are known. */
void find_bands(struct pages *p);

/* Makes room above and below for the brand's lines. The text width is that of the page between its margins. */
void make_room_for_running(struct pages *p);
/* Draws them on a page, and which page it is: "2 / 6". */
void draw_running(struct pages *p, size_t number);

#endif
