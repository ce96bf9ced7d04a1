/* lexer.h — what grammar/cjm.l gives and keeps: raw tokens and where it stands in the text. */
#ifndef CJM_SYNTAX_LEXER_H
#define CJM_SYNTAX_LEXER_H

#include <stdbool.h>
#include <stdint.h>

enum raw_token {
	RAW_END, RAW_BLANK_LINE, RAW_INDENTATION, RAW_NEWLINE, RAW_COMMENT, RAW_COLOR, RAW_WORD, RAW_NAME, RAW_NUMBER, RAW_PERCENT,
	RAW_DECIMAL_COMMA, RAW_RANGE, RAW_DATE, RAW_OTHER_DATE, RAW_COMPARE, RAW_COMMA, RAW_STRANGE, RAW_TEXT, RAW_TEXT_OPEN, RAW_TEXT_SINGLE,
	RAW_TEXT_MARKS, RAW_TEXT_MARKS_OPEN,
};

struct lexer {
	uint32_t at, len;       /* of the token given last */
	uint32_t end;           /* where the next one begins */
	bool color_may_follow;  /* the statement being read takes colours, so '#' need not begin a comment */
};

void lexer_advance(struct lexer *l, uint32_t len);
void lexer_retreat(struct lexer *l, uint32_t len);
/* Whether what looks like a comment is a colour: its length, 0 for a comment. */
uint32_t lexer_color_length(const struct lexer *l, const char *text, uint32_t len);

#endif
