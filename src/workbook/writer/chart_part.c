/* chart_part.c — a chart as its part, with the values of the cells that it shows. */
#include "workbook/writer/writer.h"

/* ---- cells ---- */

static const struct writer_sheet *sheet_named(const struct writer_book *b, struct str name)
{
	for (size_t i = 0; i < b->sheets.len; i++)
		if (str_equal(b->sheets.at[i]->name, name))
			return b->sheets.at[i];
	return NULL;
}

static bool has_texts(const struct writer_book *b, const struct writer_cells *c)
{
	const struct writer_sheet *s = sheet_named(b, c->sheet);
	for (lxw_row_t row = c->range.first_row; s && row <= c->range.last_row; row++) {
		const struct writer_cell *cell = find_cell(s, row, c->range.first_column);
		if (cell && cell->kind == CELL_TEXT)
			return true;
	}
	return false;
}

static void put_points(const struct writer_book *b, const struct writer_cells *c, bool is_text, struct buf *out)
{
	const struct writer_sheet *s = sheet_named(b, c->sheet);
	size_t count = (size_t)c->range.last_row - c->range.first_row + 1;
	buf_fmt(out, "<c:ptCount val=\"%zu\"/>", count);
	for (size_t i = 0; i < count; i++) {
		const struct writer_cell *cell = s ? find_cell(s, c->range.first_row + (lxw_row_t)i, c->range.first_column) : NULL;
		if (!cell)
			continue;
		buf_fmt(out, "<c:pt idx=\"%zu\"><c:v>", i);
		if (cell->kind == CELL_TEXT && is_text)
			put_data(out, b->texts.numbers.entries[cell->text].name);
		else
			put_double(out, cell->number); /* 0 where it is none */
		buf_text(out, "</c:v></c:pt>");
	}
}

static void put_reference(const struct writer_book *b, const struct writer_cells *c, bool is_text, struct buf *out)
{
	struct buf formula = { 0 };
	put_sheet_name(&formula, c->sheet);
	buf_char(&formula, '!');
	put_range(&formula, &c->range, true);
	buf_text(out, is_text ? "<c:strRef><c:f>" : "<c:numRef><c:f>");
	put_data(out, buf_as_str(&formula));
	buf_text(out, is_text ? "</c:f><c:strCache>" : "</c:f><c:numCache><c:formatCode>General</c:formatCode>");
	put_points(b, c, is_text, out);
	buf_text(out, is_text ? "</c:strCache></c:strRef>" : "</c:numCache></c:numRef>");
	buf_finish(&formula);
}

/* ---- series ---- */

static void put_solid(uint32_t color, uint8_t transparency, struct buf *out)
{
	buf_fmt(out, "<a:solidFill><a:srgbClr val=\"%06X\"", (unsigned)color);
	if (transparency)
		buf_fmt(out, "><a:alpha val=\"%d\"/></a:srgbClr>", (100 - transparency) * 1000);
	else
		buf_text(out, "/>");
	buf_text(out, "</a:solidFill>");
}

static void put_marker(const struct writer_series *s, struct buf *out)
{
	if (s->marker != LXW_CHART_MARKER_CIRCLE)
		return;
	buf_text(out, "<c:marker><c:symbol val=\"circle\"/>");
	if (s->marker_size)
		buf_fmt(out, "<c:size val=\"%d\"/>", s->marker_size);
	if (s->has_marker_fill) {
		buf_text(out, "<c:spPr>");
		put_solid(s->marker_color, s->marker_transparency, out);
		buf_text(out, s->has_marker_line ? "</c:spPr>" : "<a:ln><a:noFill/></a:ln></c:spPr>");
	}
	buf_text(out, "</c:marker>");
}

static void put_form(const struct writer_series *s, struct buf *out)
{
	if (s->has_fill) {
		buf_text(out, "<c:spPr>");
		put_solid(s->fill, 0, out);
		buf_text(out, "</c:spPr>");
	} else if (s->chart->type == LXW_CHART_SCATTER) {
		buf_text(out, "<c:spPr><a:ln w=\"28575\"><a:noFill/></a:ln></c:spPr>"); /* points alone */
	}
	put_marker(s, out);
	if (s->has_labels)
		buf_fmt(out, "<c:dLbls><c:%s val=\"1\"/></c:dLbls>", s->labels_name ? "showSerName" : "showVal");
}

static void put_series(const struct writer_series *s, size_t number, struct buf *out)
{
	const struct writer_book *b = s->chart->book;
	bool is_scatter = s->chart->type == LXW_CHART_SCATTER;
	buf_fmt(out, "<c:ser><c:idx val=\"%zu\"/><c:order val=\"%zu\"/>", number, number);
	if (s->name.sheet.len) {
		buf_text(out, "<c:tx>");
		put_reference(b, &s->name, true, out);
		buf_text(out, "</c:tx>");
	}
	put_form(s, out);
	buf_text(out, is_scatter ? "<c:xVal>" : "<c:cat>");
	put_reference(b, &s->categories, has_texts(b, &s->categories), out);
	buf_text(out, is_scatter ? "</c:xVal><c:yVal>" : "</c:cat><c:val>");
	put_reference(b, &s->values, false, out);
	buf_text(out, is_scatter ? "</c:yVal></c:ser>" : "</c:val></c:ser>");
}

/* ---- axes ---- */

static const char CATEGORY_ID[] = "50010001", VALUE_ID[] = "50010002";

static void put_title(struct str text, bool is_upright, struct buf *out)
{
	if (!text.len)
		return;
	buf_fmt(out, "<c:title><c:tx><c:rich><a:bodyPr%s/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr><a:r><a:rPr lang=\"en-US\"/><a:t>", is_upright ? " rot=\"-5400000\" vert=\"horz\"" : "");
	put_data(out, text);
	buf_text(out, "</a:t></a:r></a:p></c:rich></c:tx><c:layout/></c:title>");
}

static void put_scaling(const struct writer_axis *a, struct buf *out)
{
	buf_fmt(out, "<c:scaling><c:orientation val=\"%s\"/>", a->is_reversed ? "maxMin" : "minMax");
	if (a->has_most) {
		buf_text(out, "<c:max val=\"");
		put_double(out, a->most);
		buf_text(out, "\"/>");
	}
	if (a->has_least) {
		buf_text(out, "<c:min val=\"");
		put_double(out, a->least);
		buf_text(out, "\"/>");
	}
	buf_text(out, "</c:scaling>");
}

static void put_labels(const struct writer_axis *a, struct buf *out)
{
	const char *where = a->labels == LXW_CHART_AXIS_LABEL_POSITION_LOW ? "low" : a->labels == LXW_CHART_AXIS_LABEL_POSITION_NONE ? "none" : "nextTo";
	buf_fmt(out, "<c:tickLblPos val=\"%s\"/>", where);
}

/* Whether the last series has numbers where its names should be. */
static bool has_number_names(const struct writer_chart *c)
{
	return c->series.len && !has_texts(c->book, &c->series.at[c->series.len - 1]->categories);
}

static void put_category_axis(const struct writer_chart *c, const struct writer_axis *a, const char *side, struct buf *out)
{
	buf_fmt(out, "<c:catAx><c:axId val=\"%s\"/>", CATEGORY_ID);
	put_scaling(a, out);
	buf_fmt(out, "<c:axPos val=\"%s\"/>%s", side, has_number_names(c) ? "<c:numFmt formatCode=\"General\" sourceLinked=\"1\"/>" : "");
	put_labels(a, out);
	buf_fmt(out, "<c:crossAx val=\"%s\"/><c:crosses val=\"autoZero\"/><c:auto val=\"1\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/>", VALUE_ID);
	if (a->every)
		buf_fmt(out, "<c:tickLblSkip val=\"%d\"/>", a->every);
	buf_text(out, "</c:catAx>");
}

struct axis_place { const char *id, *other, *side; bool has_lines, is_upright, is_between; };

static void put_value_axis(const struct writer_axis *a, struct axis_place p, struct buf *out)
{
	buf_fmt(out, "<c:valAx><c:axId val=\"%s\"/>", p.id);
	put_scaling(a, out);
	buf_fmt(out, "<c:axPos val=\"%s\"/>%s", p.side, p.has_lines || a->has_lines ? "<c:majorGridlines/>" : "");
	put_title(a->name, p.is_upright, out);
	buf_text(out, "<c:numFmt formatCode=\"");
	put_value(out, a->code.len ? a->code : STR("General"));
	buf_text(out, a->code.len ? "\" sourceLinked=\"0\"/>" : "\" sourceLinked=\"1\"/>");
	buf_text(out, a->has_no_ticks ? "<c:majorTickMark val=\"none\"/>" : "");
	put_labels(a, out);
	buf_fmt(out, "<c:crossAx val=\"%s\"/><c:crosses val=\"autoZero\"/><c:crossBetween val=\"%s\"/>", p.other, p.is_between ? "between" : "midCat");
	if (a->step > 0) {
		buf_text(out, "<c:majorUnit val=\"");
		put_double(out, a->step);
		buf_text(out, "\"/>");
	}
	buf_text(out, "</c:valAx>");
}

static void put_axes(const struct writer_chart *c, struct buf *out)
{
	if (c->type == LXW_CHART_SCATTER) {
		put_value_axis(&c->x, (struct axis_place){ CATEGORY_ID, VALUE_ID, "b", false, false, false }, out);
		put_value_axis(&c->y, (struct axis_place){ VALUE_ID, CATEGORY_ID, "l", true, true, false }, out);
	} else if (c->type == LXW_CHART_BAR) { /* lying: its values go along X */
		put_category_axis(c, &c->y, "l", out);
		put_value_axis(&c->x, (struct axis_place){ VALUE_ID, CATEGORY_ID, c->y.is_reversed ? "t" : "b", true, false, true }, out);
	} else {
		put_category_axis(c, &c->x, "b", out);
		put_value_axis(&c->y, (struct axis_place){ VALUE_ID, CATEGORY_ID, "l", true, true, true }, out);
	}
}

/* ---- the chart ---- */

static void put_plot(const struct writer_chart *c, struct buf *out)
{
	const char *kind = c->type == LXW_CHART_SCATTER ? "scatterChart" : c->type == LXW_CHART_BAR ? "barChart" : "lineChart";
	buf_fmt(out, "<c:plotArea><c:layout/><c:%s>", kind);
	buf_text(out, c->type == LXW_CHART_SCATTER ? "<c:scatterStyle val=\"lineMarker\"/>" :
		c->type == LXW_CHART_BAR ? "<c:barDir val=\"bar\"/><c:grouping val=\"clustered\"/>" : "<c:grouping val=\"standard\"/>");
	for (size_t i = 0; i < c->series.len; i++)
		put_series(c->series.at[i], i, out);
	if (c->type == LXW_CHART_BAR && c->gap)
		buf_fmt(out, "<c:gapWidth val=\"%d\"/>", c->gap);
	if (c->type == LXW_CHART_LINE)
		buf_text(out, "<c:marker val=\"1\"/>");
	buf_fmt(out, "<c:axId val=\"%s\"/><c:axId val=\"%s\"/></c:%s>", CATEGORY_ID, VALUE_ID, kind);
	put_axes(c, out);
	buf_text(out, "</c:plotArea>");
}

void put_chart(const struct writer_chart *c, struct buf *out)
{
	buf_text(out, WRITER_HEAD);
	buf_text(out, "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
		" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:lang val=\"en-US\"/><c:chart>");
	put_title(c->title, false, out);
	put_plot(c, out);
	if (c->legend == LXW_CHART_LEGEND_BOTTOM)
		buf_text(out, "<c:legend><c:legendPos val=\"b\"/><c:layout/></c:legend>");
	buf_text(out, "<c:plotVisOnly val=\"1\"/>");
	buf_text(out, c->blanks == LXW_CHART_BLANKS_AS_CONNECTED ? "<c:dispBlanksAs val=\"span\"/>" : "");
	buf_text(out, "</c:chart><c:printSettings><c:headerFooter/><c:pageMargins b=\"0.75\" l=\"0.7\" r=\"0.7\" t=\"0.75\" header=\"0.3\" footer=\"0.3\"/><c:pageSetup/>"
		"</c:printSettings></c:chartSpace>");
}

/* ---- where charts stand in a sheet ---- */

enum { EMU_A_PIXEL = 9525, COLUMN_PIXELS = 64, ROW_PIXELS = 20 };

static double column_pixels(const struct writer_sheet *s, lxw_col_t column)
{
	for (size_t i = s->columns.len; i--;)
		if (s->columns.at[i].first <= column && column <= s->columns.at[i].last) {
			double width = s->columns.at[i].width;
			return width < 1 ? (unsigned)(width * 12 + 0.5) : (unsigned)(width * 7 + 0.5) + 5;
		}
	return COLUMN_PIXELS;
}

static double row_pixels(const struct writer_sheet *s, lxw_row_t row)
{
	double height = row < s->rows.len ? s->rows.at[row].height : 0;
	return height > 0 ? (unsigned)(4.0 / 3 * height) : ROW_PIXELS;
}

static size_t emu_of(double pixels)
{
	return (size_t)(pixels * EMU_A_PIXEL + 0.5);
}

static void put_corner(const char *name, lxw_col_t column, double x, lxw_row_t row, double y, struct buf *out)
{
	buf_fmt(out, "<xdr:%s><xdr:col>%d</xdr:col><xdr:colOff>%zu</xdr:colOff><xdr:row>%zu</xdr:row><xdr:rowOff>%zu</xdr:rowOff></xdr:%s>", name, column, emu_of(x),
		(size_t)row, emu_of(y), name);
}

static void put_anchor(const struct writer_sheet *s, const struct writer_chart *c, struct buf *out)
{
	lxw_col_t column = c->column;
	lxw_row_t row = c->row;
	double x = c->x_offset, y = c->y_offset;
	for (; x >= column_pixels(s, column); column++)
		x -= column_pixels(s, column);
	for (; y >= row_pixels(s, row); row++)
		y -= row_pixels(s, row);
	put_corner("from", column, x, row, y, out);
	double right = x + c->width, bottom = y + c->height;
	for (; right >= column_pixels(s, column); column++)
		right -= column_pixels(s, column);
	for (; bottom >= row_pixels(s, row); row++)
		bottom -= row_pixels(s, row);
	put_corner("to", column, right, row, bottom, out);
}

void put_drawing(const struct writer_sheet *s, struct buf *out)
{
	buf_text(out, WRITER_HEAD);
	buf_text(out, "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">");
	for (size_t i = 0; i < s->charts.len; i++) {
		buf_text(out, "<xdr:twoCellAnchor>");
		put_anchor(s, s->charts.at[i], out);
		buf_fmt(out, "<xdr:graphicFrame macro=\"\"><xdr:nvGraphicFramePr><xdr:cNvPr id=\"%zu\" name=\"Chart %zu\" descr=\"", i + 2, i + 1);
		put_value(out, s->charts.at[i]->description);
		buf_text(out, "\"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm><a:graphic>");
		buf_fmt(out, "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\""
			" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId%zu\"/></a:graphicData></a:graphic></xdr:graphicFrame>", i + 1);
		buf_text(out, "<xdr:clientData/></xdr:twoCellAnchor>");
	}
	buf_text(out, "</xdr:wsDr>");
}
