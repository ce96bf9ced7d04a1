/* coverage.h — how much of a journey is filled in: counted, never estimated. The drawing's footer, the checks, the JSON and the
 * report all use these figures.
 *
 * A stage covers a dimension when the stage itself or one of its steps has it, or when `no KIND "…"` marks it as looked for and not found. Coverage
 * = covered cells / (stages × dimensions).
 *
 * Emotions, thoughts, pain points and metrics are claims about the world. Such a cell is observed if something that covers it has a source, assumed
 * otherwise. */
#ifndef CJM_COVERAGE_H
#define CJM_COVERAGE_H

#include "cjm/json.h"
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
	size_t observed, assumed, observable; /* cells of the dimensions that are claims about the world: observed, assumed, and all */
	size_t observed_by[COVER_COUNT];  /* stages */
	size_t stage_count;
	VEC(struct coverage_gap) gaps;    /* by stage, then by dimension; in the given arena */
};

bool stage_covers(const struct stage *stage, enum coverage_dimension dimension);
/* The first `no …` of a stage, or of its steps, for this dimension (struct nothing); NULL for none. */
const struct thing *stage_stated_none(const struct stage *stage, enum coverage_dimension dimension);
bool stage_observes(const struct stage *stage, enum coverage_dimension dimension); /* false if the dimension is not about the world */
bool coverage_is_of_world(enum coverage_dimension dimension);
/* Whether it is shown to readers: not for a future map, which nobody has observed yet, unless it requires coverage (`require coverage`). */
bool coverage_is_shown(const struct journey *j);
struct coverage coverage_count(const struct journey *j, struct arena *a);
/* For display: the nearest whole percent, but 100 only for all and 0 only for none; NAN, shown as "–", if there is nothing to cover. */
double coverage_percent(size_t covered, size_t total);
int coverage_dimension_named(struct str word); /* the dimension of this word; -1 if it is none of the nine */
bool coverage_has_part(struct str word); /* whether `coverage of WORD` means something other than a stage or a step */
const char *coverage_word(enum coverage_dimension dimension); /* "touchpoint", as in `require coverage of touchpoint >= 90%` */

/* ---- personas, channels, and the declared touchpoints ---- */

/* Things against columns, yes or no. Coverage = covered cells / (rows × columns). Rows and cells live in the given arena. */
struct coverage_table {
	struct things rows;
	size_t columns;
	bool *cells; /* row by row */
	size_t covered;
};

bool coverage_cell(const struct coverage_table *t, size_t row, size_t column);
size_t coverage_cells(const struct coverage_table *t); /* rows × columns */
/* The journey's personas against its stages. A persona is in a stage if one of its steps is theirs (its `by` names them, or nobody) or if a
 * statement there is theirs. */
struct coverage_table coverage_personas(const struct journey *j, struct arena *a);
/* The channels that the journey uses against its stages. */
struct coverage_table coverage_channels(const struct journey *j, struct arena *a);

enum touchpoint_column { TOUCHPOINT_USED, TOUCHPOINT_CHANNEL, TOUCHPOINT_OWNER, TOUCHPOINT_FEELING, TOUCHPOINT_METRIC, TOUCHPOINT_COLUMNS };

/* The touchpoints that the map's own file declares, and those of included files that the journey uses, against: used in it, has a channel, has an
 * owner, used with an emotion, used where something is measured. */
struct coverage_table coverage_touchpoints(const struct map *m, const struct journey *j, struct arena *a);
const char *touchpoint_column_word(enum touchpoint_column column);

/* As members of the current JSON object: covered and all cells, with the percentage; and the same for each dimension. */
void json_share(struct json *out, size_t covered, size_t of);
void json_dimensions(struct json *out, const struct coverage *c);

#endif
