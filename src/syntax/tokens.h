/* tokens.h — between driving the lexer (parse.c), reading what it found (token_texts.c, token_values.c, token_strange.c) and wording what
 * is wrong with that (token_mistakes.c). */
#ifndef CJM_SYNTAX_TOKENS_H
#define CJM_SYNTAX_TOKENS_H

#include "syntax/parser.h"

/* The token that the lexer gave last, as it is written (lexer.c). */
struct str token_text(const struct parser *p);
struct span token_span(const struct parser *p);

/* ---- its value, into `arg`, whose text and place are set; what is wrong with it is told ---- */

void token_read_text(struct parser *p, enum raw_token raw, struct arg *arg);
void token_read_number(struct parser *p, struct arg *arg);
void token_read_percent(struct parser *p, struct arg *arg);
void token_read_decimal_comma(struct parser *p, struct arg *arg); /* a number or a percentage */
void token_read_range(struct parser *p, struct arg *arg);
void token_read_date(struct parser *p, struct arg *arg);
void token_read_other_date(struct parser *p, struct arg *arg);
void token_read_compare(struct arg *arg);
void token_check_name(struct parser *p, const struct arg *arg);
void token_read_strange(struct parser *p); /* it has no value */

/* ---- what is wrong with it (token_mistakes.c) ---- */

void report_bad_escape(struct parser *p, struct span span, const uint32_t *code); /* of the character that it stands for; NULL: it stands for none */
void report_open_text(struct parser *p, const char *close);
void report_inner_quote(struct parser *p, struct span quote);
void report_single_quotes(struct parser *p, struct str inside, bool is_whole); /* else only its author knows where it ends */
void report_empty_text(struct parser *p);
void report_long_number(struct parser *p);
void report_number_with_blanks(struct parser *p, const struct arg *number, struct str money); /* its text is the number without them */
void report_number_with_commas(struct parser *p, const struct arg *number);
void report_decimal_comma(struct parser *p, struct str number);
void report_empty_range(struct parser *p, struct str range, size_t dots, bool is_reversed); /* `dots`: where they begin */
void report_no_such_date(struct parser *p, struct str written);
void report_other_date(struct parser *p, struct str written);
/* Of a character that isn't seen, its number, and another hint. */
enum character_place { CHARACTER_HERE, CHARACTER_IN_NAME, CHARACTER_FIRST };
struct finding *report_character(struct parser *p, struct span span, struct str s, enum character_place where, struct str hint);
void report_glued_comment(struct parser *p);
void report_stray_comma(struct parser *p, struct span comma);
void report_cut_line(struct parser *p, struct span end);

#endif
