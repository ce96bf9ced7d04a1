/* tabling.c — filling the tables of an atlas: a column, a row, a cell at a time. */
#include "atlas/atlas.h"

#include <math.h>

struct tabling tabling_begin(const struct atlas *a, struct arena *arena, struct atlas_table *table, struct str title)
{
	*table = (struct atlas_table){ .title = title };
	return (struct tabling){ .atlas = a, .words = a->words, .arena = arena, .table = table };
}

void tabling_column(struct tabling *t, enum label head, bool is_number)
{
	VEC_PUSH(t->arena, &t->table->columns, ((struct atlas_column){ label(t->words, head), is_number }));
}

void tabling_row(struct tabling *t)
{
	t->cells = arena_alloc(t->arena, t->table->columns.len * sizeof *t->cells);
	for (size_t i = 0; i < t->table->columns.len; i++)
		t->cells[i] = (struct atlas_cell){ .level = NAN, .row = ATLAS_NONE };
	t->filled = 0;
	VEC_PUSH(t->arena, &t->table->rows, t->cells);
}

struct atlas_cell *tabling_put(struct tabling *t, struct str text)
{
	struct atlas_cell *cell = &t->cells[t->filled++];
	cell->text = text;
	return cell;
}

void tabling_journey(struct tabling *t, size_t row)
{
	tabling_put(t, t->atlas->rows.at[row].title)->row = (long)row;
}

void tabling_score(struct tabling *t, double level)
{
	tabling_put(t, atlas_score(t->atlas, t->arena, level))->level = level;
}

struct str tabling_number(struct tabling *t, double n, int decimals)
{
	struct buf b = { 0 };
	if (isnan(n))
		return (struct str){ 0 };
	locale_number(t->words, n, decimals, &b);
	struct str text = buf_take(&b, t->arena);
	buf_finish(&b);
	return text;
}

void tabling_count(struct tabling *t, size_t count, bool is_late)
{
	tabling_put(t, tabling_number(t, (double)count, 0))->is_late = is_late && count;
}

struct str tabling_points(struct tabling *t, struct str a, struct str b)
{
	return atlas_points(t->atlas, t->arena, (struct str[]){ a, b }, 2);
}

struct str tabling_level(struct tabling *t, enum level level)
{
	return level ? label_choice(t->words, LABEL_level_low, level) : (struct str){ 0 };
}
