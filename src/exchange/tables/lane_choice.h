/* lane_choice.h — which columns are which, as somebody said by hand: cjm import --lane "Failure control=support". */
#ifndef CJM_EXCHANGE_LANE_CHOICE_H
#define CJM_EXCHANGE_LANE_CHOICE_H

#include "exchange/words/columns.h"
#include "exchange/tables/table.h"

struct lane_choice {
	struct str head;
	enum column_kind kind;
	bool is_met; /* some table has a lane of this name */
};

/* Marks the heads of the tables that were chosen, whichever way they stand; one that no table has is told. */
void lane_choices_apply(struct import *i, struct tables *tables);
/* What a head means: as it was said by hand, else by its words. */
struct column_guess head_guess(struct column_book *c, struct table_cell head);

#endif
