/* locale.h — the words, dates and numbers that a drawing or report writes in the map's language.
 *
 * One file a language in src/locale; a label without a translation is a test failure, and shows in English meanwhile. */
#ifndef CJM_LOCALE_H
#define CJM_LOCALE_H

#include "cjm/map.h"

enum label {
#define LABEL(id, english) LABEL_##id,
#include "locale/labels.def"
	LABEL_COUNT
};

enum plural_form { PLURAL_ZERO, PLURAL_ONE, PLURAL_TWO, PLURAL_FEW, PLURAL_MANY, PLURAL_OTHER }; /* CLDR's plural categories */

/* When a number takes a form, as CLDR's "Language Plural Rules" have it (unicode.org/reports/tr35/tr35-numbers.html). A language has a row for
 * each form that it knows, in this order; the first that holds is the number's, and the last, PLURAL_OTHER, always does. */
struct plural_rule {
	enum plural_form form;
	double modulus;           /* the rest by this is compared; 0: the number itself */
	double low, high;         /* whole, both included */
	bool is_of_whole;         /* what stands behind the decimal point does not count (CLDR's i, else its n) */
	bool is_without_decimals; /* only of a number that is written without any (v = 0) */
};
extern const struct plural_rule PLURALS_ONE_OTHER[], PLURALS_FRENCH[], PLURALS_SPANISH[], PLURALS_ARABIC[], PLURALS_OTHER[];

struct locale {
	const char *code;              /* "fr" */
	const void *texts;             /* of all labels, each terminated */
	const uint16_t *places;        /* LABEL_COUNT of them: where a label begins in there; 0: it has no translation */
	const char *decimal, *group;   /* "," and U+202F … */
	const char *plus, *minus;      /* a number's signs, with the mark that keeps them before it */
	const char *percent;           /* "%" with what stands before and behind it */
	const char *open, *close;      /* quotation marks, with the blanks that belong inside */
	const char *inner_open, *inner_close; /* for a quotation inside another */
	const char *colon;             /* what stands before a value: ": " or " : " */
	const char *day_month_year;    /* a date's pattern: D day, M month's name, Y year; others as they stand */
	const char *list;              /* between the things of a list: ", " */
	const char *becomes;           /* an arrow from an old value to a new one, in the direction of writing */
	bool slants;                   /* whether quotes are set in italics, as in Latin scripts */
	const char *first_day;         /* "1er" where the first of the month is special, else NULL */
	const char *const *months;     /* twelve short names */
	const struct plural_rule *plurals;
	int group_from;                /* how many digits a number has at least that is written in groups */
	const char *point;             /* between the items of a drawing; a line may end behind it, and then without it (src/text/breaks.h) */
	bool capital_nouns;            /* whether a noun has a capital within a sentence, too */
	bool is_rtl;                   /* what is written stands among words that are written from the right */
};

/* The locale of a language code ("fr", "FR", "fr-CA", "fr_FR"); English for one that is not there, set among words that are written from the right if that is, and then
 * *known is false. known may be NULL. */
const struct locale *locale_of(struct str code, bool *known);
/* The n-th locale, NULL behind the last: for help and tests. */
const struct locale *locale_at(size_t index);

bool language_is_rtl(struct str code); /* written from the right, whether it has a locale or not */

const char *label_own(const struct locale *l, enum label id); /* NULL where it has no translation */
struct str label(const struct locale *l, enum label id);
/* A label with one %s in it, filled. */
struct str label_with(const struct locale *l, struct arena *a, enum label id, struct str with);
/* A choice's label, such as that of enum level: `first` is the label of the choice 1. */
struct str label_choice(const struct locale *l, enum label first, unsigned int choice);
/* What a statement is called in a sentence ("pain point"), by src/locale/words.def; the language's own word where there is no row. */
struct str locale_word(const struct locale *l, enum statement_kind kind);
/* The choice-th word, from 1, of a CHOICES row, a lane's heading among them; empty for 0. */
struct str locale_choice(const struct locale *l, int choices, unsigned int choice);

/* What a requirement's figure is called ("review-age": "Age of the last review"), by src/locale/figures.def; empty for what is none, such as a metric. */
struct str locale_figure(const struct locale *l, struct str name);
/* What a coverage is of ("feeling": "Emotions"); empty for what is no dimension and no table, such as a stage. */
struct str locale_part(const struct locale *l, struct str name);
/* A heading such as "Emotions" within a sentence: "emotions". An abbreviation and a person's name keep their capital. */
struct str locale_within(const struct locale *l, struct arena *a, struct str heading);
struct str locale_comparison(struct str written); /* "≤" for "<=" */
/* The figure that a requirement limits, a metric's too; and the stage, step or part that it says it is of. */
struct str locale_required_figure(const struct locale *l, const struct map *m, const struct requirement *q);
struct str locale_required_place(const struct locale *l, struct arena *a, const struct journey *j, const struct requirement *q);

/* ---- counted nouns (plurals.c) ---- */

/* The form that goes with a number; `has_decimals` as it is written: "1.0 days". */
enum plural_form locale_plural(const struct locale *l, double number, bool has_decimals);
/* How many forms the language has: so many does a counted label have, with | between them, or one for every number. */
size_t locale_plural_forms(const struct locale *l);
/* A counted label ("%1 day|%1 days") in the number's form, with the number as it is written. A form that says the number itself (the Arabic dual)
 * is taken for the bare number only: with a sign, decimals or another end of a range it is the last form, which shows it. */
struct str label_counted(const struct locale *l, struct arena *a, enum label id, double number, struct str written);

/* ---- values ---- */

void locale_number(const struct locale *l, double number, int decimals, struct buf *out);
/* The same with a plus before a number above 0. */
void locale_signed(const struct locale *l, double number, int decimals, struct buf *out);
/* Decimals, unit and percent sign as the author wrote them, separators as the language has them; a range as "2–5 min". A unit of time is counted
 * in the language's forms, a sign of money stands where the language has it. */
struct str locale_value(const struct locale *l, struct arena *a, struct value v);
/* A text that may be a number or a percentage ("31%"): then with the language's separators, else as it is. */
struct str locale_any(const struct locale *l, struct arena *a, struct str text);
/* A length of time in the unit that suits it: "6 min", "1.5 hours", "3 days"; months from 90 days on, years from two.
 * Of a range both ends, which share the unit where it suits them both: "22–45 min". */
struct str locale_days(const struct locale *l, struct arena *a, struct range days);
/* "−8 percentage points" where the metric is in percent; else the value as it is. */
/* "-8%" of a metric that is itself in percent: points. Of any other it is a share of what the metric is. */
bool effect_is_of_points(const struct effect *e);
struct str locale_effect(const struct locale *l, struct arena *a, const struct effect *e);
/* "34 ans" where an age is no more than a number; else as it is written. */
struct str locale_age(const struct locale *l, struct arena *a, struct str age);
/* How often something comes round: "every month", "every 2 weeks"; empty where that is not given. */
struct str locale_rhythm(const struct locale *l, struct arena *a, struct value every);
struct str locale_percent(const struct locale *l, struct arena *a, double percent);
struct str locale_date(const struct locale *l, struct arena *a, struct date d);
/* With their place among the results, where it is known: "Relais (3)". */
struct str locale_rival(const struct locale *l, struct arena *a, const struct rival *rival);
/* In the language's quotation marks. The same marks in the text become the inner ones; a text that stands in marks of its own
 * from end to end is not quoted twice. */
struct str locale_quoted(const struct locale *l, struct arena *a, struct str text);
/* "Label: text" with the language's colon. */
struct str locale_pair(const struct locale *l, struct arena *a, enum label id, struct str text);
/* Set apart by invisible marks where the language is written from the right, so that a number keeps its sign and its unit where it has them; else
 * as it is. */
struct str locale_isolated(const struct locale *l, struct arena *a, struct str text);
struct str locale_becomes(const struct locale *l, struct arena *a, struct str from, struct str to); /* "31% → 20%", on one line, in the order of reading; of one alone that one */
/* What a channel, source or metric is called: its text, a well-known one's label, else its name. */
struct str locale_name(const struct locale *l, const struct thing *t);

/* ---- sentences (sentences.c) ---- */

/* Adds a text of the map to words of the language. Where the two are written from different sides, invisible marks at its ends keep its numbers and its
 * punctuation, and those behind it, where they belong. */
void locale_insert(const struct locale *l, struct str text, struct buf *out);
struct str locale_set_in(const struct locale *l, struct arena *a, struct str text); /* the same, as a text by itself; empty where it is */
/* Adds what fills a blank, joined to the words before it as the language has it: « si il » is « s’il ». */
void locale_fill(const struct locale *l, struct str with, struct buf *out);
/* A label with %1, %2 … in it, filled with `count` texts: whole patterns, so that each language keeps its own order. */
struct str label_filled(const struct locale *l, struct arena *a, enum label id, const struct str *with, size_t count);
/* The same with a pattern that is no label as a whole, such as one form of it. */
struct str text_filled(const struct locale *l, struct arena *a, struct str pattern, const struct str *with, size_t count);
#define LABEL_FILL(l, a, id, ...) \
	label_filled((l), (a), (id), (struct str[]){ __VA_ARGS__ }, sizeof((struct str[]){ __VA_ARGS__ }) / sizeof(struct str))
/* "a, b, c" with the language's comma; empty parts are left out. */
struct str locale_list(const struct locale *l, struct arena *a, const struct str *parts, size_t count);
struct str locale_points(const struct locale *l, struct arena *a, const struct str *parts, size_t count); /* "a · b · c", as the language separates items */
struct rollup;
struct str locale_figure_of(const struct locale *l, struct arena *a, struct str metric, struct str stage, struct value v); /* "Calls (Waits): 7"; `stage` may be empty */
/* "NPS: 31; calls (Waits): 7; 3 more" of a detailed map; "contradicts this stage: emotion, NPS". Empty for none. */
struct str locale_rolled_figures(const struct locale *l, struct arena *a, const struct rollup *r, size_t most);
struct str locale_rolled_clashes(const struct locale *l, struct arena *a, const struct rollup *r);
/* "only what is tagged legal, without what is tagged idea": which part of a journey is shown; empty for the whole. */
struct str locale_shown(const struct locale *l, struct arena *a, const struct map *m, const struct journey *j);
/* Where a way of step->aways leads: the step that it names, else the stage that follows, and that it is not shown. */
struct str locale_away(const struct locale *l, struct arena *a, const struct way *way);
/* Where a drawing has nothing to show: `none` of the whole; of a part of it, and for a client, no more than that there is nothing: what was taken away may be there. */
struct str locale_nothing(const struct locale *l, const struct map *m, enum label none);
/* Who takes a step; where none of them is in the part of the map that is shown, that others do. */
struct str locale_takers(const struct locale *l, struct arena *a, const struct step *s);
struct str locale_names(const struct locale *l, struct arena *a, const struct things *things);
/* A place on the scale of feelings: "+1" where the scale has a negative side, else "4". */
struct str locale_score(const struct locale *l, struct arena *a, struct range scale, double value);
/* "+1 satisfied"; "satisfied (≈ +1, place estimated from the word)" where nobody said the place; "zebraish" where the word has none. Without
 * what it is joined to, and without its reason. */
struct str locale_feeling_part(const struct locale *l, struct arena *a, struct range scale, const struct feeling *part);
/* "mixed: +1 satisfied and −1 anxious (because no date is given)": all that one statement says of a feeling. A reason stands at the
 * part that it belongs to, at the end where it is that of all of them. */
struct str locale_feeling(const struct locale *l, struct arena *a, struct range scale, const struct feeling *f);
/* "the carrier is slow; nobody called (assumed)": reasons (struct reason) in a row. */
struct str locale_reasons(const struct locale *l, struct arena *a, const struct things *reasons);

struct str locale_doubt(const struct locale *l, const struct journey *j, const struct thing *t); /* "assumed", "predicted" (certainty_of); else empty */
/* "place estimated from the word, assumed": what the look of its face says beside the place; empty where that is nothing. */
struct str locale_face_remark(const struct locale *l, struct arena *a, const struct feeling *part);
/* Words for it, with that remark in brackets behind them. */
struct str locale_remarked(const struct locale *l, struct arena *a, struct str words, const struct feeling *part);

struct feeling_phrasing { /* how another reader puts a part and a text into words */
	void *context;
	struct str (*part)(void *context, const struct feeling *part);
	struct str (*text)(void *context, struct str text);
	struct str (*reasons)(void *context, const struct things *reasons); /* empty where none is told */
};
/* The same sentence with parts and texts of one's own. */
struct str locale_feeling_text(const struct locale *l, struct arena *a, const struct feeling *f, struct feeling_phrasing how);

#endif
