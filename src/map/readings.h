/* readings.h — a metric measured again and again in one place is one measure with a course. */
#ifndef CJM_MAP_READINGS_H
#define CJM_MAP_READINGS_H

#include "cjm/map.h"

/* Finds the readings of each measure of the map; again, after some of them were taken out. */
void readings_find(struct map *m);

#endif
