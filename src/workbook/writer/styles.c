/* styles.c — formats of cells, and the part that lists them: fonts, grounds and borders that are equal are written once. */
#include "workbook/writer/writer.h"

#include <string.h>

enum { FIRST_CODE = 164 };

static struct writer_format *format_of(lxw_format *f)
{
	return (struct writer_format *)(void *)f;
}

void writer_format_set_align(lxw_format *format, uint8_t alignment)
{
	format_of(format)->vertical = alignment;
}

void writer_format_set_bg_color(lxw_format *format, lxw_color_t color)
{
	format_of(format)->background = color;
}

void writer_format_set_bold(lxw_format *format)
{
	format_of(format)->is_bold = true;
}

void writer_format_set_bottom(lxw_format *format, uint8_t style)
{
	format_of(format)->bottom = style;
}

void writer_format_set_bottom_color(lxw_format *format, lxw_color_t color)
{
	format_of(format)->line = color;
}

void writer_format_set_font_color(lxw_format *format, lxw_color_t color)
{
	format_of(format)->color = color;
}

void writer_format_set_indent(lxw_format *format, uint8_t level)
{
	format_of(format)->indent = level;
}

void writer_format_set_num_format(lxw_format *format, const char *code)
{
	format_of(format)->code = code;
}

void writer_format_set_text_wrap(lxw_format *format)
{
	format_of(format)->wraps = true;
}

void writer_format_set_underline(lxw_format *format, uint8_t style)
{
	format_of(format)->is_underlined = style == LXW_UNDERLINE_SINGLE;
}

/* ---- each once ---- */

static int listed(struct writer_book *b, struct writer_texts *list, struct buf *written)
{
	int number = (int)text_number(&b->arena, list, buf_as_str(written));
	buf_clear(written);
	return number;
}

static int font_of(struct writer_book *b, const struct writer_format *f, struct buf *out)
{
	buf_fmt(out, "<font>%s%s<sz val=\"11\"/>", f->is_bold ? "<b/>" : "", f->is_underlined ? "<u/>" : "");
	if (f->color)
		buf_fmt(out, "<color rgb=\"FF%06X\"/>", (unsigned)f->color);
	else
		buf_text(out, "<color theme=\"1\"/>");
	buf_text(out, "<name val=\"Calibri\"/><family val=\"2\"/><scheme val=\"minor\"/></font>");
	return listed(b, &b->looks.fonts, out);
}

static int fill_of(struct writer_book *b, const struct writer_format *f, struct buf *out)
{
	if (!f->background)
		return 0;
	buf_fmt(out, "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF%06X\"/><bgColor indexed=\"64\"/></patternFill></fill>", (unsigned)f->background);
	return listed(b, &b->looks.fills, out);
}

static int border_of(struct writer_book *b, const struct writer_format *f, struct buf *out)
{
	buf_text(out, "<border><left/><right/><top/>");
	if (f->bottom == LXW_BORDER_THIN)
		buf_fmt(out, "<bottom style=\"thin\"><color rgb=\"FF%06X\"/></bottom>", (unsigned)f->line);
	else
		buf_text(out, "<bottom/>");
	buf_text(out, "<diagonal/></border>");
	return listed(b, &b->looks.borders, out);
}

static int code_of(struct writer_book *b, const struct writer_format *f, struct buf *out)
{
	if (!f->code || !*f->code)
		return 0;
	put_value(out, str_of(f->code));
	return FIRST_CODE + listed(b, &b->looks.codes, out);
}

static void put_alignment(const struct writer_format *f, struct buf *out)
{
	buf_text(out, "<alignment");
	if (f->indent)
		buf_text(out, " horizontal=\"left\"");
	if (f->vertical)
		buf_fmt(out, " vertical=\"%s\"", f->vertical == LXW_ALIGN_VERTICAL_TOP ? "top" : "center");
	if (f->indent)
		buf_fmt(out, " indent=\"%d\"", f->indent);
	if (f->wraps)
		buf_text(out, " wrapText=\"1\"");
	buf_text(out, "/></xf>");
}

static int listed_look(struct writer_book *b, const struct writer_format *f)
{
	struct buf out = { 0 };
	int code = code_of(b, f, &out), font = font_of(b, f, &out), fill = fill_of(b, f, &out), border = border_of(b, f, &out);
	bool is_aligned = f->indent || f->vertical || f->wraps;
	buf_fmt(&out, "<xf numFmtId=\"%d\" fontId=\"%d\" fillId=\"%d\" borderId=\"%d\" xfId=\"0\"%s%s%s%s%s", code, font, fill, border, code ? " applyNumberFormat=\"1\"" : "",
		font ? " applyFont=\"1\"" : "", fill ? " applyFill=\"1\"" : "", border ? " applyBorder=\"1\"" : "", is_aligned ? " applyAlignment=\"1\">" : "/>");
	if (is_aligned)
		put_alignment(f, &out);
	int look = listed(b, &b->looks.all, &out);
	buf_finish(&out);
	return look;
}

void begin_looks(struct writer_book *b)
{
	static const struct writer_format PLAIN = { 0 };
	text_number(&b->arena, &b->looks.fills, STR("<fill><patternFill patternType=\"none\"/></fill>"));
	text_number(&b->arena, &b->looks.fills, STR("<fill><patternFill patternType=\"gray125\"/></fill>"));
	listed_look(b, &PLAIN);
}

int look_of(struct writer_book *b, struct writer_format *f)
{
	if (f && !f->look)
		f->look = listed_look(b, f);
	return f ? f->look : 0;
}

/* ---- the part ---- */

static void put_list(const struct writer_texts *list, const char *name, struct buf *out)
{
	buf_fmt(out, "<%s count=\"%zu\">", name, list->numbers.len);
	for (size_t i = 0; i < list->numbers.len; i++)
		buf_str(out, list->numbers.entries[i].name);
	buf_fmt(out, "</%s>", name);
}

static void put_codes(const struct writer_texts *codes, struct buf *out)
{
	if (!codes->numbers.len)
		return;
	buf_fmt(out, "<numFmts count=\"%zu\">", codes->numbers.len);
	for (size_t i = 0; i < codes->numbers.len; i++)
		buf_fmt(out, "<numFmt numFmtId=\"%zu\" formatCode=\"%.*s\"/>", FIRST_CODE + i, STR_ARG(codes->numbers.entries[i].name));
	buf_text(out, "</numFmts>");
}

void put_styles(const struct writer_book *b, struct buf *out)
{
	buf_text(out, WRITER_HEAD);
	buf_text(out, "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
	put_codes(&b->looks.codes, out);
	put_list(&b->looks.fonts, "fonts", out);
	put_list(&b->looks.fills, "fills", out);
	put_list(&b->looks.borders, "borders", out);
	buf_text(out, "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
	put_list(&b->looks.all, "cellXfs", out);
	buf_text(out, "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles><dxfs count=\"0\"/>"
		"<tableStyles count=\"0\" defaultTableStyle=\"TableStyleMedium9\" defaultPivotStyle=\"PivotStyleLight16\"/></styleSheet>");
}
