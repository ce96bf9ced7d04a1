/* draw.h — from a plan to a scene: what everything looks like. */
#ifndef CJM_DRAW_H
#define CJM_DRAW_H

#include "cjm/plan.h"
#include "cjm/theme.h"

/* The caller frees the scene; nothing in it points into the plan or the map. */
struct scene *draw_swimlane(const struct plan *p, const struct theme *theme);

#endif
