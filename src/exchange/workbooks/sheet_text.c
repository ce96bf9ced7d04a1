/* sheet_text.c — a sheet as comma-separated text. Merged cells are filled first: in the file only the first of them says anything. */
#include "exchange/workbooks/workbook.h"

#include <stdlib.h>
#include <string.h>

enum {
	STEPS_MOST = 4 * 1000 * 1000, /* cells that are looked at, for all merges together */
	GAPS_MOST = 2 * 1000 * 1000,  /* empty cells and rows between others */
	WIDTH_MOST = 1000,
};

static const struct sheet_cell *cell_at(const struct sheet_cell *cells, size_t count, uint32_t row, uint32_t column)
{
	struct sheet_cell wanted = { .row = row, .column = column };
	return count ? bsearch(&wanted, cells, count, sizeof *cells, sheet_cell_by_place) : NULL;
}

/* ---- merged cells ---- */

/* What a cell that is merged over several rows or columns says, it says of each of them: of each stage that it reaches over. Not of each
 * step of a stage: a pain beside three steps is one pain. So the lines that name the stages are filled wholly, and others where a new
 * stage begins. Which lines name stages: the first ones that have merged cells, else the first of all. A title over the whole width is said
 * once. */
struct fill {
	struct workbook *w;
	struct cell_sheet *s;
	size_t own;                          /* how many of the cells were there from the start; those are in order */
	uint32_t last_row, last_column;      /* that are used */
	uint32_t side_from, side_to;         /* the columns that name what goes down, */
	uint32_t head_from, head_to;         /* and the rows that name what goes across */
	size_t steps;
	uint8_t *merged_columns, *merged_rows; /* whether there is a merge down, or across, in it */
};

/* How many cells stand in the rows before this one. */
static size_t cells_before(const struct fill *f, uint32_t row)
{
	size_t low = 0, high = f->own;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (f->s->cells.at[middle].row < row)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t cells_in_rows(const struct fill *f, uint32_t first, uint32_t last)
{
	return cells_before(f, last + 1) - cells_before(f, first);
}

/* Nothing else stands in its rows. */
static bool is_title(const struct fill *f, const struct sheet_merge *m)
{
	return m->last_column > m->column && cells_in_rows(f, m->row, m->last_row) < 2;
}

static void run_of(const uint8_t *marked, uint32_t last, uint32_t *from, uint32_t *to)
{
	while (*from <= last && !marked[*from])
		++*from;
	*to = *from;
	while (*to < last && marked[*to + 1])
		++*to;
}

static void find_head_and_side(struct fill *f)
{
	uint32_t first_row = 0, first_column = f->last_column;
	while (first_row < f->last_row && cells_in_rows(f, first_row, first_row) < 2)
		first_row++;
	for (size_t k = 0; k < f->own; k++)
		if (f->s->cells.at[k].column < first_column && f->s->cells.at[k].row >= first_row)
			first_column = f->s->cells.at[k].column;
	run_of(f->merged_columns, f->last_column, &f->side_from, &f->side_to);
	run_of(f->merged_rows, f->last_row, &f->head_from, &f->head_to);
	if (f->side_from > f->last_column)
		f->side_from = f->side_to = first_column;
	if (f->head_from > f->last_row)
		f->head_from = f->head_to = first_row;
}

/* Whether a line that names something has a text of its own there. */
static bool begins_down(const struct fill *f, uint32_t row)
{
	for (uint32_t c = f->side_from; c <= f->side_to; c++)
		if (cell_at(f->s->cells.at, f->own, row, c))
			return true;
	return false;
}

static bool begins_across(const struct fill *f, uint32_t column)
{
	for (uint32_t row = f->head_from; row <= f->head_to; row++)
		if (cell_at(f->s->cells.at, f->own, row, column))
			return true;
	return false;
}

static void add_copy(struct fill *f, const struct sheet_cell *first, uint32_t row, uint32_t column)
{
	struct workbook *w = f->w;
	struct sheet_cell copy = *first;
	copy.row = row;
	copy.column = column;
	if (!w->left_cells || copy.text.len > w->left_bytes) {
		package_trouble(&w->package, "it is too large for a map");
		return;
	}
	w->left_cells--;
	w->left_bytes -= copy.text.len;
	VEC_PUSH(&w->i->arena, &f->s->cells, copy);
}

static void fill_row(struct fill *f, const struct sheet_merge *m, const struct sheet_cell *first, uint32_t row)
{
	bool names_across = m->row >= f->head_from && m->row <= f->head_to;
	for (uint32_t c = m->column; c <= m->last_column && c <= f->last_column && !f->w->package.trouble.len; c++) {
		bool is_first = row == m->row && c == m->column, is_wanted = c == m->column || names_across || begins_across(f, c);
		f->steps += 1 + f->head_to - f->head_from;
		if (!is_first && is_wanted && !cell_at(f->s->cells.at, f->own, row, c))
			add_copy(f, first, row, c);
	}
}

static void fill_merge(struct fill *f, const struct sheet_merge *m)
{
	const struct sheet_cell *own = cell_at(f->s->cells.at, f->own, m->row, m->column);
	if (!own || is_title(f, m))
		return;
	struct sheet_cell first = *own;
	bool names_down = m->column >= f->side_from && m->column <= f->side_to;
	for (uint32_t row = m->row; row <= m->last_row && row <= f->last_row && f->steps < STEPS_MOST; row++) {
		f->steps += 1 + f->side_to - f->side_from;
		if (row == m->row || names_down || begins_down(f, row))
			fill_row(f, m, &first, row);
	}
	if (f->steps >= STEPS_MOST)
		package_trouble(&f->w->package, "it has too many merged cells");
}

static void mark_merges(struct fill *f)
{
	for (size_t k = 0; k < f->s->merges.len; k++) {
		const struct sheet_merge *m = &f->s->merges.at[k];
		bool counts = cell_at(f->s->cells.at, f->own, m->row, m->column) && !is_title(f, m);
		if (counts && m->last_row > m->row && m->last_column == m->column)
			f->merged_columns[m->column] = 1;
		if (counts && m->last_column > m->column && m->last_row == m->row)
			f->merged_rows[m->row] = 1;
	}
}

bool sheet_fill_merges(struct workbook *w, struct cell_sheet *s)
{
	struct fill f = { .w = w, .s = s, .own = s->cells.len };
	if (!s->cells.len || !s->merges.len)
		return true;
	f.last_row = s->cells.at[s->cells.len - 1].row;
	for (size_t k = 0; k < s->cells.len; k++)
		if (s->cells.at[k].column > f.last_column)
			f.last_column = s->cells.at[k].column;
	f.merged_columns = arena_alloc(&w->i->arena, f.last_column + 2);
	f.merged_rows = arena_alloc(&w->i->arena, f.last_row + 2);
	mark_merges(&f);
	find_head_and_side(&f);
	for (size_t k = 0; k < s->merges.len && !w->package.trouble.len; k++)
		fill_merge(&f, &s->merges.at[k]);
	qsort(s->cells.at, s->cells.len, sizeof *s->cells.at, sheet_cell_by_place);
	return !w->package.trouble.len;
}

/* ---- text ---- */

static bool needs_quotes(struct str s)
{
	for (size_t at = 0; at < s.len; at++)
		if (strchr(",\"\n\r\t", s.at[at]) || (at == 0 && s.at[at] == ' '))
			return true;
	return false;
}

/* A line of the text is a row of the sheet; so what breaks lines inside a cell is another sign. */
static void add_cell_text(struct buf *out, struct str s)
{
	bool quotes = needs_quotes(s);
	buf_text(out, quotes ? "\"" : "");
	for (size_t at = 0; at < s.len; at++) {
		bool feed = s.at[at] == '\n' || s.at[at] == '\r';
		if (feed && !(s.at[at] == '\r' && at + 1 < s.len && s.at[at + 1] == '\n'))
			buf_utf8(out, 0x2028);
		else if (s.at[at] == '"')
			buf_text(out, "\"\"");
		else if (!feed)
			buf_char(out, s.at[at]);
	}
	buf_text(out, quotes ? "\"" : "");
}

static bool has_link(struct str text, struct str link)
{
	return str_find_text(text, 0, link) < text.len || (str_starts(link, "mailto:") && has_link(text, str_slice(link, 7, link.len)));
}

/* With where it leads, as an importer of Markdown has it. */
static struct str text_and_link(struct workbook *w, const struct sheet_cell *cell)
{
	if (!link_is_address(cell->link) || has_link(cell->text, cell->link))
		return cell->text;
	return str_fmt(&w->i->arena, "%.*s (%.*s)", STR_ARG(cell->text), STR_ARG(cell->link));
}

static uint32_t last_column_of(const struct cell_sheet *s)
{
	uint32_t last = 0;
	for (size_t k = 0; k < s->cells.len; k++)
		last = s->cells.at[k].column > last ? s->cells.at[k].column : last;
	return last;
}

/* All rows are as wide as the widest, as programs write such text; one with a cell far out is not taken as a measure. */
static void end_row(struct buf *out, uint32_t column, uint32_t width, size_t *gaps)
{
	for (; column < width && width < WIDTH_MOST; column++, ++*gaps)
		buf_char(out, ',');
}

bool sheet_write(struct workbook *w, struct cell_sheet *s, struct buf *out)
{
	uint32_t row = 0, column = 0, width = last_column_of(s);
	size_t gaps = 0, most = GAPS_MOST + s->cells.len;
	for (size_t k = 0; k < s->cells.len && gaps < most; k++) {
		const struct sheet_cell *cell = &s->cells.at[k];
		if (row < cell->row && k)
			end_row(out, column, width, &gaps);
		for (; row < cell->row; row++, column = 0, gaps++)
			buf_char(out, '\n');
		for (; column < cell->column; column++, gaps++)
			buf_char(out, ',');
		add_cell_text(out, text_and_link(w, cell));
	}
	end_row(out, column, width, &gaps);
	buf_char(out, '\n');
	if (gaps >= most)
		package_trouble(&w->package, "its cells are too far apart");
	return gaps < most;
}
