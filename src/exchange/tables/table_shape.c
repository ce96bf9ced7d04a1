/* table_shape.c — which way a table stands. */
#include "exchange/tables/lane_choice.h"
#include "exchange/tables/table_lanes.h"

struct table_cell table_cell_at(const struct table *t, size_t row, size_t column)
{
	const struct table_row *r = row < t->rows.len ? &t->rows.at[row] : NULL; /* a table may have none */
	return r && column < r->cells.len ? r->cells.at[column] : (struct table_cell){ 0 };
}

size_t table_width(const struct table *t)
{
	size_t width = 0;
	for (size_t i = 0; i < t->rows.len; i++)
		width = t->rows.at[i].cells.len > width ? t->rows.at[i].cells.len : width;
	return width;
}

bool lane_is_known(enum column_kind kind)
{
	return kind != COLUMN_OWN && kind != COLUMN_JOURNEY && kind != COLUMN_STAGE && kind != COLUMN_NUMBER && kind != COLUMN_NAME && kind != COLUMN_LABEL && kind < COLUMN_PHASE;
}

static bool is_heading_for_stages(enum column_kind kind)
{
	return kind == COLUMN_STAGE || kind == COLUMN_NUMBER || kind == COLUMN_NAME;
}

/* A lane is named by a short heading: a word in a sentence says nothing of it. */
static bool names_lane(struct column_book *columns, struct table_cell head)
{
	struct column_guess g = head_guess(columns, head);
	return lane_is_known(g.kind) && !g.is_in_sentence;
}

/* "Detail", "What happens", "Owner": no stage is called so. */
static bool is_bare_head(struct column_book *columns, struct table_cell head)
{
	enum column_kind kind = head_guess(columns, head).kind;
	return kind == COLUMN_DESCRIPTION || kind == COLUMN_LABEL || lane_is_known(kind);
}

void table_add_evidence(struct column_book *columns, const struct table *t, struct table_evidence *e)
{
	size_t width = table_width(t), rows = t->rows.len;
	struct table_cell corner = rows ? table_cell_at(t, 0, 0) : (struct table_cell){ 0 };
	e->width = width > e->width ? width : e->width;
	e->head_cells = e->width ? e->width - 1 : 0;
	e->side_cells += rows ? rows - 1 : 0;
	e->in_head = 0;
	e->tables++;
	e->head_is_bare = true; /* by its first cell, where tables share it: stages of several journeys are rarely called alike */
	for (size_t c = 0; rows && c < width && c < CLASSIFIED_MOST; c++) {
		struct table_cell head = table_cell_at(t, 0, c);
		e->in_head += names_lane(columns, head);
		e->head_names_stages = e->head_names_stages || is_heading_for_stages(head_guess(columns, head).kind);
		e->head_is_bare = e->head_is_bare && (c == 0 || (c > 1 && e->tables > 1) || is_bare_head(columns, head));
	}
	for (size_t row = 1; row < rows && row < CLASSIFIED_MOST; row++)
		e->in_side += names_lane(columns, table_cell_at(t, row, 0));
	e->corner_is_empty = !corner.text.len;
	e->corner_names_stages = is_heading_for_stages(head_guess(columns, corner).kind);
}

/* The lanes stand where the larger share of the words is known as such: a stage may be called "Problem", too. */
enum table_shape table_shape_by(const struct table_evidence *e)
{
	bool side_wins = e->in_side * e->head_cells > e->in_head * e->side_cells;
	if (!e->side_cells || e->width < 2)
		return TABLE_UNKNOWN;
	if (side_wins && e->in_side >= 2 && (e->width == 2 || e->head_is_bare))
		return TABLE_ONE_STAGE;
	if (side_wins && (e->in_side >= 2 || e->corner_names_stages || e->corner_is_empty))
		return TABLE_STAGE_A_COLUMN;
	return e->in_head >= 2 || (e->in_head && e->head_names_stages) || e->corner_names_stages ? TABLE_STAGE_A_ROW : TABLE_UNKNOWN;
}

enum table_shape table_shape_of(struct column_book *columns, const struct table *t)
{
	struct table_evidence e = { 0 };
	table_add_evidence(columns, t, &e);
	return table_shape_by(&e);
}
