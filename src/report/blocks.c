/* blocks.c — headings, paragraphs, lists and tables: one fact a line, a blank line between blocks. */
#include "report/report.h"

/* What begins a line may not read as the beginning of a block: a heading, a quotation, a rule, an item. */
static void put_line(struct report *r, struct md m)
{
	size_t digits = 0;
	while (digits < m.s.len && m.s.at[digits] >= '0' && m.s.at[digits] <= '9')
		digits++;
	char first = m.s.len ? m.s.at[0] : 0, behind = digits < m.s.len ? m.s.at[digits] : 0;
	bool is_item = digits && (behind == '.' || behind == ')');
	if (first == '>' || first == '+' || first == '-' || first == '=' || first == ':')
		buf_char(r->out, '\\');
	buf_str(r->out, str_slice(m.s, 0, is_item ? digits : 0));
	buf_text(r->out, is_item ? "\\" : "");
	buf_str(r->out, str_slice(m.s, is_item ? digits : 0, m.s.len));
	buf_char(r->out, '\n');
}

static void put_headings(struct report *r)
{
	for (int level = 1; level <= HEADING_DEPTH; level++) {
		struct md title = r->waiting[level - 1];
		if (!title.s.len)
			continue;
		buf_fmt(r->out, "%s%.*s ", r->last == BLOCK_NONE ? "" : "\n", level, "######");
		put_line(r, title);
		r->waiting[level - 1] = MD_NONE;
		r->last = BLOCK_HEADING;
	}
}

static void begin_block(struct report *r, enum block_kind block)
{
	put_headings(r);
	bool goes_on = (block == BLOCK_LIST || block == BLOCK_ITEMS) && r->last == block;
	if (r->last != BLOCK_NONE && !goes_on)
		buf_char(r->out, '\n');
	r->last = block;
}

void write_heading(struct report *r, int level, struct md title)
{
	for (int below = level; below <= HEADING_DEPTH; below++)
		r->waiting[below - 1] = MD_NONE;
	r->waiting[level - 1] = title;
}

bool heading_waits(const struct report *r, int level)
{
	return r->waiting[level - 1].s.len > 0;
}

void drop_heading(struct report *r, int level)
{
	write_heading(r, level, MD_NONE);
}

void write_paragraph(struct report *r, struct md m)
{
	if (!m.s.len)
		return;
	begin_block(r, BLOCK_PARAGRAPH);
	put_line(r, m);
}

void write_line(struct report *r, struct md m)
{
	if (!m.s.len)
		return;
	bool goes_on = r->last == BLOCK_PARAGRAPH;
	for (int level = 0; level < HEADING_DEPTH; level++)
		goes_on &= !r->waiting[level].s.len;
	if (!goes_on)
		begin_block(r, BLOCK_PARAGRAPH);
	put_line(r, m);
}

void write_bullet(struct report *r, struct md m)
{
	if (!m.s.len)
		return;
	begin_block(r, r->is_in_item ? BLOCK_ITEMS : BLOCK_LIST);
	buf_text(r->out, r->is_in_item ? "   - " : "- ");
	put_line(r, m);
}

void write_fact(struct report *r, enum label id, struct md value)
{
	write_named(r, md_label(r, id), value);
}

void write_named(struct report *r, struct md name, struct md value)
{
	write_bullet(r, md_pair(r, name, value));
}

void write_item(struct report *r, struct md m)
{
	if (!m.s.len)
		return;
	begin_block(r, BLOCK_ITEMS);
	buf_text(r->out, "1. ");
	put_line(r, m);
}

/* ---- tables ---- */

struct text_table table_of(const struct text_column *columns, size_t count)
{
	return (struct text_table){ .columns = columns, .column_count = count };
}

void table_row(struct report *r, struct text_table *t, const struct md *cells)
{
	struct md *row = arena_alloc(&r->arena, t->column_count * sizeof *row);
	for (size_t i = 0; i < t->column_count; i++)
		row[i] = cells[i];
	VEC_PUSH(&r->arena, &t->rows, row);
}

static bool is_used(const struct text_table *t, size_t column)
{
	for (size_t i = 0; i < t->rows.len; i++)
		if (t->rows.at[i][column].s.len)
			return true;
	return false;
}

static void put_cell(struct report *r, struct str s)
{
	buf_fmt(r->out, "|%s%.*s ", s.len ? " " : "", STR_ARG(s));
}

void write_table(struct report *r, const struct text_table *t)
{
	bool used[COLUMNS_MOST];
	if (!t->rows.len)
		return;
	begin_block(r, BLOCK_TABLE);
	for (size_t c = 0; c < t->column_count; c++)
		if ((used[c] = is_used(t, c)))
			put_cell(r, md_label(r, t->columns[c].label).s);
	buf_text(r->out, "|\n");
	for (size_t c = 0; c < t->column_count; c++)
		if (used[c])
			put_cell(r, t->columns[c].is_number ? STR("---:") : STR("---"));
	buf_text(r->out, "|\n");
	for (size_t i = 0; i < t->rows.len; i++) {
		for (size_t c = 0; c < t->column_count; c++)
			if (used[c])
				put_cell(r, t->rows.at[i][c].s);
		buf_text(r->out, "|\n");
	}
}
