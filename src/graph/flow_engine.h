/* flow_engine.h — what lays out a graph: Graphviz's dot, from its library or from the host of the WebAssembly module. */
#ifndef CJM_GRAPH_FLOW_ENGINE_H
#define CJM_GRAPH_FLOW_ENGINE_H

#include "cjm/flow.h"

/* The graph is in the DOT language; its nodes are n0, n1 … and its edges have the ids e0, e1 … Adds a line for each of them, in any order, and one for the
 * whole, with the attributes that dot gives them: "graph TAB bb", "n0 TAB pos", "e0 TAB pos TAB lp", the last being empty where there is no label. An edge
 * without an id has no line. On a failure `message` gets one sentence. */
enum flow_result flow_engine_run(struct buf *graph, struct buf *places, struct buf *message);

#endif
