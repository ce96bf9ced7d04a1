/* pango_lib.c — opens Pango. */
#include "pango_lib.h"
#include "cairo_lib.h"

enum pango_library { GOBJECT, PANGO, PANGOCAIRO, LIBRARY_COUNT };

static const struct library LIBRARIES[LIBRARY_COUNT] = {
	[GOBJECT] = DRAWING_LIBRARY("libgobject-2.0.so.0"),
	[PANGO] = DRAWING_LIBRARY("libpango-1.0.so.0"),
	[PANGOCAIRO] = DRAWING_LIBRARY("libpangocairo-1.0.so.0"),
};

bool pango_lib_load(struct pango_lib *lib, struct buf *message)
{
	void *opened[LIBRARY_COUNT];
	if (!drawing_libraries_open(LIBRARIES, LIBRARY_COUNT, opened, message))
		return false;
#define FUNCTION(library, name) \
	if (!library_find(opened[library], &LIBRARIES[library], #name, (void **)&lib->name, message)) \
		return false;
#include "pango_lib.def"
#undef FUNCTION
	return true;
}
