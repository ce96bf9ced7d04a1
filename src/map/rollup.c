/* rollup.c — what a detailed map computes for the stage that names it. */
#include "cjm/rollup.h"

#include "cjm/course.h"
#include "cjm/scores.h"

#include <math.h>

#define DIFFERS 0.5 /* a notch of the usual scale */
#define IS_CLEAR 0.1

bool feelings_contradict(double a, double b)
{
	bool opposite = (a > IS_CLEAR && b < -IS_CLEAR) || (a < -IS_CLEAR && b > IS_CLEAR);
	return opposite && fabs(a - b) >= DIFFERS;
}

static void note_worst(void *worst, const struct thing *t)
{
	const struct pain **found = worst, *p = (const struct pain *)t;
	if (t->kind == KIND_PAIN && (!*found || pain_order(p, *found) < 0))
		*found = p;
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

struct rollup rollup_of(const struct stage *s, struct arena *a)
{
	const struct detail *d = s->detail;
	struct rollup r = { .journey = d ? d->journey ? d->journey : d->elsewhere : NULL, .mean = NAN, .lowest = NAN, .lost = NAN };
	if (!r.journey || r.journey == s->journey || s->journey->kind != JOURNEY_EXPERIENCE)
		return (struct rollup){ .mean = NAN, .lowest = NAN, .lost = NAN };
	struct courses deep = courses_of(r.journey, a), wide = courses_of(s->journey, a);
	r.mean = courses_mean(&deep);
	r.lowest = courses_lowest(&deep);
	r.lost = journey_lost(r.journey);
	r.contradicts = feelings_contradict(courses_mean_of_stage(&wide, s), r.mean);
	journey_walk(r.journey, note_worst, &r.worst);
	return r;
}
