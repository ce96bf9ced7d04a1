/* zip_lib.c — opens libzip. */
#include "exchange/workbooks/zip_lib.h"
#include "cjm/library.h"

static const struct library LIBRARY = { "reading workbooks needs the library libzip", "libzip", "libzip4", { "libzip.so.5", "libzip.so.4" } };
static const char *const NAMES[] = {
#define FUNCTION(name) #name,
#include "exchange/workbooks/zip_lib.def"
};
_Static_assert(sizeof(struct zip_lib) == sizeof(void *[sizeof NAMES / sizeof *NAMES]), "a pointer for each name");

bool zip_lib_load(struct zip_lib *lib, struct buf *message)
{
	return LIBRARY_LOAD(&LIBRARY, NAMES, lib, message);
}
