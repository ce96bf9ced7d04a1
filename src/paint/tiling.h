/* tiling.h — how a drawing that is larger than a page is cut into pages. Knows nothing of cairo. */
#ifndef CJM_PAINT_TILING_H
#define CJM_PAINT_TILING_H

#include "cjm/scene.h"

struct pixel_span {
	double from, to; /* pixels of the scene, counted in the direction of reading */
};

struct tiling {
	double scale;             /* points for each pixel */
	struct pixel_span *columns, *rows;
	size_t column_count, row_count;
	struct pixel_span labels;       /* repeated in front of each later column; empty: nothing is */
	struct pixel_span headings;     /* repeated above each row that begins below them; empty: nothing is */
	struct pixel_span lanes;        /* where labels are: neither in the header nor in the footer */
};

/* Cuts a scene for pages that have so much room, in points; one column and one row if that leaves its text readable. */
struct tiling tile_scene(struct arena *a, const struct scene *s, double width, double height);

#endif
