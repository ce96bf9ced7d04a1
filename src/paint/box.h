/* box.h — what a shape covers at most; pages show only what may be on them. */
#ifndef CJM_PAINT_BOX_H
#define CJM_PAINT_BOX_H

#include "cjm/scene.h"

struct box {
	double left, top, right, bottom;
};

struct box box_of(const struct shape *shape); /* of anything but a group; strokes and overhanging letters included */
struct box box_moved(struct box box, double x, double y);
bool boxes_overlap(struct box a, struct box b);
struct box box_overlap(struct box a, struct box b); /* of two that do */

#endif
