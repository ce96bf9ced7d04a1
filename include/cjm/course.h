/* course.h — the emotions along the main line of a journey (cjm/paths.h), and the figures computed from them. Drawings, reports, the JSON,
 * `require`, checks and `diff` use these figures; docs/report.md has the formulas.
 *
 * Levels go from -1 to 1 whatever the author's scale. An emotion that is a word without a place on the scale counts in no figure. Neither does a
 * conditional one (`or … if`); it is reported beside them. */
#ifndef CJM_COURSE_H
#define CJM_COURSE_H

#include "cjm/paths.h"

/* ---- one feeling ---- */

/* The parts of each `feel`: itself, `and` (at the same time), `to` (at the end), `or` (if). NAN if no such part has a place. The halves of `and`
 * have equal weight, in either order. */
double feeling_start(const struct feeling *f);  /* the mean of itself and `and` */
double feeling_finish(const struct feeling *f); /* `to`, else as at the start */
double feeling_mean(const struct feeling *f);   /* of start and finish: its value in every average */
double feeling_least(const struct feeling *f);  /* the lowest of its parts except `or` */
double feeling_most(const struct feeling *f);
/* Where a curve passes: between its halves that have a place, then what it turns into; in the map and in small, so that both are one curve. */
struct feeling_stop { const struct feeling *first, *second; }; /* the same where it is one */
enum { FEELING_STOPS = 2 };
size_t feeling_stops(const struct feeling *f, struct feeling_stop stops[FEELING_STOPS]);
bool feeling_is_of(const struct feeling *f, const struct persona *who); /* true if it names them or nobody; always true for NULL */

/* ---- the course ---- */

struct felt { /* an emotion and its place */
	const struct feeling *feeling;
	const struct thing *place; /* its step or stage */
	size_t step;               /* the number of steps of the line before it */
	bool is_point;             /* a point in time; false for an emotion of a whole stage whose steps have their own */
};

struct value_felt { /* one part of a feeling */
	const struct felt *felt;
	const struct feeling *part; /* NULL: there is none */
};

enum memory { MEMORY_NONE, MEMORY_GOOD, MEMORY_MIXED, MEMORY_BAD };

struct course {
	const struct persona *who; /* NULL: everybody */
	struct paths paths;
	VEC(struct felt) felts;    /* along the line; a stage's own before its steps' */
	size_t placed;             /* how many of them have a place on the scale; the figures below are NAN and empty for none */
	double mean;               /* of feeling_mean */
	double highest, lowest;    /* of all parts except `or` */
	const struct felt *drop_from, *drop_to; /* the largest drop from one point to the next, or within one; NULL: no drop */
	double drop;               /* how deep */
	const struct felt *low;    /* the last of the lowest points below the middle; NULL: none */
	const struct felt *recovery; /* the first point after it at or above the middle; NULL: none */
	size_t recovery_steps;
	bool is_recovery_in_steps; /* from one step to another; an emotion of a stage has no such distance */
	bool is_recovery_unknown;  /* no recovery is found, but a word without a place follows the low */
	const struct felt *last;   /* the last point */
	const struct felt *end;    /* the same; NULL if it is a word without a place: then end and memory are unknown */
	struct value_felt peak;    /* the strongest; of several the negative ones, of these the last */
	enum memory memory;        /* by the average of peak and end: good from a quarter of the scale above its middle, bad from a quarter below */
	enum memory memory_if;     /* the same if every condition of the line is met for the worse; never better than `memory` */
	const struct feeling *memory_condition; /* the `or` that makes it worse; NULL if none does */
	bool *passes;              /* by stage->index: the line has a step of it, or it has no steps */
};

struct times { /* in days, minimum to maximum; not given if the map does not say */
	struct range waits, takes;
	struct range all; /* both, as far as they are given */
};

struct courses { /* one for everybody; if emotions or steps name personas, one for each persona with an emotion or step */
	struct course *at;
	size_t len;
	double *stage_sums;     /* by stage->index: the value of its emotions on the lines */
	size_t *stage_counts;
};

struct course course_of(const struct journey *j, const struct persona *who, struct arena *a);
struct course course_of_another(const struct course *c, const struct persona *who, struct arena *a); /* sharing what is the journey's alone */
struct courses courses_of(const struct journey *j, struct arena *a);
bool journey_is_by_person(const struct journey *j);
/* The sum of the durations and waiting times of the line's steps; a stage's own value replaces those of its steps. Of ranges, the lower ends are
 * added up, and the upper ones. For one stage, or for all if NULL. */
struct times course_times(const struct course *c, const struct stage *stage);

/* ---- all courses together: the figures of a journey ---- */

double courses_mean(const struct courses *c);    /* the average of their averages; NAN for none */
double courses_lowest(const struct courses *c);
double courses_highest(const struct courses *c);
struct times courses_times(const struct courses *c, const struct stage *stage); /* of the one that may take the longest */
size_t courses_placed(const struct courses *c);
/* The average emotion of one stage, by the same rule; of its emotions off the line if the line has none there. */
double courses_mean_of_stage(const struct courses *c, const struct stage *stage);
double content_feeling(const struct content *c); /* the average of its emotions; NAN for none */

/* The worst emotion at the end of an exit branch, or along it if the exit has none; of other branches, the worst of their own steps. NULL if there
 * is none. */
const struct feeling *branch_feeling(const struct branch *b, const struct persona *who);
/* Whether every verdict on the course must include it: at least a tenth of those at its fork take it, or the share is unknown. */
bool branch_weighs(const struct branch *b);

#endif
