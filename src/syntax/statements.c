/* statements.c — looking things up in the table of statements. */
#include "cjm/ast.h"

enum word_scope {
#define SCOPE(kind) SCOPE_##kind,
#include "statements.def"
	SCOPE_COUNT
};

enum { SCOPES_A_WORD = 64, SCOPE_WORDS = 2 };
_Static_assert(SCOPE_COUNT <= SCOPES_A_WORD * SCOPE_WORDS, "parents are the bits of a row of PARENTS");

#define ONCE false, true
#define SOME true, true
#define MANY true, false
#define NOTHING { .type = SLOT_END }
#define NAME { .type = SLOT_NAME }
#define optNAME { .type = SLOT_NAME, .is_optional = true }
#define WORD { .type = SLOT_WORD }
#define optWORD { .type = SLOT_WORD, .is_optional = true }
#define WORDS { .type = SLOT_WORDS }
#define CHOICE(choices) { .type = SLOT_CHOICE, .detail = CHOICES_##choices }
#define optCHOICE(choices) { .type = SLOT_CHOICE, .is_optional = true, .detail = CHOICES_##choices }
#define REF(kind) { .type = SLOT_REF, .detail = KIND_##kind }
#define REFS(kind) { .type = SLOT_REFS, .detail = KIND_##kind }
#define REF_OR_TEXT(kind) { .type = SLOT_REF_OR_TEXT, .detail = KIND_##kind }
#define TEXT { .type = SLOT_TEXT }
#define optTEXT { .type = SLOT_TEXT, .is_optional = true }
#define ANY { .type = SLOT_ANY }
#define NUMBER { .type = SLOT_NUMBER }
#define eitherNUMBER { .type = SLOT_NUMBER, .is_optional = true, .is_either = true }
#define eitherTEXT { .type = SLOT_TEXT, .is_optional = true, .is_either = true }
#define PERCENT { .type = SLOT_PERCENT }
#define optPERCENT { .type = SLOT_PERCENT, .is_optional = true }
#define PERCENTorDATA { .type = SLOT_PERCENT, .is_optional = true, .or_data = true }
#define VALUE { .type = SLOT_VALUE }
#define optVALUE { .type = SLOT_VALUE, .is_optional = true }
#define DURATION { .type = SLOT_DURATION }
#define TIME { .type = SLOT_TIME }
#define DATE { .type = SLOT_DATE }
#define optDATE { .type = SLOT_DATE, .is_optional = true }
#define RANGE { .type = SLOT_RANGE }
#define COMPARE { .type = SLOT_COMPARE }
#define COLOR { .type = SLOT_COLOR }
#define COLORS { .type = SLOT_COLORS }

static const struct statement STATEMENTS[KIND_COUNT] = {
#define STATEMENT(kind, word, parents, occurs, help, ...) [KIND_##kind] = { word, occurs, help, { __VA_ARGS__ } },
#include "statements.def"
	[KIND_NONE] = { "", MANY, "", { NOTHING } },
	[KIND_FILE] = { "", MANY, "", { NOTHING } },
};

/* In which scopes each may stand: IN(…) gives those bits of a set that are in one of its words. */
#define BIT(scope, word) (SCOPE_##scope / SCOPES_A_WORD == (word) ? UINT64_C(1) << SCOPE_##scope % SCOPES_A_WORD : 0)
static const uint64_t PARENTS[SCOPE_WORDS][KIND_COUNT] = {
	{
#define IN(scope) BIT(scope, 0)
#define STATEMENT(kind, word, parents, occurs, help, ...) [KIND_##kind] = parents,
#include "statements.def"
	},
#undef IN
	{
#define IN(scope) BIT(scope, 1)
#define STATEMENT(kind, word, parents, occurs, help, ...) [KIND_##kind] = parents,
#include "statements.def"
	},
};

static const uint64_t CLAIMS[SCOPE_WORDS] = {
#undef IN
#define IN(scope) BIT(scope, 0)
	IN_CLAIM,
#undef IN
#define IN(scope) BIT(scope, 1)
	IN_CLAIM,
};

static const struct retired {
	enum statement_kind kind;
	const char *word, *since;
} RETIRED[] = {
#define WAS(kind, word, since) { KIND_##kind, word, since },
#define ALSO(kind, word) { KIND_##kind, word, NULL },
#include "retired.def"
};

static const char *const EXAMPLES[KIND_COUNT] = {
#define EXAMPLE(kind, text) [KIND_##kind] = text,
#include "examples.def"
};

static const int8_t SCOPES[KIND_COUNT] = { /* scope + 1, 0 for a statement in which nothing stands */
#define SCOPE(kind) [KIND_##kind] = SCOPE_##kind + 1,
#include "statements.def"
};

#define CHOICES(name, ...) static const char *const CHOICES_OF_##name[] = { __VA_ARGS__, NULL };
#include "statements.def"

static const char *const *const ALL_CHOICES[] = {
#define CHOICES(name, ...) CHOICES_OF_##name,
#include "statements.def"
};

static const char *const SLOT_NAMES[] = {
	[SLOT_END] = "nothing",
	[SLOT_NAME] = "a name",
	[SLOT_WORD] = "a word",
	[SLOT_WORDS] = "words separated by commas",
	[SLOT_CHOICE] = "one of its values",
	[SLOT_REF] = "a name, or a text in quotes",
	[SLOT_REFS] = "one or more names separated by commas, or a text in quotes",
	[SLOT_REF_OR_TEXT] = "a name, or a text in quotes",
	[SLOT_TEXT] = "a text in quotes",
	[SLOT_ANY] = "a word, a number, or a text in quotes",
	[SLOT_NUMBER] = "a number such as 3 or -1.5",
	[SLOT_PERCENT] = "a percentage such as 31%",
	[SLOT_VALUE] = "a value such as 4.1, 31% or 40 EUR",
	[SLOT_DURATION] = "a duration such as 2 min or 3 days",
	[SLOT_TIME] = "a duration such as 2 min, 3 days or 2..5 min",
	[SLOT_DATE] = "a date such as 2026-10-01, 2026-10 or 2026-Q4",
	[SLOT_RANGE] = "a range such as 1..5",
	[SLOT_COMPARE] = "a comparison such as <=",
	[SLOT_COLOR] = "a colour such as #3B6FD4",
	[SLOT_COLORS] = "one or more colours such as #3B6FD4, separated by commas",
};

const struct statement *statement_of(enum statement_kind kind)
{
	return &STATEMENTS[kind];
}

bool statement_has_scope(enum statement_kind kind)
{
	return SCOPES[kind] != 0;
}

static bool has_scope(uint64_t low, uint64_t high, enum statement_kind kind)
{
	int scope = SCOPES[kind] - 1;
	return scope >= 0 && ((scope < SCOPES_A_WORD ? low : high) >> scope % SCOPES_A_WORD & 1);
}

bool statement_is_claim(enum statement_kind kind)
{
	return has_scope(CLAIMS[0], CLAIMS[1], kind);
}

bool statement_takes_color(enum statement_kind kind)
{
	for (const struct slot *s = STATEMENTS[kind].slots; s->type; s++)
		if (s->type == SLOT_COLOR || s->type == SLOT_COLORS)
			return true;
	return false;
}

bool statement_is_called(enum statement_kind kind, struct str word)
{
	return kind == KIND_OWN ? word.len > 2 && str_starts(word, "x-") : str_is(word, STATEMENTS[kind].word);
}

struct str node_word(const struct node *n)
{
	return n->own.len ? n->own : str_of(STATEMENTS[n->kind].word);
}

bool statement_fits(enum statement_kind kind, enum statement_kind parent)
{
	return has_scope(PARENTS[0][kind], PARENTS[1][kind], parent);
}

enum statement_kind statement_find(enum statement_kind parent, struct str word)
{
	for (int kind = 0; kind < KIND_NONE; kind++)
		if (statement_fits((enum statement_kind)kind, parent) && statement_is_called((enum statement_kind)kind, word))
			return (enum statement_kind)kind;
	return KIND_NONE;
}

const char *statement_old_word(enum statement_kind kind, size_t index)
{
	for (size_t i = 0; i < sizeof RETIRED / sizeof *RETIRED; i++)
		if (RETIRED[i].kind == kind && index-- == 0)
			return RETIRED[i].word;
	return NULL;
}

enum statement_kind statement_once(enum statement_kind parent, struct str word, const char **since)
{
	for (size_t i = 0; i < sizeof RETIRED / sizeof *RETIRED; i++)
		if (word.len && word.at[0] == RETIRED[i].word[0] && str_is(word, RETIRED[i].word) && statement_fits(RETIRED[i].kind, parent)) {
			*since = RETIRED[i].since;
			return RETIRED[i].kind;
		}
	return KIND_NONE;
}

bool word_is_kept(struct str word)
{
#define LATER(later) || str_is(word, later)
	return false
#include "editions.def"
		;
}

int language_edition(void)
{
#define EDITION(number) return number;
#include "editions.def"
}

const char *const *choices_of(int choices)
{
	return ALL_CHOICES[choices];
}

static int find_exactly(int choices, struct str word)
{
	for (int i = 0; ALL_CHOICES[choices][i]; i++)
		if (str_is(word, ALL_CHOICES[choices][i]))
			return i + 1;
	return 0;
}

/* "pain" for "pains", "pains" for "pain"; NULL for a word that has no other number. */
static const char *in_other_number(struct str word)
{
	static const char *const NUMBERS[][2] = {
#define PLURAL(one, several) { one, several },
#include "retired.def"
	};
	for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++)
		for (int k = 0; k < 2; k++)
			if (str_is(word, NUMBERS[i][k]))
				return NUMBERS[i][1 - k];
	return NULL;
}

const char *choice_once(int choices, struct str word, const char **since)
{
	static const struct { int choices; const char *old, *new, *since; } OLD[] = {
#define WAS_CHOICE(choices, old, new, since) { CHOICES_##choices, old, new, since },
#include "retired.def"
	};
	const char *other = in_other_number(word);
	*since = NULL;
	for (size_t i = 0; i < sizeof OLD / sizeof *OLD; i++)
		if (OLD[i].choices == choices && str_is(word, OLD[i].old)) {
			*since = OLD[i].since;
			return OLD[i].new;
		}
	return other && find_exactly(choices, str_of(other)) ? other : NULL;
}

int choice_find(int choices, struct str word)
{
	const char *since, *settled;
	int found = find_exactly(choices, word);
	return found || !(settled = choice_once(choices, word, &since)) ? found : find_exactly(choices, str_of(settled));
}

const char *slot_name(enum slot_type type)
{
	return said(SLOT_NAMES[type]);
}

const char *statement_example(enum statement_kind kind, enum statement_kind parent)
{
	static const struct {
		enum statement_kind parent, kind;
		const char *text;
	} ELSEWHERE[] = {
#define EXAMPLE_IN(in, of, line) { KIND_##in, KIND_##of, line },
#include "examples.def"
	};
	for (size_t i = 0; i < sizeof ELSEWHERE / sizeof *ELSEWHERE; i++)
		if (ELSEWHERE[i].parent == parent && ELSEWHERE[i].kind == kind)
			return ELSEWHERE[i].text;
	return EXAMPLES[kind] ? EXAMPLES[kind] : "";
}

const char *examples_cast(void)
{
#define CAST(text) return text;
#include "examples.def"
}

static const struct language_unit {
	const char *word;
	double days;
} UNITS[] = {
	{ "s", 1.0 / 86400 }, { "sec", 1.0 / 86400 }, { "second", 1.0 / 86400 }, { "seconds", 1.0 / 86400 },
	{ "min", 1.0 / 1440 }, { "mins", 1.0 / 1440 }, { "minute", 1.0 / 1440 }, { "minutes", 1.0 / 1440 },
	{ "h", 1.0 / 24 }, { "hour", 1.0 / 24 }, { "hours", 1.0 / 24 }, { "d", 1 }, { "day", 1 }, { "days", 1 },
	{ "week", 7 }, { "weeks", 7 }, { "month", 30.4375 }, { "months", 30.4375 }, { "quarter", 91.3125 },
	{ "quarters", 91.3125 }, { "year", 365.25 }, { "years", 365.25 },
};

double unit_days(struct str unit)
{
	for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++)
		if (str_is(unit, UNITS[i].word))
			return UNITS[i].days;
	return 0;
}

const char *unit_at(size_t index)
{
	return index < sizeof UNITS / sizeof *UNITS ? UNITS[index].word : NULL;
}
