/* tools.h — what needs the page's script, and is hidden without it. */
#ifndef CJM_PAGE_TOOLS_H
#define CJM_PAGE_TOOLS_H

#include "cjm/page.h"

void tools_write(const struct page *p, struct buf *out);      /* the bar's: search, zoom, lanes, theme, print, present */
void tools_keys_write(const struct page *p, struct buf *out); /* below: which keys there are, and how to go on while presenting */

#endif
