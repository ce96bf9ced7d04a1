/* xml_lib.c — opens libxml2. */
#include "exchange/workbooks/xml_lib.h"
#include "cjm/library.h"

static const struct library LIBRARY = { "reading workbooks needs the library libxml2", "libxml2", "libxml2", { "libxml2.so.2", "libxml2.so.16" } };
static const char *const NAMES[] = {
#define FUNCTION(name) #name,
#include "exchange/workbooks/xml_lib.def"
};
_Static_assert(sizeof(struct xml_lib) == sizeof(void *[sizeof NAMES / sizeof *NAMES]), "a pointer for each name");

bool xml_lib_load(struct xml_lib *lib, struct buf *message)
{
	return LIBRARY_LOAD(&LIBRARY, NAMES, lib, message);
}
