/* microhttpd_lib.c — opens libmicrohttpd. */
#include "preview/microhttpd_lib.h"
#include "cjm/library.h"

static const struct library LIBRARY = { "a preview needs the library libmicrohttpd", "libmicrohttpd", "libmicrohttpd12", { "libmicrohttpd.so.12" } };
static const char *const NAMES[] = {
#define FUNCTION(name) #name,
#include "preview/microhttpd_lib.def"
};
_Static_assert(sizeof(struct microhttpd_lib) == sizeof(void *[sizeof NAMES / sizeof *NAMES]), "a pointer for each name");

bool microhttpd_lib_load(struct microhttpd_lib *lib, struct buf *message)
{
	return LIBRARY_LOAD(&LIBRARY, NAMES, lib, message);
}
