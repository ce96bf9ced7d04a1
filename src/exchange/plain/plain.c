/* plain.c — blanks, entities, and names made of texts. */
#include "exchange/plain/plain.h"
#include "cjm/ast.h"
#include "cjm/unicode.h"
#include "cjm/token.h"

bool plain_is_unwanted(uint32_t code)
{
	return unicode_is_control(code) || unicode_is_direction_control(code) || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF;
}

bool plain_is_blank(uint32_t code)
{
	return unicode_is_blank(code) || code == 0x200B || code == 0xFEFF;
}

bool plain_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool plain_is_dash(uint32_t code)
{
	return code == '-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212;
}

bool plain_opens_bracket(uint32_t code)
{
	return code == '(' || code == '[' || code == 0xFF08;
}

bool plain_closes_bracket(uint32_t code)
{
	return code == ')' || code == ']' || code == 0xFF09;
}

bool plain_has_letters(struct str s)
{
	for (size_t at = 0; at < s.len;)
		if (unicode_is_letter(utf8_next(s, &at)))
			return true;
	return false;
}

uint32_t plain_code_at(struct str s, size_t at)
{
	return at < s.len ? utf8_next(s, &at) : 0;
}

int plain_count(struct str s)
{
	int count = 0;
	for (size_t at = 0; at < s.len; count++)
		utf8_next(s, &at);
	return count;
}

/* Where the last character begins. */
static size_t last_character(struct str s)
{
	size_t from = s.len - 1;
	while (from && s.len - from < 4 && (s.at[from] & 0xC0) == 0x80)
		from--;
	size_t end = from;
	utf8_next(s, &end);
	return end == s.len ? from : s.len - 1;
}

/* Looks at no more than the ends: a long text may be trimmed after each of its signs. */
struct str plain_trim(struct str s)
{
	size_t first = 0;
	for (size_t at = 0; at < s.len && plain_is_blank(utf8_next(s, &at));)
		first = at;
	if (first == s.len)
		return str_slice(s, 0, 0);
	s = str_slice(s, first, s.len);
	while (plain_is_blank(plain_code_at(s, last_character(s))))
		s.len = last_character(s);
	return s;
}

struct str plain_head(struct str s, size_t most)
{
	size_t end = s.len < most ? s.len : most;
	while (end && end < s.len && (s.at[end] & 0xC0) == 0x80)
		end--;
	return str_slice(s, 0, end);
}

/* Whether a trimmed text is as plain_line would leave it. */
static bool is_line(struct str s)
{
	bool gap = false;
	for (size_t at = 0; at < s.len;) {
		bool is_space = s.at[at] == ' ';
		uint32_t code = utf8_next(s, &at);
		if ((gap && is_space) || (!is_space && (plain_is_blank(code) || plain_is_unwanted(code))))
			return false;
		gap = is_space;
	}
	return true;
}

struct str plain_line(struct arena *a, struct str text)
{
	struct str s = plain_trim(text);
	if (is_line(s))
		return s;
	struct buf out = { 0 };
	bool gap = false;
	for (size_t at = 0; at < s.len;) {
		size_t from = at;
		uint32_t code = utf8_next(s, &at);
		if (plain_is_blank(code) || plain_is_unwanted(code)) {
			gap = out.len > 0;
			continue;
		}
		if (gap)
			buf_char(&out, ' ');
		gap = false;
		buf_add(&out, s.at + from, at - from);
	}
	struct str line = buf_take(&out, a);
	buf_finish(&out);
	return line;
}

struct str plain_lower_in_place(struct arena *a, struct str text)
{
	struct str lower = str_lower(a, text);
	return lower.len == text.len ? lower : text;
}

struct str plain_quoted(struct str s, size_t most, bool *is_cut)
{
	size_t at = 0;
	while (at < s.len && at <= most)
		utf8_next(s, &at);
	*is_cut = at < s.len;
	return str_slice(s, 0, at);
}

/* What Windows-1252 has where Latin-1 has controls; 0 for what it leaves open. */
static const uint16_t WINDOWS_1252[32] = {
	0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

uint32_t plain_windows_1252(uint32_t byte)
{
	return byte >= 0x80 && byte < 0xA0 ? WINDOWS_1252[byte - 0x80] : byte;
}

/* ---- entities ---- */

static uint32_t number_of(struct str digits, uint32_t base)
{
	uint32_t code = digits.len && digits.len < 8 ? 0 : PLAIN_NO_NUMBER;
	for (size_t i = 0; i < digits.len; i++) {
		int digit = hex_digit(digits.at[i]);
		if (digit < 0 || digit >= (int)base || code > 0x10FFFF)
			return PLAIN_NO_NUMBER;
		code = code * base + (uint32_t)digit;
	}
	return code == PLAIN_NO_NUMBER ? code : plain_windows_1252(code); /* "&#150;" is a dash to every browser */
}

uint32_t plain_entity_number(struct str name)
{
	if (str_starts(name, "#x") || str_starts(name, "#X"))
		return number_of(str_slice(name, 2, name.len), 16);
	return str_starts(name, "#") ? number_of(str_slice(name, 1, name.len), 10) : PLAIN_NO_NUMBER;
}

uint32_t plain_entity(struct str name)
{
	static const struct {
		const char *name;
		uint32_t code;
	} NAMED[] = {
		{ "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' }, { "nbsp", 0xA0 }, { "colon", ':' }, { "semi", ';' },
		{ "num", '#' }, { "comma", ',' }, { "hellip", 0x2026 }, { "mdash", 0x2014 }, { "ndash", 0x2013 }, { "rarr", 0x2192 }, { "larr", 0x2190 },
		{ "uarr", 0x2191 }, { "darr", 0x2193 }, { "laquo", 0xAB }, { "raquo", 0xBB }, { "ldquo", 0x201C }, { "rdquo", 0x201D }, { "lsquo", 0x2018 },
		{ "rsquo", 0x2019 }, { "bull", 0x2022 }, { "middot", 0xB7 }, { "times", 0xD7 }, { "euro", 0x20AC }, { "pound", 0xA3 }, { "copy", 0xA9 },
		{ "reg", 0xAE }, { "trade", 0x2122 }, { "deg", 0xB0 }, { "plusmn", 0xB1 }, { "eacute", 0xE9 }, { "egrave", 0xE8 }, { "ecirc", 0xEA },
		{ "agrave", 0xE0 }, { "acirc", 0xE2 }, { "aacute", 0xE1 }, { "iacute", 0xED }, { "oacute", 0xF3 }, { "uacute", 0xFA }, { "ntilde", 0xF1 },
		{ "ccedil", 0xE7 }, { "auml", 0xE4 }, { "ouml", 0xF6 }, { "uuml", 0xFC }, { "szlig", 0xDF },
	};
	uint32_t number = plain_entity_number(name);
	if (number != PLAIN_NO_NUMBER)
		return plain_is_unwanted(number) ? ' ' : number;
	for (size_t i = 0; i < sizeof NAMED / sizeof *NAMED; i++)
		if (str_is(name, NAMED[i].name))
			return NAMED[i].code;
	return 0;
}

enum { ENTITY_LONGEST = 10 };

struct str plain_unescape_html(struct arena *a, struct str s)
{
	if (str_find(s, '&') == s.len)
		return s;
	struct buf out = { 0 };
	for (size_t at = 0; at < s.len; at++) {
		struct str rest = str_slice(s, at + 1, at + 1 + ENTITY_LONGEST);
		size_t end = s.at[at] == '&' ? str_find(rest, ';') : rest.len;
		uint32_t code = end < rest.len ? plain_entity(str_slice(rest, 0, end)) : 0;
		if (code)
			buf_utf8(&out, code);
		else
			buf_char(&out, s.at[at]);
		at += code ? end + 1 : 0;
	}
	struct str text = buf_take(&out, a);
	buf_finish(&out);
	return text;
}

/* ---- names ---- */

bool plain_may_begin_name(uint32_t code)
{
	return unicode_is_letter(code);
}

struct str plain_name(struct arena *a, struct str text)
{
	enum { NAME_LONGEST = 32 };
	struct buf out = { 0 };
	struct str slug = str_slug(a, text);
	int letters = 0;
	for (size_t at = 0; at < slug.len && letters < NAME_LONGEST;) {
		uint32_t code = utf8_next(slug, &at);
		bool letter = plain_may_begin_name(code), follows = unicode_is_word(code) || code == '-';
		if (letter || (follows && out.len)) {
			buf_utf8(&out, code);
			letters++;
		}
	}
	while (out.len && out.at[out.len - 1] == '-')
		out.len--;
	struct str name = token_plain(a, buf_as_str(&out));
	name = name.at == out.at ? buf_take(&out, a) : name;
	buf_finish(&out);
	return word_is_flag(name) ? str_fmt(a, "%.*s-1", STR_ARG(name)) : name; /* a person called By */
}
