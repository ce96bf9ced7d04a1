/* rsvg_lib.c — opens librsvg. */
#include "rsvg_lib.h"
#include "cjm/library.h"

static const struct library LIBRARY = { "SVG pictures in PNG and PDF need the library librsvg", "librsvg", "librsvg2-2", { "librsvg-2.so.2" } };
static const char *const NAMES[] = {
#define FUNCTION(name) #name,
#include "rsvg_lib.def"
};
_Static_assert(sizeof(struct rsvg_lib) == sizeof(void *[sizeof NAMES / sizeof *NAMES]), "a pointer for each name");

bool rsvg_load(struct rsvg_lib *lib, struct buf *message)
{
	return LIBRARY_LOAD(&LIBRARY, NAMES, lib, message);
}
