/* jansson_lib.h — jansson, loaded when JSON is to be read and not before. */
#ifndef CJM_EXCHANGE_JANSSON_LIB_H
#define CJM_EXCHANGE_JANSSON_LIB_H

#include <jansson.h>

#include "cjm/base.h"

struct jansson {
#define FUNCTION(name) __typeof__(name) *name;
#include "exchange/json/jansson_lib.def"
#undef FUNCTION
};

/* False, and one sentence in the message, when it is not installed. It stays loaded. */
bool jansson_load(struct jansson *lib, struct buf *message);

#endif
