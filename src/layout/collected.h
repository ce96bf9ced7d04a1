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

#endif
