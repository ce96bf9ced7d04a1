/* priorities.h — opportunities by impact (rows, high first) and effort (columns, low first), between placing and drawing. */
#ifndef CJM_VIEW_PRIORITIES_H
#define CJM_VIEW_PRIORITIES_H

#include "view/page.h"

enum { LEVELS = 3, ZONE_PADDING = 12 };

struct priority_zone { /* one of the nine */
	struct swimlane pile; /* its cards, each with its place in the drawing */
	struct str name;      /* "quick wins": of the four corners */
	bool is_best;
	double x, y, width, height;
};

struct placed_opportunity {
	const struct opportunity *opportunity;
	size_t index; /* in the file */
};

struct priorities {
	struct layout l;
	struct priority_zone zones[LEVELS][LEVELS];
	struct lines impacts[LEVELS], efforts[LEVELS];
	struct swimlane unscored;
	VEC(struct placed_opportunity) opportunities; /* in the order of their cards */
	struct names answers; /* by the id of an opportunity */
	double unscored_y;
	double more; /* that it is wider than its cards ask for */
	double title_part; /* of its width: the size of its title, where that is the size of others; else 0 */
	bool is_empty;
};

void priorities_place(struct priorities *p);
void priorities_draw(const struct priorities *p, struct drawing *d);

#endif
