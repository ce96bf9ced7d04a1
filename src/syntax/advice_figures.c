/* advice_figures.c — what a mistaken range, percentage or date is to be instead. */
#include "syntax/hints.h"

#include "cjm/unicode.h"

#include <math.h>

#include <string.h>

/* The unit as the language has it; as it is where it needs none, empty where nobody knows it. */
static struct str unit_right(struct parser *p, struct str unit)
{
	struct str bare = str_bare(hint_arena(p), unit);
	return !unit.len || unit_days(bare) > 0 ? bare : unit_meant(bare) ? str_of(unit_meant(bare)) : (struct str){ 0 };
}

struct str range_meant(struct parser *p, const struct node *n, struct str low, size_t at)
{
	struct str all = p->source->text;
	while (at < all.len && (str_starts(str_slice(all, at, all.len), "\xE2\x80\x93") || strchr("- \xE2\x80\x93", all.at[at])))
		at++;
	struct ahead high = ahead_of(p, at), unit = ahead_of(p, high.end);
	struct str right = unit_right(p, unit.text);
	enum slot_type type = statement_of(n->kind)->slots[0].type;
	if (high.kind != ARG_NUMBER || !high.text.len || !right.len || !slot_takes(type, ARG_RANGE))
		return (struct str){ 0 };
	return str_fmt(hint_arena(p), "write: %s %.*s..%.*s %.*s", statement_of(n->kind)->word, STR_ARG(low), STR_ARG(high.text), STR_ARG(right));
}

/* `due 2026/06` */
struct str month_behind_year(struct parser *p, const struct node *n)
{
	const struct arg *year = n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	struct ahead month = ahead_of(p, p->lexer.at + p->lexer.len);
	double number;
	if (!year || year->kind != ARG_DATE || year->text.len != 4 || month.kind != ARG_NUMBER || !number_read(month.text, &number) || number < 1 || number > 12)
		return (struct str){ 0 };
	struct str date = str_fmt(hint_arena(p), "%.*s-%02d", STR_ARG(year->text), (int)number);
	return str_fmt(hint_arena(p), "write: %s %.*s", hint_word(n), STR_ARG(date));
}

/* `wait 5'`, `wait ~ 5 min`, `wait 1/2 h` */
struct str time_meant(struct parser *p, const struct node *n, struct str sign)
{
	const struct arg *last = n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	struct ahead next = ahead_of(p, p->lexer.at + p->lexer.len), unit = ahead_of(p, next.end);
	bool is_prime = str_is(sign, "'") || str_is(sign, "\xE2\x80\x99") || str_is(sign, "\xE2\x80\xB2"), is_about = str_is(sign, "~") || str_is(sign, "\xE2\x89\x88");
	struct str right = unit.kind == ARG_WORD && unit.text.len ? unit_right(p, unit.text) : (struct str){ 0 }, value = next.text;
	double whole = 0;
	struct buf b = { 0 };
	if (!slot_is_time(statement_of(n->kind)->slots[0].type) || (last && last->kind != ARG_NUMBER))
		return (struct str){ 0 };
	if (last && is_prime)
		return str_fmt(hint_arena(p), "write: %s %.*s %.*s", hint_word(n), STR_ARG(last->text), 3, "min");
	if (last && (!str_is(sign, "/") || next.kind != ARG_NUMBER))
		return (struct str){ 0 };
	if (last && (!right.len || !number_read(next.text, &whole) || whole <= 0))
		return hint_such_as(p, n); /* "24/7" */
	if (!last && (!is_about || next.kind != ARG_NUMBER || !next.text.len || !right.len))
		return (struct str){ 0 };
	if (last) {
		buf_number(&b, last->number / whole, 2);
		value = hint_text(p, &b);
	}
	return str_fmt(hint_arena(p), "write: %s %.*s %.*s", hint_word(n), STR_ARG(value), STR_ARG(right));
}

/* ---- a range of two amounts ---- */

struct end { /* "1h" of "1h..2h" */
	double number;
	struct str written, unit; /* as the language has it */
	size_t at, end;
};

static size_t blanks_end(struct str all, size_t at)
{
	while (at < all.len && (all.at[at] == ' ' || all.at[at] == '\t'))
		at++;
	return at;
}

static size_t letters_end(struct str all, size_t at)
{
	for (size_t next = at; next < all.len && unicode_is_word(utf8_next(all, &next)) && !(all.at[at] >= '0' && all.at[at] <= '9') && all.at[at] != '-';)
		at = next;
	return at;
}

static size_t number_end(struct str all, size_t at)
{
	while (at < all.len && ((all.at[at] >= '0' && all.at[at] <= '9') || (all.at[at] == '.' && at + 1 < all.len && all.at[at + 1] >= '0' && all.at[at + 1] <= '9' && all.at[at - 1] != '.')))
		at++;
	return at;
}

static bool read_end(struct parser *p, size_t at, struct end *e)
{
	struct str all = p->source->text;
	at = blanks_end(all, at);
	size_t digits = number_end(all, at), unit = blanks_end(all, digits), end = letters_end(all, unit);
	*e = (struct end){ .written = str_slice(all, at, digits), .unit = unit_right(p, str_slice(all, unit, end)), .at = at, .end = end };
	return e->unit.len && number_read(e->written, &e->number);
}

/* Behind what stands between the two; `at` where that is nothing. */
static size_t between_end(struct parser *p, size_t at)
{
	static const char *const SIGNS[] = { "...", "..", "\xE2\x80\xA6", "-", "\xE2\x80\x93", "\xE2\x80\x94", "~" }, *const WORDS[] = { "to", "a", "bis", "until", "hasta" };
	struct str all = p->source->text;
	size_t from = blanks_end(all, at), end = letters_end(all, from);
	for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
		if (str_starts(str_slice(all, from, all.len), SIGNS[i]))
			return from + strlen(SIGNS[i]);
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		if (str_is(str_bare(hint_arena(p), str_slice(all, from, end)), WORDS[i]))
			return end;
	return at;
}

/* In the smaller of their units, if the other end is a round number of it. */
static struct str in_one_unit(struct parser *p, const struct end *low, const struct end *high)
{
	double days = unit_days(low->unit) < unit_days(high->unit) ? unit_days(low->unit) : unit_days(high->unit);
	double one = low->number * unit_days(low->unit) / days, other = high->number * unit_days(high->unit) / days;
	struct buf b = { 0 };
	if (fabs(one - other) < 1e-9 || fabs(one - round(one * 100) / 100) > 1e-9 || fabs(other - round(other * 100) / 100) > 1e-9)
		return (struct str){ 0 };
	buf_number(&b, one < other ? one : other, 2);
	buf_text(&b, "..");
	buf_number(&b, one < other ? other : one, 2);
	buf_fmt(&b, " %.*s", STR_ARG(days < unit_days(high->unit) ? low->unit : high->unit));
	return hint_text(p, &b);
}

struct str amounts_meant(struct parser *p, const struct node *n, struct span *span, bool *is_example)
{
	struct end low, high;
	if (n->word.file != p->ast->file || !slot_is_time(statement_of(n->kind)->slots[0].type) || !slot_takes(statement_of(n->kind)->slots[0].type, ARG_RANGE) ||
		!read_end(p, n->word.at + n->word.len, &low))
		return (struct str){ 0 };
	size_t between = between_end(p, low.end);
	if (between == low.end || !read_end(p, between, &high))
		return (struct str){ 0 };
	*span = (struct span){ p->ast->file, (uint32_t)low.at, (uint32_t)(high.end - low.at) };
	struct str meant = in_one_unit(p, &low, &high);
	*is_example = !meant.len;
	return meant.len ? meant : STR("1..2 h");
}

/* ---- dates ---- */

static int number_at(struct str s, size_t *at)
{
	int number = 0;
	while (*at < s.len && s.at[*at] >= '0' && s.at[*at] <= '9')
		number = number * 10 + s.at[(*at)++] - '0';
	++*at; /* what parts it from the next */
	return number;
}

static struct str date_of(struct parser *p, int year, int month, int day)
{
	struct str text = str_fmt(hint_arena(p), "%04d-%02d-%02d", year < 100 ? year + 2000 : year, month, day);
	struct date date;
	return date_read(text, &date) ? text : (struct str){ 0 };
}

/* 0.8 is what a spreadsheet makes of 80%. */
struct str percentage_meant(struct parser *p, const struct arg *arg)
{
	struct buf whole = { 0 };
	if (arg->number <= 0 || arg->number >= 1)
		return str_fmt(hint_arena(p), "write %.*s%%", STR_ARG(arg->text));
	buf_number(&whole, arg->number * 100, 6);
	struct str part = hint_text(p, &whole);
	return str_fmt(hint_arena(p), "write %.*s%%, or %.*s%% if you mean less than one percent", STR_ARG(part), STR_ARG(arg->text));
}

struct str date_meant(struct parser *p, struct str written)
{
	size_t at = 0;
	int first = number_at(written, &at), second = number_at(written, &at), third = number_at(written, &at);
	if (written.len == 7 && first >= 1000) /* 2027-T2 */
		return str_fmt(hint_arena(p), "write: %.*s-Q%c", 4, written.at, written.at[6]);
	struct str one = first > 31 ? date_of(p, first, second, third) : date_of(p, third, second, first);
	bool may_be_american = str_find(written, '/') < written.len || str_find(written, '-') < written.len;
	struct str other = first <= 31 && may_be_american && first != second ? date_of(p, third, first, second) : (struct str){ 0 };
	if (one.len && other.len)
		return str_fmt(hint_arena(p), "write %.*s, or %.*s if the month comes first", STR_ARG(one), STR_ARG(other));
	if (one.len || other.len)
		return str_fmt(hint_arena(p), "write: %.*s", STR_ARG(one.len ? one : other));
	return STR("for example 2026-10-01 for 1 October");
}

int month_said(struct parser *p, struct str word)
{
	static const struct {
		const char *begin;
		int month;
	} MONTHS[] = { { "jan", 1 }, { "ene", 1 }, { "feb", 2 }, { "fev", 2 }, { "mar", 3 }, { "apr", 4 }, { "avr", 4 }, { "abr", 4 }, { "may", 5 }, { "mai", 5 }, { "juil", 7 },
		{ "jul", 7 }, { "jun", 6 }, { "juin", 6 }, { "aug", 8 }, { "aou", 8 }, { "ago", 8 }, { "sep", 9 }, { "oct", 10 }, { "okt", 10 }, { "nov", 11 }, { "dec", 12 },
		{ "dez", 12 }, { "dic", 12 } };
	struct str bare = str_bare(hint_arena(p), word);
	for (size_t i = 0; i < sizeof MONTHS / sizeof *MONTHS; i++)
		if (str_starts(bare, MONTHS[i].begin))
			return MONTHS[i].month;
	return 0;
}

static int quarter_of(struct str word)
{
	return word.len == 2 && strchr("QqTtKk", word.at[0]) && word.at[1] >= '1' && word.at[1] <= '4' ? word.at[1] - '0' : 0;
}

/* A part of a year as people say it. What it ends with is its date; a season is only about a quarter. */
struct part_said {
	const char *word, *date;
	bool is_about;
};

static const struct part_said *part_of_year(struct parser *p, struct str word)
{
	static const struct part_said PARTS[] = {
		{ "fin", "12", false }, { "end", "12", false }, { "ende", "12", false }, { "fine", "12", false }, { "s1", "06", false }, { "h1", "06", false }, { "s2", "12", false }, { "h2", "12", false },
		{ "debut", "Q1", true }, { "early", "Q1", true }, { "anfang", "Q1", true }, { "principios", "Q1", true }, { "mi", "06", true }, { "mid", "06", true }, { "mitte", "06", true }, { "mediados", "06", true },
		{ "printemps", "Q2", true }, { "spring", "Q2", true }, { "fruhling", "Q2", true }, { "fruhjahr", "Q2", true }, { "primavera", "Q2", true },
		{ "ete", "Q3", true }, { "summer", "Q3", true }, { "sommer", "Q3", true }, { "verano", "Q3", true },
		{ "automne", "Q4", true }, { "autumn", "Q4", true }, { "fall", "Q4", true }, { "herbst", "Q4", true }, { "otono", "Q4", true },
		{ "hiver", "Q1", true }, { "winter", "Q1", true }, { "invierno", "Q1", true },
	};
	struct str bare = str_bare(hint_arena(p), word);
	for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
		if (str_is(bare, PARTS[i].word))
			return &PARTS[i];
	return NULL;
}

/* `due fin 2026`, `due mi-2026`, `due fin juin 2026`, `due fin de 2026` */
static struct str part_in_words(struct parser *p, const struct node *n, const struct arg *word)
{
	size_t dash = str_find(word->text, '-');
	const struct part_said *part = part_of_year(p, str_slice(word->text, 0, dash));
	struct ahead next = dash < word->text.len ? ahead_of(p, word->span.at + dash + 1) : ahead_of(p, word->span.at + word->span.len);
	struct str bare = str_bare(hint_arena(p), word->text);
	struct ahead named = ahead_of(p, next.end), last = ahead_of(p, named.end);
	if ((str_is(bare, "le") || str_is(bare, "the") || str_is(bare, "am") || str_is(bare, "el")) && next.kind == ARG_NUMBER && named.kind == ARG_WORD && named.text.len && month_said(p, named.text) && last.kind == ARG_NUMBER && last.text.len == 4) {
		struct str day = str_fmt(hint_arena(p), "%.*s-%02d-%s%.*s", STR_ARG(last.text), month_said(p, named.text), next.text.len == 1 ? "0" : "", STR_ARG(next.text));
		return date_read(day, &(struct date){ 0 }) ? str_fmt(hint_arena(p), "write: %s %.*s", hint_word(n), STR_ARG(day)) : (struct str){ 0 };
	}
	if (part && next.kind == ARG_WORD && next.text.len == 2) /* "de", "of" */
		next = ahead_of(p, next.end);
	struct ahead year = next.kind == ARG_NUMBER ? next : ahead_of(p, next.end);
	int month = next.kind == ARG_WORD && next.text.len ? month_said(p, next.text) : 0;
	if (!part || year.kind != ARG_NUMBER || year.text.len != 4 || (next.at != year.at && !month))
		return (struct str){ 0 };
	struct str date = month ? str_fmt(hint_arena(p), "%.*s-%02d", STR_ARG(year.text), month) : str_fmt(hint_arena(p), "%.*s-%s", STR_ARG(year.text), part->date);
	if (!date_read(date, &(struct date){ 0 }))
		return (struct str){ 0 };
	return str_fmt(hint_arena(p), part->is_about && !month ? "for example: %s %.*s" : "write: %s %.*s", hint_word(n), STR_ARG(date));
}

struct str date_in_words(struct parser *p, const struct node *n, const struct arg *word)
{
	struct ahead year = ahead_of(p, word->span.at + word->span.len);
	int month = month_said(p, word->text), quarter = quarter_of(word->text);
	if (year.kind != ARG_NUMBER || year.text.len != 4 || (!month && !quarter))
		return part_in_words(p, n, word);
	return quarter ? str_fmt(hint_arena(p), "write: %s %.*s-Q%d", statement_of(n->kind)->word, STR_ARG(year.text), quarter)
		: str_fmt(hint_arena(p), "write: %s %.*s-%02d", statement_of(n->kind)->word, STR_ARG(year.text), month);
}
