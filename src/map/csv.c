/* csv.c — tables of what spreadsheets and databases export. What a cell says is read in cells.c. */
#include "map/csv.h"
#include "cjm/csv.h"

enum { BAD_ROWS_REPORTED = 10 };

struct scanner {
	const struct sources *sources;
	struct findings *found;
	struct arena *arena;
	struct csv *csv;
	uint32_t file;
	struct csv_reader reader;
	int bad_rows;
};

/* ---- rows ---- */

static struct span span_of(const struct scanner *s, const char *from, const char *to)
{
	return (struct span){ s->file, (uint32_t)(from - s->reader.text.at), (uint32_t)(to - from) };
}

/* What stands behind its quotes is none of it. */
static struct csv_cell cell_of(const struct scanner *s, const struct csv_field *field)
{
	struct csv_cell cell = { .text = str_trim(field->text) };
	cell.span = span_of(s, field->source.at, field->is_quoted ? field->behind.at : field->source.at + cell.text.len);
	return cell;
}

/* False where quotes are not closed. */
static bool scan_row(struct scanner *s, struct csv_row *row)
{
	VEC(struct csv_cell) cells = { 0 };
	size_t from = s->reader.at;
	bool goes_on = true, closed = true;
	while (goes_on) {
		struct csv_field field;
		goes_on = csv_next(&s->reader, s->arena, &field);
		closed = field.is_closed && closed;
		struct csv_cell cell = cell_of(s, &field);
		VEC_PUSH(s->arena, &cells, cell);
	}
	*row = (struct csv_row){ cells.at, cells.len, { s->file, (uint32_t)from, (uint32_t)(s->reader.at - from) } };
	csv_end_row(&s->reader);
	return closed;
}

static bool is_empty(const struct csv_row *row)
{
	return row->count == 1 && row->cells[0].text.len == 0;
}

/* ---- the whole file ---- */

static void report_bad_row(struct scanner *s, const struct csv_row *row, bool closed)
{
	if (s->bad_rows++ >= BAD_ROWS_REPORTED)
		return;
	uint32_t line = line_of(s->sources->files.at[s->file - 1], row->span.at);
	struct str text = line_text(s->sources->files.at[s->file - 1], line);
	struct span span = { s->file, row->span.at, (uint32_t)(row->span.len < text.len ? row->span.len : text.len) };
	if (!closed) {
		struct finding *f = finding_add(s->found, SEVERITY_WARNING, "data-bad-row", span, "a quotation mark in this row is not closed; what follows is skipped");
		f->hint = STR("close it, or double it if it is part of the text (\"\")");
		return;
	}
	struct finding *f = finding_add(s->found, SEVERITY_WARNING, "data-bad-row", span, "this row has %d cells, but the header has %d; the row is skipped",
		(int)row->count, (int)s->csv->head.count);
	f->hint = STR("put a cell that contains the separator in quotes");
}

void csv_read(const struct sources *sources, uint32_t file, struct arena *a, struct csv *csv, struct findings *found)
{
	enum { HEAD_LINES = 1 };
	struct scanner s = { sources, found, a, csv, file, csv_begin(sources->files.at[file - 1]->text, HEAD_LINES), 0 };
	*csv = (struct csv){ .separator = s.reader.separator };
	while (s.reader.at < s.reader.text.len) {
		struct csv_row row;
		bool closed = scan_row(&s, &row);
		if (is_empty(&row))
			continue;
		if (!csv->head.count && closed)
			csv->head = row;
		else if (closed && row.count == csv->head.count)
			VEC_PUSH(a, &csv->rows, row);
		else
			report_bad_row(&s, &row, closed);
	}
}
