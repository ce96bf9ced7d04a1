/* curve_ways.h — the ways that the curve of the swimlane shows by itself: cjm/curves.h has the question that others ask. */
#ifndef CJM_LAYOUT_CURVE_WAYS_H
#define CJM_LAYOUT_CURVE_WAYS_H

#include "layout/curve.h"

/* A line leads to a face of its exit, or of a step before it. */
bool curve_shows_branch(const struct course *c, const struct branch *b);
/* The way by which the main line goes on from the fork of a branch that is shown; NULL: the curve does not pass the fork. */
const struct path_way *curve_way_on(const struct course *c, const struct branch *b);

#endif
