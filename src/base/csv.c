/* csv.c — reads text cell by cell, and writes cells. */
#include "cjm/csv.h"

#include <string.h>

static bool ends_row(char c)
{
	return c == '\n' || c == '\r';
}

/* ---- the separator ---- */

static char separator_of(struct str text, size_t lines)
{
	static const char SIGNS[] = ",;\t|";
	size_t counts[4] = { 0 }, on_lines[4] = { 0 }, last_line[4] = { 0 }, line = 1, best = 0;
	bool quoted = false;
	for (size_t at = 0; at < text.len && line <= lines; at++) {
		const char *found = text.at[at] ? strchr(SIGNS, text.at[at]) : NULL;
		quoted = quoted != (text.at[at] == '"');
		line += ends_row(text.at[at]) && !quoted;
		if (!found || quoted)
			continue;
		size_t k = (size_t)(found - SIGNS);
		counts[k]++;
		on_lines[k] += last_line[k] != line;
		last_line[k] = line;
	}
	for (size_t k = 1; k < 4; k++)
		best = on_lines[k] > on_lines[best] || (on_lines[k] == on_lines[best] && counts[k] > counts[best]) ? k : best;
	return SIGNS[best];
}

/* "sep=;", and "sep=;;;;" where a spreadsheet wrote it again: nothing else stands on that line. */
static bool states_separator(struct str text)
{
	size_t at = strlen("sep=");
	if (!str_starts(text, "sep=") || text.len < at + 2 || ends_row(text.at[at]))
		return false;
	while (at < text.len && (text.at[at] == text.at[strlen("sep=")] || text.at[at] == ' '))
		at++;
	return at == text.len || ends_row(text.at[at]);
}

struct csv_reader csv_begin(struct str text, size_t lines)
{
	struct csv_reader r = { .text = text };
	if (!states_separator(text)) {
		r.separator = separator_of(text, lines);
		return r;
	}
	r.separator = text.at[strlen("sep=")];
	while (r.at < text.len && !ends_row(text.at[r.at]))
		r.at++;
	csv_end_row(&r);
	return r;
}

/* ---- cells ---- */

/* Behind the opening quote: up to the closing one. False at the end of the text. */
static bool read_quoted(struct csv_reader *r, struct buf *out)
{
	while (r->at < r->text.len) {
		char c = r->text.at[r->at++];
		bool is_doubled = c == '"' && r->at < r->text.len && r->text.at[r->at] == '"';
		if (c == '"' && !is_doubled)
			return true;
		r->at += is_doubled;
		buf_char(out, c);
	}
	return false;
}

bool csv_next(struct csv_reader *r, struct arena *a, struct csv_field *field)
{
	*field = (struct csv_field){ .is_closed = true };
	while (r->at < r->text.len && r->text.at[r->at] == ' ')
		r->at++;
	size_t from = r->at, begin = r->at;
	if (!r->quotes_are_text && r->at < r->text.len && r->text.at[r->at] == '"') {
		struct buf out = { 0 };
		r->at++;
		field->is_quoted = true;
		field->is_closed = read_quoted(r, &out);
		field->text = buf_take(&out, a);
		buf_finish(&out);
		begin = r->at;
	}
	while (r->at < r->text.len && r->text.at[r->at] != r->separator && !ends_row(r->text.at[r->at]))
		r->at++;
	field->source = str_slice(r->text, from, r->at);
	*(field->is_quoted ? &field->behind : &field->text) = str_slice(r->text, begin, r->at);
	bool goes_on = r->at < r->text.len && r->text.at[r->at] == r->separator;
	r->at += goes_on;
	return goes_on;
}

void csv_end_row(struct csv_reader *r)
{
	if (r->at < r->text.len && r->text.at[r->at] == '\r')
		r->at++;
	if (r->at < r->text.len && r->text.at[r->at] == '\n')
		r->at++;
}

/* ---- formulas ---- */

/* Spreadsheets of some languages take the signs of full width for the same. */
static bool starts_formula(struct str s)
{
	static const char *const SIGNS[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠" };
	bool starts = false;
	for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
		starts |= str_starts(s, SIGNS[i]);
	return starts;
}

/* Apostrophes in front of such a sign count too, so that taking one off gives every text back. */
bool text_is_formula(struct str s)
{
	size_t at = 0;
	while (at < s.len && s.at[at] == '\'')
		at++;
	return starts_formula(str_slice(s, at, s.len));
}

static bool needs_quotes(struct str s, char separator)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] == '"' || s.at[i] == separator || s.at[i] == '\n' || s.at[i] == '\r')
			return true;
	return s.len && (s.at[0] == ' ' || s.at[s.len - 1] == ' ');
}

void csv_write_cell(struct str s, char separator, bool is_first, struct buf *out)
{
	bool quotes = needs_quotes(s, separator);
	if (!is_first)
		buf_char(out, separator);
	buf_text(out, quotes ? "\"" : "");
	buf_text(out, text_is_formula(s) ? "'" : "");
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == '"')
			buf_char(out, '"');
		buf_char(out, s.at[i]);
	}
	buf_text(out, quotes ? "\"" : "");
}
