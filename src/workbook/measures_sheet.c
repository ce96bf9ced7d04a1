/* measures_sheet.c — what was measured against what is to be reached; and each reading by its day, where there are earlier ones. */
#include "workbook/book.h"
#include "cjm/counts.h"

#include <math.h>

/* ---- now ---- */

enum measure_column { M_JOURNEY, M_METRIC, M_KIND, M_WHERE, M_VALUE, M_TARGET, M_MET, M_REACHED, M_BETTER, M_DUE, M_N, M_DATE, M_SOURCE, M_COUNT };

static void add_measure_columns(struct out_table *t)
{
	static const struct {
		enum label head;
		int width;
	} COLUMNS[M_COUNT] = {
		[M_JOURNEY] = { LABEL_col_journey, 24 }, [M_METRIC] = { LABEL_col_measure, 30 }, [M_KIND] = { LABEL_col_kind, 14 }, [M_WHERE] = { LABEL_col_where, 34 },
		[M_VALUE] = { LABEL_col_value, 13 }, [M_TARGET] = { LABEL_col_target, 13 }, [M_MET] = { LABEL_col_met, 13 }, [M_REACHED] = { LABEL_col_reached, 13 }, [M_BETTER] = { LABEL_col_better, 13 },
		[M_DUE] = { LABEL_col_due, 13 }, [M_N] = { LABEL_col_n, 12 }, [M_DATE] = { LABEL_col_date, 14 }, [M_SOURCE] = { LABEL_col_source, 28 },
	};
	for (int i = 0; i < M_COUNT; i++)
		out_column(t, book_label(t->book, COLUMNS[i].head), COLUMNS[i].width);
}

static struct told_cell told_choice(const struct out_book *b, int choices, unsigned int choice)
{
	return told_text(locale_choice(b->words, choices, choice));
}

static struct told_cell told_journey(const struct out_book *b, const struct journey *j)
{
	return told_name(b, b->journey_count > 1 ? &j->thing : NULL);
}

/* "yes (predicted)": what is predicted has met nothing yet. */
static struct told_cell told_verdict(struct out_book *b, const struct measure *m)
{
	int verdict = measure_verdict(m);
	struct str said = verdict ? label(b->words, verdict > 0 ? LABEL_yes : LABEL_no) : (struct str){ 0 };
	return told_text(verdict && m->thing.basis.predicted ? LABEL_FILL(b->words, &b->arena, LABEL_in_brackets, said, label(b->words, LABEL_predicted)) : said);
}

/* Which part of the target is reached, 1 for all of it, whether higher or lower is better; NAN where that is no share of anything. */
static double reached_of(const struct measure *m)
{
	double target = measure_target_number(m), value = measure_value(m).number;
	bool is_share = measure_value(m).given && !measure_value(m).is_range && measure_verdict(m) && value > 0 && target > 0;
	return !is_share ? NAN : m->metric->better == BETTER_LOWER ? target / value : value / target;
}

/* Where another target is set here, the metric's own is given with its day. */
static struct told_cell told_due(struct out_book *b, const struct measure *m)
{
	struct date due = measure_due(m), common = m->metric ? m->metric->due : (struct date){ 0 };
	if (due.year || !common.year)
		return told_date(b, due);
	struct str words[] = { locale_value(b->words, &b->arena, m->metric->target), locale_date(b->words, &b->arena, common) };
	return told_text(label_filled(b->words, &b->arena, LABEL_goal_by, words, 2));
}

static void add_measure(struct out_table *t, const struct other_columns *o, const struct journey *j, const struct measure *m, struct told_cell where)
{
	struct out_book *b = t->book;
	struct told_cell *cells = out_row(t);
	cells[M_JOURNEY] = told_journey(b, j);
	cells[M_METRIC] = told_name(b, m->metric ? &m->metric->thing : NULL);
	cells[M_KIND] = told_choice(b, CHOICES_metric_kind, m->metric ? m->metric->kind : 0);
	cells[M_WHERE] = where;
	cells[M_VALUE] = told_value(b, measure_value(m));
	cells[M_TARGET] = told_value(b, measure_target(m));
	cells[M_MET] = told_verdict(b, m);
	cells[M_REACHED] = told_percent(b, 100 * reached_of(m));
	cells[M_BETTER] = told_choice(b, CHOICES_better, m->metric ? m->metric->better : 0);
	cells[M_DUE] = told_due(b, m);
	cells[M_N] = told_value(b, measure_n(m));
	cells[M_DATE] = told_date(b, measure_date(m));
	cells[M_SOURCE] = told_text(told_basis_text(b, &m->thing));
	if (m->metric)
		fill_others(t, o, &m->metric->thing, cells);
	fill_others(t, o, &m->thing, cells);
}

/* ---- over time ---- */

enum reading_column { R_JOURNEY, R_METRIC, R_WHERE, R_DATE, R_VALUE, R_N, R_COUNT };

static void add_reading_columns(struct out_table *t)
{
	static const struct {
		enum label head;
		int width;
	} COLUMNS[R_COUNT] = {
		[R_JOURNEY] = { LABEL_col_journey, 24 }, [R_METRIC] = { LABEL_col_measure, 30 }, [R_WHERE] = { LABEL_col_where, 34 }, [R_DATE] = { LABEL_col_date, 14 },
		[R_VALUE] = { LABEL_col_value, 13 }, [R_N] = { LABEL_col_n, 12 },
	};
	for (int i = 0; i < R_COUNT; i++)
		out_column(t, book_label(t->book, COLUMNS[i].head), COLUMNS[i].width);
}

static void add_reading(struct out_table *t, const struct journey *j, const struct measure *m, struct told_cell where, struct reading r)
{
	struct told_cell *cells = out_row(t);
	cells[R_JOURNEY] = told_journey(t->book, j);
	cells[R_METRIC] = told_name(t->book, m->metric ? &m->metric->thing : NULL);
	cells[R_WHERE] = where;
	cells[R_DATE] = told_date(t->book, r.date);
	cells[R_VALUE] = told_value(t->book, r.value);
	cells[R_N] = told_value(t->book, r.n);
}

static void add_readings(struct out_table *t, const struct journey *j, const struct measure *m, struct told_cell where)
{
	struct readings earlier = measure_earlier(m);
	for (size_t i = 0; i < earlier.len; i++)
		add_reading(t, j, m, where, earlier.at[i]);
	if (earlier.len)
		add_reading(t, j, m, where, (struct reading){ .value = measure_value(m), .n = measure_n(m), .date = measure_date(m) });
}

/* ---- both ---- */

/* A figure that is given in several places is one. */
static struct told_cell told_places(struct out_book *b, const struct distinct_measure *f)
{
	struct str *places = arena_alloc(&b->arena, f->alike.len * sizeof *places);
	for (size_t i = 0; i < f->alike.len; i++)
		places[i] = told_place(b, f->alike.at[i]).text;
	return told_text(locale_list(b->words, &b->arena, places, f->alike.len));
}

void write_measure_sheets(struct out_book *b)
{
	static const bool TOLD[KIND_COUNT] = {
		[KIND_METRIC_KIND] = true, [KIND_UNIT] = true, [KIND_BETTER] = true, [KIND_METRIC_VALUE] = true, [KIND_TARGET] = true, [KIND_METRIC_DUE] = true, [KIND_N] = true, [KIND_DATE_OF] = true,
		[KIND_FROM] = true,
	};
	struct other_columns others = { .told = TOLD };
	struct out_table now = out_table_of(b), course = out_table_of(b);
	add_measure_columns(&now);
	add_other_columns(&now, &others, KIND_METRIC);
	add_other_columns(&now, &others, KIND_MEASURE);
	add_reading_columns(&course);
	for (size_t i = 0; i < b->journey_count; i++) {
		struct distinct_measures measures = journey_measures(book_journey(b, i), &b->arena);
		for (size_t k = 0; k < measures.list.len; k++) {
			const struct distinct_measure *f = &measures.list.at[k];
			struct told_cell where = told_places(b, f);
			add_measure(&now, &others, book_journey(b, i), f->measure, where);
			add_readings(&course, book_journey(b, i), f->measure, where);
		}
	}
	out_write(&now, LABEL_lane_measures);
	add_target_chart(&now, M_METRIC, M_REACHED);
	out_write(&course, LABEL_col_course);
}
