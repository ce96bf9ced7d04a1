/* draw.h — from a plan to a scene: what everything looks like. */
#ifndef CJM_DRAW_H
#define CJM_DRAW_H

#include "cjm/plan.h"
#include "cjm/theme.h"

struct pictures { /* the bytes of the PNGs that the map names, read by the caller; empty ones are left out */
	struct str logo;
	struct str (*of)(void *context, struct str path); /* NULL: no pictures */
	void *context;
};

/* The caller frees the scene; nothing in it points into the plan or the map. */
struct scene *draw_swimlane(const struct plan *p, const struct theme *theme, const struct pictures *pictures);

#endif
