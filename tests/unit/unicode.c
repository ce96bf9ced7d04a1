/* unicode.c — tests of what the program knows of characters, among them Unicode's own: Debian's unicode-data brings them. */
#include "check.h"
#include "unidata.h"


#include "cjm/ast.h"
#include "../../src/base/unicode_data.h"
#include "cjm/token.h"

#include <stdlib.h>

#define NFD_E "e\xCC\x81"
#define NFC_E "\xC3\xA9"

static struct arena arena;

/* ---- what characters are ---- */

static void test_letters(void)
{
	static const uint32_t LETTERS[] = { 'a', 'Z', 0xE9, 0xAA, 0x3B1, 0x416, 0x5D0, 0x627, 0xE01, 0x1100, 0x3005, 0x3007, 0x30FC, 0x4E2D, 0xAC00, 0xFF41, 0x20000 };
	static const uint32_t OTHERS[] = { '1', '_', ' ', 0xD7, 0xF7, 0x301, 0x663, 0x2019, 0x3000, 0x3001, 0x300C, 0x3164, 0x115F, 0xFF0C, 0xFFFD, 0x1F600, 0xE000, 0x378, UTF8_BAD, 0x110000 };
	for (size_t i = 0; i < sizeof LETTERS / sizeof *LETTERS; i++)
		CHECK(unicode_is_letter(LETTERS[i]));
	for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
		CHECK(!unicode_is_letter(OTHERS[i]));
}

static void test_marks(void)
{
	CHECK(unicode_is_mark(0x301) && unicode_is_mark(0x64E) && unicode_is_mark(0x93F) && unicode_is_mark(0xE31) && unicode_is_mark(0x3099));
	CHECK(!unicode_is_mark('a') && !unicode_is_mark(0x200D) && !unicode_is_mark(0xFE0F) && !unicode_is_mark(0x34F) && !unicode_is_mark(UTF8_BAD));
}

static void test_digits(void)
{
	static const uint32_t ZEROS[] = { '0', 0x660, 0x6F0, 0x966, 0xE50, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7F6 };
	for (size_t i = 0; i < sizeof ZEROS / sizeof *ZEROS; i++)
		for (uint32_t value = 0; value < 10; value++)
			CHECK(unicode_is_digit(ZEROS[i] + value) && unicode_digit(ZEROS[i] + value) == (int)value);
	CHECK(unicode_digit('a') == -1 && unicode_digit(0xB2) == -1 && unicode_digit(0x2460) == -1 && unicode_digit(UTF8_BAD) == -1);
}

static void test_blanks(void)
{
	CHECK(unicode_is_blank(' ') && unicode_is_blank('\t') && unicode_is_blank('\n') && unicode_is_blank(0xA0) && unicode_is_blank(0x202F));
	CHECK(unicode_is_blank(0x3000) && unicode_is_blank(0x2028) && !unicode_is_blank('a') && !unicode_is_blank(0x200B) && !unicode_is_blank(UTF8_BAD));
}

static void test_invisible(void)
{
	static const uint32_t HIDDEN[] = { 0, 7, 0x7F, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200D, 0x200E, 0x202E, 0x2060, 0x2066, 0x3164, 0xFE0F, 0xFEFF, 0xFFA0, 0xE0041 };
	for (size_t i = 0; i < sizeof HIDDEN / sizeof *HIDDEN; i++)
		CHECK(unicode_is_invisible(HIDDEN[i]) && !unicode_is_letter(HIDDEN[i]) && !unicode_is_mark(HIDDEN[i]));
	CHECK(!unicode_is_invisible(' ') && !unicode_is_invisible('\n') && !unicode_is_invisible(0x3000) && !unicode_is_invisible('a'));
	CHECK(!unicode_is_invisible(0x600) && !unicode_is_invisible(0x378) && !unicode_is_invisible(UTF8_BAD));
}

/* Every row of the tables is asked for: nothing is read beyond them, and what excludes one another does so. */
static void test_every_code(void)
{
	for (uint32_t code = 0; code <= 0x110010; code++) {
		int is = unicode_is_letter(code) + unicode_is_mark(code) + unicode_is_digit(code) + unicode_is_blank(code) + unicode_is_invisible(code);
		if (is > 1 || unicode_digit(code) > 9 || unicode_columns(code) > 2 || unicode_columns(code) < 0)
			CHECK(code == UTF8_BAD); /* never: the line tells that one was wrong */
		if (unicode_is_invisible(code) != ((unicode_kind_of(code)->flags & IS_INVISIBLE) != 0))
			CHECK(code == UTF8_BAD);
		if (code < 0x80 && unicode_upper(unicode_lower(code)) != unicode_upper(code))
			CHECK(code == UTF8_BAD);
	}
	CHECK(UNICODE_VERSION[0] > '0' && strchr(UNICODE_VERSION, '.'));
}

static void test_case(void)
{
	static const struct { uint32_t capital, small; } PAIRS[] = {
		{ 'A', 'a' }, { 0xC9, 0xE9 }, { 0x178, 0xFF }, { 0x160, 0x161 }, { 0x391, 0x3B1 }, { 0x416, 0x436 }, { 0x531, 0x561 }, { 0x1E9E, 0xDF },
		{ 0x10A0, 0x2D00 }, { 0x1F88, 0x1F80 }, { 0xFF21, 0xFF41 }, { 0x10400, 0x10428 },
	};
	for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
		CHECK(unicode_lower(PAIRS[i].capital) == PAIRS[i].small && (i == 7 || unicode_upper(PAIRS[i].small) == PAIRS[i].capital));
	CHECK(unicode_upper(0xDF) == 0xDF && unicode_lower(0x4E2D) == 0x4E2D && unicode_lower(UTF8_BAD) == UTF8_BAD && unicode_upper('1') == '1');
	struct arena a;
	arena_init(&a);
	CHECK_STR(str_terminated(&a, str_upper(&a, STR("große Vorhaben"))), "GROSSE VORHABEN");
	CHECK_STR(str_terminated(&a, str_lower(&a, STR("GROẞE"))), "große");
	arena_finish(&a);
}

static void test_columns(void)
{
	CHECK(unicode_columns('a') == 1 && unicode_columns(0xE9) == 1 && unicode_columns(0x301) == 0 && unicode_columns(0x200D) == 0);
	CHECK(unicode_columns(0x4E2D) == 2 && unicode_columns(0xFF41) == 2 && unicode_columns(0xFF71) == 1 && unicode_columns(0x1F600) == 2);
	CHECK(unicode_columns(0xAC00) == 2 && unicode_columns(0x1161) == 0 && unicode_columns(0x600) == 1 && unicode_columns(0x1F3FB) == 0);
}

/* ---- NFC ---- */

static void test_nfc(void)
{
	struct str plain = STR("Caf" NFC_E), apart = STR("Caf" NFD_E);
	CHECK(str_is_nfc(plain) && str_nfc(&arena, plain).at == plain.at);
	CHECK(!str_is_nfc(apart) && str_equal(str_nfc(&arena, apart), plain));
	struct str broken = STR("a\xFF" NFD_E "\xC3"), mended = str_nfc(&arena, broken);
	CHECK(str_is(mended, "a\xFF" NFC_E "\xC3"));
	CHECK(str_nfc(&arena, (struct str){ 0 }).len == 0);
	struct str cedilla = STR("c\xCC\xA7x"), made = str_nfc(&arena, cedilla);
	CHECK(str_is(made, "\xC3\xA7x"));
}

/* A letter may have any number of signs. */
static void test_nfc_is_linear(void)
{
	struct buf b = { 0 };
	buf_char(&b, 'a');
	for (int i = 0; i < 200000; i++)
		buf_text(&b, i % 2 ? "\xCC\x96" : "\xCC\x90");
	struct str s = str_nfc(&arena, buf_as_str(&b));
	CHECK(s.len == b.len && str_equal(str_slice(s, 0, 5), STR("a\xCC\x96\xCC\x96")));
	buf_finish(&b);
}

/* UAX 15, of the columns c1 to c5: c2 is the NFC of c1, c2 and c3, and c4 that of c4 and c5. */
static bool nfc_holds(const char *line)
{
	struct str c[5];
	for (int i = 0; i < 5; i++)
		c[i] = unidata_codes(&arena, &line, ';');
	bool holds = true;
	for (int i = 0; i < 5; i++)
		holds = holds && str_equal(str_nfc(&arena, c[i]), i < 3 ? c[1] : c[3]);
	return holds;
}

static void test_normalization_file(void)
{
	FILE *in = unidata_open("bzip2 -dc " UNIDATA "NormalizationTest.txt.bz2 2>/dev/null");
	char line[UNIDATA_LINE];
	int count = 0;
	while (in && fgets(line, sizeof line, in)) {
		if (!strchr("0123456789ABCDEF", line[0]))
			continue;
		count++;
		if (!nfc_holds(line))
			check_count(0, __FILE__, __LINE__, "NormalizationTest.txt", line);
	}
	if (in)
		pclose(in);
	CHECK(!in || count > 18000);
}

/* ---- names ---- */

enum { LAST_NAMED = 0x323B0 };

/* The digits of scripts that nobody types in are none of the lexer's. */
static bool is_other_digit(uint32_t code)
{
	return unicode_is_digit(code) && code >= 0x1820 && !(code >= 0xFF10 && code <= 0xFF19);
}

/* A line for each character that may stand in a name, or for each that may not: as many lines as are wrong are told. */
static size_t lines_reported(const char *frame, bool wanted(uint32_t), size_t *lines)
{
	struct sources sources;
	struct findings found;
	struct buf b = { 0 };
	sources_init(&sources);
	findings_init(&found);
	*lines = 0;
	for (uint32_t code = 0x80; code < LAST_NAMED; code++) {
		char bytes[4];
		if ((code >= 0xD800 && code < 0xE000) || !wanted(code))
			continue;
		buf_fmt(&b, frame, utf8_encode(code, bytes), bytes);
		++*lines;
	}
	struct ast *a = ast_parse(&sources, source_add(&sources, STR("names.cjm"), buf_as_str(&b), &found), &found);
	uint32_t line = 0;
	size_t reported = 0;
	for (size_t i = 0; i < found.len; i++) {
		uint32_t here = line_of(sources.files.at[0], found.at[i].span.at);
		reported += here != line;
		line = here;
	}
	ast_free(a);
	findings_finish(&found);
	sources_finish(&sources);
	buf_finish(&b);
	return reported;
}

static bool is_word(uint32_t code)
{
	return unicode_is_word(code) && !is_other_digit(code);
}

/* What means something outside of texts stands behind a name rather than in it, and is told elsewhere or not at all. */
static bool is_read(uint32_t code)
{
	uint32_t plain = token_plain_code(code), category = unicode_kind_of(code)->category;
	char bytes[4];
	bool begins_text = token_closing_mark((struct str){ bytes, (size_t)utf8_encode(code, bytes) });
	bool is_control = category == CATEGORY_CC || (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
	return plain == '-' || plain == '_' || plain == '#' || plain == ',' || begins_text || is_control || category == CATEGORY_SC || unicode_is_blank(code);
}

static bool is_no_word(uint32_t code)
{
	return !unicode_is_word(code) && !is_read(code) && unicode_kind_of(code)->category != CATEGORY_CN;
}

static void test_names(void)
{
	size_t lines;
	CHECK(lines_reported("team x%.*sy \"t\"\n", is_word, &lines) == 0 && lines > 130000);
	CHECK(lines_reported("team %.*s \"t\"\n", unicode_is_letter, &lines) == 0 && lines > 130000);
	size_t reported = lines_reported("team x%.*sy \"t\"\n", is_no_word, &lines);
	CHECK(reported == lines && lines > 9000);
}

/* ---- the same to a reader ---- */

static void folds_to(const char *text, const char *want)
{
	CHECK_STR(str_terminated(&arena, str_fold_same(&arena, str_of(text))), want);
}

static void test_fold(void)
{
	struct str same = STR("Pays at the till");
	CHECK(str_fold_same(&arena, same).at == same.at);
	struct str accented = STR("Caf" NFC_E " noir");
	CHECK(str_fold_same(&arena, accented).at == accented.at);
	folds_to("", "");
	folds_to("  \xC2\xA0\xE3\x80\x80\n", "");
	folds_to("  Pays\t at\xC2\xA0 the\r\n till \xE3\x80\x80", "Pays at the till");
	folds_to("Caf" NFD_E "\xE2\x80\xAF!", "Caf" NFC_E " !");
	folds_to("Ein\xC2\xADkauf\xE2\x80\x8B\xEF\xBB\xBF", "Einkauf");
	folds_to("\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE", "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE"); /* a joiner that is spelling stays */
	folds_to("Till", "Till");
}

/* Between any two characters, and to any byte, as they are counted one by one. */
static void test_counts(void)
{
	static const char *const PIECES[] = { "a", "\n", NFC_E, "\xE2\x80\x9C", "\xF0\x9F\x98\x80", "\xFF", "\xE2\x80", "b" };
	struct buf text = { 0 };
	struct utf8_marks marked, plain;
	for (unsigned i = 0, seed = 7; i < 900; i++, seed = seed * 1103515245u + 12345u)
		buf_text(&text, PIECES[seed >> 16 & 7]);
	utf8_marks_make(&marked, &arena, buf_as_str(&text));
	plain = (struct utf8_marks){ .text = buf_as_str(&text) };
	CHECK(marked.list.len > 3);
	for (size_t from = 0, characters = 0; from < text.len; characters++) {
		for (size_t to = from; to <= text.len; to += 37) {
			struct utf8_count a = utf8_count(&marked, from, to), b = utf8_count(&plain, from, to);
			CHECK(a.characters == b.characters && a.units == b.units);
		}
		CHECK(utf8_count(&marked, 0, from).characters == characters);
		utf8_next(buf_as_str(&text), &from);
	}
	buf_finish(&text);
}

int main(void)
{
	arena_init(&arena);
	test_letters();
	test_marks();
	test_digits();
	test_blanks();
	test_invisible();
	test_every_code();
	test_case();
	test_columns();
	test_nfc();
	test_nfc_is_linear();
	test_normalization_file();
	test_names();
	test_fold();
	test_counts();
	arena_finish(&arena);
	return check_report();
}
