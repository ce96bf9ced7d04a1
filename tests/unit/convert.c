/* convert.c — texts made of texts, without a file: what an editor or another program asks for. */
#include "check.h"

#include "cjm/convert.h"

static const char *text_of(const struct conversion *c)
{
	return c->text.at ? c->text.at : "";
}

static void test_layout(void)
{
	struct conversion c;
	conversion_init(&c);
	CHECK(convert_layout(&c, STR("a.cjm"), STR("journey   \"Coffee\"\n stage \"Order\"   # here\n")));
	CHECK_STR(text_of(&c), "journey \"Coffee\"\n  stage \"Order\"  # here\n");
	CHECK(!c.why.len && !c.found.error_count);
	conversion_finish(&c);
	conversion_init(&c);
	CHECK(!convert_layout(&c, STR("a.cjm"), STR("journey \"Coffee\"\n  stagge \"Order\"\n")));
	CHECK(c.found.error_count == 1 && !c.why.len && !c.text.len);
	conversion_finish(&c);
}

/* What is included is known only to an editor. */
static void test_naming(void)
{
	struct project p;
	struct conversion c;
	project_init(&p, NULL);
	project_overlay(&p, "people.cjm", STR("persona ada \"Ada\"\n"));
	conversion_init(&c);
	CHECK(convert_naming(&c, &p, STR("a.cjm"), STR("include \"people.cjm\"\njourney \"Coffee\"\n  persona ada\n  stage \"Order\"\n")));
	CHECK_STR(text_of(&c), "include \"people.cjm\"\njourney coffee \"Coffee\"\n  persona ada\n  stage order \"Order\"\n");
	conversion_finish(&c);
	conversion_init(&c);
	CHECK(!convert_naming(&c, &p, STR("a.cjm"), STR("include \"none.cjm\"\njourney \"Coffee\"\n")));
	CHECK(c.found.error_count && !c.text.len);
	conversion_finish(&c);
	project_finish(&p);
}

static bool import_as(struct conversion *c, enum import_format format, const char *sheet, const char *bytes)
{
	conversion_init(c);
	return convert_import(c, (struct import_request){ format, { .sheet = str_of(sheet) } }, STR("visit"), str_of(bytes));
}

static void test_import(void)
{
	static const char DIAGRAM[] = "journey\n  title A visit\n  section Arrive\n    Parks: 3: Ann\n";
	struct conversion c;
	CHECK(import_as(&c, IMPORT_FORMAT_COUNT, "", DIAGRAM));
	CHECK(strstr(text_of(&c), "journey \"A visit\""));
	conversion_finish(&c);
	CHECK(!import_as(&c, IMPORT_FORMAT_COUNT, "2", DIAGRAM));
	CHECK_STR(c.why.at, "--sheet is only for workbooks, but visit is read as mermaid");
	conversion_finish(&c);
	CHECK(!import_as(&c, IMPORT_FORMAT_COUNT, "", "%PDF-1.4"));
	CHECK(!c.why.len && c.found.error_count == 1);
	conversion_finish(&c);
	for (int i = 0; i < IMPORT_FORMAT_COUNT; i++)
		CHECK(import_format_named(str_of(import_format_name((enum import_format)i))) == (enum import_format)i);
	CHECK(import_format_named(STR("word")) == IMPORT_FORMAT_COUNT);
}

int main(void)
{
	test_layout();
	test_naming();
	test_import();
	return check_report();
}
