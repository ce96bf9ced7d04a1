/* certainty.h — for those who make a map or take something out of it. */
#ifndef CJM_MAP_CERTAINTY_H
#define CJM_MAP_CERTAINTY_H

#include "cjm/map.h"

void certainty_note_sources(struct map *m); /* of each journey, which kinds of things have a source: once nothing is added or taken out any more */

#endif
