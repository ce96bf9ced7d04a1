/* data_rows.c — which row of a CSV file is meant: the one that meets every condition. */
#include "map/data_tables.h"

#include "cjm/unicode.h"

#include <string.h>

struct test { /* a condition, with its column found */
	size_t column;
	struct str compare, value;
	bool is_latest, has_order; /* has_order: its value is a number or a date, which has an order among others */
	char decimal_sign;
};

/* `=` is the same number, the same date, or the same text. False where the two have no order and one is asked for. */
static bool meets_test(const struct test *t, struct str cell, bool *has_order)
{
	int order = 0;
	bool is_equal = str_is_same(cell, t->value), is_ordered = t->has_order && csv_order(cell, t->value, t->decimal_sign, &order);
	if (str_is(t->compare, "="))
		return is_equal || (is_ordered && !order);
	*has_order &= is_ordered;
	if (!is_ordered)
		return false;
	return order ? str_starts(t->compare, order < 0 ? "<" : ">") : str_ends(t->compare, "=");
}

static bool meets_all(struct filler *f, const struct data *d, const struct test *tests, const struct csv_row *row)
{
	for (size_t i = 0; i < d->where.len; i++) {
		const struct csv_cell *cell = &row->cells[tests[i].column];
		bool has_order = true, is_met = tests[i].is_latest || meets_test(&tests[i], cell->text, &has_order);
		if (!has_order && cell->text.len)
			data_report_cell(f, d, cell, STR("compare numbers of the same unit, or dates such as 2026-10-01, 2026-10, 2026-Q4 or 2026"),
				"`%.*s` cannot be compared with `%.*s`", STR_ARG(cell->text), STR_ARG(tests[i].value));
		if (!is_met)
			return false;
	}
	return true;
}

/* False after telling that a cell has no place in time. */
static bool keep_latest(struct filler *f, const struct data *d, const struct test *t, struct data_rows *rows)
{
	size_t best = 0, kept = 0;
	int order;
	for (size_t i = 0; i < rows->list.len; i++) {
		const struct csv_cell *cell = &rows->list.at[i]->cells[t->column], *last = &rows->list.at[best]->cells[t->column];
		bool is_placed = csv_follows_in_time(cell->text) && csv_order(cell->text, last->text, t->decimal_sign, &order);
		if (!is_placed) {
			data_report_cell(f, d, cell, DATES_ARE, "`%.*s` is not a date, so the `latest` row is unknown", STR_ARG(cell->text));
			return false;
		}
		best = order > 0 ? i : best;
	}
	struct str latest = rows->list.len ? rows->list.at[best]->cells[t->column].text : STR("");
	for (size_t i = 0; i < rows->list.len; i++)
		if (csv_order(rows->list.at[i]->cells[t->column].text, latest, t->decimal_sign, &order) && !order)
			rows->list.at[kept++] = rows->list.at[i];
	rows->list.len = kept;
	return true;
}

static bool read_tests(struct filler *f, const struct data_table *t, const struct data *d, struct test *tests)
{
	bool fine = true;
	int order;
	FOR_EACH(struct condition, c, d->where) {
		struct test *test = &tests[c_i];
		*test = (struct test){ 0, c->compare, c->value, str_is(c->compare, "=") && str_is(c->value, "latest"), true, '.' };
		if (data_find_column(f, t, c->thing.word, c->thing.name, &test->column))
			test->decimal_sign = t->decimal_signs[test->column];
		else
			fine = false;
		test->has_order = csv_order(c->value, c->value, test->decimal_sign, &order);
	}
	return fine;
}

static void report_rows(struct filler *f, const struct data_table *t, const struct data *d, const struct data_rows *rows)
{
	struct str path = f->sources->files.at[t->file - 1]->path;
	if (!rows->list.len) {
		struct finding *reported = finding_add(f->found, SEVERITY_ERROR, "data-no-row", d->thing.word,
			d->where.len ? "no row of %.*s matches `where`" : "%.*s has no row that can be used", STR_ARG(path));
		reported->hint = d->where.len ? STR("check the spelling of the value in the file") : STR("add a row below the header");
		return;
	}
	const struct csv_row *last = rows->list.at[rows->list.len - 1];
	struct finding *reported = finding_add(f->found, SEVERITY_WARNING, "data-several-rows", d->thing.word, "%d rows of %.*s match; the last one is used",
		(int)rows->list.len, STR_ARG(path));
	reported->hint = STR("select one: where stage = purchase, where month = latest");
	reported->other = last->span;
	reported->other_note = STR("the row that is used");
}

/* ---- rows by what stands in a column ---- */

enum { KEYS_MOST = 3 }; /* a text, which may also be a day and a number: "2026" is both */

struct row_keys {
	struct str at[KEYS_MOST];
	size_t len;
};

static void add_key(struct arena *a, struct row_keys *keys, char kind, const void *bytes, size_t size)
{
	char *key = arena_alloc(a, size + 1);
	key[0] = kind;
	memcpy(key + 1, bytes, size);
	keys->at[keys->len++] = (struct str){ key, size + 1 };
}

/* Cells that `=` calls the same as a value share one of its keys; others may do so as well. */
static struct row_keys keys_of(struct arena *a, struct str cell, char decimal_sign)
{
	struct row_keys keys = { { str_fold_same(a, cell) }, 1 };
	int64_t day;
	double amount;
	if (csv_day(cell, &day))
		add_key(a, &keys, '\1', &day, sizeof day);
	if (csv_amount(cell, decimal_sign, &amount))
		add_key(a, &keys, '\2', &amount, sizeof amount);
	return keys;
}

static void add_to_key(struct filler *f, struct names *likes, struct str key, const struct csv_row *row)
{
	struct data_rows *rows = names_find(likes, key);
	if (!rows)
		names_add(likes, key, rows = ARENA_NEW(&f->map->arena, struct data_rows));
	VEC_PUSH(&f->map->arena, &rows->list, row);
}

static const struct names *likes_of(struct filler *f, struct data_table *t, size_t column)
{
	if (t->likes[column])
		return t->likes[column];
	struct names *likes = t->likes[column] = ARENA_NEW(&f->map->arena, struct names);
	names_init(likes, &f->map->arena);
	for (size_t i = 0; i < t->csv.rows.len; i++) {
		struct row_keys keys = keys_of(&f->map->arena, t->csv.rows.at[i].cells[column].text, t->decimal_signs[column]);
		for (size_t k = 0; k < keys.len; k++)
			add_to_key(f, likes, keys.at[k], &t->csv.rows.at[i]);
	}
	return likes;
}

static const struct data_rows *all_rows(struct filler *f, struct data_table *t)
{
	if (t->all)
		return t->all;
	t->all = ARENA_NEW(&f->map->arena, struct data_rows);
	for (size_t i = 0; i < t->csv.rows.len; i++)
		VEC_PUSH(&f->map->arena, &t->all->list, &t->csv.rows.at[i]);
	return t->all;
}

/* Of all lists, in the order of the file, each once. */
static const struct data_rows *joined(struct filler *f, const struct data_rows **lists, size_t count)
{
	size_t at[KEYS_MOST] = { 0 };
	struct data_rows *rows = ARENA_NEW(&f->map->arena, struct data_rows);
	for (;;) {
		const struct csv_row *next = NULL;
		for (size_t k = 0; k < count; k++)
			if (at[k] < lists[k]->list.len && (!next || lists[k]->list.at[at[k]] < next))
				next = lists[k]->list.at[at[k]];
		if (!next)
			return rows;
		VEC_PUSH(&f->map->arena, &rows->list, next);
		for (size_t k = 0; k < count; k++)
			at[k] += at[k] < lists[k]->list.len && lists[k]->list.at[at[k]] == next;
	}
}

/* Those that may meet the first condition if it asks for what is the same, all rows else. */
static const struct data_rows *likely_rows(struct filler *f, struct data_table *t, const struct test *tests, size_t count)
{
	size_t first = 0, found = 0;
	while (first < count && tests[first].is_latest)
		first++;
	if (first == count || !str_is(tests[first].compare, "="))
		return all_rows(f, t);
	const struct data_rows *lists[KEYS_MOST];
	struct row_keys keys = keys_of(&f->map->arena, tests[first].value, tests[first].decimal_sign);
	for (size_t k = 0; k < keys.len; k++) {
		lists[found] = names_find(likes_of(f, t, tests[first].column), keys.at[k]);
		found += lists[found] != NULL;
	}
	return joined(f, lists, found);
}

/* The one row that is meant; NULL after telling why there is none. `fitting` are those that `latest` chose from. */
const struct csv_row *data_find_row(struct filler *f, struct data_table *t, const struct data *d, struct data_rows *fitting)
{
	struct data_rows rows = { 0 };
	struct test *tests = arena_alloc(&f->map->arena, (d->where.len + 1) * sizeof *tests);
	if (!read_tests(f, t, d, tests))
		return NULL;
	const struct data_rows *likely = likely_rows(f, t, tests, d->where.len);
	for (size_t i = 0; i < likely->list.len; i++)
		if (meets_all(f, d, tests, likely->list.at[i]))
			VEC_PUSH(&f->map->arena, &fitting->list, likely->list.at[i]);
	for (size_t i = 0; i < fitting->list.len; i++)
		VEC_PUSH(&f->map->arena, &rows.list, fitting->list.at[i]);
	for (size_t i = 0; i < d->where.len; i++)
		if (tests[i].is_latest && !keep_latest(f, d, &tests[i], &rows))
			return NULL;
	if (rows.list.len != 1)
		report_rows(f, t, d, &rows);
	return rows.list.len ? rows.list.at[rows.list.len - 1] : NULL;
}
