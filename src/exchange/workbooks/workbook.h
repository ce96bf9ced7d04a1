/* workbook.h — a workbook as Excel, LibreOffice, Google Sheets and others write it (.xlsx): its sheets, and what their cells say. */
#ifndef CJM_EXCHANGE_WORKBOOK_H
#define CJM_EXCHANGE_WORKBOOK_H

#include "exchange/draft/import.h"
#include "exchange/workbooks/package.h"

struct workbook_sheet {
	struct str name;
	struct str part;    /* of the package; empty for one of a kind that is not read: a chart, a dialog, macros */
	bool is_hidden;
};

struct workbook {
	struct import *i;
	struct package package;
	VEC(struct workbook_sheet) sheets; /* in the order in which they stand */
	struct pieces strings;             /* that cells share */
	struct pieces codes;               /* of numbers, by the style that a cell has; empty for "General" */
	bool from_1904;
	size_t left_cells, left_bytes;     /* how much text may still be taken, of all sheets together */
};

/* Reads what the sheets have in common. False after telling why it cannot. To be closed in any case. */
bool workbook_open(struct workbook *w, struct import *i);
void workbook_close(struct workbook *w);
/* Whether a list may become longer than this; else there is trouble. */
bool workbook_has_room(struct workbook *w, size_t count, size_t most);

struct relation { struct str type, target; };

struct relations {
	VEC(struct relation *) list;
	struct names by_id;
};

/* What a part says that belongs to it: the last word of the type ("worksheet"), and the name of a part, or an address. */
struct relations workbook_relations(struct workbook *w, struct str part);
/* Empty where there is none of that id and type. */
struct str relation_target(const struct relations *r, struct str id, const char *type);

/* Text until the element that was just opened closes: the runs of rich text together, without what tells how they are pronounced. */
struct str workbook_text(struct workbook *w, struct package_part *x);

struct sheet_cell {
	uint32_t row, column;  /* from 0 */
	struct str text;
	struct str link;       /* where it leads, if anywhere */
};

struct sheet_merge { uint32_t row, column, last_row, last_column; };

struct sheet_remark { /* what is to be told of a cell */
	uint32_t row, column;
	struct str text;
};

struct cell_sheet {
	VEC(struct sheet_cell) cells; /* row by row, once it was read */
	VEC(struct sheet_merge) merges;
	VEC(struct sheet_remark) comments, errors;
	size_t formulas_without_value, hidden_rows, hidden_columns;
	size_t drawn;          /* pictures, charts and boxes that lie above the cells */
	struct str drawn_text; /* what is written in them, as far as it is to be told */
};

int sheet_cell_by_place(const void *left, const void *right); /* for qsort and bsearch */
/* False with the package's trouble. */
bool sheet_read(struct workbook *w, const struct workbook_sheet *which, struct cell_sheet *s);
/* Gives cells of a merge the text of its first where they stand for something else than the cell before them: see the comment there. False, with trouble, where there
 * are too many. */
bool sheet_fill_merges(struct workbook *w, struct cell_sheet *s);
/* The cells as comma-separated text, a line a row: a line break inside a cell is U+2028. False, with trouble, where that is too much. */
bool sheet_write(struct workbook *w, struct cell_sheet *s, struct buf *out);

/* Hands over each sheet that is not hidden, in its order: its name, and the file of `sources` that has its cells as comma-separated text, to which remarks
 * are told. False after telling why it cannot be read. */
bool workbook_each_sheet(struct import *i, void (*visit)(void *context, struct str name, uint32_t file), void *context);

/* Fills the draft from the bytes, as the source's text is empty: each sheet has a source of its own. False when there is nothing in the file that it
 * understands, which it has told. */
bool import_xlsx(struct import *i);

#endif
