/* sheet_part.c — a sheet as its part. */
#include "workbook/writer/writer.h"

enum { BLOCK = 16 };

/* ---- rows and cells ---- */

static void put_one_cell(struct writer_book *b, const struct writer_cell *c, lxw_row_t row, struct buf *out)
{
	int look = look_of(b, c->format);
	buf_text(out, "<c r=\"");
	put_cell_name(out, row, c->column, false);
	if (look) {
		buf_text(out, "\" s=\"");
		put_whole(out, (size_t)look);
	}
	if (c->kind == CELL_BLANK) {
		buf_text(out, "\"/>");
		return;
	}
	buf_text(out, c->kind == CELL_TEXT ? "\" t=\"s\"><v>" : "\"><v>");
	if (c->kind == CELL_TEXT)
		put_whole(out, c->text);
	else
		put_double(out, c->number);
	buf_text(out, "</v></c>");
}

struct cell_span { lxw_col_t first, last; };

/* Of sixteen rows together: which columns they reach, as a help for who reads them. */
static struct cell_span span_of(const struct writer_sheet *s, size_t from)
{
	struct cell_span span = { s->rows.at[from].cells.at[0].column, 0 };
	for (size_t i = from; i < s->rows.len && i / BLOCK == from / BLOCK; i++) {
		const struct writer_row *r = &s->rows.at[i];
		if (!r->cells.len)
			continue;
		span.first = r->cells.at[0].column < span.first ? r->cells.at[0].column : span.first;
		span.last = r->cells.at[r->cells.len - 1].column > span.last ? r->cells.at[r->cells.len - 1].column : span.last;
	}
	return span;
}

static void put_row(struct writer_sheet *s, lxw_row_t number, struct cell_span span, struct buf *out)
{
	const struct writer_row *r = &s->rows.at[number];
	buf_fmt(out, "<row r=\"%zu\"", (size_t)number + 1);
	if (r->cells.len)
		buf_fmt(out, " spans=\"%d:%d\"", span.first + 1, span.last + 1);
	if (r->height > 0) {
		buf_text(out, " ht=\"");
		put_double(out, r->height);
		buf_text(out, "\" customHeight=\"1\"");
	}
	buf_text(out, r->cells.len ? ">" : "/>");
	for (size_t i = 0; i < r->cells.len; i++)
		put_one_cell(s->book, &r->cells.at[i], number, out);
	if (r->cells.len)
		buf_text(out, "</row>");
}

static void put_rows(struct writer_sheet *s, struct buf *out)
{
	struct cell_span span = { 0 };
	size_t block = SIZE_MAX;
	buf_text(out, s->rows.len ? "<sheetData>" : "<sheetData/>");
	for (size_t i = 0; i < s->rows.len; i++) {
		if (s->rows.at[i].cells.len && i / BLOCK != block) {
			block = i / BLOCK;
			span = span_of(s, i);
		}
		if (s->rows.at[i].is_there)
			put_row(s, (lxw_row_t)i, span, out);
	}
	if (s->rows.len)
		buf_text(out, "</sheetData>");
}

/* ---- before them ---- */

static void put_selection(struct buf *out, const char *pane, lxw_row_t row, lxw_col_t column)
{
	buf_fmt(out, "<selection pane=\"%s\" activeCell=\"", pane);
	put_cell_name(out, row, column, false);
	buf_text(out, "\" sqref=\"");
	put_cell_name(out, row, column, false);
	buf_text(out, "\"/>");
}

static void put_panes(const struct writer_sheet *s, struct buf *out)
{
	bool is_both = s->frozen_rows && s->frozen_columns;
	const char *active = is_both ? "bottomRight" : s->frozen_rows ? "bottomLeft" : "topRight";
	buf_text(out, "<pane");
	if (s->frozen_columns)
		buf_fmt(out, " xSplit=\"%d\"", s->frozen_columns);
	if (s->frozen_rows)
		buf_fmt(out, " ySplit=\"%d\"", (int)s->frozen_rows);
	buf_text(out, " topLeftCell=\"");
	put_cell_name(out, s->frozen_rows, s->frozen_columns, false);
	buf_fmt(out, "\" activePane=\"%s\" state=\"frozen\"/>", active);
	if (is_both) {
		put_selection(out, "topRight", 0, s->frozen_columns);
		put_selection(out, "bottomLeft", s->frozen_rows, 0);
	}
	buf_fmt(out, "<selection pane=\"%s\"/>", active);
}

static void put_view(const struct writer_sheet *s, struct buf *out)
{
	bool has_panes = s->frozen_rows || s->frozen_columns;
	buf_fmt(out, "<sheetViews><sheetView%s%s workbookViewId=\"0\"%s", s->is_rtl ? " rightToLeft=\"1\"" : "", s->number ? "" : " tabSelected=\"1\"", has_panes ? ">" : "/>");
	if (has_panes) {
		put_panes(s, out);
		buf_text(out, "</sheetView>");
	}
	buf_text(out, "</sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>");
}

/* In characters with their padding, to a 256th. */
static double written_width(double width)
{
	enum { DIGIT_WIDTH = 7, PADDING = 5, PARTS = 256 };
	unsigned pixels = width < 1 ? (unsigned)(width * (DIGIT_WIDTH + PADDING) + 0.5) : (unsigned)(width * DIGIT_WIDTH + 0.5) + PADDING;
	return (double)(unsigned)((double)pixels / DIGIT_WIDTH * PARTS) / PARTS;
}

static void put_columns(const struct writer_sheet *s, struct buf *out)
{
	buf_text(out, s->columns.len ? "<cols>" : "");
	for (size_t i = 0; i < s->columns.len; i++) {
		const struct writer_column *c = &s->columns.at[i];
		buf_fmt(out, "<col min=\"%d\" max=\"%d\" width=\"", c->first + 1, c->last + 1);
		put_double(out, written_width(c->width));
		buf_text(out, "\" customWidth=\"1\"/>");
	}
	buf_text(out, s->columns.len ? "</cols>" : "");
}

/* ---- behind them ---- */

static void put_scales(const struct writer_sheet *s, struct buf *out)
{
	for (size_t i = 0; i < s->scales.len; i++) {
		const struct writer_scale *c = &s->scales.at[i];
		buf_text(out, "<conditionalFormatting sqref=\"");
		put_range(out, &c->range, false);
		buf_fmt(out, "\"><cfRule type=\"colorScale\" priority=\"%zu\"><colorScale>", i + 1);
		for (int k = 0; k < 3; k++) {
			buf_text(out, "<cfvo type=\"num\" val=\"");
			put_double(out, c->values[k]);
			buf_text(out, "\"/>");
		}
		for (int k = 0; k < 3; k++)
			buf_fmt(out, "<color rgb=\"FF%06X\"/>", (unsigned)c->colors[k]);
		buf_text(out, "</colorScale></cfRule></conditionalFormatting>");
	}
}

static void put_choices(const struct writer_sheet *s, struct buf *out)
{
	if (!s->choices.len)
		return;
	buf_fmt(out, "<dataValidations count=\"%zu\">", s->choices.len);
	for (size_t i = 0; i < s->choices.len; i++) {
		buf_text(out, "<dataValidation type=\"list\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" sqref=\"");
		put_range(out, &s->choices.at[i].range, false);
		buf_text(out, "\"><formula1>\"");
		put_data(out, s->choices.at[i].words);
		buf_text(out, "\"</formula1></dataValidation>");
	}
	buf_text(out, "</dataValidations>");
}

static void put_links(const struct writer_sheet *s, struct buf *out)
{
	buf_text(out, s->links.len ? "<hyperlinks>" : "");
	for (size_t i = 0; i < s->links.len; i++) {
		const struct writer_link *l = &s->links.at[i];
		buf_text(out, "<hyperlink ref=\"");
		put_cell_name(out, l->row, l->column, false);
		buf_fmt(out, "\" r:id=\"rId%zu\"", i + 1);
		if (l->has_place) {
			buf_text(out, " location=\"");
			put_value(out, l->place);
			buf_char(out, '"');
		}
		buf_text(out, "/>");
	}
	buf_text(out, s->links.len ? "</hyperlinks>" : "");
}

static void put_page(const struct writer_sheet *s, struct buf *out)
{
	buf_text(out, "<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/>");
	if (!s->is_landscape && !s->paper && !s->is_fitted)
		return;
	buf_text(out, "<pageSetup");
	if (s->paper)
		buf_fmt(out, " paperSize=\"%d\"", s->paper);
	if (s->is_fitted && s->pages_wide != 1)
		buf_fmt(out, " fitToWidth=\"%d\"", s->pages_wide);
	if (s->is_fitted && s->pages_high != 1)
		buf_fmt(out, " fitToHeight=\"%d\"", s->pages_high);
	buf_fmt(out, " orientation=\"%s\"/>", s->is_landscape ? "landscape" : "portrait");
}

void put_sheet(struct writer_sheet *s, bool has_chart, struct buf *out)
{
	buf_text(out, WRITER_HEAD);
	buf_text(out, "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">");
	buf_text(out, s->is_fitted ? "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>" : "");
	buf_text(out, "<dimension ref=\"");
	put_range(out, &s->reach, false);
	buf_text(out, "\"/>");
	put_view(s, out);
	put_columns(s, out);
	put_rows(s, out);
	if (s->has_filter) {
		buf_text(out, "<autoFilter ref=\"");
		put_range(out, &s->filter, false);
		buf_text(out, "\"/>");
	}
	put_scales(s, out);
	put_choices(s, out);
	put_links(s, out);
	put_page(s, out);
	if (has_chart)
		buf_fmt(out, "<drawing r:id=\"rId%zu\"/>", s->links.len + 1);
	buf_text(out, "</worksheet>");
}

void put_sheet_links(const struct writer_sheet *s, size_t drawing, struct buf *out)
{
	size_t count = 0;
	if (!s->links.len && !drawing)
		return;
	buf_text(out, WRITER_HEAD);
	buf_text(out, "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
	for (size_t i = 0; i < s->links.len; i++) {
		buf_fmt(out, "<Relationship Id=\"rId%zu\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"", ++count);
		put_value(out, s->links.at[i].address);
		buf_text(out, "\" TargetMode=\"External\"/>");
	}
	if (drawing)
		buf_fmt(out, "<Relationship Id=\"rId%zu\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing\" Target=\"../drawings/drawing%zu.xml\"/>",
			++count, drawing);
	buf_text(out, "</Relationships>");
}
