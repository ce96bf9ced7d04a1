/* microhttpd_lib.h — libmicrohttpd, loaded when a preview begins and not before. */
#ifndef CJM_PREVIEW_MICROHTTPD_LIB_H
#define CJM_PREVIEW_MICROHTTPD_LIB_H

#include <microhttpd.h>

#include "cjm/base.h"

struct microhttpd_lib {
#define FUNCTION(name) __typeof__(name) *name;
#include "preview/microhttpd_lib.def"
#undef FUNCTION
};

/* False, and one sentence in the message, when it is not installed. It stays loaded. */
bool microhttpd_lib_load(struct microhttpd_lib *lib, struct buf *message);

#endif
