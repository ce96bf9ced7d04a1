/* html.c — tags, the text between them, and tables with their merged cells. Written for what editors and wikis export: unclosed cells and
 * rows end where the next begins. */
#include "exchange/documents/html.h"
#include "exchange/plain/words.h"
#include "exchange/tables/table_lanes.h"
#include "cjm/unicode.h"

#include <string.h>

enum { SPAN_MOST = 200, CELLS_MOST = 1000000 };

/* ---- tags ---- */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Behind the '>' that ends a tag: one in quotes does not. */
static size_t behind_tag(struct str s, size_t at)
{
	char quote = 0;
	for (; at < s.len; at++) {
		char c = s.at[at];
		if (quote)
			quote = c == quote ? 0 : quote;
		else if ((c == '"' || c == '\'') && s.at[at - 1] == '=')
			quote = c;
		else if (c == '>')
			return at + 1;
	}
	return s.len + 1;
}

static bool read_tag(struct arena *a, struct str text, size_t at, struct html_tag *tag)
{
	size_t name = at + 1 + (at + 1 < text.len && text.at[at + 1] == '/'), end = name;
	if (name >= text.len || !is_letter(text.at[name]))
		return false;
	while (end < text.len && (is_letter(text.at[end]) || plain_is_digit(text.at[end]) || text.at[end] == '-' || text.at[end] == ':'))
		end++;
	size_t to = behind_tag(text, end);
	if (to > text.len)
		return false;
	*tag = (struct html_tag){ at, to, str_lower(a, str_slice(text, name, end)), str_slice(text, at + 1, to - 1), name > at + 1 };
	return true;
}

/* What stands between these is for programs. */
static size_t behind_content(struct arena *a, struct str text, const struct html_tag *tag)
{
	static const char *const NAMES[] = { "script", "style", "template", "svg", NULL };
	if (tag->closes || !text_is_one_of(tag->name, NAMES))
		return tag->to;
	for (size_t at = tag->to; (at = str_find_text(text, at, STR("</"))) < text.len; at++) {
		struct html_tag end;
		if (read_tag(a, text, at, &end) && str_equal(end.name, tag->name))
			return end.to;
	}
	return text.len;
}

/* Behind a comment, or what else is for programs: "<![if …]>", "<!DOCTYPE …>", "<?xml …?>". The same place where none of them begins. */
static size_t behind_remark(struct str s, size_t at)
{
	struct str rest = str_slice(s, at, at + 9);
	bool is_comment = str_starts(rest, "<!--"), is_text = str_starts(rest, "<![CDATA[");
	bool is_for_programs = rest.len > 2 && ((rest.at[1] == '!' && rest.at[2] == '[') || (strchr("!?", rest.at[1]) && is_letter(rest.at[2])));
	if (!is_comment && (is_text || !is_for_programs))
		return at;
	size_t end = str_find_text(s, at, is_comment ? STR("-->") : STR(">"));
	return end == s.len ? end : end + (is_comment ? 3 : 1);
}

void html_mark_for_programs(struct import *i, struct str text)
{
	for (size_t at = 0; (at = str_find_text(text, at, STR("<"))) < text.len;) {
		size_t behind = behind_remark(text, at);
		struct str remark = str_slice(text, at, behind);
		if (!str_starts(remark, "<!--") || str_starts(remark, "<!--[if"))
			account_markup(&i->account, remark);
		at = behind > at ? behind : at + 1;
	}
}

bool html_next_tag(struct arena *a, struct str text, size_t *at, struct html_tag *tag)
{
	while ((*at = str_find_text(text, *at, STR("<"))) < text.len) {
		size_t behind = behind_remark(text, *at);
		if (behind > *at)
			*at = behind;
		else if (read_tag(a, text, *at, tag)) {
			*at = behind_content(a, text, tag);
			return true;
		} else {
			++*at;
		}
	}
	*at = text.len;
	return false;
}

/* The value of an attribute; empty where the tag has none. */
static struct str attribute_of(struct arena *a, const struct html_tag *tag, const char *name)
{
	struct str s = tag->inside;
	size_t len = strlen(name);
	for (size_t at = 1; at + len + 1 < s.len; at++) {
		struct str word = str_slice(s, at, at + len);
		if (s.at[at + len] != '=' || !strchr(" \t\n/", s.at[at - 1]) || !str_is(str_lower(a, word), name))
			continue;
		char quote = s.at[at + len + 1];
		size_t from = at + len + 1, to;
		bool quoted = quote == '"' || quote == '\'';
		from += quoted;
		for (to = from; to < s.len && (quoted ? s.at[to] != quote : !strchr(" \t\n/", s.at[to]));)
			to++;
		return str_slice(s, from, to);
	}
	return (struct str){ 0 };
}

/* ---- text ---- */

static void add_text(struct arena *a, struct str s, struct buf *out)
{
	s = plain_unescape_html(a, s);
	for (size_t i = 0; i < s.len; i++) {
		bool blank = strchr(" \t\n\r", s.at[i]) && s.at[i];
		if (!blank)
			buf_char(out, s.at[i]);
		else if (out->len && !strchr(" \n", out->at[out->len - 1]))
			buf_char(out, ' ');
	}
}

bool html_is_inline(struct str name)
{
	static const char *const INLINE[] = { "b", "i", "em", "strong", "u", "s", "del", "ins", "sub", "sup", "span", "small", "mark", "code", "kbd", "font", "a", "img",
		"q", "cite", "abbr", "big", "tt", "label", "time", "wbr", "bdi", "bdo", "var", "samp", "dfn", "input", NULL };
	return text_is_one_of(name, INLINE) || str_starts(name, "o:") || str_starts(name, "st1:"); /* Word's own */
}

/* A link keeps its address, a picture its words. */
static void add_tag(struct arena *a, const struct html_tag *tag, struct str *address, struct buf *out)
{
	if (!html_is_inline(tag->name)) {
		while (out->len && out->at[out->len - 1] == ' ')
			out->len--;
		if (out->len && out->at[out->len - 1] != '\n')
			buf_char(out, '\n');
	} else if (str_is(tag->name, "img")) {
		add_text(a, attribute_of(a, tag, "alt"), out);
	} else if (str_is(tag->name, "a") && !tag->closes) {
		*address = attribute_of(a, tag, "href");
	} else if (str_is(tag->name, "a")) {
		bool leads_out = str_starts(*address, "http://") || str_starts(*address, "https://") || str_starts(*address, "mailto:");
		if (leads_out)
			buf_fmt(out, " (%.*s)", STR_ARG(plain_unescape_html(a, *address)));
		*address = (struct str){ 0 };
	}
}

static void add_without_remarks(struct arena *a, struct str s, struct buf *out)
{
	size_t from = 0;
	for (size_t at = 0; (at = str_find_text(s, at, STR("<"))) < s.len;) {
		size_t behind = behind_remark(s, at);
		if (behind > at) {
			add_text(a, str_slice(s, from, at), out);
			from = behind;
		}
		at = behind > at ? behind : at + 1;
	}
	add_text(a, str_slice(s, from, s.len), out);
}

struct str html_text(struct arena *a, struct str html)
{
	struct buf out = { 0 };
	struct str address = { 0 };
	struct html_tag tag;
	size_t at = 0, from = 0;
	while (html_next_tag(a, html, &at, &tag)) {
		add_without_remarks(a, str_slice(html, from, tag.from), &out);
		add_tag(a, &tag, &address, &out);
		from = at;
	}
	add_without_remarks(a, str_slice(html, from, html.len), &out);
	struct str text = buf_take(&out, a);
	buf_finish(&out);
	return plain_trim(text);
}

void html_mark_layout(struct import *i)
{
	static const char *const NAMES[] = { "div", "span", "p", "br", "hr", "center", "font", "details", "summary", "b", "i", "u", "em", "strong", "small", "sub", "sup", "ul", "ol", "li",
		"dl", "dt", "dd", "section", "article", "main", "header", "footer", "nav", "colgroup", "col", "h1", "h2", "h3", "h4", "h5", "h6", "mark", "kbd", NULL };
	struct str text = i->source->text;
	struct html_tag tag;
	size_t at = 0;
	while (html_next_tag(&i->arena, text, &at, &tag))
		if (text_is_one_of(tag.name, NAMES))
			account_markup(&i->account, str_slice(text, tag.from, tag.to));
}

/* ---- tables ---- */

struct reach { size_t row, column, across, down; };

struct grid {
	struct import *i;
	struct table *table;
	struct str text;
	VEC(size_t) below;      /* by column: rows further down that the cell above takes */
	VEC(struct reach) spans;
	size_t column, cells;
	bool in_row, in_cell;
	struct html_tag cell;   /* that is open */
};

static size_t span_of(struct grid *g, const char *name)
{
	double number;
	struct str value = plain_trim(attribute_of(&g->i->arena, &g->cell, name));
	bool good = number_read(value, &number) && number >= 1 && number <= SPAN_MOST && g->cells < CELLS_MOST;
	return good ? (size_t)number : 1;
}

static void push_cell(struct grid *g, struct table_cell cell, size_t rows_below)
{
	struct table_row *row = &g->table->rows.at[g->table->rows.len - 1];
	while (g->below.len <= g->column)
		VEC_PUSH(&g->i->arena, &g->below, 0);
	g->below.at[g->column++] = rows_below;
	VEC_PUSH(&g->i->arena, &row->cells, cell);
	g->cells++;
}

/* Places that cells above have taken. */
static void pass_taken(struct grid *g)
{
	while (g->column < g->below.len && g->below.at[g->column])
		push_cell(g, (struct table_cell){ 0 }, g->below.at[g->column] - 1);
}

static bool has_words(struct str s)
{
	for (size_t at = 0; at < s.len;)
		if (unicode_is_word(utf8_next(s, &at)))
			return true;
	return false;
}

static void end_cell(struct grid *g, size_t end)
{
	if (!g->in_cell)
		return;
	struct str inner = plain_trim(str_slice(g->text, g->cell.to, end));
	struct table_cell cell = { .source = inner, .text = html_text(&g->i->arena, inner) };
	if (!has_words(cell.text)) /* "&mdash;" */
		account_markup(&g->i->account, inner);
	size_t across = span_of(g, "colspan"), down = span_of(g, "rowspan") - 1;
	pass_taken(g);
	if (across > 1 || down)
		VEC_PUSH(&g->i->arena, &g->spans, ((struct reach){ g->table->rows.len - 1, g->column, across, down + 1 }));
	for (size_t k = 0; k < across; k++)
		push_cell(g, k ? (struct table_cell){ 0 } : cell, down);
	g->in_cell = false;
}

static void end_row(struct grid *g, size_t end)
{
	end_cell(g, end);
	if (!g->in_row)
		return;
	for (; g->column < g->below.len; g->column++)
		g->below.at[g->column] -= g->below.at[g->column] > 0;
	g->in_row = false;
}

static void begin_row(struct grid *g, size_t end)
{
	struct table_row row = { 0 };
	end_row(g, end);
	VEC_PUSH(&g->i->arena, &g->table->rows, row);
	g->in_row = true;
	g->column = 0;
}

/* Up to the tag that closes it, or to the first row. */
static size_t end_of_caption(struct grid *g, size_t at)
{
	static const char *const ENDS[] = { "caption", "tr", "td", "th", "thead", "tbody", "col", "colgroup", "table", NULL };
	struct html_tag tag;
	while (html_next_tag(&g->i->arena, g->text, &at, &tag)) {
		if (text_is_one_of(tag.name, ENDS))
			return tag.from;
		account_markup(&g->i->account, str_slice(g->text, tag.from, at));
	}
	return g->text.len;
}

/* What a caption says is the nearest heading. */
static void take_caption(struct grid *g, size_t *at, const struct html_tag *tag)
{
	size_t end = end_of_caption(g, tag->to);
	struct str inner = plain_trim(str_slice(g->text, tag->to, end));
	int level = g->table->path.len ? g->table->path.at[g->table->path.len - 1].level + 1 : 1;
	struct heading caption = { .level = level < HEADING_PARAGRAPH ? level : HEADING_PARAGRAPH - 1, .text = plain_line(&g->i->arena, html_text(&g->i->arena, inner)), .source = inner };
	if (caption.text.len)
		VEC_PUSH(&g->i->arena, &g->table->path, caption);
	*at = end;
}

static void take_tag(struct grid *g, size_t *at, const struct html_tag *tag)
{
	bool is_cell = str_is(tag->name, "td") || str_is(tag->name, "th"), is_row = str_is(tag->name, "tr");
	if (str_is(tag->name, "caption") && !tag->closes) {
		take_caption(g, at, tag);
	} else if (is_row && !tag->closes) {
		begin_row(g, tag->from);
	} else if (is_row || str_is(tag->name, "tbody") || str_is(tag->name, "thead") || str_is(tag->name, "tfoot")) {
		end_row(g, tag->from);
	} else if (is_cell) {
		end_cell(g, tag->from);
		if (!tag->closes && !g->in_row)
			begin_row(g, tag->from);
		g->in_cell = !tag->closes;
		g->cell = *tag;
	}
}

/* A cell of a lane that reaches over several stages says the same of each. */
static void fill_span(struct grid *g, const struct reach *s, bool are_columns)
{
	struct table *t = g->table;
	for (size_t k = 1; s->row && s->column && k < (are_columns ? s->across : s->down); k++) {
		size_t row = s->row + (are_columns ? 0 : k), column = s->column + (are_columns ? k : 0);
		bool begins = plain_trim((are_columns ? table_cell_at(t, 0, column) : table_cell_at(t, row, 0)).text).len;
		if (begins && row < t->rows.len && column < t->rows.at[row].cells.len)
			t->rows.at[row].cells.at[column] = table_cell_at(t, s->row, s->column);
	}
}

static void fill_spans(struct grid *g)
{
	enum table_shape shape = g->spans.len ? table_shape_of(&g->i->columns, g->table) : TABLE_UNKNOWN;
	for (size_t k = 0; k < g->spans.len && (shape == TABLE_STAGE_A_COLUMN || shape == TABLE_STAGE_A_ROW); k++)
		fill_span(g, &g->spans.at[k], shape == TABLE_STAGE_A_COLUMN);
}

bool html_read_table(struct import *i, struct str text, size_t *at, struct table *t)
{
	struct grid g = { .i = i, .table = t, .text = text };
	struct html_tag tag = { .from = text.len };
	int depth = 0;
	size_t from = *at, next = *at, behind = next;
	while (html_next_tag(&i->arena, text, &next, &tag)) {
		bool is_table = str_is(tag.name, "table");
		account_markup(&i->account, str_slice(text, tag.from, next));
		depth += !is_table ? 0 : tag.closes ? -1 : 1;
		behind = next;
		if (depth == 1 && !is_table)
			take_tag(&g, &next, &tag);
		if (depth <= 0)
			break;
	}
	end_row(&g, depth <= 0 ? tag.from : text.len);
	fill_spans(&g);
	t->slice = str_slice(text, from, behind);
	html_mark_for_programs(i, t->slice);
	t->line = str_slice(t->slice, 0, str_find(t->slice, '\n'));
	*at = behind;
	return depth <= 0;
}
