/* atlas_view.h — the drawing of an atlas: a row a journey, its stages as cells coloured by what is felt there, its curve across them; below, tables of what
 * the journeys have in common. */
#ifndef CJM_ATLAS_VIEW_H
#define CJM_ATLAS_VIEW_H

#include "cjm/atlas.h"
#include "cjm/view.h"

struct atlas_view {
	const struct atlas *atlas;
	struct ruler *ruler;
	const struct theme *theme;
	double width, height; /* of a page, in pixels, at least: larger where a journey is higher than a page; height 0: one drawing, as high as it needs to be */
};

enum { ATLAS_WIDTH = 2080, ATLAS_LEAST_WIDTH = 1240 };

/* One scene, or one for each page; none is cut, no text is lost. What a drawing leaves out it says. The caller frees the scenes; the list lives in the arena. */
struct scenes draw_atlas(const struct atlas_view *view, struct arena *arena);

#endif
