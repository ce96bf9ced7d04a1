/* changes.h — the drawing of a diff: two curves of feelings laid over each other, stages and steps with what came, went,
 * moved or changed, and every other change where it belongs. */
#ifndef CJM_CHANGES_H
#define CJM_CHANGES_H

#include "cjm/diff.h"
#include "cjm/view.h"

/* One journey of the diff. The request's map and journey are not used: both are the diff's. The caller frees the scene;
 * nothing in it points into the diff. What the new map says has its span there; what only the old one says has that of the old one, in a file
 * whose number counts on behind the new one's files. */
struct scene *draw_changes(const struct diff *d, const struct diff_journey *j, const struct view_request *r);

#endif
