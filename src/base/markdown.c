/* markdown.c — a text as Markdown that gives just this text back. GitHub's dialect finds markup in more places
 * than CommonMark does: bare addresses become links, @names mentions, :names: pictures, #numbers references. Where a backslash
 * stops it, a backslash stands; what is looked for after the backslashes are gone is parted by a word joiner, which shows
 * nothing, breaks nothing and is no letter. */
#include "cjm/base.h"

#define WORD_JOINER "\xE2\x81\xA0"

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char char_at(struct str s, size_t i)
{
	return i < s.len ? s.at[i] : 0;
}

/* ":name:" */
static bool starts_picture(struct str s, size_t i)
{
	size_t end = i + 1;
	while (is_alnum(char_at(s, end)) || char_at(s, end) == '_' || char_at(s, end) == '+' || char_at(s, end) == '-')
		end++;
	return end > i + 1 && char_at(s, end) == ':';
}

static bool ends_scheme(struct str s, size_t i)
{
	bool mail = i >= 6 && str_starts_small(str_slice(s, i - 6, s.len), "mailto"), chat = i >= 4 && str_starts_small(str_slice(s, i - 4, s.len), "xmpp");
	return mail || chat || (char_at(s, i + 1) == '/' && char_at(s, i + 2) == '/');
}

static bool ends_www(struct str s, size_t i)
{
	return i >= 3 && str_starts_small(str_slice(s, i - 3, s.len), "www") && (i == 3 || !is_alnum(char_at(s, i - 4)));
}

static bool needs_backslash(struct str s, size_t i)
{
	switch (s.at[i]) {
	case '\\': case '`': case '*': case '[': case ']': case '<': case '|': case '~': case '$': case '#': return true;
	case '_': return !(i && is_alnum(s.at[i - 1]) && is_alnum(char_at(s, i + 1)));
	case '&': return is_alnum(char_at(s, i + 1)) || char_at(s, i + 1) == '#';
	case ':': return ends_scheme(s, i);
	case '.': return ends_www(s, i);
	default: return false;
	}
}

static bool needs_joiner(struct str s, size_t i)
{
	switch (s.at[i]) {
	case '@': return is_alnum(char_at(s, i + 1)) || char_at(s, i + 1) == '_';
	case '#': return char_at(s, i + 1) >= '0' && char_at(s, i + 1) <= '9';
	case '-': return i >= 2 && str_starts_small(str_slice(s, i - 2, s.len), "gh") && char_at(s, i + 1) >= '0' && char_at(s, i + 1) <= '9';
	case ':': return starts_picture(s, i);
	default: return false;
	}
}

void buf_markdown(struct buf *b, struct str text)
{
	struct str s = str_trim(text);
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];
		if (c < ' ' || c == 0x7F) {
			buf_char(b, ' ');
			continue;
		}
		if (needs_backslash(s, i))
			buf_char(b, '\\');
		buf_char(b, (char)c);
		if (needs_joiner(s, i))
			buf_text(b, WORD_JOINER);
	}
}
