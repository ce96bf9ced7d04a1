/* advice_signs.c — what is to be done with a sign that means nothing where it stands: a bullet, brackets, a dash before a remark. */
#include "syntax/hints.h"
#include "cjm/unicode.h"

#include <string.h>

/* What stands there without a blank: "priya.png", an emoji. */
static struct str run_around(const struct parser *p, size_t at)
{
	struct str all = p->source->text;
	size_t begin = at, end = at;
	while (begin && !memchr(" \t\r\n,\"", all.at[begin - 1], 6))
		begin--;
	while (end < all.len && !memchr(" \t\r\n,\"#", all.at[end], 7))
		end++;
	return str_slice(all, begin, end);
}

static bool is_digit_at(const struct parser *p, size_t at)
{
	return at < p->source->text.len && p->source->text.at[at] >= '0' && p->source->text.at[at] <= '9';
}

/* "4/5" */
static struct str out_of(struct parser *p, const struct node *n, size_t slash)
{
	struct str before = n->arg_count ? n->args[n->arg_count - 1].text : (struct str){ 0 };
	struct ahead most = ahead_of(p, slash + p->lexer.len);
	if (n->kind != KIND_FEEL || most.kind != ARG_NUMBER || !before.len)
		return (struct str){ 0 };
	return str_fmt(hint_arena(p), "write feel %.*s here, and once at the top of the file: scale 1..%.*s", STR_ARG(before), STR_ARG(most.text));
}

bool begins_comment_elsewhere(const struct parser *p, size_t at)
{
	struct str all = p->source->text, rest = str_slice(all, at, all.len);
	bool is_apart = p->line_has_tokens && at && (all.at[at - 1] == ' ' || all.at[at - 1] == '\t');
	return is_apart && (str_starts(rest, "//") || str_starts(rest, "/*") || str_starts(rest, "-- "));
}

static struct str comment_meant(struct parser *p, size_t at)
{
	struct str text = str_slice(p->source->text, at, line_end(p->source->text, at));
	while (text.len && strchr("/;%*-", text.at[0]))
		text = str_slice(text, 1, text.len);
	text = str_trim(text);
	return text.len ? str_fmt(hint_arena(p), "comments start with #: # %.*s", STR_ARG(text)) : STR("comments start with #; to separate two parts, leave a line empty");
}

/* ---- brackets ---- */

/* `(source: interviews)`: a word that people write for a keyword, and its value. */
static struct str meant_in_brackets(struct parser *p, struct str inside)
{
	size_t colon = str_find(inside, ':');
	struct str value = str_trim(str_slice(inside, colon + 1, inside.len)), first = str_trim(str_slice(inside, 0, colon));
	const struct arg word = { .kind = ARG_WORD, .text = first, .span = { p->ast->file, (uint32_t)(inside.at - p->source->text.at), (uint32_t)first.len } };
	if (colon == inside.len || !value.len || !first.len)
		return (struct str){ 0 };
	enum statement_kind kind = word_meant(p, p->open, p->line.count, &word, false);
	return kind == KIND_NONE ? (struct str){ 0 } : str_fmt(hint_arena(p), "write: %s %.*s", statement_of(kind)->word, STR_ARG(value));
}

/* `pain "Slow" (high)`, `opportunity "Mend" (impact high)`: what stands in brackets has a meaning here without them. */
static struct str keyword_in_brackets(struct parser *p, struct str inside)
{
	size_t at = (size_t)(inside.at - p->source->text.at);
	struct ahead next = ahead_of(p, at);
	struct str first = next.kind == ARG_WORD ? str_slice(inside, 0, next.end - at) : (struct str){ 0 };
	const struct arg word = { .kind = ARG_WORD, .text = inside };
	struct str choice = { 0 }, meant = meant_in_brackets(p, inside);
	if (meant.len)
		return meant;
	for (int i = p->line.count - 1; i >= 0 && !choice.len; i--) {
		if (p->open[i]->kind != KIND_NONE && first.len && word_find(p, p->open[i]->kind, first) != KIND_NONE)
			return str_fmt(hint_arena(p), "leave out the brackets: %.*s", STR_ARG(inside));
		if (p->open[i]->kind != KIND_NONE && first.len && first.len == inside.len)
			choice = hint_with_choice(p, p->open[i], &word);
	}
	return choice.len ? str_fmt(hint_arena(p), "add its keyword: %.*s", STR_ARG(choice)) : choice;
}

/* `feel (-1)`: a number is none of the texts that go into quotes. */
static struct str in_brackets(struct parser *p, const struct node *n, size_t at)
{
	size_t begin = at + p->lexer.len, end = line_end(p->source->text, at);
	struct str rest = str_slice(p->source->text, begin, end), inside = str_trim(str_slice(rest, 0, str_find(rest, ')')));
	size_t close = begin + str_find(rest, ')');
	double number;
	if (n && !n->arg_count && number_read(inside, &number))
		return str_fmt(hint_arena(p), "write: %s %.*s", hint_word(n), STR_ARG(inside));
	struct str keyword = n && inside.len ? keyword_in_brackets(p, inside) : (struct str){ 0 };
	if (keyword.len)
		return keyword;
	struct str below = n ? with_paragraph_at(p, at, inside, close < end ? close + 1 : end) : (struct str){ 0 };
	return below.len ? below : str_fmt(hint_arena(p), "put text in double quotes: \"%.*s\"", STR_ARG(inside));
}

/* ‘Too slow’, up to the last such mark of the line: the others are apostrophes. */
static struct str in_single_marks(struct parser *p, size_t at)
{
	size_t begin = at + p->lexer.len, close = begin;
	struct str line = str_slice(p->source->text, 0, line_end(p->source->text, at));
	for (size_t i = begin; i < line.len; i++)
		if (str_starts(str_slice(line, i, line.len), "\xE2\x80\x99"))
			close = i;
	return close > begin ? str_fmt(hint_arena(p), "put text in double quotes: \"%.*s\"", STR_ARG(str_slice(line, begin, close))) : STR("put text in double quotes: \"…\"");
}

/* ---- bullets and dashes ---- */

static bool is_dash(struct str sign)
{
	return str_is(sign, "\xE2\x86\x92") || str_is(sign, "-") || str_is(sign, "\xE2\x80\x93") || str_is(sign, "\xE2\x80\x94") || str_is(sign, "\xE2\x80\x91") || str_is(sign, "\xE2\x80\x92");
}

/* What other programs put before each line of a list: a sign of any kind, apart from what follows. */
static bool is_list_mark(const struct parser *p, struct str sign)
{
	size_t at = p->lexer.at + p->lexer.len;
	struct str all = p->source->text;
	if (p->line_has_tokens || strchr("()[]{}|:;/", sign.at[0]))
		return false;
	return strchr("-*", sign.at[0]) || (at < all.len && unicode_is_blank(utf8_next(all, &at)) && !strchr("\r\n", all.at[at - 1]));
}

bool begins_list_of_prose(struct parser *p, struct str sign)
{
	struct ahead first = ahead_of(p, p->lexer.at + p->lexer.len);
	struct str word = str_slice(first.text, 0, str_find(first.text, ':')); /* "- Pain: …" */
	enum statement_kind kind;
	return is_list_mark(p, sign) && first.kind == ARG_WORD && !word_find_anywhere(str_lower(hint_arena(p), word), &kind) && !synonym_of(str_bare(hint_arena(p), word), 0);
}

struct span bullet_before_keyword(struct parser *p, struct str sign)
{
	struct ahead first = ahead_of(p, p->lexer.at + p->lexer.len);
	bool is_bullet = is_list_mark(p, sign) && !p->line_is_dropped && first.kind == ARG_WORD && first.text.len && !begins_list_of_prose(p, sign);
	return (struct span){ p->ast->file, p->lexer.at, is_bullet ? (uint32_t)first.at - p->lexer.at : 0 };
}

bool begins_numbered(const struct parser *p, struct span first)
{
	struct str all = p->source->text;
	size_t at = first.at;
	while (is_digit_at(p, at))
		at++;
	return at > first.at && at + 1 < all.len && strchr(".)", all.at[at]) && (all.at[at + 1] == ' ' || all.at[at + 1] == '\t');
}

/* `feel - 1`, `feel –1`, as word processors write it, and `feel + 1`: the sign of a number. */
static struct str signed_number(struct parser *p, const struct node *n, struct str sign)
{
	struct ahead number = ahead_of(p, p->lexer.at + p->lexer.len);
	const struct slot *first = n ? &statement_of(n->kind)->slots[0] : NULL;
	bool is_sign = is_dash(sign) || str_is(sign, "+"), takes = first && !n->arg_count && first->type && slot_takes(first->type, ARG_NUMBER);
	if (!is_sign || !takes || number.kind != ARG_NUMBER || !number.text.len || number.text.at[0] < '0' || number.text.at[0] > '9')
		return (struct str){ 0 };
	struct str whole = str_fmt(hint_arena(p), "%s%.*s", str_is(sign, "+") ? "+" : "-", STR_ARG(number.text));
	return str_fmt(hint_arena(p), "write: %s %.*s", hint_word(n), STR_ARG(whole));
}

/* `feel -1 : "lost"`, `pain "Slow" - very slow`, `pain "Slow" - severity high` */
static struct str what_is_behind(struct parser *p, const struct node *n)
{
	size_t sign = p->lexer.at, behind = sign + p->lexer.len;
	struct ahead first = ahead_of(p, behind);
	bool is_value = first.text.len && first.kind != ARG_WORD && first.kind != ARG_TEXT && slot_for(n, first.kind) >= 0; /* `metric nps : 32` */
	if (keyword_follows(p, behind) || is_value)
		return STR("remove it");
	struct str text = with_text_behind(p, n, sign, behind);
	return text.len ? text : with_paragraph_behind(p, sign, behind);
}

/* `feel ++`: how much that is, nobody knows. */
static struct str feeling_in_signs(struct parser *p, const struct node *n)
{
	struct str run = run_around(p, p->lexer.at);
	for (size_t i = 0; i < run.len; i++)
		if (!strchr("+-", run.at[i]))
			return (struct str){ 0 };
	return n && n->kind == KIND_FEEL && !n->arg_count ? hint_such_as(p, n) : (struct str){ 0 };
}

/* A colon, a dash or another sign between a statement and what is said of it. */
static struct str hint_for_joint(struct parser *p, const struct node *n, struct str sign)
{
	struct str number = signed_number(p, n, sign);
	if (number.len)
		return number;
	struct str signs = feeling_in_signs(p, n);
	if (signs.len)
		return signs;
	struct str whole = n && !n->arg_count && (is_dash(sign) || str_is(sign, ":")) ? without_sign(p, n->kind, p->lexer.at + p->lexer.len) : (struct str){ 0 };
	if (whole.len)
		return whole;
	struct str behind = n && n->arg_count && (is_dash(sign) || str_is(sign, ":")) ? what_is_behind(p, n) : (struct str){ 0 };
	if (behind.len)
		return behind;
	if (strchr(":{}-*|", sign.at[0]) || is_dash(sign))
		return STR("no colons, dashes or braces: write a keyword and a text in quotes, and indent what goes under it by two spaces");
	return (struct str){ 0 };
}

/* `pain "Slow"; "Dear"`: two of them. */
static struct str another_text(struct parser *p, const struct node *n)
{
	struct ahead next = ahead_of(p, p->lexer.at + p->lexer.len);
	const struct arg *last = n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	if (!last || last->kind != ARG_TEXT || next.kind != ARG_TEXT || statement_of(n->kind)->slots[last->slot].type != SLOT_TEXT || !statement_of(n->kind)->is_many)
		return (struct str){ 0 };
	struct str line = str_fmt(hint_arena(p), "%s %.*s", hint_word(n), STR_ARG(next.text));
	p->told_until = (uint32_t)next.end;
	return str_fmt(hint_arena(p), "write a second line: %.*s", STR_ARG(line));
}

/* `feel -2😡`: what stands before the sign was read, and is none of the text. */
static struct str text_at_value(struct parser *p, const struct node *n, struct str run)
{
	const struct arg *last = n && n->arg_count ? &n->args[n->arg_count - 1] : NULL;
	size_t end = (size_t)(run.at - p->source->text.at) + run.len;
	if (!last || last->span.at + last->span.len != p->lexer.at || last->kind == ARG_WORD || slot_for(n, ARG_TEXT) < 0)
		return (struct str){ 0 };
	struct str value = str_slice(p->source->text, n->word.at, p->lexer.at), text = str_slice(p->source->text, p->lexer.at, end);
	struct str line = str_fmt(hint_arena(p), "%.*s \"%.*s\"", STR_ARG(value), STR_ARG(text));
	return str_fmt(hint_arena(p), "write: %.*s", STR_ARG(line));
}

struct str hint_for_strange(struct parser *p, struct str sign)
{
	size_t at = p->lexer.at;
	const struct node *n = p->line_has_tokens && p->line.count ? p->open[p->line.count - 1] : NULL;
	struct str time = n ? time_meant(p, n, sign) : (struct str){ 0 };
	if (time.len)
		return time;
	struct str date = n && str_is(sign, "/") ? month_behind_year(p, n) : (struct str){ 0 };
	if (date.len)
		return date;
	bool between = n && n->arg_count && n->args[n->arg_count - 1].kind == ARG_NUMBER && is_digit_at(p, ahead_of(p, at + p->lexer.len).at);
	struct str meant = !between ? (struct str){ 0 } : str_is(sign, "/") ? out_of(p, n, at) : range_meant(p, n, n->args[n->arg_count - 1].text, at);
	if (meant.len)
		return meant;
	if (between && str_is(sign, "/"))
		return STR("write the number alone and set the range on the metric: range 1..5");
	if (p->line_is_dropped || begins_comment_elsewhere(p, at))
		return comment_meant(p, at);
	if (sign.at[0] == '(')
		return in_brackets(p, n, at);
	if (str_is(sign, "\xE2\x80\x98"))
		return in_single_marks(p, at);
	if (sign.at[0] == '\'' || sign.at[0] == '`' || str_is(sign, "\xE2\x80\x99"))
		return STR("put text in double quotes: \"…\"");
	if (is_list_mark(p, sign))
		return STR("start the line with its keyword, without a bullet; indent what goes under it by two spaces");
	struct str another = n && (sign.at[0] == ';' || sign.at[0] == '/') ? another_text(p, n) : (struct str){ 0 };
	if (another.len)
		return another;
	struct str joint = str_slice(p->source->text, at, at + p->lexer.len), list = n ? list_meant(p, n, joint) : (struct str){ 0 };
	p->skipping |= list.len && sign.at[0] == ';'; /* the next of the list is reported with it */
	if (list.len)
		return list;
	if (n && is_list_of_one(p, n, joint))
		return one_more_meant(p, n, ahead_of(p, at + p->lexer.len).text);
	struct str joined = hint_for_joint(p, n, sign);
	if (joined.len)
		return joined;
	if (sign.at[0] == ';')
		return STR("a statement ends at the end of its line; remove this");
	if (n && n->arg_count && (strchr(".!?", sign.at[0]) || str_is(sign, "\xE2\x80\xA6")) && !ahead_of(p, at + p->lexer.len).text.len)
		return STR("remove it"); /* what ends a sentence, and no statement */
	if (n && !n->arg_count && statement_of(n->kind)->slots[0].type == SLOT_CHOICE)
		return hint_one_of(p, statement_of(n->kind)->slots[0].detail); /* `impact +++` */
	struct str run = run_around(p, at);
	size_t begin = (size_t)(run.at - p->source->text.at);
	struct str below = n && begin == at ? with_paragraph_at(p, at, run, at + run.len) : (struct str){ 0 };
	struct str apart = text_at_value(p, n, run);
	return below.len ? below : apart.len ? apart : str_fmt(hint_arena(p), "put text in double quotes: \"%.*s\"", STR_ARG(run));
}
