/* sheet.c — a table as a sheet: heads that stay, filters, widths, and a format for each kind of cell. */
#include "workbook/book.h"
#include "cjm/units.h"

#include <string.h>

enum { NAME_LONGEST = 31, TEXT_LONGEST = 32767, LINK_LONGEST = 2000, ROWS_MOST = 1000000, LINKS_MOST = 65000, COLUMNS_MOST = 1000, FITTED_MOST = 14, LINE_HEIGHT = 15, LINES_MOST = 12 };
enum { PAPER_A3 = 8, PAPER_A4 = 9 };

struct out_table out_table_of(struct out_book *b)
{
	return (struct out_table){ .book = b };
}

size_t out_column(struct out_table *t, struct str head, int width)
{
	struct out_column c = { .head = head, .width = width, .written = -1 };
	VEC_PUSH(&t->book->arena, &t->columns, c);
	return t->columns.len - 1;
}

struct told_cell *out_row(struct out_table *t)
{
	struct told_cell *row = arena_alloc(&t->book->arena, t->columns.len * sizeof *row);
	VEC_PUSH(&t->book->arena, &t->rows, row);
	return row;
}

/* ---- numbers ---- */

static void add_quoted(struct str s, struct buf *code)
{
	if (!s.len)
		return;
	buf_char(code, '"');
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] == '"')
			buf_text(code, "\"\\\"\""); /* a quotation mark can only stand outside */
		else
			buf_char(code, s.at[i]);
	buf_char(code, '"');
}

static void add_digits(int decimals, bool has_groups, struct buf *code)
{
	buf_text(code, has_groups ? "#,##0" : "0");
	for (int i = 0; i < decimals; i++)
		buf_text(code, i ? "0" : ".0");
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What stands around the digits of a number as the language writes it, its signs left out; false where it has no digits. */
static bool around_digits(const struct out_book *b, struct str text, struct str *before, struct str *behind)
{
	size_t from = 0, to = text.len;
	while (from < text.len && !is_digit(text.at[from]))
		from++;
	while (to > from && !is_digit(text.at[to - 1]))
		to--;
	*before = str_slice(text, 0, from);
	*behind = str_slice(text, to, text.len);
	const char *const signs[] = { b->words->minus, b->words->plus };
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_starts(*before, signs[i]))
			*before = str_slice(*before, str_of(signs[i]).len, before->len);
	return from < text.len;
}

/* How a spreadsheet is to show the value, in its own language of such codes; empty where it cannot. */
static struct str code_of(struct out_book *b, const struct told_cell *cell)
{
	struct buf code = { 0 };
	struct str before, behind;
	struct value v = cell->value;
	int decimals = value_decimals(v.written);
	if (v.is_percent) {
		add_digits(decimals, false, &code);
		buf_char(&code, '%');
	} else if (around_digits(b, cell->text, &before, &behind)) {
		add_quoted(before, &code);
		add_digits(decimals, v.unit.len || str_find_text(cell->text, 0, str_of(b->words->group)) < cell->text.len, &code);
		add_quoted(behind, &code);
	}
	if (v.written.len && v.written.at[0] == '+') {
		struct str positive = str_copy(&b->arena, buf_as_str(&code));
		buf_clear(&code);
		buf_fmt(&code, "+%.*s;-%.*s", STR_ARG(positive), STR_ARG(positive));
	}
	struct str s = buf_take(&code, &b->arena);
	buf_finish(&code);
	return s.len < 200 ? s : (struct str){ 0 };
}

/* ---- cells ---- */

struct out_cell { struct out_table *t; lxw_row_t row; lxw_col_t column; };

static size_t character_count(struct str s)
{
	size_t count = 0, at = 0;
	for (; at < s.len; count++)
		utf8_next(s, &at);
	return count;
}

static void write_text(struct out_cell p, struct str text, lxw_format *format)
{
	struct out_book *b = p.t->book;
	const char *s = book_text(b, text);
	if (character_count(str_of(s)) > TEXT_LONGEST)
		b->is_too_large = true;
	else
		b->lib.worksheet_write_string(p.t->sheet, p.row, p.column, s, format);
}

static void write_link(struct out_cell p, const struct told_cell *cell)
{
	struct out_book *b = p.t->book;
	bool is_fine = cell->link.len < LINK_LONGEST && p.row < LINKS_MOST && character_count(cell->text) <= TEXT_LONGEST && link_is_address(cell->link);
	if (is_fine)
		b->lib.worksheet_write_url_opt(p.t->sheet, p.row, p.column, book_text(b, cell->link), book_link_format(b), book_text(b, cell->text), NULL);
	else
		write_text(p, cell->text, book_format(b, (struct str){ 0 }));
}

/* 1900 begins with a day that never was: what lies before its March is a text. */
static bool is_day(struct date d)
{
	return d.month && d.year > 1900;
}

/* With the months of the workbook's language, whoever opens it; Arabic calendars have months of their own, so figures alone. */
static struct str date_code(const struct out_book *b, bool has_day)
{
	static const struct {
		const char *language, *day, *month;
	} CODES[] = {
		{ "en", "[$-809]d mmm yyyy", "[$-809]mmm yyyy" }, { "fr", "[$-40C]d mmm yyyy", "[$-40C]mmm yyyy" }, { "de", "[$-407]d. mmm yyyy", "[$-407]mmm yyyy" },
		{ "es", "[$-C0A]d mmm yyyy", "[$-C0A]mmm yyyy" }, { "ja", "[$-411]yyyy\"年\"m\"月\"d\"日\"", "[$-411]yyyy\"年\"m\"月\"" },
	};
	for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++)
		if (strcmp(CODES[i].language, b->words->code) == 0)
			return str_of(has_day ? CODES[i].day : CODES[i].month);
	return has_day ? STR("yyyy-mm-dd") : STR("yyyy-mm");
}

static void write_date(struct out_cell p, struct date d)
{
	struct out_book *b = p.t->book;
	lxw_datetime day = { .year = d.year, .month = d.month, .day = d.day ? d.day : 1 };
	b->lib.worksheet_write_datetime(p.t->sheet, p.row, p.column, &day, book_format(b, date_code(b, d.day)));
}

static bool write_value(struct out_cell p, const struct told_cell *cell)
{
	struct out_book *b = p.t->book;
	struct str code = cell->code.len ? cell->code : cell->value.given ? code_of(b, cell) : (struct str){ 0 };
	if (!code.len)
		return false;
	b->lib.worksheet_write_number(p.t->sheet, p.row, p.column, cell->value.is_percent ? cell->value.number / 100 : cell->value.number, book_format(b, code));
	return true;
}

/* An empty cell is none, lest a chart takes it for 0; one to be filled in is ready for text. */
static void write_told(struct out_cell p, const struct told_cell *cell, bool is_to_fill)
{
	struct out_book *b = p.t->book;
	if (!cell->text.len && is_to_fill)
		b->lib.worksheet_write_blank(p.t->sheet, p.row, p.column, book_format(b, (struct str){ 0 }));
	else if (!cell->text.len)
		return;
	else if (is_day(cell->date))
		write_date(p, cell->date);
	else if (cell->link.len)
		write_link(p, cell);
	else if (!write_value(p, cell))
		write_text(p, cell->text, book_format(b, (struct str){ 0 }));
}

/* ---- the sheet ---- */

static bool is_filled(const struct out_table *t, size_t column)
{
	for (size_t i = 0; i < t->rows.len; i++)
		if (t->rows.at[i][column].text.len)
			return true;
	return false;
}

static int choose_columns(struct out_table *t)
{
	int count = 0;
	for (size_t i = 0; i < t->columns.len; i++)
		if (t->columns.at[i].is_always || is_filled(t, i))
			t->columns.at[i].written = count++;
	return count;
}

/* Without the characters that no sheet may have in its name, and not too long. */
static struct str sheet_name(struct out_book *b, struct str s)
{
	struct buf out = { 0 };
	size_t count = 0;
	for (size_t at = 0; at < s.len && count < NAME_LONGEST;) {
		uint32_t code = utf8_next(s, &at);
		count += code > 0xFFFF ? 2 : 1;
		if (count <= NAME_LONGEST)
			buf_utf8(&out, code < 0x80 && str_find(STR("[]:*?/\\'"), (char)code) < 8 ? '-' : code);
	}
	struct str made = buf_take(&out, &b->arena);
	buf_finish(&out);
	return made;
}

static void begin_sheet(struct out_table *t, struct str name, int columns)
{
	struct xlsx_lib *lib = &t->book->lib;
	t->name = sheet_name(t->book, name);
	t->sheet = lib->workbook_add_worksheet(t->book->file, str_terminated(&t->book->arena, t->name));
	if (t->book->is_rtl)
		lib->worksheet_right_to_left(t->sheet);
	lib->worksheet_freeze_panes(t->sheet, 1, (lxw_col_t)t->frozen);
	lib->worksheet_autofilter(t->sheet, 0, 0, (lxw_row_t)t->rows.len, (lxw_col_t)(columns - 1));
	lib->worksheet_repeat_rows(t->sheet, 0, 0);
	lib->worksheet_set_landscape(t->sheet);
	lib->worksheet_set_paper(t->sheet, columns <= FITTED_MOST ? PAPER_A4 : PAPER_A3);
	lib->worksheet_fit_to_pages(t->sheet, 1, 0); /* as wide as a page, as long as it takes */
}

/* How many lines a text takes in a column: programs that open a workbook don't measure again what its maker left to them. */
static int lines_of(struct str s, int width)
{
	int lines = 1, filled = 0;
	for (size_t at = 0; at < s.len;) {
		uint32_t code = utf8_next(s, &at);
		filled += code >= 0x1100 ? 2 : 1;
		if (code == '\n' || filled > width - 1) {
			lines++;
			filled = code == '\n' ? 0 : width / 4; /* a word that is carried over */
		}
	}
	return lines < LINES_MOST ? lines : LINES_MOST;
}

static bool is_text(const struct told_cell *cell)
{
	return !cell->value.given && !cell->date.year;
}

static void set_height(struct out_table *t, size_t row, const struct told_cell *cells)
{
	int most = 1;
	for (size_t i = 0; i < t->columns.len; i++) {
		const struct out_column *c = &t->columns.at[i];
		int lines = c->written < 0 || (cells && !is_text(&cells[i])) ? 1 : lines_of(cells ? cells[i].text : c->head, c->width);
		most = lines > most ? lines : most;
	}
	if (most > 1)
		t->book->lib.worksheet_set_row(t->sheet, (lxw_row_t)row, most * LINE_HEIGHT, NULL);
}

static void write_row(struct out_table *t, size_t row)
{
	set_height(t, row + 1, t->rows.at[row]);
	for (size_t i = 0; i < t->columns.len; i++)
		if (t->columns.at[i].written >= 0)
			write_told((struct out_cell){ t, (lxw_row_t)row + 1, (lxw_col_t)t->columns.at[i].written }, &t->rows.at[row][i], t->columns.at[i].is_always);
}

void out_write(struct out_table *t, enum label name)
{
	out_write_named(t, book_label(t->book, name));
}

void out_write_named(struct out_table *t, struct str name)
{
	int columns = choose_columns(t);
	if (!t->rows.len || !columns)
		return;
	if (t->rows.len > ROWS_MOST || columns > COLUMNS_MOST) {
		t->book->is_too_large = true;
		return;
	}
	begin_sheet(t, name, columns);
	for (size_t i = 0; i < t->columns.len; i++) {
		const struct out_column *c = &t->columns.at[i];
		if (c->written < 0)
			continue;
		t->book->lib.worksheet_set_column(t->sheet, (lxw_col_t)c->written, (lxw_col_t)c->written, c->width, NULL);
		write_text((struct out_cell){ t, 0, (lxw_col_t)c->written }, c->head, book_head_format(t->book));
	}
	set_height(t, 0, NULL);
	for (size_t row = 0; row < t->rows.len; row++)
		write_row(t, row);
}
