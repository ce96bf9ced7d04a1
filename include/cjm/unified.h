/* unified.h — two texts as a unified diff, the form that patch and git apply read. */
#ifndef CJM_UNIFIED_H
#define CJM_UNIFIED_H

#include "cjm/base.h"

/* Nothing where the texts are the same; three lines of context around each change. */
void unified_diff(struct str path, struct str old_text, struct str new_text, bool color, struct buf *out);

#endif
