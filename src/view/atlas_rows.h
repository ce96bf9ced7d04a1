/* atlas_rows.h — a row a journey, between laying out and drawing. */
#ifndef CJM_VIEW_ATLAS_ROWS_H
#define CJM_VIEW_ATLAS_ROWS_H

#include "view/atlas_sheet.h"

enum { ATLAS_ROW = 128 }; /* how high it is at least */

struct row_columns { /* left edges and widths */
	double journey, heat, coverage, pain, actions, targets, requirements;
	double journey_width, heat_width, coverage_width, pain_width, actions_width, targets_width, requirements_width;
};

struct journey_row {
	const struct atlas_row *row;
	size_t index;
	struct row_columns columns;
	size_t in_line, lines;  /* cells */
	double cell_width, line_height, text_height; /* text_height: of the cells' names and numbers */
	struct sheet_text *people; /* of each curve, where there are several */
	struct sheet_text name, about, state, level, review, pain, pain_meta, missed;
	double height;
};

/* (atlas_curve.c) */
double atlas_cell_x(const struct journey_row *j, size_t stage);
double atlas_cell_y(const struct journey_row *j, size_t stage);
struct color atlas_person_color(const struct atlas_sheet *s, struct str key); /* the same everywhere in the atlas */
struct color atlas_curve_color(const struct atlas_sheet *s, const struct atlas_row *r, size_t curve);
void atlas_draw_curve(struct atlas_sheet *s, struct shape *into, const struct journey_row *j);

#endif
