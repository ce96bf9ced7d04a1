/* chart.h — actions as bars over the days until they are due, with what happens meanwhile: on the summary those that are open, on the plan's own slide all. */
#ifndef CJM_VIEW_CHART_H
#define CJM_VIEW_CHART_H

#include "view/slide.h"

enum { CHART_SIGN = 20, CHART_ROW_GAP = 3, CHART_ROW_GAP_LINES = 10, CHART_ROW_GAP_LARGE = 12 }; /* before a name: how far it is; between rows, of several lines, and where they say more */

struct chart_action {
	const struct action *action;
	struct str more;       /* what it says beside name, owner, date and cost, before breaking: below its name; mostly empty */
	struct slide_text name, detail, owner, label;
	bool is_after_event;
	double x, height;      /* where it is due, from the chart's left end; below 0: it has no day */
};

struct chart_event {
	const struct dated *event;
	struct slide_text text;
	double x, left;        /* of its line; of its text */
};

struct chart_tick {
	struct date first;     /* of a month */
	struct str text;
	double x, width;       /* 0: what happens hides its text */
};

struct chart {
	struct layout *l;
	VEC(struct chart_action) actions;
	VEC(struct chart_event) events, all_events; /* those that are shown; all */
	VEC(struct chart_tick) ticks;
	size_t shown;          /* the first so many actions */
	int tick_months;       /* from tick to tick */
	bool is_apart;         /* the names of months stand below what happens, on a line of their own */
	double axis_x, axis_height, ticks_y, name_width, owner_width; /* where its days begin, from its left end */
	double first_day, last_day, axis_width;
};

void chart_note_late(struct chart *c); /* which of its actions are due after one of its events */
double chart_place(struct chart *c, double width); /* gives its height */
/* Some of its rows, below the axis, whose top left corner is at (x, top). */
void chart_draw(const struct chart *c, struct drawing *d, struct shape *into, double x, double top, size_t from, size_t to);

#endif
