/* csv.c — reads what spreadsheets and databases export: RFC 4180, any of the usual separators. The separator is that of the head.
 * What a cell says is read in cells.c. */
#include "map/csv.h"

enum { BAD_ROWS_TOLD = 10 };

struct scanner {
	struct sources *sources;
	struct arena *arena;
	struct csv *csv;
	uint32_t file;
	struct str text;
	size_t at;
	int bad_rows;
};

/* ---- cells and rows ---- */

static bool ends_row(char c)
{
	return c == '\n' || c == '\r';
}

static struct span span_of(const struct scanner *s, size_t from, size_t to)
{
	return (struct span){ s->file, (uint32_t)from, (uint32_t)(to - from) };
}

/* Behind the opening quote: up to the closing one, "" standing for a quote itself. False at the end of the file. */
static bool scan_quoted(struct scanner *s, struct buf *text)
{
	while (s->at < s->text.len) {
		char c = s->text.at[s->at++];
		bool doubled = c == '"' && s->at < s->text.len && s->text.at[s->at] == '"';
		if (c == '"' && !doubled)
			return true;
		s->at += doubled;
		buf_char(text, c);
	}
	return false;
}

static void skip_blanks(struct scanner *s)
{
	while (s->at < s->text.len && s->text.at[s->at] == ' ')
		s->at++;
}

/* False when its quotes are not closed. */
static bool scan_cell(struct scanner *s, char separator, struct csv_cell *cell)
{
	skip_blanks(s);
	size_t from = s->at;
	bool closed = true;
	if (s->at < s->text.len && s->text.at[s->at] == '"') {
		struct buf text = { 0 };
		s->at++;
		closed = scan_quoted(s, &text);
		cell->span = span_of(s, from, s->at);
		cell->text = str_trim(buf_take(&text, s->arena));
		buf_finish(&text);
		from = s->at;
	}
	while (s->at < s->text.len && s->text.at[s->at] != separator && !ends_row(s->text.at[s->at]))
		s->at++;
	if (!cell->span.file) {
		cell->text = str_trim(str_slice(s->text, from, s->at));
		cell->span = span_of(s, from, from + cell->text.len);
	}
	return closed;
}

static void end_row(struct scanner *s)
{
	if (s->at < s->text.len && s->text.at[s->at] == '\r')
		s->at++;
	if (s->at < s->text.len && s->text.at[s->at] == '\n')
		s->at++;
}

static bool scan_row(struct scanner *s, struct csv_row *row)
{
	VEC(struct csv_cell) cells = { 0 };
	size_t from = s->at;
	bool closed = true;
	for (;;) {
		struct csv_cell cell = { 0 };
		closed = scan_cell(s, s->csv->separator, &cell) && closed;
		VEC_PUSH(s->arena, &cells, cell);
		if (s->at >= s->text.len || s->text.at[s->at] != s->csv->separator)
			break;
		s->at++;
	}
	*row = (struct csv_row){ cells.at, cells.len, span_of(s, from, s->at) };
	end_row(s);
	return closed;
}

static bool is_empty(const struct csv_row *row)
{
	return row->count == 1 && row->cells[0].text.len == 0;
}

/* ---- the whole file ---- */

/* The sign that parts the head most often outside quotes. */
static char separator_of(struct str text)
{
	static const char SIGNS[] = { ',', ';', '\t', '|' };
	size_t counts[4] = { 0 };
	bool quoted = false;
	for (size_t i = 0; i < text.len && (quoted || !ends_row(text.at[i])); i++) {
		quoted ^= text.at[i] == '"';
		for (int k = 0; k < 4; k++)
			counts[k] += !quoted && text.at[i] == SIGNS[k];
	}
	int best = 0;
	for (int k = 1; k < 4; k++)
		if (counts[k] > counts[best])
			best = k;
	return SIGNS[best];
}

/* Excel's own first line: "sep=;" */
static void take_said_separator(struct scanner *s)
{
	bool said = str_starts(s->text, "sep=") && s->text.len > 5 && ends_row(s->text.at[5]);
	s->csv->separator = said ? s->text.at[4] : separator_of(s->text);
	if (said) {
		s->at = 5;
		end_row(s);
	}
}

static void tell_bad_row(struct scanner *s, const struct csv_row *row, bool closed)
{
	if (s->bad_rows++ >= BAD_ROWS_TOLD)
		return;
	uint32_t line = line_of(s->sources->files.at[s->file - 1], row->span.at);
	struct str text = line_text(s->sources->files.at[s->file - 1], line);
	struct span span = { s->file, row->span.at, (uint32_t)(row->span.len < text.len ? row->span.len : text.len) };
	if (!closed) {
		struct finding *f = finding_add(s->sources, SEVERITY_WARNING, "data-bad-row", span, "a quotation mark of this row is never closed; what follows is not read");
		f->hint = STR("close it, or double it where it belongs to the text (\"\")");
		return;
	}
	struct finding *f = finding_add(s->sources, SEVERITY_WARNING, "data-bad-row", span, "this row has %d cells, the head has %d; it is left out",
		(int)row->count, (int)s->csv->head.count);
	f->hint = STR("a cell that holds the separator stands in quotes");
}

void csv_read(struct sources *sources, uint32_t file, struct arena *a, struct csv *csv)
{
	struct scanner s = { sources, a, csv, file, sources->files.at[file - 1]->text, 0, 0 };
	*csv = (struct csv){ 0 };
	take_said_separator(&s);
	while (s.at < s.text.len) {
		struct csv_row row;
		bool closed = scan_row(&s, &row);
		if (is_empty(&row))
			continue;
		if (!csv->head.count && closed)
			csv->head = row;
		else if (closed && row.count == csv->head.count)
			VEC_PUSH(a, &csv->rows, row);
		else
			tell_bad_row(&s, &row, closed);
	}
}
