/* token_mistakes.c — what is said of a token that is not as it should be, and of a line that ends too soon. */
#include "syntax/advice.h"
#include "syntax/hints.h"
#include "syntax/tokens.h"
#include "cjm/fmt.h"
#include "cjm/unicode.h"

static struct finding *add_mistake(struct parser *p, const char *id, struct span span, const char *message, struct str hint)
{
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, id, span, "%s", message);
	f->hint = hint;
	return f;
}

/* ---- texts ---- */

void report_bad_escape(struct parser *p, struct span span, const uint32_t *code)
{
	struct finding *f = add_mistake(p, "bad-escape", span, "unknown escape sequence", STR("use \\\" \\\\ \\n or \\u{1F600}; for a backslash write \\\\"));
	if (!code)
		return;
	f->message = str_fmt(&p->found->arena, "U+%04X is not allowed in a text", *code);
	f->hint = STR("remove it: control characters and invalid characters are not allowed; for a new line write \\n");
}

void report_open_text(struct parser *p, const char *close)
{
	struct finding *f = add_mistake(p, "open-text", token_span(p), "this text has no closing quote on its line", (struct str){ 0 });
	struct str all = p->source->text, rest = str_slice(all, p->lexer.at + 1, line_end(all, p->lexer.at));
	bool is_stray = p->lexer.at && all.at[p->lexer.at] == '"' && all.at[p->lexer.at - 1] != ' ' && all.at[p->lexer.at - 1] != '\t' && !str_trim(rest).len; /* `feel +1"` */
	f->hint = is_stray ? STR("remove it") : str_fmt(&p->found->arena, "close it with %s; put a second paragraph on a separate line, in quotes", close);
}

void report_inner_quote(struct parser *p, struct span quote)
{
	add_mistake(p, "open-text", quote, "this quote ends the text, but the line continues",
		STR("inside a text use « » or “ ”, or put a backslash before the quote: \\\""));
}

/* 'It's slow': behind the last of them that ends a word, where those before it are apostrophes; 0 for none. */
static size_t end_of_single_quotes(const struct parser *p)
{
	enum { LONGEST = 1000 };
	struct str all = p->source->text;
	size_t last = 0, begin = p->lexer.at + p->lexer.len, line = line_end(str_slice(all, 0, begin + LONGEST), begin);
	for (size_t i = begin; i < line && all.at[i] != '"' && all.at[i] != '#'; i++)
		if (all.at[i] == '\'' && (i + 1 == line || all.at[i + 1] == ' ' || all.at[i + 1] == '\t'))
			last = i + 1;
	return last;
}

void report_single_quotes(struct parser *p, struct str inside, bool is_whole)
{
	struct finding *f = add_mistake(p, "wrong-value", token_span(p), "text must be in double quotes", STR("put the whole text in double quotes: \"…\""));
	size_t end = is_whole ? 0 : end_of_single_quotes(p);
	if (end)
		inside = str_slice(p->source->text, p->lexer.at + 1, end - 1);
	if (!is_whole && !end)
		return;
	struct buf b = { 0 };
	fmt_quote(&b, inside); /* what in plain quotes would end the text, or mean something else, is escaped */
	struct str quoted = buf_take(&b, &p->found->arena);
	buf_finish(&b);
	f->hint = str_fmt(&p->found->arena, "write %.*s", STR_ARG(quoted));
	if (end) {
		f->span.len = (uint32_t)end - f->span.at;
		p->taken_until = (uint32_t)end;
	}
	finding_add_fix(p->found, f, f->span, quoted);
}

void report_empty_text(struct parser *p)
{
	add_mistake(p, "empty-text", token_span(p), "this text is empty", STR("write the text, or remove it"));
}

/* ---- numbers and dates ---- */

/* What follows a mistaken word belongs to it, and so do its numbers. */
static bool is_told_already(const struct parser *p)
{
	return p->skipping && p->line_has_tokens;
}

void report_long_number(struct parser *p)
{
	if (is_told_already(p))
		return;
	add_mistake(p, "wrong-value", token_span(p), "this number is too long", STR("write it with fewer digits"));
}

void report_number_with_blanks(struct parser *p, const struct arg *number, struct str money)
{
	if (is_told_already(p))
		return;
	struct finding *f = add_mistake(p, "wrong-value", number->span, "numbers are written without spaces", (struct str){ 0 });
	f->hint = money.at ? str_fmt(&p->found->arena, "write %.*s %.*s", STR_ARG(number->text), STR_ARG(money)) : str_fmt(&p->found->arena, "write %.*s", STR_ARG(number->text));
}

void report_number_with_commas(struct parser *p, const struct arg *number)
{
	if (is_told_already(p))
		return;
	struct finding *f = add_mistake(p, "wrong-value", number->span, "numbers are written without commas between thousands", (struct str){ 0 });
	f->hint = str_fmt(&p->found->arena, "write %.*s", STR_ARG(number->text));
	finding_add_fix(p->found, f, f->span, number->text);
}

void report_decimal_comma(struct parser *p, struct str number)
{
	if (is_told_already(p))
		return;
	size_t comma = str_find(number, ',');
	struct str whole = str_slice(number, 0, comma), rest = str_slice(number, comma + 1, number.len);
	struct finding *f = add_mistake(p, "wrong-value", token_span(p), "use a decimal point in numbers", (struct str){ 0 });
	struct str pointed = str_fmt(&p->found->arena, "%.*s.%.*s", STR_ARG(whole), STR_ARG(rest));
	struct str joined = str_fmt(&p->found->arena, "%.*s%.*s", STR_ARG(whole), STR_ARG(rest));
	f->hint = str_fmt(&p->found->arena, "write %.*s", STR_ARG(pointed));
	size_t digits = 0;
	while (digits < rest.len && rest.at[digits] >= '0' && rest.at[digits] <= '9')
		digits++;
	if (digits != 3 || whole.len > 3)
		finding_add_fix(p->found, f, f->span, pointed);
	else /* an English hand parts thousands so */
		f->hint = str_fmt(&p->found->arena, "write %.*s, or %.*s if it is a fraction", STR_ARG(joined), STR_ARG(pointed));
}

void report_empty_range(struct parser *p, struct str range, size_t dots, bool is_reversed)
{
	if (is_told_already(p))
		return;
	struct str low = str_slice(range, dots + 2, range.len), high = str_slice(range, 0, dots), none = { 0 };
	if (!is_reversed) {
		add_mistake(p, "wrong-value", token_span(p), "both ends of the range are the same", STR("write the smaller number first, such as 1..5 or -100..100"));
		return;
	}
	struct finding *f = add_mistake(p, "wrong-value", token_span(p), "the range is reversed: the smaller number comes first", none);
	struct str ordered = str_fmt(&p->found->arena, "%.*s..%.*s", STR_ARG(low), STR_ARG(high));
	f->hint = str_fmt(&p->found->arena, "write %.*s", STR_ARG(ordered));
	finding_add_fix(p->found, f, f->span, ordered);
}

/* "2026-02-03" for "2026-2-3"; empty where that is no date either. */
static struct str with_two_digits(struct parser *p, struct str written)
{
	struct buf b = { 0 };
	struct date date;
	for (struct str rest = written; rest.len;) {
		struct str part = str_next(&rest, '-');
		buf_fmt(&b, "%s%s%.*s", b.len ? "-" : "", part.len == 1 ? "0" : "", STR_ARG(part));
	}
	struct str meant = str_copy(&p->found->arena, buf_as_str(&b));
	buf_finish(&b);
	return date_read(meant, &date) ? meant : (struct str){ 0 };
}

void report_no_such_date(struct parser *p, struct str written)
{
	struct str meant = with_two_digits(p, written);
	if (!meant.len) {
		add_mistake(p, "wrong-value", token_span(p), "this date does not exist", STR("correct the day or the month; dates are written 2026-10-01, 2026-10 or 2026-Q4"));
		return;
	}
	struct finding *f = add_mistake(p, "wrong-value", token_span(p), "months and days are written with two digits", str_fmt(&p->found->arena, "write %.*s", STR_ARG(meant)));
	finding_add_fix(p->found, f, f->span, meant);
}

void report_other_date(struct parser *p, struct str written)
{
	add_mistake(p, "wrong-value", token_span(p), "dates are written with the year first", date_meant(p, written));
}

bool report_month_first(struct parser *p, struct node *n, const struct arg *month)
{
	struct str all = p->source->text;
	size_t sign = month->span.at + month->span.len;
	struct ahead year = ahead_of(p, sign + 1);
	int slot = slot_for(n, ARG_DATE);
	bool is_date = slot >= 0 && statement_of(n->kind)->slots[slot].type == SLOT_DATE && month->kind == ARG_NUMBER && sign < all.len && all.at[sign] == '/';
	if (!is_date || year.at != sign + 1 || year.text.len != 4 || year.kind != ARG_NUMBER)
		return false;
	struct span both = month->span;
	both.len = (uint32_t)year.end - both.at;
	struct str meant = str_fmt(hint_arena(p), "%.*s-%02d", STR_ARG(year.text), (int)month->number);
	struct date date;
	bool is_sure = month->number >= 1 && date_read(meant, &date);
	struct finding *f = finding_add(p->found, SEVERITY_ERROR, "wrong-value", both, "dates are written with the year first");
	f->hint = is_sure ? str_fmt(hint_arena(p), "write: %s %.*s", hint_word(n), STR_ARG(meant)) : STR("for example 2026-10 for October 2026");
	if (is_sure)
		finding_add_fix(p->found, f, both, meant);
	n->filled |= (uint8_t)(1u << slot);
	p->told_until = (uint32_t)year.end;
	p->line_is_strange = true; /* the sign is reported with it */
	return true;
}

/* ---- signs ---- */

enum { AN_INVISIBLE, A_CHARACTER };

static const char *const CHARACTER_SENTENCES[][2] = {
	[CHARACTER_HERE] = { "the invisible character U+%04X is not allowed here", "`%.*s` is not allowed here" },
	[CHARACTER_IN_NAME] = { "the invisible character U+%04X is not allowed in a name", "`%.*s` is not allowed in a name" },
	[CHARACTER_FIRST] = { "the invisible character U+%04X cannot start a name", "`%.*s` cannot start a name" },
};

struct finding *report_character(struct parser *p, struct span span, struct str s, enum character_place where, struct str hint)
{
	size_t at = 0;
	uint32_t code = utf8_next(s, &at);
	bool is_invisible = unicode_is_invisible(code);
	struct finding *f = is_invisible && code != '\r'
		? finding_add(p->found, SEVERITY_ERROR, "strange-character", span, CHARACTER_SENTENCES[where][AN_INVISIBLE], code)
		: finding_add(p->found, SEVERITY_ERROR, "strange-character", span, CHARACTER_SENTENCES[where][A_CHARACTER], STR_ARG(s));
	f->hint = is_invisible ? STR("remove it; it may have been copied from another program") : hint;
	return f;
}

void report_glued_comment(struct parser *p)
{
	add_mistake(p, "strange-character", (struct span){ p->ast->file, p->lexer.at, 1 }, "`#` is inside a word",
		STR("put a space before # to start a comment"));
}

void report_stray_comma(struct parser *p, struct span comma)
{
	add_mistake(p, "syntax", comma, "unexpected comma", STR("commas separate the names of a list: camille, marc"));
}

void report_cut_line(struct parser *p, struct span end)
{
	add_mistake(p, "syntax", end, "something is missing at the end of this line", STR("remove the comma, or write what comes after it"));
}
