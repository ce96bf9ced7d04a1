/* table_feelings.h — what a cell of feelings becomes, together with the points beside it. */
#ifndef CJM_EXCHANGE_TABLE_FEELINGS_H
#define CJM_EXCHANGE_TABLE_FEELINGS_H

#include "exchange/tables/table_lanes.h"

/* "feel" with what the cell says, and the points of the lane beside it, where one holds them. */
void table_add_feeling(struct table_reader *r, size_t record, struct draft_items *items, const struct table_lane *lane, struct table_cell cell);
/* In a lane that is called by a person: hers. */
void table_add_feeling_of(struct table_reader *r, struct draft_items *items, const struct table_lane *lane, struct table_cell cell);
/* Where thoughts and feelings share a lane, the words stay thoughts; how they feel makes the curve. */
void table_add_implied_feeling(struct table_reader *r, struct draft_items *items, struct table_cell cell);

#endif
