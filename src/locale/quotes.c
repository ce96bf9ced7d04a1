/* quotes.c — a text in its language's quotation marks, those that it holds itself turned into the inner ones. */
#include "cjm/locale.h"

struct pair {
	struct str open, close;
};

/* ---- blanks inside marks: French has them, whoever types does not always ---- */

static size_t blank_at(struct str s, size_t at)
{
	static const char *const BLANKS[] = { " ", "\xC2\xA0", "\xE2\x80\xAF" };
	for (size_t i = 0; i < sizeof BLANKS / sizeof *BLANKS; i++)
		if (at <= s.len && str_starts(str_slice(s, at, s.len), BLANKS[i]))
			return str_of(BLANKS[i]).len;
	return 0;
}

static struct str without_blanks(struct str s)
{
	for (size_t blank; (blank = blank_at(s, 0)) != 0;)
		s = str_slice(s, blank, s.len);
	for (bool again = true; again;) {
		again = false;
		for (size_t len = 1; len <= 3 && len <= s.len && !again; len++)
			if (blank_at(s, s.len - len) == len) {
				s = str_slice(s, 0, s.len - len);
				again = true;
			}
	}
	return s;
}

/* ---- marks within a text ---- */

static bool is_at(struct str s, size_t at, struct str mark)
{
	return at + mark.len <= s.len && str_equal(str_slice(s, at, at + mark.len), mark);
}

/* Where the mark that opens at `from` is closed again; s.len where it never is, or something closes before it opens. */
static size_t closed_at(struct str s, size_t from, struct pair p)
{
	int depth = 0;
	bool same = str_equal(p.open, p.close);
	for (size_t at = from; at < s.len; at++) {
		bool closes = is_at(s, at, p.close) && !(same && !depth);
		depth += closes ? -1 : is_at(s, at, p.open);
		if (closes && depth <= 0)
			return depth < 0 ? s.len : at;
	}
	return s.len;
}

/* Every opened mark is closed, and none closes that was not opened: “ opens in English and closes in German. */
static bool is_balanced(struct str s, struct pair p)
{
	for (size_t at = 0; at < s.len; at++) {
		if (is_at(s, at, p.close))
			return false;
		if (is_at(s, at, p.open) && (at = closed_at(s, at, p)) == s.len)
			return false;
	}
	return true;
}

/* What stands between marks that hold the whole text, else the text itself. */
static struct str without_own_quotes(struct str s)
{
	static const char *const PAIRS[][2] = { { "«", "»" }, { "“", "”" }, { "„", "“" }, { "„", "”" }, { "»", "«" }, { "「", "」" }, { "『", "』" }, { "\"", "\"" } };
	for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
		struct pair p = { str_of(PAIRS[i][0]), str_of(PAIRS[i][1]) };
		if (is_at(s, 0, p.open) && closed_at(s, 0, p) + p.close.len == s.len)
			return without_blanks(str_slice(s, p.open.len, s.len - p.close.len));
	}
	return s;
}

static void add_with_inner(const struct locale *l, struct str s, struct pair outer, struct buf *out)
{
	for (size_t at = 0; at < s.len;) {
		bool opens = is_at(s, at, outer.open), closes = is_at(s, at, outer.close);
		size_t blank = blank_at(s, at);
		if (opens) {
			buf_text(out, l->inner_open);
			at += outer.open.len;
			at += blank_at(s, at);
		} else if (closes || (blank && is_at(s, at + blank, outer.close))) {
			buf_text(out, l->inner_close);
			at += blank + outer.close.len;
		} else {
			buf_char(out, s.at[at++]);
		}
	}
}

struct str locale_quoted(const struct locale *l, struct arena *a, struct str text)
{
	struct pair outer = { without_blanks(str_of(l->open)), without_blanks(str_of(l->close)) };
	struct str s = without_own_quotes(without_blanks(text));
	struct buf b = { 0 };
	buf_text(&b, l->open);
	if (is_balanced(s, outer))
		add_with_inner(l, s, outer, &b);
	else
		buf_str(&b, s);
	buf_text(&b, l->close);
	struct str quoted = buf_take(&b, a);
	buf_finish(&b);
	return quoted;
}
