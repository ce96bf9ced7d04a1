/* rollup.h — what the journey that a stage names as its detailed map computes, for the stage to show it next to what it says itself. */
#ifndef CJM_ROLLUP_H
#define CJM_ROLLUP_H

#include "cjm/map.h"

struct rollup {
	const struct journey *journey; /* NULL: the stage names none, or one that was not read */
	double mean, lowest;           /* of the emotions along its main lines; NAN for none */
	double lost;                   /* in percent: who drops off at one of its stages, of those who begin; NAN where no stage says it */
	const struct pain *worst;      /* its worst pain point; NULL for none */
	bool contradicts;              /* the average of the stage's own emotions */
};

/* Of a stage of an experience map; of any other none. */
struct rollup rollup_of(const struct stage *s, struct arena *a);
/* One average is positive and the other negative, and they are apart by a notch of the usual scale at least. False where one is NAN. */
bool feelings_contradict(double a, double b);

#endif
