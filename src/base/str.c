/* str.c — slices of text and how they compare. */
#include "cjm/unicode.h"

#include <stdlib.h>
#include <string.h>

struct str str_of(const char *terminated)
{
	return (struct str){ terminated, terminated ? strlen(terminated) : 0 };
}

bool str_equal(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

/* Byte by byte, for mostly the first is another: nearly all of these calls look for a word among many. */
bool str_is(struct str s, const char *terminated)
{
	for (size_t i = 0; i < s.len; i++)
		if (!terminated[i] || s.at[i] != terminated[i])
			return false;
	return !terminated[s.len];
}

bool str_starts(struct str s, const char *prefix)
{
	for (size_t i = 0; prefix[i]; i++)
		if (i == s.len || s.at[i] != prefix[i])
			return false;
	return true;
}

bool str_starts_small(struct str s, const char *lower)
{
	for (size_t i = 0; lower[i]; i++)
		if (i == s.len || (s.at[i] >= 'A' && s.at[i] <= 'Z' ? s.at[i] + ('a' - 'A') : s.at[i]) != lower[i])
			return false;
	return true;
}

bool str_is_small(struct str s, const char *lower)
{
	return s.len == strlen(lower) && str_starts_small(s, lower);
}

struct str str_without_mark(struct str s)
{
	return str_starts(s, STR_MARK) ? str_slice(s, sizeof STR_MARK - 1, s.len) : s;
}

bool str_ends(struct str s, const char *suffix)
{
	size_t len = strlen(suffix);
	return s.len >= len && memcmp(s.at + s.len - len, suffix, len) == 0;
}

int str_compare(struct str a, struct str b)
{
	size_t least = a.len < b.len ? a.len : b.len;
	int order = least ? memcmp(a.at, b.at, least) : 0;
	return order ? order : (a.len > b.len) - (a.len < b.len);
}

struct str str_slice(struct str s, size_t from, size_t to)
{
	if (to > s.len)
		to = s.len;
	if (from > to)
		from = to;
	return (struct str){ s.at ? s.at + from : NULL, to - from };
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct str str_trim(struct str s)
{
	while (s.len && is_blank(s.at[0]))
		s.at++, s.len--;
	while (s.len && is_blank(s.at[s.len - 1]))
		s.len--;
	return s;
}

struct str str_copy(struct arena *a, struct str s)
{
	char *copy = arena_alloc(a, s.len + 1);
	if (s.len)
		memcpy(copy, s.at, s.len);
	return (struct str){ copy, s.len };
}

char *str_terminated(struct arena *a, struct str s)
{
	return (char *)str_copy(a, s).at;
}

size_t str_find(struct str s, char c)
{
	const char *found = s.len ? memchr(s.at, c, s.len) : NULL;
	return found ? (size_t)(found - s.at) : s.len;
}

size_t str_find_text(struct str s, size_t from, struct str what)
{
	for (size_t at = from; what.len && at + what.len <= s.len; at++) {
		at += str_find(str_slice(s, at, s.len - what.len + 1), what.at[0]);
		if (str_equal(str_slice(s, at, at + what.len), what))
			return at;
	}
	return s.len;
}

struct str str_next(struct str *rest, char separator)
{
	size_t end = str_find(*rest, separator);
	struct str part = str_slice(*rest, 0, end);
	*rest = str_slice(*rest, end + 1, rest->len);
	return part;
}

int hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

enum { DISTANCE_LONGEST = 48 };

static int decode_lower(struct str s, uint32_t out[DISTANCE_LONGEST])
{
	int count = 0;
	for (size_t at = 0; at < s.len;) {
		if (count == DISTANCE_LONGEST)
			return -1;
		out[count++] = unicode_lower(utf8_next(s, &at));
	}
	return count;
}

static int least_of_three(int a, int b, int c)
{
	int least = a < b ? a : b;
	return least < c ? least : c;
}

/* Optimal string alignment distance (Damerau–Levenshtein without repeated swaps), three rows at a time. A cell further from the
 * diagonal than the limit is over it, so only those near it are computed, until a whole row is over. */
int str_distance(struct str a, struct str b, int limit)
{
	uint32_t x[DISTANCE_LONGEST], y[DISTANCE_LONGEST];
	int rows[3][DISTANCE_LONGEST + 2];
	int m = decode_lower(a, x), n = decode_lower(b, y), over = limit + 1;
	if (m < 0 || n < 0 || abs(m - n) > limit)
		return over;
	for (int j = 0; j <= n; j++)
		rows[0][j] = j;
	for (int i = 1; i <= m; i++) {
		int *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
		int first = i - limit > 1 ? i - limit : 1, last = i + limit < n ? i + limit : n, least = first == 1 ? i : over;
		row[first - 1] = least;
		if (i > 1 && i - 1 + limit < n)
			above[last] = over;
		for (int j = first; j <= last; j++) {
			row[j] = least_of_three(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x[i - 1] != y[j - 1]));
			bool swapped = i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1];
			if (swapped && two_above[j - 2] + 1 < row[j])
				row[j] = two_above[j - 2] + 1;
			least = row[j] < least ? row[j] : least;
		}
		if (least > limit)
			return over;
	}
	return rows[m % 3][n] > limit ? over : rows[m % 3][n];
}

/* Letters and digits of full width, and digits of any script, are those of a name. */
static uint32_t slug_code(uint32_t code)
{
	enum { FULL_WIDTH_FIRST = 0xFF01, FULL_WIDTH_LAST = 0xFF5E };
	if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST)
		code = code - FULL_WIDTH_FIRST + '!';
	return unicode_is_digit(code) ? '0' + (uint32_t)unicode_digit(code) : unicode_lower(code);
}

struct str str_slug(struct arena *a, struct str s)
{
	struct buf b = { 0 };
	bool gap = false;
	s = str_nfc(a, s);
	for (size_t at = 0; at < s.len;) {
		uint32_t code = slug_code(utf8_next(s, &at));
		if (unicode_is_invisible(code))
			continue;
		if (!unicode_is_word(code)) {
			gap = b.len > 0;
			continue;
		}
		if (gap)
			buf_char(&b, '-');
		gap = false;
		buf_utf8(&b, code);
	}
	struct str slug = buf_take(&b, a);
	buf_finish(&b);
	return slug;
}
