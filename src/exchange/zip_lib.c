/* zip_lib.c — opens libzip and finds its functions. Nothing here is linked. */
#include "exchange/zip_lib.h"

#include <dlfcn.h>

bool zip_lib_load(struct zip_lib *lib, struct buf *message)
{
	void *library = dlopen("libzip.so.5", RTLD_LAZY | RTLD_LOCAL);
	if (!library)
		library = dlopen("libzip.so.4", RTLD_LAZY | RTLD_LOCAL);
	if (!library) {
		buf_text(message, "reading workbooks needs the library libzip, and it is not installed (in Debian and Ubuntu: apt install libzip4)");
		return false;
	}
#define FUNCTION(name) \
	if (!(*(void **)&lib->name = dlsym(library, #name))) { \
		buf_text(message, "the installed libzip is too old: it has no " #name); \
		return false; \
	}
#include "exchange/zip_lib.def"
#undef FUNCTION
	return true;
}
