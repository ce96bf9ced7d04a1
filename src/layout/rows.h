/* rows.h — a journey too long for one row of readable columns stands in several, below each other: each has its own stages and lanes. */
#ifndef CJM_LAYOUT_ROWS_H
#define CJM_LAYOUT_ROWS_H

#include "cjm/layout.h"

/* Once there are columns: which of them stand in which row (plan.row_of). One row unless the options ask for more. */
void rows_choose(struct layout *l);
/* Once all cards are collected: plan.rows, each with its columns and what stands in them, and their widths; the plan keeps what belongs to the
 * whole journey. Does nothing where there is one row. */
void rows_cut(struct layout *l);
/* The rows below each other, from plan.strip_y on, which then is where they end. Does nothing where there are none. */
void rows_place(struct layout *l);

#endif
