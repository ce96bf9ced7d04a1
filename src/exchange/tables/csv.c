/* csv.c — the tables of a sheet: each ends at an empty line, and has notes above it. */
#include "cjm/csv.h"
#include "exchange/tables/table_lanes.h"
#include "exchange/words/cells.h"

static struct str first_line(struct str text)
{
	return str_slice(text, 0, str_find(text, '\n'));
}

struct csv_source {
	struct import *i;
	struct csv_reader reader;
	const struct heading *name; /* of the sheet; NULL for none */
};

/* U+2028 breaks a line, too: that is how a workbook's text keeps a row on one line. */
static struct str with_line_feeds(struct arena *a, struct str s)
{
	struct buf out = { 0 };
	if (str_find(s, '\xE2') == s.len)
		return s;
	for (size_t at = 0; at < s.len;) {
		uint32_t code = utf8_next(s, &at);
		buf_utf8(&out, code == 0x2028 ? '\n' : code);
	}
	struct str text = buf_take(&out, a);
	buf_finish(&out);
	return text;
}

/* A quote that is never closed is text, as are all from there on. */
static struct csv_field read_field(struct csv_source *c, bool *goes_on)
{
	struct csv_field field;
	struct csv_reader before = c->reader;
	*goes_on = csv_next(&c->reader, &c->i->arena, &field);
	if (!field.is_closed) {
		before.quotes_are_text = true;
		c->reader = before;
		*goes_on = csv_next(&c->reader, &c->i->arena, &field);
	}
	return field;
}

static bool read_cell(struct csv_source *c, struct table_cell *cell)
{
	bool goes_on;
	struct csv_field field = read_field(c, &goes_on);
	bool has_both = field.text.len && plain_trim(field.behind).len;
	struct str text = has_both ? str_fmt(&c->i->arena, "%.*s%.*s", STR_ARG(field.text), STR_ARG(field.behind)) : field.text.len ? field.text : field.behind;
	*cell = (struct table_cell){ .source = plain_trim(field.source), .text = plain_trim(with_line_feeds(&c->i->arena, text)) };
	return goes_on;
}

struct csv_line {
	struct table_row row;
	struct str line;     /* its first one */
	bool says_something;
};

struct csv_rows { VEC(struct csv_line) list; };

static struct csv_line read_row(struct csv_source *c)
{
	struct csv_line r = { .line = plain_trim(first_line(str_slice(c->reader.text, c->reader.at, c->reader.text.len))) };
	for (bool goes_on = true; goes_on;) {
		struct table_cell cell;
		goes_on = read_cell(c, &cell);
		VEC_PUSH(&c->i->arena, &r.row.cells, cell);
		r.says_something = r.says_something || cell.text.len;
	}
	csv_end_row(&c->reader);
	return r;
}

/* Margins and the gaps between columns of a sheet that is laid out for the eye: a column that is empty in the whole file is none. */
static void drop_empty_columns(struct import *i, struct csv_rows *rows)
{
	size_t width = 0;
	for (size_t k = 0; k < rows->list.len; k++)
		width = rows->list.at[k].row.cells.len > width ? rows->list.at[k].row.cells.len : width;
	bool *is_filled = arena_alloc(&i->arena, width + 1);
	for (size_t k = 0; k < rows->list.len; k++)
		for (size_t c = 0; c < rows->list.at[k].row.cells.len; c++)
			is_filled[c] = is_filled[c] || rows->list.at[k].row.cells.at[c].text.len;
	for (size_t k = 0; k < rows->list.len; k++) {
		struct table_row *row = &rows->list.at[k].row;
		size_t kept = 0;
		for (size_t c = 0; c < row->cells.len; c++)
			if (is_filled[c])
				row->cells.at[kept++] = row->cells.at[c];
		row->cells.len = kept;
	}
}

static struct csv_rows read_rows(struct csv_source *c)
{
	struct csv_rows rows = { 0 };
	while (c->reader.at < c->reader.text.len) {
		struct csv_line row = read_row(c);
		VEC_PUSH(&c->i->arena, &rows.list, row);
	}
	drop_empty_columns(c->i, &rows);
	return rows;
}

/* ---- tables in the file ---- */

static size_t cells_filled(const struct table_row *row)
{
	size_t filled = 0;
	for (size_t i = 0; i < row->cells.len; i++)
		filled += row->cells.at[i].text.len > 0;
	return filled;
}

enum { NOTES_MOST = 20, SHAPE_ROWS = 250 /* further rows do not change what a table is taken for */ };

/* "Persona,Ana": a key and its value. */
static bool is_fact(struct import *i, const struct table_row *row)
{
	struct str value, key = row->cells.at[0].text;
	if (cells_filled(row) != 2 || !key.len || !row->cells.at[1].text.len || column_kind_of(&i->columns, row->cells.at[1].text) != COLUMN_OWN)
		return false;
	return cell_fact_of(&i->arena, key) != KIND_NONE || cell_key_of(&i->arena, str_fmt(&i->arena, "%.*s: x", STR_ARG(key)), &value) != CELL_NO_KEY;
}

/* All that stands in the row, with what parts its cells. */
static struct str row_source(const struct table_row *row)
{
	struct str from = row->cells.at[0].source, to = from;
	for (size_t c = 1; c < row->cells.len; c++)
		to = row->cells.at[c].text.len ? row->cells.at[c].source : to;
	return (struct str){ from.at, (size_t)(to.at + to.len - from.at) };
}

/* "Persona: Ana, 34, nurse": a line whose commas part no cells, as nobody has put it in quotes. */
static bool is_key_line(struct import *i, const struct table_row *row)
{
	struct str value;
	for (size_t c = 1; c < row->cells.len; c++)
		if (row->cells.at[c].text.len && column_kind_of(&i->columns, row->cells.at[c].text) != COLUMN_OWN)
			return false;
	return cells_filled(row) > 1 && cell_key_of(&i->arena, row->cells.at[0].text, &value) != CELL_NO_KEY;
}

static void add_note(struct import *i, struct table *t, struct str text, struct str source)
{
	struct table_note note = { text, source };
	VEC_PUSH(&i->arena, &t->notes, note);
}

static void take_note_row(struct import *i, struct table *t, const struct table_row *row, bool is_first)
{
	if (is_key_line(i, row)) {
		add_note(i, t, plain_line(&i->arena, row_source(row)), row_source(row));
		return;
	}
	for (size_t c = 0; c < row->cells.len; c++) {
		struct str value, text = plain_line(&i->arena, row->cells.at[c].text);
		struct heading title = { .level = 1, .text = text, .source = row->cells.at[c].source };
		if (is_fact(i, row)) {
			struct str from = row->cells.at[0].source, to = row->cells.at[1].source;
			add_note(i, t, str_fmt(&i->arena, "%.*s: %.*s", STR_ARG(text), STR_ARG(row->cells.at[1].text)), (struct str){ from.at, (size_t)(to.at + to.len - from.at) });
			return;
		}
		if (text.len && is_first && !cell_key_of(&i->arena, text, &value))
			VEC_PUSH(&i->arena, &t->path, title);
		else if (text.len)
			add_note(i, t, text, row->cells.at[c].source);
	}
}

/* Lines of one cell above the head are no lanes: what the journey is called, who walks it; nor are keys with their value. */
static void take_notes(struct import *i, struct table *t)
{
	size_t notes = 0, facts = 0;
	for (; notes < NOTES_MOST && notes + 2 < t->rows.len && (t->rows.at[notes].cells.len > 1 || t->rows.at[notes + 1].cells.len > 1); notes++) {
		bool is_line = (cells_filled(&t->rows.at[notes]) == 1 && cells_filled(&t->rows.at[notes + 1]) > 0) || is_key_line(i, &t->rows.at[notes]);
		if (!is_line && !is_fact(i, &t->rows.at[notes]))
			break;
		facts += !is_line;
	}
	if (!notes || cells_filled(&t->rows.at[notes]) < (facts ? 3 : 2))
		return;
	for (size_t k = 0; k < notes; k++)
		take_note_row(i, t, &t->rows.at[k], k == 0);
	t->rows.at += notes;
	t->rows.len -= notes;
	t->rows.cap -= notes;
}

/* Nothing but what stands above a table: an empty line parts it from the head. */
static bool is_only_notes(struct import *i, const struct table *t)
{
	size_t facts = 0;
	for (size_t row = 0; row < t->rows.len; row++) {
		bool is_one = is_fact(i, &t->rows.at[row]);
		if (!is_one && cells_filled(&t->rows.at[row]) > 1)
			return false;
		facts += is_one;
	}
	return facts;
}

/* "Team;Role", "Term;Meaning": each cell heads some list. */
static bool heads_a_list(struct import *i, const struct table *t)
{
	const struct table_row *row = &t->rows.at[0];
	for (size_t c = 0; c < row->cells.len; c++) {
		struct str head = row->cells.at[c].text;
		if (head.len && !cell_heads_other(&i->arena, head) && column_kind_of(&i->columns, head) == COLUMN_OWN)
			return false;
	}
	return cells_filled(row) > 1;
}

static bool is_table(struct import *i, const struct table *t)
{
	return t->rows.len > 1 && !is_only_notes(i, t) && (heads_a_list(i, t) || table_shape_of(&i->columns, t) != TABLE_UNKNOWN);
}

/* Further lanes below an empty line are no table of their own. */
static bool begins_with_lane(struct import *i, const struct table *t)
{
	return t->rows.len && !heads_a_list(i, t) && lane_is_known(column_kind_of(&i->columns, table_cell_at(t, 0, 0).text));
}

static struct str all_rows(const struct table *t)
{
	struct str from = { 0 }, to = { 0 };
	for (size_t row = 0; row < t->rows.len; row++)
		for (size_t c = 0; c < t->rows.at[row].cells.len; c++) {
			struct str source = t->rows.at[row].cells.at[c].source;
			from = !from.len ? source : from;
			to = source.len ? source : to;
		}
	return from.len ? (struct str){ from.at, (size_t)(to.at + to.len - from.at) } : from;
}

static struct table named_table(struct csv_source *c)
{
	struct table t = { 0 };
	if (c->name)
		VEC_PUSH(&c->i->arena, &t.path, *c->name);
	return t;
}

/* A table ends at an empty line, where what follows has a head of its own. Asked of the small part first: a file may be nothing
 * but empty lines. */
static void read_tables(struct csv_source *c, struct tables *tables)
{
	size_t first = tables->list.len;
	struct table now = named_table(c), below;
	struct csv_rows rows = read_rows(c);
	bool now_is_table = false;
	for (size_t next = 0; next < rows.list.len; next++) { /* past the empty line */
		below = named_table(c);
		below.line = rows.list.at[next].line;
		for (; next < rows.list.len && rows.list.at[next].says_something; next++)
			VEC_PUSH(&c->i->arena, &below.rows, rows.list.at[next].row);
		struct table trimmed = below;
		take_notes(c->i, &trimmed);
		bool may_begin = below.rows.len > 1 && !begins_with_lane(c->i, &trimmed) && is_table(c->i, &trimmed);
		if (may_begin && !now_is_table && now.rows.len < SHAPE_ROWS)
			now_is_table = is_table(c->i, &now);
		if (may_begin && now_is_table) {
			VEC_PUSH(&c->i->arena, &tables->list, now);
			now = trimmed;
			continue;
		}
		now.line = now.rows.len ? now.line : below.line;
		for (size_t i = 0; i < below.rows.len; i++)
			VEC_PUSH(&c->i->arena, &now.rows, below.rows.at[i]);
		take_notes(c->i, &now);
	}
	if (now.rows.len > 1)
		VEC_PUSH(&c->i->arena, &tables->list, now);
	for (size_t k = first; k < tables->list.len; k++)
		tables->list.at[k].slice = all_rows(&tables->list.at[k]);
}

void csv_read_sheet(struct import *i, const struct heading *name, struct tables *tables)
{
	struct csv_source c = { i, { .text = i->source->text, .separator = ',' }, name };
	read_tables(&c, tables);
}

bool import_csv(struct import *i)
{
	enum { LINES_TO_TELL = 50 };
	struct csv_source c = { i, csv_begin(i->source->text, LINES_TO_TELL), NULL };
	struct tables tables = { 0 };
	account_markup(&i->account, str_slice(i->source->text, 0, c.reader.at));
	read_tables(&c, &tables);
	if (!tables.list.len)
		return import_report_nothing(i, "table", "the first line must have the names of the lanes, and each further line a stage or a step");
	return tables_import(i, &tables);
}
