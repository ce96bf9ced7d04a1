/* cgraph_lib.h — libcgraph, which holds graphs, loaded when a graph is asked for and not before. It alone is small, quick and clean. It keeps state of its own (the
 * error handler), so it is not for two threads at once. What to know:
 * - agattr and friends take char *, and keep a copy: a cast of a literal is safe.
 * - agattr(NULL, …) would change every later graph of the process: always give the graph.
 * - a text that begins with `<` and came through agstrdup_html is HTML; through agset, agattr and agsafeset it never is.
 * - labels with escapes (\N, \G, \l …) are read only by libgvc: double an author's backslash before setting it. */
#ifndef CJM_GRAPH_CGRAPH_LIB_H
#define CJM_GRAPH_CGRAPH_LIB_H

#include <cgraph.h>

/* What Graphviz's headers define for themselves must not reach this program's own words. */
#undef MIN
#undef MAX
#undef TRUE
#undef FALSE
#undef NOT
#undef ABS
#undef AVG
#undef SGN
#undef CMP
#undef SQR
#undef LEN
#undef LEN2
#undef DIST
#undef DIST2
#undef POINTS
#undef ROUND
#undef RADIANS
#undef DEGREES
#undef BETWEEN
#undef INSIDE
#undef OVERLAP
#undef CONTAINS

#include "cjm/base.h"

struct cgraph_lib {
#define CGRAPH(name) __typeof__(name) *name;
#include "graph/cgraph_lib.def"
};

/* False, and one sentence in the message, when it is not installed. What was loaded stays loaded. Graphviz's own words go to
 * no stream from then on: aglasterr has the latest. */
bool cgraph_lib_load(struct cgraph_lib *lib, struct buf *message);
/* Adds the text as the DOT language has it: in quotes where it must be, and a long one broken into lines. */
void cgraph_lib_quote(const struct cgraph_lib *lib, char *text, struct buf *out);

#endif
