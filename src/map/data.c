/* data.c — takes metric values from CSV files, so that a nightly export updates the map without touching it.
 *
 *   metric abandon data "metrics.csv" column abandon where stage = purchase where month = latest
 *
 * The row is the one that meets every condition; `latest` is the greatest value of its column among them. What the author
 * wrote stands above what the file says. */
#include "map/data.h"
#include "map/data_tables.h"

#include "cjm/places.h"
#include "cjm/unicode.h"
#include "cjm/units.h"

#include <math.h>
#include <stdlib.h>

/* ---- values ---- */

struct target_of_data { /* where what was found goes */
	struct value *value, *n;
	struct date *date;
	const struct metric *metric;
	struct value like; /* a value of the same metric whose unit holds where the cell has none */
};

/* A share is in percent, whichever column it stands in. */
static const struct metric SHARE = { .unit = { "%", 1 } };

static struct target_of_data target_of(struct thing *owner)
{
	struct quantity *drop = (struct quantity *)owner;
	struct way *way = (struct way *)owner;
	if (owner->kind == KIND_DROP)
		return (struct target_of_data){ &drop->value, &drop->n, &drop->date, &SHARE, { 0 } };
	if (owner->kind == KIND_NEXT)
		return (struct target_of_data){ &way->share, &way->n, &way->date, &SHARE, { 0 } };
	if (owner->kind == KIND_METRIC) {
		struct metric *m = (struct metric *)owner;
		return (struct target_of_data){ &m->value, &m->n, &m->date, m, m->target };
	}
	struct measure *m = (struct measure *)owner;
	return (struct target_of_data){ &m->value, &m->n, &m->date, m->metric, measure_target(m) };
}

/* 0.31 is 31%. */
static bool counts_parts(const struct metric *m)
{
	return m && m->range.given && m->range.low == 0 && m->range.high == 1;
}

/* A number without a unit is in the metric's, as one that is written in the map; where the metric has none, in its target's. */
static void take_unit(struct value *v, const struct target_of_data *t)
{
	struct str unit = t->metric ? t->metric->unit : (struct str){ 0 };
	bool is_part = counts_parts(t->metric);
	if (v->is_percent || v->unit.len)
		return;
	v->is_percent = str_is(unit, "%") || (!unit.len && t->like.given && t->like.is_percent && !is_part);
	v->unit = v->is_percent ? (struct str){ 0 } : unit.len ? unit : t->like.unit;
}

static struct value value_from(struct filler *f, struct csv_number n, const struct target_of_data *t)
{
	struct value v = { .given = true, .is_percent = n.is_percent, .number = n.number, .unit = n.unit };
	take_unit(&v, t);
	struct buf written = { 0 };
	buf_number(&written, v.number, n.decimals < NUMBER_DECIMALS ? n.decimals : NUMBER_DECIMALS);
	if (v.is_percent || v.unit.len)
		buf_fmt(&written, "%s%.*s", v.is_percent ? "%" : " ", STR_ARG(v.unit));
	v.written = buf_take(&written, &f->map->arena);
	buf_finish(&written);
	return v;
}

static struct str how_written(char decimal_sign)
{
	return decimal_sign == ',' ? STR("numbers are written 31, 31,5 or 1 234,5") : decimal_sign ? STR("numbers are written 31, 31.5 or 1 234.5")
		: STR("numbers are written 31, 31.5 or 31,5");
}

/* Whether it would be one if the other sign parted the decimals. */
static void report_no_number(struct filler *f, const struct data *d, const struct csv_cell *cell, char decimal_sign)
{
	struct csv_number n;
	bool is_of_others = decimal_sign && csv_number_read(cell->text, decimal_sign == ',' ? '.' : ',', &n) == CELL_IS_NUMBER;
	const char *sentence = !is_of_others ? "`%.*s` is not a number"
		: decimal_sign == ',' ? "`%.*s` is not a number with a decimal comma, as elsewhere in the file" : "`%.*s` is not a number with a decimal point, as elsewhere in the file";
	data_report_cell(f, d, cell, how_written(decimal_sign), sentence, STR_ARG(cell->text));
}

/* "4.125" as both. */
static void report_ambiguous(struct filler *f, const struct data *d, const struct csv_cell *cell)
{
	struct csv_number point, comma;
	struct arena *a = &f->found->arena;
	csv_number_read(cell->text, '.', &point);
	csv_number_read(cell->text, ',', &comma);
	data_report_cell(f, d, cell, STR("the file does not show which sign is the decimal sign: write numbers without grouping, or 4.1250 for 4.125"),
		"`%.*s` could be %.*s or %.*s", STR_ARG(cell->text), STR_ARG(str_number(a, point.number, NUMBER_DECIMALS)), STR_ARG(str_number(a, comma.number, NUMBER_DECIMALS)));
}

/* The cell's number; false after telling that it is none. */
static bool read_number(struct filler *f, const struct data_table *t, const struct data *d, const struct csv_row *row, size_t column, struct csv_number *n)
{
	const struct csv_cell *cell = &row->cells[column];
	enum cell_reading reading = csv_number_read(cell->text, t->decimal_signs[column], n);
	if (reading == CELL_IS_AMBIGUOUS)
		report_ambiguous(f, d, cell);
	if (reading == CELL_IS_NONE)
		report_no_number(f, d, cell, t->decimal_signs[column]);
	return reading == CELL_IS_NUMBER;
}

struct figures { /* where in a table a value is looked for */
	const struct data_table *table;
	size_t column;
	bool has_percents; /* one of the rows that were chosen from says percent */
};

static bool has_percents(const struct data_table *t, size_t column, const struct data_rows *rows)
{
	struct csv_number n;
	for (size_t i = 0; i < rows->list.len; i++)
		if (csv_number_read(rows->list.at[i]->cells[column].text, t->decimal_signs[column], &n) == CELL_IS_NUMBER && n.is_percent)
			return true;
	return false;
}

/* 0.31 where percents are meant: 0.31% or 31%? A column whose plain numbers go beyond 1 has answered that. */
static bool may_be_part(const struct figures *p, struct csv_number n, struct value v, const struct metric *m)
{
	bool is_plain = !n.is_percent && !n.unit.len, are_percents = v.is_percent || (p->has_percents && !counts_parts(m));
	return is_plain && are_percents && csv_is_of_ones(&p->table->csv, p->column, p->table->decimal_signs[p->column]);
}

/* A number as the metric's value; false after telling what else it may be. */
static bool take_number(struct filler *f, const struct data *d, const struct figures *p, const struct csv_cell *cell, struct csv_number n,
	const struct target_of_data *to, struct value *v)
{
	*v = value_from(f, n, to);
	if (to->metric == &SHARE && !v->is_percent) {
		data_report_cell(f, d, cell, STR("a share is a percentage: 31% or 31"), "`%.*s` is not a share", STR_ARG(cell->text));
		return false;
	}
	if (!may_be_part(p, n, *v, to->metric))
		return true;
	data_report_cell(f, d, cell, to->metric == &SHARE ? STR("write 31% in the file: a share is in percent")
		: STR("write 31% in the file, or set `range 0..1` on the metric if 0.31 means 31%"), "`%.*s` could be a percentage or a fraction", STR_ARG(cell->text));
	return false;
}

/* A metric's column is called as it is, where nothing else is said. */
static bool find_value_column(struct filler *f, const struct data_table *t, const struct data *d, const struct target_of_data *to, size_t *column)
{
	return d->column.len ? data_find_column(f, t, span_of_member(&d->thing, &d->column), d->column, column)
		: data_find_own_column(f, t, d, to->metric ? to->metric->thing.name : (struct str){ 0 }, column);
}

static void take_value(struct filler *f, const struct data_table *t, struct data *d, const struct csv_row *row, const struct data_rows *fitting,
	const struct target_of_data *to)
{
	struct csv_number n;
	struct value v;
	size_t column;
	if (to->value->given || !find_value_column(f, t, d, to, &column))
		return;
	d->cell = row->cells[column].span;
	struct figures figures = { t, column, has_percents(t, column, fitting) };
	if (read_number(f, t, d, row, column, &n) && take_number(f, d, &figures, &row->cells[column], n, to, &v))
		*to->value = v;
}

/* As `n` is held to in the map's own text. */
static bool is_count(const struct csv_number *n)
{
	return !n->is_percent && n->number >= 0 && n->number == floor(n->number);
}

static void take_n(struct filler *f, const struct data_table *t, const struct data *d, const struct csv_row *row, struct value *n)
{
	struct csv_number read;
	size_t column;
	if (n->given || !d->n_column.len || !data_find_column(f, t, span_of_member(&d->thing, &d->n_column), d->n_column, &column) ||
		!read_number(f, t, d, row, column, &read))
		return;
	if (!is_count(&read))
		data_report_cell(f, d, &row->cells[column], how_written(t->decimal_signs[column]), "`%.*s` is not a count", STR_ARG(row->cells[column].text));
	else
		*n = value_from(f, read, &(struct target_of_data){ 0 });
}

static void take_date(struct filler *f, const struct data_table *t, const struct data *d, const struct csv_row *row, struct date *date)
{
	size_t column;
	if (date->year || !d->date_column.len || !data_find_column(f, t, span_of_member(&d->thing, &d->date_column), d->date_column, &column))
		return;
	if (!date_read(row->cells[column].text, date))
		data_report_cell(f, d, &row->cells[column], DATES_ARE, "`%.*s` is not a date", STR_ARG(row->cells[column].text));
}

/* ---- the rows before it ---- */

struct earlier { /* a row that was not asked for */
	struct date date;
	const struct csv_row *row;
};

static size_t column_index(const struct data_table *t, struct str name)
{
	size_t i = 0;
	while (i < t->csv.head.count && str_distance(name, t->csv.head.cells[i].text, 0) != 0)
		i++;
	return i;
}

static int compare_days(const void *left, const void *right)
{
	long a = date_last_day(((const struct earlier *)left)->date), b = date_last_day(((const struct earlier *)right)->date);
	return a < b ? -1 : a > b;
}

struct earlier_rows { VEC(struct earlier) list; };

/* By their days. A month without a figure is no mistake. Two of one day are of several things: then none is taken. */
static struct earlier_rows find_earlier(struct filler *f, const struct data_table *t, const struct data_rows *rows, const size_t columns[3], struct date last)
{
	struct earlier_rows found = { 0 };
	for (size_t i = 0; i < rows->list.len; i++) {
		struct earlier e = { .row = rows->list.at[i] };
		struct csv_number n;
		bool is_none = csv_number_read(e.row->cells[columns[0]].text, t->decimal_signs[columns[0]], &n) == CELL_IS_NONE;
		if (!is_none && date_read(e.row->cells[columns[1]].text, &e.date) && date_last_day(e.date) < date_last_day(last))
			VEC_PUSH(&f->map->arena, &found.list, e);
	}
	if (found.list.len)
		qsort(found.list.at, found.list.len, sizeof *found.list.at, compare_days);
	for (size_t i = 1; i < found.list.len; i++)
		if (compare_days(&found.list.at[i - 1], &found.list.at[i]) == 0)
			found.list.len = 0;
	return found;
}

/* As the row that was asked for: false after telling why its cell cannot be taken. */
static bool read_earlier(struct filler *f, const struct data *d, const struct figures *p, const struct csv_row *row, const struct target_of_data *to,
	struct value *v)
{
	struct csv_number n;
	const struct csv_cell *cell = &row->cells[p->column];
	int order;
	if (!read_number(f, p->table, d, row, p->column, &n) || !take_number(f, d, p, cell, n, to, v))
		return false;
	if (value_order(*v, *to->value, counted_of_metric(to->metric), &order))
		return true;
	data_report_cell(f, d, cell, STR("a trend has one unit: correct the file, or select the rows of one unit with `where`"),
		"`%.*s` cannot be converted to the unit of the latest value, %.*s", STR_ARG(cell->text), STR_ARG(to->value->written));
	return false;
}

/* Where `latest` chose among dated rows, the others are earlier readings. */
static void take_earlier(struct filler *f, const struct data_table *t, struct data *d, const struct data_rows *rows, const struct target_of_data *to)
{
	const size_t columns[] = { column_index(t, d->column.len ? d->column : to->metric->thing.name), column_index(t, d->date_column), column_index(t, d->n_column) };
	struct earlier_rows found = find_earlier(f, t, rows, columns, *to->date);
	struct figures figures = { t, columns[0], has_percents(t, columns[0], rows) };
	for (size_t i = 0; i < found.list.len; i++) {
		const struct csv_row *row = found.list.at[i].row;
		struct reading r = { .date = found.list.at[i].date };
		struct csv_number n;
		if (!read_earlier(f, d, &figures, row, to, &r.value))
			continue;
		if (columns[2] < row->count && csv_number_read(row->cells[columns[2]].text, t->decimal_signs[columns[2]], &n) == CELL_IS_NUMBER && is_count(&n))
			r.n = value_from(f, n, &(struct target_of_data){ 0 });
		VEC_PUSH(&f->map->arena, &d->earlier, r);
	}
}

static bool asks_for_latest(const struct data *d)
{
	FOR_EACH(struct condition, c, d->where)
		if (str_is(c->compare, "=") && str_is(c->value, "latest"))
			return true;
	return false;
}

static void fill_data(struct filler *f, struct data *d)
{
	struct target_of_data to = target_of(d->thing.parent);
	struct data_table *t = data_table_of(f, d);
	struct data_rows fitting = { 0 };
	const struct csv_row *row = t && t->csv.head.count ? data_find_row(f, t, d, &fitting) : NULL;
	const struct source *file = t ? f->sources->files.at[t->file - 1] : NULL;
	if (t && !t->csv.head.count && !file->is_unreadable)
		data_report(f, d, "data-no-row", str_fmt(&f->found->arena, "%.*s is empty", STR_ARG(file->path)));
	if (!row)
		return;
	bool was_given = to.value->given;
	take_value(f, t, d, row, &fitting, &to);
	take_n(f, t, d, row, to.n);
	take_date(f, t, d, row, to.date);
	if (to.metric != &SHARE && !was_given && to.value->given && to.date->year && d->date_column.len && asks_for_latest(d))
		take_earlier(f, t, d, &fitting, &to);
}

void data_fill(struct map *m, struct sources *s, const struct reader *reader, const struct things *datas, struct findings *found)
{
	struct filler f = { .map = m, .sources = s, .found = found, .reader = reader };
	names_init(&f.tables, &m->arena);
	names_init(&f.asked, &m->arena);
	FOR_EACH(struct data, d, *datas)
		fill_data(&f, d);
}
