/* blocks.c — headings, paragraphs, lists and tables, whatever their form. */
#include "report/report.h"

static void put_headings(struct report *r)
{
	for (int level = 1; level <= HEADING_DEPTH; level++) {
		struct md title = r->waiting[level - 1];
		if (!title.s.len)
			continue;
		r->form->heading(r, level, title);
		r->waiting[level - 1] = MD_NONE;
		r->last = BLOCK_HEADING;
	}
}

static void write_block(struct report *r, enum block_kind block, struct md m)
{
	if (!m.s.len)
		return;
	put_headings(r);
	r->form->block(r, block, m);
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
	write_block(r, BLOCK_PARAGRAPH, m);
}

void write_line(struct report *r, struct md m)
{
	bool goes_on = r->last == BLOCK_PARAGRAPH && m.s.len;
	for (int level = 0; level < HEADING_DEPTH; level++)
		goes_on &= !r->waiting[level].s.len;
	if (goes_on)
		r->form->line(r, m);
	else
		write_paragraph(r, m);
}

void write_bullet(struct report *r, struct md m)
{
	write_block(r, r->is_in_item ? BLOCK_BELOW_ITEM : BLOCK_LIST, m);
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
	write_block(r, BLOCK_ITEMS, m);
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

void write_table(struct report *r, const struct text_table *t)
{
	bool *used = arena_alloc(&r->arena, t->column_count * sizeof *used);
	if (!t->rows.len)
		return;
	put_headings(r);
	for (size_t c = 0; c < t->column_count; c++)
		used[c] = is_used(t, c);
	r->form->table(r, t, used);
	r->last = BLOCK_TABLE;
}
