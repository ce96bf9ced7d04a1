/* data.h — metric values that are taken from CSV files of the project. */
#ifndef CJM_MAP_DATA_H
#define CJM_MAP_DATA_H

#include "cjm/map.h"

/* Gives every metric, measure, drop and way with `data` the value, the number and the date that its file says, wherever the author has
 * not written them. Every struct data in `datas` stands in one of them. What cannot be found becomes findings. */
void data_fill(struct map *m, struct sources *s, const struct reader *reader, const struct things *datas, struct findings *found);

#endif
