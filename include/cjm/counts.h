/* counts.h — the figures of a journey, each computed in one place, so that report, views, checks, `require` and the comparison of two maps agree.
 * docs/report.md has the formulas. */
#ifndef CJM_COUNTS_H
#define CJM_COUNTS_H

#include "cjm/map.h"

/* ---- measures ---- */

struct distinct_measure { /* a figure, given once or in several places with the same value, target, n and date */
	const struct measure *measure;
	struct things alike; /* struct measure */
};

struct distinct_measures { VEC(struct distinct_measure) list; };

/* In the order of the text, without earlier readings; the list in the arena. */
struct distinct_measures measures_distinct(const struct things *measures, struct arena *a);
struct distinct_measures journey_measures(const struct journey *j, struct arena *a);

struct targets { size_t met, judged; };

/* Targets met among those that can be evaluated: with a value that is no prediction, a target, a direction, and units that can be compared. */
int measure_met(const struct measure *m); /* +1 met, -1 missed, 0: it cannot be evaluated */
struct targets targets_count(const struct distinct_measures *measures);

/* ---- pain points and what addresses them ---- */

struct answers; /* of a journey; lives in the arena it was made in */

struct answers *answers_new(const struct journey *j, struct arena *a);
/* The opportunities and the actions (except dropped ones) for a pain point: those that name it; then those of its step or stage that name nothing,
 * which are for everything there. In the order of the text. */
struct things answers_to(const struct answers *answers, const struct pain *p, struct arena *a);
/* Has one, or is marked as having none: `no opportunity` in its step or stage. */
bool pain_is_answered(const struct answers *answers, const struct pain *p);
/* A pain point in a moment outside the service is not counted. */
bool pain_is_ours(const struct pain *p);

/* ---- the rest ---- */

/* Where an action of the whole journey is drawn: at the step or the stage whose pain points, opportunities and questions it answers. No stage: what it answers is
 * in several, or in none, or it is done. */
struct action_place {
	const struct stage *stage;
	const struct step *step; /* NULL: the stage */
};
struct action_place action_place_in(const struct action *a, const struct journey *j);
bool action_is_open(const struct action *a);       /* neither done nor dropped */
bool action_is_under_way(const struct action *a);  /* open, and no mere idea */
bool decision_is_open(const struct decision *d);   /* neither made nor rejected */
bool opportunity_is_quick(const struct opportunity *o); /* a quick win: much impact, little effort */
/* Past the last day of its date, and neither done nor dropped; an idea is never overdue. `today` is a day as date_last_day returns it. */
bool action_is_overdue(const struct action *a, long today);
bool decision_is_overdue(const struct decision *d, long today); /* open, and its date has passed */
/* Due after the last day of an event; false where either has no date. */
bool action_is_after(const struct action *a, const struct dated *event);
/* The touchpoints that are used in a stage, or a journey, each once, in the order of their first use. */
struct things stage_touchpoints(const struct stage *s, struct arena *a);
struct things journey_touchpoints(const struct journey *j, struct arena *a);

struct touchpoint_use { /* in a journey */
	const struct touchpoint *touchpoint;
	const struct touch *last;
	size_t places;          /* where it is met; a whole stage counts as one */
	size_t felt;            /* those where something is felt */
	double sum;             /* of what is felt there, from -1 to 1 each */
	struct things channels; /* by which, each once */
};

struct touchpoint_uses {
	VEC(struct touchpoint_use *) list; /* stage by stage, what is met in a whole stage before what is met in its steps */
	struct names by_touchpoint;        /* by address */
};

struct touchpoint_uses journey_uses(const struct journey *j, struct arena *a);

#endif
