/* pango_lib.h — Pango and GObject, loaded at the first line of a raster or a PDF that is not plain, and not before. */
#ifndef CJM_PAINT_PANGO_LIB_H
#define CJM_PAINT_PANGO_LIB_H

#include <pango/pangocairo.h>

#include "cjm/base.h"

struct pango_lib {
#define FUNCTION(library, name) __typeof__(name) *name;
#include "pango_lib.def"
#undef FUNCTION
};

/* False, and one sentence in the message, when something is not installed. What was loaded stays loaded: GLib cannot go. */
bool pango_lib_load(struct pango_lib *lib, struct buf *message);

#endif
