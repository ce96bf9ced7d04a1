/* pack_lib.c — opens libzip. */
#include "pack_lib.h"
#include "cjm/library.h"

static const struct library LIBRARY = { "writing slides needs the library libzip", "libzip", "libzip4", { "libzip.so.5", "libzip.so.4" } };
static const char *const NAMES[] = {
#define FUNCTION(name) #name,
#include "paint/pack_lib.def"
};
_Static_assert(sizeof(struct pack_lib) == sizeof(void *[sizeof NAMES / sizeof *NAMES]), "a pointer for each name");

bool pack_lib_load(struct pack_lib *lib, struct buf *message)
{
	return LIBRARY_LOAD(&LIBRARY, NAMES, lib, message);
}
