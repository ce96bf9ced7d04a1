/* book.h — what the sheets of a workbook share: tables that become sheets, with heads, filters, formats and what may be typed in. */
#ifndef CJM_WORKBOOK_BOOK_H
#define CJM_WORKBOOK_BOOK_H

#include "cjm/course.h"
#include "cjm/fields.h"
#include "cjm/memory.h"
#include "cjm/workbook.h"
#include "workbook/library/xlsx_lib.h"

#include <stdio.h>

/* ---- the book (book.c) ---- */

struct out_book {
	struct xlsx_lib lib;
	struct arena arena;
	const struct map *map; /* of the journey that is being written (book_journey); the first before that */
	const struct journey *journey; /* the same */
	struct field_order fields;
	const struct map *const *maps; /* of each journey */
	const struct journey *const *journeys;
	size_t journey_count;
	const struct atlas *atlas; /* of a workbook that is one; it has no journeys then */
	struct str title;
	const struct locale *words;
	struct range scale;    /* of all its emotions: that of the maps, or that of an atlas where they have several */
	lxw_workbook *file;
	FILE *memory;          /* what is written stands there; NULL in the WebAssembly module */
	struct names formats;  /* lxw_format, by what it does */
	bool is_rtl, is_too_large;
	struct memory_guard guard;
};

/* In file.c, for libxlsxwriter; in file_wasm.c for what the WebAssembly module has instead. With a sentence in the message where it fails. */
bool file_open(struct out_book *b, struct buf *message);
bool file_close(struct out_book *b, struct buf *out, struct buf *message); /* with its bytes; nothing where it is too large */

/* The i-th; its map is b->map from now on. */
const struct journey *book_journey(struct out_book *b, size_t i);
/* Opens the file, has its sheets written, and adds its bytes; with a sentence in the message unless it is fine. */
enum workbook_result book_make(struct out_book *b, void (*write_sheets)(struct out_book *b), struct workbook_options options, struct buf *out, struct buf *message);
lxw_format *book_head_format(struct out_book *b);
lxw_format *book_format(struct out_book *b, struct str number_format); /* of cells: as texts where it is empty */
lxw_format *book_link_format(struct out_book *b);
/* As a C string that means the same in the file: `_x0041_` stays what it is, what XML forbids is U+FFFD. */
const char *book_text(struct out_book *b, struct str text);
struct str book_label(const struct out_book *b, enum label id);

/* ---- cells ---- */

struct told_cell told_text(struct str text);
struct told_cell told_label(const struct out_book *b, enum label id);
struct told_cell told_name(const struct out_book *b, const struct thing *t); /* empty for NULL */
struct told_cell told_number(struct out_book *b, double number, int decimals); /* empty for NAN */
bool book_shares_scale(const struct out_book *b, const struct map *m); /* that of the workbook is the map's own */
double book_on_scale(const struct out_book *b, double level); /* a level from -1 to 1, on the scale of the workbook */
struct told_cell told_percent(struct out_book *b, double percent);
struct told_cell told_value(struct out_book *b, struct value v);
struct told_cell told_date(const struct out_book *b, struct date d);
struct told_cell told_names(struct out_book *b, const struct things *things);
/* The stage and the step in which it stands; the words for the whole journey where it stands in none. */
struct told_cell told_place(struct out_book *b, const struct thing *t);

/* ---- what a thing says, by the rows of fields.def (facts.c) ---- */

bool is_of_the_file(enum statement_kind kind); /* it says nothing of a journey */
void book_members(const struct out_book *b, const struct thing *t, member_visitor *visit, void *context); /* of its rows; none that is empty */
struct told_cell told_member(struct out_book *b, const struct thing_member *m);
/* "12 interviews, assumed" */
struct str told_basis_text(struct out_book *b, const struct thing *t);
/* "Why twice? (Camille, 12 interviews)": its text, and in brackets all else that it says. */
struct str told_item(struct out_book *b, const struct thing *t);
struct told_cell told_items(struct out_book *b, const struct things *things); /* a line each */

/* ---- a sheet (sheet.c) ---- */

struct out_column {
	struct str head;
	int width;       /* in characters */
	bool is_always;  /* there, even where nothing stands in it */
	int written;     /* which of the sheet it is, once the table is written; -1: none */
};

struct out_table {
	struct out_book *book;
	VEC(struct out_column) columns;
	VEC(struct told_cell *) rows; /* a cell for each column */
	int frozen;                    /* how many of the first columns stay where they are */
	lxw_worksheet *sheet;          /* once it is written; NULL: there was nothing in it */
	struct str name;               /* of the sheet */
};

struct out_table out_table_of(struct out_book *b);
size_t out_column(struct out_table *t, struct str head, int width);
/* A new row, empty: its cells are to be filled. All columns are known by then. */
struct told_cell *out_row(struct out_table *t);
/* As a sheet of its own with this name; columns in which nothing stands are left out, and the sheet where there is no row. */
void out_write(struct out_table *t, enum label name);
void out_write_named(struct out_table *t, struct str name);

/* ---- charts (charts.c), below a table that was written; none where its columns are empty ---- */

struct out_curves { /* in a table of steps */
	size_t journey, step;  /* its columns of names */
	size_t first, count;   /* its columns of curves: one for each persona, or one for all */
	const size_t *begins;  /* with which row each journey begins */
	size_t journey_count;
};
void add_curve_chart(struct out_table *t, const struct out_curves *c);
void add_target_chart(struct out_table *t, size_t metric, size_t reached);
void add_bubble_chart(struct out_table *t, size_t effort, size_t impact, size_t count, size_t names);

/* ---- columns for the rest of what a thing says (others.c) ---- */

struct other_columns {
	const bool *told;     /* by kind: what the sheet has columns of its own for; NULL: nothing */
	const bool *marks;    /* of these, what can be internal and does not say so where it stands; NULL: none */
	size_t at[KIND_COUNT]; /* its column + 1 */
};
void add_other_columns(struct out_table *t, struct other_columns *o, enum statement_kind kind); /* of all that stands in a thing of this kind */
void fill_others(struct out_table *t, const struct other_columns *o, const struct thing *thing, struct told_cell *cells);

/* ---- parts of the sheet of stages: columns that depend on the map ---- */

struct stage_columns {
	struct out_curves curves;
	struct things people;      /* struct persona, a curve each; NULL: everybody */
	struct things lanes;       /* struct lane: the team's own, one for each name */
	size_t first_lane;         /* column */
	struct courses *courses;   /* by journey */
	struct names **felt;       /* by journey and course: the address of a stage or step → struct felt_there */
	struct other_columns others;
};

/* Behind all others. */
void add_curve_columns(struct out_table *t, struct stage_columns *s);
void add_lane_columns(struct out_table *t, struct stage_columns *s);
/* In the row of a stage or a step of the journey with this number: how it feels on the main line of each, what stands in each lane. */
void fill_curves(struct out_table *t, const struct stage_columns *s, size_t journey, const struct thing *place, struct told_cell *cells);
void fill_lanes(struct out_table *t, const struct stage_columns *s, struct thing *place, struct told_cell *cells);

/* ---- sheets ---- */

void write_journey_sheet(struct out_book *b);
void write_backlog_sheet(struct out_book *b);
void write_ratio_sheet(struct out_book *b);
void write_stage_sheet(struct out_book *b);
void write_measure_sheets(struct out_book *b);
void write_touchpoint_sheet(struct out_book *b);
void write_coverage_sheet(struct out_book *b);
void write_named_sheets(struct out_book *b);
void write_source_sheet(struct out_book *b);
void write_glossary_sheet(struct out_book *b);

#endif
