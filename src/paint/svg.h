/* svg.h — what the parts of the SVG writer share. */
#ifndef CJM_PAINT_SVG_H
#define CJM_PAINT_SVG_H

#include "cjm/scene.h"

/* Each begins with `before`, which opens the value, and closes it: ` x="` 12.5 `"`. */
void svg_number(struct buf *out, const char *before, double number);
void svg_color(struct buf *out, const char *before, struct color color);

void svg_fonts(struct buf *out, const struct scene *s); /* the attribute that names the fonts, once for all texts */
/* `place`: attributes of each of its elements, which say where it stands in the map. */
void svg_text(struct buf *out, const struct shape *text, int depth, struct str place);

#endif
