/* parse.c — reads a file: drives the generated lexer and parser (no one else knows of them). */
#include "syntax/build.h"
#include "syntax/hand_on.h"
#include "syntax/scanner.h"
#include "syntax/settle.h"
#include "syntax/tokens.h"
#include "cjm/memory.h"
#include "cjm/token.h"

#include "syntax/cjm.tab.h"

/* The grammar's token for a raw one, its value in arg; 0 for one that gives none. */
static int to_token(struct parser *p, enum raw_token raw, struct arg *arg)
{
	*arg = (struct arg){ .kind = ARG_WORD, .span = token_span(p), .text = token_text(p) };
	bool is_plain = raw >= RAW_TEXT || token_is_ascii(arg->text);
	if (!is_plain)
		arg->text = token_plain(&p->ast->arena, arg->text);
	switch (raw) {
	case RAW_NAME:
		if (!is_plain)
			token_check_name(p, arg);
		return WORD;
	case RAW_WORD: return WORD;
	case RAW_NUMBER: token_read_number(p, arg); return NUMBER;
	case RAW_PERCENT: token_read_percent(p, arg); return PERCENT;
	case RAW_DECIMAL_COMMA: token_read_decimal_comma(p, arg); return arg->kind == ARG_PERCENT ? PERCENT : NUMBER;
	case RAW_RANGE: token_read_range(p, arg); return RANGE;
	case RAW_DATE: token_read_date(p, arg); return DATE;
	case RAW_OTHER_DATE: token_read_other_date(p, arg); return DATE;
	case RAW_COMPARE: token_read_compare(arg); return COMPARE;
	case RAW_COLOR: arg->kind = ARG_COLOR; return COLOR;
	case RAW_COMMA: return COMMA;
	case RAW_STRANGE: token_read_strange(p); return 0;
	default: token_read_text(p, raw, arg); return TEXT;
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
	if (!unicode_is_blank(utf8_next(p->source->text, &before)))
		report_glued_comment(p);
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
	finding_add(p->found, SEVERITY_ERROR, "syntax", *span, "%s", message); /* bison's own: only memory exhausted */
}

void parse_report(struct parser *p, int token, struct span span)
{
	if (token == COMMA)
		report_stray_comma(p, span);
	else if (token == NEWLINE || token == END)
		report_cut_line(p, span);
	else
		report_no_word(p, span);
}

/* ---- from outside ---- */

struct ast *ast_parse(const struct sources *s, uint32_t file, struct findings *found)
{
	struct ast *a = memory_new(sizeof *a);
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
		memory_lacks();
	cjm_parse_parse(p);
	cjm_lex_lex_destroy(p->scanner);
	build_check_missing(p);
	settle_words(found, a);
	hand_on_all(a);
	ast_holds(s, a, found);
	return a;
}

void ast_free(struct ast *a)
{
	if (!a)
		return;
	arena_finish(&a->arena);
	memory_free(a);
}
