/* xlsx_lib.c — opens libxlsxwriter. */
#include "workbook/library/xlsx_lib.h"
#include "cjm/library.h"

static const struct library LIBRARY = { "writing workbooks needs the library libxlsxwriter", "libxlsxwriter", "libxlsxwriter4", { "libxlsxwriter.so.4", "libxlsxwriter.so.5" } };
static const char *const NAMES[] = {
#define FUNCTION(name) #name,
#include "workbook/library/xlsx_lib.def"
};
_Static_assert(sizeof(struct xlsx_lib) == sizeof(void *[sizeof NAMES / sizeof *NAMES]), "a pointer for each name");

bool xlsx_lib_load(struct xlsx_lib *lib, struct buf *message)
{
	return LIBRARY_LOAD(&LIBRARY, NAMES, lib, message);
}
