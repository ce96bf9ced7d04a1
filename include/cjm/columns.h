/* columns.h — a column per step, and its width. */
#ifndef CJM_COLUMNS_H
#define CJM_COLUMNS_H

#include "cjm/layout.h"

void columns_make(struct layout *l);        /* and the boxes of the stages over them */
void columns_give_widths(struct layout *l); /* from what the cards and curves of the lanes want */
size_t column_of_step(const struct plan *p, const struct step *step); /* of the plan's journey */
size_t middle_column(const struct stage_box *box);

#endif
