/* rsvg_lib.h — librsvg, loaded when the first SVG is painted and not before. */
#ifndef CJM_PAINT_RSVG_LIB_H
#define CJM_PAINT_RSVG_LIB_H

#include <librsvg/rsvg.h>

#include "cjm/base.h"

struct rsvg_lib {
#define FUNCTION(name) __typeof__(name) *name;
#include "rsvg_lib.def"
#undef FUNCTION
};

/* False, and one sentence in the message, when it is not installed. It stays loaded. */
bool rsvg_load(struct rsvg_lib *lib, struct buf *message);

#endif
