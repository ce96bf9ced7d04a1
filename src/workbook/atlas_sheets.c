/* atlas_sheets.c — an atlas as a workbook: each of its tables is a sheet that can be sorted and filtered. */
#include "workbook/book.h"

#include <math.h>

enum { NUMBER_WIDTH = 14, TEXT_WIDTH = 34, LIST_WIDTH = 48 };

/* A list has an item a line. */
static struct str lines_of_parts(struct out_book *b, const struct atlas_cell *c)
{
	struct buf lines = { 0 };
	for (size_t i = 0; i < c->part_count; i++) {
		struct str text = c->parts[i].text, score = atlas_score(b->atlas, &b->arena, c->parts[i].level);
		text = score.len ? LABEL_FILL(b->words, &b->arena, LABEL_in_brackets, text, score) : text;
		buf_fmt(&lines, "%s%.*s", i ? "\n" : "", STR_ARG(text));
	}
	struct str made = buf_take(&lines, &b->arena);
	buf_finish(&lines);
	return made;
}

static struct told_cell told_of(struct out_book *b, const struct atlas_cell *c)
{
	return (struct told_cell){ .text = c->parts ? lines_of_parts(b, c) : c->text, .value = c->value, .date = c->date };
}

/* A day is a day for the spreadsheet, so by how many days it is over stands beside it. */
static bool has_late_days(const struct atlas_table *t, size_t column)
{
	for (size_t i = 0; i < t->rows.len; i++)
		if (t->rows.at[i][column].days_late > 0)
			return true;
	return false;
}

static int width_of(const struct atlas_table *t, size_t column)
{
	for (size_t i = 0; i < t->rows.len; i++)
		if (t->rows.at[i][column].parts)
			return LIST_WIDTH;
	return t->columns.at[column].is_number ? NUMBER_WIDTH : TEXT_WIDTH;
}

static void add_table(struct out_book *b, const struct atlas_table *table)
{
	struct out_table t = out_table_of(b);
	for (size_t c = 0; c < table->columns.len; c++) {
		out_column(&t, table->columns.at[c].head, width_of(table, c));
		if (has_late_days(table, c))
			out_column(&t, book_label(b, LABEL_atlas_days_late), NUMBER_WIDTH);
	}
	for (size_t r = 0; r < table->rows.len; r++) {
		struct told_cell *cells = out_row(&t);
		size_t filled = 0;
		for (size_t c = 0; c < table->columns.len; c++) {
			const struct atlas_cell *cell = &table->rows.at[r][c];
			cells[filled++] = told_of(b, cell);
			if (has_late_days(table, c))
				cells[filled++] = told_number(b, cell->days_late > 0 ? (double)cell->days_late : NAN, 0);
		}
	}
	t.frozen = 1;
	out_write_named(&t, table->title);
}

static void write_tables(struct out_book *b)
{
	struct atlas_tables tables = atlas_tables_of(b->atlas, &b->arena);
	for (size_t i = 0; i < tables.list.len; i++)
		add_table(b, &tables.list.at[i]);
}

enum workbook_result workbook_write_atlas(const struct atlas *a, struct workbook_options options, struct buf *out, struct buf *message)
{
	struct out_book b = { .atlas = a, .words = a->words, .is_rtl = language_is_rtl(str_of(a->words->code)), .title = atlas_title(a) };
	return book_make(&b, write_tables, options, out, message);
}
