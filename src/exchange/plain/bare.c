/* bare.c — what may stand in a map without quotes. What comes from outside is held against it, so that no text can become a
 * statement. */
#include "exchange/plain/bare.h"
#include "exchange/plain/plain.h"
#include "cjm/unicode.h"

#include <string.h>

bool bare_is_name(struct str s)
{
	bool fine = s.len > 0;
	for (size_t at = 0; fine && at < s.len;) {
		bool is_first = at == 0;
		uint32_t code = utf8_next(s, &at);
		bool follows = unicode_is_word(code) || code == '_' || code == '-';
		fine = plain_may_begin_name(code) || (follows && !is_first);
	}
	return fine;
}

bool bare_is_number(struct str s)
{
	double number;
	if (str_starts(s, "\xE2\x88\x92"))
		s = str_slice(s, 3, s.len);
	return s.len < 40 && number_read(s, &number);
}

bool bare_is_unit(struct str s)
{
	static const char *const SIGNS[] = { "$", "€", "£", "¥", "¢" };
	for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
		if (str_is(s, SIGNS[i]))
			return true;
	return bare_is_name(s);
}

/* "2..5 min" */
static bool is_range_of_time(struct str s)
{
	size_t blank = str_find(s, ' '), dots = 0;
	double low, high;
	while (dots < blank && !str_starts(str_slice(s, dots, s.len), ".."))
		dots++;
	if (dots == blank || blank == s.len || unit_days(str_slice(s, blank + 1, s.len)) <= 0)
		return false;
	return number_read(str_slice(s, 0, dots), &low) && number_read(str_slice(s, dots + 2, blank), &high) && low < high;
}

/* What a slot of this type takes: "3", "31%", "2 min" or "month", or any of "4.1", "31%", "40 EUR". */
bool bare_is_value(enum slot_type type, struct str s)
{
	size_t blank = str_find(s, ' ');
	bool amount = blank < s.len && bare_is_number(str_slice(s, 0, blank)) && bare_is_unit(str_slice(s, blank + 1, s.len));
	bool percent = str_ends(s, "%") && bare_is_number(str_slice(s, 0, s.len - 1));
	switch (type) {
	case SLOT_NUMBER: return bare_is_number(s);
	case SLOT_PERCENT: return percent;
	case SLOT_DURATION: return unit_days(s) > 0 || (amount && unit_days(str_slice(s, blank + 1, s.len)) > 0);
	case SLOT_TIME: return bare_is_value(SLOT_DURATION, s) || is_range_of_time(s);
	default: return amount || percent || bare_is_number(s);
	}
}

bool bare_is_color(struct str s)
{
	for (size_t i = 1; i < s.len; i++)
		if (!strchr("0123456789abcdefABCDEF", s.at[i]))
			return false;
	return str_starts(s, "#") && (s.len == 4 || s.len == 7);
}

bool bare_is_compare(struct str s)
{
	return str_is(s, "<=") || str_is(s, ">=") || str_is(s, "<") || str_is(s, ">") || str_is(s, "=") || str_is(s, "≤") || str_is(s, "≥");
}
