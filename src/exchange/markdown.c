/* markdown.c — finds the tables of a Markdown document, and reads those that keep a journey. */
#include "exchange/table.h"
#include "exchange/columns.h"

#include <string.h>

enum { HEADING_LEVELS = 8 };

struct document {
	struct import *i;
	uint32_t line;                        /* the next one, from 1 */
	struct str headings[HEADING_LEVELS];  /* by level; [7] is a line in bold or the paragraph above */
	VEC(struct table) tables;
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
			buf_char(&out, cell.source.at[i]);
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

static void set_heading(struct document *d, int level, struct str text)
{
	d->headings[level] = text;
	for (int below = level + 1; below < HEADING_LEVELS; below++)
		d->headings[below] = (struct str){ 0 };
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
		set_heading(d, hashes, text_of(d, text));
	} else if (line.len && line.len < 240 && !str_starts(line, "```") && !str_starts(line, "---") && !str_starts(line, "===")) {
		struct str text = text_of(d, line);
		while (str_ends(text, ":"))
			text.len--;
		d->headings[HEADING_LEVELS - 1] = text;
	}
}

/* The nearest heading; only without any, the paragraph right above. */
static struct str heading_above(const struct document *d, int first, int last)
{
	for (int level = last; level >= first; level--)
		if (d->headings[level].len)
			return d->headings[level];
	return (struct str){ 0 };
}

static struct str heading_of_table(const struct document *d)
{
	struct str heading = heading_above(d, 1, HEADING_LEVELS - 2);
	return heading.len ? heading : d->headings[HEADING_LEVELS - 1];
}

static bool names_stage(struct document *d, struct str text)
{
	return column_kind_of(&d->i->arena, text) == COLUMN_STAGE;
}

/* A heading that names a stage, and what stands below it: "Stage 1: Install — Now". */
static struct str stage_heading(struct document *d)
{
	struct str nearest = heading_of_table(d);
	for (int level = 1; level < HEADING_LEVELS - 1; level++) {
		struct str text = d->headings[level];
		if (text.len && !str_equal(text, nearest) && names_stage(d, text))
			return str_fmt(&d->i->arena, "%.*s — %.*s", STR_ARG(text), STR_ARG(nearest));
	}
	return nearest;
}

/* What the whole is called of which a table is one stage. */
static struct str heading_of_whole(struct document *d)
{
	for (int level = HEADING_LEVELS - 2; level >= 1; level--)
		if (d->headings[level].len && !str_equal(d->headings[level], heading_of_table(d)) && !names_stage(d, d->headings[level]))
			return d->headings[level];
	return (struct str){ 0 };
}

/* ---- tables ---- */

static void read_table(struct document *d, uint32_t head)
{
	struct table t = { .heading = stage_heading(d), .title = heading_of_table(d), .above = heading_of_whole(d), .line = bare_line(d, head) };
	struct table_row first = split_row(d, t.line);
	VEC_PUSH(&d->i->arena, &t.rows, first);
	if (!t.title.len)
		t.title = import_file_title(d->i);
	for (d->line = head + 2; !at_end(d); d->line++) {
		struct str line = bare_line(d, d->line);
		if (str_find(line, '|') == line.len)
			break;
		struct table_row row = split_row(d, line);
		VEC_PUSH(&d->i->arena, &t.rows, row);
	}
	VEC_PUSH(&d->i->arena, &d->tables, t);
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

/* ---- which of them are journeys ---- */

struct chosen {
	const struct table *table;
	enum table_shape shape;
	bool goes_on; /* a further stage of the journey before */
};

struct choice { VEC(struct chosen) list; };

/* Small tables of one stage each, one below the other, are the stages of one journey. */
static struct choice choose_tables(struct document *d)
{
	struct choice choice = { 0 };
	for (size_t k = 0; k < d->tables.len; k++) {
		struct chosen c = { &d->tables.at[k], table_shape_of(&d->i->arena, &d->tables.at[k]), false };
		struct chosen *before = choice.list.len ? &choice.list.at[choice.list.len - 1] : NULL;
		c.goes_on = c.shape == TABLE_ONE_STAGE && before && before->shape == TABLE_ONE_STAGE;
		if (c.shape != TABLE_UNKNOWN)
			VEC_PUSH(&d->i->arena, &choice.list, c);
	}
	if (!choice.list.len && d->tables.len == 1) {
		struct chosen only = { &d->tables.at[0], TABLE_STAGE_A_ROW, false };
		VEC_PUSH(&d->i->arena, &choice.list, only);
		struct finding *f = import_tell(d->i, SEVERITY_WARNING, "import-table", d->tables.at[0].line, "no lane of this table is known; its first column is taken for the stages");
		f->hint = STR("lanes are known by names such as stage, action, touchpoint, feeling, pain point, opportunity");
	}
	return choice;
}

static size_t journeys_in(const struct choice *choice)
{
	size_t count = 0;
	for (size_t k = 0; k < choice->list.len; k++)
		count += !choice->list.at[k].goes_on;
	return count;
}

bool import_markdown(struct import *i)
{
	struct document d = { .i = i, .line = 1 };
	find_tables(&d);
	struct choice choice = choose_tables(&d);
	size_t count = journeys_in(&choice), wanted = (size_t)i->options.journey, number = 0;
	struct draft_journey *journey = NULL;
	if (!count)
		return import_tell_nothing(i, "table of a journey", "its lanes have names such as stage, action, touchpoint, feeling, pain point, opportunity");
	if (wanted > count) {
		import_tell(i, SEVERITY_ERROR, "import-nothing", (struct str){ 0 }, "there is no journey %d; the file has %d", (int)wanted, (int)count);
		return false;
	}
	for (size_t k = 0; k < choice.list.len; k++) {
		const struct chosen *c = &choice.list.at[k];
		number += !c->goes_on;
		if (wanted && wanted != number)
			continue;
		journey = table_read(i, c->table, c->shape, c->goes_on ? journey : NULL);
		if (c->shape == TABLE_ONE_STAGE && !c->goes_on)
			journey->text = c->table->above.len ? c->table->above : import_file_title(i);
	}
	return true;
}
