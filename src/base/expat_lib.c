/* expat_lib.c — opens Expat. */
#include "base/expat_lib.h"
#include "cjm/library.h"

static const struct library LIBRARY = { "reading SVG pictures needs the library Expat", "Expat", "libexpat1", { "libexpat.so.1" } };
static const char *const NAMES[] = {
#define FUNCTION(name) #name,
#include "base/expat_lib.def"
};
_Static_assert(sizeof(struct expat_lib) == sizeof(void *[sizeof NAMES / sizeof *NAMES]), "a pointer for each name");

bool expat_load(struct expat_lib *lib, struct buf *message)
{
	return LIBRARY_LOAD(&LIBRARY, NAMES, lib, message);
}
