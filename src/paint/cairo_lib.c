/* cairo_lib.c — opens the libraries of drawing. */
#include "cairo_lib.h"

enum library_id { CAIRO, FONTCONFIG, HARFBUZZ, ZLIB, LIBRARY_COUNT };

static const struct library LIBRARIES[LIBRARY_COUNT] = {
	[CAIRO] = DRAWING_LIBRARY("libcairo.so.2"),
	[FONTCONFIG] = DRAWING_LIBRARY("libfontconfig.so.1"),
	[HARFBUZZ] = DRAWING_LIBRARY("libharfbuzz.so.0"),
	[ZLIB] = DRAWING_LIBRARY("libz.so.1"),
};

bool drawing_libraries_open(const struct library *list, size_t count, void **opened, struct buf *message)
{
	for (size_t i = 0; i < count; i++)
		if (!(opened[i] = library_open(&list[i], message)))
			return false;
	return true;
}

bool cairo_lib_load(struct cairo_lib *lib, struct buf *message)
{
	void *opened[LIBRARY_COUNT];
	if (!drawing_libraries_open(LIBRARIES, LIBRARY_COUNT, opened, message))
		return false;
#define FUNCTION(library, name) \
	if (!library_find(opened[library], &LIBRARIES[library], #name, (void **)&lib->name, message)) \
		return false;
#include "cairo_lib.def"
#undef FUNCTION
	return true;
}
