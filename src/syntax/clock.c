/* clock.c — a time of day as people write it: "7:30", "7h30", "7.30am", "7 pm". The language has none of its own; the messages
 * say where it goes. */
#include "cjm/ast.h"

#include "cjm/unicode.h"

/* Reads up to two digits of any script; -1 where there are none, or more. */
static int read_figure(struct str s, size_t *at)
{
	int value = -1, count = 0;
	while (*at < s.len) {
		size_t next = *at;
		int digit = unicode_digit(utf8_next(s, &next));
		if (digit < 0)
			break;
		value = count == 0 ? digit : count == 1 ? value * 10 + digit : value; /* more are told by their count */
		count++;
		*at = next;
	}
	return count <= 2 ? value : -1;
}

static bool takes_half(struct str s, size_t at)
{
	struct str half = str_slice(s, at, at + 2 < s.len ? at + 2 : s.len);
	size_t end = at + 2;
	bool is_half = str_is(half, "am") || str_is(half, "pm");
	return is_half && (end >= s.len || !unicode_is_word(utf8_next(s, &end)));
}

/* Where a single time of day ends; 0 where none begins. */
static size_t one_clock(struct str s, size_t at)
{
	int hours = read_figure(s, &at);
	if (hours < 0 || hours > 24 || at >= s.len)
		return 0;
	if (takes_half(s, at))
		return at + 2;
	char sign = s.at[at++];
	int minutes = sign == ':' || sign == 'h' || sign == '.' ? read_figure(s, &at) : -1;
	bool has_half = takes_half(s, at);
	return minutes >= 0 && minutes < 60 && (sign != '.' || has_half) ? at + (has_half ? 2 : 0) : 0;
}

size_t clock_end(struct str s, size_t at)
{
	static const char *const BETWEEN[] = { "-", "\xE2\x80\x93", "to ", "until " };
	size_t end = one_clock(s, at), next = end, second = 0;
	while (end && next < s.len && s.at[next] == ' ')
		next++;
	for (size_t i = 0; end && i < sizeof BETWEEN / sizeof *BETWEEN && !second; i++) {
		struct str between = str_of(BETWEEN[i]);
		size_t behind = next + between.len;
		while (behind < s.len && s.at[behind] == ' ')
			behind++;
		if (str_starts(str_slice(s, next, s.len), BETWEEN[i]))
			second = one_clock(s, behind);
	}
	return second ? second : end;
}

struct str clock_hint(void)
{
	return STR("put a time of day in a text: step \"7:30 Takes the bus\"; give a duration a unit: takes 90 min");
}
