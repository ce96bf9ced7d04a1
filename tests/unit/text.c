/* text.c — tests of src/text: widths, clusters, direction, and where lines break. */
#include "check.h"

#include "cjm/text.h"
#include "../../src/text/pango.h" /* to hold the table against real shaping, where fonts are installed */

#include <stdlib.h>
#include <time.h>

#define SHY "\xC2\xAD"
#define NBSP "\xC2\xA0"
#define NNBSP "\xE2\x80\xAF"
#define ZWSP "\xE2\x80\x8B"

static const struct font PLAIN = { FACE_REGULAR, 10, 0 };

static double layout_width(struct ruler *m, const char *text)
{
	return text_width(m, PLAIN, str_of(text));
}

/* ---- widths ---- */

static void known_range(struct ruler *m, uint32_t first, uint32_t last)
{
	check_case();
	for (uint32_t code = first; code <= last; code++) {
		char bytes[4];
		struct str text = { bytes, (size_t)utf8_encode(code, bytes) };
		for (int face = 0; face < FACE_COUNT; face++) {
			struct font font = { (enum face)face, 10, 0 };
			double width = text_width(m, font, text);
			CHECK(code == 0xAD || width > 1);
			CHECK(width < 20);
		}
	}
	check_case_end();
}

static void test_known(struct ruler *m)
{
	known_range(m, 0x20, 0x7E);
	known_range(m, 0xA0, 0x17F);
	known_range(m, 0x388, 0x38A);
	known_range(m, 0x38E, 0x3A1);
	known_range(m, 0x3A3, 0x3CE);
	known_range(m, 0x400, 0x482);
	known_range(m, 0x48A, 0x52F);
	known_range(m, 0x5D0, 0x5EA);
	known_range(m, 0x621, 0x64A);
	known_range(m, 0xE01, 0xE30);
	known_range(m, 0x1EA0, 0x1EF9);
	known_range(m, 0x2010, 0x2026);
	known_range(m, 0x20A0, 0x20BF);
	known_range(m, 0x2190, 0x21FF);
	known_range(m, 0x25A0, 0x2767);
	known_range(m, 0x4E00, 0x4E10);
	known_range(m, 0x1F300, 0x1F64F);
	CHECK(ruler_trouble(m, NULL) == TEXT_KNOWN);
}

static void test_faces(struct ruler *m)
{
	int wider = 0, narrower = 0;
	for (char c = '!'; c <= '~'; c++) {
		struct str text = { &c, 1 };
		struct font bold = { FACE_BOLD, 10, 0 };
		bool is_wider = text_width(m, bold, text) >= text_width(m, PLAIN, text);
		wider += is_wider;
		narrower += !is_wider;
	}
	CHECK(wider > narrower * 8);
	CHECK(layout_width(m, "i") < layout_width(m, "W"));
	CHECK(layout_width(m, " ") > 1 && layout_width(m, " ") < 4);
	CHECK(layout_width(m, "") == 0);
	CHECK(layout_width(m, "\t") == layout_width(m, " "));
	CHECK(layout_width(m, "中文") == 20);
	CHECK(layout_width(m, "한") == 10);
	CHECK(layout_width(m, "ｱ") == 5);
	CHECK(layout_width(m, "e\xCC\x81") == layout_width(m, "e"));
	CHECK(layout_width(m, "a" SHY "b") == layout_width(m, "ab"));
	CHECK(layout_width(m, "ab" SHY) == layout_width(m, "ab-"));
	CHECK(layout_width(m, "👨‍👩‍👧‍👦") == layout_width(m, "😀"));
	CHECK(layout_width(m, "🇫🇷") == layout_width(m, "😀"));
	CHECK(layout_width(m, "1️⃣") == layout_width(m, "😀"));
	CHECK(layout_width(m, "👍🏽") == layout_width(m, "😀"));
}

static void test_size(struct ruler *m)
{
	struct font twice = { FACE_REGULAR, 20, 0 }, spaced = { FACE_REGULAR, 10, 2 };
	CHECK(text_width(m, twice, STR("Journey")) == 2 * text_width(m, PLAIN, STR("Journey")));
	double more = text_width(m, spaced, STR("Ze\xCC\x81ro")) - text_width(m, PLAIN, STR("Ze\xCC\x81ro"));
	CHECK(more > 7.99 && more < 8.01);
	for (int face = 0; face < FACE_COUNT; face++) {
		struct font font = { (enum face)face, 100, 0 };
		CHECK(font_ascent(font) > 90 && font_ascent(font) < 125);
		CHECK(font_descent(font) > 20 && font_descent(font) < 30);
		CHECK(font_line_height(font) == 135);
	}
}

static void test_unknown(void)
{
	struct ruler *m = ruler_new();
	struct str example;
	CHECK(ruler_trouble(m, &example) == TEXT_KNOWN && example.len == 0);
	double word = layout_width(m, "नमस्ते"), twice = layout_width(m, "नमस्ते नमस्ते");
	CHECK(word > 10 && word < 60);
	CHECK(twice > 2 * word && twice < 2 * word + 5);
	CHECK(ruler_trouble(m, &example) != TEXT_KNOWN);
	CHECK(str_is(example, "नमस्ते"));
	ruler_free(m);
	ruler_free(NULL);
}

static void test_family(void)
{
	struct ruler *m = ruler_new();
	double before = layout_width(m, "Journey");
	CHECK(!ruler_use_family(m, STR("No Such Family At All")));
	CHECK(layout_width(m, "Journey") == before && ruler_trouble(m, NULL) == TEXT_KNOWN);
	if (ruler_use_family(m, STR("'No Such', \"liberation mono\""))) {
		CHECK(layout_width(m, "iii") == layout_width(m, "WWW"));
		CHECK(layout_width(m, "жжж") == layout_width(m, "WWW"));
		CHECK(layout_width(m, "né" SHY "e") == layout_width(m, "née"));
		CHECK(ruler_trouble(m, NULL) == TEXT_BY_PANGO);
		struct arena a;
		arena_init(&a);
		struct lines lines = text_wrap(m, &a, PLAIN, STR("one two three four"), layout_width(m, "one two"));
		CHECK(lines.len == 3);
		arena_finish(&a);
	} else {
		left_out("Liberation Mono");
	}
	ruler_free(m);
}

/* ---- clusters ---- */

static void one_cluster(const char *text, int line)
{
	check_count(text_cluster_end(str_of(text), 0) == strlen(text), __FILE__, line, "more than one cluster", text);
}

static void check_clusters(const char *text, int want, int line)
{
	int count = 0;
	for (size_t at = 0; at < strlen(text); count++)
		at = text_cluster_end(str_of(text), at);
	check_count(count == want, __FILE__, line, "wrong number of clusters", text);
}

#define ONE_CLUSTER(text) one_cluster(text, __LINE__)
#define CLUSTERS(text, want) check_clusters(text, want, __LINE__)

static void test_clusters(void)
{
	ONE_CLUSTER("a");
	ONE_CLUSTER("é");
	ONE_CLUSTER("e\xCC\x81");
	ONE_CLUSTER("o\xCC\x82\xCC\x81");
	ONE_CLUSTER("👨‍👩‍👧‍👦");
	ONE_CLUSTER("🏳️‍🌈");
	ONE_CLUSTER("❤️‍🔥");
	ONE_CLUSTER("👍🏽");
	ONE_CLUSTER("🇫🇷");
	ONE_CLUSTER("1️⃣");
	ONE_CLUSTER("#️⃣");
	ONE_CLUSTER("🏴󠁧󠁢󠁥󠁮󠁧󠁿");
	ONE_CLUSTER("ที่");
	ONE_CLUSTER("น้ำ");
	ONE_CLUSTER("ｶﾞ");
	ONE_CLUSTER("क्षि");
	ONE_CLUSTER("한");
	ONE_CLUSTER("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"); /* the same in its parts */
	ONE_CLUSTER("שָׁ");
	ONE_CLUSTER("\r\n");
	CLUSTERS("abc", 3);
	CLUSTERS("🇫🇷🇩🇪", 2);
	CLUSTERS("🇫🇷🇩", 2);
	CLUSTERS("한국", 2);
	CLUSTERS("😀😀", 2);
	CLUSTERS("a\n\xCC\x81", 3);
	CLUSTERS("a" ZWSP "b", 3);
	CLUSTERS("\xFF\xFE" "a\xC3", 4);
	CLUSTERS("", 0);
	CHECK(text_cluster_end(STR("ab"), 5) == 2);
}

static void test_direction(void)
{
	CHECK(text_direction(STR("Journey")) == DIRECTION_LTR);
	CHECK(text_direction(STR("")) == DIRECTION_LTR);
	CHECK(text_direction(STR("123 — !")) == DIRECTION_LTR);
	CHECK(text_direction(STR("שלום world")) == DIRECTION_RTL);
	CHECK(text_direction(STR("123 (שלום)")) == DIRECTION_RTL);
	CHECK(text_direction(STR("١٢٣ مرحبا")) == DIRECTION_RTL);
	CHECK(text_direction(STR("iPhone של")) == DIRECTION_LTR);
	CHECK(text_direction(STR("😀 שלום")) == DIRECTION_RTL);
	CHECK(text_direction(STR("\xE2\x80\x8F" "abc")) == DIRECTION_RTL);
	CHECK(text_direction(STR("\xE2\x81\xA8" "abc" "\xE2\x81\xA9" " שלום")) == DIRECTION_RTL);
	CHECK(text_direction(STR("中文")) == DIRECTION_LTR);
	CHECK(text_direction(STR("\xFF\xFE")) == DIRECTION_LTR);
}

/* ---- lines ---- */

static const char *wrapped_at(struct ruler *m, const char *text, double width)
{
	static char out[4096];
	struct arena a;
	arena_init(&a);
	struct lines lines = text_wrap(m, &a, PLAIN, str_of(text), width);
	size_t len = 0;
	for (size_t i = 0; i < lines.len && len + lines.at[i].len + 2 < sizeof out; i++)
		len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s", i ? "|" : "", STR_ARG(lines.at[i]));
	out[len] = 0;
	arena_finish(&a);
	return out;
}

static size_t lines_behind(struct ruler *m, const char *text, double width, double indent, size_t *empty)
{
	struct arena a;
	arena_init(&a);
	struct lines lines = text_wrap_behind(m, &a, PLAIN, str_of(text), width, indent);
	*empty = 0;
	for (size_t i = 0; i < lines.len; i++) {
		*empty += !lines.at[i].len;
		CHECK((i ? 0 : indent) + text_width(m, PLAIN, lines.at[i]) <= lines.width + 1e-6 && lines.width <= width + 1e-6);
	}
	size_t count = lines.len;
	arena_finish(&a);
	return count;
}

static void test_behind(struct ruler *m)
{
	double width = layout_width(m, "one two three"), sign = layout_width(m, "one ");
	size_t empty;
	CHECK(lines_behind(m, "one two", width, sign, &empty) == 1 && !empty);
	CHECK(lines_behind(m, "one two three", width, sign, &empty) == 2 && !empty);
	CHECK(lines_behind(m, "one two three one two three", width, sign, &empty) == 3 && !empty);
	CHECK(lines_behind(m, "onetwo", width, width - 1, &empty) == 2 && empty == 1); /* no word is torn that fits below */
	CHECK(lines_behind(m, "onetwothreeonetwothree", width, 1, &empty) == 2 && !empty);
}

/* As wide as `measure_text`, so that tests say what fits in words. */
#define WRAPS(text, measure_text, want) CHECK_STR(wrapped_at(m, text, layout_width(m, measure_text)), want)

static void test_breaks(struct ruler *m)
{
	WRAPS("one two three", "one two three", "one two three");
	WRAPS("one two three", "two three", "one two|three");
	WRAPS("one two three", "three", "one|two|three");
	WRAPS("  one   two  ", "two", "one|two");
	WRAPS("one\ntwo", "one two three", "one|two");
	WRAPS("one\n\n \n\ntwo\n", "one two three", "one||two");
	WRAPS("\n\none", "one two", "one");
	WRAPS("one\r\ntwo\r\n", "one two three", "one|two");
	WRAPS("", "one", "");
	WRAPS(" \n ", "one", "");
	WRAPS("self-service portal", "self-service", "self-service|portal");
	WRAPS("self-service", "self-ser", "self-|service");
	WRAPS("below -5 degrees", "degrees", "below|-5|degrees");
	WRAPS("COVID-19", "COVID-", "COVID-|19");
	WRAPS("my e-mail", "my e-", "my|e-|mail");
	WRAPS("my e-mail", "e-mail", "my|e-mail");
	WRAPS("wait—what", "wait—w", "wait—|what");
	WRAPS("it works – really", "it works", "it|works –|really");
	WRAPS("100" NBSP "km far", "100 km", "100" NBSP "km|far");
	WRAPS("a" NNBSP "b c", "a b", "a" NNBSP "b|c");
	WRAPS("Kunden" SHY "dienst", "Kundendie", "Kunden" SHY "|dienst");
	WRAPS("Kunden" SHY "dienst", "Kundendienst", "Kunden" SHY "dienst");
	WRAPS("one" ZWSP "two", "two", "one|two");
	WRAPS("see https://example.com/help/faq", "https://example.com/he", "see|https://example.com/|help/faq");
	WRAPS("https://www.example.com/", "https://www.ex", "https://www.|example.com/");
	WRAPS("and/or", "and/or", "and/or");
	WRAPS("this and/or that", "and/or", "this|and/or|that");
	WRAPS("and/or", "and/", "and/|or");
	WRAPS("24/7", "24/", "24/|7");
	WRAPS("some_long_name", "some_lo", "some_|long_|name");
	WRAPS("customerJourneyMap", "customerJ", "customer|Journey|Map");
	WRAPS("3.14159", "3.1", "3.1|41|59");
	WRAPS("(one two)", "(one two", "(one|two)");
	WRAPS("uses .NET daily", "uses .N", "uses|.NET|daily");
	WRAPS("bis 12 mars", "12 mars ", "bis|12 mars");
	WRAPS("costs 1 000 now", "costs 1 ", "costs|1 000|now");
	WRAPS("影響の大きさ", "影響の大", "影響の|大きさ");
	WRAPS("好みのWebサイト", "好みのWebサ", "好みの|Webサイト");
	WRAPS("遅れをメッセージで知らせる", "遅れをメッセー", "遅れを|メッセージで|知らせる");
	WRAPS("卵は出汁にも使いません", "卵は出汁にも使い", "卵は出汁にも|使いません");
	WRAPS("買い物リストを作る", "買い物リストを", "買い物|リストを作る");
	WRAPS("お礼状", "お礼", "お礼|状");
	WRAPS("口コミのレビューサイト", "レビューサイト", "口コミの|レビューサイト");
	WRAPS("期限2027年", "期限2027", "期限|2027年");
	WRAPS("共8名患者", "共8", "共|8名|患|者");
	WRAPS("カスタマージャーニー", "カスタマージャ", "カスタマー|ジャーニー");
	WRAPS("再現ー確認ゃ", "再現", "再|現ー|確|認ゃ");
	WRAPS("電話・チャット", "電話・チ", "電話・|チャット");
	WRAPS("high impact" NBSP "· low effort", "high impact low", "high impact|low effort");
	WRAPS("a" NBSP "· high impact" NBSP "· b", "high impact" NBSP "·", "a|high impact|b");
	WRAPS("a" NBSP "· an item of many words", "an item of m", "a|an item of|many words");
	WRAPS("31%" NBSP "· an item of many words", "31%" NBSP "· an item of m", "31%" NBSP "· an item|of many words");
	WRAPS("1. one two", "one two", "1. one|two");
	WRAPS("12) one two", "one two", "12) one|two");
	WRAPS("1. one", "one", "1.|one");
	WRAPS("costs 50 % more", "costs 50", "costs|50 %|more");
	WRAPS("costs 50 € more", "costs 50", "costs|50 €|more");
	WRAPS("Form → one page", "Form → o", "Form|→ one|page");
	WRAPS("Form → page", "page →", "Form|→ page");
	WRAPS("long → short", "short", "long|→|short");
	WRAPS("نموذج ← صفحة", "صفحة ← ", "نموذج|← صفحة");
}

static void test_french(struct ruler *m)
{
	WRAPS("trop cher !", "trop cher", "trop|cher !");
	WRAPS("trop cher" NBSP "!", "trop cher", "trop|cher" NBSP "!");
	WRAPS("trop cher" NNBSP "!", "trop cher", "trop|cher" NNBSP "!");
	WRAPS("pourquoi donc ? bon", "pourquoi donc", "pourquoi|donc ? bon");
	WRAPS("il dit : bonjour", "bonjour", "il dit :|bonjour");
	WRAPS("il dit « bon » ici", "« bon »", "il dit|« bon »|ici");
	WRAPS("« bon »", "« bon", "« bo|n »");
	WRAPS("er sagt »gut« heute", "er sagt »", "er sagt|»gut«|heute");
	WRAPS("er sagt „gut“ heute", "er sagt „", "er sagt|„gut“|heute");
	WRAPS("l’ami d’ici", "l’ami d’", "l’ami|d’ici");
	WRAPS("Что это — вот", "Что это", "Что|это —|вот");
}

static void test_cjk(struct ruler *m)
{
	WRAPS("顧客開始", "一一", "顧客|開始");
	WRAPS("今日は晴。", "一一一一", "今日は|晴。");
	WRAPS("一二「三四」", "一二「", "一二|「三|四」");
	WRAPS("キャッシュ払い", "一一一一", "キャッ|シュ払い");
	WRAPS("すごい！？はい", "一一一一", "すご|い！？|はい");
	WRAPS("他说“你好”。", "他说“", "他说|“你|好”。");
	WRAPS("高级VIP客户", "高级VI", "高级|VIP|客户");
	WRAPS("一……二三", "一……", "一……|二三");
	WRAPS("고객이 앱을 연다", "고객이 앱", "고객이|앱을 연다");
	WRAPS("고객만족도", "고객만", "고객만|족도");
	WRAPS("한국어！네", "한국어", "한국|어！네");
	WRAPS("👍👍👍", "👍", "👍|👍|👍");
}

static void test_tearing(struct ruler *m)
{
	WRAPS("Donaudampfschiff", "Donaudampf", "Donaudampf|schiff");
	WRAPS("an Donaudampfschiff an", "Donaudampf", "an|Donaudampf|schiff an");
	WRAPS("abc", "", "a|b|c");
	WRAPS("e\xCC\x81" "e\xCC\x81", "e", "e\xCC\x81|e\xCC\x81");
	WRAPS("👨‍👩‍👧👨‍👩‍👧", "", "👨‍👩‍👧|👨‍👩‍👧");
	WRAPS("wirklich!", "wirklich", "wirklic|h!");
	CHECK(text_longest_word(m, PLAIN, STR("one three two")) == layout_width(m, "three"));
	CHECK(text_longest_word(m, PLAIN, STR("one self-service\ntwo")) == layout_width(m, "service"));
	CHECK(text_longest_word(m, PLAIN, STR("1. three two")) == layout_width(m, "1. three"));
	CHECK(text_longest_word(m, PLAIN, STR("trop cher !")) == layout_width(m, "cher !"));
	CHECK(text_longest_whole(m, PLAIN, STR("one and/or two")) == layout_width(m, "and/or"));
	CHECK(text_longest_word(m, PLAIN, STR("\xE3\x83\x97\xE3\x83\xA9\xE3\x83\xB3")) == layout_width(m, "\xE3\x83\x97\xE3\x83\xA9\xE3\x83\xB3"));
	CHECK(text_longest_whole(m, PLAIN, STR("\xE3\x83\x97\xE3\x83\xA9\xE3\x83\xB3")) == layout_width(m, "\xE3\x83\x97\xE3\x83\xA9\xE3\x83\xB3")); /* katakana */
	CHECK(text_longest_word(m, PLAIN, STR("")) == 0);
	CHECK(text_longest_word(m, PLAIN, STR("顧客")) == 10);
}

/* Letters that join: each in the form that it has in its word. */
static void test_joined(struct ruler *m)
{
	static const char LONG[] = "يستفسرونهم", SOFT[] = "يستفسر" SHY "ونهم";
	CHECK(layout_width(m, "بيت") < layout_width(m, "ب") + layout_width(m, "ت"));
	CHECK(layout_width(m, "بيت دار") >= layout_width(m, "بيت") + layout_width(m, " ") + layout_width(m, "دار"));
	CHECK(layout_width(m, "مَرْحَبًا") == layout_width(m, "مرحبا"));                                   /* marks part nothing */
	CHECK(layout_width(m, "می\u200Cکند") == layout_width(m, "می") + layout_width(m, "کند"));          /* and a non-joiner does */
	CHECK(layout_width(m, "دد") == 2 * layout_width(m, "د")); /* these join nothing behind them */
	CHECK(layout_width(m, "سآ") + layout_width(m, "لسا") < layout_width(m, "لآ") + layout_width(m, "سسا")); /* lam and alef as one sign */
	CHECK(layout_width(m, "سم\u200Dم") >= layout_width(m, "سمم"));
	CHECK(layout_width(m, "كتاب؟") == layout_width(m, "كتاب") + layout_width(m, "؟"));
	/* Where a word may be broken, its letters may have either form. */
	CHECK(layout_width(m, SOFT) >= layout_width(m, LONG));
	CHECK(layout_width(m, SOFT) >= layout_width(m, "يستفسر") + layout_width(m, "ونهم") - 0.5);
	CHECK(text_longest_word(m, PLAIN, str_of(SOFT)) >= layout_width(m, "يستفسر" SHY));
	for (int width = 5; width < 60; width++) {
		struct arena a;
		arena_init(&a);
		for (int soft = 0; soft < 2; soft++) {
			struct lines lines = text_wrap(m, &a, PLAIN, str_of(soft ? SOFT : LONG), width);
			for (size_t i = 0; i < lines.len; i++)
				CHECK(text_width(m, PLAIN, lines.at[i]) <= (width > 12 ? width : 13));
		}
		arena_finish(&a);
	}
}

static void test_looks(struct ruler *m)
{
	/* Even lines, not a full one and an orphan. */
	WRAPS("aaa bbb ccc ddd", "aaa bbb ccc", "aaa bbb|ccc ddd");
	WRAPS("pays with her new card at the till", "pays with her new card at the", "pays with her new|card at the till");
	/* Running text is filled; only its last word gets company. */
	WRAPS("aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb aaaa bbbb c", "aaaa bbbb aaaa bbbb",
		"aaaa bbbb aaaa bbbb|aaaa bbbb aaaa bbbb|aaaa bbbb aaaa bbbb|aaaa bbbb aaaa|bbbb c");
}

static void test_thai(struct ruler *m)
{
	struct shaper *shaper = shaper_new();
	if (shaper) {
		WRAPS("ลูกค้าเปรียบเทียบราคา", "ลูกค้าเปรียบเทียบ", "ลูกค้า|เปรียบเทียบราคา");
		CHECK(ruler_trouble(m, NULL) == TEXT_BY_PANGO);
	}
	shaper_free(shaper);
}

/* ---- properties over random texts ---- */

static uint32_t random_state = 12345;

static uint32_t roll_dice(uint32_t sides)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 17;
	random_state ^= random_state << 5;
	return random_state % sides;
}

/* Those that the table knows come first. */
static const uint32_t BLOCKS[][2] = {
	{ 0x20, 0x7E }, { 0x61, 0x7A }, { 0x61, 0x7A }, { 0xA0, 0x24F }, { 0x300, 0x36F }, { 0x3A3, 0x482 }, { 0x48A, 0x52F },
	{ 0x5B0, 0x5BD }, { 0x5D0, 0x5EA }, { 0x621, 0x64A }, { 0x2010, 0x2027 }, { 0x2190, 0x21FF }, { 0x2600, 0x26FF },
	{ 0x3001, 0x303D }, { 0x3041, 0x3096 }, { 0x30A1, 0x30FF }, { 0x4E00, 0x4EFF }, { 0xAC00, 0xACFF }, { 0xFF01, 0xFF9F },
	{ 0x1F1E6, 0x1F1FF }, { 0x1F300, 0x1F6FF }, { 0x1F3FB, 0x1F3FF }, { 0x200D, 0x200D }, { 0xFE0F, 0xFE0F },
	{ 0x370, 0x52F }, { 0x590, 0x6FF }, { 0x900, 0x97F }, { 0xE00, 0xE7F }, { 0x1000, 0x109F }, { 0x1100, 0x11FF },
	{ 0x1780, 0x17FF }, { 0x2000, 0x206F }, { 0x2190, 0x27BF }, { 0x3000, 0x30FF }, { 0xFE00, 0xFEFF }, { 0xFF00, 0xFFEF },
	{ 0xE0020, 0xE007F }, { 0, 0x10FFFF },
};
enum { KNOWN_BLOCKS = 24, ALL_BLOCKS = sizeof BLOCKS / sizeof *BLOCKS };

/* A word or two of one script, then another; now and then a blank, an end of line, a sign. */
static void random_text(struct buf *b, size_t len, uint32_t blocks)
{
	static const char SIGNS[] = " \n-/.,!?:;()'\"% $";
	buf_clear(b);
	while (b->len < len) {
		const uint32_t *block = BLOCKS[roll_dice(blocks)];
		for (uint32_t i = roll_dice(6); i > 0; i--) {
			uint32_t code = block[0] + roll_dice(block[1] - block[0] + 1);
			buf_utf8(b, code >= 0xD800 && code < 0xE000 ? 0xFFFD : code);
		}
		if (roll_dice(3))
			buf_char(b, roll_dice(2) ? ' ' : SIGNS[roll_dice(sizeof SIGNS - 1)]);
	}
}

static bool is_blank(uint32_t code)
{
	return code == ' ' || (code >= 9 && code <= 13) || code == 0x85 || code == 0x1680 ||
	       (code >= 0x2000 && code <= 0x200B && code != 0x2007) || code == 0x2028 || code == 0x2029 || code == 0x205F ||
	       code == 0x3000;
}

/* Every character but blanks is in the lines once, and in order. */
static bool loses_nothing(struct str text, struct lines lines)
{
	const char *at = text.at;
	for (size_t i = 0; i <= lines.len; i++) {
		const char *from = i < lines.len ? lines.at[i].at : text.at + text.len;
		struct str between = { at, (size_t)(from - at) };
		if (from < at)
			return false;
		for (size_t k = 0; k < between.len;)
			if (!is_blank(utf8_next(between, &k)))
				return false;
		if (i < lines.len)
			at = from + lines.at[i].len;
	}
	return true;
}

static bool starts_clusters(struct str text, struct lines lines)
{
	size_t at = 0;
	for (size_t i = 0; i < lines.len; i++) {
		size_t from = (size_t)(lines.at[i].at - text.at);
		while (at < from)
			at = text_cluster_end(text, at);
		if (at != from)
			return false;
	}
	return true;
}

/* At a width where no word has to be torn, no line begins with what may not begin one. */
static bool begins_well(struct str text, struct lines lines)
{
	static const uint32_t NEVER[] = { '!', '?', ':', ';', ')', ']', '}', ',', 0x2026, 0x3001, 0x3002, 0x300D, 0x30FC, 0x3083, 0x30C3,
		0xFF01, 0xFF09, 0xFF1A };
	for (size_t i = 1; i < lines.len; i++) {
		const char *behind = lines.at[i - 1].at + lines.at[i - 1].len;
		struct str between = { behind, (size_t)(lines.at[i].at - behind) };
		bool is_paragraph = !lines.at[i - 1].len || str_find(between, '\n') < between.len;
		size_t at = 0;
		uint32_t first = lines.at[i].len ? utf8_next(lines.at[i], &at) : 0;
		for (size_t k = 0; k < sizeof NEVER / sizeof *NEVER && !is_paragraph; k++)
			if (first == NEVER[k] && text_cluster_end(lines.at[i], 0) == at)
				return false;
	}
	return text.len || !lines.len;
}

/* Of every text, whatever its script. */
static void check_content(struct ruler *m, struct font font, struct str text, double width)
{
	struct arena a;
	check_case();
	arena_init(&a);
	struct lines lines = text_wrap(m, &a, font, text, width), again = text_wrap(m, &a, font, text, width);
	struct lines roomy = text_wrap(m, &a, font, text, text_longest_word(m, font, text));
	CHECK(loses_nothing(text, lines));
	CHECK(loses_nothing(text, roomy));
	CHECK(starts_clusters(text, lines));
	CHECK(lines.len == again.len && lines.width == again.width);
	CHECK(begins_well(text, roomy));
	for (size_t i = 1; i < lines.len; i++)
		CHECK(i + 1 == lines.len || lines.at[i].len || lines.at[i - 1].len);
	arena_finish(&a);
	check_case_end();
}

/* Of texts that the table knows: there, sums are exact. Shaped apart and side by side, other scripts may differ. */
static void check_widths(struct ruler *m, struct font font, struct str text, double width)
{
	struct arena a;
	check_case();
	arena_init(&a);
	struct lines lines = text_wrap(m, &a, font, text, width);
	double widest = 0, longest = text_longest_word(m, font, text);
	struct font drawn = font_for_text(font, text); /* as a scene sets all lines of a text */
	for (size_t i = 0; i < lines.len; i++) {
		double line = text_width(m, drawn, lines.at[i]);
		widest = line > widest ? line : widest;
		CHECK(line <= width + 1e-5 || text_cluster_end(lines.at[i], 0) == lines.at[i].len);
	}
	CHECK(lines.width <= widest + 1e-6 && lines.width >= widest - 1e-6);
	CHECK(text_wrap(m, &a, font, text, longest).width <= longest + 1e-5);
	CHECK(ruler_trouble(m, NULL) == TEXT_KNOWN);
	arena_finish(&a);
	check_case_end();
}

static void test_properties(struct ruler *m)
{
	struct buf b = { 0 };
	for (int i = 0; i < 3000; i++) {
		bool is_known = i < 1500;
		random_text(&b, 5 + roll_dice(200), is_known ? KNOWN_BLOCKS : ALL_BLOCKS);
		struct font font = { (enum face)roll_dice(FACE_COUNT), 8 + roll_dice(8), roll_dice(4) ? 0 : 0.7 };
		double width = roll_dice(10) ? 5 + roll_dice(300) : 0;
		check_content(m, font, buf_as_str(&b), width);
		if (is_known)
			check_widths(m, font, buf_as_str(&b), width);
	}
	struct ruler *other = ruler_new();
	for (int i = 0; i < 300 && ruler_use_family(other, STR("DejaVu Serif")); i++) {
		random_text(&b, 5 + roll_dice(100), ALL_BLOCKS);
		check_content(other, PLAIN, buf_as_str(&b), 5 + roll_dice(200));
	}
	ruler_free(other);
	/* Bytes that are no text at all: nothing to say of them but that nothing breaks. */
	for (int i = 0; i < 2000; i++) {
		buf_clear(&b);
		for (uint32_t k = roll_dice(80); k > 0; k--)
			buf_char(&b, (char)(roll_dice(4) ? 0x80 + roll_dice(0x80) : roll_dice(0x80)));
		struct arena a;
		arena_init(&a);
		struct lines lines = text_wrap(m, &a, PLAIN, buf_as_str(&b), 40);
		CHECK(loses_nothing(buf_as_str(&b), lines));
		text_direction(buf_as_str(&b));
		text_longest_word(m, PLAIN, buf_as_str(&b));
		arena_finish(&a);
	}
	buf_finish(&b);
}

/* ---- what a session has measured before changes nothing ---- */

static bool are_same(struct ruler *one, struct ruler *other, struct font font, struct str text, double width, double indent)
{
	struct arena a;
	arena_init(&a);
	struct lines lines = text_wrap_behind(one, &a, font, text, width, indent), again = text_wrap_behind(other, &a, font, text, width, indent);
	bool same = lines.len == again.len && lines.width == again.width && text_longest_word(one, font, text) == text_longest_word(other, font, text);
	for (size_t i = 0; same && i < lines.len; i++)
		same = lines.at[i].at == again.at[i].at && lines.at[i].len == again.at[i].len;
	arena_finish(&a);
	return same;
}

/* A few texts in a few fonts over and over, each against a session that has measured nothing; then in another family. */
static void test_memory(void)
{
	enum { TEXTS = 12 };
	struct buf texts[TEXTS] = { { 0 } };
	struct ruler *m = ruler_new();
	for (int i = 0; i < TEXTS; i++)
		random_text(&texts[i], i ? 5 + roll_dice(120) : 400, KNOWN_BLOCKS);
	for (int i = 0; i < 900; i++) {
		if (i == 600 && !ruler_use_family(m, STR("DejaVu Serif")))
			break;
		struct ruler *fresh = ruler_new();
		if (i >= 600)
			ruler_use_family(fresh, STR("DejaVu Serif"));
		struct font font = { (enum face)roll_dice(FACE_COUNT), 10 + roll_dice(3), roll_dice(2) ? 0 : 0.7 };
		CHECK(are_same(m, fresh, font, buf_as_str(&texts[roll_dice(TEXTS)]), 20 + roll_dice(200), roll_dice(3) ? 0 : 29));
		ruler_free(fresh);
	}
	for (int i = 0; i < TEXTS; i++)
		buf_finish(&texts[i]);
	ruler_free(m);
}

/* One word after the other: prose with a soft hyphen or a slash here and there, or a row of items. */
static void random_words(struct buf *b, bool are_items)
{
	static const char *const IN_PROSE[] = { " ", " ", " ", " ", " ", "\xC2\xAD", "/" }, *const IN_ITEMS[] = { " ", " ", " ", "\xC2\xA0\xC2\xB7 " };
	buf_clear(b);
	for (uint32_t words = 6 + roll_dice(14); words > 0; words--) {
		for (uint32_t letters = 1 + roll_dice(words > 1 ? 6 : 2); letters > 0; letters--)
			buf_char(b, "ilamw"[roll_dice(5)]); /* narrower than a hyphen, and wider */
		buf_text(b, words == 1 ? "" : are_items ? IN_ITEMS[roll_dice(4)] : IN_PROSE[roll_dice(7)]);
	}
}

/* The same text at hundreds of widths, each a little less than the one before: lines that are remembered for all widths between two are those that
 * each of them has. */
static void test_memory_of_widths(void)
{
	struct buf text = { 0 };
	for (int i = 0; i < 200; i++) {
		struct ruler *m = ruler_new();
		random_words(&text, i % 2);
		double indent = i % 3 ? 0 : 29;
		for (double width = 160; width > 20; width -= roll_dice(5) / 4.0) {
			struct ruler *fresh = ruler_new();
			CHECK(are_same(m, fresh, PLAIN, buf_as_str(&text), width, indent));
			ruler_free(fresh);
		}
		ruler_free(m);
	}
	buf_finish(&text);
}

/* ---- speed ---- */

/* Seconds for a megabyte. A sanitised build is slower by an order; a quadratic one by several. */
#if defined(__SANITIZE_ADDRESS__)
#define SLOWEST 30
#else
#define SLOWEST 1
#endif

static double processor_seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* whatever else the machine is doing */
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double time_wrapping(const char *part, size_t bytes, double width)
{
	struct ruler *m = ruler_new();
	struct buf b = { 0 };
	struct arena a;
	arena_init(&a);
	while (b.len < bytes)
		buf_text(&b, part);
	double start = processor_seconds();
	struct lines lines = text_wrap(m, &a, PLAIN, buf_as_str(&b), width);
	double took = processor_seconds() - start;
	CHECK(loses_nothing(buf_as_str(&b), lines));
	arena_finish(&a);
	buf_finish(&b);
	ruler_free(m);
	return took;
}

static void test_pitch(void)
{
	struct font font = { FACE_REGULAR, 20, 0 };
	struct str latin = STR("Ågpq"), arabic = STR("جديد في"), thai = STR("ครั้งที่"), emoji = STR("🇫🇷"), han = STR("購入");
	struct str plain[] = { latin, arabic, latin }, mixed[] = { latin, arabic, thai };
	CHECK(text_pitch(font, plain, 3) == font_line_height(font));
	CHECK(text_pitch(font, mixed, 3) > font_line_height(font) + 5);
	CHECK(text_lines_height(font, (struct lines){ .at = mixed, .len = 3 }) == font_line_height(font) + 2 * text_pitch(font, mixed, 3));
	CHECK(text_lines_height(font, (struct lines){ 0 }) == 0);
	CHECK(text_lack_between(font, arabic, emoji) > 5 && text_lack_between(font, arabic, han) > 5);
	CHECK(text_lack_between(font, thai, arabic) == 0 && text_lack_between(font, latin, thai) == 0 && text_lack_between(font, arabic, arabic) == 0);
}

static void test_speed(void)
{
	static const char *const PARTS[] = { "x", "one two ", "顧客", "a/", "ลูกค้าเปิดแอป", "क्षि", "नमस्ते ", "ខ្ញុំ", "e\xCC\x81", "\xCC\x81", "! ", "« ",
		"(", "👨‍👩‍👧", "🇫🇷", "\n", " ", "a\n", SHY, ("a" SHY), ZWSP, "aB", "\xFF", "-", "…", "고객" };
	for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
		for (int wide = 0; wide < 2; wide++) {
			double took = time_wrapping(PARTS[i], 1 << 20, wide ? 1e5 : 100);
			char detail[64];
			snprintf(detail, sizeof detail, "%s at width %d: %d ms", PARTS[i], wide ? 100000 : 100, (int)(took * 1000));
			check_count(took < SLOWEST, __FILE__, __LINE__, "a megabyte takes too long", detail);
			if (getenv("CJM_SPEED"))
				printf("%s\n", detail);
		}
}

int main(void)
{
	struct ruler *m = ruler_new();
	test_known(m);
	test_faces(m);
	test_size(m);
	test_unknown();
	test_family();
	test_clusters();
	test_direction();
	test_breaks(m);
	test_behind(m);
	test_french(m);
	test_cjk(m);
	test_tearing(m);
	test_joined(m);
	test_looks(m);
	test_properties(m);
	test_memory();
	test_memory_of_widths();
	test_thai(m);
	test_pitch();
	test_speed();
	ruler_free(m);
	return check_report();
}
