/* xml_lib.c — opens libxml2. */
#include "exchange/workbooks/xml_lib.h"
#include "cjm/library.h"

bool xml_lib_load(struct xml_lib *lib, struct buf *message)
{
	static const struct library LIBRARY = { "reading workbooks needs the library libxml2", "libxml2", "libxml2", { "libxml2.so.2", "libxml2.so.16" } };
	void *opened = library_open(&LIBRARY, message);
	if (!opened)
		return false;
#define FUNCTION(name) \
	if (!library_find(opened, &LIBRARY, #name, (void **)&lib->name, message)) \
		return false;
#include "exchange/workbooks/xml_lib.def"
#undef FUNCTION
	return true;
}
