/* markdown.c — finds the tables of a Markdown document, and reads those that keep a journey. */
#include "exchange/table.h"
#include "exchange/cells.h"
#include "exchange/columns.h"

#include <string.h>

struct document {
	struct import *i;
	uint32_t line;                        /* the next one, from 1 */
	struct heading headings[HEADING_LEVELS]; /* by level */
	VEC(struct table_note) notes;         /* "Persona: Anna", for the next table */
	int notes_level;                      /* of the heading that the notes stand below; 0 for none */
	struct tables tables;
};

static bool at_end(const struct document *d)
{
	return d->line > d->i->source->line_count;
}

/* Without the marks of a quotation, a comment or an indented block around it. */
static struct str bare_line(const struct document *d, uint32_t line)
{
	struct str s = plain_trim(line_text(d->i->source, line));
	while (str_starts(s, ">") || str_starts(s, "//") || str_starts(s, "# |"))
		s = plain_trim(str_slice(s, str_starts(s, "//") ? 2 : 1, s.len));
	return s;
}

/* ---- the marks of a table ---- */

static bool is_delimiter(struct str s)
{
	bool dash = false;
	for (size_t i = 0; i < s.len; i++) {
		if (!strchr("|:- \t", s.at[i]))
			return false;
		dash = dash || s.at[i] == '-';
	}
	return dash && s.len >= 3 && str_find(s, '|') < s.len;
}

static void push_cell(struct document *d, struct table_row *row, struct str source)
{
	struct buf out = { 0 };
	struct table_cell cell = { .source = plain_trim(source) };
	for (size_t i = 0; i < cell.source.len; i++) /* "\|" is a bar, in code too */
		if (!(cell.source.at[i] == '\\' && i + 1 < cell.source.len && cell.source.at[i + 1] == '|'))
			buf_char(&out, cell.source.at[i] == '\n' ? ' ' : cell.source.at[i]);
	cell.text = plain_trim(plain_markdown(&d->i->arena, buf_as_str(&out)));
	VEC_PUSH(&d->i->arena, &row->cells, cell);
	buf_finish(&out);
}

static struct table_row split_row(struct document *d, struct str line)
{
	struct table_row row = { 0 };
	size_t from = str_starts(line, "|") ? 1 : 0;
	for (size_t i = from; i <= line.len; i++) {
		bool bar = i < line.len && line.at[i] == '|' && !(i && line.at[i - 1] == '\\');
		bool end = i == line.len && plain_trim(str_slice(line, from, i)).len;
		if (!bar && !end)
			continue;
		push_cell(d, &row, str_slice(line, from, i));
		from = i + 1;
	}
	return row;
}

/* ---- headings ---- */

static struct str text_of(struct document *d, struct str s)
{
	return plain_line(&d->i->arena, plain_markdown(&d->i->arena, plain_trim(s)));
}

static void set_heading(struct document *d, int level, struct str text, struct str source)
{
	d->headings[level] = (struct heading){ .level = level, .text = text, .source = source };
	for (int below = level + 1; below < HEADING_LEVELS; below++)
		d->headings[below] = (struct heading){ 0 };
}

/* "- Our map", "1. Our map": what stands in the list. */
static struct str without_list_mark(struct str s)
{
	size_t at = 0;
	while (at < s.len && at < 3 && plain_is_digit(s.at[at]))
		at++;
	bool numbered = at && at < s.len && (s.at[at] == '.' || s.at[at] == ')');
	bool bulleted = !at && s.len && (s.at[0] == '-' || s.at[0] == '*' || s.at[0] == '+');
	size_t behind = at + 1;
	return (numbered || bulleted) && behind < s.len && s.at[behind] == ' ' ? plain_trim(str_slice(s, behind, s.len)) : s;
}

/* Lines that say whose journey it is belong to the table below; other prose does not. */
static bool take_note(struct document *d, struct str line)
{
	struct str text = text_of(d, without_list_mark(line)), value;
	enum cell_key key = cell_key_of(&d->i->arena, text, &value);
	if (key == CELL_NO_KEY)
		return false;
	struct table_note note = { text, line };
	if (key == CELL_TITLE)
		set_heading(d, 1, value, line);
	else
		VEC_PUSH(&d->i->arena, &d->notes, note);
	for (d->notes_level = HEADING_PARAGRAPH - 1; d->notes_level && !d->headings[d->notes_level].text.len;)
		d->notes_level--;
	return true;
}

static void note_line(struct document *d, struct str line)
{
	int hashes = 0;
	while (hashes < (int)line.len && line.at[hashes] == '#')
		hashes++;
	if (hashes && hashes <= 6 && hashes < (int)line.len && line.at[hashes] == ' ') {
		struct str text = plain_trim(str_slice(line, (size_t)hashes, line.len));
		while (str_ends(text, "#"))
			text.len--;
		set_heading(d, hashes, text_of(d, text), line);
		if (hashes <= d->notes_level)
			d->notes.len = 0;
	} else if (take_note(d, line)) {
		return;
	} else if (line.len && line.len < 240 && !str_starts(line, "```") && !str_starts(line, "---") && !str_starts(line, "===")) {
		struct str text = text_of(d, without_list_mark(line));
		while (str_ends(text, ":"))
			text.len--;
		set_heading(d, HEADING_PARAGRAPH, text, line);
	}
}

/* ---- tables ---- */

static struct table table_below(struct document *d, uint32_t head)
{
	struct table t = { .line = bare_line(d, head), .is_ruled = true };
	for (int level = 1; level < HEADING_LEVELS; level++)
		if (d->headings[level].text.len)
			VEC_PUSH(&d->i->arena, &t.path, d->headings[level]);
	for (size_t k = 0; k < d->notes.len; k++)
		VEC_PUSH(&d->i->arena, &t.notes, d->notes.at[k]);
	d->notes.len = 0;
	return t;
}

static bool is_within_row(struct str line)
{
	return line.len && !str_starts(line, "|") && !str_starts(line, "#") && !str_starts(line, "```");
}

/* A row that somebody broke over several lines, in a table whose rows stand between bars: it has the cells of the head only when they are joined.
 * Gives the row, and leaves d->line at its last line. */
static struct table_row read_row(struct document *d, struct str line, size_t cells)
{
	enum { LINES_MOST = 20 };
	struct table_row row = split_row(d, line);
	uint32_t first = d->line, last = first;
	if (!str_starts(line, "|") || str_ends(line, "|"))
		return row;
	do
		last++;
	while (last - first < LINES_MOST && last <= d->i->source->line_count && is_within_row(bare_line(d, last)) && !str_ends(bare_line(d, last), "|"));
	if (last > d->i->source->line_count || !is_within_row(bare_line(d, last)) || !str_ends(bare_line(d, last), "|"))
		return row;
	struct table_row joined = split_row(d, plain_trim(import_lines(d->i, first, last)));
	if (joined.cells.len < cells)
		return row;
	import_tell(d->i, SEVERITY_INFO, "import-row", line, "this row is broken over several lines; they were joined");
	d->line = last;
	return joined;
}

static void read_table(struct document *d, uint32_t head)
{
	struct table t = table_below(d, head);
	struct table_row first = split_row(d, t.line);
	VEC_PUSH(&d->i->arena, &t.rows, first);
	for (d->line = head + 2; !at_end(d); d->line++) {
		struct str line = bare_line(d, d->line);
		if (str_find(line, '|') == line.len)
			break;
		struct table_row row = str_ends(t.line, "|") ? read_row(d, line, first.cells.len) : split_row(d, line);
		VEC_PUSH(&d->i->arena, &t.rows, row);
	}
	t.slice = import_lines(d->i, head, d->line - 1);
	VEC_PUSH(&d->i->arena, &d->tables.list, t);
}

static void find_tables(struct document *d)
{
	while (!at_end(d)) {
		struct str line = bare_line(d, d->line);
		bool is_table = str_find(line, '|') < line.len && d->line < d->i->source->line_count && is_delimiter(bare_line(d, d->line + 1)) && !is_delimiter(line);
		if (is_table) {
			read_table(d, d->line);
			continue;
		}
		note_line(d, line);
		d->line++;
	}
}

bool import_markdown(struct import *i)
{
	struct document d = { .i = i, .line = 1 };
	find_tables(&d);
	return tables_import(i, &d.tables);
}
