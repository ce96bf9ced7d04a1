/* several.c — experience maps and their detailed maps. */
#include "check/together.h"
#include "cjm/rollup.h"

#include <math.h>

/* ---- extreme stages without a detailed map ---- */

#define STANDS_LOW (-0.49)
#define STANDS_HIGH 0.74

struct extremes {
	double low, high;
	bool has_moment;
};

static void note_extremes(struct extremes *e, const struct content *c)
{
	e->has_moment |= c->moment != NULL;
	FOR_EACH(struct feeling, f, c->feelings) {
		e->low = feeling_least(f) < e->low ? feeling_least(f) : e->low;
		e->high = feeling_most(f) > e->high ? feeling_most(f) : e->high;
	}
}

/* A stage is extreme by a clear low point, or by a high one that is a moment of truth. */
void check_extreme_without_detail(struct checking *c, const struct thing *t)
{
	const struct stage *stage = (const struct stage *)t;
	struct extremes e = { 0 };
	if (c->journey->kind != JOURNEY_EXPERIENCE || stage->detail)
		return;
	note_extremes(&e, &stage->content);
	FOR_EACH(struct step, step, stage->steps)
		if (!step->off_brand && c->facts->paths.places[step->index] == PATH_MAIN)
			note_extremes(&e, &step->content);
	if (e.low <= STANDS_LOW)
		REPORT(c, t->word, "%.*s drops to %.*s but has no detailed map", STR_ARG(kind_phrase(c, t)), STR_ARG(feeling_phrase(c, e.low)));
	else if (e.has_moment && e.high >= STANDS_HIGH)
		REPORT(c, t->word, "%.*s rises to %.*s at a moment of truth but has no detailed map", STR_ARG(kind_phrase(c, t)),
			STR_ARG(feeling_phrase(c, e.high)));
}

/* ---- an experience map and its detailed maps ---- */

static void compare_feelings(struct checking *c, struct range scale, const struct kept_stage *stage, const struct kept_journey *deep)
{
	if (!feelings_contradict(stage->mean, deep->mean))
		return;
	struct finding *f = !feelings_are_opposite(stage->mean, deep->mean)
		? REPORT_AS(c, CHECK_rollup_disagrees, stage->thing.word, "the average emotion of %.*s is %.*s, but %.*s in its detailed map %.*s", STR_ARG(kept_kind_phrase(c, &stage->thing)),
			STR_ARG(feeling_phrase_on(c, scale, stage->mean)), STR_ARG(feeling_phrase_on(c, scale, deep->mean)), STR_ARG(kept_phrase(c, &deep->thing)))
		: REPORT_AS(c, CHECK_rollup_disagrees, stage->thing.word, stage->mean > 0
			? "%.*s is positive overall, but its detailed map %.*s is negative" : "%.*s is negative overall, but its detailed map %.*s is positive",
			STR_ARG(kept_kind_phrase(c, &stage->thing)), STR_ARG(kept_phrase(c, &deep->thing)));
	finding_set_other(f, deep->thing.word, STR("the detailed map is here"));
}

static struct value percent_of(double number)
{
	return (struct value){ .given = true, .is_percent = true, .number = number };
}

static void compare_drops(struct checking *c, const struct kept_stage *stage, const struct kept_journey *deep)
{
	if (!drops_contradict(stage->drop, deep->lost))
		return;
	struct finding *f = REPORT_AS(c, CHECK_rollup_disagrees, stage->drop_word, "%.*s of the customers drop off in %.*s, but %.*s in the stages of its detailed map %.*s",
		STR_ARG(value_phrase(c, percent_of(stage->drop))), STR_ARG(kept_kind_phrase(c, &stage->thing)), STR_ARG(value_phrase(c, percent_of(lost_told(deep->lost)))),
		STR_ARG(kept_phrase(c, &deep->thing)));
	finding_set_other(f, deep->thing.word, STR("the detailed map is here"));
}

/* Of a metric that both name: the deep map's own overall figure, of the same date and source, against what the wide one says of the
 * stage. */
static const struct kept_measure *measure_like(const struct kept_measures *measures, const struct kept_measure *like)
{
	for (size_t i = 0; i < measures->list.len; i++) {
		const struct kept_measure *m = &measures->list.at[i];
		if (str_equal(m->metric.name, like->metric.name) && date_is_same(m->date, like->date) && str_equal(m->source, like->source))
			return m;
	}
	return NULL;
}

static void compare_measures(struct checking *c, const struct kept_stage *stage, const struct kept_journey *deep)
{
	for (size_t i = 0; i < stage->measures.list.len; i++) {
		const struct kept_measure *m = &stage->measures.list.at[i], *there = measure_like(&deep->measures, m);
		int order;
		if (!there || !value_order(m->value, there->value, m->counted, &order) || !order)
			continue;
		struct finding *f = REPORT_AS(c, CHECK_rollup_disagrees, m->word, "%.*s is %.*s in %.*s, but %.*s in its detailed map", STR_ARG(kept_kind_phrase(c, &m->metric)),
			STR_ARG(value_phrase(c, m->value)), STR_ARG(kept_kind_phrase(c, &stage->thing)), STR_ARG(value_phrase(c, there->value)));
		finding_set_other(f, there->word, STR("the other value is here"));
	}
}

void check_roll_ups(struct together *g, const struct check_kept *m, struct checking *c)
{
	for (size_t i = 0; i < m->journeys.len; i++) {
		const struct kept_journey *j = &m->journeys.at[i];
		for (size_t k = 0; k < j->stages.len; k++) {
			const struct kept_journey *deep = together_journey(g, m, &j->stages.at[k]);
			if (!deep || deep == j || together_faulty(g, m, &j->stages.at[k]).len)
				continue;
			compare_feelings(c, m->scale, &j->stages.at[k], deep);
			compare_drops(c, &j->stages.at[k], deep);
			compare_measures(c, &j->stages.at[k], deep);
		}
	}
}
