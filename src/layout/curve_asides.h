/* curve_asides.h — what stands above and below the band. */
#ifndef CJM_LAYOUT_CURVE_ASIDES_H
#define CJM_LAYOUT_CURVE_ASIDES_H

#include "layout/curve.h"

void curve_aside_add(struct layout *l, struct feelings *f, struct aside a);
double curve_aside_width(struct layout *l, const struct aside *a); /* what it needs at least */
double curve_asides_place(struct layout *l, struct feelings *f, bool below); /* from y = 0 on; gives their height */
void curve_asides_move(struct curves *c, bool below, double by);

#endif
