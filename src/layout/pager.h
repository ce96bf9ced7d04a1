/* pager.h — what the cutting of a drawing into pages shares: pages that are tried (page_tries.c), and runs of columns that are laid out on one
 * page or several (page_runs.c). Which runs there are is chosen in pages.c. */
#ifndef CJM_LAYOUT_PAGER_H
#define CJM_LAYOUT_PAGER_H

#include "cjm/pages.h"
#include "layout/strip_places.h"

/* How far the curves of a page are stretched, and each lane of cards beside them, or with none, as far as that looks well. */
enum { PAGE_CURVE_MOST = 200, PAGE_LANE_MOST = 36, PAGE_ALONE_MOST = 48 };

struct tried_header { double width, bottom; }; /* of a page so wide its header ends there */

struct pager {
	const struct map *map;
	const struct journey *journey;
	struct ruler *ruler;
	struct plan_options options;
	struct page_wish wish;
	struct arena *arena;
	size_t columns, *stage_of;  /* of all columns */
	bool *has_step;             /* each of them */
	size_t cards;               /* said of the whole journey */
	struct column_span *places; /* of each of them */
	bool *is_placed;            /* which of them stand on a page already */
	bool has_header;            /* anything stands above its stages but the title */
	size_t header_most;         /* of each list in it; 0: all of it */
	struct tried_header *header; /* of the page that was tried last */
	size_t tightest;            /* the page that was too small when all were tried last */
	struct collected *collected;
	struct sheet *sheets;       /* of the pages that are as large as they can be */
};

struct sheet { /* what laying a page out gave, in pixels of the drawing */
	bool is_wide_enough;
	double height;
	double strip, foot;  /* of it: what is said of the whole journey; what the map rests on */
	double others;       /* of it: all that is neither that nor a lane */
	VEC(double) lanes;   /* their heights; each band of emotions is one */
	size_t bands, first_band; /* how many of them are such, and which is the first */
	unsigned int shown;  /* a bit for each of them */
};

/* The whole width of a page, no columns yet that aren't asked for; the header on that which begins the drawing. */
struct page_frame page_at(const struct pager *g, double scale, size_t first, size_t last);
struct page_frame page_without_columns(const struct pager *g, double scale);
struct sheet page_try(const struct pager *g, const struct page_frame *frame);
bool page_fits(const struct page_frame *frame, const struct sheet *s);
/* By how much these lanes may grow to fill the page that they are on. */
double page_stretch(const struct sheet *s, size_t first, size_t count);

struct page_run { /* columns that follow each other, on one page or on several below each other */
	bool is_fine, is_wide_enough;
	size_t first, last, count; /* of pages */
	struct sheet whole;        /* all of its lanes on one page, however high */
	struct sheet rest;         /* what has no room on the first page, where there is any */
};

/* How many pages it takes. Not fine where a lane is higher than a page. */
struct page_run run_measure(const struct pager *g, double scale, size_t first, size_t last);
/* Adds its pages, each laid out to see whether that is true. False where they aren't. */
bool run_lay_out(struct pager *g, double scale, const struct page_run *run, struct page_list *pages);
/* Once its stages are laid out: before them who walks and why, with what is said of the whole journey and stands beside no stage; else that closes it. */
bool deck_open(struct pager *g, double scale, struct page_list *pages);

#endif
