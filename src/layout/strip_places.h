/* strip_places.h — where what is said of the whole journey may stand on pages: beside what it answers (strip_places.c). */
#ifndef CJM_LAYOUT_STRIP_PLACES_H
#define CJM_LAYOUT_STRIP_PLACES_H

#include "cjm/layout.h"

struct column_span { /* of all columns of the drawing */
	size_t first, last;
	bool is_known; /* else it answers nothing that stands in a column */
};
struct column_span strip_card_place(const struct plan *p, const struct card *c);

#endif
