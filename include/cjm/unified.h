/* unified.h — two texts as a unified diff, the form that patch and git apply read. */
#ifndef CJM_UNIFIED_H
#define CJM_UNIFIED_H

#include "cjm/base.h"

/* Nothing where the texts are the same; three lines of context around each change. */
void unified_diff(struct str path, struct str old_text, struct str new_text, bool color, struct buf *out);

struct text_change { /* whole lines that become others */
	size_t at, len;   /* bytes of the old text */
	struct str text;  /* of the new one */
};
struct text_changes { VEC(struct text_change) list; };
/* What makes the new text of the old one, in its order, with nothing between that stays the same; the list is in the arena. */
struct text_changes text_changes(struct str old_text, struct str new_text, struct arena *a);

#endif
