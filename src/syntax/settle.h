/* settle.h — other forms of a choice become its word. */
#ifndef CJM_SYNTAX_SETTLE_H
#define CJM_SYNTAX_SETTLE_H

#include "cjm/ast.h"

/* Tells words that are no longer written so. */
void settle_words(struct findings *found, struct ast *a);

#endif
