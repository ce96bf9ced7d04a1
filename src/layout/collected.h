/* collected.h — what stands in the lanes is the same on all pages of a drawing but for what is said of ways that leave a page: it is collected once,
 * and each page that is laid out, or only tried, begins with a copy. */
#ifndef CJM_LAYOUT_COLLECTED_H
#define CJM_LAYOUT_COLLECTED_H

#include "cjm/layout.h"

/* For the pages of one journey, with the same options. All of it lives in the arena. */
struct collected *collected_for(const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options, struct arena *a);

/* A plan with its columns and lanes, not yet cut to the page, whose frame names what is kept of the pages before. */
struct layout collected_layout(struct plan_options options);

/* All columns and lanes as if they stood on one page, to be looked at. */
struct layout collected_all(struct collected *c, bool is_told_elsewhere);

/* The columns that were widened one after the other (column_shares.c): on a narrower page it is the same ones, but fewer. */
struct shared_steps {
	struct page_frame page; /* that they were of: what stands on it, not how large it is */
	size_t count;
	double *begun; /* the columns' widths before */
	VEC(size_t) columns;
	bool is_over; /* then none may be widened any more */
};

/* Of pages with the same columns and lanes, where the columns begin as wide; empty where there were none. NULL where nothing is kept. */
struct shared_steps *collected_steps(struct layout *l);
void collected_note_step(struct layout *l, struct shared_steps *s, size_t column);

#endif
