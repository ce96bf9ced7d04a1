/* graphviz_lib.h — libgvc, which lays graphs out, loaded when a layout is asked for and not before. It brings plugins, leaks by design, and keeps state of its own,
 * so it is not for two threads at once. Positions are best read as text ("pos", "bb") after attach_attrs: the structs behind the ND_ macros change between versions. */
#ifndef CJM_GRAPH_GRAPHVIZ_LIB_H
#define CJM_GRAPH_GRAPHVIZ_LIB_H

#include <gvc.h>

#include "graph/cgraph_lib.h" /* which forgets what Graphviz's headers define for themselves */

struct gvc_lib {
#define GVC(name) __typeof__(name) *name;
#include "graph/graphviz_lib.def"
};

/* False, and one sentence in the message, when it is not installed. What was loaded stays loaded. Graphviz's own words go to
 * no stream from then on: aglasterr has the latest. */
bool gvc_lib_load(struct gvc_lib *lib, struct buf *message);
/* A context with no plugin but the one that lays out by ranks, where that is found beside Graphviz's others; else with all of them, which loads the font system.
 * NULL where Graphviz gives none. */
GVC_t *gvc_lib_context(const struct gvc_lib *lib);

#endif
