/* atlas_sheet.h — what the parts of an atlas's drawing share: the page that is being filled, and text on it. */
#ifndef CJM_VIEW_ATLAS_SHEET_H
#define CJM_VIEW_ATLAS_SHEET_H

#include "cjm/atlas_view.h"
#include "cjm/drawing.h"

enum { SHEET_MARGIN = 32, SHEET_GAP = 8, SHEET_PADDING = 8 };

enum sheet_role { SHEET_TITLE, SHEET_TOTAL, SHEET_HEAD, SHEET_NAME, SHEET_FIGURE, SHEET_CELL, SHEET_MEAN, SHEET_BODY, SHEET_STRONG, SHEET_META, SHEET_LATE, SHEET_CAPS, SHEET_ROLES };

struct atlas_sheet { /* all pages of an atlas */
	const struct atlas_view *view;
	const struct atlas *atlas;
	const struct theme *theme;
	struct arena *arena;
	struct drawing d; /* the page that is being filled */
	double width, height, y; /* height 0: as high as it becomes */
	bool is_too_low;         /* something is higher than a page */
	bool has_pill, has_status[ACTION_DROPPED + 1]; /* what the foot of the page explains */
	struct scenes scenes;
};

struct sheet_text { /* wrapped, not yet placed */
	enum sheet_role role;
	struct lines lines;
	double height;
};

struct sheet_text sheet_lay(struct atlas_sheet *s, enum sheet_role role, struct str text, double width);
double sheet_width(struct atlas_sheet *s, enum sheet_role role, struct str text);
double sheet_longest(struct atlas_sheet *s, enum sheet_role role, struct str text); /* of its words, none of which is broken at that width */
double sheet_line(enum sheet_role role);
/* Its top at y; gives where it ends. */
double sheet_put(struct atlas_sheet *s, struct shape *into, double x, double y, enum anchor anchor, struct sheet_text text, struct color color);
double sheet_say(struct atlas_sheet *s, struct shape *into, enum sheet_role role, double x, double y, double width, struct str text, struct color color);
struct color sheet_heat(const struct atlas_sheet *s, double level); /* the ground of a cell; that of the page for none */
struct color sheet_late(const struct atlas_sheet *s);
/* Whether so much more fits on the page. */
bool sheet_fits(const struct atlas_sheet *s, double height);
double sheet_room(const struct atlas_sheet *s); /* below what is there, on a page */
/* On a page that has nothing yet but its heads: notes what does not fit there either. */
void sheet_note_height(struct atlas_sheet *s, double height);
void sheet_begin(struct atlas_sheet *s); /* the first page, with its heading */
void sheet_turn(struct atlas_sheet *s); /* the next page */
void sheet_finish(struct atlas_sheet *s);

/* ---- parts ---- */

void sheet_rows(struct atlas_sheet *s);      /* (atlas_rows.c) */
void sheet_tables(struct atlas_sheet *s);    /* (atlas_tables.c) */

#endif
