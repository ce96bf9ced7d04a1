/* table_cells.h — the cells of a record on their way to the step or the stage that they speak of. */
#ifndef CJM_EXCHANGE_TABLE_CELLS_H
#define CJM_EXCHANGE_TABLE_CELLS_H

#include "exchange/tables/table_lanes.h"

/* What a cell in such a lane becomes; KIND_NONE where that is more than one statement of the place, or a note in a lane of the team's own. */
enum statement_kind lane_statement(enum column_kind kind);
/* Says it of the step, or of the stage where that is NULL. */
void record_add_cell(struct table_reader *r, size_t record, struct table_lane *lane, struct draft_step *step, struct table_cell cell);
/* What the record's other cells say of its pains, opportunities and metrics. */
void record_add_properties(struct table_reader *r, size_t record, struct draft_step *step);

#endif
