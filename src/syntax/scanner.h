/* scanner.h — what flex makes of grammar/cjm.l, as parse.c calls it. The scanner includes it too, so the compiler holds the two together. */
#ifndef CJM_SYNTAX_SCANNER_H
#define CJM_SYNTAX_SCANNER_H

#include "syntax/lexer.h"

int cjm_lex_lex_init_extra(struct lexer *extra, void **scanner);
int cjm_lex_lex_destroy(void *scanner);
struct yy_buffer_state *cjm_lex__scan_bytes(const char *bytes, int len, void *scanner);
enum raw_token cjm_lex_next(void *scanner);

#endif
