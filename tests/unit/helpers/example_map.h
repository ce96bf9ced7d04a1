/* example_map.h — the examples of grammar/examples.def as maps. */
#ifndef CJM_TESTS_EXAMPLE_MAP_H
#define CJM_TESTS_EXAMPLE_MAP_H

#include "cjm/map.h"

enum { EXAMPLE_DEEPEST = 6 }; /* blanks: an example stands at the top, or in a journey, a stage or a step, two more each */

/* The statement's example in this parent, else wherever it may stand, below the cast whose names it uses. */
struct map *read_example_map(struct sources *s, enum statement_kind kind, enum statement_kind parent, int indent, struct findings *found);
/* Any other lines in its place. */
struct map *read_below_cast(struct sources *s, const char *lines, int indent, struct findings *found);

#endif
