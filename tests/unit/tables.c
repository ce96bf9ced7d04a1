/* tables.c — the tables agree with each other: statements with fields, choices with enums, labels with languages, lanes with
 * their words. What one of them forgets, a map would lose in silence. */
#include "check.h"

#include "cjm/all.h"
#include "cjm/fields.h"

static const char *name_of(enum statement_kind kind)
{
	return kind == KIND_FILE ? "(top)" : statement_of(kind)->word;
}

static void check_that(bool holds, const char *what, const char *a, const char *b)
{
	char detail[256];
	snprintf(detail, sizeof detail, "%s, %s", a, b);
	check_count(holds, __FILE__, __LINE__, what, detail);
}

/* ---- statements and fields ---- */

static bool is_claim_word(enum statement_kind kind)
{
	return kind == KIND_FROM || kind == KIND_ASSUMED || kind == KIND_PREDICTED || kind == KIND_INTERNAL;
}

static int rows_of(enum statement_kind parent, enum statement_kind kind)
{
	int rows = 0;
	for (size_t i = 0; i < FIELD_COUNT; i++)
		rows += FIELDS[i].parent == parent && FIELDS[i].kind == kind;
	return rows;
}

/* `review` only holds `every`, which is the journey's; a claim's words go into its basis; the edition is the form's own. */
static void hold_fields(void)
{
	for (int parent = 0; parent < KIND_COUNT; parent++) {
		check_case();
		for (int kind = 0; kind < KIND_NONE; kind++) {
			bool fits = statement_fits((enum statement_kind)kind, (enum statement_kind)parent);
			int wanted = fits && !is_claim_word((enum statement_kind)kind) && kind != KIND_REVIEW && kind != KIND_EDITION;
			int rows = rows_of((enum statement_kind)parent, (enum statement_kind)kind);
			if (rows != wanted || wanted)
				check_that(rows == wanted, wanted ? "a statement without its one row in fields.def" : "a row in fields.def for what cannot stand there",
					name_of((enum statement_kind)kind), name_of((enum statement_kind)parent));
		}
	}
	check_case_end();
}

/* ---- numbers and their limits ---- */

static const enum statement_kind LIMITED[] = {
#define LIMIT(kind, low, high) KIND_##kind,
#include "limits.def"
};

/* What may be any number, and why. */
static const struct {
	enum statement_kind kind;
	const char *reason;
} UNLIMITED[] = {
	{ KIND_EDITION, "held to the editions that there are" },
	{ KIND_SCALE, "any two, from the smaller to the larger" }, { KIND_METRIC_RANGE, "any two, from the smaller to the larger" },
	{ KIND_FEEL, "held to the scale" }, { KIND_FEEL_AND, "held to the scale" }, { KIND_FEEL_TO, "held to the scale" }, { KIND_FEEL_OR, "held to the scale" },
	{ KIND_METRIC, "held to the metric's range" }, { KIND_METRIC_VALUE, "held to the metric's range" }, { KIND_TARGET, "held to the metric's range" },
	{ KIND_FROM_VALUE, "held to the metric's range" }, { KIND_TO_VALUE, "held to the metric's range" }, { KIND_MEASURE, "held to the metric's range" },
	{ KIND_EFFECT, "a change, up or down" }, { KIND_COST, "may be a saving" },
	{ KIND_REQUIRE, "a bar for any metric; one that nothing can reach is told as broken" },
	{ KIND_UNIT, "a word" }, { KIND_VERSION, "a word" }, { KIND_COLUMN, "a word of a file" }, { KIND_N_COLUMN, "a word of a file" },
	{ KIND_DATE_COLUMN, "a word of a file" }, { KIND_WHERE, "a word of a file" }, { KIND_OWN, "the company's own" },
};

static bool takes_number(enum statement_kind kind)
{
	static const enum slot_type NUMERIC[] = { SLOT_ANY, SLOT_NUMBER, SLOT_PERCENT, SLOT_VALUE, SLOT_DURATION, SLOT_TIME, SLOT_RANGE };
	for (const struct slot *slot = statement_of(kind)->slots; slot->type; slot++)
		for (size_t i = 0; i < sizeof NUMERIC / sizeof *NUMERIC; i++)
			if (slot->type == NUMERIC[i])
				return true;
	return false;
}

static void hold_limits(void)
{
	for (int kind = 0; kind < KIND_NONE; kind++) {
		int rows = 0;
		for (size_t i = 0; i < sizeof LIMITED / sizeof *LIMITED; i++)
			rows += LIMITED[i] == (enum statement_kind)kind;
		for (size_t i = 0; i < sizeof UNLIMITED / sizeof *UNLIMITED; i++)
			rows += UNLIMITED[i].kind == (enum statement_kind)kind;
		check_that(rows == takes_number((enum statement_kind)kind), "a number has its limits, or a reason to have none", name_of((enum statement_kind)kind), "limits.def");
	}
}

/* A statement that may stand many times is kept in a list; one that is kept as a struct is a thing. */
static void hold_members(void)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &FIELDS[i];
		bool is_list = f->type == MEMBER_THINGS || f->type == MEMBER_TEXTS;
		check_that(!statement_of(f->kind)->is_many || is_list, "a statement that may be repeated is kept in one member", name_of(f->kind), name_of(f->parent));
		bool is_thing = thing_size(f->kind) > 0;
		check_that(!is_thing || f->type == MEMBER_THINGS || f->type == MEMBER_POINTER, "a thing is kept as a value", name_of(f->kind), name_of(f->parent));
	}
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++) {
		const struct arg_field *f = &ARG_FIELDS[i];
		check_that(thing_size(f->kind) > 0, "an argument of what is no thing", name_of(f->kind), f->key);
		check_that(f->slot < SLOTS_MAX && statement_of(f->kind)->slots[f->slot].type != SLOT_END, "an argument that its statement does not take", name_of(f->kind), f->key);
	}
}

static bool share_a_parent(enum statement_kind a, enum statement_kind b)
{
	for (int parent = 0; parent < KIND_COUNT; parent++)
		if (statement_fits(a, (enum statement_kind)parent) && statement_fits(b, (enum statement_kind)parent))
			return true;
	return false;
}

static void hold_statements(void)
{
	for (int a = 0; a < KIND_NONE; a++) {
		check_case();
		const struct statement *row = statement_of((enum statement_kind)a);
		size_t len = strlen(row->help);
		check_that(len > 8 && row->help[len - 1] != '.', "the help is a phrase without a full stop", row->word, row->help);
		check_that(row->word[0] >= 'a' && row->word[0] <= 'z', "a word begins with a small letter", row->word, "");
		check_that(share_a_parent((enum statement_kind)a, (enum statement_kind)a), "a statement that may stand nowhere", row->word, "");
		check_that(row->slots[SLOTS_MAX].type == SLOT_END, "a statement with too many arguments", row->word, "");
		for (int b = a + 1; b < KIND_NONE; b++)
			if (strcmp(row->word, statement_of((enum statement_kind)b)->word) == 0)
				check_that(!share_a_parent((enum statement_kind)a, (enum statement_kind)b), "two statements of one word in one parent", row->word, "");
	}
	check_case_end();
}

/* An old word never takes the place of a word of today; fmt would write another statement. */
static void hold_retired(void)
{
	const char *old, *since;
	check_case();
	for (int kind = 0; kind < KIND_NONE; kind++)
		for (size_t i = 0; (old = statement_old_word((enum statement_kind)kind, i)); i++)
			for (int parent = 0; parent < KIND_COUNT; parent++) {
				if (!statement_fits((enum statement_kind)kind, (enum statement_kind)parent))
					continue;
				check_that(statement_find((enum statement_kind)parent, str_of(old)) == KIND_NONE, "a retired word that is in use", old, name_of((enum statement_kind)kind));
				check_that(statement_once((enum statement_kind)parent, str_of(old), &since) == (enum statement_kind)kind, "a retired word of two statements", old, name_of((enum statement_kind)kind));
			}
	check_case_end();
}

/* Kinds are listed in one number here and in the other there: both are understood everywhere, and fmt settles the list's own. */
static void hold_numbers(void)
{
	static const int LISTS[] = { CHOICES_lane, CHOICES_dimension, CHOICES_table };
	static const char *const ALONE[] = { "evidence", "front", "back", "support", "inventory" };
	static const struct { const char *words[2]; } NUMBERS[] = {
#define PLURAL(one, several) { { one, several } },
#include "retired.def"
	};
	for (size_t l = 0; l < sizeof LISTS / sizeof *LISTS; l++)
		for (const char *const *word = choices_of(LISTS[l]); *word; word++) {
			bool has_other = false;
			for (size_t i = 0; i < sizeof ALONE / sizeof *ALONE; i++)
				has_other |= strcmp(ALONE[i], *word) == 0;
			for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++)
				for (int k = 0; k < 2; k++)
					if (strcmp(NUMBERS[i].words[k], *word) == 0) {
						has_other = true;
						check_that(choice_find(LISTS[l], str_of(NUMBERS[i].words[1 - k])) == word - choices_of(LISTS[l]) + 1 || LISTS[l] == CHOICES_table,
							"its other number isn't understood", *word, NUMBERS[i].words[1 - k]);
					}
			check_that(has_other, "a kind without its other number in retired.def", *word, "");
		}
}

/* What counts as a claim may say where it is known from, and is walked: else the report, the checks and the figure `observed` differ. */
static void hold_claims(void)
{
	int claims = 0;
	for (int kind = 0; kind < KIND_NONE; kind++) {
		if (!statement_is_claim((enum statement_kind)kind))
			continue;
		claims++;
		check_that(statement_fits(KIND_FROM, (enum statement_kind)kind), "a claim that cannot name a source", name_of((enum statement_kind)kind), "");
		check_that(thing_size((enum statement_kind)kind) > 0, "a claim that is no thing", name_of((enum statement_kind)kind), "");
	}
	CHECK(claims > 0);
}

/* ---- choices and enums ---- */

static int length_of(int choices)
{
	int length = 0;
	while (choices_of(choices)[length])
		length++;
	return length;
}

static void hold_choices(void)
{
	static const struct {
		int choices, last;
	} ENUMS[] = {
		{ CHOICES_level, LEVEL_HIGH }, { CHOICES_answer, ANSWER_NO }, { CHOICES_delivered, DELIVERED_NO }, { CHOICES_served, SERVED_TARGET },
		{ CHOICES_team_kind, TEAM_PARTNER }, { CHOICES_work_kind, WORK_POLICY }, { CHOICES_channel_kind, CHANNEL_PARTNER }, { CHOICES_mode, MODE_PHYSICAL },
		{ CHOICES_metric_kind, METRIC_BUSINESS }, { CHOICES_better, BETTER_LOWER }, { CHOICES_source_kind, SOURCE_REVIEWS },
		{ CHOICES_setting, SETTING_ERROR }, { CHOICES_fail_on, SEVERITY_ERROR }, { CHOICES_state, STATE_FUTURE }, { CHOICES_journey_kind, JOURNEY_EXPERIENCE },
		{ CHOICES_journey_status, STATUS_ARCHIVED }, { CHOICES_action_status, ACTION_DROPPED }, { CHOICES_decision_status, DECISION_REFUSED }, { CHOICES_focus, FOCUS_BOTTOM }, { CHOICES_intent, INTENT_TRANSACTIONAL },
		{ CHOICES_base_theme, BASE_CONTRAST }, { CHOICES_paper, PAPER_COUNT }, { CHOICES_theme_color, THEME_COLOR_STAGES },
		{ CHOICES_lane, LANE_COUNT - 1 }, { CHOICES_dimension, DIMENSION_QUOTE }, { CHOICES_audience, AUDIENCE_TEAM }, { CHOICES_known, KNOWN_ASSUMED }, { CHOICES_table, 3 },
	};
	CHECK(sizeof ENUMS / sizeof *ENUMS == CHOICES_COUNT);
	for (size_t i = 0; i < sizeof ENUMS / sizeof *ENUMS; i++)
		check_that(length_of(ENUMS[i].choices) == ENUMS[i].last, "a list of words is not as long as its enum", choices_of(ENUMS[i].choices)[0], "");
	for (int i = 0; i < CHOICES_COUNT; i++)
		for (int k = 0; k < length_of(i); k++)
			check_that(choice_find(i, str_of(choices_of(i)[k])) == k + 1, "a word stands twice in a list", choices_of(i)[k], "");
	for (size_t i = 0; theme_name_at(i); i++)
		check_that(choice_find(CHOICES_base_theme, str_of(theme_name_at(i))) == (int)i + 1, "a theme that `base` does not name", theme_name_at(i), "");
}

/* ---- lanes ---- */

static void hold_lanes(void)
{
	int count = 0;
#define LANE(id, class, ...) \
	check_that(LANE_##id == ++count, "lanes.def does not follow the order of enum lane_id", #id, class);
#include "layout/lanes.def"
	CHECK(count == LANE_COUNT - 1);
	int named[LANE_COUNT] = { 0 };
#define LANE_NAME(id, label) named[LANE_##id]++;
#include "locale/lanes.def"
	for (int lane = LANE_NONE + 1; lane < LANE_COUNT; lane++)
		check_that(named[lane] == 1, "a lane without its one row in src/locale/lanes.def", choices_of(CHOICES_lane)[lane - 1], "");
}

/* ---- what statements are called ---- */

static void hold_words(void)
{
	int rows[KIND_COUNT] = { 0 };
#define WORD(kind, id) rows[KIND_##kind]++;
#include "locale/words.def"
	for (int kind = 0; kind < KIND_NONE; kind++)
		check_that(rows[kind] == 1, "a statement without its one row in words.def", statement_of((enum statement_kind)kind)->word, "");
#define SPACE(kind, space) \
	check_that(str_is(locale_word(locale_of(STR("en"), NULL), KIND_##kind), kind_noun(KIND_##kind)), "messages call it otherwise than drawings and reports", \
		kind_noun(KIND_##kind), statement_of(KIND_##kind)->word);
#include "map/fields.def"
}

/* ---- labels ---- */

/* "%s" counts by how often it stands, "%1" to "%9" by which of them do; -1 for a sign that would be filled by accident. */
static int places_in(const char *text)
{
	int places = 0;
	for (const char *at = text; (at = strchr(at, '%')); at++)
		if (at[1] >= '1' && at[1] <= '9')
			places |= 16 << (at[1] - '0');
		else if (at[1] == 's')
			places++;
		else
			return -1;
	return places;
}

static bool is_utf8(const char *text)
{
	struct str s = str_of(text);
	for (size_t at = 0; at < s.len;)
		if (utf8_next(s, &at) == UTF8_BAD)
			return false;
	return true;
}

static size_t forms_in(const char *text)
{
	size_t forms = 1;
	while ((text = strchr(text, '|')))
		forms++, text++;
	return forms;
}

/* A form may say the number itself, and then has no place for it; the last one, which serves the rest, has every place of the English one. */
static bool forms_fit(const char *text, const char *english)
{
	struct arena a;
	arena_init(&a);
	int wanted = places_in(strrchr(english, '|') ? strrchr(english, '|') + 1 : english);
	bool fits = true;
	for (struct str rest = str_of(text); fits; ) {
		size_t end = str_find(rest, '|');
		int places = places_in(str_terminated(&a, str_slice(rest, 0, end)));
		fits = end < rest.len ? places >= 0 && (places & wanted) == places && end > 0 : places == wanted;
		if (end == rest.len)
			break;
		rest = str_slice(rest, end + 1, rest.len);
	}
	arena_finish(&a);
	return fits;
}

static void hold_labels(void)
{
	static const char *const NAMES[] = {
#define LABEL(id, text) #id,
#include "locale/labels.def"
	};
	const struct locale *english = locale_at(0);
	CHECK_STR(english->code, "en");
	for (size_t i = 0; locale_at(i); i++) {
		const struct locale *l = locale_at(i);
		bool known = false;
		CHECK(locale_of(str_of(l->code), &known) == l && known);
		for (int id = 0; id < LABEL_COUNT; id++) {
			const char *text = label_own(l, (enum label)id);
			check_case();
			check_that(text && *text, "a label is missing", l->code, NAMES[id]);
			check_that(!text || forms_fit(text, label_own(english, (enum label)id)), "a label has not the same places to fill as in English", l->code, NAMES[id]);
			check_that(!text || forms_in(text) == 1 || forms_in(text) == locale_plural_forms(l), "a label has not as many forms as its language has plural categories", l->code, NAMES[id]);
			check_that(!text || places_in(text) >= 0, "a label has a sign that is filled by accident", l->code, NAMES[id]);
			check_that(!text || is_utf8(text), "a label is not UTF-8", l->code, NAMES[id]);
		}
		check_case();
		for (int month = 0; month < 12; month++)
			check_that(l->months[month] && *l->months[month], "a month is missing", l->code, "");
		check_case_end();
	}
}

static void hold_figures(void)
{
	static const char *const FIGURES[] = {
#define FIGURE(id, name, unit, lead, formula) name,
#include "check/figures.def"
	};
	for (size_t i = 0; i < sizeof FIGURES / sizeof *FIGURES; i++)
		check_that(locale_figure(locale_at(0), str_of(FIGURES[i])).len > 0, "a figure without its one row in src/locale/figures.def", FIGURES[i], "");
	for (int d = 0; d < COVER_COUNT; d++)
		check_that(locale_part(locale_at(0), str_of(coverage_word((enum coverage_dimension)d))).len > 0, "a part without its one row in src/locale/figures.def",
			coverage_word((enum coverage_dimension)d), "");
	for (const char *const *table = choices_of(CHOICES_table); *table; table++)
		check_that(locale_part(locale_at(0), str_of(*table)).len > 0, "a table without its one row in src/locale/figures.def", *table, "");
	for (const char *const *dimension = choices_of(CHOICES_dimension); *dimension; dimension++)
		check_that(locale_part(locale_at(0), str_of(*dimension)).len > 0, "a dimension without its one row in src/locale/figures.def", *dimension, "");
}

static const struct { enum label label; const char *meaning, *seen; } TERMS[] = {
#define TERM(label, meaning, seen) { LABEL_##label, meaning, seen },
#include "locale/glossary.def"
};

static size_t index_of_language(struct str code)
{
	size_t i = 0;
	while (locale_at(i) && !str_is(code, locale_at(i)->code))
		i++;
	return i;
}

/* A page, not the home page of a site, which uses every word of the field somewhere. */
static bool is_page(struct str address)
{
	size_t host = str_starts(address, "https://") ? 8 : str_starts(address, "http://") ? 7 : 0;
	struct str rest = str_slice(address, host, address.len);
	return host && str_find(rest, '.') < str_find(rest, '/') && str_find(rest, '/') + 1 < rest.len && str_find(rest, ' ') == rest.len;
}

/* "fr: page; de: page": of languages that have labels, each once, in their order. */
static bool places_are_sound(struct str seen)
{
	size_t next = 0;
	for (size_t end; seen.len; seen = str_slice(seen, end + 2, seen.len)) {
		end = str_find(seen, ';');
		size_t language = index_of_language(str_slice(seen, 0, 2));
		if (!locale_at(language) || language < next || !str_starts(str_slice(seen, 2, end), ": ") || !is_page(str_slice(seen, 4, end)))
			return false;
		next = language + 1;
	}
	return true;
}

static void hold_terms(void)
{
	for (size_t i = 0; i < sizeof TERMS / sizeof *TERMS; i++) {
		const char *term = label_own(locale_at(0), TERMS[i].label);
		check_case();
		check_that(str_ends(str_of(TERMS[i].meaning), "."), "a term whose meaning is no sentence", term, TERMS[i].meaning);
		check_that(places_are_sound(str_of(TERMS[i].seen)), "a term's places are not “language: page”, each language once, in order", term, TERMS[i].seen);
		for (size_t k = 0; k < i; k++)
			check_that(TERMS[k].label != TERMS[i].label, "a term stands twice in the glossary", term, "");
	}
	check_case_end();
}

/* ---- words of other languages ---- */

static const struct { const char *word, *meant; } SYNONYMS[] = {
#define MEANS(word, meant) { word, meant },
#include "synonyms.def"
};

static const struct { const char *word, *meant; } UNITS_ELSEWHERE[] = {
#define UNIT(word, meant) { word, meant },
#include "units.def"
};

static bool is_statement(const char *word)
{
	for (int kind = 0; kind < KIND_NONE; kind++)
		if (strcmp(statement_of((enum statement_kind)kind)->word, word) == 0)
			return true;
	return false;
}

static void hold_synonyms(void)
{
	struct arena a;
	arena_init(&a);
	for (size_t i = 0; i < sizeof SYNONYMS / sizeof *SYNONYMS; i++) {
		check_case();
		check_that(str_is(str_bare(&a, str_of(SYNONYMS[i].word)), SYNONYMS[i].word), "a synonym that is never found: it has capitals or accents", SYNONYMS[i].word, "");
		check_that(is_statement(SYNONYMS[i].meant), "a synonym of no word", SYNONYMS[i].word, SYNONYMS[i].meant);
		for (size_t k = 0; k < i; k++)
			if (strcmp(SYNONYMS[i].word, SYNONYMS[k].word) == 0)
				check_that(strcmp(SYNONYMS[i].meant, SYNONYMS[k].meant) != 0, "a synonym is said twice", SYNONYMS[i].word, SYNONYMS[i].meant);
	}
	check_case_end();
	for (size_t i = 0; i < sizeof UNITS_ELSEWHERE / sizeof *UNITS_ELSEWHERE; i++) {
		struct str word = str_of(UNITS_ELSEWHERE[i].word), meant = str_of(UNITS_ELSEWHERE[i].meant);
		check_that(str_equal(str_bare(&a, word), word) && unit_days(word) == 0, "a unit that is never found, or is one of ours", word.at, meant.at);
		check_that(unit_days(meant) > 0, "a unit that means none of ours", word.at, meant.at);
	}
	check_that(str_is(str_bare(&a, STR("\xC3\x89TAPE Ma\xC3\x9Fnahme c\xC5\x93ur e\xCC\x81t\xC3\xA9 \xE6\x97\x85")), "etape massnahme coeur ete \xE6\x97\x85"),
		"accents are folded", "composed, or behind their letter", "");
	arena_finish(&a);
}

int main(void)
{
	hold_fields();
	hold_limits();
	hold_members();
	hold_statements();
	hold_retired();
	hold_numbers();
	hold_claims();
	hold_choices();
	hold_lanes();
	hold_words();
	hold_labels();
	hold_terms();
	hold_figures();
	hold_synonyms();
	return check_report();
}
