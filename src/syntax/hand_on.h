/* hand_on.h — a reason's source that holds for what the reason explains, too. */
#ifndef CJM_SYNTAX_HAND_ON_H
#define CJM_SYNTAX_HAND_ON_H

#include "cjm/ast.h"

/* Adds what reasons hand on, behind what stands in the explained, marked is_handed_on. */
void hand_on_all(struct ast *a);
bool hand_on_is_claim(enum statement_kind kind); /* from, assumed, predicted, internal */
/* Whether the reason, put on the line of what it explains, would say something of that. */
bool hand_on_would(const struct node *reason, const struct node *explained);

#endif
