/* json_course.h — the part of the JSON that tells how journeys go. */
#ifndef CJM_MAP_JSON_COURSE_H
#define CJM_MAP_JSON_COURSE_H

#include "cjm/json.h"
#include "cjm/map.h"

/* A list of objects: the courses of every journey, values being on the map's own scale. */
void json_courses(struct json *out, const struct map *m);

#endif
