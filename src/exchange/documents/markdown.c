/* markdown.c — finds the tables and the outline of a Markdown document, and reads those that keep a journey. */
#include "exchange/words/cells.h"
#include "exchange/documents/document.h"
#include "exchange/documents/html.h"
#include "exchange/plain/words.h"

#include <string.h>

static bool at_end(const struct document *d)
{
	return d->line > d->i->source->line_count;
}

/* Without the marks of a quotation, a comment or an indented block around it. */
static struct str bare_line(const struct document *d, uint32_t line)
{
	struct str s = plain_trim(line_text(d->i->source, line));
	size_t at = 0, mark;
	do {
		struct str rest = str_slice(s, at, s.len);
		mark = str_starts(rest, ">") ? 1 : str_starts(rest, "//") ? 2 : str_starts(rest, "# |") ? 1 : 0;
		at += mark;
		while (mark && at < s.len && (s.at[at] == ' ' || s.at[at] == '\t'))
			at++;
	} while (mark);
	return plain_trim(str_slice(s, at, s.len));
}

/* ---- the marks of a table ---- */

static bool is_delimiter(struct str s)
{
	bool dash = false;
	for (size_t i = 0; i < s.len; i++) {
		if (!strchr("|:-+ \t", s.at[i]))
			return false;
		dash = dash || s.at[i] == '-';
	}
	return dash && s.len >= 3 && (str_find(s, '|') < s.len || str_find(s, '+') < s.len);
}

/* "+-----+-----+", "+=====+=====+" */
static bool is_grid_rule(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!strchr("+-=:", s.at[i]))
			return false;
	return s.len >= 5 && str_starts(s, "+") && str_ends(s, "+") && (str_find(s, '-') < s.len || str_find(s, '=') < s.len);
}

static void push_cell(struct document *d, struct table_row *row, struct str source)
{
	struct buf out = { 0 };
	struct table_cell cell = { .source = plain_trim(source) };
	for (size_t i = 0; i < cell.source.len; i++) /* "\|" is a bar, in code too */
		if (!(cell.source.at[i] == '\\' && i + 1 < cell.source.len && cell.source.at[i + 1] == '|'))
			buf_char(&out, cell.source.at[i] == '\n' ? ' ' : cell.source.at[i]);
	bool is_as_written = str_equal(buf_as_str(&out), cell.source);
	cell.text = plain_trim(plain_markdown(&d->i->arena, is_as_written ? cell.source : buf_take(&out, &d->i->arena)));
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

/* ---- headings and other lines ---- */

static struct str text_of(struct document *d, struct str s)
{
	return plain_line(&d->i->arena, plain_markdown(&d->i->arena, plain_trim(s)));
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

static int level_of(struct str line)
{
	int hashes = 0;
	while (hashes < (int)line.len && line.at[hashes] == '#')
		hashes++;
	return hashes && hashes <= 6 && hashes < (int)line.len && line.at[hashes] == ' ' ? hashes : 0;
}

static struct str heading_text(struct str line)
{
	struct str text = plain_trim(str_slice(line, (size_t)level_of(line), line.len));
	while (str_ends(text, "#"))
		text.len--;
	return plain_trim(text);
}

static void note_line(struct document *d, struct str line)
{
	if (level_of(line))
		document_heading(d, level_of(line), text_of(d, heading_text(line)), line);
	else if (!str_starts(line, "```") && !str_starts(line, "---") && !str_starts(line, "==="))
		document_take_line(d, text_of(d, without_list_mark(line)), line);
}

/* ---- the outline ---- */

static bool is_only(struct str line, const char *marks, size_t least)
{
	size_t count = 0;
	for (size_t i = 0; i < line.len; i++) {
		if (!strchr(marks, line.at[i]) && line.at[i] != ' ')
			return false;
		count += line.at[i] != ' ';
	}
	return count >= least;
}

static bool is_rule(struct str line)
{
	return is_only(line, "-", 3) || is_only(line, "*", 3) || is_only(line, "_", 3);
}

/* Code says nothing of a journey; nor does a comment. True for a line that belongs to either. */
static bool is_hidden(struct document *d, struct str line)
{
	bool begins_code = !d->fence.len && (str_starts(line, "```") || str_starts(line, "~~~")), was_comment = d->in_comment;
	if (begins_code && !d->in_comment) {
		d->fence = str_slice(line, 0, 3);
		return true;
	}
	if (d->fence.len) {
		if (line.len >= 3 && memcmp(line.at, d->fence.at, 3) == 0)
			d->fence = (struct str){ 0 };
		return true;
	}
	if (str_starts(line, "<!--"))
		d->in_comment = was_comment = true;
	for (size_t at = 0; at + 3 <= line.len && d->in_comment; at++)
		d->in_comment = memcmp(line.at + at, "-->", 3) != 0;
	return was_comment;
}

static struct str next_line(const struct document *d)
{
	return d->line < d->i->source->line_count ? bare_line(d, d->line + 1) : (struct str){ 0 };
}

/* A line with "===" or "---" below it; in a list, and dashes below a label with its words, those are a rule. */
static int underlined_level(const struct document *d, struct str line)
{
	struct outline_node label = { 0 };
	struct str below = next_line(d), before = d->line > 1 ? bare_line(d, d->line - 1) : (struct str){ 0 };
	int level = is_only(below, "=", 3) ? 1 : is_only(below, "-", 3) ? 2 : 0;
	bool is_line = line.len && !before.len && !strchr("-*+>|<", line.at[0]) && !is_rule(line), is_label = outline_read_label(line, &label) && label.said.len;
	return is_line && !(is_label && level == 2) && str_find(below, ' ') == below.len ? level : 0;
}

/* Behind the marks of a quotation. */
static struct str without_quote(struct str raw, bool *is_quote)
{
	size_t at = 0;
	for (size_t k = 0; k < raw.len && (raw.at[k] == ' ' || raw.at[k] == '\t' || raw.at[k] == '>'); k++)
		at = raw.at[k] == '>' ? k + 1 : at;
	*is_quote = at > 0;
	return str_slice(raw, at, raw.len);
}

/* ": text" below a term */
static bool is_definition(struct str line)
{
	return line.len > 1 && line.at[0] == ':' && (line.at[1] == ' ' || line.at[1] == '\t');
}

static void outline_line(struct document *d, struct str line)
{
	bool is_quote;
	struct str raw = without_quote(line_text(d->i->source, d->line), &is_quote);
	int level = level_of(line);
	if (is_hidden(d, line) || is_rule(line)) {
		outline_break(&d->outline);
	} else if (level && !is_quote) {
		outline_add_heading(&d->outline, level, heading_text(line));
	} else if ((level = underlined_level(d, line))) {
		outline_add_heading(&d->outline, level, line);
		document_heading(d, level, text_of(d, line), line);
		d->line++;
	} else if (is_definition(line)) {
		outline_add_item(&d->outline, 0, 0, plain_trim(str_slice(line, 2, line.len)));
	} else if (line.len && is_definition(next_line(d))) {
		outline_add_term(&d->outline, line);
	} else {
		outline_add_line(&d->outline, raw, is_quote);
	}
}

/* ---- tables ---- */

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
	struct str next = next_line(d);
	bool may_go_on = !str_ends(line, "|") || (row.cells.len < cells && is_within_row(next) && str_ends(next, "|")); /* broken in a cell, or between two */
	if (!str_starts(line, "|") || !may_go_on)
		return row;
	do
		last++;
	while (last - first < LINES_MOST && last <= d->i->source->line_count && is_within_row(bare_line(d, last)) && !str_ends(bare_line(d, last), "|"));
	if (last > d->i->source->line_count || !is_within_row(bare_line(d, last)) || !str_ends(bare_line(d, last), "|"))
		return row;
	struct table_row joined = split_row(d, plain_trim(import_lines(d->i, first, last)));
	if (joined.cells.len < cells)
		return row;
	import_report(d->i, SEVERITY_INFO, "import-row", line, "this row spans several lines; they were joined");
	d->line = last;
	return joined;
}

static void read_table(struct document *d, uint32_t head)
{
	struct table t = document_table_below(d);
	t.line = bare_line(d, head);
	t.is_ruled = true;
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
	document_add_table(d, &t);
}

/* ---- tables that are drawn ---- */

/* A row goes on over several lines. */
static void join_cells(struct document *d, struct table_row *row, const struct table_row *next)
{
	for (size_t c = 0; c < row->cells.len && c < next->cells.len; c++) {
		struct table_cell *cell = &row->cells.at[c], *also = ARENA_NEW(&d->i->arena, struct table_cell);
		*also = next->cells.at[c];
		if (!also->text.len)
			continue;
		bool is_item = str_starts(also->text, "- ") || str_starts(also->text, "* ");
		cell->text = cell->text.len ? str_fmt(&d->i->arena, "%.*s%s%.*s", STR_ARG(cell->text), is_item ? "\n" : " ", STR_ARG(also->text)) : also->text;
		also->also = cell->also;
		cell->also = also;
	}
}

/* Rules above and below, and between all rows, or only below the head: then each line is a row. */
static void read_grid(struct document *d)
{
	struct table t = document_table_below(d);
	struct table_row row = { 0 };
	uint32_t first = d->line, end = first, rules = 0;
	for (; end <= d->i->source->line_count && (is_grid_rule(bare_line(d, end)) || str_starts(bare_line(d, end), "|")); end++)
		rules += is_grid_rule(bare_line(d, end));
	for (; d->line < end; d->line++) {
		struct str line = bare_line(d, d->line);
		bool is_rule = is_grid_rule(line), goes_on = row.cells.len && rules > 3 && !is_rule;
		struct table_row next = is_rule ? (struct table_row){ 0 } : split_row(d, line);
		if (goes_on) {
			join_cells(d, &row, &next);
			continue;
		}
		if (row.cells.len)
			VEC_PUSH(&d->i->arena, &t.rows, row);
		row = next;
	}
	if (row.cells.len)
		VEC_PUSH(&d->i->arena, &t.rows, row);
	t.line = bare_line(d, first + 1);
	t.is_ruled = true;
	t.slice = import_lines(d->i, first, end - 1);
	document_add_table(d, &t);
}

/* AsciiDoc: the cells of the first line say how many a row has; the others stand on one line or on several. */
static void read_fenced(struct document *d)
{
	struct table t = document_table_below(d);
	uint32_t first = d->line++;
	size_t width = 0;
	struct table_row row = { 0 };
	for (; !at_end(d) && !str_is(bare_line(d, d->line), "|==="); d->line++) {
		struct str line = bare_line(d, d->line);
		struct table_row cells = str_starts(line, "|") ? split_row(d, line) : (struct table_row){ 0 };
		width = width ? width : cells.cells.len;
		for (size_t c = 0; c < cells.cells.len; c++) {
			VEC_PUSH(&d->i->arena, &row.cells, cells.cells.at[c]);
			if (row.cells.len < width)
				continue;
			VEC_PUSH(&d->i->arena, &t.rows, row);
			row = (struct table_row){ 0 };
		}
	}
	if (row.cells.len)
		VEC_PUSH(&d->i->arena, &t.rows, row);
	t.line = bare_line(d, first + 1);
	t.is_ruled = true;
	t.slice = import_lines(d->i, first, at_end(d) ? d->i->source->line_count : d->line);
	d->line += !at_end(d);
	document_add_table(d, &t);
}

/* Tags of HTML around what is written in Markdown, such as those of boxes. */
static void mark_boxes(struct document *d, struct str line)
{
	static const char *const BOXES[] = { "div", "p", "span", "details", "summary", "center", "br", "hr", "section", "article", "aside", "figure", "figcaption", "ul", "ol", "li", "font", NULL };
	struct html_tag tag;
	size_t at = 0;
	while (!d->fence.len && !d->in_comment && html_next_tag(&d->i->arena, line, &at, &tag))
		if (text_is_one_of(tag.name, BOXES))
			account_markup(&d->i->account, str_slice(line, tag.from, tag.to));
}

/* "<table …" up to "</table>", whatever lines it takes. */
static bool read_html_table(struct document *d)
{
	const struct source *source = d->i->source;
	struct str line = line_text(source, d->line);
	struct html_tag tag;
	size_t inside = 0;
	bool found = false, is_hidden_now = d->fence.len || d->in_comment || d->has_open_table;
	while (!found && !is_hidden_now && html_next_tag(&d->i->arena, line, &inside, &tag))
		found = str_is(tag.name, "table") && !tag.closes && !document_only_lays_out(d, source->text, (size_t)(line.at - source->text.at) + tag.from);
	if (!found)
		return false;
	size_t at = (size_t)(line.at - source->text.at) + tag.from;
	struct table t = document_table_below(d);
	d->has_open_table = !html_read_table(d->i, source->text, &at, &t);
	if (d->has_open_table)
		return false;
	document_add_table(d, &t);
	d->has_html_tables = true;
	while (!at_end(d) && (size_t)(line_text(source, d->line).at - source->text.at) < at)
		d->line++;
	mark_boxes(d, line_text(source, d->line - 1));
	return true;
}

/* "---", "title: …", "---": what the file is called; the rest is for programs. */
static void skip_front_matter(struct document *d)
{
	uint32_t end = 2, last = d->i->source->line_count;
	while (end <= last && !str_is(bare_line(d, end), "---"))
		end++;
	if (!last || end > last || end > 60 || !str_is(bare_line(d, 1), "---"))
		return;
	for (d->line = 2; d->line < end; d->line++)
		if (document_take_note(d, text_of(d, bare_line(d, d->line)), bare_line(d, d->line)))
			outline_add_line(&d->outline, bare_line(d, d->line), false);
	d->line = end + 1;
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
		if (is_grid_rule(line) && str_starts(next_line(d), "|")) {
			read_grid(d);
			continue;
		}
		if (str_is(line, "|===") && str_starts(next_line(d), "|")) {
			read_fenced(d);
			continue;
		}
		if (str_starts(line, "[") && str_is(next_line(d), "|===")) { /* [cols="1,2"] */
			account_markup(&d->i->account, line);
			d->line++;
			continue;
		}
		if (str_find(line, '<') < line.len) {
			mark_boxes(d, line);
			if (read_html_table(d))
				continue;
		}
		note_line(d, line);
		outline_line(d, line);
		d->line++;
	}
}

bool import_markdown(struct import *i)
{
	struct document d = { .i = i, .line = 1 };
	outline_init(&d.outline, i);
	d.outline.is_html = page_is_html(i->source->text);
	if (d.outline.is_html) {
		page_read(&d);
	} else {
		html_mark_layout(i);
		skip_front_matter(&d);
		find_tables(&d);
	}
	if (d.has_html_tables && d.tables.list.len == 1 && table_shape_of(&i->columns, &d.tables.list.at[0]) == TABLE_UNKNOWN)
		d.tables.list.len = 0; /* pages use tables for much else */
	outline_add_tables(&d.outline, &d.tables);
	return tables_import(i, &d.tables);
}
