/* shaping.c — the table of widths against the font system: whatever fonts stand behind the families that a drawing asks for,
 * shaping must not make a text wider than the table says. It asks the fonts that fontconfig tells of; tests/fonts/run has it
 * tried with one set of them after the other. */
#include "check.h"

#include "cjm/text.h"
#include "../../src/text/pango.h"
#include "../../src/text/widths.h"

#include <stdlib.h>

enum { JOINED_BEFORE = 1, JOINED_BEHIND = 2, FORMS = 4, EM = 1000 };
enum { RANDOM_WORDS = 250, LONGEST_WORD = 9 };

static const char ZERO_WIDTH_JOINER[] = "\xE2\x80\x8D";

/* ---- every character of the table ---- */

static int form_width(struct shaper *shaper, enum face face, uint32_t code, int form)
{
	char letter[5] = "", bytes[16];
	utf8_encode(code, letter);
	snprintf(bytes, sizeof bytes, "%s%s%s", form & JOINED_BEFORE ? ZERO_WIDTH_JOINER : "", letter, form & JOINED_BEHIND ? ZERO_WIDTH_JOINER : "");
	return shaper_width(shaper, face, str_of(bytes));
}

static void hold_form(struct shaper *shaper, const char *family, enum face face, uint32_t code, int form, int said)
{
	int shaped = form_width(shaper, face, code, form);
	char detail[128];
	snprintf(detail, sizeof detail, "U+%04X in face %d, form %d, %s first: %d, not %d", (unsigned)code, face, form, *family ? family : "the house's families", shaped, said);
	check_count(shaped <= said, __FILE__, __LINE__, "a character comes out wider than the table says", detail);
}

static void hold_character(struct shaper *shaper, const char *family, uint32_t code)
{
	for (int face = 0; face < FACE_COUNT; face++)
		hold_form(shaper, family, (enum face)face, code, 0, code_width((enum face)face, code));
}

/* Each of its forms; a letter that never joins what comes behind has the same ones there as at an end. */
static void hold_joined(struct shaper *shaper, const char *family, uint32_t code)
{
	for (int face = 0; face < FACE_COUNT; face++)
		for (int form = 0; form < FORMS; form++) {
			const uint16_t *forms = joined_forms((enum face)face, code);
			hold_form(shaper, family, (enum face)face, code, form, forms[form] ? forms[form] : forms[form & JOINED_BEFORE]);
		}
}

static void hold_characters(struct shaper *shaper, const char *family)
{
	check_case();
	for (uint32_t code = ' '; code < WIDTHS_LATIN_END; code++)
		if (WIDTHS_LATIN[FACE_REGULAR][code])
			hold_character(shaper, family, code);
	for (size_t i = 0; i < WIDTH_RANGE_COUNT; i++)
		for (uint32_t code = WIDTH_RANGES[i].first; code <= WIDTH_RANGES[i].last; code++)
			hold_character(shaper, family, code);
	for (uint32_t code = JOINED_FIRST; code < JOINED_END; code++)
		if (joined_forms(FACE_REGULAR, code))
			hold_joined(shaper, family, code);
	check_case_end();
}

/* ---- texts: letters beside each other, marks on them, what joins ---- */

static const char *const SAMPLES[] = {
	"The quick brown fox jumps over the lazy dog. 0123456789 (&@#%) [x] {y} “quoted” ‘it’s’ — yes – no…",
	"AVATAR Tokyo WAVE Type To. LT Va fi fl ffi 1/2 -> => <= >= != :: www. https://example.com/a?b=c&d=e#f",
	"Opens the app, compares prices, and pays by card; waits 10×24 h. 12:30 (c) +1 -5 *** ___ ~~~",
	"L’abonné résilie son contrat : « C’est trop cher ! » — où, déjà ? Œuvre, cœur, naïf, Noël, ÇA, À, É",
	"Die Kundin öffnet die Übersicht, prüft „Größe“ und zahlt; Straße, ÄÖÜ, Maßband, Fußgänger, Öffnungszeiten.",
	"El cliente pregunta: ¿cuánto cuesta? ¡Qué caro! Año, señor, acción, pingüino. Çğıöşü İstanbul ŠČŘŽ ľščťž",
	"Zażółć gęślą jaźń. Příliš žluťoučký kůň. Árvíztűrő tükörfúrógép. Ķekava ģimene ņ ļ. Þórður Ðæ.",
	"Tiếng Việt: Khách hàng đặt hàng trực tuyến, ưu đãi, ƯƠ Ế Ẵ Ộ Ữ ỹ đường phố.",
	"Клиент открывает приложение, сравнивает цены и платит картой. ЩУКА, Ёлка, Ґанок, їжак, Љубав, Ўзбек.",
	"Ο πελάτης ανοίγει την εφαρμογή και συγκρίνει τιμές. Άέήίόύώ ΆΈΉΊΌΎΏ ΐΰ ΑΒΓΔ ΨΩ; ποιος·",
	"הלקוח פותח את האפליקציה ומשווה מחירים. שָׁלוֹם עוֹלָם \"ציטוט\" 123 ₪ שלום־רב",
	"يفتح العميل التطبيق ويقارن الأسعار، ثم يدفع بالبطاقة. مَرْحَبًا لا إله إلا الله ١٢٣ گچپژ",
	"مشتری برنامه را باز می‌کند و قیمت‌ها را مقایسه می‌کند. ۴۵۶ کیک",
	"ลูกค้าเปิดแอปและเปรียบเทียบราคา น้ำ กี่ ที่ ป้า ฟ้า ญี่ปุ่น ๑๒๓ ฿",
	"顧客はアプリを開き、価格を比較する。「高い！」と言った。ｶﾀｶﾅ 한국어 사용자 中文用户。",
	"→ ← ↑ ↓ ✓ ✗ ★ ☆ ● ○ ■ □ ▲ ▼ ◆ • · € £ ¥ ₽ ₹ № § ¶ † ‡ ± × ÷ ≈ ≠ ≤ ≥ ∞ √ ½ ¼ ² ³ ° ‰",
	"😀 😡 👍🏽 👨‍👩‍👧‍👦 🇫🇷 1️⃣ ❤️ ⚡ ☎ ✈️ 🏳️‍🌈 ☀ ⭐ ✅",
	"e\xCC\x81 a\xCC\x80 I\xCC\x83 i\xCC\x88 u\xCC\x9B d\xCC\x8C Ε\xCC\x81 Υ\xCC\x81 и\xCC\x86 o\xCC\x82\xCC\x81",
};
enum { FIRST_OWN = 10, LAST_OWN = 13 }; /* those in Hebrew, Arabic, Persian and Thai */

static int worst_excess = -EM; /* met so far, for a line of the report */

enum { HALF_A_PIXEL = 31 }; /* at 16 pixels an em */

static void hold_text(struct ruler *m, struct shaper *shaper, const char *family, struct str text)
{
	for (int face = 0; face < FACE_COUNT && text.len; face++) {
		struct font font = { (enum face)face, EM, 0 };
		int over = shaper_width(shaper, font.face, text) - (int)(text_width(m, font, text) + 0.5);
		char detail[256];
		snprintf(detail, sizeof detail, "%.*s in %s, face %d, by %d", (int)(text.len < 150 ? text.len : 150), text.at, family, face, over);
		check_count(over <= HALF_A_PIXEL, __FILE__, __LINE__, "the table says less than shaping gives", detail);
		worst_excess = over > worst_excess ? over : worst_excess;
	}
}

static bool has_ascii(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!(text.at[i] & 0x80))
			return true;
	return false;
}

/* Word by word; of a family that only stands in for what the house's lack, the words in its own script. */
static void hold_words(struct ruler *m, struct shaper *shaper, const char *family, struct str rest, bool is_house)
{
	while (rest.len) {
		size_t end = str_find(rest, ' ');
		struct str word = str_slice(rest, 0, end);
		if (is_house || !has_ascii(word))
			hold_text(m, shaper, family, word);
		rest = str_slice(rest, end + 1, rest.len);
	}
}

static void hold_samples(struct ruler *m, struct shaper *shaper, const char *family, bool is_house)
{
	for (size_t i = 0; i < sizeof SAMPLES / sizeof *SAMPLES; i++) {
		check_case();
		if (is_house)
			hold_text(m, shaper, family, str_of(SAMPLES[i]));
		if (is_house || (i >= FIRST_OWN && i <= LAST_OWN))
			hold_words(m, shaper, family, str_of(SAMPLES[i]), is_house);
	}
	check_case_end();
}

/* ---- letters that join: no less than shaping, and not much more ---- */

/* Arabic, Persian, Urdu, Pashto and Kurdish; with vowel signs, tatweel, non-joiners, digits. */
static const char *const JOINED[] = {
	"يفتح العميل التطبيق ويقارن الأسعار، ثم يدفع بالبطاقة",
	"تتصل المريضة بالعيادة وتنتظر طويلًا قبل أن يرد عليها أحد",
	"لا أفهم لماذا ألغي الطلب؟ أين الإيصال؟ الآن لآخر مرة",
	"الاستقبال والاستعلامات: الطابق الأول، من الساعة ٨ إلى ١٦",
	"بِسْمِ ٱللَّهِ ٱلرَّحْمَـٰنِ ٱلرَّحِيمِ، مَرْحَبًا بِكُمْ فِي المُسْتَشْفَى",
	"مشتری برنامه را باز می‌کند و قیمت‌ها را با هم مقایسه می‌کند",
	"پرداخت اینترنتی ناموفق بود؛ دوباره تلاش می‌کند و به پشتیبانی زنگ می‌زند",
	"گاہک ایپ کھولتا ہے اور قیمتوں کا موازنہ کرتا ہے، پھر کارڈ سے ادائیگی کرتا ہے",
	"ڈاکٹر سے ملنے کے لیے لمبی قطار میں انتظار کرنا پڑتا ہے",
	"پېرودونکی غوښتنلیک پرانیزي او بیې پرتله کوي، ځینې ډېرې لوړې دي",
	"کڕیار بەرنامەکە دەکاتەوە و نرخەکان بەراورد دەکات",
	"خدمـــة العملاء ممتــازة",
};

/* Beside the narrowest font that the table counts with; DejaVu's bold letters are much wider than Noto's. */
static const double MOST_EXCESS[FACE_COUNT] = { 1.15, 1.15, 1.21, 1.21 };

static void hold_close(struct ruler *m, struct shaper *shaper, const char *family, struct str text)
{
	for (int face = 0; face < FACE_COUNT; face++) {
		double shaped = shaper_width(shaper, (enum face)face, text), said = text_width(m, (struct font){ (enum face)face, EM, 0 }, text);
		char detail[256];
		snprintf(detail, sizeof detail, "%.*s in %s, face %d: %.0f, not %.0f", (int)(text.len < 150 ? text.len : 150), text.at, family, face, said, shaped);
		check_count(said >= shaped, __FILE__, __LINE__, "the table says less than shaping gives", detail);
		check_count(said <= shaped * MOST_EXCESS[face], __FILE__, __LINE__, "the table says much more than shaping gives", detail);
	}
}

static uint32_t dice = 1;

static uint32_t roll_dice(uint32_t sides)
{
	dice = dice * 1664525 + 1013904223;
	return (dice >> 8) % sides;
}

/* Letters that join, and now and then what joins them, parts them or is set on them. */
static void add_random_letter(struct buf *word)
{
	static const char *const OTHERS[] = { "\u0640", "\u200C", "\u200D", "\u064E", "\u0651\u064F", "\u0644\u0627", "\u0644\u0622", "\u0621", "\u0660", "\u061F", "\u200F", "\u00AD" };
	uint32_t code = JOINED_FIRST + roll_dice(roll_dice(3) ? 0x2B : JOINED_END - JOINED_FIRST);
	if (roll_dice(5) == 0)
		buf_text(word, OTHERS[roll_dice(sizeof OTHERS / sizeof *OTHERS)]);
	else if (joined_forms(FACE_REGULAR, code))
		buf_utf8(word, code);
}

static void hold_random_words(struct ruler *m, struct shaper *shaper, const char *family)
{
	struct buf word = { 0 };
	for (int i = 0; i < RANDOM_WORDS; i++) {
		buf_clear(&word);
		for (uint32_t k = 1 + roll_dice(LONGEST_WORD); k > 0; k--)
			add_random_letter(&word);
		for (int face = 0; face < FACE_COUNT && word.len; face++) {
			int over = shaper_width(shaper, (enum face)face, buf_as_str(&word)) - (int)(text_width(m, (struct font){ (enum face)face, EM, 0 }, buf_as_str(&word)) + 0.5);
			char detail[256];
			snprintf(detail, sizeof detail, "%s in %s, face %d, by %d", word.at, family, face, over);
			check_count(over <= 0, __FILE__, __LINE__, "the table says less than shaping gives", detail);
		}
	}
	buf_finish(&word);
}

static bool has_other_ascii(const char *text)
{
	while (*text && (*text == ' ' || (*text & 0x80)))
		text++;
	return *text;
}

/* Blanks come from the font of the letters. */
static void hold_letters_that_join(struct ruler *m, struct shaper *shaper, const char *family, bool is_house)
{
	for (size_t i = 0; i < sizeof JOINED / sizeof *JOINED; i++) {
		check_case();
		if (is_house || !has_other_ascii(JOINED[i]))
			hold_close(m, shaper, family, str_of(JOINED[i]));
		hold_words(m, shaper, family, str_of(JOINED[i]), is_house);
	}
	check_case();
	hold_random_words(m, shaper, family);
	check_case_end();
}

/* ---- one family after the other ---- */

/* A viewer that has no Inter begins with Liberation Sans; one that prefers another for a script takes that. */
static const char *const FAMILIES[] = { "Inter", "Liberation Sans", "Noto Sans Hebrew", "Noto Sans Arabic", "Noto Sans Thai", "Noto Looped Thai", "DejaVu Sans" };
enum { HOUSE_FAMILIES = 2, SURE_FAMILIES = 6 }; /* the tests' own fonts have no DejaVu */

static void hold_families(struct ruler *m, struct shaper *shaper, bool some_may_be_missing)
{
	for (size_t i = 0; i < sizeof FAMILIES / sizeof *FAMILIES; i++) {
		bool is_house = i < HOUSE_FAMILIES, is_there = shaper_use_family(shaper, str_of(FAMILIES[i]));
		if (is_there)
			hold_samples(m, shaper, FAMILIES[i], is_house);
		if (is_there)
			hold_letters_that_join(m, shaper, FAMILIES[i], is_house);
		if (is_there && is_house)
			hold_characters(shaper, FAMILIES[i]);
		if (!is_there && !some_may_be_missing && i < SURE_FAMILIES)
			left_out(FAMILIES[i]);
	}
}

/* With any word: the fonts are a set that need not have all families. */
int main(int count, char **words)
{
	(void)words;
	struct ruler *m = ruler_new();
	struct shaper *shaper = shaper_new();
	if (shaper) {
		hold_characters(shaper, "");
		hold_families(m, shaper, count > 1);
		printf("shaping makes at most %d thousandths of an em more than the table\n", worst_excess);
	} else {
		left_out("Pango, or any font");
	}
	CHECK(ruler_trouble(m, NULL) == TEXT_KNOWN);
	shaper_free(shaper);
	ruler_free(m);
	return check_report();
}
