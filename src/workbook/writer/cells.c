/* cells.c — what is put into a sheet, and how it is set up. */
#include "workbook/writer/writer.h"

#include <math.h>
#include <string.h>

enum { TEXT_LONGEST = 32767, LINK_LONGEST = 2079, LINKS_MOST = 65530, CHART_WIDTH = 480, CHART_HEIGHT = 288 };

static struct writer_sheet *sheet_of(lxw_worksheet *s)
{
	return (struct writer_sheet *)(void *)s;
}

static struct writer_format *format_of(lxw_format *f)
{
	return (struct writer_format *)(void *)f;
}

static struct arena *memory_of(const struct writer_sheet *s)
{
	return &s->book->arena;
}

static void reach(struct writer_sheet *s, lxw_row_t row, lxw_col_t column)
{
	struct writer_range *r = &s->reach;
	if (!s->reaches_any)
		*r = (struct writer_range){ row, row, column, column };
	s->reaches_any = true;
	r->first_row = row < r->first_row ? row : r->first_row;
	r->last_row = row > r->last_row ? row : r->last_row;
	r->first_column = column < r->first_column ? column : r->first_column;
	r->last_column = column > r->last_column ? column : r->last_column;
}

static struct writer_row *row_of(struct writer_sheet *s, lxw_row_t number)
{
	static const struct writer_row NONE = { 0 };
	while (s->rows.len <= number)
		VEC_PUSH(memory_of(s), &s->rows, NONE);
	s->rows.at[number].is_there = true;
	return &s->rows.at[number];
}

static size_t place_in(const struct writer_row *r, lxw_col_t column)
{
	size_t at = r->cells.len;
	while (at && r->cells.at[at - 1].column >= column)
		at--;
	return at;
}

static lxw_error put_cell(lxw_worksheet *sheet, lxw_row_t row, struct writer_cell cell)
{
	struct writer_sheet *s = sheet_of(sheet);
	struct writer_row *r = row_of(s, row);
	size_t at = place_in(r, cell.column);
	if (at == r->cells.len || r->cells.at[at].column != cell.column) {
		VEC_PUSH(memory_of(s), &r->cells, cell);
		memmove(r->cells.at + at + 1, r->cells.at + at, (r->cells.len - 1 - at) * sizeof cell);
	}
	r->cells.at[at] = cell;
	reach(s, row, cell.column);
	return LXW_NO_ERROR;
}

const struct writer_cell *find_cell(const struct writer_sheet *s, lxw_row_t row, lxw_col_t column)
{
	if (row >= s->rows.len)
		return NULL;
	const struct writer_row *r = &s->rows.at[row];
	size_t at = place_in(r, column);
	return at < r->cells.len && r->cells.at[at].column == column ? &r->cells.at[at] : NULL;
}

/* ---- cells ---- */

lxw_error writer_worksheet_write_blank(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_format *format)
{
	return format ? put_cell(sheet, row, (struct writer_cell){ .column = column, .kind = CELL_BLANK, .format = format_of(format) }) : LXW_NO_ERROR;
}

lxw_error writer_worksheet_write_number(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, double number, lxw_format *format)
{
	return put_cell(sheet, row, (struct writer_cell){ .column = column, .kind = CELL_NUMBER, .format = format_of(format), .number = number });
}

static size_t character_count(struct str s)
{
	size_t count = 0, at = 0;
	for (; at < s.len; count++)
		utf8_next(s, &at);
	return count;
}

lxw_error writer_worksheet_write_string(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *string, lxw_format *format)
{
	struct writer_sheet *s = sheet_of(sheet);
	struct str text = str_of(string);
	if (!text.len)
		return writer_worksheet_write_blank(sheet, row, column, format);
	if (character_count(text) > TEXT_LONGEST)
		return LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED;
	size_t number = text_number(memory_of(s), &s->book->texts, text);
	s->book->text_uses++;
	return put_cell(sheet, row, (struct writer_cell){ .column = column, .kind = CELL_TEXT, .format = format_of(format), .text = number });
}

/* Days since the last one of 1899, with the 29 February 1900 that Excel counts. */
static double day_number(const lxw_datetime *d)
{
	enum { YEAR = 365, FIRST = 1900 };
	static const int BEFORE[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
	int year = d->year - 1, leaps = year / 4 - year / 100 + year / 400 - (1899 / 4 - 1899 / 100 + 1899 / 400);
	bool is_leap = (d->year % 4 == 0 && d->year % 100) || d->year % 400 == 0;
	int days = (d->year - FIRST) * YEAR + leaps + BEFORE[d->month - 1] + (is_leap && d->month > 2) + d->day;
	return days > 59 ? days + 1 : days;
}

lxw_error writer_worksheet_write_datetime(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_datetime *datetime, lxw_format *format)
{
	return writer_worksheet_write_number(sheet, row, column, day_number(datetime), format);
}

/* ---- links ---- */

static bool is_escaped_already(struct str s, size_t at)
{
	return at + 2 < s.len && hex_digit(s.at[at + 1]) >= 0 && hex_digit(s.at[at + 2]) >= 0;
}

static struct str escape_address(struct writer_sheet *s, struct str address)
{
	struct buf out = { 0 };
	for (size_t i = 0; i < address.len; i++) {
		char c = address.at[i];
		if (c == '%' ? !is_escaped_already(address, i) : c && strchr("\" <>[]`^{}", c))
			buf_fmt(&out, "%%%02x", c);
		else
			buf_char(&out, c);
	}
	struct str made = buf_take(&out, memory_of(s));
	buf_finish(&out);
	return made;
}

lxw_error writer_worksheet_write_url_opt(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *url, lxw_format *format, const char *string, const char *tooltip)
{
	struct writer_sheet *s = sheet_of(sheet);
	struct str all = str_of(url);
	size_t sharp = str_find(all, '#');
	struct writer_link link = { row, column, escape_address(s, str_slice(all, 0, sharp)), { 0 }, sharp < all.len };
	(void)tooltip; /* always NULL */
	if (link.has_place)
		link.place = str_copy(memory_of(s), str_slice(all, sharp + 1, all.len));
	if (s->links.len >= LINKS_MOST || character_count(link.address) > LINK_LONGEST || character_count(link.place) > LINK_LONGEST)
		return LXW_ERROR_WORKSHEET_MAX_URL_LENGTH_EXCEEDED;
	lxw_error error = writer_worksheet_write_string(sheet, row, column, string, format);
	if (error == LXW_NO_ERROR)
		VEC_PUSH(memory_of(s), &s->links, link);
	return error;
}

/* ---- the sheet ---- */

lxw_error writer_worksheet_set_row(lxw_worksheet *sheet, lxw_row_t row, double height, lxw_format *format)
{
	(void)format; /* always NULL */
	row_of(sheet_of(sheet), row)->height = height;
	reach(sheet_of(sheet), row, sheet_of(sheet)->reach.first_column);
	return LXW_NO_ERROR;
}

lxw_error writer_worksheet_set_column(lxw_worksheet *sheet, lxw_col_t first, lxw_col_t last, double width, lxw_format *format)
{
	struct writer_sheet *s = sheet_of(sheet);
	struct writer_column c = { first, last, width };
	(void)format;
	VEC_PUSH(memory_of(s), &s->columns, c);
	return LXW_NO_ERROR;
}

lxw_error writer_worksheet_autofilter(lxw_worksheet *sheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row, lxw_col_t last_col)
{
	sheet_of(sheet)->has_filter = true;
	reach(sheet_of(sheet), last_row, last_col);
	sheet_of(sheet)->filter = (struct writer_range){ first_row, last_row, first_col, last_col };
	return LXW_NO_ERROR;
}

void writer_worksheet_freeze_panes(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column)
{
	sheet_of(sheet)->frozen_rows = row;
	sheet_of(sheet)->frozen_columns = column;
}

lxw_error writer_worksheet_repeat_rows(lxw_worksheet *sheet, lxw_row_t first, lxw_row_t last)
{
	struct writer_sheet *s = sheet_of(sheet);
	s->repeats_rows = true;
	s->repeat_first = first;
	s->repeat_last = last;
	return LXW_NO_ERROR;
}

void writer_worksheet_right_to_left(lxw_worksheet *sheet)
{
	sheet_of(sheet)->is_rtl = true;
}

void writer_worksheet_set_landscape(lxw_worksheet *sheet)
{
	sheet_of(sheet)->is_landscape = true;
}

void writer_worksheet_set_paper(lxw_worksheet *sheet, uint8_t paper)
{
	sheet_of(sheet)->paper = paper;
}

void writer_worksheet_fit_to_pages(lxw_worksheet *sheet, uint16_t width, uint16_t height)
{
	sheet_of(sheet)->is_fitted = true;
	sheet_of(sheet)->pages_wide = width;
	sheet_of(sheet)->pages_high = height;
}

/* ---- what may be typed, colours, charts ---- */

lxw_error writer_worksheet_data_validation_range(lxw_worksheet *sheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row, lxw_col_t last_col, lxw_data_validation *v)
{
	struct writer_sheet *s = sheet_of(sheet);
	struct buf words = { 0 };
	for (size_t i = 0; v->value_list[i]; i++) {
		buf_text(&words, i ? "," : "");
		buf_text(&words, v->value_list[i]);
	}
	struct writer_choices c = { { first_row, last_row, first_col, last_col }, buf_take(&words, memory_of(s)) };
	buf_finish(&words);
	VEC_PUSH(memory_of(s), &s->choices, c);
	return LXW_NO_ERROR;
}

lxw_error writer_worksheet_conditional_format_range(lxw_worksheet *sheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row, lxw_col_t last_col, lxw_conditional_format *f)
{
	struct writer_sheet *s = sheet_of(sheet);
	struct writer_scale scale = {
		{ first_row, last_row, first_col, last_col }, { f->min_value, f->mid_value, f->max_value }, { f->min_color, f->mid_color, f->max_color },
	};
	VEC_PUSH(memory_of(s), &s->scales, scale);
	return LXW_NO_ERROR;
}

lxw_error writer_worksheet_insert_chart_opt(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_chart *chart, lxw_chart_options *options)
{
	struct writer_sheet *s = sheet_of(sheet);
	struct writer_chart *c = (struct writer_chart *)(void *)chart;
	c->row = row;
	c->column = column;
	c->x_offset = options->x_offset;
	c->y_offset = options->y_offset;
	c->width = CHART_WIDTH * options->x_scale;
	c->height = CHART_HEIGHT * options->y_scale;
	c->description = str_copy(memory_of(s), str_of(options->description));
	VEC_PUSH(memory_of(s), &s->charts, c);
	return LXW_NO_ERROR;
}
