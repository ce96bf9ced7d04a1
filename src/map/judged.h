/* judged.h — for those who take out of a map what judges it. */
#ifndef CJM_MAP_JUDGED_H
#define CJM_MAP_JUDGED_H

#include "cjm/map.h"

bool judged_asks(const struct thing *t); /* a `require` that holds the map to something that map_judges would tell */

#endif
