/* writer.c — the workbooks of the WebAssembly module against libxlsxwriter: the same calls give the same parts, byte for byte. Each number is one workbook that
 * nobody would make: sheets with and without all that they can have, every kind of cell, format, link, list, scale and chart. WORKBOOKS=N tries so many. */
#define _GNU_SOURCE /* memfd_create */
#include "check.h"

#include "cjm/zip.h"
#include "workbook/writer/writer.h"

#include <math.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { NUMBERS = 300000, CELLS_MOST = 12, ROWS_MOST = 40, NAMES_MOST = 200 };

struct making {
	const struct xlsx_lib *lib;
	lxw_workbook *file;
	lxw_worksheet *sheet;
	lxw_format *formats[8];
	lxw_row_t rows;
	lxw_col_t columns;
	char names[6][NAMES_MOST], *name; /* of the sheets; of this one */
	uint32_t dice;
};

static uint32_t roll(struct making *m, uint32_t sides)
{
	m->dice = m->dice * 1664525u + 1013904223u;
	return (m->dice >> 8) % sides;
}

static const char *const TEXTS[] = {
	"a", "Étape", "two words", " before", "behind ", "\ttab", "two\nlines", "ends\n", "<b>&amp; \"q\" 'a'", "=1+1", "a\x01z", "\x1F", "a\rz", "_x0041_", "日本語の文字", "مرحلة", "😀 x", "]]>", "%20", "",
	"0", "-1.5", "a", "A", "\xC2\xA0", "x\x0B", "x\x7F", "https://example.org",
};
static const char *const ADDRESSES[] = {
	"https://example.org", "http://example.org/a b", "https://example.org/é?q=1&r=2", "https://example.org/a#part", "https://example.org/%41%zz%", "https://example.org/#", "mailto:a@example.org",
	"https://example.org/<\"[]^`{}>", "https://example.org/a#b#c d", "https://example.org/%", "https://example.org/日本", "HTTPS://EXAMPLE.ORG/x", "https://example.org/a%2", "https://example.org/'|\\~*",
};
static const char *const NAMES[] = { "Backlog", "Étapes", "two words", "a-b", "a_b.c", "日本", "backlog 2", "Zeit", "zeit 2", "1st", "R&D <x>", "مرحلة", "A\"b", "ab", "aB c", "Ab (2)" };
static const char *const CODES[] = { "@", "0", "0.0%", "#,##0\" €\"", "[=0]\"a & b\";[=1]\"<c>\";\"d\"", "[$-40C]d mmm yyyy", "yyyy-mm" };

#define PICK(m, list) (list)[roll(m, sizeof (list) / sizeof *(list))]

/* ---- cells ---- */

static double some_number(struct making *m)
{
	double number = (double)roll(m, 1000000) * (roll(m, 2) ? 1 : -1);
	switch (roll(m, 8)) {
	case 0: return number / 100;
	case 1: return number * pow(10, (int)roll(m, 40) - 20);
	case 2: return number / (1 + roll(m, 1000));
	case 3: return 0;
	case 4: return roll(m, 10);
	default: return floor(number / 1000);
	}
}

static lxw_format *some_format(struct making *m)
{
	return m->formats[roll(m, 8)];
}

static void make_formats(struct making *m)
{
	const struct xlsx_lib *l = m->lib;
	for (int i = 0; i < 8; i++) {
		lxw_format *f = m->formats[i] = l->workbook_add_format(m->file);
		if (roll(m, 3))
			l->format_set_num_format(f, PICK(m, CODES));
		if (!roll(m, 3))
			l->format_set_bold(f);
		if (!roll(m, 3))
			l->format_set_underline(f, LXW_UNDERLINE_SINGLE);
		if (!roll(m, 3))
			l->format_set_font_color(f, 0x0B5CAD + roll(m, 2));
		if (!roll(m, 3))
			l->format_set_bg_color(f, 0xE8EDF3 + roll(m, 2));
		if (!roll(m, 3)) {
			l->format_set_bottom(f, LXW_BORDER_THIN);
			l->format_set_bottom_color(f, 0x8A97A6 + roll(m, 2));
		}
		if (roll(m, 2))
			l->format_set_text_wrap(f);
		if (roll(m, 2))
			l->format_set_indent(f, 1);
		if (roll(m, 3))
			l->format_set_align(f, roll(m, 2) ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
	}
}

static void make_cell(struct making *m, lxw_row_t row, lxw_col_t column)
{
	const struct xlsx_lib *l = m->lib;
	lxw_format *format = some_format(m);
	lxw_datetime day = { .year = 1900 + (int)roll(m, 300), .month = 3 + (int)roll(m, 10), .day = 1 + (int)roll(m, 28) };
	const char *text = PICK(m, TEXTS), *address = PICK(m, ADDRESSES);
	switch (roll(m, 8)) {
	case 0: break;
	case 1: l->worksheet_write_blank(m->sheet, row, column, format); break;
	case 2: l->worksheet_write_datetime(m->sheet, row, column, &day, format); break;
	case 3: l->worksheet_write_url_opt(m->sheet, row, column, address, format, *text ? text : "x", NULL); break;
	case 4: case 5: l->worksheet_write_number(m->sheet, row, column, some_number(m), format); break;
	default: l->worksheet_write_string(m->sheet, row, column, text, format);
	}
}

/* ---- charts ---- */

static void set_up_axis(struct making *m, lxw_chart_axis *axis, bool has_values)
{
	const struct xlsx_lib *l = m->lib;
	if (has_values && roll(m, 2))
		l->chart_axis_set_min(axis, roll(m, 2) ? -2 : 0);
	if (has_values && roll(m, 2))
		l->chart_axis_set_max(axis, roll(m, 5) + 0.5);
	if (has_values && roll(m, 2))
		l->chart_axis_set_major_unit(axis, 1);
	if (has_values && !roll(m, 3))
		l->chart_axis_set_num_format(axis, "0%");
	if (has_values && roll(m, 2))
		l->chart_axis_set_name(axis, "Effort: <low> & \"high\"");
	if (!has_values && roll(m, 2))
		l->chart_axis_set_interval_unit(axis, 1);
	if (roll(m, 2))
		l->chart_axis_set_label_position(axis, roll(m, 2) ? LXW_CHART_AXIS_LABEL_POSITION_LOW : LXW_CHART_AXIS_LABEL_POSITION_NONE);
}

static void make_series(struct making *m, lxw_chart *chart, uint8_t type)
{
	const struct xlsx_lib *l = m->lib;
	lxw_row_t first = roll(m, m->rows), last = first + roll(m, m->rows - first);
	lxw_chart_series *s = l->chart_add_series(chart, NULL, NULL);
	lxw_col_t a = (lxw_col_t)roll(m, m->columns), b = (lxw_col_t)roll(m, m->columns);
	lxw_chart_fill fill = { .color = 0x0B5CAD, .transparency = roll(m, 2) ? 30 : 0 };
	lxw_chart_line none = { .none = 1 };
	l->chart_series_set_categories(s, m->name, first, a, last, a);
	l->chart_series_set_values(s, m->name, first, b, last, b);
	if (roll(m, 4))
		l->chart_series_set_name_range(s, m->name, roll(m, m->rows), (lxw_col_t)roll(m, m->columns));
	if (type == LXW_CHART_BAR) {
		lxw_chart_fill plain = { .color = 0x0B5CAD };
		l->chart_series_set_fill(s, &plain);
		l->chart_series_set_labels(s);
		return;
	}
	l->chart_series_set_marker_type(s, LXW_CHART_MARKER_CIRCLE);
	if (type == LXW_CHART_LINE)
		return;
	l->chart_series_set_marker_size(s, (uint8_t)(10 + roll(m, 50)));
	l->chart_series_set_marker_fill(s, &fill);
	l->chart_series_set_marker_line(s, &none);
	l->chart_series_set_labels_options(s, LXW_TRUE, LXW_FALSE, LXW_FALSE);
}

static void make_chart(struct making *m)
{
	static const uint8_t TYPES[] = { LXW_CHART_LINE, LXW_CHART_BAR, LXW_CHART_SCATTER };
	const struct xlsx_lib *l = m->lib;
	uint8_t type = PICK(m, TYPES);
	lxw_chart *chart = l->workbook_add_chart(m->file, type);
	lxw_chart_options options = {
		.x_scale = 0.5 + roll(m, 30) / 10.0, .y_scale = (1 + roll(m, 40)) / 10.0, .x_offset = 8, .description = (char *)(roll(m, 2) ? "Curve & <more> \"q\"" : "Étapes"),
	};
	l->chart_title_set_name(chart, roll(m, 2) ? "Impact & <effort>" : "Étapes");
	for (uint32_t i = 1 + roll(m, 3); i; i--)
		make_series(m, chart, type);
	lxw_chart_axis *x = l->chart_axis_get(chart, LXW_CHART_AXIS_TYPE_X), *y = l->chart_axis_get(chart, LXW_CHART_AXIS_TYPE_Y);
	set_up_axis(m, x, type != LXW_CHART_LINE);
	set_up_axis(m, y, type != LXW_CHART_BAR);
	if (type == LXW_CHART_BAR && roll(m, 2))
		l->chart_axis_set_reverse(y);
	if (type == LXW_CHART_BAR && roll(m, 2))
		l->chart_set_series_gap(chart, 60);
	if (type == LXW_CHART_LINE && roll(m, 2))
		l->chart_show_blanks_as(chart, LXW_CHART_BLANKS_AS_CONNECTED);
	l->chart_legend_set_position(chart, roll(m, 2) ? LXW_CHART_LEGEND_NONE : LXW_CHART_LEGEND_BOTTOM);
	l->worksheet_insert_chart_opt(m->sheet, m->rows + 1 + roll(m, 3), 0, chart, &options);
}

/* ---- sheets ---- */

static void make_lists(struct making *m)
{
	const char *const words[] = { "low", "<é> & x", "élevé", NULL };
	lxw_data_validation v = { .validate = LXW_VALIDATION_TYPE_LIST, .value_list = (char **)words };
	lxw_conditional_format scale = {
		.type = LXW_CONDITIONAL_3_COLOR_SCALE, .min_color = 0xF6C8C2, .mid_color = 0xFBEFC4, .max_color = 0xC9E7CF, .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
		.mid_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER, .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER, .min_value = 0, .mid_value = 0.5, .max_value = 1,
	};
	for (uint32_t i = roll(m, 4); i; i--) {
		lxw_row_t first = roll(m, m->rows);
		lxw_col_t column = (lxw_col_t)roll(m, m->columns);
		m->lib->worksheet_data_validation_range(m->sheet, first, column, first + roll(m, m->rows - first), column, &v);
	}
	if (!roll(m, 3))
		m->lib->worksheet_conditional_format_range(m->sheet, 1, 0, m->rows + 1, (lxw_col_t)(m->columns - 1), &scale);
}

static void set_up_sheet(struct making *m)
{
	const struct xlsx_lib *l = m->lib;
	if (roll(m, 2))
		l->worksheet_right_to_left(m->sheet);
	if (roll(m, 4))
		l->worksheet_freeze_panes(m->sheet, 1, (lxw_col_t)roll(m, 3));
	if (roll(m, 4))
		l->worksheet_autofilter(m->sheet, 0, 0, m->rows, (lxw_col_t)(m->columns - 1));
	if (roll(m, 4))
		l->worksheet_repeat_rows(m->sheet, 0, roll(m, 2));
	if (!roll(m, 4))
		return;
	l->worksheet_set_landscape(m->sheet);
	l->worksheet_set_paper(m->sheet, roll(m, 2) ? 8 : 9);
	l->worksheet_fit_to_pages(m->sheet, 1, 0);
}

static void make_sheet(struct making *m, uint32_t number)
{
	const struct xlsx_lib *l = m->lib;
	m->rows = 1 + roll(m, ROWS_MOST);
	m->columns = (lxw_col_t)(1 + roll(m, roll(m, 5) ? CELLS_MOST : 40));
	m->name = m->names[number];
	snprintf(m->name, NAMES_MOST, "%s%s%.0u", PICK(m, NAMES), number ? "." : "", (unsigned)number); /* no two are equal */
	m->sheet = l->workbook_add_worksheet(m->file, m->name);
	set_up_sheet(m);
	bool is_full = roll(m, 2);
	for (lxw_col_t column = 0; column < m->columns; column++) {
		if (roll(m, 5))
			l->worksheet_set_column(m->sheet, column, column, 1 + roll(m, 90), NULL);
		if (is_full)
			l->worksheet_write_string(m->sheet, 0, column, "head", m->formats[0]);
	}
	for (lxw_row_t row = is_full; row < m->rows; row++) {
		if (!roll(m, 3))
			l->worksheet_set_row(m->sheet, row, 15 * (2 + roll(m, 11)), NULL);
		for (lxw_col_t column = 0; column < m->columns; column++)
			make_cell(m, row, column);
	}
	make_lists(m);
	for (uint32_t i = roll(m, 3) ? roll(m, 2) : 3; i; i--)
		make_chart(m);
}

static void make_book(struct making *m)
{
	lxw_doc_properties p = { .title = (char *)(roll(m, 2) ? "A & <b> \"c\"" : ""), .created = (time_t)(315532800 + (double)roll(m, 40000) * 86400) };
	make_formats(m);
	uint32_t sheets = roll(m, 6);
	for (uint32_t i = 0; i < sheets; i++)
		make_sheet(m, i);
	m->lib->workbook_set_properties(m->file, &p);
}

/* ---- both ---- */

static bool read_all(int file, struct buf *out)
{
	char part[16384];
	ssize_t len;
	lseek(file, 0, SEEK_SET);
	while ((len = read(file, part, sizeof part)) > 0)
		buf_add(out, part, (size_t)len);
	return !len;
}

static void make_with_library(struct xlsx_lib *lib, uint32_t number, struct buf *out)
{
	char path[64];
	int file = memfd_create("workbook", 0);
	snprintf(path, sizeof path, "/proc/self/fd/%d", file);
	struct making m = { .lib = lib, .dice = number * 2654435761u, .file = lib->workbook_new(path) };
	make_book(&m);
	CHECK(lib->workbook_close(m.file) == LXW_NO_ERROR && read_all(file, out));
	close(file);
}

static void make_with_writer(struct xlsx_lib *lib, uint32_t number, struct buf *out)
{
	struct making m = { .lib = lib, .dice = number * 2654435761u, .file = lib->workbook_new("") };
	make_book(&m);
	writer_finish(m.file, out);
}

/* Where two parts differ, as the message of a check. */
static void hold_part(uint32_t number, const struct zip_part *mine, const struct zip_part *theirs)
{
	char what[600];
	size_t at = 0, least = mine->bytes.len < theirs->bytes.len ? mine->bytes.len : theirs->bytes.len;
	while (at < least && mine->bytes.at[at] == theirs->bytes.at[at])
		at++;
	size_t from = at > 60 ? at - 60 : 0;
	struct str a = str_slice(mine->bytes, from, at + 60), b = str_slice(theirs->bytes, from, at + 60);
	snprintf(what, sizeof what, "workbook %u, %.*s: “%.*s”, not “%.*s”", (unsigned)number, STR_ARG(theirs->name), STR_ARG(a), STR_ARG(b));
	check_count(str_equal(mine->bytes, theirs->bytes), __FILE__, __LINE__, "a part is as libxlsxwriter writes it", what);
}

static void hold_book(struct xlsx_lib *library, struct xlsx_lib *writer, uint32_t number)
{
	struct arena arena = { 0 };
	struct buf theirs = { 0 }, mine = { 0 }, message = { 0 };
	struct zip_parts a = { 0 }, b = { 0 };
	check_case();
	make_with_library(library, number, &theirs);
	make_with_writer(writer, number, &mine);
	CHECK(zip_unpack(&arena, buf_as_str(&mine), &a, &message) && zip_unpack(&arena, buf_as_str(&theirs), &b, &message));
	CHECK(a.list.len == b.list.len);
	for (size_t i = 0; i < a.list.len && i < b.list.len; i++) {
		CHECK(str_equal(a.list.at[i].name, b.list.at[i].name));
		hold_part(number, &a.list.at[i], &b.list.at[i]);
	}
	buf_finish(&theirs);
	buf_finish(&mine);
	buf_finish(&message);
	arena_finish(&arena);
}

static void hold_number(double number)
{
	char as_c[64];
	struct buf b = { 0 };
	snprintf(as_c, sizeof as_c, "%.16G", number);
	put_double(&b, number);
	if (strcmp(b.at, as_c) != 0)
		CHECK_STR(b.at, as_c);
	buf_finish(&b);
}

static void hold_numbers(void)
{
	static const double SOME[] = { 0, -0.0, 1, -1, 0.1, 0.3, 1e15, 1e16, 9999999999999999, 99999999999999995, 1e-4, 1e-5, 9.9999999999999995e-5, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308,
		0.5, 4503599627370497.5, 9007199254740993, 123456789012345.65, 1e22, 1e23 };
	struct making m = { .dice = 1 };
	check_case();
	for (size_t i = 0; i < sizeof SOME / sizeof *SOME; i++)
		hold_number(SOME[i]);
	for (int i = 0; i < NUMBERS; i++) {
		uint64_t bits = (uint64_t)roll(&m, 1 << 24) << 40 ^ (uint64_t)roll(&m, 1 << 24) << 20 ^ roll(&m, 1 << 24);
		double any;
		memcpy(&any, &bits, sizeof any);
		if (i % 8 == 0 && isfinite(any))
			hold_number(any);
		hold_number((double)roll(&m, 1 << 24) / (1 + roll(&m, 10000)));
		hold_number((double)roll(&m, 1 << 24) / 1000);
	}
	CHECK(true);
	check_case_end();
}

int main(void)
{
	struct xlsx_lib library, writer;
	struct buf message = { 0 };
	uint32_t count = getenv("WORKBOOKS") ? (uint32_t)atoi(getenv("WORKBOOKS")) : 300;
	hold_numbers();
	writer_functions(&writer);
	if (!xlsx_lib_load(&library, &message))
		left_out("libxlsxwriter");
	else
		for (uint32_t i = 0; i < count; i++)
			hold_book(&library, &writer, i);
	check_case_end();
	buf_finish(&message);
	return check_report();
}
