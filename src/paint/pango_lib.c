/* pango_lib.c — opens Pango. */
#include "pango_lib.h"
#include "cjm/library.h"

enum pango_library { GOBJECT, PANGO, PANGOCAIRO, LIBRARY_COUNT };

#define NEEDED(file) { "PNG and PDF (but not SVG) need the libraries cairo and Pango", "cairo or Pango", "libcairo2 libpangocairo-1.0-0", { file } }
static const struct library LIBRARIES[LIBRARY_COUNT] = {
	[GOBJECT] = NEEDED("libgobject-2.0.so.0"),
	[PANGO] = NEEDED("libpango-1.0.so.0"),
	[PANGOCAIRO] = NEEDED("libpangocairo-1.0.so.0"),
};

bool pango_lib_load(struct pango_lib *lib, struct buf *message)
{
	void *opened[LIBRARY_COUNT];
	for (int i = 0; i < LIBRARY_COUNT; i++)
		if (!(opened[i] = library_open(&LIBRARIES[i], message)))
			return false;
#define FUNCTION(library, name) \
	if (!library_find(opened[library], &LIBRARIES[library], #name, (void **)&lib->name, message)) \
		return false;
#include "pango_lib.def"
#undef FUNCTION
	return true;
}
