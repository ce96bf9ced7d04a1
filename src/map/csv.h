/* csv.h — a table of text cells, each with its place in the file. */
#ifndef CJM_MAP_CSV_H
#define CJM_MAP_CSV_H

#include "cjm/source.h"

struct csv_cell {
	struct str text;  /* without quotes and without blanks at its ends */
	struct span span;
};

struct csv_row {
	struct csv_cell *cells;
	size_t count;
	struct span span;
};

struct csv {
	char separator;
	struct csv_row head;
	VEC(struct csv_row) rows;  /* those with as many cells as the head */
};

/* Reads the whole file; a row that is not whole becomes a finding at its line and is left out. The cells live in the arena,
 * their texts in it or in the source. */
void csv_read(struct sources *s, uint32_t file, struct arena *a, struct csv *csv);

struct csv_number {
	double number;
	int decimals;      /* places behind the point, as written */
	bool is_percent;
	struct str unit;   /* what stands behind the number; empty for none */
};

/* Which sign parts the decimals in a column: told by its cells together, since "1,234" alone may be either. */
char csv_decimal_sign(const struct csv *csv, size_t column);
/* "31", "-1 234,5", "31 %", "€ 40", "18 min": false for anything else. */
bool csv_number_read(struct str text, char decimal_sign, struct csv_number *out);

#endif
