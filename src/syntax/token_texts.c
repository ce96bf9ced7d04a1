/* token_texts.c — a text in its quotes: escapes, quotes inside it, and where it ends. */
#include "syntax/build.h"
#include "syntax/tokens.h"
#include "cjm/token.h"

#include <string.h>

static bool read_hex(struct str s, uint32_t *code)
{
	*code = 0;
	for (size_t i = 0; i < s.len; i++) {
		int digit = hex_digit(s.at[i]);
		if (digit < 0)
			return false;
		*code = *code * 16 + (uint32_t)digit;
	}
	return s.len > 0 && s.len <= 6;
}

/* Behind "\u": the number in "{…}" and the length of that; 0 when there is none. */
static size_t read_number(struct str rest, uint32_t *code)
{
	size_t close = str_find(rest, '}');
	return rest.len && rest.at[0] == '{' && close < rest.len && read_hex(str_slice(rest, 1, close), code) ? close + 1 : 0;
}

/* What a terminal or a reader would obey is refused however it is written. */
static bool may_be_escaped(uint32_t code)
{
	return code <= 0x10FFFF && (code < 0xD800 || code >= 0xE000) && !unicode_is_control(code) && !unicode_is_direction_control(code);
}

/* Adds the character and gives the length of "{…}"; 0 when it is not one that a text may hold. */
static size_t read_code(struct str rest, struct buf *out)
{
	uint32_t code;
	size_t length = read_number(rest, &code);
	if (!length || !may_be_escaped(code))
		return 0;
	buf_utf8(out, code);
	return length;
}

/* Behind the backslash of an escape that is none. */
static void report_escape(struct parser *p, struct str rest, struct span span)
{
	uint32_t code;
	bool has_code = rest.at[0] == 'u' && read_number(str_slice(rest, 1, rest.len), &code);
	report_bad_escape(p, span, has_code ? &code : NULL);
}

/* The text between straight quotes: a slice of the source where it has no escapes. */
static struct str unescape_text(struct parser *p, struct str raw, uint32_t at)
{
	if (str_find(raw, '\\') == raw.len)
		return raw;
	struct buf out = { 0 };
	for (size_t i = 0; i < raw.len; i++) {
		if (raw.at[i] != '\\' || i + 1 == raw.len) {
			buf_char(&out, raw.at[i]);
			continue;
		}
		char escaped = raw.at[++i];
		size_t length = escaped == 'u' ? read_code(str_slice(raw, i + 1, raw.len), &out) : 0;
		if (escaped == '"' || escaped == '\\')
			buf_char(&out, escaped);
		else if (escaped == 'n')
			buf_char(&out, '\n');
		else if (!length)
			report_escape(p, str_slice(raw, i, raw.len), (struct span){ p->ast->file, at + (uint32_t)i - 1, 2 });
		i += length;
	}
	struct str text = buf_take(&out, &p->ast->arena);
	buf_finish(&out);
	return text;
}

static struct str text_between(struct parser *p, size_t open, size_t close)
{
	return str_slice(token_text(p), open, p->lexer.len - close);
}

static void trim_guillemets(struct str *s)
{
	for (int i = 0; i < 2; i++) { /* « text » with a blank, a no-break space or a narrow one inside */
		if (str_starts(*s, "\xC2\xA0")) *s = str_slice(*s, 2, s->len);
		else if (str_starts(*s, "\xE2\x80\xAF")) *s = str_slice(*s, 3, s->len);
		if (str_ends(*s, "\xC2\xA0")) *s = str_slice(*s, 0, s->len - 2);
		else if (str_ends(*s, "\xE2\x80\xAF")) *s = str_slice(*s, 0, s->len - 3);
		*s = str_trim(*s);
	}
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Whether a quote is followed by a letter or a digit, as none is that ends a text: "Il dit "non"". A word of the language is
 * let through, for then only a blank is missing. */
static bool is_glued(const struct parser *p, size_t at)
{
	struct str rest = str_slice(p->source->text, at, p->source->text.len);
	size_t len = 0;
	enum statement_kind kind;
	for (size_t next = 0; next < rest.len; len = next) {
		uint32_t code = utf8_next(rest, &next);
		if (!unicode_is_word(code) && !(len && code == '-'))
			break;
	}
	return len && !word_find_anywhere(str_slice(rest, 0, len), &kind);
}

/* No apostrophe ends or begins it: "'don't stop'", "'it''s'". */
static bool stands_alone(const struct parser *p)
{
	struct str text = p->source->text;
	size_t at = p->lexer.at, end = at + p->lexer.len;
	bool is_begun = at && !is_blank(text.at[at - 1]) && text.at[at - 1] != ',', goes_on = end < text.len && !is_blank(text.at[end]) && text.at[end] != ',' && text.at[end] != '#';
	return !is_begun && !goes_on;
}

/* The last quote of the line, where quotes inside a text end it too early; 0 where they don't. */
static size_t real_end(const struct parser *p)
{
	size_t end = p->lexer.at + p->lexer.len, last = 0;
	if (!is_glued(p, end))
		return 0;
	for (size_t i = end; i < p->source->text.len && p->source->text.at[i] != '\n'; i++)
		if (p->source->text.at[i] == '"')
			last = i;
	return last;
}

/* The whole text, after telling of the quotes inside it; what follows on the line would else be told piece by piece. */
static struct str text_with_quotes(struct parser *p, size_t last)
{
	uint32_t first = p->lexer.at + p->lexer.len - 1;
	struct str text = str_slice(p->source->text, p->lexer.at + 1, last);
	report_inner_quote(p, (struct span){ p->ast->file, first, 1 });
	p->taken_until = (uint32_t)last + 1;
	return text;
}

/* A text between other marks than straight ones. */
static struct str between_marks(struct parser *p, bool is_open)
{
	struct str whole = token_text(p);
	size_t first = 0;
	utf8_next(whole, &first);
	struct str text = text_between(p, first, is_open ? 0 : strlen(token_closing_mark(whole)));
	if (is_open)
		report_open_text(p, token_closing_mark(whole));
	if (str_starts(whole, "«"))
		trim_guillemets(&text);
	return text;
}

/* What stands between the marks, as it is written. */
static struct str inside_of_text(struct parser *p, enum raw_token raw, size_t end)
{
	switch (raw) {
	case RAW_TEXT: return end ? text_with_quotes(p, end) : text_between(p, 1, 1);
	case RAW_TEXT_OPEN: report_open_text(p, "\""); return text_between(p, 1, 0);
	case RAW_TEXT_SINGLE: {
		struct str inside = text_between(p, 1, 1);
		report_single_quotes(p, inside, stands_alone(p));
		return inside;
	}
	default: return between_marks(p, raw == RAW_TEXT_MARKS_OPEN);
	}
}

/* Where quotes inside a text end it too early, it has no end here. */
static void note_marks(const struct parser *p, struct str inside, struct arg *arg)
{
	size_t opening = (size_t)(inside.at - p->source->text.at) - p->lexer.at, end = opening + inside.len;
	size_t closing = end < p->lexer.len ? p->lexer.len - end : 0;
	arg->opening = opening < UINT16_MAX ? (uint16_t)opening : UINT16_MAX;
	arg->closing = closing < UINT16_MAX ? (uint16_t)closing : UINT16_MAX;
}

void token_read_text(struct parser *p, enum raw_token raw, struct arg *arg)
{
	size_t end = raw == RAW_TEXT ? real_end(p) : 0;
	struct str inside = inside_of_text(p, raw, end);
	bool is_whole = raw != RAW_TEXT_OPEN && raw != RAW_TEXT_MARKS_OPEN;
	arg->kind = ARG_TEXT;
	note_marks(p, inside, arg);
	arg->text = raw == RAW_TEXT && !end ? unescape_text(p, inside, p->lexer.at + 1) : inside;
	if (is_whole && token_is_empty(arg->text))
		report_empty_text(p);
}
