/* csv.c — reads what spreadsheets and databases export: RFC 4180, any of the usual separators, numbers as people write them.
 * Nothing is guessed twice: the separator is that of the head, the decimal sign that of the whole column. */
#include "map/csv.h"

#include <math.h>
#include <string.h>

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

/* ---- numbers ---- */

/* Blanks of any width and the Swiss apostrophe only group digits. */
static size_t group_sign_at(struct str s, size_t at)
{
	static const char *const SIGNS[] = { " ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "'", "\xE2\x80\x99" };
	for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
		if (str_starts(str_slice(s, at, s.len), SIGNS[i]))
			return strlen(SIGNS[i]);
	return 0;
}

static bool is_digit(struct str s, size_t at)
{
	return at < s.len && s.at[at] >= '0' && s.at[at] <= '9';
}

static size_t digits_from(struct str s, size_t at)
{
	size_t end = at;
	while (is_digit(s, end))
		end++;
	return end - at;
}

/* What one cell says about the decimal sign: ',' or '.', 0 for nothing. */
static char sign_told_by(struct str s)
{
	size_t last[2] = { s.len, s.len };
	int count[2] = { 0 };
	for (size_t i = 0; i < s.len; i++)
		if ((s.at[i] == '.' || s.at[i] == ',') && i && is_digit(s, i - 1) && is_digit(s, i + 1)) {
			last[s.at[i] == ','] = i;
			count[s.at[i] == ',']++;
		}
	if (count[0] && count[1])
		return last[0] > last[1] ? '.' : ',';
	for (int k = 0; k < 2; k++) {
		if (count[k] > 1) /* 1.234.567 */
			return k ? '.' : ',';
		if (count[k] == 1 && (digits_from(s, last[k] + 1) != 3 || s.at[0] == '0'))
			return k ? ',' : '.';
	}
	return 0;
}

char csv_decimal_sign(const struct csv *csv, size_t column)
{
	for (size_t i = 0; i < csv->rows.len; i++) {
		char told = sign_told_by(csv->rows.at[i].cells[column].text);
		if (told)
			return told;
	}
	/* Where a comma is the decimal sign, tables are parted by something else. */
	return csv->separator == ',' ? '.' : ',';
}

static bool is_sign(struct str s, size_t at, char sign)
{
	return at < s.len && s.at[at] == sign && is_digit(s, at + 1);
}

/* The digits of a number: its length, 0 for none. */
static size_t read_digits(struct str s, char decimal_sign, struct csv_number *out)
{
	size_t at = 0;
	char group = decimal_sign == ',' ? '.' : ',';
	while (at < s.len) {
		size_t blank = at ? group_sign_at(s, at) : 0;
		if (is_digit(s, at))
			out->number = out->number * 10 + (s.at[at++] - '0');
		else if (is_sign(s, at, group) && at && digits_from(s, at + 1) == 3)
			at++;
		else if (blank && digits_from(s, at + blank) == 3)
			at += blank;
		else
			break;
	}
	/* A lone point is decimal in every export that has no other sign there. */
	if (at && (is_sign(s, at, decimal_sign) || is_sign(s, at, '.')))
		for (at++; is_digit(s, at); at++) {
			out->decimals++;
			out->number += (s.at[at] - '0') * pow(10, -out->decimals);
		}
	return at;
}

static bool is_unit(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (is_digit(s, i))
			return false;
	return true;
}

static struct str trim_all(struct str s)
{
	for (s = str_trim(s); str_starts(s, "\xC2\xA0") || str_starts(s, "\xE2\x80\xAF"); s = str_trim(s))
		s = str_slice(s, s.at[0] == '\xC2' ? 2 : 3, s.len);
	return s;
}

enum { BEFORE_MOST = 6 }; /* bytes of a currency and a sign */

bool csv_number_read(struct str text, char decimal_sign, struct csv_number *out)
{
	*out = (struct csv_number){ 0 };
	size_t start = 0;
	while (start < text.len && !is_digit(text, start) && start < BEFORE_MOST)
		start++;
	struct str before = trim_all(str_slice(text, 0, start));
	bool minus = str_ends(before, "-") || str_ends(before, "\xE2\x88\x92"), plus = str_ends(before, "+");
	before = trim_all(str_slice(before, 0, before.len - (minus ? (str_ends(before, "-") ? 1u : 3u) : plus ? 1u : 0u)));
	size_t len = read_digits(str_slice(text, start, text.len), decimal_sign, out);
	struct str after = trim_all(str_slice(text, start + len, text.len));
	if (!len || !is_unit(after) || str_find(before, ' ') < before.len || (before.len && after.len) || !(out->number < 1e15))
		return false;
	out->number = minus ? -out->number : out->number;
	out->is_percent = str_is(after, "%") || str_is(before, "%");
	out->unit = out->is_percent ? (struct str){ 0 } : before.len ? before : after;
	return true;
}
