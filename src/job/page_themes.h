/* page_themes.h — the looks of a page: one theme in three grounds, and the variables of its style. */
#ifndef CJM_JOB_PAGE_THEMES_H
#define CJM_JOB_PAGE_THEMES_H

#include "job/job.h"

#include "cjm/page.h"

/* A theme of its own, or the one that was asked for, in place of the one that it is made of; the others are as close to it as their ground allows. Gives
 * the one that is shown whatever the reader's system prefers; NULL: none. */
const char *page_themes_of(const struct theme *own, struct theme themes[PAGE_THEMES]);
/* Once all drawings are painted. */
struct page_theme page_theme_of(const struct theme *t, const struct svg_styles *styles, size_t index, struct arena *a);
/* The same: takes what they have more than once out of the drawings, all of which have these `pieces`, in their order. Gives what then stands before them. */
struct str page_shared(struct svg_pieces *pieces, struct page_view *views, size_t count, struct arena *a);

#endif
