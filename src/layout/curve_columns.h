/* curve_columns.h — the faces of one column, beside each other. */
#ifndef CJM_LAYOUT_CURVE_COLUMNS_H
#define CJM_LAYOUT_CURVE_COLUMNS_H

#include "layout/curve.h"

void curve_column_place(const struct spots *s); /* between its left and right, as far as they have room there */
double curve_column_width(const struct spots *spots, size_t column); /* how wide it should be that they have */

#endif
