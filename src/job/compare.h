/* compare.h — what the files of a comparison share. */
#ifndef CJM_JOB_COMPARE_H
#define CJM_JOB_COMPARE_H

#include "job/job.h"

enum outcome comparison_stop(struct comparison *c, enum outcome outcome, const char *format, ...) __attribute__((format(printf, 3, 4)));

bool journey_differs(const struct diff *d, const struct diff_journey *j); /* by what is told of it, or by its figures alone */

/* ---- a page of changes (compare_page.c) ---- */

struct svg_styles;
void change_page_begin(struct str language, struct str title, struct str style, struct buf *out);
void change_page_end(struct buf *out);
void change_page_style(const struct theme *t, const struct svg_styles *styles, struct buf *out); /* styles: of its drawings, may be NULL */
struct str change_title(struct comparison *c);

#define CHANGES(name, ending, form, help) enum outcome change_##name(struct comparison *c, struct buf *out);
#include "job/changes.def"

#endif
