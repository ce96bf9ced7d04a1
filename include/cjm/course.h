/* course.h — how a journey goes for those who take it: their feelings along the main line (cjm/paths.h), and what follows from
 * these by arithmetic. Drawings, reports, the JSON, `require`, checks and `diff` take the figures from here; docs/report.md
 * holds the formulas.
 *
 * Levels go from -1 to 1 whatever the author's scale. A feeling that is a word without a place on the scale counts in no
 * figure. What would be felt if something happened (`or … if`) counts in none either and is told beside them. */
#ifndef CJM_COURSE_H
#define CJM_COURSE_H

#include "cjm/paths.h"

/* ---- one feeling ---- */

/* What each `feel` says, in parts: itself, `and` (felt at the same time), `to` (felt at its end), `or` (felt if). NAN where no part
 * of it has a place. The halves of `and` are worth the same, whichever is written first. */
double feeling_start(const struct feeling *f);  /* the mean of itself and `and` */
double feeling_finish(const struct feeling *f); /* `to`, else as at the start */
double feeling_mean(const struct feeling *f);   /* of start and finish: what it counts for in every mean */
double feeling_least(const struct feeling *f);  /* the lowest of its parts but `or` */
double feeling_most(const struct feeling *f);
bool feeling_is_of(const struct feeling *f, const struct persona *who); /* it names them, or names nobody; always for NULL */

/* ---- the course ---- */

struct felt { /* a feeling, where it is felt */
	const struct feeling *feeling;
	const struct thing *place; /* the step, or the stage of which it is said */
	size_t step;               /* how many steps of the line come before its place */
	bool is_point;             /* a point of time; not what is said of a whole stage beside its steps' own feelings */
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
	double highest, lowest;    /* of all parts but `or` */
	const struct felt *drop_from, *drop_to; /* the largest drop from one point to the next, or within one; NULL: it never drops */
	double drop;               /* how deep */
	const struct felt *low;    /* the latest of the lowest points below the middle; NULL: none */
	const struct felt *recovery; /* the first point after it at or above the middle; NULL: none */
	size_t recovery_steps;
	bool is_recovery_in_steps; /* from one step to another: what is said of a stage is so many steps from none */
	bool is_recovery_unknown;  /* none is found, yet a word without a place follows the low */
	const struct felt *last;   /* the last point */
	const struct felt *end;    /* the same; NULL where it is a word without a place: then nobody knows how it ends, or is remembered */
	struct value_felt peak;    /* what is strongest: of several the bad ones, of these the latest */
	enum memory memory;        /* by the mean of peak and end: good from a quarter of the scale above its middle, bad from one below */
	enum memory memory_if;     /* the same where every condition of the line turned out for the worse; never better than `memory` */
	const struct feeling *memory_condition; /* the `or` that makes it worse; NULL where none does */
	bool *passes;              /* by stage->index: the line has a step of it, or it has none */
};

struct times { /* in days, from the least to the most that they may be; not given where nobody says */
	struct range waits, takes;
	struct range all; /* both, as far as they are said */
};

struct courses { /* one for everybody; where feelings or steps are told by person, one for each persona with a feeling or step */
	struct course *at;
	size_t len;
	double *stage_sums;     /* by stage->index: what its feelings on the lines count for */
	size_t *stage_counts;
};

struct course course_of(const struct journey *j, const struct persona *who, struct arena *a);
struct courses courses_of(const struct journey *j, struct arena *a);
bool journey_is_by_person(const struct journey *j);
/* How long the steps of the line wait and take, added up; where a stage says it of itself as a whole, that instead of what its
 * steps say. Of ranges the lower ends are added up, and the higher ones. Of one stage, or of all for NULL. */
struct times course_times(const struct course *c, const struct stage *stage);

/* ---- what several courses come to: the figures of a journey ---- */

double courses_mean(const struct courses *c);    /* the mean of their means; NAN for none */
double courses_lowest(const struct courses *c);
double courses_highest(const struct courses *c);
struct times courses_times(const struct courses *c, const struct stage *stage); /* of the one that may take longest */
size_t courses_placed(const struct courses *c);
/* The mean of what is felt in one stage, by the same rule; of its feelings beside the line where the line has none there. */
double courses_mean_of_stage(const struct courses *c, const struct stage *stage);
double content_feeling(const struct content *c); /* the mean of its feelings; NAN for none */

/* The worst that is felt at the end of a way out, or along it where the exit says nothing; of other branches, the worst of their
 * own steps. NULL where nothing is said. */
const struct feeling *branch_feeling(const struct branch *b, const struct persona *who);
/* Whether no verdict on the course may leave it out: a tenth or more of those at its fork take it, or nobody says how many. */
bool branch_weighs(const struct branch *b);

#endif
