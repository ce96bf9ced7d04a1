/* charts.c — what a chart shows, and how. */
#include "workbook/writer/writer.h"

static struct writer_chart *chart_of(lxw_chart *c)
{
	return (struct writer_chart *)(void *)c;
}

static struct writer_series *series_of(lxw_chart_series *s)
{
	return (struct writer_series *)(void *)s;
}

static struct writer_axis *axis_of(lxw_chart_axis *a)
{
	return (struct writer_axis *)(void *)a;
}

lxw_chart_series *writer_chart_add_series(lxw_chart *chart, const char *categories, const char *values)
{
	struct writer_chart *c = chart_of(chart);
	struct writer_series *s = ARENA_NEW(&c->book->arena, struct writer_series);
	(void)categories, (void)values; /* always NULL: they are set as cells */
	s->chart = c;
	VEC_PUSH(&c->book->arena, &c->series, s);
	return (lxw_chart_series *)(void *)s;
}

void writer_chart_title_set_name(lxw_chart *chart, const char *name)
{
	chart_of(chart)->title = str_of(name);
}

void writer_chart_legend_set_position(lxw_chart *chart, uint8_t position)
{
	chart_of(chart)->legend = position;
}

void writer_chart_show_blanks_as(lxw_chart *chart, uint8_t option)
{
	chart_of(chart)->blanks = option;
}

void writer_chart_set_series_gap(lxw_chart *chart, uint16_t gap)
{
	chart_of(chart)->gap = gap;
}

/* ---- axes ---- */

lxw_chart_axis *writer_chart_axis_get(lxw_chart *chart, lxw_chart_axis_type type)
{
	struct writer_chart *c = chart_of(chart);
	return (lxw_chart_axis *)(void *)(type == LXW_CHART_AXIS_TYPE_X ? &c->x : &c->y);
}

void writer_chart_axis_set_name(lxw_chart_axis *axis, const char *name)
{
	axis_of(axis)->name = str_of(name);
}

void writer_chart_axis_set_num_format(lxw_chart_axis *axis, const char *code)
{
	axis_of(axis)->code = str_of(code);
}

void writer_chart_axis_set_min(lxw_chart_axis *axis, double min)
{
	axis_of(axis)->has_least = true;
	axis_of(axis)->least = min;
}

void writer_chart_axis_set_max(lxw_chart_axis *axis, double max)
{
	axis_of(axis)->has_most = true;
	axis_of(axis)->most = max;
}

void writer_chart_axis_set_major_unit(lxw_chart_axis *axis, double unit)
{
	axis_of(axis)->step = unit;
}

/* Only taken away. */
void writer_chart_axis_set_major_tick_mark(lxw_chart_axis *axis, uint8_t type)
{
	axis_of(axis)->has_no_ticks = type == LXW_CHART_AXIS_TICK_MARK_NONE;
}

/* Only added. */
void writer_chart_axis_major_gridlines_set_visible(lxw_chart_axis *axis, uint8_t visible)
{
	axis_of(axis)->has_lines = visible;
}

void writer_chart_axis_set_interval_unit(lxw_chart_axis *axis, uint16_t unit)
{
	axis_of(axis)->every = unit;
}

void writer_chart_axis_set_label_position(lxw_chart_axis *axis, uint8_t position)
{
	axis_of(axis)->labels = position;
}

void writer_chart_axis_set_reverse(lxw_chart_axis *axis)
{
	axis_of(axis)->is_reversed = true;
}

/* ---- series ---- */

static struct writer_cells cells_of(const char *sheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row, lxw_col_t last_col)
{
	return (struct writer_cells){ str_of(sheet), { first_row, last_row, first_col, last_col } };
}

void writer_chart_series_set_categories(lxw_chart_series *series, const char *sheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row, lxw_col_t last_col)
{
	series_of(series)->categories = cells_of(sheet, first_row, first_col, last_row, last_col);
}

void writer_chart_series_set_values(lxw_chart_series *series, const char *sheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row, lxw_col_t last_col)
{
	series_of(series)->values = cells_of(sheet, first_row, first_col, last_row, last_col);
}

void writer_chart_series_set_name_range(lxw_chart_series *series, const char *sheet, lxw_row_t row, lxw_col_t col)
{
	series_of(series)->name = cells_of(sheet, row, col, row, col);
}

void writer_chart_series_set_fill(lxw_chart_series *series, lxw_chart_fill *fill)
{
	series_of(series)->has_fill = true;
	series_of(series)->fill = fill->color;
}

void writer_chart_series_set_marker_type(lxw_chart_series *series, uint8_t type)
{
	series_of(series)->marker = type;
}

void writer_chart_series_set_marker_size(lxw_chart_series *series, uint8_t size)
{
	series_of(series)->marker_size = size;
}

void writer_chart_series_set_marker_fill(lxw_chart_series *series, lxw_chart_fill *fill)
{
	series_of(series)->has_marker_fill = true;
	series_of(series)->marker_color = fill->color;
	series_of(series)->marker_transparency = fill->transparency;
}

void writer_chart_series_set_marker_line(lxw_chart_series *series, lxw_chart_line *line)
{
	series_of(series)->has_marker_line = !line->none; /* only taken away */
}

void writer_chart_series_set_labels(lxw_chart_series *series)
{
	series_of(series)->has_labels = true;
}

void writer_chart_series_set_labels_options(lxw_chart_series *series, uint8_t show_name, uint8_t show_category, uint8_t show_value)
{
	struct writer_series *s = series_of(series);
	s->has_labels = s->labels_name = show_name;
	(void)show_category, (void)show_value;
}
