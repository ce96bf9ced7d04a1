/* atlas_widths.c — how wide the columns of the atlas's tables would be, by what stands in them. */
#include "view/atlas_sheet.h"

#include <math.h>

/* What stands beside a cell's text: the air in a cell of heat, the sign of an action or of a channel. */
double sheet_beside(struct atlas_sheet *s, const struct atlas_cell *c)
{
	return !isnan(c->level) ? 2 * CHIP : c->status != ACTION_NONE ? CELL_SIGN : sheet_channel_width(s, c);
}

static double widest_part(struct atlas_sheet *s, const struct atlas_cell *c)
{
	double widest = c->part_count ? 0 : sheet_width(s, SHEET_STRONG, c->text) + (isnan(c->level) ? sheet_beside(s, c) : 0);
	for (size_t i = 0; i < c->part_count; i++)
		widest = fmax(widest, LEAD + sheet_width(s, SHEET_STRONG, c->parts[i].text));
	return widest;
}

double sheet_widest_word(struct atlas_sheet *s, const struct atlas_table *t, size_t column, size_t rows)
{
	double least = sheet_longest(s, SHEET_CAPS, str_upper(s->arena, t->columns.at[column].head));
	for (size_t r = 0; r < rows && least < LEAST_MOST; r++) { /* from there on no word of the other rows can widen it */
		const struct atlas_cell *cell = &t->rows.at[r][column];
		least = fmax(least, fmin(sheet_longest(s, SHEET_STRONG, cell->text) + (isnan(cell->level) ? sheet_beside(s, cell) : 0), LEAST_MOST));
	}
	return least + (isnan(rows ? t->rows.at[0][column].level : NAN) ? 0 : 2 * CHIP);
}

double sheet_widest_cell(struct atlas_sheet *s, const struct atlas_table *t, size_t column, size_t rows)
{
	double wished = sheet_longest(s, SHEET_CAPS, str_upper(s->arena, t->columns.at[column].head));
	for (size_t r = 0; r < rows; r++)
		wished = fmax(wished, widest_part(s, &t->rows.at[r][column]));
	return wished + 1;
}
