/* jpeg_lib.h — libjpeg-turbo, loaded when the first JPEG is read and not before. */
#ifndef CJM_BASE_JPEG_LIB_H
#define CJM_BASE_JPEG_LIB_H

#include <turbojpeg.h>

#include "cjm/base.h"

struct jpeg_lib {
#define FUNCTION(name) __typeof__(name) *name;
#include "base/jpeg_lib.def"
#undef FUNCTION
};

/* False, and one sentence in the message, when it is not installed. It stays loaded. */
bool jpeg_load(struct jpeg_lib *lib, struct buf *message);

#endif
