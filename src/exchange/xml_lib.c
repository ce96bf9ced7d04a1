/* xml_lib.c — opens libxml2 and finds its functions. Nothing here is linked. */
#include "exchange/xml_lib.h"

#include <dlfcn.h>

bool xml_lib_load(struct xml_lib *lib, struct buf *message)
{
	void *library = dlopen("libxml2.so.2", RTLD_LAZY | RTLD_LOCAL);
	if (!library)
		library = dlopen("libxml2.so.16", RTLD_LAZY | RTLD_LOCAL);
	if (!library) {
		buf_text(message, "reading workbooks needs the library libxml2, and it is not installed (in Debian and Ubuntu: apt install libxml2)");
		return false;
	}
#define FUNCTION(name) \
	if (!(*(void **)&lib->name = dlsym(library, #name))) { \
		buf_text(message, "the installed libxml2 cannot be used: it has no " #name); \
		return false; \
	}
#include "exchange/xml_lib.def"
#undef FUNCTION
	return true;
}
