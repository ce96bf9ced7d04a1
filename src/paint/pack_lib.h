/* pack_lib.h — libzip, loaded when slides are to be packed and not before. */
#ifndef CJM_PAINT_PACK_LIB_H
#define CJM_PAINT_PACK_LIB_H

#include <zip.h>

#include "cjm/base.h"

struct pack_lib {
#define FUNCTION(name) __typeof__(name) *name;
#include "paint/pack_lib.def"
#undef FUNCTION
};

/* False, and one sentence in the message, when it is not installed. It stays loaded. */
bool pack_lib_load(struct pack_lib *lib, struct buf *message);

#endif
