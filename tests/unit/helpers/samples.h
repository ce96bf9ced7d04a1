/* samples.h — the maps in samples, in the order of their names. */
#ifndef CJM_TESTS_SAMPLES_H
#define CJM_TESTS_SAMPLES_H

#include <stddef.h>

const char *sample_at(size_t index); /* "samples/smallest.cjm"; NULL behind the last */

#endif
