/* csv.h — a table of text cells, each with its place in the file. */
#ifndef CJM_MAP_CSV_H
#define CJM_MAP_CSV_H

#include "cjm/ast.h"

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
void csv_read(const struct sources *s, uint32_t file, struct arena *a, struct csv *csv, struct findings *found);

struct csv_number {
	double number;
	int decimals;      /* places behind the point, as written */
	bool is_percent;
	struct str unit;   /* what stands before or behind the number; empty for none */
};

enum cell_reading {
	CELL_IS_NUMBER,
	CELL_IS_NONE,
	CELL_IS_AMBIGUOUS, /* "4.125", where nothing says which sign parts the decimals */
};

/* Which sign parts the decimals in each column, told by its cells together and by those of the others; 0 where nothing tells it. */
char *csv_decimal_signs(const struct csv *csv, struct arena *a);
/* "31", "-1 234,5", ".5", "5-", "31 %", "€ 40", "-$5", "18 min"; nothing else ("<5", "5k", "(5)", "5*") is a number. */
enum cell_reading csv_number_read(struct str text, char decimal_sign, struct csv_number *out);
/* No number of the column that does not say percent is beyond 1: they may be percentages or parts of one. */
bool csv_is_of_ones(const struct csv *csv, size_t column, char decimal_sign);

/* Which of two cells is more: dates (2026-10-01, with or without an hour, 2026-10, 2026-Q4, 2026) or numbers of one unit. False for
 * anything else, which has no order. */
bool csv_order(struct str a, struct str b, char decimal_sign, int *order);
/* What a date and a number have in common with all cells that csv_order calls equal to them, though not with those alone: false where it is none. */
bool csv_day(struct str cell, int64_t *day);
bool csv_amount(struct str cell, char decimal_sign, double *amount);
/* Whether the greatest of such cells is the latest: dates as above, and whole numbers ("202610"). */
bool csv_follows_in_time(struct str cell);

#endif
