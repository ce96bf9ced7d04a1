/* token.h — tokens as input methods write them, read as what they are: full-width forms, digits of any script, the quotation
 * marks of many languages; and which names are names. */
#ifndef CJM_TOKEN_H
#define CJM_TOKEN_H

#include "cjm/unicode.h"

bool token_is_ascii(struct str token);
/* A token that is no text, with ASCII for what only looks otherwise (１２％ ٣ −1 ａ，) and letters composed; itself where it is so. */
struct str token_plain(struct arena *a, struct str token);

uint32_t token_plain_code(uint32_t code); /* the same of one character */
/* Where a comment begins in what the lexer took for one, behind its blanks: at # or ＃. */
size_t token_find_hash(struct str comment);

/* What closes the text that begins a string: ” for “; NULL where none begins. Straight single quotes begin none. */
const char *token_closing_mark(struct str s);
/* Whether a text begins at once or after blanks. */
bool token_text_follows(struct str s);
/* Whether nothing is to be read in a text: blanks and what isn't seen. */
bool token_is_empty(struct str text);

/* The first character of a name that is no letter, mark, digit, - or _, or that begins none; its place and length in *fault. */
bool token_has_fault(struct str name, uint32_t *code, struct str *fault);

/* Columns of an indentation: a tab goes on to the next multiple of 8, an ideographic blank has two. */
int token_columns(struct str indentation);
/* An indentation with single blanks for others: an ideographic one is two. Itself where it has none. */
struct str token_plain_indentation(struct arena *a, struct str indentation);

#endif
