/* plain_svg.h — SVG pictures of filled shapes alone, as most logos are: drawn by cairo at once. To load librsvg, and what that needs, takes longer than to
 * draw a map. */
#ifndef CJM_PAINT_PLAIN_SVG_H
#define CJM_PAINT_PLAIN_SVG_H

#include "cairo_lib.h"

struct filled_part { /* a filled path, in units of the viewBox */
	struct str name, data; /* "path", and what it is made of; another shape, and all of its attributes */
	uint8_t red, green, blue;
	bool is_even_odd;
};

struct plain_svg {
	double left, top, width, height; /* of the viewBox */
	VEC(struct filled_part) parts;
};

/* False where the picture has anything that this does not draw. The bytes are as picture_read wrote them. */
bool plain_svg_read(struct plain_svg *s, struct arena *a, struct str bytes);
/* In the middle of a rectangle, as large as it has room. */
void plain_svg_draw(const struct plain_svg *s, const struct cairo_lib *lib, cairo_t *cr, double x, double y, double width, double height);

#endif
