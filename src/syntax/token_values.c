/* token_values.c — numbers, percentages, ranges, dates and signs of comparison, as they are written. */
#include "syntax/tokens.h"
#include "cjm/token.h"

#include <string.h>

/* Reads a number, also with a comma that was told already. */
static double number_of(struct parser *p, struct str s)
{
	size_t comma = str_find(s, ',');
	struct str pointed = comma == s.len ? s
		: str_fmt(&p->ast->arena, "%.*s.%.*s", STR_ARG(str_slice(s, 0, comma)), STR_ARG(str_slice(s, comma + 1, s.len)));
	double number = 0;
	if (!number_read(pointed, &number))
		report_long_number(p);
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

/* The length of "1,000,000" or "1,000.50": what cannot be a fraction. 0 for what can be one. */
static size_t comma_thousands_at(struct str s)
{
	size_t at = s.len && strchr("+-", s.at[0]) ? 1 : 0, digits = digits_at(s, at), groups = 0;
	for (at += digits; at < s.len && s.at[at] == ',' && digits_at(s, at + 1) == 3; groups++)
		at += 4;
	size_t fraction = at + 1 < s.len && s.at[at] == '.' ? digits_at(s, at + 1) : 0;
	return digits > 3 || !groups || (groups == 1 && !fraction) ? 0 : at + (fraction ? 1 + fraction : 0);
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
	report_number_with_blanks(p, arg, money ? sign : (struct str){ 0 });
}

/* From the number on. */
static struct str rest_from(struct parser *p, const struct arg *arg)
{
	struct str rest = str_slice(p->source->text, p->lexer.at, p->source->text.len);
	return arg->text.len == p->lexer.len ? rest : token_plain(&p->ast->arena, str_slice(rest, 0, str_find(rest, '\n'))); /* in other signs than ASCII: what follows may be, too */
}

static void take_comma_thousands(struct parser *p, struct arg *arg, struct str written)
{
	struct buf digits = { 0 };
	for (size_t i = 0; i < written.len; i++)
		if (written.at[i] != ',')
			buf_char(&digits, written.at[i]);
	arg->text = buf_take(&digits, &p->ast->arena);
	buf_finish(&digits);
	arg->kind = ARG_NUMBER;
	arg->number = number_of(p, arg->text);
	arg->span.len = source_length(p, written);
	p->taken_until = p->lexer.at + arg->span.len;
	report_number_with_commas(p, arg);
}

void token_read_number(struct parser *p, struct arg *arg)
{
	struct str rest = rest_from(p, arg);
	size_t thousands = thousands_at(rest);
	if (thousands)
		take_thousands(p, arg, rest, thousands);
	arg->kind = ARG_NUMBER;
	arg->number = number_of(p, arg->text);
}

void token_read_percent(struct parser *p, struct arg *arg)
{
	struct str s = str_slice(arg->text, 0, arg->text.len - 1);
	while (s.len && (unsigned char)s.at[s.len - 1] != '\0' && !(s.at[s.len - 1] >= '0' && s.at[s.len - 1] <= '9'))
		s.len--;
	arg->kind = ARG_PERCENT;
	arg->number = number_of(p, s);
}

void token_read_decimal_comma(struct parser *p, struct arg *arg)
{
	struct str rest = rest_from(p, arg);
	size_t thousands = comma_thousands_at(rest);
	if (thousands) {
		take_comma_thousands(p, arg, str_slice(rest, 0, thousands));
		return;
	}
	report_decimal_comma(p, arg->text);
	if (str_ends(arg->text, "%"))
		token_read_percent(p, arg);
	else
		token_read_number(p, arg);
}

void token_read_range(struct parser *p, struct arg *arg)
{
	size_t dots = 0;
	while (strncmp(arg->text.at + dots, "..", 2) != 0)
		dots++;
	arg->kind = ARG_RANGE;
	arg->number = number_of(p, str_slice(arg->text, 0, dots));
	arg->high = number_of(p, str_slice(arg->text, dots + 2, arg->text.len));
	if (arg->number >= arg->high)
		report_empty_range(p, arg->text, dots, arg->number > arg->high);
}

void token_read_date(struct parser *p, struct arg *arg)
{
	arg->kind = ARG_DATE;
	if (!date_read(arg->text, &arg->date))
		report_no_such_date(p, arg->text);
}

void token_read_other_date(struct parser *p, struct arg *arg)
{
	report_other_date(p, arg->text);
	arg->kind = ARG_DATE;
}

/* One sign for two, as typographers set it and as Japanese input methods do: U+2264 to U+2267. */
void token_read_compare(struct arg *arg)
{
	arg->kind = ARG_COMPARE;
	if (!token_is_ascii(arg->text))
		arg->text = arg->text.at[2] % 2 ? STR(">=") : STR("<=");
}
