/* cairo_lib.c — opens the libraries of drawing. */
#include "cairo_lib.h"
#include "cjm/library.h"

enum library_id { CAIRO, FONTCONFIG, HARFBUZZ, ZLIB, LIBRARY_COUNT };

#define NEEDED(file) { "PNG and PDF (but not SVG) need the libraries cairo and Pango", "cairo or Pango", "libcairo2 libpangocairo-1.0-0", { file } }
static const struct library LIBRARIES[LIBRARY_COUNT] = {
	[CAIRO] = NEEDED("libcairo.so.2"),
	[FONTCONFIG] = NEEDED("libfontconfig.so.1"),
	[HARFBUZZ] = NEEDED("libharfbuzz.so.0"),
	[ZLIB] = NEEDED("libz.so.1"),
};

static bool open_libraries(void *opened[LIBRARY_COUNT], struct buf *message)
{
	for (int i = 0; i < LIBRARY_COUNT; i++)
		if (!(opened[i] = library_open(&LIBRARIES[i], message)))
			return false;
	return true;
}

bool cairo_lib_load(struct cairo_lib *lib, struct buf *message)
{
	void *opened[LIBRARY_COUNT];
	if (!open_libraries(opened, message))
		return false;
#define FUNCTION(library, name) \
	if (!library_find(opened[library], &LIBRARIES[library], #name, (void **)&lib->name, message)) \
		return false;
#include "cairo_lib.def"
#undef FUNCTION
	return true;
}
