/* zlib_lib.c — opens zlib and finds its functions. Nothing here is linked. */
#include "base/zlib_lib.h"

#include <dlfcn.h>

bool zlib_load(struct zlib *lib, struct buf *message)
{
	void *library = dlopen("libz.so.1", RTLD_LAZY | RTLD_LOCAL);
	if (!library) {
		buf_text(message, "reading pictures needs the library zlib, which is not installed (in Debian and Ubuntu: apt install zlib1g)");
		return false;
	}
#define FUNCTION(name) \
	if (!(*(void **)&lib->name = dlsym(library, #name))) { \
		buf_text(message, "the installed zlib is too old: it has no " #name); \
		return false; \
	}
#include "base/zlib_lib.def"
#undef FUNCTION
	return true;
}
