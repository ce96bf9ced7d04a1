/* readings.c — a metric measured again and again in one place is one measure with a course: the latest reading is its value, the others
 * come before it. They are told apart by their dates; one that says none is the map's own, and the latest. Two of one day, or in units
 * that cannot be told in each other, are no course: then each stays a measure of its own, and so does what is predicted. */
#include "map/readings.h"

#include "cjm/units.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>

struct dated_measure {
	struct measure *measure;
	long day;
	size_t order;
};

static long day_of(struct date d)
{
	return d.year ? date_last_day(d) : LONG_MAX;
}

/* By metric, then by day. How the metrics follow each other shows nowhere. */
static int by_metric_and_day(const void *left, const void *right)
{
	const struct dated_measure *a = left, *b = right;
	uintptr_t metric_a = (uintptr_t)a->measure->metric, metric_b = (uintptr_t)b->measure->metric;
	if (metric_a != metric_b)
		return metric_a < metric_b ? -1 : 1;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

static bool is_course(const struct dated_measure *at, size_t count)
{
	const struct measure *last = at[count - 1].measure;
	int order;
	for (size_t i = 0; i + 1 < count; i++)
		if (at[i].day == at[i + 1].day || !value_order(measure_value(at[i].measure), measure_value(last), counted_of_metric(last->metric), &order))
			return false;
	return true;
}

static int compare_readings(const void *left, const void *right)
{
	long a = day_of(((const struct reading *)left)->date), b = day_of(((const struct reading *)right)->date);
	return a < b ? -1 : a > b;
}

static bool has_day(const struct readings *readings, size_t count, long day)
{
	for (size_t i = 0; i < count; i++)
		if (day_of(readings->at[i].date) == day)
			return true;
	return false;
}

/* What is written in the map stands above what the file says of the same day. */
static void add_rows(struct arena *a, struct measure *last)
{
	const struct data *data = last->data ? last->data : !last->value.given && last->metric ? last->metric->data : NULL;
	size_t typed = last->earlier.len;
	for (size_t i = 0; data && i < data->earlier.len; i++) {
		long day = day_of(data->earlier.at[i].date);
		if (day < day_of(measure_date(last)) && !has_day(&last->earlier, typed, day))
			VEC_PUSH(a, &last->earlier, data->earlier.at[i]);
	}
	if (last->earlier.len)
		qsort(last->earlier.at, last->earlier.len, sizeof *last->earlier.at, compare_readings);
}

static void join_readings(struct arena *a, const struct dated_measure *at, size_t count)
{
	struct measure *last = at[count - 1].measure;
	for (size_t i = 0; i + 1 < count; i++) {
		struct measure *m = at[i].measure;
		struct reading r = { measure_value(m), measure_n(m), measure_date(m), m };
		VEC_PUSH(a, &last->earlier, r);
		m->later = last;
	}
	add_rows(a, last);
}

static void find_in(struct arena *a, const struct things *measures)
{
	struct dated_measure *all = arena_alloc(a, measures->len * sizeof *all);
	size_t count = 0;
	FOR_EACH(struct measure, m, *measures) {
		m->earlier = (struct readings){ 0 };
		m->later = NULL;
		if (m->metric && measure_value(m).given && !m->thing.basis.predicted)
			all[count++] = (struct dated_measure){ m, day_of(measure_date(m)), m_i };
	}
	if (count)
		qsort(all, count, sizeof *all, by_metric_and_day);
	for (size_t i = 0, end; i < count; i = end) {
		for (end = i + 1; end < count && all[end].measure->metric == all[i].measure->metric; end++)
			;
		bool is_one = is_course(&all[i], end - i);
		for (size_t k = i; k < end; k += is_one ? end - i : 1)
			join_readings(a, &all[k], is_one ? end - i : 1);
	}
}

void readings_find(struct map *m)
{
	FOR_EACH(struct journey, j, m->journeys) {
		find_in(&m->arena, &j->measures);
		FOR_EACH(struct stage, stage, j->stages) {
			find_in(&m->arena, &stage->content.measures);
			FOR_EACH(struct step, step, stage->steps)
				find_in(&m->arena, &step->content.measures);
		}
	}
}
