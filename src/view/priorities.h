/* priorities.h — opportunities by impact (rows, high first) and effort (columns, low first), between placing and drawing. */
#ifndef CJM_VIEW_PRIORITIES_H
#define CJM_VIEW_PRIORITIES_H

#include "view/sheets.h"

enum { LEVELS = 3, ZONE_PADDING = 12 };

struct priority_zone { /* one of the nine */
	struct swimlane pile; /* its cards, each with its place in the drawing */
	struct str name;      /* "quick wins": of the four corners */
	struct lines words;   /* the same, broken to its width */
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
	struct names notes;   /* what is named, and what is counted, by its address */
	size_t piles[LEVELS]; /* of cards, beside each other in the zones of each effort; 0: none has a card */
	double unscored_y;
	double more; /* that it is wider than its cards ask for */
	double higher; /* the same of its rows with cards together */
	double title_part; /* of its width: the size of its title, where that is the size of others; else 0 */
	bool is_empty;
	const struct paged *paged; /* NULL: it is one drawing */
	double card_widths[LEVELS]; /* on pages, of each effort's zones; and of those without a zone */
	double unscored_width;
	size_t unscored_group;
	double efforts_height;
};

enum { PRIORITY_CARD = 296, PRIORITY_EFFORTS = 44, PRIORITY_EFFORTS_AIR = 12 };

void priorities_collect(struct priorities *p); /* its cards */
void priorities_name(struct priorities *p, double label_width); /* its zones and their rows */
bool priorities_has_rated(const struct priorities *p);
size_t priorities_side_by_side(size_t cards);
void priorities_choose_piles(struct priorities *p); /* (priorities_piles.c) */
double priorities_column_width(const struct priorities *p, int effort, size_t piles);
double priorities_row_least(const struct priorities *p, int impact);
double priorities_heading(const struct priorities *p, int impact); /* the height of the names of zones in a row */
void priorities_add_legend(struct priorities *p);
struct str priorities_note(struct priorities *p); /* for the foot: what is left out */ /* of what is shown */
/* On pages: whether a card stands on the one that is drawn. Those without a zone: impact -1. */
bool priorities_shows(const struct priorities *p, int impact, int effort, size_t card);
const struct sheet_lane *priorities_lane(const struct priorities *p, int impact, int effort);
void priorities_place(struct priorities *p);
void priorities_draw(const struct priorities *p, struct drawing *d);

#endif
