/* column_trades.h — moves width from columns that can spare it to those whose cards are the tallest of a lane. */
#ifndef CJM_LAYOUT_COLUMN_TRADES_H
#define CJM_LAYOUT_COLUMN_TRADES_H

#include "cjm/layout.h"

/* Once the widths have been shared; `least`: by column, what it keeps. The drawing stays as wide as it is, and doesn't become higher. */
void columns_trade(struct layout *l, const double *least);

#endif
