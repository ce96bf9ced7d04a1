/* sheets.c — a workbook or a table in CSV as rows of cells, for readers who know what the columns are. */
#include "cjm/csv.h"
#include "exchange/importers.h"
#include "exchange/plain/decode.h"
#include "exchange/workbooks/workbook.h"

struct reading_sheets {
	struct import *i;
	struct arena *arena; /* of the result */
	struct import_sheets *sheets;
	bool is_csv;
};

enum { SEPARATOR_LINES = 20 };

/* A workbook's text has U+2028 where a cell breaks its line; in CSV a text that could be a formula has an apostrophe before it. */
static struct str plain_text(struct arena *a, struct str s, bool is_csv)
{
	struct buf out = { 0 };
	if (is_csv && s.len > 1 && s.at[0] == '\'' && text_is_formula(str_slice(s, 1, s.len)))
		s = str_slice(s, 1, s.len);
	for (size_t at = 0; at < s.len;) {
		uint32_t code = utf8_next(s, &at);
		buf_utf8(&out, code == 0x2028 ? '\n' : code);
	}
	struct str text = str_copy(a, str_trim(buf_as_str(&out)));
	buf_finish(&out);
	return text;
}

static bool read_row(struct reading_sheets *r, struct csv_reader *reader, uint32_t file, struct import_row *row)
{
	const struct source *source = r->i->sources->files.at[file - 1];
	bool says_something = false;
	for (bool goes_on = true; goes_on;) {
		struct csv_field field;
		goes_on = csv_next(reader, r->arena, &field);
		size_t at = field.source.len ? (size_t)(field.source.at - source->text.at) : reader->at;
		struct import_cell cell = { plain_text(r->arena, field.text, r->is_csv), { file, (uint32_t)(at < source->text.len ? at : source->text.len), (uint32_t)field.source.len } };
		says_something |= cell.text.len > 0;
		VEC_PUSH(r->arena, &row->cells, cell);
	}
	csv_end_row(reader);
	return says_something;
}

static void read_sheet(void *reading, struct str name, uint32_t file)
{
	struct reading_sheets *r = reading;
	struct import_sheet *sheet = ARENA_NEW(r->arena, struct import_sheet);
	struct csv_reader reader = csv_begin(r->i->sources->files.at[file - 1]->text, SEPARATOR_LINES);
	sheet->name = str_copy(r->arena, name);
	while (reader.at < reader.text.len) {
		struct import_row *row = ARENA_NEW(r->arena, struct import_row);
		if (read_row(r, &reader, file, row))
			VEC_PUSH(r->arena, &sheet->rows, row);
	}
	VEC_PUSH(r->arena, &r->sheets->list, sheet);
}

static bool is_package(struct str bytes)
{
	return str_starts(bytes, "PK\x03\x04");
}

bool import_sheets_of(struct sources *s, struct str path, struct str bytes, struct arena *a, struct import_sheets *sheets, struct findings *found)
{
	struct import i = { .sources = s, .found = found, .bytes = bytes, .is_exact = true };
	bool is_workbook = is_package(bytes), fine = true;
	struct reading_sheets r = { &i, a, sheets, !is_workbook };
	i.file = is_workbook ? source_add(s, path, (struct str){ 0 }, found) : import_add_source(s, path, bytes, found);
	i.source = s->files.at[i.file - 1];
	arena_init(&i.arena);
	account_init(&i.account, &i.arena, i.source, i.file);
	if (is_workbook)
		fine = workbook_each_sheet(&i, read_sheet, &r);
	else
		read_sheet(&r, (struct str){ 0 }, i.file);
	sheets->has_days = is_workbook;
	sheets->is_from_1904 = i.is_from_1904;
	arena_finish(&i.arena);
	return fine;
}
