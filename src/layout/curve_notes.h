/* curve_notes.h — what is told at the curve in boxes. */
#ifndef CJM_LAYOUT_CURVE_NOTES_H
#define CJM_LAYOUT_CURVE_NOTES_H

#include "layout/curve.h"

enum { NOTE_PADDING = 10, NOTE_AIR = 5, NOTE_SIGN = 17 };

void curve_notes_collect(struct layout *l, struct feelings *f); /* once the lines are known */
/* Once faces and lines have their places, and before the words get theirs. A box always gets one; it counts as crowded where that is beyond the
 * band, or not joined to its face. */
void curve_notes_place(struct layout *l, struct feelings *f);
double curve_note_place(struct layout *l, struct feelings *f, size_t index); /* one of them; returns what its place costs */
void curve_note_measure(struct curve_note *n); /* its width and height */

#endif
