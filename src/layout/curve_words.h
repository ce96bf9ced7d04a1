/* curve_words.h — the words beside the faces. */
#ifndef CJM_LAYOUT_CURVE_WORDS_H
#define CJM_LAYOUT_CURVE_WORDS_H

#include "layout/curve.h"

struct str curve_word(struct layout *l, const struct spots *s, const struct point *p);
/* Gives every word of a column its place, once all faces of all curves and all boxes have theirs; counts those that are crowded. */
void curve_words_place(struct layout *l, const struct spots *spots, struct feelings *f);

#endif
