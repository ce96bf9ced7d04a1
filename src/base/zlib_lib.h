/* zlib_lib.h — zlib, loaded when the first picture is read and not before. */
#ifndef CJM_BASE_ZLIB_LIB_H
#define CJM_BASE_ZLIB_LIB_H

#include <zlib.h>

#include "cjm/base.h"

struct zlib {
#define FUNCTION(name) __typeof__(name) *name;
#include "base/zlib_lib.def"
#undef FUNCTION
};

/* False, and one sentence in the message, when it is not installed. It stays loaded. */
bool zlib_load(struct zlib *lib, struct buf *message);

#endif
