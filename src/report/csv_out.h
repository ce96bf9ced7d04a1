/* csv_out.h — what the files share that write the backlog as CSV. */
#ifndef CJM_REPORT_CSV_OUT_H
#define CJM_REPORT_CSV_OUT_H

#include "cjm/backlog.h"

struct tracker; /* a row of trackers.def */

const struct tracker *tracker_at(size_t index); /* NULL behind the last */
const char *tracker_name(const struct tracker *t);
/* The rows of both are the same. */
void tracker_write(const struct tracker *t, const struct backlog *told, const struct backlog *keywords, struct buf *out);

#endif
