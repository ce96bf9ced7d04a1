/* grammar.h — between the tools that write documents. */
#ifndef CJM_TOOLS_GRAMMAR_H
#define CJM_TOOLS_GRAMMAR_H

#include "cjm/all.h"

/* The productions of every statement, as a fenced block of Markdown. */
void add_grammar(struct buf *out);

#endif
