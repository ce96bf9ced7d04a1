/* graphviz_lib.h — libcgraph and libgvc, loaded when a graph is asked for and not before.
 *
 * libcgraph alone is small, quick and clean; libgvc brings plugins, leaks by design and is only for layouts. Both keep state
 * of their own (attribute defaults of no graph, the error handler), so neither is for two threads at once. What to know:
 * - agattr and friends take char *, and keep a copy: a cast of a literal is safe.
 * - agattr(NULL, …) would change every later graph of the process: always give the graph.
 * - a text that begins with `<` and came through agstrdup_html is HTML; through agset, agattr and agsafeset it never is.
 * - libcgraph reads labels with escapes (\N, \G, \l …) only in libgvc: double an author's backslash before setting it.
 * - positions are best read as text ("pos", "bb") after attach_attrs: the structs behind the ND_ macros change between versions. */
#ifndef CJM_GRAPH_GRAPHVIZ_LIB_H
#define CJM_GRAPH_GRAPHVIZ_LIB_H

#include <gvc.h>

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
#include "graph/graphviz_lib.def"
};

struct gvc_lib {
#define GVC(name) __typeof__(name) *name;
#include "graph/graphviz_lib.def"
};

/* False, and one sentence in the message, when it is not installed. What was loaded stays loaded. Graphviz's own words go to
 * no stream from then on: aglasterr has the latest. */
bool cgraph_lib_load(struct cgraph_lib *lib, struct buf *message);
bool gvc_lib_load(struct gvc_lib *lib, struct buf *message);
/* A context with no plugin but the one that lays out by ranks, where that is found beside Graphviz's others; else with all of them, which loads the font system.
 * NULL where Graphviz gives none. */
GVC_t *gvc_lib_context(const struct gvc_lib *lib);

#endif
