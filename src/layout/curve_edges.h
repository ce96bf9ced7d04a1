/* curve_edges.h — on a page of several, the curves run on to what is felt before and after it. */
#ifndef CJM_LAYOUT_CURVE_EDGES_H
#define CJM_LAYOUT_CURVE_EDGES_H

#include "layout/curve.h"

void curve_edges_collect(struct layout *l, struct feelings *f); /* once the lines are known */
void curve_edges_place(struct layout *l, struct feelings *f);   /* once they have their places */
/* Once the band has its own: the words, below what ends at y; gives where they end. */
double curve_edges_set(struct layout *l, struct feelings *f, double y);

#endif
