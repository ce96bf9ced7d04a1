/* jansson_lib.c — opens jansson and finds its functions. Nothing here is linked. */
#include "exchange/jansson_lib.h"

#include <dlfcn.h>

bool jansson_load(struct jansson *lib, struct buf *message)
{
	static const char FILE_NAME[] = "libjansson.so.4";
	void *library = dlopen(FILE_NAME, RTLD_LAZY | RTLD_LOCAL);
	if (!library) {
		buf_fmt(message, "reading JSON needs the library jansson, and %s is not installed (in Debian and Ubuntu: apt install libjansson4)", FILE_NAME);
		return false;
	}
#define FUNCTION(name) \
	if (!(*(void **)&lib->name = dlsym(library, #name))) { \
		buf_text(message, "the installed jansson is too old: it has no " #name); \
		return false; \
	}
#include "exchange/jansson_lib.def"
#undef FUNCTION
	return true;
}
