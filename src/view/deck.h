/* deck.h — the slides of a deck beside its summary and its stages: tables and bars, as many slides as they take. What a slide has in common stands here; what
 * it tells is made in deck_plan.c, deck_backlog.c and deck_sources.c. */
#ifndef CJM_VIEW_DECK_H
#define CJM_VIEW_DECK_H

#include "view/chart.h"

enum { DECK_COLUMNS_MOST = 8 };

struct deck_column {
	struct str head;       /* empty: nothing heads it */
	double share;          /* of what the others leave; 0: it is as wide as its widest text */
	enum anchor anchor;
	double x, width;
	struct lines lines;    /* of its head */
};

struct deck_row {
	size_t table;
	struct span span;      /* of the statement that it tells */
	struct str link;
	struct str cells[DECK_COLUMNS_MOST]; /* before breaking */
	struct slide_text texts[DECK_COLUMNS_MOST];
	double height;
	size_t page;           /* from 0 */
};

struct deck_table {
	struct str heading;    /* empty: the slide's title says it */
	struct deck_column columns[DECK_COLUMNS_MOST];
	size_t count;
	double head_height, height; /* of the heads of its columns; with its heading above them */
};

struct deck_state { enum action_status status; struct slide_text text; }; /* what a sign means, and how many there are */

struct deck_section { /* the slides of one content; its texts live in its layout's arena, until it is finished */
	const struct view_request *request;
	struct layout l;
	double width, height;  /* of a slide, as large as its text allows */
	struct str title, note;
	bool is_noted_last;    /* the note stands on its last slide only */
	struct slide_text head, under, brand, foot; /* under: the note; brand, foot: its own lines */
	double top, bottom;    /* of its content */
	VEC(struct deck_state) states; /* below the title */
	VEC(struct deck_table) tables;
	VEC(struct deck_row) rows;
	struct chart chart;    /* in place of tables, if it has actions */
	size_t *chart_pages;   /* of each of its rows */
	bool is_tight;         /* rows close to each other */
	double part;           /* of the pixels of other slides it has, so that its text is as much larger, but not its title */
	double air;            /* that each row is higher than it needs to be */
	size_t pages;
};

/* ---- what they tell: no pages where the map says nothing of it ---- */

struct deck_section deck_plan(const struct view_request *r, double width, double height);
struct deck_section deck_backlog(const struct view_request *r, double width, double height);
struct deck_section deck_sources(const struct view_request *r, const struct plan *stages, double width, double height); /* stages: a plan of all of them */
void deck_finish(struct deck_section *s);

/* ---- how (deck_place.c, deck_draw.c) ---- */

struct deck_section deck_begin(const struct view_request *r, struct str title);
struct deck_table *deck_add_table(struct deck_section *s, struct str heading);
void deck_add_column(struct deck_table *t, struct str head, double share, enum anchor anchor);
/* Of the last table. */
struct deck_row *deck_add_row(struct deck_section *s, struct span span);
/* On slides of this size: with larger text where all of it then still has room on one. */
void deck_place(struct deck_section *s, double width, double height);
struct slide_text deck_title(struct deck_section *s, struct str title, double width);
struct scene *deck_draw(struct deck_section *s, size_t page, size_t number, size_t count);

#endif
