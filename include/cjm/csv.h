/* csv.h — the cells of spreadsheet and database exports: RFC 4180 with any of the usual separators, read and written. Handling errors is up to the caller. */
#ifndef CJM_CSV_H
#define CJM_CSV_H

#include "cjm/base.h"

struct csv_reader {
	struct str text;
	size_t at;
	char separator;
	bool quotes_are_text; /* '"' is an ordinary character */
};

struct csv_field {
	struct str source;    /* all of it after leading spaces, with its quotes */
	struct str text;      /* between its quotes, doubled ones unescaped; without quotes, as the source */
	struct str behind;    /* what follows its quotes */
	bool is_quoted;
	bool is_closed;       /* false: the text ends within its quotes */
};

/* Begins at the text, after a line that only sets the separator as Excel writes it ("sep=;"). Else the separator is the one on most of the first
 * lines, outside quotes; of equals, the most frequent there: "Persona;Maria, 29, of Turin" above a table with semicolons. */
struct csv_reader csv_begin(struct str text, size_t lines);
/* Reads a cell; a quoted one lives in the arena, others in the text. True: the row continues after it. */
bool csv_next(struct csv_reader *r, struct arena *a, struct csv_field *field);
/* Skips the line end, once the row has ended. */
void csv_end_row(struct csv_reader *r);

/* Whether it begins as a formula does in a spreadsheet, the signs of full width and apostrophes in front of them included. */
bool text_is_formula(struct str s);

/* Writes a cell, with quotes where it needs them and an apostrophe where it could be a formula; before all but the first of a row stands the separator. */
void csv_write_cell(struct str s, char separator, bool is_first, struct buf *out);

#endif
