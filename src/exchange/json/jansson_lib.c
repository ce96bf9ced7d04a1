/* jansson_lib.c — opens jansson. */
#include "exchange/json/jansson_lib.h"
#include "cjm/library.h"

static const struct library LIBRARY = { "reading JSON needs the library jansson", "jansson", "libjansson4", { "libjansson.so.4" } };
static const char *const NAMES[] = {
#define FUNCTION(name) #name,
#include "exchange/json/jansson_lib.def"
};
_Static_assert(sizeof(struct jansson) == sizeof(void *[sizeof NAMES / sizeof *NAMES]), "a pointer for each name");

bool jansson_load(struct jansson *lib, struct buf *message)
{
	return LIBRARY_LOAD(&LIBRARY, NAMES, lib, message);
}
