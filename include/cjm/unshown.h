/* unshown.h — what each drawing leaves out by design: src/layout/unshown.def. Its foot counts it, so that nothing is missing silently. */
#ifndef CJM_UNSHOWN_H
#define CJM_UNSHOWN_H

#include "cjm/layout.h"

enum drawn_form { ON_SWIMLANE = 1 << 0, ON_FLOW = 1 << 1, ON_MATRIX = 1 << 2, ON_PRIORITIES = 1 << 3, ON_PERSONAS = 1 << 4, ON_SUMMARY = 1 << 5, ON_DECK = 1 << 6 /* the slides together */,
	ON_SMALL_CAST = 1 << 7 /* these two, of more than two personas */, ON_TABLE = 1 << 8 /* a page's, which stands for the swimlane */ };

/* What a drawing shows of single things, or has counted already. */
enum unshown_as { UNSHOWN_COUNTED, UNSHOWN_NAMED /* by its text alone: a detail is left out */, UNSHOWN_FIRST_SOURCE /* of the sources the first is shown */ };
/* Counts all that these forms leave out of the journey, as plan_leave_out does. What stands in a thing that is left out goes with it. notes: made by unshown_note;
 * NULL where there are none. */
void plan_leave_out_unshown(struct layout *l, unsigned int forms, const struct names *notes);
void plan_leave_out_of_swimlane(struct layout *l, bool has_small_cast); /* after its legend */
void unshown_note_callouts(struct arena *a, const struct curves *curves, struct things *called_out); /* those that give a source, of these bands */
void unshown_note(struct names *notes, const struct thing *t, enum unshown_as as);
/* Counts it, and gives a foot's line that says it: "Not drawn: Questions (2), Sources (3)". Empty where nothing is left out. */
struct str unshown_foot(struct layout *l, unsigned int forms, const struct names *notes);
/* The same of a table, where nothing is drawn: "Not in this table: Tags (4)", in an arena. */
struct str unshown_in_table(const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options, struct arena *a);

#endif
