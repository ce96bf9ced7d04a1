/* data_tables.h — between the CSV files that a map takes values from (data_tables.c), their rows (data_rows.c) and the values in them (data.c). */
#ifndef CJM_MAP_DATA_TABLES_H
#define CJM_MAP_DATA_TABLES_H

#include "cjm/map.h"
#include "map/csv.h"

struct data_table { /* one CSV file of a map, read once */
	struct csv csv;
	uint32_t file;
	char *decimal_signs;  /* of each column */
	struct names columns; /* name → size_t *index */
	struct names **likes;  /* of each column, made when first asked for: the rows of a text, of a day and of a number, as struct data_rows * */
	struct data_rows *all; /* the same */
};

struct filler {
	struct map *map;
	struct sources *sources;
	struct findings *found;
	const struct reader *reader;
	struct names tables; /* path by which the file is known → struct data_table * */
	struct names asked;  /* "including file, path as written" → struct data_table *, so that a file is read once */
};

struct data_rows { VEC(const struct csv_row *) list; };

#define DATES_ARE STR("dates are written 2026-10-01, 2026-10, 2026-Q4 or 2026")

/* At the statement that names the file; at a cell, with that statement as the other place ("`<5` is no number"). */
struct finding *data_report(struct filler *f, const struct data *d, const char *id, struct str message);
void data_report_cell(struct filler *f, const struct data *d, const struct csv_cell *cell, struct str hint, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

struct data_table *data_table_of(struct filler *f, const struct data *d); /* NULL after telling why it cannot be read */
/* The column's index; false after telling that there is none. */
bool data_find_column(struct filler *f, const struct data_table *t, struct span said, struct str name, size_t *column);
/* The column of a value for which none is given: that called `name`, as its metric; empty for a share. False after telling that the
 * column is missing. */
bool data_find_own_column(struct filler *f, const struct data_table *t, const struct data *d, struct str name, size_t *column);
/* The one row that is meant; NULL after telling why there is none. `fitting` are those that `latest` chose from. */
const struct csv_row *data_find_row(struct filler *f, struct data_table *t, const struct data *d, struct data_rows *fitting);

#endif
