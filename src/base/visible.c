/* visible.c — text as it may be shown to people. A terminal obeys control characters, whoever wrote them: a map's author, or who named its file. */
#include "cjm/base.h"
#include "cjm/unicode.h"

#define WORD_JOINER "\xE2\x81\xA0" /* shows nothing, and is no blank */

static bool is_kept(uint32_t code)
{
	return code != UTF8_BAD && !unicode_is_control(code) && !unicode_is_direction_control(code);
}

/* "\u{1B}", as a map would write it if it might; a byte that is no UTF-8 as "\xFF". */
static void add_by_number(struct buf *b, uint32_t code, unsigned char byte)
{
	if (code == UTF8_BAD)
		buf_fmt(b, "\\x%X", byte);
	else
		buf_fmt(b, "\\u{%X}", code);
}

/* Behind nothing but blanks on its line. */
static bool begins_line(struct str s, size_t at)
{
	while (at && (s.at[at - 1] == ' ' || s.at[at - 1] == '\t'))
		at--;
	return !at || s.at[at - 1] == '\n';
}

/* "##[warning]", "##vso[task.complete]": its second sign is at `at`. */
static bool is_bracketed(struct str s, size_t at)
{
	size_t end = at + 1;
	if (!at || s.at[at - 1] != '#' || s.at[at] != '#')
		return false;
	while (end < s.len && s.at[end] >= 'a' && s.at[end] <= 'z')
		end++;
	return end < s.len && s.at[end] == '[';
}

/* The logs of build machines obey what is printed to them: "::" where a line begins, and "##[" wherever it stands. */
static bool is_command(struct str s, size_t at)
{
	return (str_starts(str_slice(s, at, s.len), "::") && begins_line(s, at)) || is_bracketed(s, at);
}

void buf_visible(struct buf *b, struct str s, enum visible as)
{
	size_t done = 0, at = 0;
	while (at < s.len) {
		size_t from = at;
		uint32_t code = utf8_next(s, &at);
		bool is_gap = code == '\n' || code == '\t', acts = is_command(s, from);
		if ((is_kept(code) && !acts) || (is_gap && as == VISIBLE_TEXT))
			continue;
		buf_str(b, str_slice(s, done, from));
		if (acts)
			buf_text(b, WORD_JOINER), buf_char(b, s.at[from]);
		else if (is_gap && as == VISIBLE_LINE)
			buf_char(b, ' ');
		else
			add_by_number(b, code, (unsigned char)s.at[from]);
		done = at;
	}
	buf_str(b, str_slice(s, done, s.len));
}
