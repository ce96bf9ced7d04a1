/* metric.c — figures that can be true, fresh, comparable, and beside the map's own feelings. */
#include "check/check.h"
#include "cjm/places.h"
#include "cjm/units.h"

#include <math.h>

/* Where a value was written, be it in the map or in a CSV file. One with a unit is told where its metric is named. */
static struct span place_of_value(const struct thing *t, const struct data *data, const struct value *v)
{
	bool is_plain = !v->is_percent && !v->unit.len;
	struct span in_map = is_plain ? span_of_member(t, v) : (struct span){ 0 };
	return in_map.file ? in_map : data && data->cell.file ? data->cell : t->word;
}

/* ---- possible values ---- */

static void report_if_outside(struct checking *c, const struct metric *m, const struct thing *t, struct span span, struct value v)
{
	double number = value_plain(v, counted_of_metric(m));
	if (!m || !m->range.given || !v.given || (number_order(number, m->range.low) >= 0 && number_order(number, m->range.high) <= 0))
		return;
	struct finding *f = REPORT(c, span, "%.*s cannot be %.*s: it runs from %.*s to %.*s", STR_ARG(thing_phrase(c, &m->thing)), STR_ARG(value_phrase(c, v)),
		STR_ARG(number_phrase(c, m->range.low, NUMBER_DECIMALS)), STR_ARG(number_phrase(c, m->range.high, NUMBER_DECIMALS)));
	if (m->thing.word.file && &m->thing != t)
		finding_set_other(f, m->thing.word, STR("its range is said here"));
}

static void check_declared_metric(struct checking *c, const struct metric *m)
{
	report_if_outside(c, m, &m->thing, place_of_value(&m->thing, m->data, &m->value), m->value);
	report_if_outside(c, m, &m->thing, place_of_value(&m->thing, NULL, &m->target), m->target);
}

void check_metric_out_of_range(struct checking *c, const struct thing *t)
{
	(void)t;
	FOR_EACH(struct metric, metric, c->map->metrics)
		if (check_concerns(c, &metric->thing))
			check_declared_metric(c, metric);
	for (size_t i = 0; i < c->facts->measures.len; i++) {
		const struct measure *m = c->facts->measures.at[i];
		report_if_outside(c, m->metric, &m->thing, place_of_value(&m->thing, m->data, &m->value), m->value);
		report_if_outside(c, m->metric, &m->thing, place_of_value(&m->thing, NULL, &m->target), m->target);
	}
	FOR_EACH(struct goal, g, c->journey->goals) {
		report_if_outside(c, g->metric, &g->thing, place_of_value(&g->thing, NULL, &g->from), g->from);
		report_if_outside(c, g->metric, &g->thing, place_of_value(&g->thing, NULL, &g->to), g->to);
	}
}

/* ---- one scale ---- */

struct scale { /* the first value of a metric that was met */
	struct value value;
	struct span span;
};

struct scales {
	struct checking *c;
	struct names of; /* a metric's address → struct scale * */
};

static void compare_scale(struct scales *s, const struct metric *m, struct span span, struct value v)
{
	if (!m || !v.given)
		return;
	const struct thing *address = &m->thing;
	struct scale *first = names_find(&s->of, (struct str){ (const char *)&address, sizeof address });
	if (!first) {
		first = ARENA_NEW(s->c->arena, struct scale);
		*first = (struct scale){ v, span };
		names_add(&s->of, str_copy(s->c->arena, (struct str){ (const char *)&address, sizeof address }), first);
	} else if (!value_shares_scale(first->value, v, counted_of_metric(m))) {
		struct finding *f = REPORT(s->c, span, "%.*s is %.*s here and %.*s elsewhere: two scales", STR_ARG(thing_phrase(s->c, &m->thing)),
			STR_ARG(value_phrase(s->c, v)), STR_ARG(value_phrase(s->c, first->value)));
		finding_set_other(f, first->span, STR("the other scale is here"));
	}
}

void check_metric_scale_differs(struct checking *c, const struct thing *t)
{
	struct scales s = { .c = c };
	(void)t;
	names_init(&s.of, c->arena);
	FOR_EACH(struct metric, metric, c->map->metrics)
		if (check_concerns(c, &metric->thing)) {
			compare_scale(&s, metric, place_of_value(&metric->thing, metric->data, &metric->value), metric->value);
			compare_scale(&s, metric, place_of_value(&metric->thing, NULL, &metric->target), metric->target);
		}
	for (size_t i = 0; i < c->facts->measures.len; i++) {
		const struct measure *m = c->facts->measures.at[i];
		compare_scale(&s, m->metric, place_of_value(&m->thing, m->data, &m->value), m->value);
		compare_scale(&s, m->metric, place_of_value(&m->thing, NULL, &m->target), m->target);
	}
	FOR_EACH(struct goal, g, c->journey->goals) {
		compare_scale(&s, g->metric, place_of_value(&g->thing, NULL, &g->from), g->from);
		compare_scale(&s, g->metric, place_of_value(&g->thing, NULL, &g->to), g->to);
	}
}

/* ---- how many, and when ---- */

static bool has_n(const struct measure *m)
{
	return measure_count(m).given;
}

/* A target on a map of what is to come was not measured by anyone. */
static bool was_measured(const struct checking *c, const struct measure *m)
{
	return measure_value(m).given && !m->later && !m->thing.basis.predicted && !m->thing.basis.assumed && c->journey->state != STATE_FUTURE && m->metric;
}

enum { REPORTED_SINGLY = 3 };

/* One by one where they are few; else once, with their number. */
static void report_measures(struct checking *c, const struct things *found, size_t of, const char *lacks)
{
	if (found->len > REPORTED_SINGLY) {
		REPORT(c, found->at[0]->word, "%d of %d figures do not say %s, this one first", (int)found->len, (int)of, lacks);
		return;
	}
	for (size_t i = 0; i < found->len; i++) {
		const struct measure *m = (const struct measure *)found->at[i];
		REPORT(c, m->thing.word, "the figure for %.*s does not say %s", STR_ARG(thing_phrase(c, &m->metric->thing)), lacks);
	}
}

static void report_those_without(struct checking *c, bool (*has)(const struct measure *m), const char *lacks)
{
	struct things found = { 0 };
	size_t of = 0;
	for (size_t i = 0; i < c->facts->measures.len; i++) {
		if (!was_measured(c, c->facts->measures.at[i]))
			continue;
		of++;
		if (!has(c->facts->measures.at[i]))
			VEC_PUSH(c->arena, &found, (struct thing *)&c->facts->measures.at[i]->thing);
	}
	report_measures(c, &found, of, lacks);
}

static bool has_date(const struct measure *m)
{
	return measure_taken(m).year != 0;
}

void check_metric_without_n(struct checking *c, const struct thing *t)
{
	(void)t;
	report_those_without(c, has_n, "how many were asked or counted");
}

void check_metric_without_date(struct checking *c, const struct thing *t)
{
	(void)t;
	report_those_without(c, has_date, "when it was taken");
}

void check_metric_stale(struct checking *c, const struct thing *t)
{
	struct keys reported = { .arena = c->arena };
	(void)t;
	for (size_t i = 0; i < c->facts->measures.len; i++) {
		const struct measure *m = c->facts->measures.at[i];
		struct date d = measure_taken(m);
		if (!was_measured(c, m) || !d.year || date_last_day(d) >= c->facts->stale_before || keys_has(&reported, key_of(m->metric)))
			continue;
		keys_add(&reported, key_of(m->metric));
		REPORT(c, m->thing.word, "the figure for %.*s was taken %.*s ago", STR_ARG(thing_phrase(c, &m->metric->thing)),
			STR_ARG(days_phrase(c, c->options->today - date_last_day(d))));
	}
}

static bool has_few(const struct measure *m)
{
	struct value n = measure_count(m);
	return n.given && n.number < ANSWERS_LEAST;
}

void check_metric_few_answers(struct checking *c, const struct thing *t)
{
	struct things found = { 0 };
	(void)t;
	for (size_t i = 0; i < c->facts->measures.len; i++)
		if (was_measured(c, c->facts->measures.at[i]) && has_few(c->facts->measures.at[i]))
			VEC_PUSH(c->arena, &found, (struct thing *)&c->facts->measures.at[i]->thing);
	if (found.len > REPORTED_SINGLY) {
		REPORT(c, found.at[0]->word, "%d figures rest on a handful of answers, this one first", (int)found.len);
		return;
	}
	FOR_EACH(struct measure, m, found)
		REPORT(c, m->thing.word, "the figure for %.*s rests on %.*s answers", STR_ARG(thing_phrase(c, &m->metric->thing)),
			STR_ARG(number_phrase(c, measure_count(m).number, 0)));
}

/* ---- scores beside figures beside feelings ---- */

void check_experience_without_operations(struct checking *c, const struct thing *t)
{
	size_t scores = 0, others = 0;
	(void)t;
	for (size_t i = 0; i < c->facts->measures.len; i++)
		if (c->facts->measures.at[i]->metric && c->facts->measures.at[i]->metric->kind == METRIC_EXPERIENCE)
			scores++;
		else
			others++;
	if (scores && !others)
		REPORT(c, t->word, "%.*s measures how it felt, and nothing of what happened", STR_ARG(thing_phrase(c, t)));
}

/* Where a score stands in its range, -1 … 1, the better the higher. */
static bool level_of_score(const struct measure *m, double *level)
{
	const struct metric *metric = m->metric;
	double number = value_plain(measure_value(m), counted_of_metric(metric));
	bool usable = metric && metric->kind == METRIC_EXPERIENCE && metric->range.given && metric->range.high > metric->range.low && !isnan(number);
	if (!usable)
		return false;
	*level = (number - (metric->range.low + metric->range.high) / 2) / ((metric->range.high - metric->range.low) / 2);
	if (metric->better == BETTER_LOWER)
		*level = -*level;
	return true;
}

#define CLEAR 0.45 /* of a feeling: +1 or -1 on a scale from -2 to 2 */
#define SCORE_LOW (-0.25)
#define SCORE_HIGH 0.5

static void compare_with_feelings(struct checking *c, const struct thing *place, const struct content *content, double feeling)
{
	FOR_EACH(struct measure, m, content->measures) {
		double score;
		if (!level_of_score(m, &score))
			continue;
		bool smiles = feeling >= CLEAR && score <= SCORE_LOW, frowns = feeling <= -CLEAR && score >= SCORE_HIGH;
		if (!smiles && !frowns)
			continue;
		struct finding *f = REPORT(c, m->thing.word, "the map %s at %.*s (%.*s), %.*s says %.*s", smiles ? "smiles" : "frowns", STR_ARG(thing_phrase(c, place)),
			STR_ARG(feeling_phrase(c, feeling)), STR_ARG(thing_phrase(c, &m->metric->thing)), STR_ARG(value_phrase(c, measure_value(m))));
		finding_set_other(f, place->word, STR("it is felt here"));
	}
}

void check_feeling_contradicts_metric(struct checking *c, const struct thing *t)
{
	(void)t;
	FOR_EACH(struct stage, stage, c->journey->stages) {
		compare_with_feelings(c, &stage->thing, &stage->content, courses_mean_of_stage(&c->facts->courses, stage));
		FOR_EACH(struct step, step, stage->steps)
			compare_with_feelings(c, &step->thing, &step->content, content_feeling(&step->content));
	}
}

void check_kpi_without_step(struct checking *c, const struct thing *t)
{
	const struct metric *m = ((const struct goal *)t)->metric;
	if (m && !keys_has(&c->facts->measured, key_of(m)))
		REPORT(c, t->word, "no step and no stage touches %.*s, which the goal %.*s is measured by", STR_ARG(thing_phrase(c, &m->thing)), STR_ARG(thing_phrase(c, t)));
}
