/* columns.c — the tables of words that importers read columns by, walked: each name of a lane gives its kind, each unit, level, age
 * and key what its row says. */
#include "check.h"

#include "exchange/words/cells.h"
#include "exchange/words/columns.h"
#include "exchange/words/durations.h"
#include "exchange/words/person.h"
#include "exchange/tables/table_properties.h"

#include <string.h>

static const char *const KINDS[COLUMN_COUNT] = {
	[COLUMN_OWN] = "OWN", [COLUMN_JOURNEY] = "JOURNEY", [COLUMN_PHASE] = "PHASE", [COLUMN_STAGE] = "STAGE", [COLUMN_NUMBER] = "NUMBER", [COLUMN_NAME] = "NAME", [COLUMN_STEP] = "STEP", [COLUMN_TOUCHPOINT] = "TOUCHPOINT",
	[COLUMN_CHANNEL] = "CHANNEL", [COLUMN_FEELING] = "FEELING", [COLUMN_SCORE] = "SCORE", [COLUMN_THOUGHT] = "THOUGHT", [COLUMN_QUOTE] = "QUOTE", [COLUMN_PAIN] = "PAIN",
	[COLUMN_GAIN] = "GAIN", [COLUMN_OPPORTUNITY] = "OPPORTUNITY", [COLUMN_GOAL] = "GOAL", [COLUMN_EXPECTS] = "EXPECTS", [COLUMN_QUESTION] = "QUESTION",
	[COLUMN_METRIC] = "METRIC", [COLUMN_FRONT] = "FRONT", [COLUMN_BACK] = "BACK", [COLUMN_SUPPORT] = "SUPPORT", [COLUMN_EVIDENCE] = "EVIDENCE", [COLUMN_OWNER] = "OWNER",
	[COLUMN_PERSON] = "PERSON", [COLUMN_KEYWORD] = "KEYWORD", [COLUMN_INSIGHT] = "INSIGHT", [COLUMN_MOMENT] = "MOMENT", [COLUMN_LABEL] = "LABEL", [COLUMN_TAKES] = "TAKES",
	[COLUMN_WAIT] = "WAIT", [COLUMN_SEVERITY] = "SEVERITY", [COLUMN_FREQUENCY] = "FREQUENCY", [COLUMN_IMPACT] = "IMPACT", [COLUMN_EFFORT] = "EFFORT",
	[COLUMN_PRIORITY] = "PRIORITY", [COLUMN_VALUE] = "VALUE", [COLUMN_TARGET] = "TARGET", [COLUMN_DESCRIPTION] = "DESCRIPTION",
};

/* The heading that a phrase is: without its signs. */
static struct str heading_of(struct arena *a, struct str phrase)
{
	struct buf out = { 0 };
	for (size_t i = str_starts(phrase, "="); i < phrase.len; i++)
		if (phrase.at[i] != '*')
			buf_char(&out, phrase.at[i]);
	struct str s = buf_take(&out, a);
	buf_finish(&out);
	return s;
}

/* A word that two lanes have has to be taken out of one of them. */
static void check_phrase(struct column_book *columns, const char *kind, const char *language, struct str phrase)
{
	struct arena *a = columns->arena;
	struct str heading = heading_of(a, phrase);
	struct column_guess g = column_guess(columns, heading);
	char what[200];
	snprintf(what, sizeof what, "%s (%s, %s)", str_terminated(a, heading), kind, language);
	check_count(str_is(str_of(KINDS[g.kind]), kind), __FILE__, __LINE__, what, KINDS[g.kind]);
}

static struct str next_of(struct str *rest)
{
	return plain_trim(str_next(rest, ','));
}

static void check_columns(struct arena *a)
{
	static const struct {
		const char *kind, *language, *phrases;
	} ROWS[] = {
#define COLUMN(kind, language, phrases) { #kind, language, phrases },
#include "exchange/words/columns.def"
	};
	struct column_book columns;
	column_book_init(&columns, a);
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
		for (struct str rest = str_of(ROWS[i].phrases); rest.len;)
			check_phrase(&columns, ROWS[i].kind, ROWS[i].language, next_of(&rest));
}

static void check_units(struct arena *a)
{
	static const struct {
		const char *unit, *words;
	} ROWS[] = {
#define TIME_UNIT(unit, words) { unit, words },
#include "exchange/words/durations.def"
	};
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
		for (struct str rest = str_of(ROWS[i].words); rest.len;) {
			struct str word = next_of(&rest), text = str_fmt(a, "2 %.*s", STR_ARG(word));
			check_count(str_equal(duration_read(a, text, (struct str){ 0 }), str_fmt(a, "2 %s", ROWS[i].unit)), __FILE__, __LINE__, str_terminated(a, text), ROWS[i].unit);
		}
}

static void check_levels(struct arena *a)
{
	static const struct {
		const char *level, *words;
	} ROWS[] = {
#define LEVEL(level, words) { level, words },
#include "exchange/tables/levels.def"
	};
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
		for (struct str rest = str_of(ROWS[i].words); rest.len;) {
			struct str word = next_of(&rest);
			const char *got = level_read(a, word);
			check_count(got && strcmp(got, ROWS[i].level) == 0, __FILE__, __LINE__, str_terminated(a, word), got ? got : "none");
		}
}

static void check_signs(struct arena *a)
{
	static const struct {
		const char *level, *sign;
	} ROWS[] = {
#define LEVEL_SIGN(level, sign) { level, sign },
#include "exchange/tables/levels.def"
	};
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
		struct str alone = str_of(ROWS[i].sign), before = str_fmt(a, "%s %s", ROWS[i].sign, ROWS[i].level), behind = str_fmt(a, "%s %s", ROWS[i].level, ROWS[i].sign);
		struct str *forms[] = { &alone, &before, &behind };
		for (size_t k = 0; k < sizeof forms / sizeof *forms; k++) {
			const char *got = level_read(a, *forms[k]);
			check_count(got && strcmp(got, ROWS[i].level) == 0, __FILE__, __LINE__, str_terminated(a, *forms[k]), got ? got : "none");
		}
		const char *none = level_take_sign(&alone), *taken = level_take_sign(&before);
		check_count(!none && str_is(alone, ROWS[i].sign) && taken && strcmp(taken, ROWS[i].level) == 0 && str_is(before, ROWS[i].level), __FILE__, __LINE__, ROWS[i].sign, "a sign before a text");
	}
}

static void check_ages(struct arena *a)
{
	static const char *const ROWS[] = {
#define AGE_WORDS(words) words,
#include "exchange/words/person.def"
	};
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
		for (struct str rest = str_of(ROWS[i]); rest.len;) {
			struct str word = next_of(&rest);
			check_count(person_is_age(a, str_fmt(a, "34 %.*s", STR_ARG(word))) && !person_is_age(a, word), __FILE__, __LINE__, str_terminated(a, word), "no age");
		}
}

/* A beginning, "legend:*", goes on. */
static struct str cell_of(struct arena *a, struct str word)
{
	return str_ends(word, "*") ? str_fmt(a, "%.*sx", (int)word.len - 1, word.at) : word;
}

static void check_cells(struct arena *a)
{
	static const struct {
		bool (*says)(struct arena *, struct str);
		const char *words;
	} ROWS[] = {
#define NOTHING(words) { cell_means_nothing, words },
#define TOTAL(words) { cell_sums_up, words },
#define AGAIN(words) { cell_goes_on, words },
#define OTHER(words) { cell_heads_other, words },
#include "exchange/words/cells.def"
	};
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
		for (struct str rest = str_of(ROWS[i].words); rest.len;) {
			struct str cell = cell_of(a, next_of(&rest));
			check_count(ROWS[i].says(a, cell), __FILE__, __LINE__, str_terminated(a, cell), ROWS[i].words);
		}
}

/* Each key says what its row says, and no other row has it. */
static void check_keys(struct arena *a)
{
	static const struct {
		enum cell_key key;
		enum statement_kind fact;
		const char *words;
	} ROWS[] = {
#define KEY(key, words) { CELL_##key, KIND_NONE, words },
#define FACT(kind, words) { CELL_NO_KEY, KIND_##kind, words },
#include "exchange/words/cells.def"
	};
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
		for (struct str rest = str_of(ROWS[i].words), value = { 0 }; rest.len;) {
			struct str key = cell_of(a, next_of(&rest));
			bool good = ROWS[i].key ? cell_key_of(a, str_fmt(a, "%.*s: Ana", STR_ARG(key)), &value) == ROWS[i].key && str_is(value, "Ana") : cell_fact_of(a, key) == ROWS[i].fact;
			check_count(good, __FILE__, __LINE__, str_terminated(a, key), ROWS[i].words);
		}
}

static void check_durations(struct arena *a)
{
	static const struct {
		const char *text, *unit, *read;
	} CASES[] = {
#define DURATION(text, unit, read) { text, unit, read },
#include "durations.def"
	};
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct str got = duration_read(a, str_of(CASES[i].text), str_of(CASES[i].unit));
		check_count(str_is(got, CASES[i].read), __FILE__, __LINE__, CASES[i].text, str_terminated(a, got));
	}
}

int main(void)
{
	struct arena a;
	arena_init(&a);
	check_columns(&a);
	check_units(&a);
	check_levels(&a);
	check_signs(&a);
	check_cells(&a);
	check_keys(&a);
	check_ages(&a);
	check_durations(&a);
	arena_finish(&a);
	return check_report();
}
