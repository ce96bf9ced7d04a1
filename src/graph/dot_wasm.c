/* dot_wasm.c — graphs are written by Graphviz, which a WebAssembly module does not have. */
#include "cjm/graph.h"

enum graph_result graph_dot(const struct map *m, const struct journey *j, struct graph_options options, struct buf *out, struct buf *message)
{
	(void)m, (void)j, (void)options, (void)out;
	buf_text(message, "a DOT file needs Graphviz, which only the native program has");
	return GRAPH_NO_LIBRARY;
}
