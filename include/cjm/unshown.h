/* unshown.h — what each drawing leaves out by design: src/layout/unshown.def. Its foot counts it, so that nothing is missing silently. */
#ifndef CJM_UNSHOWN_H
#define CJM_UNSHOWN_H

#include "cjm/layout.h"

enum drawn_form { SWIMLANE = 1 << 0, FLOW = 1 << 1, MATRIX = 1 << 2, PRIORITIES = 1 << 3, PERSONAS = 1 << 4, SUMMARY = 1 << 5, DECK = 1 << 6 /* the slides together */,
	SMALL_CAST = 1 << 7 /* these two, of more than two personas */ };

/* Counts all that these forms leave out of the journey, as plan_leave_out does. What stands in a thing that is left out goes with it. skips: things that are
 * counted already, or told by what shows them; NULL where there are none. */
void plan_leave_out_unshown(struct layout *l, unsigned int forms, const struct names *skips);
/* The same, and a foot's line that says it: "Not drawn: Questions (2), Sources (3)". Empty where nothing is left out. */
struct str unshown_note(struct layout *l, enum drawn_form form);
/* The people of feelings, where a curve alone is not named. After the legend. */
void plan_leave_out_whose(struct layout *l);
void unshown_skip(struct names *skips, struct arena *a, const struct thing *t);

#endif
