/* pages.h — a drawing on several pages, each laid out by itself: a run of stages, as wide as the page. */
#ifndef CJM_PAGES_H
#define CJM_PAGES_H

#include "cjm/plan.h"

struct page_wish {
	double width, height, margin; /* of the paper, in points */
	double least_scale;           /* points for each pixel of the drawing: so much at least, unless so many pages wouldn't do */
	double title_size;            /* of slides, in points; 0: as on other pages */
	size_t most;                  /* pages; 0: as many as readable text needs */
	bool is_deck;                 /* slides: one or two stages on each, of a few columns */
	unsigned int lanes;           /* a bit for each that is shown (1 << LANE_STEPS …); 0: all */
	unsigned int without_others;  /* not 0: only pages that show one of these lanes, without the header, without what is said of the whole journey and what the map rests on */
	bool is_told_elsewhere;       /* what the map rests on and how it came about: on pages of its own */
};

struct page_list {
	double scale; /* points a pixel; a page of a deck that has no stages may be larger, and its frame narrower */
	VEC(struct page_frame) list;
};

/* The fewest pages in which text is readable, then as large as that number allows. No card is on two of them, none crosses an edge: where a
 * page is too narrow for a column or too low for a lane, text becomes smaller. At least one page. */
struct page_ground { /* what all ways to lay a journey out on pages begin with; in the arena */
	size_t columns, *stage_of;   /* of all columns */
	bool *has_step;              /* each of them; else it is a stage without one */
	bool has_header;             /* anything stands above its stages but the title */
	size_t cards;                /* said of the whole journey */
	struct column_span *places;  /* of each of them */
	struct collected *collected; /* what stands in the lanes */
	const struct plan *whole;    /* all of them, as if they stood on one page */
};
struct page_ground page_ground_of(const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options, const struct page_wish *wish, struct arena *a);
/* The same, where a document has several lists of pages. */
struct page_list pages_on(const struct page_ground *ground, const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options, struct page_wish wish, struct arena *a);
struct page_list pages_of(const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options, struct page_wish wish, struct arena *a);

#endif
