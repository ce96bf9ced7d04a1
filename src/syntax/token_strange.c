/* token_strange.c — characters that mean nothing where they stand: in a name, and by themselves. */
#include "syntax/advice.h"
#include "syntax/tokens.h"
#include "cjm/token.h"

#include <string.h>

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
void token_check_name(struct parser *p, const struct arg *arg)
{
	uint32_t code;
	struct str fault;
	if (p->line_is_strange || !token_has_fault(arg->text, &code, &fault))
		return;
	p->line_is_strange = true;
	report_character(p, span_in_token(p, code), fault, unicode_is_word(code) ? CHARACTER_FIRST : CHARACTER_IN_NAME,
		STR("names have letters, digits, - and _, and start with a letter; put everything else in double quotes: \"…\""));
}

/* `pain: Too many steps`: the prose is the text that it needs, and was told with the colon. */
static void take_behind_colon(struct parser *p, struct node *n)
{
	struct ahead first = ahead_of(p, p->lexer.at + 1);
	int text = n->arg_count && p->told_until > first.at ? slot_for(n, ARG_TEXT) : -1;
	if (text >= 0) { /* `stage before : In the shop` */
		const struct arg prose = { .kind = ARG_TEXT, .span = { p->ast->file, (uint32_t)first.at, p->told_until - (uint32_t)first.at }, .text = str_slice(p->source->text, first.at, p->told_until) };
		build_push(p, n, &prose, text);
	}
	if (n->arg_count || !prose_follows(p, n->kind, p->lexer.at + 1) || build_text_slot(n) < 0)
		return;
	const struct arg begin = { .kind = ARG_WORD, .span = { p->ast->file, (uint32_t)first.at, (uint32_t)first.text.len } };
	build_take_prose(p, n, &begin);
	p->skipping = true;
	n->is_guess = n->args[0].kind == ARG_TEXT && statement_of(n->kind)->slots[0].type == SLOT_NAME && !statement_of(n->kind)->slots[0].is_optional; /* the hint gives it a name */
}

/* One is told for a line. A colon is then left out; behind another sign, what follows belongs to it until a known
 * word comes. A line that begins like another language's comment is left alone. */
void token_read_strange(struct parser *p)
{
	struct str s = token_plain(&p->ast->arena, token_text(p)), rest = str_slice(p->source->text, p->lexer.at, p->source->text.len);
	bool is_comment = begins_comment_elsewhere(p, p->lexer.at);
	if (is_comment)
		p->told_until = (uint32_t)line_end(p->source->text, p->lexer.at);
	if (p->line_is_strange || (p->skipping && p->line_has_tokens)) /* "?" of prose that was told */
		return;
	p->line_is_strange = true;
	if (p->line_has_tokens && p->line.count && report_two_units(p, p->open[p->line.count - 1]))
		return;
	p->line_is_dropped = !p->line_has_tokens && (strchr("/;%", s.at[0]) || str_starts(rest, "--") || str_starts(rest, "**"));
	struct finding *f = report_character(p, token_span(p), token_text(p), CHARACTER_HERE, (struct str){ 0 });
	if (!f->hint.len)
		f->hint = hint_for_strange(p, s);
	struct span bullet = bullet_before_keyword(p, s);
	if (bullet.len)
		finding_add_fix(p->found, f, bullet, (struct str){ "", 0 });
	p->line_is_dropped |= begins_list_of_prose(p, s);
	if (str_starts(f->hint, said("write: ")) && str_is(s, ":"))
		take_behind_colon(p, p->open[p->line.count - 1]);
	if (p->line_has_tokens && !strchr(":;", s.at[0]) && p->line.count) {
		struct node *n = p->open[p->line.count - 1];
		p->skipping = true;
		n->is_guess |= !is_comment;
		if (n->arg_count && n->args[n->arg_count - 1].kind == ARG_NUMBER && str_is(s, "/")) /* "4/5": of which scale is not said */
			n->arg_count--;
	}
}
