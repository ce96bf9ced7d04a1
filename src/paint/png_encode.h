/* png_encode.h — pixels to the bytes of a PNG, in a tenth of the time that cairo takes. */
#ifndef CJM_PAINT_PNG_ENCODE_H
#define CJM_PAINT_PNG_ENCODE_H

#include "cairo_lib.h"

struct pixels {
	const unsigned char *at; /* as cairo holds them: one native uint32_t each, alpha first and multiplied in */
	int width, height, stride;
	bool has_alpha;
	double per_meter;
	struct str title, lang; /* for the picture's own title */
};

bool png_encode(const struct cairo_lib *lib, const struct pixels *pixels, struct buf *out);

#endif
