/* backlog.c — pains, wishes, opportunities, decisions and actions as rows that a tracker imports. */
#include "cjm/csv.h"
#include "cjm/report.h"
#include "cjm/units.h"
#include "report/csv_out.h"

/* ---- rows ---- */

struct backlog_gathering { /* of one journey */
	struct backlog *b;
	const struct journey *journey;
};

static bool is_of_backlog(const struct thing *t)
{
	return t->kind == KIND_PAIN || t->kind == KIND_OPPORTUNITY || t->kind == KIND_ACTION || t->kind == KIND_DECISION || t->kind == KIND_WISH;
}

static void add_row(void *gathering, const struct thing *t)
{
	struct backlog_gathering *g = gathering;
	struct backlog_row row = { t, g->journey };
	if (!is_of_backlog(t))
		return;
	for (size_t i = 0; i < t->own.list.len; i++)
		names_add(&g->b->own, t->own.list.at[i].name, (void *)(uintptr_t)(g->b->own.len + 1));
	VEC_PUSH(g->b->arena, &g->b->rows, row);
}

struct backlog backlog_of(const struct journey *const *journeys, size_t count, const struct locale *words, struct arena *a)
{
	struct backlog b = { .arena = a, .words = words, .has_journeys = count > 1 };
	names_init(&b.own, a);
	for (size_t i = 0; i < count; i++)
		journey_walk(journeys[i], add_row, &(struct backlog_gathering){ &b, journeys[i] });
	return b;
}

/* ---- cells ---- */

/* A number as a spreadsheet of that language reads it: its decimal sign, and no groups. */
static void add_number(const struct backlog *b, struct value v, struct buf *out)
{
	struct buf plain = { 0 };
	buf_number(&plain, v.number, value_decimals(v.written));
	for (size_t i = 0; i < plain.len; i++)
		if (plain.at[i] == '.')
			buf_text(out, b->words->decimal);
		else
			buf_char(out, plain.at[i]);
	buf_fmt(out, "%s%s%.*s", v.is_percent ? "%" : "", v.unit.len ? " " : "", STR_ARG(v.unit));
	buf_finish(&plain);
}

/* A negative number is no formula. */
static void write_told(const struct backlog *b, const struct told_cell *cell, char separator, bool is_first, struct buf *out)
{
	struct buf text = { 0 };
	if (b->words && cell->value.given)
		add_number(b, cell->value, &text);
	else if (b->words && cell->date.day)
		date_write(cell->date, &text);
	else
		buf_str(&text, cell->text);
	csv_write_cell(buf_as_str(&text), separator, is_first, out);
	buf_finish(&text);
}

/* ---- the file ---- */

static void write_heads(const struct backlog *b, char separator, struct buf *out)
{
	for (int c = 0; c < BACKLOG_COLUMNS; c++)
		csv_write_cell(backlog_head(b, (enum backlog_column)c), separator, c == 0, out);
	for (size_t i = 0; i < b->own.len; i++)
		csv_write_cell(b->own.entries[i].name, separator, false, out);
	buf_text(out, "\r\n");
}

/* values: by column, all empty; so they are afterwards. */
static void write_own(const struct backlog *b, const struct own_fields *own, struct str *values, char separator, struct buf *out)
{
	for (size_t i = own->list.len; i-- > 0;) /* of a name the first */
		values[(uintptr_t)names_find(&b->own, own->list.at[i].name) - 1] = own->list.at[i].value;
	for (size_t i = 0; i < b->own.len; i++)
		csv_write_cell(values[i], separator, false, out);
	for (size_t i = 0; i < own->list.len; i++)
		values[(uintptr_t)names_find(&b->own, own->list.at[i].name) - 1] = (struct str){ 0 };
}

static void write_row(const struct backlog *b, const struct backlog_row *r, struct str *values, char separator, struct buf *out)
{
	for (int c = 0; c < BACKLOG_COLUMNS; c++) {
		struct told_cell cell = backlog_cell(b, r, (enum backlog_column)c);
		write_told(b, &cell, separator, c == 0, out);
	}
	write_own(b, &r->thing->own, values, separator, out);
	buf_text(out, "\r\n");
}

static void write_table(const struct backlog *b, char separator, struct buf *out)
{
	struct str *values = arena_alloc(b->arena, (b->own.len + 1) * sizeof *values);
	write_heads(b, separator, out);
	for (size_t i = 0; i < b->rows.len; i++)
		write_row(b, &b->rows.at[i], values, separator, out);
}

/* ---- for whom ---- */

enum { CSV_FOR_EXCEL, CSV_FOR_TRACKERS };

const char *csv_reader_name(size_t index)
{
	const struct tracker *t = index >= CSV_FOR_TRACKERS ? tracker_at(index - CSV_FOR_TRACKERS) : NULL;
	return index == CSV_FOR_EXCEL ? "excel" : t ? tracker_name(t) : NULL;
}

void report_backlog(const struct journey *const *journeys, size_t count, struct report_options options, struct buf *out)
{
	struct arena a = { 0 };
	const struct locale *words = locale_of(options.language, NULL);
	struct backlog keywords = backlog_of(journeys, count, NULL, &a);
	struct backlog told = options.csv_reader ? backlog_of(journeys, count, words, &a) : keywords;
	if (options.csv_reader == CSV_FOR_EXCEL + 1) {
		buf_text(out, STR_MARK);
		write_table(&told, ';', out);
	} else if (options.csv_reader) {
		tracker_write(tracker_at(options.csv_reader - 1 - CSV_FOR_TRACKERS), &told, &keywords, out);
	} else {
		write_table(&keywords, ',', out);
	}
	arena_finish(&a);
}
