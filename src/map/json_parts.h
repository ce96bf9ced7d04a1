/* json_parts.h — the parts of the JSON that tell what follows from the model. */
#ifndef CJM_MAP_JSON_PARTS_H
#define CJM_MAP_JSON_PARTS_H

#include "cjm/json.h"
#include "cjm/map.h"

/* A list of objects: the courses of every journey, values being on the map's own scale. */
void json_courses(struct json *out, const struct map *m);
/* … what the detailed maps of stages compute, as a member "rollup"; none where there are none. */
void json_rollups(struct json *out, const struct map *m);
/* … what of each is filled in, as `cjm check -f json` tells it, but with ids, which lead into the model. */
void json_coverage(struct json *out, const struct map *m);

/* "../shared/a.cjm" where it lies beside the main file's folder. In the arena where it had to be made. */
struct str map_path_from_main(const struct map *m, struct str path, struct arena *a);

#endif
