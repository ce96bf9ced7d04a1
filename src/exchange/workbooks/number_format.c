/* number_format.c — format codes as ECMA-376 has them (18.8.31), as far as they change what a number says. */
#include "exchange/workbooks/number_format.h"
#include "cjm/date.h"

#include <math.h>
#include <string.h>

/* What a code asks for. */
struct code {
	bool year, month, day, hour, minute, second; /* of a date or a time */
	bool elapsed;               /* hours, minutes or seconds counted up: [h]:mm */
	bool is_number, is_general; /* has places for digits; has them in a way that is not followed */
	int decimals, thousands;    /* how often it is divided by 1000 */
	int percents;
	struct buf before, after;   /* what stands around the digits */
};

struct str number_format_known(int id)
{
	static const struct {
		int id;
		struct str code;
	} KNOWN[] = {
#define NUMBER_FORMAT(id, code) { id, { code, sizeof code - 1 } },
#include "exchange/workbooks/number_format.def"
	};
	for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++)
		if (KNOWN[i].id == id)
			return KNOWN[i].code;
	return (struct str){ 0 };
}

/* ---- reading a code ---- */

/* The place behind what is taken as it stands, from a quote, a backslash, a bracket or a filler on; `at` where there is none such. */
static size_t behind_literal(struct str s, size_t at)
{
	char c = s.at[at];
	if (c == '"' || c == '[') {
		size_t len = str_find(str_slice(s, at + 1, s.len), c == '"' ? '"' : ']');
		return at + len + 2 < s.len ? at + len + 2 : s.len;
	}
	if ((c != '\\' && c != '_' && c != '*') || at + 1 >= s.len)
		return at;
	size_t end = at + 1;
	utf8_next(s, &end);
	return end;
}

/* A code may have parts for numbers above, below and at zero, apart by semicolons. They differ in signs and colours, which the number
 * itself has. */
static struct str first_part(struct str s)
{
	for (size_t at = 0; at < s.len;) {
		size_t behind = behind_literal(s, at);
		if (behind == at && s.at[at] == ';')
			return str_slice(s, 0, at);
		at = behind > at ? behind : at + 1;
	}
	return s;
}

/* An "m" or "mm" behind hours or before seconds. */
static bool is_minute(struct str s, size_t at, size_t run, char before)
{
	if (run > 2)
		return false;
	while (at < s.len && !strchr("yYmMdDhHsS", s.at[at]))
		at++;
	return before == 'h' || (at < s.len && (s.at[at] | 32) == 's');
}

/* A letter of a date or a time, and how often it stands there. */
static void take_letters(struct code *c, struct str s, size_t at, size_t run, char *before)
{
	char letter = (char)(s.at[at] | 32);
	bool minute = letter == 'm' && is_minute(s, at + run, run, *before);
	c->year |= letter == 'y' || letter == 'e';
	c->month |= letter == 'm' && !minute;
	c->day |= letter == 'd';
	c->hour |= letter == 'h';
	c->minute |= minute;
	c->second |= letter == 's';
	*before = letter;
}

/* "[$€-407]" is a sign of money, "[h]" a duration; colours and conditions say nothing. */
static void take_bracket(struct code *c, struct str inside, char *before)
{
	struct buf *around = c->is_number ? &c->after : &c->before;
	if (str_starts(inside, "$"))
		buf_str(around, str_slice(inside, 1, str_find(inside, '-')));
	else if (inside.len && strchr("hHmMsS", inside.at[0]) && inside.len <= 2 && (inside.at[0] | 32) == (inside.at[inside.len - 1] | 32)) {
		c->elapsed = true;
		*before = (char)(inside.at[0] | 32);
	}
}

static void take_literal(struct code *c, struct str s, char *before)
{
	struct buf *around = c->is_number ? &c->after : &c->before;
	if (s.at[0] == '[')
		take_bracket(c, str_slice(s, 1, s.len - 1), before);
	else if (s.at[0] == '"')
		buf_str(around, str_slice(s, 1, s.len > 1 && s.at[s.len - 1] == '"' ? s.len - 1 : s.len));
	else if (s.at[0] == '\\')
		buf_str(around, str_slice(s, 1, s.len));
}

/* "#,##0.00": how many decimals, and commas at its end. Gives the place behind it. */
static size_t take_digits(struct code *c, struct str s, size_t at)
{
	bool fraction = false, comma = false;
	c->is_general |= c->is_number; /* a second group of digits: a fraction */
	c->is_number = true;
	for (; at < s.len && strchr("0#?.,", s.at[at]); at++) {
		c->decimals += fraction && s.at[at] != ',' && s.at[at] != '.';
		fraction |= s.at[at] == '.';
		c->thousands = s.at[at] == ',' ? c->thousands + 1 : s.at[at] == '.' && comma ? c->thousands : 0;
		comma = s.at[at] == ',';
	}
	c->is_general |= at < s.len && (s.at[at] | 32) == 'e'; /* a power of ten */
	return at;
}

static bool starts_am_pm(struct str s)
{
	return (str_starts(s, "AM/PM") || str_starts(s, "am/pm") || str_starts(s, "A/P") || str_starts(s, "a/p"));
}

static size_t run_of(struct str s, size_t at)
{
	size_t run = 1;
	while (at + run < s.len && (s.at[at + run] | 32) == (s.at[at] | 32))
		run++;
	return run;
}

static size_t take_other(struct code *c, struct str s, size_t at, char *before)
{
	struct str rest = str_slice(s, at, s.len);
	if (starts_am_pm(rest))
		return at + (s.at[at + 1] == '/' ? 3 : 5);
	if (strchr("yYmMdDhHsSeE", s.at[at])) {
		size_t run = run_of(s, at);
		take_letters(c, s, at, run, before);
		return at + run;
	}
	c->percents += s.at[at] == '%';
	buf_char(c->is_number ? &c->after : &c->before, s.at[at]);
	return at + 1;
}

static void read_code(struct code *c, struct str s)
{
	char before = 0; /* the last letter of a date or a time */
	c->is_general = !s.len || str_find(s, '@') < s.len;
	for (size_t at = 0; at < s.len && !c->is_general;) {
		size_t behind = behind_literal(s, at);
		if (behind > at) {
			take_literal(c, str_slice(s, at, behind), &before);
			at = behind;
		} else if (strchr("0#?", s.at[at]) || (s.at[at] == '.' && at + 1 < s.len && strchr("0#?", s.at[at + 1]))) {
			at = take_digits(c, s, at);
		} else if (str_starts(str_slice(s, at, s.len), "General")) {
			c->is_general = true;
		} else {
			at = take_other(c, s, at, &before);
		}
	}
}

static bool is_moment(const struct code *c)
{
	return !c->is_general && (c->year || c->month || c->day || c->hour || c->minute || c->second || c->elapsed);
}

/* ---- days and hours ---- */

enum { DAY = 24 * 60 * 60, FIRST_1904 = 1462, LAST_DAY = 2958465 /* 9999-12-31 */ };

static void add_padded(struct buf *out, long number, int digits)
{
	long least = 1;
	for (int i = 1; i < digits; i++)
		least *= 10;
	for (; number < least && least > 1; least /= 10)
		buf_char(out, '0');
	buf_fmt(out, "%d", (int)number);
}

/* The 60th day of 1900 is a 29th of February that there was not: the days before it stand one too early. */
static void add_date(struct buf *out, const struct code *c, long serial)
{
	struct date d = date_of_day(serial - 25569 + (serial < 60));
	if (serial == 60)
		d.month = 2, d.day = 29;
	add_padded(out, d.year, 4);
	if (c->month || c->day) {
		buf_char(out, '-');
		add_padded(out, d.month, 2);
	}
	if (c->day || (c->month && !c->year)) {
		buf_char(out, '-');
		add_padded(out, d.day, 2);
	}
}

static void add_time(struct buf *out, const struct code *c, long seconds)
{
	add_padded(out, seconds / 3600, 2);
	buf_char(out, ':');
	add_padded(out, seconds / 60 % 60, 2);
	if (c->second && seconds % 60) {
		buf_char(out, ':');
		add_padded(out, seconds % 60, 2);
	}
}

static void add_amount(struct buf *out, long number, const char *unit)
{
	if (number)
		buf_fmt(out, "%s%d %s", out->len && out->at[out->len - 1] != '-' ? " " : "", (int)number, unit);
}

static void add_duration(struct buf *out, double days)
{
	long seconds = (long)floor(fabs(days) * DAY + 0.5);
	if (days < 0 && seconds)
		buf_char(out, '-');
	if (!seconds)
		buf_text(out, "0 min");
	add_amount(out, seconds / 3600, "h");
	add_amount(out, seconds / 60 % 60, "min");
	add_amount(out, seconds % 60, "s");
}

/* False for what is no day that a date can be. */
static bool add_moment(struct buf *out, const struct code *c, double days, bool from_1904)
{
	bool dated = c->year || c->month || c->day, timed = c->hour || c->minute || c->second;
	if (!(fabs(days) <= LAST_DAY) || (days < 0 && !c->elapsed))
		return false;
	if (c->elapsed || (!dated && !c->hour)) { /* "mm:ss" is no hour of a day */
		add_duration(out, days);
		return true;
	}
	long all = (long)floor((days - floor(days)) * DAY + 0.5), whole = (long)floor(days) + all / DAY;
	if (dated)
		add_date(out, c, whole + (from_1904 ? FIRST_1904 : 0));
	if (dated && timed)
		buf_char(out, ' ');
	if (timed)
		add_time(out, c, all % DAY);
	return true;
}

/* ---- other numbers ---- */

static void add_fixed(struct buf *out, double number, int decimals, bool is_exact)
{
	size_t from = out->len;
	if (decimals > 9)
		decimals = 9;
	buf_number(out, number, is_exact ? NUMBER_DECIMALS : decimals);
	struct str digits = str_slice(buf_as_str(out), from, out->len);
	size_t point = str_find(digits, '.'), have = point < digits.len ? digits.len - point - 1 : 0;
	if (!have && decimals)
		buf_char(out, '.');
	for (; have < (size_t)decimals; have++)
		buf_char(out, '0');
}

static void add_number(struct buf *out, const struct code *c, double number, bool is_exact)
{
	for (int i = 0; i < c->percents && i < 4; i++)
		number *= 100;
	for (int i = 0; i < c->thousands && i < 4; i++)
		number /= 1000;
	struct str before = buf_as_str(&c->before), after = buf_as_str(&c->after);
	while (before.len && before.at[0] == ' ')
		before = str_slice(before, 1, before.len);
	bool sign_first = number < 0 && before.len;
	buf_text(out, sign_first ? "-" : "");
	buf_str(out, before);
	add_fixed(out, sign_first ? -number : number, c->decimals, is_exact);
	while (after.len && after.at[after.len - 1] == ' ')
		after.len--;
	buf_str(out, after);
}

void number_format_add(struct buf *out, double number, struct str code, bool from_1904, bool is_exact)
{
	struct code c = { 0 };
	size_t from = out->len;
	read_code(&c, first_part(code));
	if (!is_moment(&c) || !add_moment(out, &c, number, from_1904)) {
		out->len = from;
		if (c.is_number && !c.is_general)
			add_number(out, &c, number, is_exact);
		else
			buf_number(out, number, NUMBER_DECIMALS);
	}
	buf_finish(&c.before);
	buf_finish(&c.after);
}
