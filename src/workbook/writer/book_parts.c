/* book_parts.c — the parts of a book as a whole. */
#include "workbook/writer/writer.h"

#include <string.h>

#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* ---- names that formulas know: filters and the rows on each page ---- */

struct defined_name { const struct writer_sheet *sheet; struct str sheet_name; bool is_filter; };

static int lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
}

static int compare_names(const struct defined_name *a, const struct defined_name *b)
{
	if (a->is_filter != b->is_filter)
		return a->is_filter ? -1 : 1;
	size_t at = 0;
	while (at < a->sheet_name.len && at < b->sheet_name.len && lower(a->sheet_name.at[at]) == lower(b->sheet_name.at[at]))
		at++;
	return (at < a->sheet_name.len ? lower(a->sheet_name.at[at]) : 0) - (at < b->sheet_name.len ? lower(b->sheet_name.at[at]) : 0);
}

struct defined_names { VEC(struct defined_name) list; };

static void add_name(struct writer_book *b, struct defined_names *names, struct defined_name n)
{
	size_t at = names->list.len;
	VEC_PUSH(&b->arena, &names->list, n);
	for (; at && compare_names(&n, &names->list.at[at - 1]) < 0; at--)
		names->list.at[at] = names->list.at[at - 1];
	names->list.at[at] = n;
}

static struct defined_names names_of(const struct writer_book *book)
{
	struct writer_book *b = (struct writer_book *)book; /* for its memory */
	struct defined_names names = { 0 };
	for (size_t i = 0; i < b->sheets.len; i++) {
		const struct writer_sheet *s = b->sheets.at[i];
		struct buf quoted = { 0 };
		put_sheet_name(&quoted, s->name);
		struct defined_name n = { s, buf_take(&quoted, &b->arena), true };
		buf_finish(&quoted);
		if (s->has_filter)
			add_name(b, &names, n);
		n.is_filter = false;
		if (s->repeats_rows)
			add_name(b, &names, n);
	}
	return names;
}

static void put_name(const struct defined_name *n, struct buf *out)
{
	struct buf formula = { 0 };
	buf_str(&formula, n->sheet_name);
	buf_char(&formula, '!');
	if (n->is_filter)
		put_range(&formula, &n->sheet->filter, true);
	else
		buf_fmt(&formula, "$%zu:$%zu", (size_t)n->sheet->repeat_first + 1, (size_t)n->sheet->repeat_last + 1);
	buf_fmt(out, "<definedName name=\"_xlnm.%s\" localSheetId=\"%zu\"%s>", n->is_filter ? "_FilterDatabase" : "Print_Titles", n->sheet->number, n->is_filter ? " hidden=\"1\"" : "");
	put_data(out, buf_as_str(&formula));
	buf_text(out, "</definedName>");
	buf_finish(&formula);
}

void put_book(const struct writer_book *b, struct buf *out)
{
	struct defined_names names = names_of(b);
	buf_text(out, WRITER_HEAD);
	buf_text(out, "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" RELATIONS "\"><fileVersion appName=\"xl\" lastEdited=\"4\" lowestEdited=\"4\""
		" rupBuild=\"4505\"/><workbookPr defaultThemeVersion=\"124226\"/><bookViews><workbookView xWindow=\"240\" yWindow=\"15\" windowWidth=\"16095\" windowHeight=\"9660\"/></bookViews><sheets>");
	for (size_t i = 0; i < b->sheets.len; i++) {
		buf_text(out, "<sheet name=\"");
		put_value(out, b->sheets.at[i]->name);
		buf_fmt(out, "\" sheetId=\"%zu\" r:id=\"rId%zu\"/>", i + 1, i + 1);
	}
	buf_text(out, names.list.len ? "</sheets><definedNames>" : "</sheets>");
	for (size_t i = 0; i < names.list.len; i++)
		put_name(&names.list.at[i], out);
	buf_text(out, names.list.len ? "</definedNames>" : "");
	buf_text(out, "<calcPr calcId=\"124519\" fullCalcOnLoad=\"1\"/></workbook>");
}

/* ---- docProps ---- */

static void put_count(const char *name, size_t count, struct buf *out)
{
	buf_fmt(out, "<vt:variant><vt:lpstr>%s</vt:lpstr></vt:variant><vt:variant><vt:i4>%zu</vt:i4></vt:variant>", name, count);
}

static void put_titles(const struct writer_book *b, const struct defined_names *names, size_t shown, struct buf *out)
{
	buf_fmt(out, "<TitlesOfParts><vt:vector size=\"%zu\" baseType=\"lpstr\">", b->sheets.len + shown);
	for (size_t i = 0; i < b->sheets.len; i++) {
		buf_text(out, "<vt:lpstr>");
		put_data(out, b->sheets.at[i]->name);
		buf_text(out, "</vt:lpstr>");
	}
	for (size_t i = 0; i < names->list.len; i++) {
		if (names->list.at[i].is_filter)
			continue;
		buf_text(out, "<vt:lpstr>");
		put_data(out, names->list.at[i].sheet_name);
		buf_text(out, "!Print_Titles</vt:lpstr>");
	}
	buf_text(out, "</vt:vector></TitlesOfParts>");
}

void put_program(const struct writer_book *b, struct buf *out)
{
	struct defined_names names = names_of(b);
	size_t shown = 0;
	for (size_t i = 0; i < names.list.len; i++)
		shown += !names.list.at[i].is_filter;
	buf_text(out, WRITER_HEAD);
	buf_text(out, "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\""
		" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><Application>Microsoft Excel</Application><DocSecurity>0</DocSecurity><ScaleCrop>false</ScaleCrop>");
	buf_fmt(out, "<HeadingPairs><vt:vector size=\"%d\" baseType=\"variant\">", shown ? 4 : 2);
	put_count("Worksheets", b->sheets.len, out);
	if (shown)
		put_count("Named Ranges", shown, out);
	buf_text(out, "</vt:vector></HeadingPairs>");
	put_titles(b, &names, shown, out);
	buf_text(out, "<Company></Company><LinksUpToDate>false</LinksUpToDate><SharedDoc>false</SharedDoc><HyperlinksChanged>false</HyperlinksChanged><AppVersion>12.0000</AppVersion></Properties>");
}

/* Days since 1970-01-01 as a date of the Gregorian calendar. */
static void put_day(struct buf *out, long days)
{
	enum { YEAR = 365, FOUR_YEARS = 1461, CENTURY = 36524, FOUR_CENTURIES = 146097, FROM_YEAR_0 = 719468 /* its March */ };
	long n = days + FROM_YEAR_0, era = n / FOUR_CENTURIES, day = n % FOUR_CENTURIES;
	long year = (day - day / (FOUR_YEARS - 1) + day / CENTURY - day / (FOUR_CENTURIES - 1)) / YEAR;
	day -= YEAR * year + year / 4 - year / 100;
	long month = (5 * day + 2) / 153, of_month = day - (153 * month + 2) / 5 + 1;
	month = month < 10 ? month + 3 : month - 9;
	buf_fmt(out, "%04d-%02d-%02d", (int)(era * 400 + year + (month <= 2)), (int)month, (int)of_month);
}

static void put_moment(const struct writer_book *b, const char *name, struct buf *out)
{
	enum { SECONDS_A_DAY = 86400 };
	long seconds = (long)(b->created % SECONDS_A_DAY);
	buf_fmt(out, "<dcterms:%s xsi:type=\"dcterms:W3CDTF\">", name);
	put_day(out, (long)(b->created / SECONDS_A_DAY));
	buf_fmt(out, "T%02d:%02d:%02dZ</dcterms:%s>", (int)(seconds / 3600), (int)(seconds / 60 % 60), (int)(seconds % 60), name);
}

void put_facts_of_book(const struct writer_book *b, struct buf *out)
{
	buf_text(out, WRITER_HEAD);
	buf_text(out, "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
		" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
	buf_text(out, "<dc:title>");
	put_data(out, b->title);
	buf_text(out, "</dc:title><dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>");
	put_moment(b, "created", out);
	put_moment(b, "modified", out);
	buf_text(out, "</cp:coreProperties>");
}
