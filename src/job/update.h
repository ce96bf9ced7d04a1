/* update.h — an edited backlog against its map: what the files of `cjm update` share. */
#ifndef CJM_JOB_UPDATE_H
#define CJM_JOB_UPDATE_H

#include "cjm/backlog.h"
#include "cjm/convert.h"

struct updating {
	struct conversion *c;
	struct arena arena;
	struct map *map;
	const struct import_sheet *sheet;  /* that has the backlog */
	size_t heads;                      /* the row of its heads: a title may stand above */
	bool has_days, is_from_1904;       /* as the sheets have them */
	int columns[BACKLOG_COLUMNS];      /* which of the sheet it is; -1: none */
	struct backlog told, keywords;     /* the map's backlog in the table's words, and in the language's own; the same rows */
	bool *is_met;                      /* by row: the table has it */
	VEC(struct fix) fixes;
};

/* Without what people and programs write in several ways: small letters and digits only. */
struct str update_folded(struct updating *u, struct str s);
const struct import_cell *update_cell(const struct updating *u, const struct import_row *row, enum backlog_column c); /* NULL: there is none */

/* Finds the sheet, its columns and its language; false, with a finding, where there is no backlog (update_table.c). */
bool update_find_table(struct updating *u, const struct import_sheets *sheets, struct str table);

/* The statement that is to be written for a cell, as text; empty where the cell is. False, with a finding, for a value that cannot be (update_values.c). */
bool update_value(struct updating *u, const struct thing *t, enum backlog_column c, enum statement_kind kind, const struct import_cell *cell, struct str *value);

#endif
