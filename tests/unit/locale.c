/* locale.c — tests of src/locale: figures, units and quotation marks as each language writes them; shares as they are shown. */
#include "check.h"

#include "cjm/coverage.h"
#include "cjm/locale.h"

#include <math.h>
#include <string.h>

/* ---- shares ---- */

static void test_shares(void)
{
	CHECK(coverage_percent(24, 36) == 67);
	CHECK(coverage_percent(5, 9) == 56);
	CHECK(coverage_percent(4, 9) == 44);
	CHECK(coverage_percent(1, 8) == 13);
	CHECK(coverage_percent(0, 9) == 0);
	CHECK(coverage_percent(1, 9000) == 1);
	CHECK(coverage_percent(8999, 9000) == 99);
	CHECK(coverage_percent(9, 9) == 100);
	CHECK(isnan(coverage_percent(0, 0)));
}

/* ---- units ---- */

static const char *value_text(const char *language, const char *written, const char *unit)
{
	static struct arena arena;
	struct value v = { .given = true, .written = str_of(written), .unit = str_of(unit) };
	number_read(v.written, &v.number);
	return str_terminated(&arena, locale_value(locale_of(str_of(language), NULL), &arena, v));
}

#define NBSP "\xC2\xA0"
#define NARROW "\xE2\x80\xAF"
#define LRM "\xE2\x80\x8E"

/* The form of 0, 1, 2, 3, 11, 100, 1.5 and a million by CLDR's rules: z(ero), 1, 2, f(ew), m(any), o(ther). */
static void test_forms(void)
{
	static const struct { const char *language, *forms; } WANTED[] = {
		{ "en", "o1oooooo" }, { "de", "o1oooooo" }, { "fr", "11oooo1m" }, { "es", "o1ooooom" }, { "ar", "z12fmooo" }, { "ja", "oooooooo" },
	};
	static const double NUMBERS[] = { 0, 1, 2, 3, 11, 100, 1.5, 1e6 };
	for (size_t i = 0; i < sizeof WANTED / sizeof *WANTED; i++)
		for (size_t k = 0; k < sizeof NUMBERS / sizeof *NUMBERS; k++) {
			enum plural_form form = locale_plural(locale_of(str_of(WANTED[i].language), NULL), NUMBERS[k], NUMBERS[k] == 1.5);
			check_count("z12fmo"[form] == WANTED[i].forms[k], __FILE__, __LINE__, WANTED[i].language, &WANTED[i].forms[k]);
		}
	CHECK(locale_plural(locale_of(STR("en"), NULL), 1, true) == PLURAL_OTHER);
	CHECK(locale_plural(locale_of(STR("es"), NULL), 1, true) == PLURAL_ONE);
	CHECK(locale_plural(locale_of(STR("ar"), NULL), 103, false) == PLURAL_FEW);
	CHECK(locale_plural(locale_of(STR("ar"), NULL), 102, false) == PLURAL_OTHER);
}

static void test_plurals(void)
{
	CHECK_STR(value_text("fr", "1.5", "hours"), "1,5" NBSP "heure");
	CHECK_STR(value_text("fr", "0.5", "day"), "0,5" NBSP "jour");
	CHECK_STR(value_text("fr", "0", "days"), "0" NBSP "jour");
	CHECK_STR(value_text("fr", "-1.5", "days"), "−1,5" NBSP "jour");
	CHECK_STR(value_text("fr", "1", "week"), "1" NBSP "semaine");
	CHECK_STR(value_text("fr", "2", "week"), "2" NBSP "semaines");
	CHECK_STR(value_text("fr", "1000000", "days"), "1" NARROW "000" NARROW "000" NBSP "de jours");
	CHECK_STR(value_text("en", "1.5", "hours"), "1.5" NBSP "hours");
	CHECK_STR(value_text("en", "0.5", "day"), "0.5" NBSP "days");
	CHECK_STR(value_text("en", "1", "days"), "1" NBSP "day");
	CHECK_STR(value_text("en", "-1", "days"), "−1" NBSP "day");
	CHECK_STR(value_text("en", "1.0", "days"), "1.0" NBSP "days");
	CHECK_STR(value_text("de", "0.5", "day"), "0,5" NBSP "Tage");
	CHECK_STR(value_text("de", "1", "h"), "1" NBSP "Stunde");
	CHECK_STR(value_text("es", "0.5", "h"), "0,5" NBSP "horas");
	CHECK_STR(value_text("es", "1", "h"), "1" NBSP "hora");
	CHECK_STR(value_text("ar", "0", "days"), "0" NBSP "يوم");
	CHECK_STR(value_text("ar", "1.5", "h"), "1.5" NBSP "ساعة");
	CHECK_STR(value_text("ar", "1", "day"), "يوم واحد");
	CHECK_STR(value_text("ar", "2", "weeks"), "أسبوعان");
	CHECK_STR(value_text("ar", "-2", "days"), LRM "−2" NBSP "يوم");
	CHECK_STR(value_text("ar", "+2", "days"), LRM "+2" NBSP "يوم");
	CHECK_STR(value_text("he", "-2", "days"), LRM "−2" NBSP "days"); /* English words among Hebrew ones */
	CHECK_STR(value_text("fa-IR", "+2", "days"), LRM "+2" NBSP "days");
	CHECK_STR(value_text("nl", "-2", "days"), "−2" NBSP "days");
	CHECK(locale_of(STR("he"), NULL)->is_rtl && locale_of(STR("ar"), NULL)->is_rtl && !locale_of(STR("nl"), NULL)->is_rtl);
	CHECK_STR(value_text("ar", "2.0", "days"), "2.0" NBSP "يوم");
	CHECK_STR(value_text("ar", "3", "days"), "3" NBSP "أيام");
	CHECK_STR(value_text("ar", "10", "days"), "10" NBSP "أيام");
	CHECK_STR(value_text("ar", "11", "days"), "11" NBSP "يومًا");
	CHECK_STR(value_text("ar", "100", "days"), "100" NBSP "يوم");
	CHECK_STR(value_text("ar", "105", "days"), "105" NBSP "أيام");
	CHECK_STR(value_text("ja", "3", "days"), "3日");
}

static const char *rhythm_text(const char *language, double number, const char *unit)
{
	static struct arena arena;
	struct buf b = { 0 };
	buf_number(&b, number, 0);
	struct value v = { .given = true, .number = number, .written = buf_take(&b, &arena), .unit = str_of(unit) };
	buf_finish(&b);
	return str_terminated(&arena, locale_rhythm(locale_of(str_of(language), NULL), &arena, v));
}

static void test_rhythms(void)
{
	CHECK_STR(rhythm_text("en", 1, "quarter"), "every quarter");
	CHECK_STR(rhythm_text("en", 2, "weeks"), "every 2" NBSP "weeks");
	CHECK_STR(rhythm_text("de", 1, "months"), "Turnus: monatlich");
	CHECK_STR(rhythm_text("fr", 1, "year"), "périodicité" NBSP ": annuelle");
	CHECK_STR(rhythm_text("ar", 2, "months"), "دورية المراجعة: شهران");
	CHECK_STR(rhythm_text("ja", 1, "month"), "毎月");
	CHECK_STR(rhythm_text("ja", 6, "months"), "6か月ごと");
}

static const char *effect_text(const char *language, const char *written, double number, bool of_percent)
{
	static struct arena arena;
	struct metric m = { .target = { .given = true, .is_percent = of_percent } };
	struct effect e = { .metric = &m, .value = { .given = true, .is_percent = true, .number = number, .written = str_of(written) } };
	return str_terminated(&arena, locale_effect(locale_of(str_of(language), NULL), &arena, &e));
}

static void test_effects(void)
{
	CHECK_STR(effect_text("en", "-8", -8, true), "−8 percentage points");
	CHECK_STR(effect_text("en", "+1", 1, true), "+1 percentage point");
	CHECK_STR(effect_text("de", "-8", -8, true), "−8 Prozentpunkte");
	CHECK_STR(effect_text("fr", "+1.5", 1.5, true), "+1,5 point");
	CHECK_STR(effect_text("ar", "-2", -2, true), LRM "−2 نقطة مئوية");
	CHECK_STR(effect_text("en", "-8", -8, false), "−8%");
	CHECK_STR(effect_text("en", "8", 8, true), "8%");
	CHECK_STR(effect_text("fr", "-8", -8, false), "−8" NBSP "%");
	CHECK_STR(effect_text("ar", "-8", -8, false), LRM "−8" LRM "%" LRM);
}

/* Every counted label in every language, with what is counted: no form shows another number, none is empty, none keeps a place or a mark. */
static void test_counted(void)
{
	static const enum label COUNTED[] = { LABEL_count_second, LABEL_count_minute, LABEL_count_hour, LABEL_count_day, LABEL_count_week, LABEL_count_month,
		LABEL_count_quarter, LABEL_count_year, LABEL_count_gap, LABEL_count_point, LABEL_age, LABEL_volume };
	static const char *const NUMBERS[] = { "0", "1", "2", "3", "11", "100" };
	struct arena a;
	arena_init(&a);
	for (size_t i = 0; locale_at(i); i++)
		for (size_t k = 0; k < sizeof COUNTED / sizeof *COUNTED; k++)
			for (size_t n = 0; n < sizeof NUMBERS / sizeof *NUMBERS; n++) {
				const struct locale *l = locale_at(i);
				double number = 0;
				number_read(str_of(NUMBERS[n]), &number);
				const char *said = str_terminated(&a, label_counted(l, &a, COUNTED[k], number, str_of(NUMBERS[n])));
				const char *range = str_terminated(&a, label_counted(l, &a, COUNTED[k], number, STR("1–9")));
				check_count(*said && !strpbrk(said, "%|"), __FILE__, __LINE__, "a counted label is not filled", said);
				check_count(strstr(said, NUMBERS[n]) || number == 1 || number == 2, __FILE__, __LINE__, "a counted label hides its number", said);
				check_count(strstr(range, "1–9") != NULL, __FILE__, __LINE__, "a counted label hides an end of a range", range);
			}
	arena_finish(&a);
}

static void test_money(void)
{
	CHECK_STR(value_text("fr", "98450.5", "€"), "98" NARROW "450,50" NBSP "€");
	CHECK_STR(value_text("fr", "98450.5", "EUR"), "98" NARROW "450,50" NBSP "€");
	CHECK_STR(value_text("fr", "98450.00", "€"), "98" NARROW "450" NBSP "€");
	CHECK_STR(value_text("de", "0.125", "€"), "0,125" NBSP "€");
	CHECK_STR(value_text("en", "12.5", "USD"), "$12.50");
	CHECK_STR(value_text("en", "12.5", "CHF"), "12.50" NBSP "CHF");
	CHECK_STR(value_text("en", "18000", "€"), "€18,000");
	CHECK_STR(value_text("en", "-200", "€"), "−€200");
	CHECK_STR(value_text("en", "+200", "EUR"), "+€200");
	CHECK_STR(value_text("ja", "800000", "円"), "800,000円");
	CHECK_STR(value_text("ja", "-200", "¥"), "−¥200");
	CHECK_STR(value_text("ar", "-200", "€"), LRM "−200" NBSP "€");
	CHECK_STR(value_text("ar", "+200", "€"), LRM "+200" NBSP "€");
	CHECK_STR(value_text("en", "1.5", "M€"), "1.5" NBSP "M€");
	CHECK_STR(value_text("de", "4.50", ""), "4,50");
	CHECK_STR(value_text("de", "1234.0", ""), "1.234,0");
	CHECK_STR(value_text("es", "5400", ""), "5400");
	CHECK_STR(value_text("es", "14370", ""), "14.370");
}

/* ---- quotation marks ---- */

static const char *quoted_text(const char *language, const char *text)
{
	static struct arena arena;
	return str_terminated(&arena, locale_quoted(locale_of(str_of(language), NULL), &arena, str_of(text)));
}

static void test_quotes(void)
{
	CHECK_STR(quoted_text("fr", "« Colonne 7 » : laquelle ?"), "«" NBSP "“Colonne 7” : laquelle ?" NBSP "»");
	CHECK_STR(quoted_text("fr", "«" NBSP "A" NBSP "» puis «B»"), "«" NBSP "“A” puis “B”" NBSP "»");
	CHECK_STR(quoted_text("fr", "« Jamais vu. »"), "«" NBSP "Jamais vu." NBSP "»");
	CHECK_STR(quoted_text("fr", "« Elle dit « non ». »"), "«" NBSP "Elle dit “non”." NBSP "»");
	CHECK_STR(quoted_text("fr", "“Déjà cité”"), "«" NBSP "Déjà cité" NBSP "»");
	CHECK_STR(quoted_text("fr", "L’écran dit “OK”"), "«" NBSP "L’écran dit “OK”" NBSP "»");
	CHECK_STR(quoted_text("fr", "plus » que moins «"), "«" NBSP "plus » que moins «" NBSP "»");
	CHECK_STR(quoted_text("en", "It says “Column 7”: which?"), "“It says ‘Column 7’: which?”");
	CHECK_STR(quoted_text("en", "\"All of it\""), "“All of it”");
	CHECK_STR(quoted_text("en", "\"One\" or \"two\""), "“\"One\" or \"two\"”");
	CHECK_STR(quoted_text("de", "Was heißt „Spalte 7“?"), "„Was heißt ‚Spalte 7‘?“");
	CHECK_STR(quoted_text("de", "What is “column 7”?"), "„What is “column 7”?“");
	CHECK_STR(quoted_text("es", "¿Qué es «columna 7»?"), "«¿Qué es “columna 7”?»");
	CHECK_STR(quoted_text("ar", "ما معنى «العمود 7»؟"), "«ما معنى “العمود 7”؟»");
	CHECK_STR(quoted_text("ja", "「7列目」とは?"), "「『7列目』とは?」");
	CHECK_STR(quoted_text("ja", "「全部」"), "「全部」");
	CHECK_STR(quoted_text("en", ""), "“”");
	CHECK_STR(quoted_text("en", "“"), "““”");
	CHECK_STR(quoted_text("en", "\""), "“\"”");
}

/* ---- feelings ---- */

/* What is said of the first feeling of a step that says `feel`, told in this language. */
static const char *feeling_text(const char *language, const char *feel)
{
	static struct arena arena;
	struct sources s = { 0 };
	struct findings found = { 0 };
	sources_init(&s);
	findings_init(&found);
	struct str text = str_fmt(&arena, "language %s\njourney \"J\"\n  stage \"S\"\n    step \"T\"\n      feel %s\n", language, feel);
	struct map *m = map_read(&s, source_add(&s, STR("felt.cjm"), text, &found), NULL, &found);
	const struct stage *stage = (const struct stage *)((const struct journey *)m->journeys.at[0])->stages.at[0];
	const struct step *step = (const struct step *)stage->steps.at[0];
	const char *said = str_terminated(&arena, locale_feeling(locale_of(m->language, NULL), &arena, m->scale, (const struct feeling *)step->content.feelings.at[0]));
	map_free(m);
	findings_finish(&found);
	sources_finish(&s);
	return said;
}

static void test_feelings(void)
{
	CHECK_STR(feeling_text("en", "+1 \"proud\""), "+1" NBSP "proud");
	CHECK_STR(feeling_text("en", "-1"), "−1");
	CHECK_STR(feeling_text("en", "+1 \"proud\" and -1 \"guilty\""), "mixed: +1" NBSP "proud and −1" NBSP "guilty");
	CHECK_STR(feeling_text("en", "+1 \"calm\" and -1 \"anxious\" because \"no date is given\""), "mixed: +1" NBSP "calm and −1" NBSP "anxious (reason: no date is given)");
	CHECK_STR(feeling_text("en", "+1 \"calm\" because \"it is sunny\" to -1 \"cross\""), "+1" NBSP "calm (reason: it is sunny), then −1" NBSP "cross");
	CHECK_STR(feeling_text("en", "+2 \"joy\" or -2 \"anger\" if \"it is broken\" because \"the carrier is slow\""),
		"+2" NBSP "joy, or −2" NBSP "anger if it is broken (reason: the carrier is slow)");
	CHECK_STR(feeling_text("en", "+1 \"proud\" and -1 \"guilty\"\n        because \"it was dear\""), "mixed: +1" NBSP "proud and −1" NBSP "guilty, reason: it was dear");
	CHECK_STR(feeling_text("en", "-1 \"doubt\" because \"no two pages agree\""), "−1" NBSP "doubt, reason: no two pages agree");
	CHECK_STR(feeling_text("en", "\"curiosity\""), "curiosity (≈ +1, value estimated from the word)");
	CHECK_STR(feeling_text("en", "\"zebraish\" and \"angry\""), "mixed: zebraish and angry (≈ −2, value estimated from the word)");
	CHECK_STR(feeling_text("fr", "+1 \"fière\" and -1 \"coupable\""), "émotions mêlées" NBSP ": +1" NBSP "fière et −1" NBSP "coupable");
	CHECK_STR(feeling_text("ar", "+1 \"proud\" and -1"), "مشاعر مختلطة: " LRM "+1" NBSP "proud و" LRM "−1");
	CHECK_STR(feeling_text("de", "\"Neugier\" or -2 if \"es regnet\""), "Neugier (≈ +1, Platz nach dem Wort geschätzt) oder −2, wenn es regnet");
}

/* A word that joins changes before some sounds. */
static void test_joints(void)
{
	struct arena a;
	arena_init(&a);
	const struct locale *es = locale_of(STR("es"), NULL), *fr = locale_of(STR("fr"), NULL);
#define FILLED(l, id, ...) str_terminated(&a, LABEL_FILL(l, &a, id, __VA_ARGS__))
	CHECK_STR(FILLED(es, LABEL_feeling_or_if, STR("5"), STR("8"), STR("llueve")), "5, u 8 si llueve");
	CHECK_STR(FILLED(es, LABEL_feeling_or_if, STR("5"), STR("9"), STR("llueve")), "5, o 9 si llueve");
	CHECK_STR(FILLED(es, LABEL_feeling_and, STR("calma"), STR("impaciencia")), "emociones encontradas: calma e impaciencia");
	CHECK_STR(FILLED(fr, LABEL_point_if, STR("5"), STR("il pleut")), "5, s’il pleut");
	CHECK_STR(FILLED(fr, LABEL_point_if, STR("5"), STR("elle part")), "5, si elle part");
	arena_finish(&a);
}

static void test_quarters(void)
{
	static const struct { const char *language, *text; } WANTED[] = { { "en", "Q1 2027" }, { "fr", "T1 2027" }, { "es", "T1 2027" }, { "ja", "2027年第1四半期" } };
	struct arena a;
	arena_init(&a);
	for (size_t i = 0; i < sizeof WANTED / sizeof *WANTED; i++)
		CHECK_STR(str_terminated(&a, locale_date(locale_of(str_of(WANTED[i].language), NULL), &a, (struct date){ .year = 2027, .quarter = 1 })), WANTED[i].text);
	arena_finish(&a);
}

/* One word for one thing: a heading within a sentence is what the thing is called there. */
static void test_one_word(void)
{
	static const struct { enum label heading, word; } SAME[] = {
		{ LABEL_owner, LABEL_word_owner }, { LABEL_times_waits, LABEL_word_wait }, { LABEL_col_wait, LABEL_word_wait }, { LABEL_figure_wait, LABEL_word_wait }, { LABEL_col_state, LABEL_word_delivered },
		{ LABEL_part_owner, LABEL_dimension_owner }, { LABEL_owner, LABEL_dimension_owner },
	};
	struct arena a;
	arena_init(&a);
	for (size_t l = 0; locale_at(l); l++)
		for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++) {
			if (SAME[i].word == LABEL_dimension_owner && strcmp(locale_at(l)->code, "de") != 0) /* elsewhere it is another number */
				continue;
			CHECK_STR(str_terminated(&a, locale_within(locale_at(l), &a, label(locale_at(l), SAME[i].heading))), str_terminated(&a, label(locale_at(l), SAME[i].word)));
		}
	arena_finish(&a);
}

/* What customers do and what the team plans to do have two names. */
/* Abbreviations and the names of people keep their capital within a sentence. */
static void test_headings_within(void)
{
	static const struct { const char *language; enum label id; const char *said; } WITHIN[] = {
		{ "en", LABEL_col_rice, "RICE score" }, { "en", LABEL_col_ulwick, "Ulwick score" }, { "ja", LABEL_col_rice, "RICEスコア" }, { "en", LABEL_coverage, "coverage" },
		{ "fr", LABEL_lane_feelings, "émotions" }, { "de", LABEL_lane_feelings, "Emotionen" }, { "en", LABEL_dimension_owner, "owner" },
	};
	struct arena a;
	arena_init(&a);
	for (size_t i = 0; i < sizeof WITHIN / sizeof *WITHIN; i++) {
		const struct locale *l = locale_of(str_of(WITHIN[i].language), NULL);
		CHECK_STR(str_terminated(&a, locale_within(l, &a, label(l, WITHIN[i].id))), WITHIN[i].said);
	}
	arena_finish(&a);
}

static void test_actions(void)
{
	for (size_t i = 0; locale_at(i); i++)
		CHECK(!str_equal(label(locale_at(i), LABEL_lane_steps), label(locale_at(i), LABEL_summary_actions)));
}

/* An English text in an Arabic sentence: its number stays where it has it. What needs no marks gets none. */
static void test_set_apart(void)
{
	static const struct {
		const char *language, *text, *inserted;
	} TEXTS[] = {
		{ "ar", "2 clicks", "\xE2\x80\x8E" "2 clicks" }, { "ar", "clicks (2)", "clicks (2)\xE2\x80\x8E" }, { "ar", "2 of 3", "\xE2\x80\x8E" "2 of 3\xE2\x80\x8E" },
		{ "ar", "Two clicks", "Two clicks" }, { "ar", "٢ نقرات", "٢ نقرات" }, { "ar", "31%", "31%" }, { "ar", "", "" }, { "ar", "«2 clicks»", "«2 clicks»" },
		{ "ar", "\xE2\x80\x8E+2 ثقة", "\xE2\x80\x8E+2 ثقة" }, { "ar", "\xE2\x81\xA8" "4 EUR\xE2\x81\xA9", "\xE2\x81\xA8" "4 EUR\xE2\x81\xA9" },
		{ "en", "2 clicks", "2 clicks" }, { "en", "2 نقرات", "2 نقرات\xE2\x80\x8E" }, { "en", "To שלום", "To שלום\xE2\x80\x8E" }, { "fr", "à Łódź", "à Łódź" }, { "en", "שלום ok", "שלום ok" },
		{ "ja", "予約", "予約" },
	};
	struct arena a;
	arena_init(&a);
	for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
		struct buf b = { 0 };
		locale_insert(locale_of(str_of(TEXTS[i].language), NULL), str_of(TEXTS[i].text), &b);
		CHECK_STR(str_terminated(&a, buf_as_str(&b)), TEXTS[i].inserted);
		buf_finish(&b);
	}
	arena_finish(&a);
}

/* A number alone on a line has no letter that tells how it runs: its sign stays before it, also where the labels are English ones. */
static void test_signs(void)
{
	static const struct { const char *language, *lower, *higher; } SIGNS[] = {
		{ "en", "−2", "+2" }, { "ar", LRM "−2", LRM "+2" }, { "fa", LRM "−2", LRM "+2" }, { "he-IL", LRM "−2", LRM "+2" }, { "pt", "−2", "+2" },
	};
	for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
		struct buf lower = { 0 }, higher = { 0 };
		bool is_known = true;
		const struct locale *l = locale_of(str_of(SIGNS[i].language), &is_known);
		locale_signed(l, -2, 0, &lower);
		locale_signed(l, 2, 0, &higher);
		CHECK(str_is(buf_as_str(&lower), SIGNS[i].lower) && str_is(buf_as_str(&higher), SIGNS[i].higher) && is_known == (i < 2));
		buf_finish(&lower);
		buf_finish(&higher);
	}
}

int main(void)
{
	test_signs();
	test_set_apart();
	test_headings_within();
	test_one_word();
	test_actions();
	test_feelings();
	test_joints();
	test_quarters();
	test_shares();
	test_forms();
	test_plurals();
	test_rhythms();
	test_counted();
	test_effects();
	test_money();
	test_quotes();
	return check_report();
}
