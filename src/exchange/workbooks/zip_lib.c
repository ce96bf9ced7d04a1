/* zip_lib.c — opens libzip. */
#include "exchange/workbooks/zip_lib.h"
#include "cjm/library.h"

bool zip_lib_load(struct zip_lib *lib, struct buf *message)
{
	static const struct library LIBRARY = { "reading workbooks needs the library libzip", "libzip", "libzip4", { "libzip.so.5", "libzip.so.4" } };
	void *opened = library_open(&LIBRARY, message);
	if (!opened)
		return false;
#define FUNCTION(name) \
	if (!library_find(opened, &LIBRARY, #name, (void **)&lib->name, message)) \
		return false;
#include "exchange/workbooks/zip_lib.def"
#undef FUNCTION
	return true;
}
