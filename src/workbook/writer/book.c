/* book.c — a book, from its beginning to its package: which parts it has, and in which order. */
#include "workbook/writer/writer.h"

#include "cjm/memory.h"
#include "cjm/zip.h"

#define TYPES "application/vnd.openxmlformats-"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATIONS_BEGIN "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"

void writer_functions(struct xlsx_lib *lib)
{
#define FUNCTION(name) lib->name = writer_##name;
#include "workbook/library/xlsx_lib.def"
#undef FUNCTION
}

static struct writer_book *book_of(lxw_workbook *file)
{
	return (struct writer_book *)(void *)file;
}

lxw_workbook *writer_workbook_new(const char *path)
{
	struct writer_book *b = memory_new(sizeof *b);
	(void)path; /* it is in memory */
	begin_looks(b);
	return (lxw_workbook *)(void *)b;
}

void writer_lxw_workbook_free(lxw_workbook *file)
{
	struct writer_book *b = book_of(file);
	arena_finish(&b->arena);
	memory_free(b);
}

lxw_error writer_workbook_close(lxw_workbook *file)
{
	writer_lxw_workbook_free(file);
	return LXW_NO_ERROR;
}

lxw_error writer_workbook_set_properties(lxw_workbook *file, lxw_doc_properties *properties)
{
	struct writer_book *b = book_of(file);
	b->title = str_copy(&b->arena, str_of(properties->title));
	b->created = properties->created;
	return LXW_NO_ERROR;
}

lxw_worksheet *writer_workbook_add_worksheet(lxw_workbook *file, const char *name)
{
	struct writer_book *b = book_of(file);
	struct writer_sheet *s = ARENA_NEW(&b->arena, struct writer_sheet);
	s->book = b;
	s->name = str_copy(&b->arena, str_of(name));
	s->number = b->sheets.len;
	VEC_PUSH(&b->arena, &b->sheets, s);
	return (lxw_worksheet *)(void *)s;
}

lxw_chart *writer_workbook_add_chart(lxw_workbook *file, uint8_t type)
{
	struct writer_book *b = book_of(file);
	struct writer_chart *c = ARENA_NEW(&b->arena, struct writer_chart);
	c->book = b;
	c->type = type;
	return (lxw_chart *)(void *)c;
}

lxw_format *writer_workbook_add_format(lxw_workbook *file)
{
	return (lxw_format *)(void *)ARENA_NEW(&book_of(file)->arena, struct writer_format);
}

/* ---- the package ---- */

struct packaging { /* that is being made */
	struct writer_book *book;
	VEC(struct zip_part) parts;
	struct buf part;
	size_t charts, drawings;
};

static void end_part(struct packaging *p, struct str name)
{
	struct zip_part part = { name, buf_take(&p->part, &p->book->arena) };
	if (part.bytes.len)
		VEC_PUSH(&p->book->arena, &p->parts, part);
}

static void end_numbered_part(struct packaging *p, const char *before, size_t number, const char *behind)
{
	end_part(p, str_fmt(&p->book->arena, "%s%zu%s", before, number, behind));
}

static void list_type(struct buf *out, const char *part, size_t number, const char *type)
{
	buf_fmt(out, "<Override PartName=\"/%s", part);
	if (number)
		buf_fmt(out, "%zu.xml", number);
	buf_fmt(out, "\" ContentType=\"" TYPES "%s+xml\"/>", type);
}

static void put_types(struct packaging *p)
{
	struct buf *out = &p->part;
	buf_text(out, WRITER_HEAD);
	buf_text(out, "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
		"<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
	list_type(out, "docProps/app.xml", 0, "officedocument.extended-properties");
	list_type(out, "docProps/core.xml", 0, "package.core-properties");
	list_type(out, "xl/styles.xml", 0, "officedocument.spreadsheetml.styles");
	list_type(out, "xl/theme/theme1.xml", 0, "officedocument.theme");
	list_type(out, "xl/workbook.xml", 0, "officedocument.spreadsheetml.sheet.main");
	for (size_t i = 1; i <= p->book->sheets.len; i++)
		list_type(out, "xl/worksheets/sheet", i, "officedocument.spreadsheetml.worksheet");
	for (size_t i = 1; i <= p->charts; i++)
		list_type(out, "xl/charts/chart", i, "officedocument.drawingml.chart");
	for (size_t i = 1; i <= p->drawings; i++)
		list_type(out, "xl/drawings/drawing", i, "officedocument.drawing");
	if (p->book->text_uses)
		list_type(out, "xl/sharedStrings.xml", 0, "officedocument.spreadsheetml.sharedStrings");
	buf_text(out, "</Types>");
	end_part(p, STR("[Content_Types].xml"));
}

static void put_book_links(struct packaging *p)
{
	struct buf *out = &p->part;
	static const char *const OTHERS[] = { "theme\" Target=\"theme/theme1", "styles\" Target=\"styles", "sharedStrings\" Target=\"sharedStrings" };
	size_t count = 0;
	buf_fmt(out, "%s" RELATIONS_BEGIN, WRITER_HEAD);
	for (size_t i = 1; i <= p->book->sheets.len; i++)
		buf_fmt(out, "<Relationship Id=\"rId%zu\" Type=\"" RELATIONS "worksheet\" Target=\"worksheets/sheet%zu.xml\"/>", ++count, i);
	for (size_t i = 0; i < 2 + (p->book->text_uses > 0); i++)
		buf_fmt(out, "<Relationship Id=\"rId%zu\" Type=\"" RELATIONS "%s.xml\"/>", ++count, OTHERS[i]);
	buf_text(out, "</Relationships>");
	end_part(p, STR("xl/_rels/workbook.xml.rels"));
}

static void put_package_links(struct packaging *p)
{
	buf_fmt(&p->part, "%s" RELATIONS_BEGIN "<Relationship Id=\"rId1\" Type=\"" RELATIONS "officeDocument\" Target=\"xl/workbook.xml\"/>", WRITER_HEAD);
	buf_text(&p->part, "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
		"<Relationship Id=\"rId3\" Type=\"" RELATIONS "extended-properties\" Target=\"docProps/app.xml\"/></Relationships>");
	end_part(p, STR("_rels/.rels"));
}

static bool is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* XML holds no controls: a workbook writes them by their number. */
static void put_text(struct buf *out, struct str text)
{
	size_t from = 0;
	for (size_t at = 0; at < text.len; at++) {
		unsigned char c = (unsigned char)text.at[at];
		if (c >= 0x20 || c == '\t' || c == '\n')
			continue;
		put_data(out, str_slice(text, from, at));
		buf_fmt(out, "_x%04X_", c);
		from = at + 1;
	}
	put_data(out, str_slice(text, from, text.len));
}

static void put_texts(struct packaging *p)
{
	const struct names *texts = &p->book->texts.numbers;
	if (!p->book->text_uses)
		return;
	buf_fmt(&p->part, "%s<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"%zu\" uniqueCount=\"%zu\">", WRITER_HEAD, p->book->text_uses, texts->len);
	for (size_t i = 0; i < texts->len; i++) {
		struct str text = texts->entries[i].name;
		buf_text(&p->part, is_white(text.at[0]) || is_white(text.at[text.len - 1]) ? "<si><t xml:space=\"preserve\">" : "<si><t>");
		put_text(&p->part, text);
		buf_text(&p->part, "</t></si>");
	}
	buf_text(&p->part, "</sst>");
	end_part(p, STR("xl/sharedStrings.xml"));
}

static void put_sheets(struct packaging *p)
{
	for (size_t i = 0; i < p->book->sheets.len; i++) {
		struct writer_sheet *s = p->book->sheets.at[i];
		put_sheet(s, s->charts.len, &p->part);
		end_numbered_part(p, "xl/worksheets/sheet", i + 1, ".xml");
	}
}

static void put_charts(struct packaging *p)
{
	size_t charts = 0, drawings = 0;
	for (size_t i = 0; i < p->book->sheets.len; i++)
		for (size_t k = 0; k < p->book->sheets.at[i]->charts.len; k++) {
			put_chart(p->book->sheets.at[i]->charts.at[k], &p->part);
			end_numbered_part(p, "xl/charts/chart", ++charts, ".xml");
		}
	for (size_t i = 0; i < p->book->sheets.len; i++)
		if (p->book->sheets.at[i]->charts.len) {
			put_drawing(p->book->sheets.at[i], &p->part);
			end_numbered_part(p, "xl/drawings/drawing", ++drawings, ".xml");
		}
}

static void put_links_of_sheets(struct packaging *p)
{
	size_t charts = 0, drawings = 0;
	for (size_t i = 0, drawing = 0; i < p->book->sheets.len; i++) {
		const struct writer_sheet *s = p->book->sheets.at[i];
		drawing += s->charts.len > 0;
		put_sheet_links(s, s->charts.len ? drawing : 0, &p->part);
		end_numbered_part(p, "xl/worksheets/_rels/sheet", i + 1, ".xml.rels");
	}
	for (size_t i = 0; i < p->book->sheets.len; i++) {
		const struct writer_sheet *s = p->book->sheets.at[i];
		if (!s->charts.len)
			continue;
		buf_fmt(&p->part, "%s" RELATIONS_BEGIN, WRITER_HEAD);
		for (size_t k = 1; k <= s->charts.len; k++)
			buf_fmt(&p->part, "<Relationship Id=\"rId%zu\" Type=\"" RELATIONS "chart\" Target=\"../charts/chart%zu.xml\"/>", k, ++charts);
		buf_text(&p->part, "</Relationships>");
		end_numbered_part(p, "xl/drawings/_rels/drawing", ++drawings, ".xml.rels");
	}
}

static void put_parts(struct packaging *p)
{
	put_types(p);
	put_package_links(p);
	put_book_links(p);
	put_sheets(p); /* which gives formats their numbers */
	put_book(p->book, &p->part);
	end_part(p, STR("xl/workbook.xml"));
	put_charts(p);
	put_texts(p);
	put_theme(&p->part);
	end_part(p, STR("xl/theme/theme1.xml"));
	put_styles(p->book, &p->part);
	end_part(p, STR("xl/styles.xml"));
	put_links_of_sheets(p);
	put_facts_of_book(p->book, &p->part);
	end_part(p, STR("docProps/core.xml"));
	put_program(p->book, &p->part);
	end_part(p, STR("docProps/app.xml"));
}

void writer_finish(lxw_workbook *file, struct buf *out)
{
	struct packaging p = { .book = book_of(file) };
	if (!p.book->sheets.len)
		writer_workbook_add_worksheet(file, "Sheet1"); /* no book is without one */
	for (size_t i = 0; i < p.book->sheets.len; i++) {
		p.charts += p.book->sheets.at[i]->charts.len;
		p.drawings += p.book->sheets.at[i]->charts.len > 0;
	}
	put_parts(&p);
	zip_pack(&p.book->arena, p.parts.at, p.parts.len, out);
	buf_finish(&p.part);
	writer_workbook_close(file);
}
