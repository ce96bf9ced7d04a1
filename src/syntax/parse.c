/* parse.c — reads a file: drives the generated lexer and parser (no one else knows of them), turns raw tokens into values. */
#include "syntax/advice.h"
#include "syntax/hand_on.h"
#include "syntax/scanner.h"
#include "syntax/settle.h"
#include "cjm/token.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syntax/cjm.tab.h"

/* ---- called from the lexer's rules ---- */

void lexer_advance(struct lexer *l, uint32_t len)
{
	l->at = l->end;
	l->len = len;
	l->end += len;
}

void lexer_retreat(struct lexer *l, uint32_t len)
{
	l->end -= len;
	l->len -= len;
}

static bool is_hex(uint32_t code)
{
	code = token_plain_code(code);
	return (code >= '0' && code <= '9') || ((code | 0x20) >= 'a' && (code | 0x20) <= 'f');
}

uint32_t lexer_color_length(const struct lexer *l, const char *text, uint32_t len)
{
	struct str s = { text, len };
	size_t at = 0, end;
	int digits = 0;
	utf8_next(s, &at); /* the number sign */
	for (end = at; at < s.len && digits < 7 && is_hex(utf8_next(s, &at)); digits++)
		end = at;
	at = end;
	uint32_t code = at < s.len ? token_plain_code(utf8_next(s, &at)) : ' ';
	bool ends = code == ',' || unicode_is_blank(code);
	return l->color_may_follow && ends && (digits == 3 || digits == 6) ? (uint32_t)end : 0;
}

void lexer_out_of_memory(const char *message)
{
	fprintf(stderr, "cjm: %s\n", message);
	abort();
}

/* ---- findings ---- */

static struct str token_text(const struct parser *p)
{
	return str_slice(p->source->text, p->lexer.at, p->lexer.at + p->lexer.len);
}

static struct span token_span(const struct parser *p)
{
	return (struct span){ p->ast->file, p->lexer.at, p->lexer.len };
}

static struct finding *add_mistake(struct parser *p, const char *id, struct span span, const char *message, struct str hint)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, id, span, "%s", message);
	f->hint = hint;
	return f;
}

/* ---- values ---- */

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
static void report_bad_escape(struct parser *p, struct str rest, struct span span)
{
	uint32_t code;
	struct finding *f = add_mistake(p, "bad-escape", span, "this escape is not known", STR("known are \\\" \\\\ \\n and \\u{1F600}; a backslash itself is written \\\\"));
	if (rest.at[0] != 'u' || !read_number(str_slice(rest, 1, rest.len), &code))
		return;
	f->message = str_fmt(&p->found->arena, "no escape stands for U+%04X", code);
	f->hint = STR("take it out: a text holds no controls and nothing that is no character; a new line is \\n");
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
			report_bad_escape(p, str_slice(raw, i, raw.len), (struct span){ p->ast->file, at + (uint32_t)i - 1, 2 });
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

static void report_open_text(struct parser *p, const char *close)
{
	struct finding *f = add_mistake(p, "open-text", token_span(p), "this text does not end on its line", (struct str){ 0 });
	f->hint = str_fmt(&p->found->arena, "close it with %s; a second paragraph goes on a line of its own, in quotes", close);
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
	add_mistake(p, "open-text", (struct span){ p->ast->file, first, 1 }, "this quote ends the text, and the line goes on",
		STR("quotes inside a text are « » or “ ”, or have a backslash before them: \\\""));
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
		add_mistake(p, "wrong-value", token_span(p), "texts stand in double quotes", (struct str){ 0 })->hint =
			str_fmt(&p->found->arena, "write \"%.*s\"", STR_ARG(inside));
		return inside;
	}
	default: return between_marks(p, raw == RAW_TEXT_MARKS_OPEN);
	}
}

static int text_token(struct parser *p, enum raw_token raw, struct arg *arg)
{
	size_t end = raw == RAW_TEXT ? real_end(p) : 0;
	struct str inside = inside_of_text(p, raw, end);
	bool is_whole = raw != RAW_TEXT_OPEN && raw != RAW_TEXT_MARKS_OPEN;
	arg->kind = ARG_TEXT;
	arg->inside = (uint32_t)(inside.at - p->source->text.at);
	arg->inside_len = (uint32_t)inside.len;
	arg->text = raw == RAW_TEXT && !end ? unescape_text(p, inside, arg->inside) : inside;
	if (is_whole && token_is_empty(arg->text))
		add_mistake(p, "empty-text", token_span(p), "this text is empty", STR("write what it says, or take it out"));
	return TEXT;
}

/* Reads a number, also with a comma that was told already. */
static double number_of(struct parser *p, struct str s)
{
	size_t comma = str_find(s, ',');
	struct str pointed = comma == s.len ? s
		: str_fmt(&p->ast->arena, "%.*s.%.*s", STR_ARG(str_slice(s, 0, comma)), STR_ARG(str_slice(s, comma + 1, s.len)));
	double number = 0;
	if (!number_read(pointed, &number))
		add_mistake(p, "wrong-value", token_span(p), "this number is too long", STR("write it with fewer digits"));
	return number;
}

static size_t digits_at(struct str s, size_t at)
{
	size_t end = at;
	while (end < s.len && s.at[end] >= '0' && s.at[end] <= '9')
		end++;
	return end - at;
}

static size_t blank_at(struct str s, size_t at)
{
	size_t end = at;
	uint32_t code = at < s.len ? utf8_next(s, &end) : '\n';
	return unicode_is_blank(code) && code != '\n' && code != '\r' && code != '\t' ? end - at : 0;
}

/* The length of "12 000" or "1 234,5": three digits behind each blank, and nothing that makes a date or a range of it. 0 for a
 * number without blanks. */
static size_t thousands_at(struct str s)
{
	size_t at = s.len && strchr("+-", s.at[0]) ? 1 : 0, digits = digits_at(s, at), groups = 0;
	for (at += digits; blank_at(s, at) && digits_at(s, at + blank_at(s, at)) == 3; groups++)
		at += blank_at(s, at) + 3;
	if (!groups || digits > 3 || (at < s.len && strchr("-/:", s.at[at])) || str_starts(str_slice(s, at, s.len), ".."))
		return 0;
	return at < s.len && strchr(".,", s.at[at]) && digits_at(s, at + 1) ? at + 1 + digits_at(s, at + 1) : at;
}

/* A sign of money belongs to the number that it follows. */
static size_t money_at(struct str s, size_t at)
{
	at += blank_at(s, at);
	struct str rest = str_slice(s, at, s.len);
	return str_starts(rest, "\xE2\x82") ? at + 3 : str_starts(rest, "\xC2\xA3") ? at + 2 : str_starts(rest, "$") ? at + 1 : 0;
}

/* The bytes that as many characters of the source take as a plain text has. */
static uint32_t source_length(const struct parser *p, struct str plain)
{
	size_t end = p->lexer.at;
	for (size_t at = 0; at < plain.len; utf8_next(p->source->text, &end))
		utf8_next(plain, &at);
	return (uint32_t)(end - p->lexer.at);
}

/* "12 000": told as one number; two would be taken for what they are not. */
static void take_thousands(struct parser *p, struct arg *arg, struct str rest, size_t len)
{
	struct str written = str_slice(rest, 0, len);
	struct buf digits = { 0 };
	for (size_t i = 0; i < written.len; i++)
		if (strchr("+-0123456789.,", written.at[i]))
			buf_char(&digits, written.at[i] == ',' ? '.' : written.at[i]);
	arg->text = buf_take(&digits, &p->ast->arena);
	buf_finish(&digits);
	size_t money = money_at(rest, len);
	struct str sign = str_trim(str_slice(rest, len + blank_at(rest, len), money));
	arg->span.len = source_length(p, written);
	p->taken_until = p->lexer.at + arg->span.len;
	add_mistake(p, "wrong-value", arg->span, "numbers are written without blanks", (struct str){ 0 })->hint =
		str_fmt(&p->found->arena, "write %.*s%s%.*s", STR_ARG(arg->text), money ? " " : "", money ? (int)sign.len : 0, sign.at);
}

static int number_token(struct parser *p, struct arg *arg)
{
	struct str rest = str_slice(p->source->text, p->lexer.at, p->source->text.len);
	if (arg->text.len != p->lexer.len) /* in other signs than ASCII: what follows may be, too */
		rest = token_plain(&p->ast->arena, str_slice(rest, 0, str_find(rest, '\n')));
	size_t thousands = thousands_at(rest);
	if (thousands)
		take_thousands(p, arg, rest, thousands);
	arg->kind = ARG_NUMBER;
	arg->number = number_of(p, arg->text);
	return NUMBER;
}

static int percent_token(struct parser *p, struct arg *arg)
{
	struct str s = str_slice(arg->text, 0, arg->text.len - 1);
	while (s.len && (unsigned char)s.at[s.len - 1] != '\0' && !(s.at[s.len - 1] >= '0' && s.at[s.len - 1] <= '9'))
		s.len--;
	arg->kind = ARG_PERCENT;
	arg->number = number_of(p, s);
	return PERCENT;
}

static int decimal_comma_token(struct parser *p, struct arg *arg)
{
	size_t comma = str_find(arg->text, ',');
	struct finding *f = add_mistake(p, "wrong-value", token_span(p), "numbers take a point, whatever the language", (struct str){ 0 });
	struct str whole = str_slice(arg->text, 0, comma), rest = str_slice(arg->text, comma + 1, arg->text.len);
	f->hint = str_fmt(&p->found->arena, "write %.*s.%.*s", STR_ARG(whole), STR_ARG(rest));
	if (rest.len == 3 && whole.len <= 3) /* an English hand parts thousands so */
		f->hint = str_fmt(&p->found->arena, "write %.*s%.*s, or %.*s.%.*s where it is a fraction", STR_ARG(whole), STR_ARG(rest), STR_ARG(whole), STR_ARG(rest));
	return arg->text.at[arg->text.len - 1] == '%' ? percent_token(p, arg) : number_token(p, arg);
}

static int range_token(struct parser *p, struct arg *arg)
{
	size_t dots = 0;
	while (strncmp(arg->text.at + dots, "..", 2) != 0)
		dots++;
	arg->kind = ARG_RANGE;
	arg->number = number_of(p, str_slice(arg->text, 0, dots));
	arg->high = number_of(p, str_slice(arg->text, dots + 2, arg->text.len));
	if (arg->number >= arg->high)
		add_mistake(p, "wrong-value", token_span(p), "a range goes from the smaller to the larger number", STR("such as 1..5 or -100..100"));
	return RANGE;
}

static int date_token(struct parser *p, struct arg *arg)
{
	arg->kind = ARG_DATE;
	if (!date_read(arg->text, &arg->date))
		add_mistake(p, "wrong-value", token_span(p), "there is no such date", STR("dates are written 2026-10-01, 2026-10 or 2026-Q4"));
	return DATE;
}

static int other_date_token(struct parser *p, struct arg *arg)
{
	add_mistake(p, "wrong-value", token_span(p), "dates are written with the year first", date_meant(p, arg->text));
	arg->kind = ARG_DATE;
	return DATE;
}

/* Tells of a character; of one that isn't seen, its number. */
static struct finding *report_character(struct parser *p, struct span span, struct str s, const char *what)
{
	size_t at = 0;
	uint32_t code = utf8_next(s, &at);
	struct finding *f = unicode_is_invisible(code) && code != '\r'
		? finding_add(p->found, SEVERITY_ERROR, "strange-character", span, "the invisible character U+%04X %s", code, what)
		: finding_add(p->found, SEVERITY_ERROR, "strange-character", span, "`%.*s` %s", STR_ARG(s), what);
	if (unicode_is_invisible(code))
		f->hint = STR("take it out; it may have come with a copy from another program");
	return f;
}

/* Where a character of a token stands in the source; all of the token when it was written otherwise. */
static struct span span_in_token(const struct parser *p, uint32_t wanted)
{
	struct str written = token_text(p);
	for (size_t at = 0; at < written.len;) {
		size_t from = at;
		if (utf8_next(written, &at) == wanted)
			return (struct span){ p->ast->file, p->lexer.at + (uint32_t)from, (uint32_t)(at - from) };
	}
	return token_span(p);
}

/* A name with what no name has. It goes on being that name, so that what refers to it is no further mistake. */
static int name_token(struct parser *p, const struct arg *arg)
{
	uint32_t code;
	struct str fault;
	if (p->line_is_strange || !token_has_fault(arg->text, &code, &fault))
		return WORD;
	p->line_is_strange = true;
	struct finding *f = report_character(p, span_in_token(p, code), fault, unicode_is_word(code) ? "cannot begin a name" : "cannot stand in a name");
	if (!f->hint.len)
		f->hint = STR("a name has letters, digits, - and _, and begins with a letter; everything else stands in quotes: \"…\"");
	return WORD;
}

/* `pain: Too many steps`: the prose is the text that it needs, and was told with the colon. */
static void take_behind_colon(struct parser *p, struct node *n)
{
	struct ahead first = ahead_of(p, p->lexer.at + 1);
	if (first.kind == ARG_TEXT || value_follows(p, n->kind, p->lexer.at + 1) || build_text_slot(n) < 0)
		return;
	const struct arg begin = { .kind = ARG_WORD, .span = { p->ast->file, (uint32_t)first.at, (uint32_t)first.text.len } };
	struct arg prose = prose_meant(p, n, &begin);
	build_take_prose(p, n, &prose);
	p->skipping = true;
	n->is_guess = n->args[0].kind == ARG_TEXT && statement_of(n->kind)->slots[0].type == SLOT_NAME && !statement_of(n->kind)->slots[0].is_optional; /* the hint gives it a name */
}

/* One is told for a line. A colon is then left out; behind another sign, what follows belongs to it until a known
 * word comes. A line that begins like another language's comment is left alone. */
static void report_strange(struct parser *p)
{
	struct str s = token_plain(&p->ast->arena, token_text(p)), rest = str_slice(p->source->text, p->lexer.at, p->source->text.len);
	if (p->line_is_strange || (p->skipping && p->line_has_tokens)) /* "?" of prose that was told */
		return;
	p->line_is_strange = true;
	p->line_is_dropped = !p->line_has_tokens && (strchr("/;%", s.at[0]) || str_starts(rest, "--") || str_starts(rest, "**"));
	struct finding *f = report_character(p, token_span(p), token_text(p), "means nothing here");
	if (!f->hint.len)
		f->hint = hint_for_strange(p, s);
	if (str_starts(f->hint, "write: ") && str_is(s, ":"))
		take_behind_colon(p, p->open[p->line.count - 1]);
	if (p->line_has_tokens && !strchr(":;", s.at[0]) && p->line.count) {
		struct node *n = p->open[p->line.count - 1];
		p->skipping = n->is_guess = true;
		if (n->arg_count && n->args[n->arg_count - 1].kind == ARG_NUMBER && str_is(s, "/")) /* "4/5": of which scale is not said */
			n->arg_count--;
	}
}

/* One sign for two, as typographers set it and as Japanese input methods do: U+2264 to U+2267. */
static int compare_token(struct arg *arg)
{
	arg->kind = ARG_COMPARE;
	if (!token_is_ascii(arg->text))
		arg->text = arg->text.at[2] % 2 ? STR(">=") : STR("<=");
	return COMPARE;
}

/* The grammar's token for a raw one, its value in arg; 0 for one that gives none. */
static int to_token(struct parser *p, enum raw_token raw, struct arg *arg)
{
	*arg = (struct arg){ .kind = ARG_WORD, .span = token_span(p), .text = token_text(p) };
	bool is_plain = raw >= RAW_TEXT || token_is_ascii(arg->text);
	if (!is_plain)
		arg->text = token_plain(&p->ast->arena, arg->text);
	switch (raw) {
	case RAW_NAME: return is_plain ? WORD : name_token(p, arg);
	case RAW_WORD: return WORD;
	case RAW_NUMBER: return number_token(p, arg);
	case RAW_PERCENT: return percent_token(p, arg);
	case RAW_DECIMAL_COMMA: return decimal_comma_token(p, arg);
	case RAW_RANGE: return range_token(p, arg);
	case RAW_DATE: return date_token(p, arg);
	case RAW_OTHER_DATE: return other_date_token(p, arg);
	case RAW_COMPARE: return compare_token(arg);
	case RAW_COLOR: arg->kind = ARG_COLOR; return COLOR;
	case RAW_COMMA: return COMMA;
	case RAW_STRANGE: report_strange(p); return 0;
	default: return text_token(p, raw, arg);
	}
}

/* ---- the parser's view of the lexer ---- */

static void keep_comment(struct parser *p, bool on_own_line)
{
	struct str text = token_text(p);
	size_t hash = token_find_hash(text);
	if (hash == text.len)
		return;
	size_t end = text.len;
	while (end && (text.at[end - 1] == '\n' || text.at[end - 1] == '\r' || text.at[end - 1] == ' ' || text.at[end - 1] == '\t'))
		end--;
	struct span span = { p->ast->file, p->lexer.at + (uint32_t)hash, (uint32_t)(end - hash) };
	struct comment c = { span, on_own_line };
	VEC_PUSH(&p->ast->arena, &p->ast->comments, c);
}

/* A number sign inside a word would take the rest of the line with it, unseen. */
static void report_if_glued(struct parser *p)
{
	size_t before = p->lexer.at;
	while (before && ((unsigned char)p->source->text.at[--before] & 0xC0) == 0x80)
		;
	if (unicode_is_blank(utf8_next(p->source->text, &before)))
		return;
	add_mistake(p, "strange-character", (struct span){ p->ast->file, p->lexer.at, 1 }, "`#` stands inside a word",
		STR("a comment begins with # after a blank"));
}

static int give_pending(struct parser *p, struct arg *value, struct span *span)
{
	*value = (struct arg){ .kind = ARG_WORD, .span = p->held_span };
	*span = p->held_span;
	if (p->pending_dedents > 0) {
		p->pending_dedents--;
		return DEDENT;
	}
	if (p->pending_indent) {
		p->pending_indent = false;
		return INDENT;
	}
	p->has_held = false;
	*value = p->held;
	return p->held_token;
}

static int end_of_file(struct parser *p, struct span *span)
{
	*span = (struct span){ p->ast->file, (uint32_t)p->source->text.len, 0 };
	if (p->line_has_tokens) {
		p->line_has_tokens = false;
		return NEWLINE;
	}
	if (p->depth) {
		p->depth--;
		return DEDENT;
	}
	return END;
}

/* Keeps a line's first token until the blocks before it are closed and opened; false for a line that is left out. */
static bool hold_token(struct parser *p, int token, const struct arg *arg)
{
	if (!indentation_begin_line(p, token == WORD ? FIRST_WORD : token == TEXT ? FIRST_TEXT : FIRST_OTHER, arg)) {
		p->line_is_dropped = true;
		return false;
	}
	p->line_has_tokens = true;
	p->has_held = true;
	p->held = *arg;
	p->held_token = token;
	p->held_span = token_span(p);
	return true;
}

int cjm_parse_lex(struct arg *value, struct span *span, struct parser *p)
{
	if (p->has_held)
		return give_pending(p, value, span);
	if (p->ast->is_newer) {
		*value = (struct arg){ .kind = ARG_WORD };
		return end_of_file(p, span);
	}
	for (;;) {
		enum raw_token raw = cjm_lex_next(p->scanner), before = p->previous;
		p->previous = raw;
		if (raw == RAW_COMMA && before == RAW_COLOR)
			p->lexer.color_may_follow = true;
		int token = 0;
		if (p->lexer.at < p->taken_until && raw != RAW_END && raw != RAW_NEWLINE)
			continue;
		switch (raw) {
		case RAW_END: *value = (struct arg){ .kind = ARG_WORD }; return end_of_file(p, span);
		case RAW_BLANK_LINE: keep_comment(p, true); continue;
		case RAW_COMMENT:
			report_if_glued(p);
			keep_comment(p, !p->line_has_tokens);
			continue;
		case RAW_INDENTATION:
			p->line_indentation = (struct indentation){ p->lexer.at, p->lexer.len };
			p->taken_until = conflict_until(p, p->lexer.at);
			continue;
		case RAW_NEWLINE:
			p->line_is_strange = p->line_is_dropped = false;
			if (!p->line_has_tokens)
				continue;
			p->line_has_tokens = false;
			token = NEWLINE;
			*value = (struct arg){ .kind = ARG_WORD, .span = token_span(p) };
			break;
		default:
			token = p->line_is_dropped ? 0 : to_token(p, raw, value);
			if (!token)
				continue;
			if (!p->line_has_tokens) {
				if (!hold_token(p, token, value))
					continue;
				return give_pending(p, value, span);
			}
		}
		*span = token_span(p);
		return token;
	}
}

void cjm_parse_error(const struct span *span, struct parser *p, const char *message)
{
	add_mistake(p, "syntax", *span, message, (struct str){ 0 }); /* bison's own: only memory exhausted */
}

void parse_report(struct parser *p, int token, struct span span)
{
	if (token == COMMA)
		add_mistake(p, "syntax", span, "this comma separates nothing", STR("commas stand between the names of a list: camille, marc"));
	else if (token == NEWLINE || token == END)
		add_mistake(p, "syntax", span, "something is missing at the end of this line", STR("take out the comma, or write what comes after it"));
	else
		report_no_word(p, span);
}

/* ---- from outside ---- */

struct ast *ast_parse(const struct sources *s, uint32_t file, struct findings *found)
{
	struct ast *a = calloc(1, sizeof *a);
	if (!a)
		lexer_out_of_memory("out of memory");
	arena_init(&a->arena);
	a->file = file;
	a->root = ARENA_NEW(&a->arena, struct node);
	a->root->kind = KIND_FILE;
	struct parser *p = ARENA_NEW(&a->arena, struct parser);
	p->found = found;
	p->ast = a;
	p->source = s->files.at[file - 1];
	build_init(p);
	conflicts_find(p);
	if (cjm_lex_lex_init_extra(&p->lexer, &p->scanner) != 0 || !cjm_lex__scan_bytes(p->source->text.at, (int)p->source->text.len, p->scanner))
		lexer_out_of_memory("out of memory");
	cjm_parse_parse(p);
	cjm_lex_lex_destroy(p->scanner);
	build_check_missing(p);
	settle_words(found, a);
	hand_on_all(a);
	return a;
}

void ast_free(struct ast *a)
{
	if (!a)
		return;
	arena_finish(&a->arena);
	free(a);
}
