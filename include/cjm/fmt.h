/* fmt.h — the one layout of a file: the same statements, comments and thoughts, settled. docs/format.md tells the rules. */
#ifndef CJM_FMT_H
#define CJM_FMT_H

#include "cjm/ast.h"

enum { FMT_COLUMNS = 100 }; /* what may stand on one line goes on one line up to here */

/* Writes the file that `a` was parsed from, laid out anew. It must have been parsed without a mistake: what the tree does not
 * hold would be lost. Nothing that the map means changes, every comment is kept, and formatting the result gives the same. */
void ast_format(const struct sources *s, const struct ast *a, struct buf *out);

/* Text between straight quotes, as the language reads it back: quotes, backslashes and control characters are escaped, but
 * for bidirectional controls, which no text may hold. */
void fmt_quote(struct buf *out, struct str text);

#endif
