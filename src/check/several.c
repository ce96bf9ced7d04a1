/* several.c — experience maps and their detailed maps, segments without a map. */
#include "check/together.h"
#include "cjm/rollup.h"
#include "cjm/units.h"

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
		e->low = f->level < e->low ? f->level : e->low;
		e->high = f->level > e->high ? f->level : e->high;
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

static void compare_feelings(struct checking *c, const struct stage *stage, const struct journey *deep)
{
	struct courses of_wide = courses_of(stage->journey, c->arena), of_deep = courses_of(deep, c->arena);
	double here = courses_mean_of_stage(&of_wide, stage), there = courses_mean(&of_deep);
	if (!feelings_contradict(here, there))
		return;
	struct finding *f = REPORT_AS(c, CHECK_rollup_disagrees, stage->thing.word, here > 0
		? "%.*s is positive overall, but its detailed map %.*s is negative" : "%.*s is negative overall, but its detailed map %.*s is positive",
		STR_ARG(kind_phrase(c, &stage->thing)), STR_ARG(thing_phrase(c, &deep->thing)));
	finding_set_other(f, deep->thing.word, STR("the detailed map is here"));
}

static bool is_of_one_source(const struct thing *a, const struct thing *b)
{
	return a->basis.sources.len && b->basis.sources.len && str_equal(a->basis.sources.at[0]->name, b->basis.sources.at[0]->name);
}

static bool is_of_one_day(const struct measure *a, const struct measure *b)
{
	return a->date.year && b->date.year && date_last_day(a->date) == date_last_day(b->date);
}

/* Of a metric that both name: the deep map's own overall figure, of the same day and source, against what the wide one says of the
 * stage. */
static const struct measure *measure_like(const struct things *measures, const struct measure *like)
{
	FOR_EACH(struct measure, m, *measures)
		if (m->metric && str_equal(m->metric->thing.name, like->metric->thing.name) && m->value.given && is_of_one_day(m, like) &&
			is_of_one_source(&m->thing, &like->thing))
			return m;
	return NULL;
}

static void compare_measures(struct checking *c, const struct stage *stage, const struct journey *deep)
{
	FOR_EACH(struct measure, m, stage->content.measures) {
		bool is_known = m->metric && m->metric->thing.name.len && m->value.given;
		const struct measure *there = is_known ? measure_like(&deep->measures, m) : NULL;
		int order;
		if (!there || !value_order(measure_value(m), measure_value(there), counted_of_metric(m->metric), &order) || !order)
			continue;
		struct finding *f = REPORT_AS(c, CHECK_rollup_disagrees, m->thing.word, "%.*s is %.*s in %.*s, but %.*s in its detailed map", STR_ARG(kind_phrase(c, &m->metric->thing)),
			STR_ARG(value_phrase(c, measure_value(m))), STR_ARG(kind_phrase(c, &stage->thing)), STR_ARG(value_phrase(c, measure_value(there))));
		finding_set_other(f, there->thing.word, STR("the other value is here"));
	}
}

static void compare_stage(struct together *g, struct checking *c, const struct stage *stage)
{
	const struct journey *deep = stage->detail ? together_journey(g, c->map, stage->detail) : NULL;
	if (!deep || deep == stage->journey)
		return;
	compare_feelings(c, stage, deep);
	compare_measures(c, stage, deep);
}

void check_roll_ups(struct together *g, struct checking *c)
{
	FOR_EACH(struct journey, j, c->map->journeys) {
		if (j->is_included)
			continue;
		c->journey = j;
		FOR_EACH(struct stage, stage, j->stages)
			compare_stage(g, c, stage);
	}
}

/* ---- segments ---- */

void check_segments(struct together *g, struct checking *c)
{
	FOR_EACH(struct segment, s, c->map->segments)
		if (together_judges(g, c, &s->thing) && !keys_has(&g->walked, key_of_place(s->thing.span)))
			REPORT_AS(c, CHECK_journey_missing, s->thing.word, s->status == SERVED_TARGET ? "target %.*s has no journey map" : "%.*s has no journey map",
				STR_ARG(kind_phrase(c, &s->thing)));
}
