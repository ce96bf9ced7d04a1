/* jansson_lib.c — opens jansson. */
#include "exchange/json/jansson_lib.h"
#include "cjm/library.h"

bool jansson_load(struct jansson *lib, struct buf *message)
{
	static const struct library LIBRARY = { "reading JSON needs the library jansson", "jansson", "libjansson4", { "libjansson.so.4" } };
	void *opened = library_open(&LIBRARY, message);
	if (!opened)
		return false;
#define FUNCTION(name) \
	if (!library_find(opened, &LIBRARY, #name, (void **)&lib->name, message)) \
		return false;
#include "exchange/json/jansson_lib.def"
#undef FUNCTION
	return true;
}
