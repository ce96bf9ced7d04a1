/* curve_faces.h — which faces there are. */
#ifndef CJM_LAYOUT_CURVE_FACES_H
#define CJM_LAYOUT_CURVE_FACES_H

#include "layout/curve.h"

/* Until the widths are known, a point's x is its column. */
void curve_faces_collect(struct layout *l, struct feelings *f);

#endif
