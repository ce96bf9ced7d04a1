/* charts.c — charts of the cells of a sheet, below its table. What they show is in the cells, their names too: a text of the map that is given to a
 * chart itself could be taken for a formula. */
#include "workbook/book.h"

enum { COLOR_SERIES = 0x0B5CAD, ROWS_BELOW = 2, SIZE_LEAST = 10, SIZE_EACH = 6, SIZE_MOST = 60, GAP = 60, CHART_HIGH = 288 /* pixels, as libxlsxwriter makes it */, HEAD_HIGH = 90, ROW_HIGH = 34 };

static lxw_col_t written(const struct out_table *t, size_t column)
{
	return (lxw_col_t)t->columns.at[column].written;
}

static lxw_chart *chart_of(struct out_table *t, uint8_t type, enum label title)
{
	struct xlsx_lib *lib = &t->book->lib;
	lxw_chart *chart = lib->workbook_add_chart(t->book->file, type);
	lib->chart_title_set_name(chart, book_text(t->book, book_label(t->book, title)));
	return chart;
}

static void insert(struct out_table *t, lxw_chart *chart, enum label title, double width, double height)
{
	lxw_chart_options options = { .x_scale = width, .y_scale = height, .description = (char *)book_text(t->book, book_label(t->book, title)), .x_offset = 8 };
	t->book->lib.worksheet_insert_chart_opt(t->sheet, (lxw_row_t)t->rows.len + ROWS_BELOW, 0, chart, &options);
}

/* From the table's row `first` to `last`. */
static lxw_chart_series *add_series(struct out_table *t, lxw_chart *chart, size_t categories, size_t values, size_t first, size_t last)
{
	struct xlsx_lib *lib = &t->book->lib;
	const char *sheet = str_terminated(&t->book->arena, t->name);
	lxw_chart_series *s = lib->chart_add_series(chart, NULL, NULL);
	lib->chart_series_set_categories(s, sheet, (lxw_row_t)first + 1, written(t, categories), (lxw_row_t)last + 1, written(t, categories));
	lib->chart_series_set_values(s, sheet, (lxw_row_t)first + 1, written(t, values), (lxw_row_t)last + 1, written(t, values));
	return s;
}

static void name_series(struct out_table *t, lxw_chart_series *s, size_t row, size_t column)
{
	t->book->lib.chart_series_set_name_range(s, str_terminated(&t->book->arena, t->name), (lxw_row_t)row, written(t, column));
}

/* ---- the curve ---- */

/* In a map of several journeys a curve is called by its journey, of several people by its person. */
static void add_curve(struct out_table *t, lxw_chart *chart, const struct out_curves *c, size_t column, size_t journey)
{
	size_t begin = c->begins[journey], end = journey + 1 < c->journey_count ? c->begins[journey + 1] : t->rows.len;
	bool is_drawn = false;
	for (size_t row = begin; row < end; row++)
		is_drawn |= t->rows.at[row][column].value.given;
	if (!is_drawn)
		return;
	lxw_chart_series *s = add_series(t, chart, c->step, column, begin, end - 1);
	bool is_by_journey = c->journey_count > 1 && c->count == 1;
	name_series(t, s, is_by_journey ? begin + 1 : 0, is_by_journey ? c->journey : column);
	t->book->lib.chart_series_set_marker_type(s, LXW_CHART_MARKER_CIRCLE);
}

void add_curve_chart(struct out_table *t, const struct out_curves *c)
{
	struct xlsx_lib *lib = &t->book->lib;
	const struct range *scale = &t->book->scale;
	bool has_any = false;
	for (size_t i = 0; i < c->count; i++)
		has_any |= t->columns.at[c->first + i].written >= 0;
	if (!t->sheet || !has_any || t->columns.at[c->step].written < 0)
		return;
	lxw_chart *chart = chart_of(t, LXW_CHART_LINE, LABEL_report_feelings);
	lxw_chart_axis *x = lib->chart_axis_get(chart, LXW_CHART_AXIS_TYPE_X), *y = lib->chart_axis_get(chart, LXW_CHART_AXIS_TYPE_Y);
	for (size_t journey = 0; journey < c->journey_count; journey++)
		for (size_t i = 0; i < c->count; i++)
			add_curve(t, chart, c, c->first + i, journey);
	lib->chart_show_blanks_as(chart, LXW_CHART_BLANKS_AS_CONNECTED);
	lib->chart_axis_set_min(y, scale->low);
	lib->chart_axis_set_max(y, scale->high);
	lib->chart_axis_set_label_position(x, LXW_CHART_AXIS_LABEL_POSITION_LOW);
	lib->chart_legend_set_position(chart, c->journey_count > 1 || c->count > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
	insert(t, chart, LABEL_report_feelings, 2.2, 1.4);
}

/* ---- measures against their targets ---- */

void add_target_chart(struct out_table *t, size_t metric, size_t reached)
{
	struct xlsx_lib *lib = &t->book->lib;
	if (!t->sheet || t->columns.at[reached].written < 0)
		return;
	lxw_chart *chart = chart_of(t, LXW_CHART_BAR, LABEL_col_reached);
	lxw_chart_fill fill = { .color = COLOR_SERIES };
	lxw_chart_series *s = add_series(t, chart, metric, reached, 0, t->rows.len - 1);
	name_series(t, s, 0, reached);
	lib->chart_series_set_fill(s, &fill);
	lib->chart_series_set_labels(s);
	/* Of bars, X is the axis of the values. */
	lib->chart_axis_set_reverse(lib->chart_axis_get(chart, LXW_CHART_AXIS_TYPE_Y)); /* the first on top */
	lib->chart_axis_set_min(lib->chart_axis_get(chart, LXW_CHART_AXIS_TYPE_X), 0);
	lib->chart_axis_set_num_format(lib->chart_axis_get(chart, LXW_CHART_AXIS_TYPE_X), "0%");
	lib->chart_axis_set_interval_unit(lib->chart_axis_get(chart, LXW_CHART_AXIS_TYPE_Y), 1);
	lib->chart_set_series_gap(chart, GAP);
	lib->chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	double height = HEAD_HIGH + ROW_HIGH * (double)t->rows.len; /* LibreOffice leaves out a name that comes near another */
	insert(t, chart, LABEL_col_reached, 1.8, height < CHART_HIGH ? 1 : height / CHART_HIGH);
}

/* ---- value and effort ---- */

/* "Effort: low – high" */
static const char *axis_name(struct out_book *b, enum label id)
{
	struct str ends = LABEL_FILL(b->words, &b->arena, LABEL_value_range, book_label(b, LABEL_level_low), book_label(b, LABEL_level_high));
	return book_text(b, locale_pair(b->words, &b->arena, id, ends));
}

static void set_level_axis(struct out_book *b, lxw_chart *chart, lxw_chart_axis_type type, enum label id)
{
	lxw_chart_axis *axis = b->lib.chart_axis_get(chart, type);
	b->lib.chart_axis_set_name(axis, axis_name(b, id));
	b->lib.chart_axis_set_min(axis, 0);
	b->lib.chart_axis_set_max(axis, LEVEL_HIGH + 1);
	b->lib.chart_axis_set_major_unit(axis, 1);
	b->lib.chart_axis_set_major_tick_mark(axis, LXW_CHART_AXIS_TICK_MARK_NONE); /* of one axis alone, and without a word, they would say nothing: lines of both lead to the levels */
	b->lib.chart_axis_major_gridlines_set_visible(axis, LXW_TRUE);
	b->lib.chart_axis_set_label_position(axis, LXW_CHART_AXIS_LABEL_POSITION_NONE);
}

void add_bubble_chart(struct out_table *t, size_t effort, size_t impact, size_t count, size_t names)
{
	struct xlsx_lib *lib = &t->book->lib;
	if (!t->sheet)
		return;
	lxw_chart *chart = chart_of(t, LXW_CHART_SCATTER, LABEL_col_ratio);
	lxw_chart_line no_line = { .none = 1 };
	lxw_chart_fill fill = { .color = COLOR_SERIES, .transparency = 30 };
	for (size_t row = 0; row < t->rows.len; row++) {
		double size = SIZE_LEAST + SIZE_EACH * t->rows.at[row][count].value.number;
		lxw_chart_series *s = add_series(t, chart, effort, impact, row, row);
		lib->chart_series_set_marker_type(s, LXW_CHART_MARKER_CIRCLE);
		lib->chart_series_set_marker_size(s, (uint8_t)(size < SIZE_MOST ? size : SIZE_MOST));
		lib->chart_series_set_marker_fill(s, &fill);
		lib->chart_series_set_marker_line(s, &no_line);
		name_series(t, s, row + 1, names);
		lib->chart_series_set_labels_options(s, LXW_TRUE, LXW_FALSE, LXW_FALSE); /* to the right, where they stand anyway: to say so would add the values */
	}
	set_level_axis(t->book, chart, LXW_CHART_AXIS_TYPE_X, LABEL_col_effort);
	set_level_axis(t->book, chart, LXW_CHART_AXIS_TYPE_Y, LABEL_col_impact);
	lib->chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	insert(t, chart, LABEL_col_ratio, 2, 1.8);
}
