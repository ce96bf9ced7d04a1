/* header_sections.h — a header card's sections, each under its heading, in as many columns as make the card lowest. */
#ifndef CJM_LAYOUT_HEADER_SECTIONS_H
#define CJM_LAYOUT_HEADER_SECTIONS_H

#include "cjm/layout.h"

/* Sets the blocks of `c` within `width` px from `left`. The first section begins at `y`, below the card's own heading; a column that begins
 * with a section's heading begins at `top`, level with it. The y below the last line. */
double header_sections_set(struct layout *l, struct header_card *c, double left, double top, double y, double width);

#endif
