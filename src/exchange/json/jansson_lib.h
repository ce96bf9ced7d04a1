/* jansson_lib.h — jansson, loaded when JSON is to be read and not before. */
#ifndef CJM_EXCHANGE_JANSSON_LIB_H
#define CJM_EXCHANGE_JANSSON_LIB_H

#include <jansson.h>

#include "cjm/base.h"
#include "cjm/memory.h"

struct jansson {
#define FUNCTION(name) __typeof__(name) *name;
#include "exchange/json/jansson_lib.def"
#undef FUNCTION
};

/* False, and one sentence in the message, when it is not installed. It stays loaded. */
bool jansson_load(struct jansson *lib, struct buf *message);

/* ---- what was read (jansson_root.c) ---- */

struct jansson_root {
	const struct jansson *lib;
	json_t *root;
	struct memory_guard guard;
};

/* NULL with the error set where it is no JSON. */
json_t *jansson_read(const struct jansson *lib, struct str text, size_t flags, json_error_t *error);
/* It is given back also where memory runs out before jansson_drop. */
void jansson_guard(struct jansson_root *r);
void jansson_drop(struct jansson_root *r);

#endif
