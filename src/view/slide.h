/* slide.h — text on a slide of 1600 × 900: its sizes, which are those of a wall that is read from a chair, and how it is fitted. */
#ifndef CJM_VIEW_SLIDE_H
#define CJM_VIEW_SLIDE_H

#include "view/page.h"

enum { SLIDE_WIDTH = 1600, SLIDE_HEIGHT = VIEW_SLIDE_HEIGHT, SLIDE_MARGIN = 40 };

enum slide_role {
	SLIDE_TITLE, SLIDE_TITLE_LONG, SLIDE_TITLE_LONGEST, SLIDE_FIGURE, SLIDE_HEAD, SLIDE_ITEM, SLIDE_RANK, SLIDE_NUMBER, SLIDE_BODY, SLIDE_QUOTE, SLIDE_STAGE, SLIDE_META, SLIDE_PILL,
	SLIDE_CAPS, SLIDE_FOOT, SLIDE_ROLES,
};

struct font slide_font(enum slide_role role);
double slide_line(enum slide_role role); /* from baseline to baseline */
double slide_width(struct layout *l, enum slide_role role, struct str text);
struct lines slide_wrap(struct layout *l, enum slide_role role, struct str text, double width);
double slide_height(enum slide_role role, struct lines lines);
double slide_baseline(enum slide_role role, double top); /* the first, of lines that begin at top */

struct slide_text { /* lines in a size; top is that of the first */
	enum slide_role role;
	struct lines lines;
	struct span span;
	double height;
	double size; /* 0: that of its role */
};
struct slide_text slide_text(struct layout *l, enum slide_role role, struct str text, double width, struct span span);
/* A title in a size of its own; without one it steps down from the largest where that would take three lines and more. */
struct slide_text slide_title(struct layout *l, double size, struct str text, double width, struct span span);
/* The largest size in which the title takes no third line. */
double slide_title_size(struct ruler *ruler, struct arena *a, struct str text, double width);
/* One line of as many parts as have room, those at the right dropped first; what none can share a line with stands in several. */
struct str slide_parts(struct layout *l, enum slide_role role, const struct str *parts, size_t count, double width, size_t *left_out); /* adds how many it leaves out */

/* From its top left or right corner; nothing for no lines. */
struct shape *slide_draw(struct drawing *d, struct shape *into, double x, double top, enum anchor anchor, struct slide_text text, struct color color);
struct shape *slide_draw_line(struct drawing *d, struct shape *into, enum slide_role role, double x, double baseline, enum anchor anchor, struct str text, struct color color);

#endif
