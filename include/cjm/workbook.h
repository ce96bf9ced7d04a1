/* workbook.h — journeys as a workbook (.xlsx) that a client opens and sorts: backlog, measures, touchpoints, coverage, sources and the terms.
 *
 * Numbers are numbers, dates are dates, percentages percentages; texts of the map are texts whatever they hold, never formulas, and lead
 * nowhere but where the map says. It has the same bytes whenever and wherever it is written. */
#ifndef CJM_WORKBOOK_H
#define CJM_WORKBOOK_H

#include "cjm/atlas.h"
#include "cjm/backlog.h"

struct workbook_options {
	struct str language; /* of heads and fixed words; the map's where empty */
	long made;           /* the day that it says it was made, as days since 1970-01-01; before 1980: the first day of that year */
};

enum workbook_result {
	WORKBOOK_FINE,
	WORKBOOK_TOO_LARGE,  /* more than a sheet or a cell holds */
	WORKBOOK_NO_LIBRARY, /* or it failed, as where no temporary file can be written */
};

/* All journeys in one file, at least one, each of the map at the same place; emotions are on the scale
 * of the maps, or from -2 to +2 where they have several. With a sentence in the message unless it is fine. */
enum workbook_result workbook_write(const struct map *const *maps, const struct journey *const *journeys, size_t count, struct workbook_options options, struct buf *out,
	struct buf *message);

/* The tables of an atlas, a sheet each: what is late has the days in a column of its own. */
enum workbook_result workbook_write_atlas(const struct atlas *a, struct workbook_options options, struct buf *out, struct buf *message);

#endif
