/* sheets.h — a view on pages: what of it stays whole, what is said again on each page where it goes on, and which page each of it stands on
 * (sheets.c); and how large the pages are, what stands above and below on each of them, and their drawing (paged.c). */
#ifndef CJM_VIEW_SHEETS_H
#define CJM_VIEW_SHEETS_H

#include "view/page.h"

struct sheet_item { /* no page edge goes through it */
	double height;
	size_t page, column; /* where it stands; column: of its lane */
	double y;
};

struct sheet_lane { /* items in their order, in columns beside each other: a page's first column is filled before its second */
	VEC(struct sheet_item) items;
	size_t columns, next; /* next: the first that stands nowhere yet */
	double gap;           /* below each other */
};

struct sheet_band { /* lanes beside each other: each goes on by itself on the next page */
	VEC(struct sheet_lane) lanes;
};

struct sheet_group { /* bands below each other, on one ground */
	VEC(struct sheet_band) bands;
	double before, apart; /* above it, unless a page begins with it; between its bands */
	double top, bottom;   /* of its ground, around all that it holds on a page */
	double head, again;   /* what stands above its bands: where it begins; on each page where it goes on */
	double common;        /* what stands above it and others, once on each page that has any of them */
	bool is_whole;        /* it begins on a new page rather than be parted, where it then has room */
};

struct sheet_part { /* what of a group stands on one page */
	size_t group, page;
	double common_y, y, bottom; /* common_y: below 0 where nothing is said again; y: of its ground */
	bool begins, ends;
};

struct sheets {
	VEC(struct sheet_group) groups;
	VEC(struct sheet_part) parts;
	size_t pages;
	double end;    /* of the last page's content */
	bool keeps_groups; /* each of them begins on a new page rather than be parted: asked for where that costs no page */
	bool is_crowded; /* something is higher or wider than a page */
};

/* Gives all items their places, on as few pages as they take; a page's content reaches from its top to `bottom`. May be asked again. */
void sheets_fill(struct arena *a, struct sheets *s, double first_top, double top, double bottom);

struct sheet_group *sheets_add_group(struct arena *a, struct sheets *s);
struct sheet_band *sheets_add_band(struct arena *a, struct sheet_group *g);
struct sheet_lane *sheets_add_lane(struct arena *a, struct sheet_band *b, size_t columns, double gap);
void sheets_add_item(struct arena *a, struct sheet_lane *lane, double height);

/* ---- views on pages ---- */

/* A view, or a part of it that has columns of its own, laid out for pages of a width. Where a view has it, it draws only what stands on `page`. */
struct paged {
	void *view;
	struct layout *l;
	struct sheets sheets;
	struct str subject, note; /* what its title says beside the journey's name; what its last foot says */
	void (*settle)(void *view);                 /* what follows from the places of its items; may be NULL */
	void (*begin_page)(void *view);             /* before it is drawn; may be NULL */
	void (*add_legend)(void *view);             /* of what stands on `page` */
	page_drawer *draw;
	size_t page;                                /* ALL_PAGES: of any */
	bool is_too_wide;                           /* something has no room between the margins */
};
enum { ALL_PAGES = 1 << 30 };

struct paged_list {
	VEC(struct paged *) list;
	struct arena *lasting; /* where a maker may keep what is the same for pages of any size */
	void **kept;           /* that; NULL the first time */
};

bool paged_shows(const struct paged *p, size_t page); /* p may be NULL: then all is shown */
struct paged *paged_add(struct arena *a, struct paged_list *list, void *view, struct layout *l);

/* Lays the view out for pages; their frame is the request's. None where the report says why. */
typedef void paged_maker(const struct view_request *r, struct arena *a, struct paged_list *list, struct view_report *report);
struct scenes paged_scenes(const struct view_request *r, paged_maker *make, struct page_wish wish, struct arena *a, struct view_report *report);

#define VIEW_PAGES(name, function) void function(const struct view_request *r, struct arena *a, struct paged_list *list, struct view_report *report);
#include "view/views.def"

#endif
