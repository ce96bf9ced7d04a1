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
	tabling_head(t, label(t->words, head), is_number);
}

void tabling_head(struct tabling *t, struct str head, bool is_number)
{
	VEC_PUSH(t->arena, &t->table->columns, ((struct atlas_column){ .head = head, .is_number = is_number }));
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
	tabling_put(t, t->atlas->rows.at[row].shown)->row = (long)row;
}

static struct value number_value(struct tabling *t, double n, int decimals)
{
	struct value v = { .given = !isnan(n), .number = n };
	if (v.given)
		v.written = str_number(t->arena, n, decimals);
	return v;
}

void tabling_score(struct tabling *t, double level)
{
	struct atlas_cell *cell = tabling_put(t, atlas_score(t->atlas, t->arena, level));
	cell->level = level;
	cell->value = number_value(t, level * ATLAS_SCALE, 1);
	if (cell->value.given && level > 0)
		cell->value.written = str_fmt(t->arena, "+%.*s", STR_ARG(cell->value.written));
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

void tabling_figure(struct tabling *t, double n, int decimals)
{
	tabling_put(t, tabling_number(t, n, decimals))->value = number_value(t, n, decimals);
}

void tabling_percent(struct tabling *t, double percent)
{
	struct atlas_cell *cell = tabling_put(t, isnan(percent) ? (struct str){ 0 } : locale_percent(t->words, t->arena, percent));
	cell->value = number_value(t, percent, 0);
	cell->value.is_percent = cell->value.given;
}

void tabling_count(struct tabling *t, size_t count, bool is_late)
{
	tabling_figure(t, (double)count, 0);
	t->cells[t->filled - 1].is_late = is_late && count;
}

void tabling_value(struct tabling *t, struct value v)
{
	struct atlas_cell *cell = tabling_put(t, v.given ? locale_value(t->words, t->arena, v) : (struct str){ 0 });
	if (!v.is_range)
		cell->value = v;
}

void tabling_date(struct tabling *t, struct date d)
{
	tabling_put(t, d.year ? locale_date(t->words, t->arena, d) : (struct str){ 0 })->date = d;
}

struct str tabling_points(struct tabling *t, struct str a, struct str b)
{
	return atlas_points(t->atlas, t->arena, (struct str[]){ a, b }, 2);
}

struct str tabling_level(struct tabling *t, enum level level)
{
	return level ? label_choice(t->words, LABEL_level_low, level) : (struct str){ 0 };
}

static struct str severity_words(struct tabling *t, enum level level)
{
	return level ? locale_pair(t->words, t->arena, LABEL_severity, label_choice(t->words, LABEL_level_low, level)) : (struct str){ 0 };
}

struct str tabling_pain(struct tabling *t, const struct atlas_pain *p)
{
	struct atlas_pain told = atlas_pain_told(t->atlas, t->arena, p);
	return atlas_points(t->atlas, t->arena, (struct str[]){ told.text, severity_words(t, told.severity), told.stage, told.frequency }, 4);
}

void tabling_maturity(struct tabling *t, int level)
{
	struct atlas_cell *cell = tabling_put(t, level ? str_fmt(t->arena, "%d/%d", level, MATURITY_LEVELS) : (struct str){ 0 });
	cell->value = (struct value){ .given = level > 0, .number = level, .written = str_number(t->arena, level, 0) };
}
