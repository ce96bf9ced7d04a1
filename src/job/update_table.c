/* update_table.c — which sheet of a table is the backlog, in which language, and which column is which. */
#include "job/update.h"
#include "cjm/unicode.h"

#include <string.h>

struct str update_folded(struct updating *u, struct str s)
{
	struct buf out = { 0 };
	struct str small = str_lower(&u->arena, s);
	for (size_t at = 0; at < small.len;) {
		uint32_t code = utf8_next(small, &at);
		if (unicode_is_word(code))
			buf_utf8(&out, code);
		else if (code == '-' || code == 0x2212)
			buf_char(&out, '-');
	}
	struct str folded = buf_take(&out, &u->arena);
	buf_finish(&out);
	return folded;
}

const struct import_cell *update_cell(const struct updating *u, const struct import_row *row, enum backlog_column c)
{
	int column = u->columns[c];
	return column >= 0 && (size_t)column < row->cells.len ? &row->cells.at[column] : NULL;
}

/* ---- heads ---- */

static int column_called(struct updating *u, const struct import_row *heads, struct str word)
{
	struct str wanted = update_folded(u, word);
	for (size_t i = 0; i < heads->cells.len; i++)
		if (heads->cells.at[i].text.len && str_equal(update_folded(u, heads->cells.at[i].text), wanted))
			return (int)i;
	return -1;
}

static bool is_taken(const int columns[BACKLOG_COLUMNS], int column)
{
	for (int c = 0; c < BACKLOG_COLUMNS; c++)
		if (columns[c] == column)
			return true;
	return false;
}

/* How many it finds; none where the ids are not among them. First by the language's words, for one language's word may be another's keyword: a stage is a
 * “Phase” in German. */
static int find_columns(struct updating *u, const struct import_row *heads, const struct locale *words, int columns[BACKLOG_COLUMNS])
{
	struct backlog in_words = { .words = words };
	int count = 0;
	for (int c = 0; c < BACKLOG_COLUMNS; c++)
		columns[c] = -1;
	for (int by_keyword = 0; by_keyword < 2; by_keyword++)
		for (int c = 0; c < BACKLOG_COLUMNS; c++) {
			struct str head = by_keyword ? str_of(backlog_keyword((enum backlog_column)c)) : backlog_head(&in_words, (enum backlog_column)c);
			int column = columns[c] < 0 ? column_called(u, heads, head) : -1;
			if (column < 0 || is_taken(columns, column))
				continue;
			columns[c] = column;
			count++;
		}
	return columns[BACKLOG_id] >= 0 && count > 1 ? count : 0;
}

static void set_backlogs(struct updating *u, const struct locale *words)
{
	VEC(const struct journey *) own = { 0 };
	FOR_EACH(struct journey, j, u->map->journeys)
		if (!j->is_included)
			VEC_PUSH(&u->arena, &own, j);
	u->told = backlog_of(own.at, own.len, words, &u->arena);
	u->keywords = backlog_of(own.at, own.len, NULL, &u->arena);
	u->is_met = arena_alloc(&u->arena, u->told.rows.len + 1);
}

/* How many it finds in the sheet at most; a title, or groups of columns, may stand above its heads. */
static int find_heads(struct updating *u, const struct import_sheet *sheet, const struct locale *words, int least)
{
	enum { ROWS_ABOVE = 10 };
	int most = least, columns[BACKLOG_COLUMNS];
	for (size_t row = 0; row < sheet->rows.len && row <= ROWS_ABOVE; row++) {
		int count = find_columns(u, sheet->rows.at[row], words, columns);
		if (count <= most)
			continue;
		most = count;
		u->sheet = sheet;
		u->heads = row;
		memcpy(u->columns, columns, sizeof columns);
	}
	return most;
}

bool update_find_table(struct updating *u, const struct import_sheets *sheets, struct str table)
{
	int most = 0;
	const struct locale *words = NULL;
	for (size_t i = 0; i < sheets->list.len; i++)
		for (size_t k = 0; locale_at(k); k++) {
			int count = find_heads(u, sheets->list.at[i], locale_at(k), most);
			words = count > most ? locale_at(k) : words;
			most = count;
		}
	if (most) {
		set_backlogs(u, words);
		return true;
	}
	struct finding *f = finding_add(&u->c->found, SEVERITY_ERROR, "update-nothing", (struct span){ 0 }, "%.*s has no backlog: no table in it has a column with ids", STR_ARG(table));
	f->hint = STR("make one with: cjm build map.cjm -f xlsx");
	return false;
}
