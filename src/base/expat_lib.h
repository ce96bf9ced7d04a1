/* expat_lib.h — Expat, loaded when the first SVG is read and not before. */
#ifndef CJM_BASE_EXPAT_LIB_H
#define CJM_BASE_EXPAT_LIB_H

#include <expat.h>

#include "cjm/base.h"

struct expat_lib {
#define FUNCTION(name) __typeof__(name) *name;
#include "base/expat_lib.def"
#undef FUNCTION
};

/* False, and one sentence in the message, when it is not installed. It stays loaded. */
bool expat_load(struct expat_lib *lib, struct buf *message);

#endif
