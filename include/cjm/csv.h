/* csv.h — cells of what spreadsheets and databases export: RFC 4180, any of the usual separators between the cells, quotes around those that
 * need them. What is done about a mistake is the reader's business. */
#ifndef CJM_CSV_H
#define CJM_CSV_H

#include "cjm/base.h"

struct csv_reader {
	struct str text;
	size_t at;
	char separator;
	bool quotes_are_text; /* '"' is a sign like any other */
};

struct csv_field {
	struct str source;    /* all of it behind the blanks before it, with its quotes */
	struct str text;      /* between its quotes, a doubled one being one; where it has none, as the source */
	struct str behind;    /* what stands behind its quotes */
	bool is_quoted;
	bool is_closed;       /* false: the text ends within its quotes */
};

/* Begins at the text, behind a line that only says the separator as Excel writes it ("sep=;"). Else it is the one that stands on most of the first
 * lines, outside quotes; of equals, the one that stands there most often: "Persona;Maria, 29, of Turin" above a table with semicolons. */
struct csv_reader csv_begin(struct str text, size_t lines);
/* Reads a cell; what had quotes lives in the arena, else in the text. True: the row goes on behind it. */
bool csv_next(struct csv_reader *r, struct arena *a, struct csv_field *field);
/* Past the end of the line, once the row does not go on. */
void csv_end_row(struct csv_reader *r);

#endif
