/* xlsx.c — the tables of a workbook. Each sheet becomes comma-separated text, and is read as any such table is: so that every rule is one. */
#include "exchange/words/cells.h"
#include "exchange/plain/decode.h"
#include "exchange/tables/table.h"
#include "exchange/plain/words.h"
#include "exchange/workbooks/workbook.h"

#include <stdio.h>

struct book {
	struct import *i;
	struct workbook workbook;
	struct tables tables;
	size_t with_text; /* sheets that say anything */
};

static struct arena *arena(struct book *b)
{
	return &b->i->arena;
}

/* ---- what is told of a sheet ---- */

static const char *cell_name(uint32_t row, uint32_t column, char name[24])
{
	char letters[8];
	int count = 0, at = 0;
	for (uint32_t c = column + 1; c; c = (c - 1) / 26)
		letters[count++] = (char)('A' + (c - 1) % 26);
	while (count)
		name[at++] = letters[--count];
	snprintf(name + at, 16, "%u", row + 1);
	return name;
}

/* The row where it is one of the text, else no place. */
static struct str row_text(const struct import *i, uint32_t row)
{
	return row < i->source->line_count ? line_text(i->source, row + 1) : (struct str){ 0 };
}

enum { REPORTED_MOST = 20, QUOTED_LONGEST = 250 };

/* "“…”", as far as it is told. */
static const char *quoted(struct book *b, struct str s)
{
	bool is_cut;
	s = plain_quoted(s, QUOTED_LONGEST, &is_cut);
	return str_fmt(arena(b), "“%.*s%s”", STR_ARG(s), is_cut ? "…" : "").at;
}

static void report_comments(struct book *b, const struct cell_sheet *s)
{
	char name[24];
	for (size_t k = 0; k < s->comments.len && k < REPORTED_MOST; k++) {
		const struct sheet_remark *c = &s->comments.at[k];
		struct finding *f = import_report(b->i, SEVERITY_WARNING, "import-left-out", row_text(b->i, c->row), "the comment on %s is left out: %s", cell_name(c->row, c->column, name),
			quoted(b, c->text));
		f->hint = STR("add what belongs in the map by hand");
	}
	if (s->comments.len > REPORTED_MOST)
		import_report(b->i, SEVERITY_WARNING, "import-left-out", (struct str){ 0 }, by_count(s->comments.len - REPORTED_MOST, "%zu more comment of %.*s is left out", "%zu more comments of %.*s are left out"), s->comments.len - REPORTED_MOST, STR_ARG(b->i->source->path));
}

static void report_errors(struct book *b, const struct cell_sheet *s)
{
	char name[24];
	for (size_t k = 0; k < s->errors.len && k < REPORTED_MOST; k++) {
		const struct sheet_remark *e = &s->errors.at[k];
		import_report(b->i, SEVERITY_WARNING, "import-cell", row_text(b->i, e->row), "%s has the error %.*s and was read as empty", cell_name(e->row, e->column, name), STR_ARG(e->text));
	}
	if (s->errors.len > REPORTED_MOST)
		import_report(b->i, SEVERITY_WARNING, "import-cell", (struct str){ 0 }, by_count(s->errors.len - REPORTED_MOST, "%zu more cell of %.*s has an error and was read as empty", "%zu more cells of %.*s have an error and were read as empty"), s->errors.len - REPORTED_MOST, STR_ARG(b->i->source->path));
}

static void report_hidden(struct book *b, const struct cell_sheet *s)
{
	struct str path = b->i->source->path;
	if (s->hidden_rows)
		import_report(b->i, SEVERITY_INFO, "import-sheet", (struct str){ 0 },
			by_count(s->hidden_rows, "%.*s has %zu hidden row, read as if shown", "%.*s has %zu hidden rows, read as if shown"), STR_ARG(path), s->hidden_rows);
	if (s->hidden_columns)
		import_report(b->i, SEVERITY_INFO, "import-sheet", (struct str){ 0 },
			by_count(s->hidden_columns, "%.*s has %zu hidden column, read as if shown", "%.*s has %zu hidden columns, read as if shown"), STR_ARG(path), s->hidden_columns);
}

static void report_drawn(struct book *b, const struct cell_sheet *s)
{
	struct finding *f;
	if (!s->drawn)
		return;
	if (s->drawn_text.len)
		f = import_report(b->i, SEVERITY_WARNING, "import-left-out", (struct str){ 0 }, "the text boxes on %.*s are left out: %s", STR_ARG(b->i->source->path), quoted(b, s->drawn_text));
	else
		f = import_report(b->i, SEVERITY_WARNING, "import-left-out", (struct str){ 0 }, "the pictures and charts on %.*s are left out", STR_ARG(b->i->source->path));
	f->hint = STR("only cells are read; write what belongs in the map into cells");
}

static void report_sheet(struct book *b, const struct cell_sheet *s)
{
	report_comments(b, s);
	report_errors(b, s);
	report_hidden(b, s);
	if (s->formulas_without_value) {
		struct finding *f = import_report(b->i, SEVERITY_WARNING, "import-cell", (struct str){ 0 }, by_count(s->formulas_without_value, "%zu formula of %.*s has no value in the file and is read as empty",
			"%zu formulas of %.*s have no value in the file and are read as empty"), s->formulas_without_value, STR_ARG(b->i->source->path));
		f->hint = STR("open the workbook in Excel or LibreOffice, save it, and import it again");
	}
	report_drawn(b, s);
}

/* ---- sheets ---- */

/* "Sheet1", "Tabelle2", "Feuil1": as the program called it, not a person. */
static bool is_numbered_name(struct book *b, struct str name)
{
	static const char *const WORDS[] = { "sheet", "tabelle", "feuil", "feuille", "hoja", "foglio", "planilha", "plan", "página", "blad", "ark", "arkusz", "taul", "list", "munka", "sayfa",
		"лист", "аркуш", "φύλλο", "ورقة", "工作表", "シート", "시트", NULL };
	size_t end = name.len;
	while (end && plain_is_digit(name.at[end - 1]))
		end--;
	struct str bare = str_lower(arena(b), plain_trim(str_slice(name, 0, end)));
	return end < name.len && (!bare.len || text_is_one_of(bare, WORDS));
}

/* Its text is a source of its own, with an account of its own. */
static void add_text(struct book *b, const struct workbook_sheet *sheet, struct str text)
{
	struct import *i = b->i;
	struct account *before = ARENA_NEW(arena(b), struct account);
	*before = i->account;
	struct str path = str_fmt(arena(b), "%.*s [%.*s]", STR_ARG(i->source->path), STR_ARG(sheet->name));
	i->file = import_add_source(i->sources, path, text, i->found);
	i->source = i->sources->files.at[i->file - 1];
	account_init(&i->account, &i->arena, i->source, i->file);
	i->account.also = before;
}

static bool read_sheet(struct book *b, const struct workbook_sheet *sheet)
{
	struct cell_sheet s;
	struct buf text = { 0 };
	struct import *i = b->i;
	const struct source *whole = i->source;
	uint32_t file = i->file;
	bool fine = sheet_read(&b->workbook, sheet, &s) && sheet_fill_merges(&b->workbook, &s) && sheet_write(&b->workbook, &s, &text);
	if (fine && (s.cells.len || s.drawn || s.comments.len)) {
		struct heading name = { .level = 1, .text = sheet->name };
		add_text(b, sheet, buf_as_str(&text));
		report_sheet(b, &s);
		csv_read_sheet(i, is_numbered_name(b, sheet->name) ? NULL : &name, &b->tables);
		b->with_text++;
	}
	i->source = whole;
	i->file = file;
	buf_finish(&text);
	return fine;
}

static void list_sheets(const struct workbook *w, struct buf *out)
{
	for (size_t k = 0; k < w->sheets.len && k < REPORTED_MOST; k++)
		buf_fmt(out, "%s“%.*s”%s", k ? ", " : "", STR_ARG(w->sheets.at[k].name), w->sheets.at[k].is_hidden ? " (hidden)" : "");
	if (w->sheets.len > REPORTED_MOST)
		buf_and_more(out, w->sheets.len - REPORTED_MOST);
}

/* By its name, whatever the case, else by its number. */
static const struct workbook_sheet *sheet_wanted(struct book *b)
{
	const struct workbook *w = &b->workbook;
	struct str wanted = b->i->options.sheet;
	double number;
	for (size_t k = 0; k < w->sheets.len; k++)
		if (str_equal(str_lower(arena(b), w->sheets.at[k].name), str_lower(arena(b), wanted)))
			return &w->sheets.at[k];
	if (number_read(wanted, &number) && number >= 1 && number <= (double)w->sheets.len)
		return &w->sheets.at[(size_t)number - 1];
	struct buf list = { 0 };
	list_sheets(w, &list);
	struct finding *f = import_report(b->i, SEVERITY_ERROR, "import-nothing", (struct str){ 0 }, "unknown sheet “%.*s”", STR_ARG(wanted));
	f->hint = str_fmt(&b->i->found->arena, "its sheets: %.*s", STR_ARG(buf_as_str(&list)));
	buf_finish(&list);
	return NULL;
}

static void report_left_out(struct book *b, const struct workbook_sheet *sheet)
{
	struct finding *f = import_report(b->i, SEVERITY_WARNING, "import-left-out", (struct str){ 0 }, sheet->part.len ? "the sheet “%.*s” is hidden and is left out" : "“%.*s” is a sheet without cells, such as a chart, and is left out",
		STR_ARG(sheet->name));
	if (sheet->part.len)
		f->hint = str_fmt(&b->i->found->arena, "to read it: --sheet \"%.*s\"", STR_ARG(sheet->name));
}

static bool read_sheets(struct book *b)
{
	const struct workbook *w = &b->workbook;
	const struct workbook_sheet *only = b->i->options.sheet.len ? sheet_wanted(b) : NULL;
	if (b->i->options.sheet.len && !only)
		return false;
	for (size_t k = 0; k < w->sheets.len; k++) {
		const struct workbook_sheet *sheet = &w->sheets.at[k];
		bool is_read = sheet->part.len && (only ? sheet == only : !sheet->is_hidden);
		if (!is_read && (!only || sheet == only))
			report_left_out(b, sheet);
		if (is_read && !read_sheet(b, sheet)) {
			import_report(b->i, SEVERITY_ERROR, "import-nothing", (struct str){ 0 }, "cannot read %.*s: %s", STR_ARG(b->i->source->path), w->package.trouble.at);
			return false;
		}
	}
	return true;
}

bool import_xlsx(struct import *i)
{
	struct book b = { .i = i };
	bool fine = workbook_open(&b.workbook, i) && read_sheets(&b);
	workbook_close(&b.workbook);
	if (fine && !b.tables.list.len)
		fine = import_report_nothing(i, "table", "the first row must have the names of the lanes, and each further row a stage or a step");
	return fine && tables_import(i, &b.tables);
}

/* ---- sheets as they are ---- */

bool workbook_each_sheet(struct import *i, void (*visit)(void *context, struct str name, uint32_t file), void *context)
{
	struct workbook w;
	bool fine = workbook_open(&w, i);
	i->is_from_1904 = w.from_1904;
	for (size_t k = 0; fine && k < w.sheets.len; k++) {
		const struct workbook_sheet *sheet = &w.sheets.at[k];
		struct cell_sheet s;
		struct buf text = { 0 };
		if (!sheet->part.len || sheet->is_hidden)
			continue;
		fine = sheet_read(&w, sheet, &s) && sheet_write(&w, &s, &text);
		if (fine) {
			struct str path = str_fmt(&i->arena, "%.*s [%.*s]", STR_ARG(i->source->path), STR_ARG(sheet->name));
			visit(context, sheet->name, import_add_source(i->sources, path, buf_as_str(&text), i->found));
		} else {
			import_report(i, SEVERITY_ERROR, "import-nothing", (struct str){ 0 }, "cannot read %.*s: %s", STR_ARG(i->source->path), w.package.trouble.at);
		}
		buf_finish(&text);
	}
	workbook_close(&w);
	return fine;
}
