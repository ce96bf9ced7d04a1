/* families.h — the font families that painters ask for. */
#ifndef CJM_PAINT_FAMILIES_H
#define CJM_PAINT_FAMILIES_H

#include "cjm/base.h"

struct families {
	const char *at[9]; /* best first, to be tried after the theme's own and before whatever sans-serif is */
	size_t count;
};

/* Han characters are drawn as readers of that language write them. */
struct families families_for(struct str lang);

#endif
