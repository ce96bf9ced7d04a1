/* phrases.c — looks for phrases in a heading, word by word. */
#include "exchange/words/phrases.h"
#include "cjm/unicode.h"
#include "exchange/plain/words.h"

/* ---- the text ---- */

static bool is_among(uint32_t code, const char *signs)
{
	struct str s = str_of(signs);
	for (size_t at = 0; at < s.len;)
		if (utf8_next(s, &at) == code)
			return true;
	return false;
}

/* Signs become blanks. */
static void add_simplified(struct str s, const char *signs, bool without_brackets, struct buf *out)
{
	int depth = 0;
	bool gap = false;
	for (size_t at = 0; at < s.len;) {
		uint32_t code = utf8_next(s, &at);
		depth += plain_opens_bracket(code) ? 1 : plain_closes_bracket(code) && depth ? -1 : 0;
		code = code == 0x2019 ? '\'' : code;
		if ((depth && without_brackets) || !(unicode_is_word(code) || is_among(code, signs))) {
			gap = out->len > 0;
			continue;
		}
		if (gap)
			buf_char(out, ' ');
		gap = false;
		buf_utf8(out, unicode_lower(code));
	}
}

struct phrase_text phrase_text_of(struct arena *a, struct str s, struct phrase_style style)
{
	struct buf out = { 0 };
	add_simplified(s, style.signs, style.without_brackets, &out);
	if (!out.len && style.without_brackets)
		add_simplified(s, style.signs, false, &out);
	struct phrase_text t = { .text = buf_take(&out, a), .is_exact = style.is_exact };
	buf_finish(&out);
	for (size_t i = 0; i < t.text.len; i++)
		t.holds[(unsigned char)t.text.at[i]] = true;
	for (struct str rest = t.text; rest.len && t.count < style.words_most;)
		t.words[t.count++] = str_next(&rest, ' ');
	for (size_t i = 0; i < t.count; i++)
		t.begins[t.words[i].len ? (unsigned char)*t.words[i].at : 0] = true;
	return t;
}

/* ---- one phrase ---- */

static bool has_accent(uint32_t code) { return code >= 0xC0 && code < 0x250; }

static bool word_fits(const struct phrase_text *t, struct str word, struct str pattern)
{
	bool is_start = str_ends(pattern, "*");
	size_t at = 0, len = pattern.len - is_start;
	for (size_t k = 0; k < len;) {
		uint32_t wanted = utf8_next(pattern, &k), code = at < word.len ? utf8_next(word, &at) : 0;
		if (code != wanted && (t->is_exact || !(code < 0x80 && has_accent(wanted) && code == unicode_base(wanted))))
			return false;
	}
	return is_start || at == word.len;
}

static struct str next_word(struct str *rest)
{
	size_t end = 0;
	while (end < rest->len && rest->at[end] != ' ' && rest->at[end] != '-')
		end++;
	struct str word = str_slice(*rest, 0, end);
	*rest = str_slice(*rest, end + 1, rest->len);
	return word;
}

static bool words_fit(const struct phrase_text *t, size_t from, struct str phrase)
{
	for (; phrase.len; from++) {
		struct str pattern = next_word(&phrase);
		if (from == t->count || !word_fits(t, t->words[from], pattern))
			return false;
	}
	return true;
}

bool phrase_has_blanks(struct str phrase)
{
	size_t at = 0;
	return phrase.len && utf8_next(phrase, &at) < 0x2E80;
}

/* By its first character: one of ASCII begins a word. */
static bool may_hold(const struct phrase_text *t, struct str phrase)
{
	size_t at = 0;
	if (phrase.len && (unsigned char)*phrase.at < 0x80)
		return t->begins[(unsigned char)*phrase.at];
	return phrase.len && (t->holds[(unsigned char)*phrase.at] || (!t->is_exact && has_accent(utf8_next(phrase, &at))));
}

struct str phrase_next(const struct phrase_text *t, const char **list)
{
	for (const char *at = *list; *at;) {
		while (*at == ' ')
			at++;
		size_t len = words_part(at, ',');
		unsigned char first = (unsigned char)at[*at == '='];
		struct str phrase = { at, len };
		at += len + (at[len] == ',');
		*list = at;
		if (len && (first >= 0x80 || t->begins[first]))
			return str_trim(phrase);
	}
	return (struct str){ 0 };
}

size_t phrase_at(const struct phrase_text *t, struct str phrase)
{
	if (!may_hold(t, phrase))
		return t->text.len;
	if (!phrase_has_blanks(phrase))
		return str_find_text(t->text, 0, phrase);
	for (size_t i = 0; i < t->count; i++)
		if (words_fit(t, i, phrase))
			return (size_t)(t->words[i].at - t->text.at);
	return t->text.len;
}

bool phrase_is_all(const struct phrase_text *t, struct str phrase)
{
	return may_hold(t, phrase) && word_fits(t, t->text, phrase);
}

size_t phrase_words(struct str phrase)
{
	size_t count = 0;
	while (phrase.len)
		next_word(&phrase), count++;
	return count;
}
