/* lexer.c — what the lexer's rules call, and the token that they found. */
#include "syntax/tokens.h"
#include "cjm/token.h"

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

struct str token_text(const struct parser *p)
{
	return str_slice(p->source->text, p->lexer.at, p->lexer.at + p->lexer.len);
}

struct span token_span(const struct parser *p)
{
	return (struct span){ p->ast->file, p->lexer.at, p->lexer.len };
}
