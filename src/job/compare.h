/* compare.h — what the files of a comparison share. */
#ifndef CJM_JOB_COMPARE_H
#define CJM_JOB_COMPARE_H

#include "job/job.h"

enum outcome comparison_stop(struct comparison *c, enum outcome outcome, const char *format, ...) __attribute__((format(printf, 3, 4)));

bool journey_differs(const struct diff *d, const struct diff_journey *j); /* by what is told of it, or by its figures alone */

#define CHANGES(name, ending, form, help) enum outcome change_##name(struct comparison *c, struct buf *out);
#include "job/changes.def"

#endif
