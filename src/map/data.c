/* data.c — takes metric values from CSV files, so that a nightly export updates the map without touching it.
 *
 *   metric abandon data "metrics.csv" column abandon where stage = purchase where month = latest
 *
 * The row is the one that meets every condition; `latest` is the greatest value of its column among them. What the author
 * wrote stands above what the file says. */
#include "map/data.h"
#include "map/csv.h"

struct table { /* one CSV file of a map, read once */
	struct csv csv;
	uint32_t file;
	struct names columns; /* name → size_t *index */
};

struct filler {
	struct map *map;
	struct sources *sources;
	const struct reader *reader;
	struct names tables; /* path by which the file is known → struct table * */
	struct names asked;  /* "including file, path as written" → struct table *, so that a file is read once */
};

static struct arena *arena(struct filler *f)
{
	return &f->map->arena;
}

static struct finding *tell(struct filler *f, const struct data *d, const char *id, struct str message)
{
	return finding_add(f->sources, SEVERITY_ERROR, id, d->thing.word, "%.*s", STR_ARG(message));
}

/* ---- the file ---- */

static void index_columns(struct filler *f, struct table *t)
{
	names_init(&t->columns, arena(f));
	for (size_t i = 0; i < t->csv.head.count; i++) {
		size_t *index = ARENA_NEW(arena(f), size_t);
		*index = i;
		names_add(&t->columns, t->csv.head.cells[i].text, index);
	}
}

static struct table *new_table(struct filler *f, struct str path, struct str text)
{
	struct table *t = ARENA_NEW(arena(f), struct table);
	for (size_t i = 0; i < f->sources->files.len && !t->file; i++)
		if (str_equal(f->sources->files.at[i]->path, path))
			t->file = (uint32_t)i + 1;
	if (!t->file)
		t->file = source_add(f->sources, path, text);
	csv_read(f->sources, t->file, arena(f), &t->csv);
	index_columns(f, t);
	names_add(&f->tables, f->sources->files.at[t->file - 1]->path, t);
	return t;
}

static struct table *read_table(struct filler *f, const struct data *d)
{
	struct buf text = { 0 }, found = { 0 }, why = { 0 };
	const struct source *from = source_of(f->sources, d->thing.span);
	bool fine = f->reader && f->reader->read(f->reader->context, from->path, d->thing.text, &text, &found, &why);
	struct table *t = NULL;
	if (fine) {
		t = names_find(&f->tables, buf_as_str(&found));
		if (!t)
			t = new_table(f, buf_as_str(&found), buf_as_str(&text));
	} else {
		struct finding *told = tell(f, d, "data-unreadable", why.len ? buf_as_str(&why) : STR("no file can be read here"));
		told->hint = STR("the path is taken from the folder of the file that says it");
	}
	buf_finish(&text);
	buf_finish(&found);
	buf_finish(&why);
	return t;
}

static struct table *table_of(struct filler *f, const struct data *d)
{
	struct str key = str_fmt(arena(f), "%d %.*s", (int)d->thing.span.file, STR_ARG(d->thing.text));
	struct table *t = names_find(&f->asked, key);
	if (t)
		return t;
	t = read_table(f, d);
	if (t)
		names_add(&f->asked, key, t);
	return t;
}

/* ---- columns ---- */

/* Words are slices of the file they stand in, so their place need not be kept. */
static struct span place_of_word(const struct filler *f, const struct data *d, struct str word)
{
	const struct source *s = source_of(f->sources, d->thing.span);
	bool stands_there = word.len && word.at >= s->text.at && word.at < s->text.at + s->text.len;
	return stands_there ? (struct span){ d->thing.span.file, (uint32_t)(word.at - s->text.at), (uint32_t)word.len } : d->thing.word;
}

/* The column's index; false after telling that there is none. */
static bool find_column(struct filler *f, const struct table *t, struct span said, struct str name, size_t *column)
{
	const size_t *index = names_find(&t->columns, name);
	for (size_t i = 0; !index && i < t->columns.len; i++)
		if (str_distance(name, t->columns.entries[i].name, 0) == 0)
			index = t->columns.entries[i].thing;
	if (index) {
		*column = *index;
		return true;
	}
	struct finding *told = finding_add(f->sources, SEVERITY_ERROR, "data-unknown-column", said, "%.*s has no column named `%.*s`",
		STR_ARG(f->sources->files.at[t->file - 1]->path), STR_ARG(name));
	struct str nearest = names_nearest(&t->columns, name);
	struct buf all = { 0 };
	for (size_t i = 0; i < t->columns.len && i < 12; i++)
		buf_fmt(&all, "%s%.*s", i ? ", " : "", STR_ARG(t->columns.entries[i].name));
	told->hint = nearest.len ? str_fmt(&f->sources->arena, "did you mean `%.*s`?", STR_ARG(nearest))
		: str_fmt(&f->sources->arena, "its columns are: %.*s", STR_ARG(buf_as_str(&all)));
	told->other = t->csv.head.span;
	told->other_note = STR("the head of the table is here");
	buf_finish(&all);
	return false;
}

/* ---- rows ---- */

struct test { /* a condition, with its column found */
	size_t column;
	struct str compare, value;
	bool is_latest;
	char decimal_sign;
};

/* Numbers compare as numbers, everything else (ISO dates among it) as text. */
static int compare_cells(struct str a, struct str b, char decimal_sign)
{
	struct csv_number x, y;
	if (csv_number_read(a, decimal_sign, &x) && csv_number_read(b, decimal_sign, &y) && str_equal(x.unit, y.unit))
		return (x.number > y.number) - (x.number < y.number);
	return str_compare(a, b);
}

static bool meets(const struct test *t, struct str cell)
{
	int order = compare_cells(cell, t->value, t->decimal_sign);
	if (str_is(t->compare, "="))
		return order == 0;
	if (str_starts(t->compare, "<"))
		return order < 0 || (order == 0 && str_ends(t->compare, "="));
	return order > 0 || (order == 0 && str_ends(t->compare, "="));
}

static bool meets_all(const struct test *tests, size_t count, const struct csv_row *row)
{
	for (size_t i = 0; i < count; i++)
		if (!tests[i].is_latest && !meets(&tests[i], row->cells[tests[i].column].text))
			return false;
	return true;
}

struct rows { VEC(const struct csv_row *) list; };

static void keep_latest(const struct test *t, struct rows *rows)
{
	struct str best = { 0 };
	for (size_t i = 0; i < rows->list.len; i++) {
		struct str cell = rows->list.at[i]->cells[t->column].text;
		if (!i || compare_cells(cell, best, t->decimal_sign) > 0)
			best = cell;
	}
	size_t kept = 0;
	for (size_t i = 0; i < rows->list.len; i++)
		if (str_equal(rows->list.at[i]->cells[t->column].text, best))
			rows->list.at[kept++] = rows->list.at[i];
	rows->list.len = kept;
}

static bool read_tests(struct filler *f, const struct table *t, const struct data *d, struct test *tests)
{
	bool fine = true;
	FOR_EACH(struct condition, c, d->where) {
		struct test *test = &tests[c_i];
		*test = (struct test){ 0, c->compare, c->value, str_is(c->compare, "=") && str_is(c->value, "latest"), '.' };
		if (find_column(f, t, c->thing.word, c->thing.name, &test->column))
			test->decimal_sign = csv_decimal_sign(&t->csv, test->column);
		else
			fine = false;
	}
	return fine;
}

static void tell_rows(struct filler *f, const struct table *t, const struct data *d, const struct rows *rows)
{
	struct str path = f->sources->files.at[t->file - 1]->path;
	if (!rows->list.len) {
		struct finding *told = finding_add(f->sources, SEVERITY_ERROR, "data-no-row", d->thing.word, "no row of %.*s meets what `where` asks for", STR_ARG(path));
		told->hint = d->where.len ? STR("look at the file's spelling of the value") : STR("the file has a head and no rows");
		return;
	}
	const struct csv_row *last = rows->list.at[rows->list.len - 1];
	struct finding *told = finding_add(f->sources, SEVERITY_WARNING, "data-several-rows", d->thing.word, "%d rows of %.*s fit; the last one is taken",
		(int)rows->list.len, STR_ARG(path));
	told->hint = STR("ask for one: where stage = purchase, where month = latest");
	told->other = last->span;
	told->other_note = STR("the row that was taken");
}

/* The one row that is meant; NULL after telling why there is none. */
static const struct csv_row *find_row(struct filler *f, const struct table *t, const struct data *d)
{
	struct rows rows = { 0 };
	struct test *tests = arena_alloc(arena(f), (d->where.len + 1) * sizeof *tests);
	if (!read_tests(f, t, d, tests))
		return NULL;
	for (size_t i = 0; i < t->csv.rows.len; i++)
		if (meets_all(tests, d->where.len, &t->csv.rows.at[i]))
			VEC_PUSH(arena(f), &rows.list, &t->csv.rows.at[i]);
	for (size_t i = 0; i < d->where.len; i++)
		if (tests[i].is_latest)
			keep_latest(&tests[i], &rows);
	if (rows.list.len != 1)
		tell_rows(f, t, d, &rows);
	return rows.list.len ? rows.list.at[rows.list.len - 1] : NULL;
}

/* ---- values ---- */

struct target_of_data { /* where what was found goes */
	struct value *value, *n;
	struct date *date;
	const struct metric *metric;
	struct value like; /* a value of the same metric whose unit holds where the cell has none */
};

static struct target_of_data target_of(struct thing *owner)
{
	if (owner->kind == KIND_METRIC) {
		struct metric *m = (struct metric *)owner;
		return (struct target_of_data){ &m->value, &m->n, &m->date, m, m->target };
	}
	struct measure *m = (struct measure *)owner;
	return (struct target_of_data){ &m->value, &m->n, &m->date, m->metric, measure_target(m) };
}

static struct value value_from(struct filler *f, struct csv_number n, const struct target_of_data *t)
{
	struct value v = { .given = true, .is_percent = n.is_percent, .number = n.number, .unit = n.unit };
	struct str unit = t->metric ? t->metric->unit : (struct str){ 0 };
	if (!v.is_percent && !v.unit.len) {
		v.is_percent = str_is(unit, "%") || (t->like.given && t->like.is_percent);
		v.unit = v.is_percent ? (struct str){ 0 } : t->like.unit.len ? t->like.unit : unit;
	}
	struct buf written = { 0 };
	buf_number(&written, v.number, n.decimals < 6 ? n.decimals : 6);
	if (v.is_percent || v.unit.len)
		buf_fmt(&written, "%s%.*s", v.is_percent ? "%" : " ", STR_ARG(v.unit));
	v.written = buf_take(&written, arena(f));
	buf_finish(&written);
	return v;
}

static void tell_no_number(struct filler *f, const struct data *d, const struct csv_cell *cell, const char *wanted)
{
	struct finding *told = finding_add(f->sources, SEVERITY_ERROR, "data-not-a-number", cell->span, "`%.*s` is no %s", STR_ARG(cell->text), wanted);
	told->hint = STR("numbers are written 31, 31.5, 31,5 or 1 234,5, dates 2026-10-01");
	told->other = d->thing.word;
	told->other_note = STR("it is taken from here");
}

static bool read_number(struct filler *f, const struct table *t, const struct data *d, const struct csv_row *row, struct str column_name,
	struct csv_number *n, struct span *place)
{
	size_t column;
	if (!find_column(f, t, place_of_word(f, d, column_name), column_name, &column))
		return false;
	const struct csv_cell *cell = &row->cells[column];
	*place = cell->span;
	if (csv_number_read(cell->text, csv_decimal_sign(&t->csv, column), n))
		return true;
	tell_no_number(f, d, cell, "number");
	return false;
}

static void take_date(struct filler *f, const struct table *t, const struct data *d, const struct csv_row *row, struct date *date)
{
	size_t column;
	if (date->year || !d->date_column.len || !find_column(f, t, place_of_word(f, d, d->date_column), d->date_column, &column))
		return;
	if (!date_read(row->cells[column].text, date))
		tell_no_number(f, d, &row->cells[column], "date");
}

static void fill(struct filler *f, struct data *d)
{
	struct target_of_data to = target_of(d->thing.parent);
	struct csv_number n;
	struct span place;
	struct table *t = table_of(f, d);
	const struct csv_row *row = t && t->csv.head.count ? find_row(f, t, d) : NULL;
	if (t && !t->csv.head.count)
		tell(f, d, "data-no-row", str_fmt(&f->sources->arena, "%.*s is empty", STR_ARG(f->sources->files.at[t->file - 1]->path)));
	if (!row)
		return;
	struct str column = d->column.len ? d->column : to.metric ? to.metric->thing.name : (struct str){ 0 };
	if (!to.value->given && read_number(f, t, d, row, column, &n, &d->cell))
		*to.value = value_from(f, n, &to);
	if (!to.n->given && d->n_column.len && read_number(f, t, d, row, d->n_column, &n, &place)) {
		*to.n = value_from(f, n, &(struct target_of_data){ 0 });
		to.n->is_percent = false;
	}
	take_date(f, t, d, row, to.date);
}

void data_fill(struct map *m, const struct reader *reader, const struct things *datas)
{
	struct filler f = { .map = m, .sources = m->sources, .reader = reader };
	names_init(&f.tables, &m->arena);
	names_init(&f.asked, &m->arena);
	FOR_EACH(struct data, d, *datas)
		fill(&f, d);
}
