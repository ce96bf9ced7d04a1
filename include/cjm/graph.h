/* graph.h — a journey as a graph: steps and the ways on from each. For seeing where people really go. */
#ifndef CJM_GRAPH_H
#define CJM_GRAPH_H

#include "cjm/locale.h"
#include "cjm/paths.h"

enum graph_result {
	GRAPH_OK,
	GRAPH_NO_LIBRARY, /* libcgraph is not installed */
};

struct graph_options {
	struct str language; /* of the graph's own words; the map's where empty */
};

/* The journey in the DOT language, written by libcgraph (loaded at that moment): a node a step, a cluster a stage, an edge a
 * way. Names and ids are those of the model, so that a second graph of the same map differs only in what changed. Texts are
 * written with Graphviz's escapes undone, so that every tool shows the author's own words; in attributes as in labels a
 * backslash is doubled and a line feed is \n. docs/report.md lists the attributes. On a failure `message` gets one sentence. */
enum graph_result graph_dot(const struct map *m, const struct journey *j, struct graph_options options, struct buf *out, struct buf *message);

#endif
