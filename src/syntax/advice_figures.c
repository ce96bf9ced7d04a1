/* advice_figures.c — what a mistaken range, percentage or date is to be instead. */
#include "syntax/hints.h"

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
	struct str other = first <= 31 && str_find(written, '/') < written.len && first != second ? date_of(p, third, first, second) : (struct str){ 0 };
	if (one.len && other.len)
		return str_fmt(hint_arena(p), "write %.*s, or %.*s if the month comes first", STR_ARG(one), STR_ARG(other));
	if (one.len || other.len)
		return str_fmt(hint_arena(p), "write: %.*s", STR_ARG(one.len ? one : other));
	return STR("for example 2026-10-01 for 1 October");
}

static int month_of(struct parser *p, struct str word)
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

struct str date_in_words(struct parser *p, const struct node *n, const struct arg *word)
{
	struct ahead year = ahead_of(p, word->span.at + word->span.len);
	int month = month_of(p, word->text), quarter = quarter_of(word->text);
	if (year.kind != ARG_NUMBER || year.text.len != 4 || (!month && !quarter))
		return (struct str){ 0 };
	return quarter ? str_fmt(hint_arena(p), "write: %s %.*s-Q%d", statement_of(n->kind)->word, STR_ARG(year.text), quarter)
		: str_fmt(hint_arena(p), "write: %s %.*s-%02d", statement_of(n->kind)->word, STR_ARG(year.text), month);
}
