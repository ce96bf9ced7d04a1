/* sentences.c — composes every label that has something to be filled in, in every language and with 0, 1, 2, 3, 11 and 100 in each of its places, and holds what no
 * language allows: what is left of a pattern, doubled blanks, blanks before a mark that takes none, brackets and quotes of another language. */
#include "check.h"

#include "cjm/locale.h"
#include "cjm/unicode.h"

#include <string.h>

static const char *const NUMBERS[] = { "0", "1", "2", "3", "11", "100" };
enum { NUMBER_COUNT = sizeof NUMBERS / sizeof *NUMBERS, BLANKS_MOST = 6 };

static double number_of(const char *written)
{
	double number = 0;
	number_read(str_of(written), &number);
	return number;
}

/* A text of a map: several words, and brackets and a mark of its own. */
static struct str filler(const struct locale *l)
{
	return l->code && !strcmp(l->code, "ja") ? STR("受付（本店）で待つ") : STR("Waits at A (north)");
}

static bool has_blank(struct str pattern, const char *blank)
{
	return str_find_text(pattern, 0, str_of(blank)) < pattern.len;
}

/* The number stands at `place`, from 0, and words at the others; with `place` behind the last, numbers stand everywhere. */
static struct str composed(const struct locale *l, struct arena *a, enum label id, const char *number, size_t place)
{
	struct str pattern = label(l, id);
	if (has_blank(pattern, "|"))
		return label_counted(l, a, id, number_of(number), str_of(number));
	if (has_blank(pattern, "%s"))
		return label_with(l, a, id, str_of(number));
	struct str with[BLANKS_MOST];
	for (size_t i = 0; i < BLANKS_MOST; i++)
		with[i] = place == BLANKS_MOST || i == place ? str_of(number) : filler(l);
	return label_filled(l, a, id, with, BLANKS_MOST);
}

/* Whether something is filled in there. */
static bool has_place(const struct locale *l, enum label id, size_t place)
{
	struct str pattern = label(l, id);
	const char blank[] = { '%', (char)('1' + place), 0 };
	return place == BLANKS_MOST || has_blank(pattern, blank);
}

static bool is_french(const struct locale *l) { return !strcmp(l->code, "fr"); }
static bool is_japanese(const struct locale *l) { return !strcmp(l->code, "ja"); }

/* ---- what no sentence may have ---- */

static bool has_pattern_left(const struct locale *l, struct str s)
{
	(void)l;
	return has_blank(s, "%1") || has_blank(s, "%2") || has_blank(s, "%3") || has_blank(s, "%s") || has_blank(s, "|");
}

static bool has_double_blank(const struct locale *l, struct str s)
{
	(void)l;
	static const char *const BLANKS[] = { " ", "\xC2\xA0", "\xE2\x80\xAF" };
	for (size_t i = 0; i < 9; i++) {
		char both[8] = "";
		strcat(strcat(both, BLANKS[i / 3]), BLANKS[i % 3]);
		if (has_blank(s, both))
			return true;
	}
	return false;
}

static bool has_blank_before_mark(const struct locale *l, struct str s)
{
	static const char *const NEVER[] = { " .", " ,", "\xC2\xA0.", "\xC2\xA0,", " )", "( " }, *const ELSEWHERE[] = { " :", " ;", " ?", " !", "\xC2\xA0:", "\xC2\xA0;", "\xE2\x80\xAF;" };
	for (size_t i = 0; i < sizeof NEVER / sizeof *NEVER; i++)
		if (has_blank(s, NEVER[i]))
			return true;
	for (size_t i = 0; i < (is_french(l) ? 4 : sizeof ELSEWHERE / sizeof *ELSEWHERE); i++)
		if (has_blank(s, ELSEWHERE[i]))
			return true;
	return false;
}

/* In French a colon keeps off the word by a blank that doesn't break, a semicolon and the marks of questions and cries by a narrow one. */
static bool has_bare_mark(const struct locale *l, struct str s)
{
	for (size_t i = 1; is_french(l) && i < s.len; i++) {
		const char *blank = s.at[i] == ':' ? "\xC2\xA0" : "\xE2\x80\xAF";
		if (strchr(":;?!", s.at[i]) && !str_ends(str_slice(s, 0, i), blank) && (i + 1 == s.len || s.at[i + 1] == ' '))
			return true;
	}
	return false;
}

static bool has_foreign_mark(const struct locale *l, struct str s)
{
	static const char *const WIDE[] = { "（", "）", "：", "、", "。" }, *const NARROW[] = { " (", ": ", ", ", ". " };
	for (size_t i = 0; !is_japanese(l) && i < sizeof WIDE / sizeof *WIDE; i++)
		if (has_blank(s, WIDE[i]))
			return true;
	for (size_t i = 0; is_japanese(l) && i < sizeof NARROW / sizeof *NARROW; i++)
		if (has_blank(s, NARROW[i]))
			return true;
	return has_blank(s, "\"") || has_blank(s, "'");
}

static bool has_open_bracket(const struct locale *l, struct str s)
{
	long open[2] = { 0, 0 };
	(void)l;
	for (size_t at = 0; at < s.len;) {
		uint32_t code = utf8_next(s, &at);
		open[0] += code == '(' ? 1 : code == ')' ? -1 : 0;
		open[1] += code == 0xFF08 ? 1 : code == 0xFF09 ? -1 : 0;
		if (open[0] < 0 || open[1] < 0)
			return true;
	}
	return open[0] || open[1];
}

static const struct {
	const char *fault;
	bool (*is_in)(const struct locale *, struct str);
} FAULTS[] = {
	{ "a part of the pattern is left", has_pattern_left }, { "two blanks follow each other", has_double_blank }, { "a blank stands before a mark that takes none", has_blank_before_mark },
	{ "a mark stands without its blank", has_bare_mark }, { "a mark is of another language", has_foreign_mark }, { "a bracket is not closed", has_open_bracket },
};

static void hold_sentence(const struct locale *l, struct arena *a, enum label id, const char *number, size_t place)
{
	struct str said = composed(l, a, id, number, place);
	for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++)
		check_count(!FAULTS[i].is_in(l, said), __FILE__, __LINE__, FAULTS[i].fault, str_terminated(a, str_fmt(a, "%s: %.*s", l->code, STR_ARG(said))));
}

static void test_sentences(void)
{
	struct arena a;
	arena_init(&a);
	for (size_t i = 0; locale_at(i); i++)
		for (int id = 0; id < LABEL_COUNT; id++) {
			check_case();
			for (size_t n = 0; n < NUMBER_COUNT; n++)
				for (size_t place = 0; place <= BLANKS_MOST; place++)
					if (has_place(locale_at(i), (enum label)id, place))
						hold_sentence(locale_at(i), &a, (enum label)id, NUMBERS[n], place);
		}
	check_case_end();
	arena_finish(&a);
}

/* ---- each fault is found where it is ---- */

static void test_faults(void)
{
	static const struct {
		size_t fault;
		const char *language, *text;
	} PLANTED[] = {
		{ 0, "en", "of %2 cells" }, { 1, "de", "die  Phase" }, { 1, "fr", "la\xC2\xA0 phase" }, { 1, "fr", "la \xE2\x80\xAF; phase" }, { 2, "en", "stage : A" }, { 2, "fr", "une phase ." }, { 2, "fr", "phase : A" },
		{ 3, "fr", "phase: A" }, { 3, "fr", "phase\xC2\xA0; A" }, { 4, "ja", "段階: A" }, { 4, "en", "stage：A" }, { 4, "de", "die \"Phase\"" }, { 5, "en", "stage (A" }, { 5, "ja", "段階）（A" },
	};
	for (size_t i = 0; i < sizeof PLANTED / sizeof *PLANTED; i++)
		CHECK(FAULTS[PLANTED[i].fault].is_in(locale_of(str_of(PLANTED[i].language), NULL), str_of(PLANTED[i].text)));
}

/* ---- what is counted, against what a native writer has: a label's one number, and one that stands at any other of its places ---- */

static const struct counted {
	enum label id;
	const char *language, *said[NUMBER_COUNT];
} COUNTS[] = {
#define COUNTED(id, language, ...) { LABEL_##id, language, { __VA_ARGS__ } },
#include "counted.def"
};

static const struct counted_at {
	enum label id;
	size_t place;
	const char *language, *said[NUMBER_COUNT];
} PLACED[] = {
#define COUNTED_AT(id, place, language, ...) { LABEL_##id, place, language, { __VA_ARGS__ } },
#include "counted.def"
};

static struct str with_plain_blanks(struct arena *a, struct str s)
{
	struct buf b = { 0 };
	for (size_t at = 0; at < s.len;) {
		uint32_t code = utf8_next(s, &at);
		buf_utf8(&b, code == 0xA0 || code == 0x202F ? ' ' : code);
	}
	struct str plain = buf_take(&b, a);
	buf_finish(&b);
	return plain;
}

static void test_counts(void)
{
	struct arena a;
	arena_init(&a);
	for (size_t i = 0; i < sizeof COUNTS / sizeof *COUNTS; i++)
		for (size_t n = 0; n < NUMBER_COUNT; n++) {
			const struct locale *l = locale_of(str_of(COUNTS[i].language), NULL);
			CHECK_STR(str_terminated(&a, with_plain_blanks(&a, label_counted(l, &a, COUNTS[i].id, number_of(NUMBERS[n]), str_of(NUMBERS[n])))), COUNTS[i].said[n]);
		}
	arena_finish(&a);
}

/* "A" stands at the other places; NULL where another label says it. */
static void test_counts_at_places(void)
{
	struct arena a;
	arena_init(&a);
	for (size_t i = 0; i < sizeof PLACED / sizeof *PLACED; i++)
		for (size_t n = 0; n < NUMBER_COUNT; n++) {
			const struct locale *l = locale_of(str_of(PLACED[i].language), NULL);
			struct str with[BLANKS_MOST];
			for (size_t k = 0; k < BLANKS_MOST; k++)
				with[k] = k + 1 == PLACED[i].place ? str_of(NUMBERS[n]) : STR("A");
			struct str said = PLACED[i].place ? label_filled(l, &a, PLACED[i].id, with, BLANKS_MOST) : label_with(l, &a, PLACED[i].id, str_of(NUMBERS[n]));
			if (PLACED[i].said[n])
				CHECK_STR(str_terminated(&a, with_plain_blanks(&a, said)), PLACED[i].said[n]);
		}
	arena_finish(&a);
}

/* A label with forms is in the table, in every language. */
static void test_counts_are_whole(void)
{
	for (int id = 0; id < LABEL_COUNT; id++) {
		size_t rows = 0, languages = 0, counted = 0;
		for (size_t i = 0; locale_at(i); i++) {
			languages++;
			counted += has_blank(label(locale_at(i), (enum label)id), "|");
		}
		for (size_t i = 0; i < sizeof COUNTS / sizeof *COUNTS; i++)
			rows += COUNTS[i].id == (enum label)id;
		CHECK(!counted || rows == languages);
	}
}

int main(void)
{
	test_sentences();
	test_faults();
	test_counts();
	test_counts_at_places();
	test_counts_are_whole();
	return check_report();
}
