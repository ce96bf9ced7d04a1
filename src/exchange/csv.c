/* csv.c — a table out of a spreadsheet: comma, semicolon, tab or bar between the cells, quotes around those that need them. */
#include "exchange/table.h"

#include <string.h>

static struct str first_line(struct str text)
{
	return str_slice(text, 0, str_find(text, '\n'));
}

/* What stands most often in the head, outside quotes. */
static char separator_of(struct str text)
{
	static const char SEPARATORS[] = ",;\t|";
	size_t counts[4] = { 0 }, best = 0;
	bool quoted = false;
	struct str line = first_line(text);
	for (size_t i = 0; i < line.len; i++) {
		const char *found = strchr(SEPARATORS, line.at[i]);
		quoted = quoted != (line.at[i] == '"');
		if (found && line.at[i] && !quoted)
			counts[found - SEPARATORS]++;
	}
	for (size_t k = 1; k < 4; k++)
		best = counts[k] > counts[best] ? k : best;
	return SEPARATORS[best];
}

struct csv {
	struct import *i;
	struct str text;
	size_t at;
	char separator;
	bool quotes_are_text; /* one was never closed */
};

/* Up to the quote that closes it; doubled ones are one. False where none does: then quotes are text from here on. */
static bool read_quoted(struct csv *c, struct str *text)
{
	struct buf out = { 0 };
	size_t at = c->at + 1;
	bool closed = false;
	for (; at < c->text.len && !closed; at++) {
		bool doubled = c->text.at[at] == '"' && at + 1 < c->text.len && c->text.at[at + 1] == '"';
		closed = c->text.at[at] == '"' && !doubled;
		if (!closed)
			buf_char(&out, c->text.at[at]);
		at += doubled;
	}
	c->quotes_are_text = !closed;
	if (closed) {
		c->at = at;
		*text = buf_take(&out, &c->i->arena);
	}
	buf_finish(&out);
	return closed;
}

static struct table_cell read_cell(struct csv *c)
{
	struct table_cell cell = { 0 };
	size_t from = c->at, blanks = c->at;
	while (blanks < c->text.len && c->text.at[blanks] == ' ')
		blanks++;
	if (blanks < c->text.len && c->text.at[blanks] == '"' && !c->quotes_are_text) {
		c->at = blanks;
		c->at = read_quoted(c, &cell.text) ? c->at : from;
	}
	size_t rest = c->at;
	while (c->at < c->text.len && c->text.at[c->at] != c->separator && c->text.at[c->at] != '\n')
		c->at++;
	struct str behind = str_slice(c->text, rest, c->at); /* all of it where the cell has no quotes */
	cell.text = cell.text.len && plain_trim(behind).len ? str_fmt(&c->i->arena, "%.*s%.*s", STR_ARG(cell.text), STR_ARG(behind)) : cell.text.len ? cell.text : behind;
	cell.text = plain_trim(cell.text);
	cell.source = plain_trim(first_line(str_slice(c->text, from, c->at)));
	return cell;
}

static bool read_row(struct csv *c, struct table_row *row)
{
	*row = (struct table_row){ 0 };
	bool says_something = false;
	for (;;) {
		struct table_cell cell = read_cell(c);
		VEC_PUSH(&c->i->arena, &row->cells, cell);
		says_something = says_something || cell.text.len;
		if (c->at >= c->text.len || c->text.at[c->at] == '\n')
			break;
		c->at++;
	}
	c->at++;
	return says_something;
}

bool import_csv(struct import *i)
{
	struct csv c = { .i = i, .text = i->source->text, .separator = separator_of(i->source->text) };
	struct table t = { .title = import_file_title(i), .line = plain_trim(first_line(c.text)) };
	struct table_row row;
	if (str_starts(c.text, "sep=") && c.text.len > 5) { /* as Excel writes it */
		c.separator = c.text.at[4];
		c.at = str_find(c.text, '\n') + 1;
	}
	while (c.at < c.text.len)
		if (read_row(&c, &row))
			VEC_PUSH(&i->arena, &t.rows, row);
	if (t.rows.len < 2)
		return import_tell_nothing(i, "table", "the first line holds the names of the lanes, and each further one a stage or a step");
	enum table_shape shape = table_shape_of(&i->arena, &t);
	if (shape == TABLE_UNKNOWN) {
		struct finding *f = import_tell(i, SEVERITY_WARNING, "import-table", t.line, "no lane of this table is known; its first column is taken for the stages");
		f->hint = STR("lanes are known by names such as stage, action, touchpoint, feeling, pain point, opportunity");
		shape = TABLE_STAGE_A_ROW;
	}
	table_read(i, &t, shape, NULL);
	return true;
}
