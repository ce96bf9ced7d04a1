/* generate.h — maps that nobody would write, for tests of what must hold for every map. The same number always gives the
 * same map. */
#ifndef CJM_TESTS_GENERATE_H
#define CJM_TESTS_GENERATE_H

#include "cjm/base.h"

/* Each number is one map; its sort changes with the number, so that any run of a few dozen holds all sorts. */
void generate_map(uint32_t number, struct buf *out);
const char *generated_sort(uint32_t number); /* "long words", "eighty steps" … */

#endif
