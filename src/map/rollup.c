/* rollup.c — what a detailed map computes for the stage that names it. */
#include "cjm/rollup.h"

#include "cjm/counts.h"
#include "cjm/course.h"
#include "cjm/scores.h"
#include "cjm/units.h"

#include <math.h>

/* A notch of the usual scale is half of ours. */
#define DIFFERS 0.5
#define DIFFERS_ANYWAY 1
#define IS_CLEAR 0.1
#define POINTS_APART 5 /* of percent */

bool feelings_are_opposite(double said, double computed)
{
	return (said > IS_CLEAR && computed < -IS_CLEAR) || (said < -IS_CLEAR && computed > IS_CLEAR);
}

bool feelings_contradict(double said, double computed)
{
	double apart = fabs(said - computed);
	return apart >= DIFFERS_ANYWAY || (feelings_are_opposite(said, computed) && apart >= DIFFERS);
}

bool drops_contradict(double said, double computed)
{
	return fabs(said - computed) > POINTS_APART;
}

static void note_pain(void *rollup, const struct thing *t)
{
	struct rollup *r = rollup;
	const struct pain *p = (const struct pain *)t;
	if (t->kind != KIND_PAIN)
		return;
	r->pains++;
	if (!r->worst || pain_order(p, r->worst) < 0)
		r->worst = p;
}

static void take_worst(struct rollup *r)
{
	journey_walk(r->journey, note_pain, r);
	r->is_rated = r->worst && pain_is_rated(r->worst);
	if (!r->is_rated && r->pains > 1)
		r->worst = NULL;
}

/* Who is left after one stage begins the next. */
double journey_lost(const struct journey *j)
{
	double left = 1;
	bool is_said = false;
	FOR_EACH(struct stage, s, j->stages) {
		struct value drop = quantity_value(s->drop);
		if (!drop.given || !drop.is_percent)
			continue;
		is_said = true;
		left *= 1 - drop.number / 100;
	}
	return is_said ? (1 - left) * 100 : NAN;
}

double lost_told(double percent)
{
	double nearest = round(percent);
	return nearest >= 100 && percent < 100 ? 99 : nearest <= 0 && percent > 0 ? 1 : nearest;
}

/* ---- its figures ---- */

const struct thing *measure_stage(const struct measure *m)
{
	const struct thing *t = &m->thing;
	while (t && t->kind != KIND_STAGE)
		t = t->parent;
	return t;
}

static void take_measures(struct rollup *r, struct arena *a)
{
	struct distinct_measures all = journey_measures(r->journey, a);
	for (int of_stages = 0; of_stages < 2; of_stages++)
		for (size_t i = 0; i < all.list.len; i++) {
			const struct measure *m = all.list.at[i].measure;
			if (m->metric && measure_value(m).given && !measure_stage(m) == !of_stages)
				VEC_PUSH(a, &r->measures, (void *)m);
		}
}

static bool is_of_one_source(const struct thing *a, const struct thing *b)
{
	return a->basis.sources.len && b->basis.sources.len && str_equal(a->basis.sources.at[0]->name, b->basis.sources.at[0]->name);
}

/* Of a metric that both name: the detailed map's own overall figure, of the same date and source, against what the other says of the stage. */
static const struct measure *measure_like(const struct things *measures, const struct measure *like)
{
	FOR_EACH(struct measure, m, *measures)
		if (m->metric && str_equal(m->metric->thing.name, like->metric->thing.name) && m->value.given && date_is_same(m->date, like->date) && is_of_one_source(&m->thing, &like->thing))
			return m;
	return NULL;
}

static void compare_measures(struct rollup *r, const struct stage *s, struct arena *a)
{
	FOR_EACH(struct measure, m, s->content.measures) {
		bool is_known = m->metric && m->metric->thing.name.len && m->value.given;
		const struct measure *there = is_known ? measure_like(&r->journey->measures, m) : NULL;
		int order;
		if (there && value_order(measure_value(m), measure_value(there), counted_of_metric(m->metric), &order) && order)
			VEC_PUSH(a, &r->clashes, ((struct rollup_clash){ ROLLUP_FIGURE, m, there }));
	}
}

/* ---- all of it ---- */

struct rollup rollup_with(const struct stage *s, const struct journey *deep, struct arena *a)
{
	struct rollup r = { .journey = deep == s->journey ? NULL : deep, .mean = NAN, .lowest = NAN, .lost = NAN, .said = NAN };
	if (!r.journey)
		return r;
	struct courses of_deep = courses_of(deep, a), wide = courses_of(s->journey, a);
	struct value drop = quantity_value(s->drop);
	r.mean = courses_mean(&of_deep);
	r.lowest = courses_lowest(&of_deep);
	r.lost = journey_lost(deep);
	r.said = courses_mean_of_stage(&wide, s);
	take_worst(&r);
	take_measures(&r, a);
	if (feelings_contradict(r.said, r.mean))
		VEC_PUSH(a, &r.clashes, ((struct rollup_clash){ ROLLUP_FEELING, NULL, NULL }));
	if (drop.given && drop.is_percent && drops_contradict(drop.number, r.lost))
		VEC_PUSH(a, &r.clashes, ((struct rollup_clash){ ROLLUP_DROP, NULL, NULL }));
	compare_measures(&r, s, a);
	return r;
}

struct rollup rollup_of(const struct stage *s, struct arena *a)
{
	const struct detail *d = s->detail;
	bool is_rolled_up = d && s->journey->kind == JOURNEY_EXPERIENCE;
	return rollup_with(s, !is_rolled_up ? NULL : d->journey ? d->journey : d->elsewhere, a);
}
