/* read_map.h — reads a map and what it includes, for tests: any file may be opened. */
#ifndef CJM_TESTS_READ_MAP_H
#define CJM_TESTS_READ_MAP_H

#include "cjm/map.h"

bool read_whole(const char *path, struct buf *out); /* false when it cannot be opened */
/* As map_read; `path` is only its name, the text is given. */
struct map *read_map_text(struct sources *s, const char *path, struct str text, struct findings *found);

#endif
