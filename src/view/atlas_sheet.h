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
	bool has_pill, has_unfelt, has_status[ACTION_DROPPED + 1]; /* what the foot of the page explains */
	struct plan *channels;        /* those of the touchpoints that are shown, as far as their signs ask for it */
	const struct channel_look *looks;
	struct names channel_of;      /* what a channel is called → the one of that name with a sign */
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
struct str sheet_count(struct atlas_sheet *s, size_t count); /* as the atlas writes numbers */
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

double sheet_channel_width(struct atlas_sheet *s, const struct atlas_cell *c); /* of its sign, with what is between that and its name; 0: it names none */
void sheet_draw_channel(struct atlas_sheet *s, struct shape *into, double x, double y, const struct atlas_cell *c);

/* ---- tables ---- */

enum { CHIP = 12, LEAD = 52, CELL_SIGN = 16, COLUMN_GAP = 14, TABLES_GAP = 28, CELL_AIR = 6, SHORT_ROWS = 10, LEAST_MOST = 160 };

double sheet_beside(struct atlas_sheet *s, const struct atlas_cell *c);
double sheet_widest_word(struct atlas_sheet *s, const struct atlas_table *t, size_t column, size_t rows); /* the least that the column needs */
double sheet_widest_cell(struct atlas_sheet *s, const struct atlas_table *t, size_t column, size_t rows);

/* Where the rows list journeys, a column for each of them: in one table, or in as many as they need in this width; none where a list is lower or has a
 * journey twice. */
struct sheet_matrix { struct atlas_table *tables; double *widths; size_t len; };
struct sheet_matrix sheet_matrix_of(struct atlas_sheet *s, const struct atlas_table *t, double width, size_t rows, size_t most_of_list);
void sheet_draw_felt(struct atlas_sheet *s, struct shape *into, const struct atlas_cell *c, double x, double y, double width, double height);

/* ---- parts ---- */

void sheet_rows(struct atlas_sheet *s);      /* (atlas_rows.c) */
void sheet_tables(struct atlas_sheet *s);    /* (atlas_tables.c) */

#endif
