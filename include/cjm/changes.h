/* changes.h — the drawing of a diff: two emotion curves on top of each other, stages and steps with what was added, removed, moved or changed, and
 * every other change in its place. */
#ifndef CJM_CHANGES_H
#define CJM_CHANGES_H

#include "cjm/diff.h"
#include "cjm/view.h"

/* One journey of the diff. The request's map and journey are not used: both are the diff's. The caller frees the scene;
 * nothing in it points into the diff. What is in the new map has its span there; what is only in the old one has its span there, in a file numbered
 * after the new map's files. */
struct scene *draw_changes(const struct diff *d, const struct diff_journey *j, const struct view_request *r);

#endif
