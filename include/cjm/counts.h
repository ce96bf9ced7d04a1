/* counts.h — what the figures of a journey count, each in one place: report, views, checks, `require` and the comparison of two maps ask
 * here, so that a question has one answer. docs/report.md says the formulas. */
#ifndef CJM_COUNTS_H
#define CJM_COUNTS_H

#include "cjm/map.h"

/* ---- measures ---- */

struct distinct_measure { /* a figure, told once or in several places with the same value, target, n and date */
	const struct measure *measure;
	struct things alike; /* struct measure */
};

struct distinct_measures { VEC(struct distinct_measure) list; };

/* In the order of the text, without earlier readings; the list in the arena. */
struct distinct_measures measures_distinct(const struct things *measures, struct arena *a);
struct distinct_measures journey_measures(const struct journey *j, struct arena *a);

struct targets { size_t met, judged; };

/* Targets met among those that can be judged: with a value, a target, a direction, and units that can be compared. */
struct targets targets_count(const struct distinct_measures *measures);

/* ---- pains and who answers them ---- */

struct answers; /* of a journey; lives in the arena it was made in */

struct answers *answers_new(const struct journey *j, struct arena *a);
/* The opportunities and the actions (but for dropped ones) that answer a pain: those that are for it by name; then those of its step or
 * stage that name nothing, which are for all that stands there. In the order of the text. */
struct things answers_to(const struct answers *answers, const struct pain *p, struct arena *a);
/* Answered, or said to have no answer: `no opportunity` where it stands. */
bool pain_is_answered(const struct answers *answers, const struct pain *p);
/* What hurts in a moment that has nothing to do with us is not ours to answer, and is not counted. */
bool pain_is_ours(const struct pain *p);

/* ---- the rest ---- */

/* Past the last day that its date may mean, and neither done nor dropped; an idea is nobody's duty yet. `today` is a day as date_last_day
 * gives it. */
bool action_is_overdue(const struct action *a, long today);
bool decision_is_overdue(const struct decision *d, long today); /* neither taken nor refused, and its date has passed */
/* The touchpoints that are met in a stage, or a journey, each once, in the order of their first use. */
struct things stage_touchpoints(const struct stage *s, struct arena *a);
struct things journey_touchpoints(const struct journey *j, struct arena *a);

#endif
