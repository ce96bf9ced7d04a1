/* paint.c — tests of the scene and of all painters: what must be in their bytes, and what must never be.
 *
 * Other programs read what was written: xmllint, rsvg-convert, pdftotext, pdfinfo. Where one is missing, or cairo is, its
 * tests say so and are left out. */
#include "check.h"
#include "scene_sample.h"

#include "cjm/paint.h"

#include <stdlib.h>
#include <unistd.h>

/* ---- helpers ---- */

static char folder[] = "/tmp/cjm-paint-XXXXXX";

static const char *path_of(const char *name)
{
	static char path[128];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static void save_bytes(const char *name, struct str bytes)
{
	FILE *file = fopen(path_of(name), "wb");
	CHECK(file && fwrite(bytes.at, 1, bytes.len, file) == bytes.len);
	if (file)
		fclose(file);
}

/* Runs a shell command in the folder, what it says into `said`; its exit code. */
static int run_shell(const char *command, struct buf *said)
{
	char line[512], bytes[4096];
	buf_clear(said);
	snprintf(line, sizeof line, "cd %s && { %s; } 2>&1", folder, command);
	FILE *pipe = popen(line, "r");
	for (size_t count; pipe && (count = fread(bytes, 1, sizeof bytes, pipe)) > 0;)
		buf_add(said, bytes, count);
	return pipe ? pclose(pipe) : -1;
}

static bool has_program(const char *name)
{
	struct buf said = { 0 };
	char line[64];
	snprintf(line, sizeof line, "command -v %s", name);
	bool has = run_shell(line, &said) == 0;
	if (!has)
		left_out(name);
	buf_finish(&said);
	return has;
}

static bool contains_words(const struct buf *b, const char *words)
{
	return b->at && strstr(b->at, words);
}

static size_t count_of(const struct buf *b, const char *words)
{
	size_t count = 0;
	for (const char *at = b->at; at && (at = strstr(at, words)); at++)
		count++;
	return count;
}

static bool same_bytes(const struct buf *a, const struct buf *b)
{
	return str_equal(buf_as_str(a), buf_as_str(b));
}

/* A small scene with one text in it. */
static struct scene *scene_of(const char *text)
{
	struct scene *s = scene_new();
	s->width = 400;
	s->height = 100;
	s->background = (struct color){ 255, 255, 255, false };
	s->title = str_of(text);
	scene_text(s, &s->root, (struct font){ FACE_REGULAR, 13, 0 }, 10, 20, ANCHOR_LEFT, str_of(text));
	return s;
}

/* ---- links ---- */

static void test_links(void)
{
	static const char *const SAFE[] = {
		"https://example.org/", "http://example.org", "HTTPS://EXAMPLE.ORG", "mailto:a@example.org", "page.html", "../a/b.cjm#stage",
		"#achat", "a/b:c", "?q=a:b", "https://example.org/%2e%2e/a", "page.html?a=1&b=2", "été.html", "R&D.pdf", "a b.pdf", "a%20b.pdf",
		"https://[::1]:80/x", "https://münchen.example", "https://user@example.org/x",
	};
	static const char *const UNSAFE[] = {
		"", "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
		"javascript :alert(1)", "\x01javascript:alert(1)", "data:text/html,x", "DATA:text/html;base64,x", "vbscript:x", "file:///etc/passwd",
		"&#106;avascript:alert(1)", "javascript&colon;alert(1)", "&#x6A;avascript&#58;alert(1)", "java&Tab;script:x", "%6Aavascript:x",
		"https\xFF://x", "\xC2\xA0javascript:alert(1)", "\xE2\x80\x8Bjavascript:x", "blob:https://x", "httpsx://a", "htt:x", "http\n://x",
		"x\x7F", "jar:file:x", "view-source:x", "ｊavascript:x", "//example.org/x", "/etc/passwd", "/a:b", "\\\\host\\share", "\\/host", "/\\host",
		"https:\\\\host", "https:/\\host", "a\\b", "http:", "https://", "https:///a", "https:example.org", "http:/a", "https://?a", "https://@", "http:a@b",
		" //host", "\xC2\xA0//host", "\xE2\x80\x8B//host", "//host ", "a.html ", "\xC2\x85//host", "a\xE2\x80\xAE" "b.html", "%2e%2e/a", "a/%2E./b",
		"%2f%2fhost", "a%5Cb", "a%00b", "mailto:", "mailto:?subject=a", "mailto:a", "mailto:@", "HTTP:", "&#47;&#47;host",
	};
	for (size_t i = 0; i < sizeof SAFE / sizeof *SAFE; i++)
		check_count(link_is_safe(str_of(SAFE[i])), __FILE__, __LINE__, "should be safe", SAFE[i]);
	for (size_t i = 0; i < sizeof UNSAFE / sizeof *UNSAFE; i++)
		check_count(!link_is_safe(str_of(UNSAFE[i])), __FILE__, __LINE__, "should be unsafe", UNSAFE[i]);
	CHECK(!link_is_safe((struct str){ "a\0b", 3 }));
	static const struct { const char *link; int climb; } CLIMBS[] = {
		{ "a.md", 0 }, { "../a.md", 1 }, { "a/../b", 0 }, { "a/../../b", 1 }, { "./../.././x", 2 }, { "..", 1 }, { "a//../../x", 1 }, { "...", 0 },
		{ "x?a=../..", 0 }, { "x#../..", 0 }, { "https://example.org/../..", 0 }, { "..?a", 1 },
	};
	for (size_t i = 0; i < sizeof CLIMBS / sizeof *CLIMBS; i++)
		check_count(link_climb(str_of(CLIMBS[i].link)) == CLIMBS[i].climb, __FILE__, __LINE__, "climbs otherwise", CLIMBS[i].link);
}

/* A ticket's number is no place to go to, whatever a browser would make of it. */
static void test_addresses(void)
{
	static const struct { const char *link, *name; bool is_address; } ROWS[] = {
		{ "https://tickets.example.org/browse/PAY-12", "PAY-12", true }, { "https://example.org/pay/issues/12/", "12", true },
		{ "https://example.org/r#PAY-3", "PAY-3", true }, { "https://example.org/a?id=12", "example.org", true }, { "https://example.org", "example.org", true },
		{ "http://example.org/a-name-that-is-much-too-long-for-a-card", "example.org", true }, { "mailto:desk@example.org", "desk@example.org", true },
		{ "https://example.org@evil.example/?x", "evil.example", true },
		{ "PAY-12", "PAY-12", false }, { "#12", "#12", false }, { "12", "12", false }, { "tickets/12", "tickets/12", false }, { "", "", false },
		{ "javascript:alert(1)", "javascript:alert(1)", false }, { "java\tscript:x", "java\tscript:x", false },
	};
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
		check_count(link_is_address(str_of(ROWS[i].link)) == ROWS[i].is_address, __FILE__, __LINE__, "an address?", ROWS[i].link);
		check_count(str_is(link_name(str_of(ROWS[i].link)), ROWS[i].name), __FILE__, __LINE__, "its name", ROWS[i].link);
	}
}

static struct scene *scene_with_link(const char *link)
{
	struct scene *s = scene_of("link");
	struct shape *group = scene_group(s, &s->root, STR("touchpoint"), 0, 0);
	group->link = str_of(link);
	scene_text(s, group, (struct font){ FACE_REGULAR, 13, 0 }, 10, 50, ANCHOR_LEFT, STR("leads there"));
	return s;
}

static void test_links_in_svg(void)
{
	struct buf out = { 0 };
	struct scene *s = scene_with_link("javascript:alert(1)");
	paint_svg(s, (struct svg_options){ 0 }, &out);
	CHECK(!contains_words(&out, "javascript") && !contains_words(&out, "<a"));
	scene_free(s);
	buf_clear(&out);
	s = scene_with_link("https://example.org/?a=1&b=\"<2>\"");
	paint_svg(s, (struct svg_options){ 0 }, &out);
	CHECK(contains_words(&out, "xlink:href=\"https://example.org/?a=1&amp;b=&quot;&lt;2&gt;&quot;\""));
	scene_free(s);
	buf_clear(&out);
	s = scene_with_link("https://outer.example/");
	struct shape *inner = scene_group(s, s->root.last, STR("inner"), 0, 0);
	inner->link = STR("https://inner.example/");
	paint_svg(s, (struct svg_options){ 0 }, &out);
	CHECK(contains_words(&out, "outer.example") && !contains_words(&out, "inner.example"));
	scene_free(s);
	buf_finish(&out);
}

/* ---- where it stands ---- */

static void test_paths_beside(void)
{
	static const struct {
		const char *file, *other, *beside;
	} ROWS[] = {
		{ "a.cjm", "b.cjm", "b.cjm" }, { "a.cjm", "shared/b.cjm", "shared/b.cjm" }, { "maps/a.cjm", "maps/shared/b.cjm", "shared/b.cjm" },
		{ "maps/a.cjm", "shared/b.cjm", "../shared/b.cjm" }, { "maps/fr/a.cjm", "b.cjm", "../../b.cjm" }, { "./maps/a.cjm", "maps/b.cjm", "b.cjm" },
		{ "/srv/maps/a.cjm", "/srv/shared/b.cjm", "../shared/b.cjm" }, { "../a.cjm", "b.cjm", "b.cjm" }, { "../maps/a.cjm", "../b.cjm", "../b.cjm" },
		{ "maps/a.cjm", "/srv/b.cjm", "b.cjm" }, { "/srv/a.cjm", "b.cjm", "b.cjm" }, { "-", "shared/b.cjm", "shared/b.cjm" },
		{ "mapsa/a.cjm", "maps/b.cjm", "../maps/b.cjm" }, { "/srv/x/../maps/a.cjm", "/srv/shared/b.cjm", "../shared/b.cjm" }, { "maps//a.cjm", "maps/./b.cjm", "b.cjm" },
	};
	struct arena a = { 0 };
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
		CHECK_STR(path_from_file(&a, str_of(ROWS[i].file), str_of(ROWS[i].other)).at, ROWS[i].beside);
	arena_finish(&a);
}

/* Each kind of shape says where it stands; what the group around it has said already is not said again. */
static void test_places(void)
{
	struct sources sources;
	struct findings found;
	struct buf out = { 0 }, plain = { 0 };
	sources_init(&sources);
	findings_init(&found);
	uint32_t own = source_add(&sources, STR("maps/own.cjm"), STR("journey \"É\"\n  stage \"S\"\n"), &found), other = source_add(&sources, STR("maps/a&b.cjm"), STR("team us\n"), &found);
	struct span stage = { own, 15, 9 }, team = { other, 0, 7 }, name = { own, 8, 4 };
	struct scene *s = sample_scene();
	struct shape *g = scene_group(s, &s->root, STR("stage"), 0, 0);
	g->span = stage;
	scene_rect(s, g, 0, 0, 5, 5, 0)->span = stage;
	scene_circle(s, g, 0, 0, 5)->span = team;
	scene_text(s, g, (struct font){ FACE_REGULAR, 13, 0 }, 1, 2, ANCHOR_LEFT, STR("É"))->span = name;
	scene_text(s, &s->root, (struct font){ FACE_REGULAR, 13, 0 }, 1, 2, ANCHOR_LEFT, STR("behind"))->span = (struct span){ 9, 0, 1 }; /* in no file of these */
	paint_svg(s, (struct svg_options){ .lines_of = &sources, .file = own }, &out);
	CHECK(contains_words(&out, "<g class=\"stage\" data-line=\"2\" data-column=\"3\" role=\"graphics-object\">"));
	CHECK(contains_words(&out, "<rect x=\"0\" y=\"0\" width=\"5\" height=\"5\" fill"));
	CHECK(contains_words(&out, " r=\"5\" data-line=\"1\" data-column=\"1\" data-file=\"a&amp;b.cjm\""));
	CHECK(contains_words(&out, " y=\"2\" data-line=\"1\" data-column=\"9\" font-size"));
	CHECK(contains_words(&out, "<text x=\"1\" y=\"2\" font-size"));
	paint_svg(s, (struct svg_options){ 0 }, &plain);
	CHECK(!contains_words(&plain, "data-line") && plain.len > 0);
	scene_free(s);
	findings_finish(&found);
	sources_finish(&sources);
	buf_finish(&out);
	buf_finish(&plain);
}

/* ---- scene ---- */

static void test_mirror(void)
{
	struct buf before = { 0 }, turned = { 0 }, after = { 0 };
	struct scene *s = sample_scene();
	scene_dump(s, &before);
	scene_mirror(s);
	scene_dump(s, &turned);
	scene_mirror(s);
	scene_dump(s, &after);
	CHECK(!same_bytes(&before, &turned));
	CHECK_STR(after.at, before.at);
	scene_free(s);
	buf_finish(&before);
	buf_finish(&turned);
	buf_finish(&after);
}

static void test_mirror_places(void)
{
	struct scene *s = scene_new();
	s->width = 100;
	struct shape *group = scene_group(s, &s->root, STR("lane"), 10, 0);
	struct shape *deep = scene_group(s, group, STR("step"), 5, 0);
	struct shape *rect = scene_rect(s, deep, 1, 0, 20, 10, 0);
	struct shape *outside = scene_rect(s, &s->root, 90, 0, 10, 10, 0);
	scene_mirror(s);
	CHECK(group->x + deep->x + rect->x == 100 - (10 + 5 + 1 + 20));
	CHECK(outside->x == 0);
	scene_free(s);
}

static void test_lines(void)
{
	static const struct {
		const char *given, *clean;
	} ROWS[] = {
		{ "", "" }, { " a  b\t\nc ", "a b c" }, { "a\x01\x7F" "b", "ab" }, { "a\xFF" "b", "a\xEF\xBF\xBD" "b" }, { "été", "été" },
		{ "a\xC2\xAD" "b", "ab" }, { "exam\xC2\xAD", "exam-" }, { "a\xE2\x80\xA8" "b", "a b" }, { "\xEF\xBF\xBF", "\xEF\xBF\xBD" }, { " \t", "" },
	};
	struct arena a = { 0 };
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
		CHECK_STR(line_clean(&a, str_of(ROWS[i].given)).at, ROWS[i].clean);
	arena_finish(&a);
}

static void test_linear_memory(void)
{
	struct scene *few = sample_long(1000), *many = sample_long(4000);
	CHECK(many->arena.total < few->arena.total * 4 + few->arena.total / 2);
	CHECK(sizeof(struct shape) <= 160);
	scene_free(few);
	scene_free(many);
	scene_free(NULL);
}

/* ---- SVG ---- */

static void check_well_formed(const struct scene *s, const char *what)
{
	struct buf out = { 0 }, said = { 0 };
	paint_svg(s, (struct svg_options){ 0 }, &out);
	save_bytes("a.svg", buf_as_str(&out));
	check_count(run_shell("xmllint --noout a.svg", &said) == 0, __FILE__, __LINE__, what, said.at ? said.at : "");
	buf_finish(&out);
	buf_finish(&said);
}

static void test_hostile_texts(void)
{
	static const char *const TEXTS[] = {
		"</text><script>alert(1)</script>", "\" onload=\"alert(1)", "a & b &amp; &lt; ]]> <!-- -- -->", "\x01\x02\x08\x0B\x0C\x0E\x1F\x7F", "\xFF\xFE\x80 bad",
		"\xED\xA0\x80 surrogate", "\xF4\x90\x80\x80 beyond", "\xEF\xBF\xBE\xEF\xBF\xBF", "\xC2\x80\xC2\x9F", "&#0;&#x1;", "<![CDATA[", "<?xml?>", "'\"`",
		"\xE2\x80\xAE right to left", "   ", "",
	};
	for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
		struct scene *s = scene_of(TEXTS[i]);
		s->lang = s->author = s->description = s->family = str_of(TEXTS[i]);
		struct shape *group = scene_group(s, &s->root, str_of(TEXTS[i]), 0, 0);
		group->id = group->title = group->link = str_of(TEXTS[i]);
		scene_gradient(s, str_of(TEXTS[i]), (const struct stop[]){ { 0, { 0 }, 1 } }, 1);
		check_well_formed(s, TEXTS[i]);
		scene_free(s);
	}
}

/* Bytes of every kind in every order, from a generator that is always the same. */
static void test_random_bytes(void)
{
	uint32_t state = 1;
	for (int round = 0; round < 40; round++) {
		char text[200];
		for (size_t i = 0; i < sizeof text; i++) {
			state = state * 1664525u + 1013904223u;
			text[i] = (char)(state >> 24 ? state >> 24 : '<');
		}
		text[sizeof text - 1] = 0;
		struct scene *s = scene_of(text);
		scene_group(s, &s->root, str_of(text), 0, 0)->id = str_of(text);
		check_well_formed(s, "random bytes");
		scene_free(s);
	}
}

static void test_escapes(void)
{
	struct buf out = { 0 };
	struct scene *s = scene_of("a < b & \"c\" > d");
	paint_svg(s, (struct svg_options){ 0 }, &out);
	CHECK(contains_words(&out, ">a &lt; b &amp; &quot;c&quot; &gt; d</text>"));
	CHECK(!contains_words(&out, "<script") && !contains_words(&out, "style=") && !contains_words(&out, "foreignObject"));
	scene_free(s);
	buf_finish(&out);
}

static void test_ids(void)
{
	static const char *const WANTED[] = {
		"achat", "achat", "achat-2", "achat", "1er pas", "顧客", "مرحلة", "a b<c>", "", "title", "é:è", "--", "😀",
	};
	static const char *const WRITTEN[] = {
		"achat", "achat-2", "achat-2-2", "achat-3", "_1er-pas", "顧客", "مرحلة", "a-b-c-", NULL, "title-2", "é-è", "_--", "😀",
	};
	struct buf out = { 0 };
	struct scene *s = scene_of("ids");
	for (size_t i = 0; i < sizeof WANTED / sizeof *WANTED; i++)
		scene_group(s, &s->root, STR("step"), 0, 0)->id = str_of(WANTED[i]);
	paint_svg(s, (struct svg_options){ 0 }, &out);
	for (size_t i = 0; i < sizeof WRITTEN / sizeof *WRITTEN; i++) {
		char attribute[64];
		snprintf(attribute, sizeof attribute, " id=\"%s\"", WRITTEN[i] ? WRITTEN[i] : "");
		check_count(count_of(&out, attribute) == (WRITTEN[i] ? 1 : 0), __FILE__, __LINE__, "ids", attribute);
	}
	scene_free(s);
	buf_finish(&out);
}

static void test_directions(void)
{
	struct buf out = { 0 };
	struct scene *s = scene_new();
	s->width = s->height = 100;
	struct font font = { FACE_REGULAR, 13, 0 };
	struct str lines[] = { STR("שלום"), STR("Amazon"), STR(""), STR("hello") };
	scene_lines(s, &s->root, font, 10, 20, ANCHOR_LEFT, (struct lines){ .at = lines, .len = 4 });
	paint_svg(s, (struct svg_options){ 0 }, &out);
	/* The first two lines are one Hebrew paragraph, each a text of its own so that no viewer joins letters across them. */
	CHECK(count_of(&out, "<text") == 3);
	CHECK(count_of(&out, "text-anchor=\"end\" direction=\"rtl\"") == 2);
	CHECK(count_of(&out, "direction=\"rtl\"") == 2);
	scene_free(s);
	buf_finish(&out);
}

static void test_svg_again(void)
{
	struct buf one = { 0 }, two = { 0 };
	struct scene *s = sample_scene(), *again = sample_scene();
	paint_svg(s, (struct svg_options){ 0 }, &one);
	paint_svg(again, (struct svg_options){ 0 }, &two);
	CHECK(same_bytes(&one, &two));
	CHECK(contains_words(&one, "data:image/png;base64,iVBORw0KGgo"));
	CHECK(!contains_words(&one, "javascript"));
	scene_free(s);
	scene_free(again);
	buf_finish(&one);
	buf_finish(&two);
}

static void test_svg(void)
{
	test_escapes();
	test_ids();
	test_directions();
	test_svg_again();
	test_links_in_svg();
	if (!has_program("xmllint"))
		return;
	test_hostile_texts();
	test_random_bytes();
	struct scene *s = sample_scene();
	check_well_formed(s, "the sample");
	scene_mirror(s);
	check_well_formed(s, "the mirrored sample");
	scene_free(s);
}

/* ---- PNG ---- */

static enum paint_result png_of(const struct scene *s, double scale, struct buf *out, char message[256])
{
	struct paint_report report = { 0 };
	enum paint_result result = paint_png(s, scale, out, &report);
	snprintf(message, 256, "%s", report.message.at ? report.message.at : "");
	paint_report_finish(&report);
	return result;
}

static void test_png_again(void)
{
	struct buf one = { 0 }, two = { 0 };
	char message[256];
	struct scene *s = sample_scene();
	CHECK(png_of(s, 1, &one, message) == PAINT_OK);
	CHECK(png_of(s, 1, &two, message) == PAINT_OK);
	CHECK(same_bytes(&one, &two));
	CHECK(one.len > 33 && memcmp(one.at, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x07\x58\0\0\x04\x60\x08\x02", 26) == 0);
	scene_free(s);
	buf_finish(&one);
	buf_finish(&two);
}

/* Cairo's own reader, through an SVG that holds the PNG, tells whether another program can read it. */
static void test_png_decodes(struct color background, int height)
{
	struct buf png = { 0 }, svg = { 0 }, said = { 0 };
	char message[256];
	struct scene *s = sample_scene();
	s->background = background;
	s->height = height;
	CHECK(png_of(s, 0.5, &png, message) == PAINT_OK);
	save_bytes("a.png", buf_as_str(&png));
	struct scene *around = scene_of("around");
	scene_image(around, &around->root, 0, 0, 100, 100, buf_as_str(&png));
	paint_svg(around, (struct svg_options){ 0 }, &svg);
	save_bytes("around.svg", buf_as_str(&svg));
	CHECK(run_shell("rsvg-convert around.svg -o around.png && cmp -s around.png a.png; test -s around.png", &said) == 0);
	if (has_program("identify"))
		CHECK(run_shell("identify -verbose a.png", &said) == 0 && !contains_words(&said, "rror"));
	scene_free(s);
	scene_free(around);
	buf_finish(&png);
	buf_finish(&svg);
	buf_finish(&said);
}

static void test_png_too_large(void)
{
	struct buf out = { 0 };
	char message[256];
	struct scene *s = scene_of("wide");
	s->width = 20000;
	CHECK(png_of(s, 2, &out, message) == PAINT_TOO_LARGE);
	CHECK_STR(message, "The PNG would be 40000 × 200 pixels, but no side may be longer than 32767: the largest scale that fits is 1.63; "
		"an SVG or a PDF has no such limit.");
	CHECK(out.len == 0);
	CHECK(png_of(s, 1.63, &out, message) == PAINT_OK);
	scene_free(s);
	buf_finish(&out);
}

static void test_bad_picture(void)
{
	static const char BOMB[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x7f\0\0\0\x7f\0\x08\x02\0\0\0";
	struct buf out = { 0 };
	char message[256];
	struct scene *s = scene_of("bad pictures");
	scene_image(s, &s->root, 0, 0, 10, 10, STR("no picture at all, though long enough"));
	scene_image(s, &s->root, 0, 0, 10, 10, (struct str){ BOMB, sizeof BOMB - 1 });
	scene_image(s, &s->root, 0, 0, 10, 10, STR(""));
	scene_image(s, &s->root, 0, 0, 0, 10, STR(""));
	CHECK(png_of(s, 1, &out, message) == PAINT_OK);
	scene_free(s);
	buf_finish(&out);
}

static void test_png(void)
{
	test_png_again();
	test_png_too_large();
	test_bad_picture();
	if (!has_program("rsvg-convert"))
		return;
	test_png_decodes((struct color){ 255, 255, 255, false }, 1120);
	test_png_decodes((struct color){ .none = true }, 1120);
	test_png_decodes((struct color){ 20, 20, 30, false }, 1);
}

/* ---- PDF ---- */

static enum paint_result pdf_of(struct scene *const *scenes, size_t count, enum paper paper, struct buf *out)
{
	struct paint_report report = { 0 };
	enum paint_result result = paint_pdf(scenes, count, (struct pdf_options){ paper, false, "2026-01-02T03:04:05Z" }, out, &report);
	paint_report_finish(&report);
	return result;
}

static void test_pdf_again(void)
{
	struct buf one = { 0 }, two = { 0 };
	struct scene *s = sample_scene();
	for (int paper = 0; paper < PAPER_COUNT; paper++) {
		buf_clear(&one);
		buf_clear(&two);
		CHECK(pdf_of(&s, 1, (enum paper)paper, &one) == PAINT_OK);
		CHECK(pdf_of(&s, 1, (enum paper)paper, &two) == PAINT_OK);
		CHECK(one.len > 1000 && same_bytes(&one, &two));
	}
	scene_free(s);
	buf_finish(&one);
	buf_finish(&two);
}

static void save_pdf(struct scene *const *scenes, size_t count, enum paper paper)
{
	struct buf out = { 0 };
	CHECK(pdf_of(scenes, count, paper, &out) == PAINT_OK);
	save_bytes("a.pdf", buf_as_str(&out));
	buf_finish(&out);
}

static void test_pdf_text(void)
{
	struct buf said = { 0 };
	struct scene *s = sample_scene();
	save_pdf(&s, 1, PAPER_FIT);
	CHECK(run_shell("pdftotext a.pdf -", &said) == 0);
	CHECK(contains_words(&said, "Achat d’une poussette en ligne") && contains_words(&said, "顧客の旅「地図」") && contains_words(&said, "réseaux sociaux"));
	CHECK(run_shell("pdffonts a.pdf", &said) == 0);
	CHECK(!contains_words(&said, " no  ") && !contains_words(&said, "Type 3"));
	CHECK(run_shell("pdfinfo -url a.pdf", &said) == 0);
	CHECK(contains_words(&said, "https://example.org/?a=1&b=%222%22") && !contains_words(&said, "javascript"));
	scene_free(s);
	buf_finish(&said);
}

static void test_pdf_document(void)
{
	struct buf said = { 0 };
	struct scene *scenes[] = { sample_scene(), sample_long(3) };
	save_pdf(scenes, 2, PAPER_FIT);
	CHECK(run_shell("TZ=UTC pdfinfo -l 2 a.pdf", &said) == 0);
	CHECK(contains_words(&said, "Title:           Achat d’une poussette <en> ligne & \"après\""));
	CHECK(contains_words(&said, "Équipe CX") && contains_words(&said, "cjm") && contains_words(&said, "Jan  2 03:04:05 2026"));
	CHECK(contains_words(&said, "Page    1 size:  1410 x 840 pts") && contains_words(&said, "Page    2 size:  528 x 315 pts"));
	CHECK(run_shell("pdftohtml -xml -stdout a.pdf | sed -n '/<outline>/,$p'", &said) == 0);
	CHECK(contains_words(&said, "<item page=\"1\">Considération</item>"));
	scene_free(scenes[0]);
	scene_free(scenes[1]);
	buf_finish(&said);
}

/* Every step is on one page and whole; the strip of labels is on all. */
static void test_pdf_tiles(bool leftwards)
{
	struct buf said = { 0 };
	struct scene *s = sample_long(30);
	scene_text(s, &s->root, (struct font){ FACE_SEMIBOLD, 13, 0 }, 10, 120, ANCHOR_LEFT, STR("LABEL"))->width = 60;
	struct bookmark late = { STR("late"), 168 + 168 * 29, 100, 0 };
	VEC_PUSH(&s->arena, &s->bookmarks, late);
	s->direction = leftwards ? DIRECTION_RTL : DIRECTION_LTR;
	if (leftwards)
		scene_mirror(s);
	save_pdf(&s, 1, PAPER_A4);
	CHECK(run_shell("pdfinfo a.pdf", &said) == 0 && contains_words(&said, "Pages:           4"));
	CHECK(run_shell("pdftotext -raw a.pdf -", &said) == 0);
	CHECK(count_of(&said, "LABEL") == 4 && contains_words(&said, "1 / 4") && contains_words(&said, "4 / 4"));
	CHECK(count_of(&said, "Compare trois") == 30);
	CHECK(run_shell("pdftohtml -xml -stdout a.pdf", &said) == 0 && contains_words(&said, "<item page=\"4\">late</item>"));
	scene_free(s);
	buf_finish(&said);
}

/* A line of the brand's stands on every page once, however the drawing is cut; in the drawing where that is on one page. */
static void test_pdf_running(enum paper paper, size_t pages, bool leftwards)
{
	struct buf said = { 0 };
	struct scene *s = sample_long(30);
	struct font font = { FACE_REGULAR, 11, 0 };
	s->height = 1500;
	struct shape *header = scene_text(s, &s->root, font, 40, 20, ANCHOR_LEFT, STR("Petit Pas"));
	struct shape *footer = scene_text(s, &s->root, font, 40, 1480, ANCHOR_LEFT, STR("ne pas diffuser"));
	header->width = footer->width = 90;
	s->frame.header = (struct running_line){ STR("Petit Pas"), header };
	s->frame.footer = (struct running_line){ STR("ne pas diffuser"), footer };
	s->direction = leftwards ? DIRECTION_RTL : DIRECTION_LTR;
	if (leftwards)
		scene_mirror(s);
	save_pdf(&s, 1, paper);
	for (size_t i = 1; i <= pages; i++) {
		char line[64];
		snprintf(line, sizeof line, "pdftotext -raw -f %zu -l %zu a.pdf -", i, i);
		CHECK(run_shell(line, &said) == 0 && count_of(&said, "Petit Pas") == 1 && count_of(&said, "ne pas diffuser") == 1);
	}
	CHECK(run_shell("pdfinfo a.pdf", &said) == 0);
	CHECK(contains_words(&said, pages == 1 ? "Pages:           1" : "Pages:           8"));
	if (pages > 1) { /* in grey letters: the darkest of the pixels in the margin above the drawing */
		CHECK(run_shell("pdftoppm -gray -r 144 -f 1 -l 1 -W 1600 -H 48 a.pdf | tail -c 76800 | od -An -v -tu1 -w1 | sort -n | head -1", &said) == 0);
		CHECK(said.len && atoi(said.at) >= 0x50 && atoi(said.at) < 0xC0);
	}
	scene_free(s);
	buf_finish(&said);
}

/* A long line is broken, and the drawing makes room for it. */
static void test_pdf_long_line(void)
{
	struct buf said = { 0 }, words = { 0 };
	struct scene *s = sample_long(30);
	for (int i = 0; i < 90; i++)
		buf_fmt(&words, "%sword%d", i ? " " : "", i);
	struct shape *footer = scene_text(s, &s->root, (struct font){ FACE_REGULAR, 11, 0 }, 40, 400, ANCHOR_LEFT, buf_as_str(&words));
	s->frame.footer = (struct running_line){ buf_as_str(&words), footer };
	save_pdf(&s, 1, PAPER_A4);
	CHECK(run_shell("pdftotext -raw -bbox -f 1 -l 1 a.pdf - | sed -n 's/.*xMax=\"\\([0-9]*\\).*yMax=\"\\([0-9]*\\).*>word.*/\\1 \\2/p' | "
		"awk '$1 > 785 || $2 > 595 { far++ } { n++ } END { print n, far + 0 }'", &said) == 0);
	CHECK_STR(said.at, "90 0\n");
	scene_free(s);
	buf_finish(&said);
	buf_finish(&words);
}

/* Pages hold their part in their middle. */
static void test_pdf_middle(void)
{
	struct buf said = { 0 };
	struct scene *s = scene_of("tall");
	struct font font = { FACE_REGULAR, 13, 0 };
	s->width = 900;
	s->height = 2400;
	for (int y = 100; y < 2400; y += 100)
		VEC_PUSH(&s->arena, &s->frame.row_cuts, y);
	for (int y = 50; y < 2400; y += 400) {
		scene_text(s, &s->root, font, 0, y, ANCHOR_LEFT, STR("LEFT"));
		scene_text(s, &s->root, font, 900, y, ANCHOR_RIGHT, STR("RIGHT"));
	}
	save_pdf(&s, 1, PAPER_A3);
	CHECK(run_shell("pdftotext -bbox a.pdf - | awk -F'\"' '/>LEFT</ { left = $2 } />RIGHT</ { n++; off += (left + $6 - 1190.55 > 3 || left + $6 - 1190.55 < -3) } "
		"END { print (n == 6), off + 0 }'", &said) == 0);
	CHECK_STR(said.at, "1 0\n");
	scene_free(s);
	buf_finish(&said);
}

/* The header's cards end elsewhere than the columns do: none is cut in two. */
static void test_pdf_header(void)
{
	struct buf said = { 0 };
	struct scene *s = sample_long(14);
	struct font font = { FACE_REGULAR, 13, 0 };
	for (int i = 0; i < 3; i++) {
		struct shape *card = scene_group(s, &s->root, STR("persona"), 40 + 620 * i, 10);
		scene_rect(s, card, 0, 0, 600, 80, 6)->paint.stroke = (struct color){ 0, 0, 0, false };
		scene_text(s, card, font, 10, 30, ANCHOR_LEFT, STR("Begins"))->width = 60;
		scene_text(s, card, font, 590, 30, ANCHOR_RIGHT, STR("Ends"))->width = 60;
	}
	s->frame.heading_top = 95;
	s->frame.heading_bottom = 100;
	save_pdf(&s, 1, PAPER_A4);
	CHECK(run_shell("pdfinfo a.pdf", &said) == 0 && contains_words(&said, "Pages:           2"));
	CHECK(run_shell("pdftotext -raw -l 1 a.pdf -", &said) == 0 && count_of(&said, "Begins") == count_of(&said, "Ends"));
	CHECK(run_shell("pdftotext -raw a.pdf -", &said) == 0 && count_of(&said, "Begins") == 3 && count_of(&said, "Ends") == 3);
	scene_free(s);
	buf_finish(&said);
}

static void test_pdf(void)
{
	test_pdf_again();
	if (!has_program("pdftotext"))
		return;
	test_pdf_text();
	test_pdf_document();
	test_pdf_tiles(false);
	test_pdf_tiles(true);
	test_pdf_running(PAPER_FIT, 1, false);
	test_pdf_running(PAPER_A4, 8, false);
	test_pdf_running(PAPER_A4, 8, true);
	test_pdf_long_line();
	test_pdf_middle();
	test_pdf_header();
}

static bool has_cairo(void)
{
	struct buf out = { 0 };
	char message[256];
	struct scene *s = scene_of("a");
	enum paint_result result = png_of(s, 1, &out, message);
	scene_free(s);
	buf_finish(&out);
	if (result == PAINT_NO_LIBRARY)
		left_out("cairo");
	return result != PAINT_NO_LIBRARY;
}

/* What fontconfig and cairo 1.16 keep until the end is theirs; the leak checker asks here. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig\nleak:libcairo\n";
}

int main(void)
{
	if (!mkdtemp(folder))
		return 1;
	test_links();
	test_addresses();
	test_paths_beside();
	test_places();
	test_mirror();
	test_mirror_places();
	test_lines();
	test_linear_memory();
	test_svg();
	if (has_cairo()) {
		test_png();
		test_pdf();
	}
	struct buf said = { 0 };
	run_shell("rm -f a.* around.*", &said);
	buf_finish(&said);
	rmdir(folder);
	return check_report();
}
