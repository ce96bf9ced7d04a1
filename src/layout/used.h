/* used.h — what a journey rests on and measures by, in the order in which it is first named: an included file may declare more. */
#ifndef CJM_LAYOUT_USED_H
#define CJM_LAYOUT_USED_H

#include "cjm/map.h"

struct used {
	struct things origins, metrics;
};

struct used used_by(const struct journey *j, struct arena *a);

#endif
