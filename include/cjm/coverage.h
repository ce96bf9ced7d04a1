/* coverage.h — how much of a journey is filled in: counted, never felt. The drawing's footer, the checks, the JSON and the
 * report all use these figures.
 *
 * A stage covers a dimension when the stage itself or one of its steps has it, or when `no KIND "…"` says that it was
 * looked for and is not there. Coverage = covered cells / (stages × dimensions). */
#ifndef CJM_COVERAGE_H
#define CJM_COVERAGE_H

#include "cjm/map.h"

enum coverage_dimension {
	COVER_STEP, COVER_TOUCHPOINT, COVER_FEELING, COVER_THOUGHT, COVER_PAIN, COVER_OPPORTUNITY, COVER_METRIC, COVER_OWNER, COVER_SOURCE,
	COVER_COUNT,
};

struct coverage_gap {
	const struct stage *stage;
	enum coverage_dimension dimension;
};

struct coverage {
	size_t covered, total;
	size_t by_dimension[COVER_COUNT]; /* covered stages */
	size_t stage_count;
	VEC(struct coverage_gap) gaps;    /* by stage, then by dimension; in the arena given */
};

bool stage_covers(const struct stage *stage, enum coverage_dimension dimension);
struct coverage coverage_count(const struct journey *j, struct arena *a);
/* In percent, rounded down so that 100 means all; 100 where there is nothing to cover. */
double coverage_percent(size_t covered, size_t total);
const char *coverage_word(enum coverage_dimension dimension); /* "touchpoint", as in `require coverage of touchpoint >= 90%` */

#endif
