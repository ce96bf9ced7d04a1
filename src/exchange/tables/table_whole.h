/* table_whole.h — a table as it was meant, before anything is read of it: with cells too many, merged cells and several journeys. */
#ifndef CJM_EXCHANGE_TABLE_WHOLE_H
#define CJM_EXCHANGE_TABLE_WHOLE_H

#include "exchange/tables/table.h"

/* What a row has beyond the head joins its last cell, and is told; unless most rows have it: then a head is missing. */
struct table table_evened(struct import *i, const struct table *t);
/* Where the names of lanes stand in the second row, below names of groups of them, it is the head. */
struct table table_with_one_head(struct import *i, struct table t);
/* Where rows with nothing but an action stand above those of several actions each, they are stages. */
struct table table_with_sections(struct import *i, struct table t);
/* Where a column says what kind of thing a row tells, and the next one tells it, each kind becomes a lane. */
struct table table_with_kinds_as_lanes(struct import *i, struct table t);
/* A column without a head of its own, or a row where the lanes are rows, goes on with the one before, as where a spreadsheet merged
 * the heads. Not behind the names of stages. */
struct table table_with_lanes_whole(struct import *i, const struct table *t, bool lanes_are_rows);
/* The columns as rows. */
struct table table_turned(struct import *i, const struct table *t);
/* Two columns or more, lanes in the first: one record, each further column a lane of its own. */
struct table table_turned_to_one_record(struct import *i, const struct table *t);
/* Adds the table to the list; in parts, where a column says of which journey a row is. */
void table_add_parts(struct import *i, const struct table *t, struct tables *tables);

#endif
