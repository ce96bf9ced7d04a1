/* columns.h — a column per step, and its width. */
#ifndef CJM_COLUMNS_H
#define CJM_COLUMNS_H

#include "cjm/layout.h"

void columns_make(struct layout *l);        /* and the boxes of the stages over them */
void columns_give_widths(struct layout *l); /* from what the cards and curves of the lanes want */
/* Of a step of the plan's journey; SIZE_MAX where it is on another page. */
size_t column_of_step(const struct plan *p, const struct step *step);
struct stage_box *stage_box_of(const struct plan *p, const struct stage *stage); /* NULL where it is on another page */
/* Whether a way from one step to the other leads from this page or row to another, or comes from one; also before it is cut. */
bool columns_part(const struct plan *p, const struct step *from, const struct step *to);
size_t middle_column(const struct stage_box *box);

#endif
