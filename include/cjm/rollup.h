/* rollup.h — what the journey that a stage names as its detailed map computes, for the stage to show it next to what it says itself. */
#ifndef CJM_ROLLUP_H
#define CJM_ROLLUP_H

#include "cjm/map.h"

enum rollup_about { ROLLUP_FEELING, ROLLUP_DROP, ROLLUP_FIGURE };

struct rollup_clash { /* what a stage says against what is computed */
	enum rollup_about about;
	const struct measure *said, *computed; /* ROLLUP_FIGURE: of one metric */
};

struct rollup {
	const struct journey *journey; /* NULL: the stage names none, or one that was not read */
	double mean, lowest;           /* of the emotions along its main lines; NAN for none */
	double lost;                   /* in percent: who drops off at one of its stages, of those who begin; NAN where no stage says it */
	const struct pain *worst;      /* its worst pain point; NULL where nobody rated any, but for one alone */
	size_t pains;                  /* how many it has */
	bool is_rated;                 /* the worst is so by what the map says */
	struct things measures;        /* of the whole of it, then of its stages */
	double said;                   /* the average of the stage's own emotions */
	VEC(struct rollup_clash) clashes;
};

/* Of a stage of an experience map; of any other none. */
struct rollup rollup_of(const struct stage *s, struct arena *a);
/* The same of any stage, with this journey as its detailed map. */
struct rollup rollup_with(const struct stage *s, const struct journey *deep, struct arena *a);
/* The stage that a figure is of; NULL: of the whole journey. */
const struct thing *measure_stage(const struct measure *m);
/* In percent: who drops off at one of its stages, of those who begin; NAN where no stage says it. */
double journey_lost(const struct journey *j);
double lost_told(double percent); /* without decimals, as a coverage: 100 only where it is all, 0 only where it is none */
/* One average is positive and the other negative, and they are apart by a notch of the usual scale at least; or by two, whatever they are. False
 * where one is NAN. */
bool feelings_contradict(double said, double computed);
bool feelings_are_opposite(double said, double computed);
bool drops_contradict(double said, double computed); /* in percent; by more than is lost by rounding and estimating. False where one is NAN */

/* ---- the levels that maps and their detailed maps form, whatever holds them ---- */

enum { LEVEL_NOWHERE = -1 };

struct level_stage {
	long below;     /* the node that it leads to; LEVEL_NOWHERE: none */
	bool is_broken; /* it names a detailed map that is not there */
};

struct level_node { /* a journey */
	const struct level_stage *stages;
	size_t count;
	bool is_experience, is_future;
};

/* levels_check only says that a detailed map is missing; who holds the maps may know that it has errors, that its file has several journeys, or that several are called so. */
enum level_fault_kind { FAULT_MISSING, FAULT_FAULTY, FAULT_SEVERAL, FAULT_AMBIGUOUS, FAULT_CYCLE, FAULT_SKIPPED, FAULT_ORPHAN, FAULT_KINDS };

struct level_fault {
	enum level_fault_kind kind;
	size_t node;
	long stage; /* LEVEL_NOWHERE: it is about the journey */
};

struct level_faults { VEC(struct level_fault) list; };

/* A stage that leads nowhere; a journey that leads back to itself; one that is reached both directly and through another; one that nothing leads to, where
 * there is an experience map. In the order of the nodes, those that nothing leads to last. */
struct level_faults levels_check(const struct level_node *nodes, size_t count, struct arena *a);

#endif
