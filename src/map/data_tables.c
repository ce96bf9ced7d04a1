/* data_tables.c — the CSV files of a map, each read once, and their columns. */
#include "map/data_tables.h"

#include "cjm/fmt.h"
#include "cjm/unicode.h"

#include <stdarg.h>

struct finding *data_report(struct filler *f, const struct data *d, const char *id, struct str message)
{
	return finding_add(f->found, SEVERITY_ERROR, id, d->thing.word, "%.*s", STR_ARG(message));
}

/* "`<5` is not a number", at the cell. */
void data_report_cell(struct filler *f, const struct data *d, const struct csv_cell *cell, struct str hint, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	struct str message = str_fmt_args(&f->found->arena, format, args);
	va_end(args);
	struct finding *reported = finding_add(f->found, SEVERITY_ERROR, "data-not-a-number", cell->span, "%.*s", STR_ARG(message));
	reported->hint = hint;
	reported->other = d->thing.word;
	reported->other_note = STR("it is used here");
}

/* ---- the file ---- */

static void index_columns(struct filler *f, struct data_table *t)
{
	names_init(&t->columns, &f->map->arena);
	for (size_t i = 0; i < t->csv.head.count; i++) {
		size_t *index = ARENA_NEW(&f->map->arena, size_t);
		*index = i;
		names_add(&t->columns, t->csv.head.cells[i].text, index);
	}
}

static struct data_table *new_table(struct filler *f, struct str path, struct str text)
{
	struct data_table *t = ARENA_NEW(&f->map->arena, struct data_table);
	for (size_t i = 0; i < f->sources->files.len && !t->file; i++)
		if (str_equal(f->sources->files.at[i]->path, path))
			t->file = (uint32_t)i + 1;
	if (!t->file)
		t->file = source_add(f->sources, path, text, f->found);
	csv_read(f->sources, t->file, &f->map->arena, &t->csv, f->found);
	t->decimal_signs = csv_decimal_signs(&t->csv, &f->map->arena);
	index_columns(f, t);
	t->likes = arena_alloc(&f->map->arena, (t->csv.head.count + 1) * sizeof *t->likes);
	names_add(&f->tables, f->sources->files.at[t->file - 1]->path, t);
	return t;
}

static struct data_table *read_table(struct filler *f, const struct data *d)
{
	if (!d->thing.text.len) /* the parser has reported it */
		return NULL;
	struct buf text = { 0 }, found = { 0 }, why = { 0 };
	const struct source *from = source_of(f->sources, d->thing.span);
	bool fine = f->reader && f->reader->read(f->reader->context, from->path, d->thing.text, &text, &found, &why);
	struct data_table *t = NULL;
	if (fine) {
		t = names_find(&f->tables, buf_as_str(&found));
		if (!t)
			t = new_table(f, buf_as_str(&found), buf_as_str(&text));
	} else {
		struct finding *reported = data_report(f, d, "data-unreadable", why.len ? buf_as_str(&why) : STR("files cannot be read here"));
		reported->hint = STR("the path is relative to the folder of the file that contains it");
	}
	buf_finish(&text);
	buf_finish(&found);
	buf_finish(&why);
	return t;
}

struct data_table *data_table_of(struct filler *f, const struct data *d)
{
	struct str key = str_fmt(&f->map->arena, "%d %.*s", (int)d->thing.span.file, STR_ARG(d->thing.text));
	struct data_table *t = names_find(&f->asked, key);
	if (t)
		return t;
	t = read_table(f, d);
	if (t)
		names_add(&f->asked, key, t);
	return t;
}

/* ---- columns ---- */

/* The word or the text itself, where that is what is told. */
static void suggest_column(struct filler *f, struct finding *reported, struct str name, struct str nearest)
{
	struct span at = reported->span;
	struct str written = str_slice(source_of(f->sources, at)->text, at.at, at.at + at.len);
	struct buf text = { 0 };
	reported->hint = str_fmt(&f->found->arena, "did you mean `%.*s`?", STR_ARG(nearest));
	bool is_text = str_starts(written, "\"");
	if (is_text)
		fmt_quote(&text, nearest);
	else
		buf_str(&text, nearest);
	if (is_text || (str_equal(written, name) && str_equal(nearest, str_slug(&f->found->arena, nearest))))
		finding_add_fix(f->found, reported, at, buf_as_str(&text));
	buf_finish(&text);
}

static bool find_column(const struct data_table *t, struct str name, size_t *column)
{
	const size_t *index = names_find(&t->columns, name);
	for (size_t i = 0; !index && i < t->columns.len; i++)
		if (str_distance(name, t->columns.entries[i].name, 0) == 0 || str_is_same(name, t->columns.entries[i].name))
			index = t->columns.entries[i].thing;
	*column = index ? *index : 0;
	return index;
}

static struct str list_of_columns(struct filler *f, const struct data_table *t)
{
	struct buf all = { 0 };
	for (size_t i = 0; i < t->columns.len && i < 12; i++)
		buf_fmt(&all, "%s%.*s", i ? ", " : "", STR_ARG(t->columns.entries[i].name));
	struct str list = buf_take(&all, &f->found->arena);
	buf_finish(&all);
	return list;
}

static struct str path_of(const struct filler *f, const struct data_table *t)
{
	return f->sources->files.at[t->file - 1]->path;
}

static void show_header(struct finding *reported, const struct data_table *t)
{
	reported->other = t->csv.head.span;
	reported->other_note = STR("the header of the table is here");
}

/* The column's index; false after telling that there is none. */
bool data_find_column(struct filler *f, const struct data_table *t, struct span said, struct str name, size_t *column)
{
	if (find_column(t, name, column))
		return true;
	struct finding *reported = finding_add(f->found, SEVERITY_ERROR, "data-unknown-column", said, "%.*s has no column named `%.*s`", STR_ARG(path_of(f, t)), STR_ARG(name));
	struct str nearest = names_nearest(&t->columns, name);
	if (nearest.len)
		suggest_column(f, reported, name, nearest);
	else
		reported->hint = str_fmt(&f->found->arena, "its columns are: %.*s", STR_ARG(list_of_columns(f, t)));
	show_header(reported, t);
	return false;
}

/* `data "n.csv"` alone; the column as it is written in a map. */
static struct str hint_for_no_column(struct filler *f, const struct data_table *t, const struct data *d, struct str nearest)
{
	struct buf file = { 0 }, column = { 0 };
	struct arena *a = &f->found->arena;
	fmt_quote(&file, d->thing.text);
	if (str_equal(nearest, str_slug(a, nearest)))
		buf_str(&column, nearest);
	else
		fmt_quote(&column, nearest);
	struct str hint = nearest.len ? str_fmt(a, "write: data %.*s column %.*s", STR_ARG(buf_as_str(&file)), STR_ARG(buf_as_str(&column)))
		: str_fmt(a, "add one after the file: data %.*s column …; its columns are: %.*s", STR_ARG(buf_as_str(&file)), STR_ARG(list_of_columns(f, t)));
	buf_finish(&file);
	buf_finish(&column);
	return hint;
}

bool data_find_own_column(struct filler *f, const struct data_table *t, const struct data *d, struct str name, size_t *column)
{
	if (name.len && find_column(t, name, column))
		return true;
	struct finding *reported = data_report(f, d, "data-unknown-column", name.len
		? str_fmt(&f->found->arena, "`data` has no `column`, and %.*s has no column named `%.*s`", STR_ARG(path_of(f, t)), STR_ARG(name)) : STR("no column is given for the share"));
	reported->hint = hint_for_no_column(f, t, d, name.len ? names_nearest(&t->columns, name) : (struct str){ 0 });
	show_header(reported, t);
	return false;
}
