/* units.c — amounts in the units that people write them in. */
#include "cjm/units.h"

#include <math.h>

struct unit { /* what a value is counted in */
	enum { UNIT_PLAIN, UNIT_PERCENT, UNIT_TIME, UNIT_OTHER } kind;
	double size;     /* in the smallest of its kind: days, percent, the unit without its k or M */
	struct str word; /* of others */
};

/* ---- words ---- */

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_money(struct str word)
{
	return str_is(word, "€") || str_is(word, "$") || str_is(word, "£") || str_is(word, "¥") ||
		(word.len == 3 && is_capital(word.at[0]) && is_capital(word.at[1]) && is_capital(word.at[2]));
}

/* "kEUR" and "M€" hold a thousand and a million of what follows; no other unit has a k that is always one. */
static struct unit other_unit(struct str word)
{
	static const struct {
		char letter;
		double size;
	} LEADS[] = { { 'k', 1e3 }, { 'K', 1e3 }, { 'M', 1e6 } };
	double size = 1;
	for (size_t i = 0; i < sizeof LEADS / sizeof *LEADS; i++)
		if (word.len > 1 && word.at[0] == LEADS[i].letter && is_money(str_slice(word, 1, word.len)))
			size = LEADS[i].size;
	struct str bare = size > 1 ? str_slice(word, 1, word.len) : word;
	return (struct unit){ UNIT_OTHER, size, str_is(bare, "€") ? STR("EUR") : bare };
}

static struct unit unit_called(struct str word)
{
	if (!word.len)
		return (struct unit){ UNIT_PLAIN, 1, word };
	if (str_is(word, "%"))
		return (struct unit){ UNIT_PERCENT, 1, word };
	return unit_days(word) > 0 ? (struct unit){ UNIT_TIME, unit_days(word), word } : other_unit(word);
}

static struct unit unit_of(struct value v, struct counted c)
{
	return unit_called(v.is_percent ? STR("%") : v.unit.len ? v.unit : c.unit);
}

/* "call" and "calls", "Anruf" and "Anrufe": what most languages add for several. "EUR" has none, and is not "EURO". */
static bool is_one_of_several(struct str one, struct str several)
{
	static const char *const ENDINGS[] = { "s", "es", "e", "n", "en", "x" };
	if (one.len < 3 || is_money(one) || several.len <= one.len || !str_equal(str_slice(several, 0, one.len), one))
		return one.len > 2 && str_ends(one, "y") && str_equal(str_slice(several, 0, one.len - 1), str_slice(one, 0, one.len - 1)) &&
			str_is(str_slice(several, one.len - 1, several.len), "ies");
	for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
		if (str_is(str_slice(several, one.len, several.len), ENDINGS[i]))
			return true;
	return false;
}

static bool is_the_same_word(struct str a, struct str b)
{
	return str_equal(a, b) || is_one_of_several(a, b) || is_one_of_several(b, a);
}

/* ---- values ---- */

struct counted counted_of_metric(const struct metric *m)
{
	return m ? (struct counted){ m->unit, false, m->range } : (struct counted){ .is_closed = false };
}

static bool runs_to(struct range r, double high)
{
	return r.given && r.low == 0 && r.high == high;
}

/* How many percents a plain number is; 0 where it is none. */
static double percents_of_one(struct counted c)
{
	return runs_to(c.range, 100) ? 1 : runs_to(c.range, 1) ? 100 : 0;
}

double value_in_unit_of(struct value v, struct value like, struct counted c)
{
	struct unit from = unit_of(v, c), to = unit_of(like, c);
	bool has_plain = from.kind == UNIT_PLAIN || to.kind == UNIT_PLAIN, has_percent = from.kind == UNIT_PERCENT || to.kind == UNIT_PERCENT;
	if (!v.given || !like.given)
		return NAN;
	if (from.kind == to.kind && (from.kind != UNIT_OTHER || is_the_same_word(from.word, to.word)))
		return from.size == to.size ? v.number : v.number * from.size / to.size;
	if (!has_plain || (c.is_closed && !has_percent) || (has_percent && percents_of_one(c) <= 0))
		return NAN;
	if (!has_percent)
		return v.number;
	return from.kind == UNIT_PLAIN ? v.number * percents_of_one(c) : v.number / percents_of_one(c);
}

struct range value_days(struct value v)
{
	double unit = unit_days(v.unit);
	return (struct range){ v.given && unit > 0, v.number * unit, (v.is_range ? v.high : v.number) * unit };
}

/* "2..5 min" is written as "2" and "5 min". */
static struct value end_of(struct value v, double number, size_t from, size_t to)
{
	v.is_range = false;
	v.number = number;
	v.high = 0;
	v.written = str_slice(v.written, from, to);
	return v;
}

static size_t dots_at(struct str written)
{
	size_t at = 0;
	while (at < written.len && !str_starts(str_slice(written, at, written.len), ".."))
		at++;
	return at;
}

struct value value_low(struct value v)
{
	return v.is_range ? end_of(v, v.number, 0, dots_at(v.written)) : v;
}

struct value value_high(struct value v)
{
	size_t dots = dots_at(v.written);
	return v.is_range ? end_of(v, v.high, dots < v.written.len ? dots + 2 : 0, v.written.len) : v;
}

double value_plain(struct value v, struct counted c)
{
	return value_in_unit_of(v, (struct value){ .given = true }, c);
}

/* The second term is for what is lost in adding up to nothing. */
int number_order(double a, double b)
{
	double most = fabs(a) > fabs(b) ? fabs(a) : fabs(b);
	if (isnan(a) || isnan(b))
		return -1;
	if (fabs(a - b) <= 1e-12 * most || fabs(a - b) < 1e-13)
		return 0;
	return a < b ? -1 : 1;
}

bool value_order(struct value a, struct value b, struct counted c, int *order)
{
	double converted = value_in_unit_of(a, b, c);
	*order = isnan(converted) ? 0 : number_order(converted, b.number);
	return !isnan(converted);
}

bool value_shares_scale(struct value a, struct value b, struct counted c)
{
	struct unit x = unit_called(a.is_percent ? STR("%") : a.unit), y = unit_called(b.is_percent ? STR("%") : b.unit);
	bool has_percent = x.kind == UNIT_PERCENT || y.kind == UNIT_PERCENT;
	if (x.kind == UNIT_PLAIN || y.kind == UNIT_PLAIN)
		return x.kind == y.kind || (!c.is_closed && !has_percent) || str_is(c.unit, "%") || runs_to(c.range, 100);
	return x.kind == y.kind && x.size == y.size && (x.kind != UNIT_OTHER || is_the_same_word(x.word, y.word));
}

struct value values_sum(const struct value *values, size_t count, struct arena *a)
{
	struct value sum = { 0 };
	int decimals = 0;
	for (size_t i = 0; i < count; i++) {
		struct value v = values[i];
		if (!v.given)
			continue;
		double number = sum.given ? value_in_unit_of(v, sum, (struct counted){ .is_closed = true }) : v.number;
		if (v.is_range || (sum.given && sum.is_percent != v.is_percent) || isnan(number))
			return (struct value){ 0 };
		int own = number != v.number ? NUMBER_DECIMALS : value_decimals(v.written);
		decimals = own > decimals ? own : decimals;
		sum = (struct value){ .given = true, .number = sum.number + number, .unit = sum.given ? sum.unit : v.unit, .is_percent = v.is_percent };
	}
	struct buf written = { 0 };
	buf_number(&written, sum.number, decimals);
	sum.written = buf_take(&written, a);
	buf_finish(&written);
	return sum;
}

int value_decimals(struct str written)
{
	size_t first = str_find(written, '.') + 1;
	int count = 0;
	while (first + (size_t)count < written.len && written.at[first + (size_t)count] >= '0' && written.at[first + (size_t)count] <= '9')
		count++;
	return count > NUMBER_DECIMALS ? NUMBER_DECIMALS : count;
}

/* ---- the calendar ---- */

#define MONTH_DAYS (365.25 / 12)

static int months_in(double days)
{
	static const int MONTHS[] = { 1, 3, 12 };
	for (size_t i = 0; i < sizeof MONTHS / sizeof *MONTHS; i++)
		if (fabs(days - MONTHS[i] * MONTH_DAYS) < 1e-6)
			return MONTHS[i];
	return 0;
}

/* The month that lies `months` after the last of `d`, and the same day of it, or its last. */
static struct date plus_months(struct date d, long months)
{
	int last_month = d.month ? d.month : d.quarter ? d.quarter * 3 : 12;
	long month = d.year * 12L + last_month - 1 + months;
	struct date sum = { .year = (int16_t)(month / 12), .month = (uint8_t)(month % 12 + 1), .day = d.day };
	struct date last = date_of_day(date_last_day((struct date){ .year = sum.year, .month = sum.month }));
	if (sum.day > last.day)
		sum.day = last.day;
	if (!d.month && d.quarter && months % 3 == 0)
		sum = (struct date){ .year = sum.year, .quarter = (uint8_t)((sum.month + 2) / 3) };
	if (!d.month && !d.quarter && months % 12 == 0)
		sum = (struct date){ .year = sum.year };
	return sum;
}

struct date date_after(struct date from, struct value time)
{
	enum { LAST_YEAR = 9999 };
	double days = time.number * unit_days(time.unit);
	if (!from.year || !time.given || unit_days(time.unit) <= 0 || !(days >= 0) || from.year + days / 365 > LAST_YEAR)
		return (struct date){ 0 };
	double months = time.number * months_in(unit_days(time.unit));
	long whole = (long)(months + 1e-9);
	if (whole)
		from = plus_months(from, whole);
	long rest = lround(months_in(unit_days(time.unit)) ? (months - (double)whole) * MONTH_DAYS : days);
	return rest ? date_of_day(date_last_day(from) + rest) : from;
}
