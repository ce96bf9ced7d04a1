/* zlib_lib.c — opens zlib. */
#include "base/zlib_lib.h"
#include "cjm/library.h"

bool zlib_load(struct zlib *lib, struct buf *message)
{
	static const struct library LIBRARY = { "reading pictures needs the library zlib", "zlib", "zlib1g", { "libz.so.1" } };
	void *opened = library_open(&LIBRARY, message);
	if (!opened)
		return false;
#define FUNCTION(name) \
	if (!library_find(opened, &LIBRARY, #name, (void **)&lib->name, message)) \
		return false;
#include "base/zlib_lib.def"
#undef FUNCTION
	return true;
}
