/* cairo_lib.c — opens the libraries of drawing and finds their functions. Nothing here is linked. */
#include "cairo_lib.h"

#include <dlfcn.h>

enum library { CAIRO, GOBJECT, HARFBUZZ, PANGO, PANGOCAIRO, ZLIB, LIBRARY_COUNT };

static const char *const FILES[LIBRARY_COUNT] = {
	[CAIRO] = "libcairo.so.2",
	[GOBJECT] = "libgobject-2.0.so.0",
	[HARFBUZZ] = "libharfbuzz.so.0",
	[PANGO] = "libpango-1.0.so.0",
	[PANGOCAIRO] = "libpangocairo-1.0.so.0",
	[ZLIB] = "libz.so.1",
};

static bool open_libraries(void *opened[LIBRARY_COUNT], struct buf *message)
{
	for (int i = 0; i < LIBRARY_COUNT; i++) {
		opened[i] = dlopen(FILES[i], RTLD_LAZY | RTLD_LOCAL);
		if (opened[i])
			continue;
		buf_fmt(message, "PNG and PDF need the libraries cairo and Pango, and %s is not installed (in Debian and Ubuntu: "
			"apt install libcairo2 libpangocairo-1.0-0); SVG needs neither.", FILES[i]);
		return false;
	}
	return true;
}

/* POSIX has dlsym give an object's pointer; this is the one way to make it a function's that no compiler objects to. */
static bool find_function(void *library, const char *name, void **function, struct buf *message)
{
	*function = dlsym(library, name);
	if (!*function)
		buf_fmt(message, "The installed cairo or Pango is too old: it has no %s.", name);
	return *function;
}

bool cairo_lib_load(struct cairo_lib *lib, struct buf *message)
{
	void *opened[LIBRARY_COUNT];
	if (!open_libraries(opened, message))
		return false;
#define FUNCTION(library, name) \
	if (!find_function(opened[library], #name, (void **)&lib->name, message)) \
		return false;
#include "cairo_lib.def"
#undef FUNCTION
	return true;
}
