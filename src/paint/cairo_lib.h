/* cairo_lib.h — cairo, fontconfig, HarfBuzz and zlib, loaded when a raster or a PDF is asked for and not before. */
#ifndef CJM_PAINT_CAIRO_LIB_H
#define CJM_PAINT_CAIRO_LIB_H

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <zlib.h>

#include "cjm/base.h"
#include "cjm/library.h"

struct cairo_lib {
#define FUNCTION(library, name) __typeof__(name) *name;
#include "cairo_lib.def"
#undef FUNCTION
};

/* One of those that are needed for all drawings but SVG: whoever lacks one is told of all. */
#define DRAWING_LIBRARY(file) { "PNG and PDF (but not SVG) need the libraries cairo and Pango", "cairo or Pango", "libcairo2 libpangocairo-1.0-0", { file } }
bool drawing_libraries_open(const struct library *list, size_t count, void **opened, struct buf *message);

/* False, and one sentence in the message, when something is not installed. What was loaded stays loaded. */
bool cairo_lib_load(struct cairo_lib *lib, struct buf *message);

#endif
