/* zlib_lib.c — opens zlib. */
#include "base/zlib_lib.h"
#include "cjm/library.h"

static const struct library LIBRARY = { "reading pictures needs the library zlib", "zlib", "zlib1g", { "libz.so.1" } };
static const char *const NAMES[] = {
#define FUNCTION(name) #name,
#include "base/zlib_lib.def"
};
_Static_assert(sizeof(struct zlib) == sizeof(void *[sizeof NAMES / sizeof *NAMES]), "a pointer for each name");

bool zlib_load(struct zlib *lib, struct buf *message)
{
	return LIBRARY_LOAD(&LIBRARY, NAMES, lib, message);
}
