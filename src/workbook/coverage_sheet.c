/* coverage_sheet.c — stages against what a map says of them, as colours: 0 for a gap, 1/2 where it is only supposed, 1 for what is covered. */
#include "workbook/book.h"
#include "cjm/coverage.h"

enum { C_JOURNEY, C_STAGE, C_DIMENSIONS, C_FILLED = C_DIMENSIONS + COVER_COUNT, STAGE_WIDTH = 28, CELL_WIDTH = 15 };
enum { COLOR_GAP = 0xF6C8C2, COLOR_HALF = 0xFBEFC4, COLOR_COVERED = 0xC9E7CF };

static void add_columns(struct out_table *t)
{
	static const enum label NAMES[COVER_COUNT] = {
		LABEL_col_steps, LABEL_lane_touchpoints, LABEL_lane_feelings, LABEL_lane_thoughts, LABEL_lane_pains, LABEL_lane_opportunities,
		LABEL_lane_measures, LABEL_owner, LABEL_sources,
	};
	out_column(t, book_label(t->book, LABEL_col_journey), STAGE_WIDTH);
	out_column(t, book_label(t->book, LABEL_col_stage), STAGE_WIDTH);
	for (int d = 0; d < COVER_COUNT; d++)
		out_column(t, book_label(t->book, NAMES[d]), CELL_WIDTH);
	out_column(t, book_label(t->book, LABEL_col_filled), CELL_WIDTH);
}

static struct told_cell told_coverage(struct out_book *b, const struct stage *stage, enum coverage_dimension d)
{
	bool covers = stage_covers(stage, d), is_supposed = covers && coverage_is_of_world(d) && !stage_observes(stage, d);
	struct told_cell cell = told_number(b, !covers ? 0 : is_supposed ? 0.5 : 1, 1);
	struct str gap = book_label(b, LABEL_gap), whole = book_label(b, LABEL_covered), half = book_label(b, LABEL_assumed);
	cell.code = str_fmt(&b->arena, "[=0]\"%.*s\";[=1]\"%.*s\";\"%.*s\"", STR_ARG(gap), STR_ARG(whole), STR_ARG(half));
	return cell;
}

static void add_stage(struct out_table *t, const struct journey *j, const struct stage *stage)
{
	struct out_book *b = t->book;
	struct told_cell *cells = out_row(t);
	size_t covered = 0;
	cells[C_JOURNEY] = told_name(b, b->journey_count > 1 ? &j->thing : NULL);
	cells[C_STAGE] = told_name(b, &stage->thing);
	for (int d = 0; d < COVER_COUNT; d++) {
		covered += stage_covers(stage, (enum coverage_dimension)d);
		cells[C_DIMENSIONS + d] = told_coverage(b, stage, (enum coverage_dimension)d);
	}
	cells[C_FILLED] = told_percent(b, coverage_percent(covered, COVER_COUNT));
}

static void add_colors(struct out_table *t)
{
	lxw_conditional_format f = {
		.type = LXW_CONDITIONAL_3_COLOR_SCALE, .min_color = COLOR_GAP, .mid_color = COLOR_HALF, .max_color = COLOR_COVERED,
		.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER, .mid_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER, .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
		.min_value = 0, .mid_value = 0.5, .max_value = 1,
	};
	lxw_col_t first = (lxw_col_t)t->columns.at[C_DIMENSIONS].written, last = (lxw_col_t)t->columns.at[C_FILLED].written;
	t->book->lib.worksheet_conditional_format_range(t->sheet, 1, first, (lxw_row_t)t->rows.len, last, &f);
}

void write_coverage_sheet(struct out_book *b)
{
	struct out_table t = out_table_of(b);
	if (!map_judges(b->map, JUDGED_COVERAGE) || !map_judges(b->map, JUDGED_CELLS))
		return;
	add_columns(&t);
	for (size_t i = 0; i < b->journey_count; i++) {
		const struct journey *j = book_journey(b, i);
		bool is_shown = coverage_is_shown(j);
		for (size_t k = 0; is_shown && k < j->stages.len; k++)
			add_stage(&t, j, (const struct stage *)j->stages.at[k]);
	}
	out_write(&t, LABEL_coverage);
	if (t.sheet)
		add_colors(&t);
}
