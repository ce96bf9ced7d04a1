/* markdown.c — the map's words as Markdown that gives just these words back. GitHub's dialect finds markup in more places
 * than CommonMark does: bare addresses become links, @names mentions, :names: pictures, #numbers references. Where a backslash
 * stops it, a backslash stands; what is looked for after the backslashes are gone is parted by a word joiner, which shows
 * nothing, breaks nothing and is no letter. */
#include "report/report.h"

#define WORD_JOINER "\xE2\x81\xA0"

const struct md MD_NONE = { { 0 } };

bool md_is_empty(struct md m)
{
	return m.s.len == 0;
}

/* ---- escaping ---- */

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char at(struct str s, size_t i)
{
	return i < s.len ? s.at[i] : 0;
}

static bool equals_small(struct str s, size_t from, const char *word)
{
	for (size_t i = 0; word[i]; i++) {
		char c = at(s, from + i);
		if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != word[i])
			return false;
	}
	return true;
}

/* ":name:" */
static bool starts_picture(struct str s, size_t i)
{
	size_t end = i + 1;
	while (is_alnum(at(s, end)) || at(s, end) == '_' || at(s, end) == '+' || at(s, end) == '-')
		end++;
	return end > i + 1 && at(s, end) == ':';
}

static bool ends_scheme(struct str s, size_t i)
{
	bool mail = i >= 6 && equals_small(s, i - 6, "mailto"), chat = i >= 4 && equals_small(s, i - 4, "xmpp");
	return mail || chat || (at(s, i + 1) == '/' && at(s, i + 2) == '/');
}

static bool ends_www(struct str s, size_t i)
{
	return i >= 3 && equals_small(s, i - 3, "www") && (i == 3 || !is_alnum(at(s, i - 4)));
}

static bool needs_backslash(struct str s, size_t i)
{
	switch (s.at[i]) {
	case '\\': case '`': case '*': case '[': case ']': case '<': case '|': case '~': case '$': case '#': return true;
	case '_': return !(i && is_alnum(s.at[i - 1]) && is_alnum(at(s, i + 1)));
	case '&': return is_alnum(at(s, i + 1)) || at(s, i + 1) == '#';
	case ':': return ends_scheme(s, i);
	case '.': return ends_www(s, i);
	default: return false;
	}
}

static bool needs_joiner(struct str s, size_t i)
{
	switch (s.at[i]) {
	case '@': return is_alnum(at(s, i + 1)) || at(s, i + 1) == '_';
	case '#': return at(s, i + 1) >= '0' && at(s, i + 1) <= '9';
	case '-': return i >= 2 && equals_small(s, i - 2, "gh") && at(s, i + 1) >= '0' && at(s, i + 1) <= '9';
	case ':': return starts_picture(s, i);
	default: return false;
	}
}

static struct md taken(struct report *r, struct buf *b)
{
	struct md m = { buf_take(b, &r->arena) };
	buf_finish(b);
	return m;
}

struct md md_text(struct report *r, struct str text)
{
	struct buf b = { 0 };
	struct str s = str_trim(text);
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];
		if (c < ' ' || c == 0x7F) {
			buf_char(&b, ' ');
			continue;
		}
		if (needs_backslash(s, i))
			buf_char(&b, '\\');
		buf_char(&b, (char)c);
		if (needs_joiner(s, i))
			buf_text(&b, WORD_JOINER);
	}
	return taken(r, &b);
}

/* ---- putting together ---- */

struct md md_label(struct report *r, enum label id)
{
	return md_text(r, label(r->words, id));
}

struct md md_bold(struct report *r, struct md m)
{
	return m.s.len ? (struct md){ str_fmt(&r->arena, "**%.*s**", STR_ARG(m.s)) } : m;
}

struct md md_quoted(struct report *r, struct str text)
{
	return md_text(r, locale_quoted(r->words, &r->arena, str_trim(text)));
}

struct md md_fill(struct report *r, enum label id, const struct md *with, size_t count)
{
	/* The pattern is our own and holds nothing that Markdown would read; what fills it has been escaped. */
	struct str filled = label_filled(r->words, &r->arena, id, &with->s, count);
	return (struct md){ filled };
}

struct md md_join(struct report *r, const char *between, const struct md *parts, size_t count)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < count; i++)
		if (parts[i].s.len)
			buf_fmt(&b, "%s%.*s", b.len ? between : "", STR_ARG(parts[i].s));
	return taken(r, &b);
}

/* The colon stands within the bold, the blank behind it outside. */
struct md md_pair(struct report *r, struct md name, struct md value)
{
	struct str colon = str_trim(str_of(r->words->colon));
	if (!value.s.len)
		return MD_NONE;
	return (struct md){ str_fmt(&r->arena, "**%.*s%.*s** %.*s", STR_ARG(name.s), STR_ARG(colon), STR_ARG(value.s)) };
}

/* ---- links ---- */

/* Bytes that would end a link's address or a table's cell are written in hexadecimal, as addresses may be. */
static struct str address(struct report *r, struct str url)
{
	static const char BAD[] = " \"'()<>[]\\^`{}|*_~$";
	struct buf b = { 0 };
	for (size_t i = 0; i < url.len; i++) {
		unsigned char c = (unsigned char)url.at[i];
		bool is_bad = c < ' ' || c == 0x7F;
		for (const char *bad = BAD; *bad && !is_bad; bad++)
			is_bad = c == (unsigned char)*bad;
		buf_fmt(&b, is_bad ? "%%%c%c" : "%c", is_bad ? "0123456789ABCDEF"[c >> 4] : c, "0123456789ABCDEF"[c & 15]);
	}
	return taken(r, &b).s;
}

struct md md_link(struct report *r, struct md m, struct str url)
{
	if (!m.s.len || !link_is_safe(url))
		return m;
	return (struct md){ str_fmt(&r->arena, "[%.*s](%.*s)", STR_ARG(m.s), STR_ARG(address(r, url))) };
}

struct md md_picture(struct report *r, struct str path, struct str alt)
{
	struct str to = address(r, path);
	return (struct md){ str_fmt(&r->arena, "[![%.*s](%.*s)](%.*s)", STR_ARG(md_text(r, alt).s), STR_ARG(to), STR_ARG(to)) };
}
