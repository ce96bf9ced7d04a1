/* cells.c — what a cell of a table says: a number as people write it, or a date. Nothing is guessed: a cell that could be another number
 * is none. */
#include "map/csv.h"
#include "cjm/unicode.h"

#include <math.h>
#include <string.h>

/* ---- small questions ---- */

static bool is_digit(struct str s, size_t at)
{
	return at < s.len && s.at[at] >= '0' && s.at[at] <= '9';
}

static size_t digits_from(struct str s, size_t at)
{
	size_t end = at;
	while (is_digit(s, end))
		end++;
	return end - at;
}

static size_t digits_before(struct str s, size_t at)
{
	size_t count = 0;
	while (count < at && is_digit(s, at - count - 1))
		count++;
	return count;
}

/* Blanks of any width and the Swiss apostrophe only group digits. */
static size_t group_blank_at(struct str s, size_t at)
{
	static const char *const SIGNS[] = { " ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "'", "\xE2\x80\x99" };
	for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
		if (str_starts(str_slice(s, at, s.len), SIGNS[i]))
			return strlen(SIGNS[i]);
	return 0;
}

static size_t blank_at(struct str s, size_t at)
{
	return is_digit(s, at) || str_starts(str_slice(s, at, s.len), "'") || str_starts(str_slice(s, at, s.len), "\xE2\x80\x99") ? 0 : group_blank_at(s, at);
}

static size_t minus_at(struct str s, size_t at)
{
	struct str rest = str_slice(s, at, s.len);
	return str_starts(rest, "-") ? 1 : str_starts(rest, "\xE2\x88\x92") ? 3 : 0;
}

static struct str trim_all(struct str s)
{
	for (s = str_trim(s); s.len && blank_at(s, 0); s = str_trim(s))
		s = str_slice(s, blank_at(s, 0), s.len);
	return s;
}

/* ---- which sign parts the decimals ---- */

/* What one cell says about it: ',' or '.', 0 for nothing. "1,234" alone may be either. */
static char sign_shown_by(struct str s)
{
	static const char SIGNS[] = { '.', ',' };
	size_t last[2] = { 0 };
	int count[2] = { 0 };
	for (size_t i = 0; i + 1 < s.len; i++)
		for (int k = 0; k < 2; k++)
			if (s.at[i] == SIGNS[k] && is_digit(s, i + 1)) {
				last[k] = i;
				count[k]++;
			}
	if (count[0] && count[1])
		return SIGNS[last[1] > last[0]];
	for (int k = 0; k < 2; k++) {
		size_t before = digits_before(s, last[k]);
		bool is_zero = before == 1 && s.at[last[k] - 1] == '0';
		if (count[k] > 1) /* 1.234.567 */
			return SIGNS[1 - k];
		if (count[k] == 1 && (digits_from(s, last[k] + 1) != 3 || before == 0 || before > 3 || is_zero))
			return SIGNS[k];
	}
	return 0;
}

static char sign_of_column(const struct csv *csv, size_t column)
{
	for (size_t i = 0; i < csv->rows.len; i++) {
		struct csv_number n;
		struct str cell = csv->rows.at[i].cells[column].text;
		char shown = sign_shown_by(cell);
		if (shown && csv_number_read(cell, shown, &n) == CELL_IS_NUMBER)
			return shown;
	}
	return 0;
}

/* A file is written in one way: what a column does not say, the others may. */
char *csv_decimal_signs(const struct csv *csv, struct arena *a)
{
	char *signs = arena_alloc(a, csv->head.count + 1);
	bool tells[2] = { csv->separator == ',', false }; /* a point, a comma */
	for (size_t i = 0; i < csv->head.count; i++) {
		signs[i] = sign_of_column(csv, i);
		tells[signs[i] == ','] |= signs[i] != 0;
	}
	for (size_t i = 0; i < csv->head.count; i++)
		if (!signs[i] && tells[0] != tells[1])
			signs[i] = tells[0] ? '.' : ',';
	return signs;
}

/* ---- numbers ---- */

static bool is_decimal_at(struct str s, size_t at, char sign)
{
	return at < s.len && s.at[at] == sign && is_digit(s, at + 1);
}

/* Behind some digits: the sign that groups thousands, where three digits follow it. Its length, 0 for none; `group` is the sign that was
 * met before. */
static size_t group_at(struct str s, size_t at, char decimal_sign, char *group)
{
	char other = decimal_sign == ',' ? '.' : ',';
	size_t len = at < s.len && s.at[at] == other ? 1 : group_blank_at(s, at);
	if (!len || digits_from(s, at + len) != 3 || (*group && *group != s.at[at]))
		return 0;
	*group = s.at[at];
	return len;
}

/* The digits of a number: how many bytes, 0 for none. */
static size_t read_digits(struct str s, char decimal_sign, struct csv_number *out)
{
	size_t at = digits_from(s, 0), more;
	char group = 0;
	if (at >= 1 && at <= 3)
		while ((more = group_at(s, at, decimal_sign, &group)))
			at += more + 3;
	/* A lone point is decimal in every export that has no other sign there. */
	bool has_decimals = is_decimal_at(s, at, decimal_sign) || (group != '.' && is_decimal_at(s, at, '.'));
	size_t end = has_decimals ? at + 1 + digits_from(s, at + 1) : at;
	for (size_t i = 0; i < end; i++)
		if (is_digit(s, i)) {
			out->number = out->number * 10 + (s.at[i] - '0');
			out->decimals += i > at;
		}
	out->number /= pow(10, out->decimals);
	return end;
}

/* The signs of U+20A0 and on, and those that are older. */
static bool is_money_sign(uint32_t code)
{
	return code == '$' || (code >= 0xA2 && code <= 0xA5) || (code >= 0x20A0 && code <= 0x20CF);
}

/* What may stand before a number: "€", "US$", "CHF", "kr"; "Q3" is no three of something. */
static bool is_money(struct str s)
{
	static const char *const WORDS[] = { "kr", "Kr", "Rs", "zł", "lei", "Fr", "Fr.", "SFr." };
	size_t capitals = 0, at = 0;
	uint32_t code = 0;
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		if (str_is(s, WORDS[i]))
			return true;
	while (at < s.len && (code = utf8_next(s, &at)) >= 'A' && code <= 'Z')
		capitals++;
	return capitals == s.len ? capitals == 3 : at == s.len && is_money_sign(code) && capitals < 4;
}

/* What may stand behind it: a word, a sign of money or of percents; not the mark of a footnote, nor a number told in thousands. */
static bool is_unit(struct str s)
{
	static const char *const TIMES[] = { "k", "K", "M", "Mio", "Mio.", "mio", "Mn", "mn", "Mrd", "Mrd.", "mrd", "bn", "Bn", "Tsd", "Tsd.", "tsd" };
	for (size_t i = 0; i < sizeof TIMES / sizeof *TIMES; i++)
		if (str_is(s, TIMES[i]))
			return false;
	for (size_t at = 0; at < s.len;) {
		bool is_first = at == 0;
		uint32_t code = utf8_next(s, &at);
		bool is_joint = code == ' ' || code == 0xA0 || code == '/' || code == '.' || code == '-' || code == '\'' || code == 0xB2 || code == 0xB3;
		bool is_word = unicode_is_letter(code) || is_money_sign(code) || code == '%' || code == 0xB0 || code == 0xB5 || code == 0x2030;
		if (!is_word && (is_first || (!is_joint && !unicode_is_mark(code))))
			return false;
	}
	return true;
}

struct front { /* what stands before the digits */
	bool has_sign, is_minus;
	struct str money;
};

static bool number_starts_at(struct str s, size_t at)
{
	return is_digit(s, at) || is_decimal_at(s, at, '.') || is_decimal_at(s, at, ',');
}

/* A sign and a currency, in either order. False for anything else. */
static bool read_front(struct str s, size_t *at, struct front *f)
{
	while (*at < s.len && !number_starts_at(s, *at)) {
		size_t minus = minus_at(s, *at), blank = blank_at(s, *at), from = *at;
		if (minus || s.at[*at] == '+') {
			if (f->has_sign)
				return false;
			f->has_sign = true;
			f->is_minus = minus > 0;
			*at += minus ? minus : 1;
		} else if (blank) {
			*at += blank;
		} else if (!f->money.len) {
			while (*at < s.len && !number_starts_at(s, *at) && !minus_at(s, *at) && !blank_at(s, *at) && s.at[*at] != '+')
				++*at;
			f->money = str_slice(s, from, *at);
		} else {
			return false;
		}
	}
	return !f->money.len || str_is(f->money, "%") || is_money(f->money);
}

enum cell_reading csv_number_read(struct str text, char decimal_sign, struct csv_number *out)
{
	struct front front = { 0 };
	size_t start = 0;
	*out = (struct csv_number){ 0 };
	if (!read_front(text, &start, &front))
		return CELL_IS_NONE;
	struct str rest = str_slice(text, start, text.len);
	char sign = decimal_sign ? decimal_sign : sign_shown_by(rest);
	size_t len = read_digits(rest, sign ? sign : '.', out);
	bool is_ambiguous = !sign && (memchr(rest.at, '.', len) || memchr(rest.at, ',', len));
	struct str after = trim_all(str_slice(rest, len, rest.len));
	if (!front.has_sign && after.len && minus_at(after, 0) == after.len) { /* as ledgers write it */
		front.is_minus = true;
		after.len = 0;
	}
	if (!len || !is_unit(after) || (front.money.len && after.len) || !(out->number < 1e15))
		return CELL_IS_NONE;
	out->number = front.is_minus ? -out->number : out->number;
	out->is_percent = str_is(after, "%") || str_is(front.money, "%");
	out->unit = out->is_percent ? (struct str){ 0 } : front.money.len ? front.money : after;
	return is_ambiguous ? CELL_IS_AMBIGUOUS : CELL_IS_NUMBER;
}

bool csv_is_of_ones(const struct csv *csv, size_t column, char decimal_sign)
{
	bool any = false;
	for (size_t i = 0; i < csv->rows.len; i++) {
		struct csv_number n;
		if (csv_number_read(csv->rows.at[i].cells[column].text, decimal_sign, &n) != CELL_IS_NUMBER || n.is_percent)
			continue;
		if (fabs(n.number) > 1)
			return false;
		any |= n.number < 0 || n.number > 0;
	}
	return any;
}

/* ---- order ---- */

/* A date, and what may follow a day: "T12:00", " 12:00:00". */
static bool read_date(struct str s, long *day, struct str *hour)
{
	struct date date;
	bool has_hour = s.len > 10 && (s.at[10] == 'T' || s.at[10] == ' ') && is_digit(s, 11);
	*hour = has_hour ? str_slice(s, 11, s.len) : (struct str){ 0 };
	if (!date_read(has_hour ? str_slice(s, 0, 10) : s, &date))
		return false;
	*day = date_last_day(date);
	return true;
}

bool csv_order(struct str a, struct str b, char decimal_sign, int *order)
{
	struct csv_number x, y;
	long day_a, day_b;
	struct str hour_a, hour_b;
	if (read_date(a, &day_a, &hour_a) && read_date(b, &day_b, &hour_b)) {
		*order = day_a != day_b ? (day_a > day_b) - (day_a < day_b) : str_compare(hour_a, hour_b);
		return true;
	}
	if (csv_number_read(a, decimal_sign, &x) != CELL_IS_NUMBER || csv_number_read(b, decimal_sign, &y) != CELL_IS_NUMBER)
		return false;
	*order = (x.number > y.number) - (x.number < y.number);
	return x.is_percent == y.is_percent && str_equal(x.unit, y.unit);
}

bool csv_day(struct str cell, int64_t *day)
{
	long last = 0;
	struct str hour;
	bool is_date = read_date(cell, &last, &hour);
	*day = last;
	return is_date;
}

bool csv_amount(struct str cell, char decimal_sign, double *amount)
{
	struct csv_number n;
	bool is_number = csv_number_read(cell, decimal_sign, &n) == CELL_IS_NUMBER;
	*amount = n.number == 0 ? 0 : n.number; /* without a sign */
	return is_number;
}

bool csv_follows_in_time(struct str cell)
{
	struct csv_number n;
	long day;
	struct str hour;
	return read_date(cell, &day, &hour) || (digits_from(cell, 0) == cell.len && csv_number_read(cell, '.', &n) == CELL_IS_NUMBER);
}
