/* facts.h — tables of two columns that say who walks the journey, and why: "Name | Ana", "Age | 34", "Scenario | …". */
#ifndef CJM_EXCHANGE_FACTS_H
#define CJM_EXCHANGE_FACTS_H

#include "exchange/tables/table.h"

/* Takes such tables out of the list; each row becomes a line above the table of a journey that follows, else of the one before. Where no
 * table keeps a journey they stay. */
void facts_take(struct import *i, struct tables *tables);

#endif
