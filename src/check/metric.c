/* metric.c — metric values: possible, current, comparable, and consistent with the emotions. */
#include "check/check.h"
#include "cjm/places.h"
#include "cjm/units.h"

#include <math.h>

/* ---- all values of a map ---- */

struct metric_value { /* a value of a metric, and where it is said */
	const struct metric *metric; /* NULL: of none that is known */
	const struct thing *thing;
	const struct data *data;     /* that it may come from */
	const struct value *value;
};

typedef void visit_metric_value(struct checking *c, void *context, struct metric_value f);

/* Where it was written, be it in the map or in a CSV file. One with a unit, or in other signs, is reported where its metric is named. */
static struct span metric_value_place(struct metric_value f)
{
	bool is_plain = !f.value->is_percent && !f.value->unit.len;
	struct span in_map = is_plain ? span_of_member(f.thing, f.value) : (struct span){ 0 };
	return in_map.file && in_map.len == f.value->written.len ? in_map : f.data && f.data->cell.file ? f.data->cell : f.thing->word;
}

static void each_metric_value(struct checking *c, visit_metric_value *visit, void *context)
{
	FOR_EACH(struct metric, m, c->map->metrics)
		if (check_concerns(c, &m->thing)) {
			visit(c, context, (struct metric_value){ m, &m->thing, m->data, &m->value });
			visit(c, context, (struct metric_value){ m, &m->thing, NULL, &m->target });
		}
	for (size_t i = 0; i < c->facts->measures.len; i++) {
		const struct measure *m = c->facts->measures.at[i];
		visit(c, context, (struct metric_value){ m->metric, &m->thing, m->data, &m->value });
		visit(c, context, (struct metric_value){ m->metric, &m->thing, NULL, &m->target });
	}
	FOR_EACH(struct goal, g, c->journey->goals) {
		visit(c, context, (struct metric_value){ g->metric, &g->thing, NULL, &g->from });
		visit(c, context, (struct metric_value){ g->metric, &g->thing, NULL, &g->to });
	}
}

/* ---- possible values ---- */

static void report_if_outside(struct checking *c, void *context, struct metric_value said)
{
	const struct metric *m = said.metric;
	struct value v = *said.value;
	double number = value_plain(v, counted_of_metric(m));
	(void)context;
	if (!m || !m->range.given || !v.given || (number_order(number, m->range.low) >= 0 && number_order(number, m->range.high) <= 0))
		return;
	struct finding *f = REPORT(c, metric_value_place(said), "%.*s cannot be %.*s: its range is %.*s to %.*s", STR_ARG(kind_phrase(c, &m->thing)),
		STR_ARG(value_phrase(c, v)), STR_ARG(number_phrase(c, m->range.low, NUMBER_DECIMALS)), STR_ARG(number_phrase(c, m->range.high, NUMBER_DECIMALS)));
	if (m->thing.word.file && &m->thing != said.thing)
		finding_set_other(f, m->thing.word, STR("its range is set here"));
}

void check_metric_out_of_range(struct checking *c, const struct thing *t)
{
	(void)t;
	each_metric_value(c, report_if_outside, NULL);
}

/* ---- one scale ---- */

/* With the first value of its metric that was met. */
static void compare_scale(struct checking *c, void *context, struct metric_value said)
{
	struct names *scales = context; /* a metric's address → struct metric_value * */
	const struct thing *address = said.metric ? &said.metric->thing : NULL;
	if (!address || !said.value->given)
		return;
	struct metric_value *first = names_find_address(scales, address);
	if (!first) {
		first = ARENA_NEW(c->arena, struct metric_value);
		*first = said;
		names_add_address(scales, address, first);
	} else if (!value_shares_scale(*first->value, *said.value, counted_of_metric(said.metric))) {
		struct finding *f = REPORT(c, metric_value_place(said), "%.*s is given in two units: %.*s here, %.*s elsewhere", STR_ARG(kind_phrase(c, address)),
			STR_ARG(value_phrase(c, *said.value)), STR_ARG(value_phrase(c, *first->value)));
		finding_set_other(f, metric_value_place(*first), STR("the other unit is here"));
	}
}

void check_metric_scale_differs(struct checking *c, const struct thing *t)
{
	struct names scales;
	(void)t;
	names_init(&scales, c->arena);
	each_metric_value(c, compare_scale, &scales);
}

/* ---- how many, and when ---- */

static bool lacks_n(const struct measure *m)
{
	return !measure_count(m).given;
}

/* A target on a map of what is to come was not measured by anyone. */
static bool was_measured(const struct checking *c, const struct measure *m)
{
	return measure_value(m).given && !m->later && !m->thing.basis.predicted && !m->thing.basis.assumed && c->journey->state != STATE_FUTURE && m->metric;
}

enum { REPORTED_SINGLY = 3 };

struct lack {
	const char *of_one, *of_many;
};

static const struct lack LACK_OF_N = { "%.*s has no sample size", "%d of %d metric values have no sample size (first one here)" };
static const struct lack LACK_OF_DATE = { "%.*s has no date", "%d of %d metric values have no date (first one here)" };

/* One by one where they are few; else once, with their number. */
static void report_measures(struct checking *c, const struct things *found, size_t of, const struct lack *lack)
{
	if (found->len > REPORTED_SINGLY && !c->options->is_singly) {
		REPORT(c, found->at[0]->word, lack->of_many, (int)found->len, (int)of);
		return;
	}
	for (size_t i = 0; i < found->len; i++) {
		const struct measure *m = (const struct measure *)found->at[i];
		REPORT(c, m->thing.word, lack->of_one, STR_ARG(kind_phrase(c, &m->metric->thing)));
	}
}

static struct things measured_that(struct checking *c, bool (*are)(const struct measure *m))
{
	struct things found = { 0 };
	for (size_t i = 0; i < c->facts->measures.len; i++) {
		const struct measure *m = c->facts->measures.at[i];
		if (was_measured(c, m) && (!are || are(m)))
			VEC_PUSH(c->arena, &found, (struct thing *)&m->thing);
	}
	return found;
}

static void report_those_that(struct checking *c, bool (*lacks)(const struct measure *m), const struct lack *lack)
{
	struct things all = measured_that(c, NULL), lacking = measured_that(c, lacks);
	for (EACH_SEVERITY(severity)) {
		struct things found = things_asked(c, &lacking, severity);
		report_measures(c, &found, things_asked(c, &all, severity).len, lack);
	}
}

static bool lacks_date(const struct measure *m)
{
	return measure_taken(m).year == 0;
}

void check_metric_without_n(struct checking *c, const struct thing *t)
{
	(void)t;
	report_those_that(c, lacks_n, &LACK_OF_N);
}

void check_metric_without_date(struct checking *c, const struct thing *t)
{
	(void)t;
	report_those_that(c, lacks_date, &LACK_OF_DATE);
}

void check_metric_stale(struct checking *c, const struct thing *t)
{
	struct keys reported = { .arena = c->arena };
	(void)t;
	for (size_t i = 0; i < c->facts->measures.len; i++) {
		const struct measure *m = c->facts->measures.at[i];
		struct date d = measure_taken(m);
		if (!was_measured(c, m) || !d.year || date_last_day(d) >= c->facts->stale_before || keys_has(&reported, key_of(m->metric)) || !is_asked(c, &m->thing, m->thing.word))
			continue;
		keys_add(&reported, key_of(m->metric));
		REPORT(c, m->thing.word, "%.*s was measured %.*s ago", STR_ARG(kind_phrase(c, &m->metric->thing)),
			STR_ARG(days_phrase(c, c->options->today - date_last_day(d))));
	}
}

static bool has_few(const struct measure *m)
{
	struct value n = measure_count(m);
	return n.given && n.number < ANSWERS_LEAST;
}

static void report_few(struct checking *c, const struct things *found)
{
	if (found->len > REPORTED_SINGLY && !c->options->is_singly) {
		REPORT(c, found->at[0]->word, "%d metric values have a sample size below %d (first one here)", (int)found->len, (int)ANSWERS_LEAST);
		return;
	}
	FOR_EACH(struct measure, m, *found)
		REPORT(c, m->thing.word, "%.*s has a sample size of only %.*s", STR_ARG(kind_phrase(c, &m->metric->thing)),
			STR_ARG(number_phrase(c, measure_count(m).number, 0)));
}

void check_metric_few_answers(struct checking *c, const struct thing *t)
{
	struct things all = measured_that(c, has_few);
	(void)t;
	for (EACH_SEVERITY(severity)) {
		struct things found = things_asked(c, &all, severity);
		report_few(c, &found);
	}
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
		REPORT(c, t->word, "%.*s has experience metrics but no operational metric", STR_ARG(kind_phrase(c, t)));
}

/* The position of a score in its range, -1 … 1, the better the higher. */
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
		bool only_feels_good = feeling >= CLEAR && score <= SCORE_LOW, only_scores_high = feeling <= -CLEAR && score >= SCORE_HIGH;
		if (!only_feels_good && !only_scores_high)
			continue;
		struct finding *f = REPORT(c, m->thing.word, "emotion (%.*s) and %.*s (%.*s) contradict each other at %.*s", STR_ARG(feeling_phrase(c, feeling)),
			STR_ARG(kind_phrase(c, &m->metric->thing)), STR_ARG(value_phrase(c, measure_value(m))), STR_ARG(kind_phrase(c, place)));
		finding_set_other(f, place->word, STR("the emotion is here"));
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
		REPORT(c, t->word, "%.*s uses %.*s, but no stage or step measures it", STR_ARG(kind_phrase(c, t)), STR_ARG(kind_phrase(c, &m->thing)));
}
