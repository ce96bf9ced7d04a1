/* markup.c — what a cell says under its Markdown and HTML. Marks that do not come in pairs are kept: they may be meant. */
#include "exchange/plain/plain.h"
#include "exchange/plain/words.h"

#include <string.h>

enum { RUN_LONGEST = 3 };

struct mark_run { /* of '*', '_' or '~' that may emphasise */
	size_t at, len; /* in the text made so far */
	bool opens, closes, is_mark;
};

struct markup {
	struct arena *arena;
	struct str in;
	size_t at;
	struct buf out;
	VEC(struct mark_run) runs;
};

static bool is_punctuation(char c)
{
	return c && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c);
}

static char char_at(const struct markup *m, size_t at)
{
	return at < m->in.len ? m->in.at[at] : 0;
}

static bool is_space(char c)
{
	return c == 0 || c == ' ' || c == '\t' || c == '\n';
}

static bool is_word(char c)
{
	return (unsigned char)c >= 0x80 || plain_is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* ---- code, links, tags ---- */

static size_t count_of(const struct markup *m, size_t at, char c)
{
	size_t count = 0;
	while (char_at(m, at + count) == c)
		count++;
	return count;
}

static bool take_code(struct markup *m)
{
	size_t ticks = count_of(m, m->at, '`');
	for (size_t at = m->at + ticks; at < m->in.len;) {
		size_t closing = count_of(m, at, '`');
		if (closing == ticks) {
			buf_str(&m->out, str_trim(str_slice(m->in, m->at + ticks, at)));
			m->at = at + ticks;
			return true;
		}
		at += closing ? closing : 1;
	}
	buf_add(&m->out, m->in.at + m->at, ticks);
	m->at += ticks;
	return true;
}

static size_t find_from(struct str s, size_t at, char c, size_t limit)
{
	size_t end = at + limit < s.len ? at + limit : s.len;
	const char *found = at < end ? memchr(s.at + at, c, end - at) : NULL;
	return found ? (size_t)(found - s.at) : s.len;
}

enum { LINK_LONGEST = 2000 };

/* "[text](address)" → "text (address)", its text being read on as markup; "![…](…)" alike. */
static bool take_link_end(struct markup *m)
{
	size_t close = char_at(m, m->at + 1) == '(' ? find_from(m->in, m->at + 2, ')', LINK_LONGEST) : m->in.len;
	if (close == m->in.len)
		return false;
	struct str address = str_trim(str_slice(m->in, m->at + 2, close));
	buf_fmt(&m->out, "%s%.*s%s", address.len ? " (" : "", STR_ARG(address), address.len ? ")" : "");
	m->at = close + 1;
	return true;
}

static bool begins_link(const struct markup *m, size_t bracket)
{
	size_t close = find_from(m->in, bracket + 1, ']', LINK_LONGEST);
	return char_at(m, close + 1) == '(' && find_from(m->in, bracket + 1, '[', LINK_LONGEST) > close &&
		find_from(m->in, close + 2, ')', LINK_LONGEST) < m->in.len;
}

/* A tag that is known goes; one that breaks the line leaves a break; what only looks like one ("<20 MB") stays. */
static bool take_tag(struct markup *m)
{
	static const char *const BREAKS[] = { "br", "li", "ul", "ol", "p", "div", "tr", "hr", NULL };
	static const char *const KNOWN[] = { "b", "i", "em", "strong", "u", "s", "del", "ins", "sub", "sup", "span", "small", "mark", "code", "kbd",
		"font", "a", "center", "img", "details", "summary", "td", "th", "table", "tbody", "pre", "big", "tt", "q", "cite", "abbr", NULL };
	size_t close = find_from(m->in, m->at + 1, '>', LINK_LONGEST), end = m->at + 1 + (char_at(m, m->at + 1) == '/');
	size_t first = end;
	if (close == m->in.len)
		return false;
	while (end < close && is_word(m->in.at[end]))
		end++;
	struct str name = str_lower(m->arena, str_slice(m->in, first, end)), inside = str_slice(m->in, m->at + 1, close);
	bool whole = end == close || is_space(m->in.at[end]) || m->in.at[end] == '/';
	if (whole && text_is_one_of(name, BREAKS))
		buf_char(&m->out, '\n');
	else if (str_starts(inside, "http://") || str_starts(inside, "https://") || str_starts(inside, "mailto:"))
		buf_str(&m->out, inside);
	else if (!(whole && text_is_one_of(name, KNOWN)))
		return false;
	m->at = close + 1;
	return true;
}

static bool take_entity(struct markup *m)
{
	size_t end = find_from(m->in, m->at + 1, ';', 10);
	uint32_t code = end < m->in.len ? plain_entity(str_slice(m->in, m->at + 1, end)) : 0;
	if (!code)
		return false;
	buf_utf8(&m->out, code);
	m->at = end + 1;
	return true;
}

/* ---- emphasis ---- */

static bool take_run(struct markup *m)
{
	char c = char_at(m, m->at), before = m->at ? m->in.at[m->at - 1] : 0;
	size_t len = count_of(m, m->at, c);
	char after = char_at(m, m->at + len);
	struct mark_run r = { m->out.len, len, !is_space(after), !is_space(before), false };
	if (c == '_') { /* an underscore inside a word is part of it */
		r.opens = r.opens && !is_word(before);
		r.closes = r.closes && !is_word(after);
	}
	if (len <= RUN_LONGEST && (c != '~' || len == 2))
		VEC_PUSH(m->arena, &m->runs, r);
	buf_add(&m->out, m->in.at + m->at, len);
	m->at += len;
	return true;
}

static void pair_runs(struct markup *m)
{
	size_t open[3][RUN_LONGEST + 1] = { { 0 } }; /* by mark and length: index + 1 of the latest that opens */
	for (size_t i = 0; i < m->runs.len; i++) {
		struct mark_run *r = &m->runs.at[i];
		char c = m->out.at[r->at];
		size_t *slot = &open[c == '*' ? 0 : c == '_' ? 1 : 2][r->len];
		if (r->closes && *slot) {
			r->is_mark = m->runs.at[*slot - 1].is_mark = true;
			*slot = 0;
		} else if (r->opens) {
			*slot = i + 1;
		}
	}
}

static struct str without_marks(struct markup *m)
{
	struct buf out = { 0 };
	size_t at = 0;
	pair_runs(m);
	for (size_t i = 0; i < m->runs.len; i++) {
		if (!m->runs.at[i].is_mark)
			continue;
		buf_add(&out, m->out.at + at, m->runs.at[i].at - at);
		at = m->runs.at[i].at + m->runs.at[i].len;
	}
	buf_add(&out, m->out.at ? m->out.at + at : NULL, m->out.len - at);
	struct str text = str_equal(buf_as_str(&out), m->in) ? m->in : buf_take(&out, m->arena);
	buf_finish(&out);
	return text;
}

static bool take_mark(struct markup *m)
{
	char c = char_at(m, m->at);
	switch (c) {
	case '\\':
		if (!is_punctuation(char_at(m, m->at + 1)))
			return false;
		buf_char(&m->out, char_at(m, m->at + 1));
		m->at += 2;
		return true;
	case '`': return take_code(m);
	case '<': return take_tag(m);
	case '&': return take_entity(m);
	case '*': case '_': case '~': return take_run(m);
	case ']': return take_link_end(m);
	case '!': case '[': {
		size_t bracket = m->at + (c == '!');
		if (char_at(m, bracket) != '[' || !begins_link(m, bracket))
			return false;
		m->at = bracket + 1;
		return true;
	}
	default: return false;
	}
}

struct str plain_markdown(struct arena *a, struct str cell)
{
	struct markup m = { .arena = a, .in = cell };
	while (m.at < cell.len)
		if (!take_mark(&m))
			buf_char(&m.out, cell.at[m.at++]);
	struct str text = without_marks(&m);
	buf_finish(&m.out);
	return text;
}
