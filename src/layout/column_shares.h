/* column_shares.h — hands out the width that a drawing has beyond the least that its columns take. */
#ifndef CJM_LAYOUT_COLUMN_SHARES_H
#define CJM_LAYOUT_COLUMN_SHARES_H

#include "cjm/layout.h"

/* Widens the columns, which have their least widths already, until the drawing is as wide as WIDTH_FULL or half as wide again as it is
 * estimated to be high. Width goes where it makes the tallest cards of a lane shorter. No column becomes wider than `most` px. */
void columns_share(struct layout *l, double most);

double gap_after(const struct plan *p, size_t column); /* px between it and the next: more where a stage ends; 0 after the last */

#endif
