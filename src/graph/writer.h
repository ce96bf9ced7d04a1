/* writer.h — a graph of libcgraph that is written into a buffer, the same bytes each time. */
#ifndef CJM_GRAPH_WRITER_H
#define CJM_GRAPH_WRITER_H

#include "graph/cgraph_lib.h"

struct graph_writer {
	Agdisc_t disc; /* first: what libcgraph gives back is this */
	Agiddisc_t id;
	const struct cgraph_lib *lib;
	Agraph_t *graph;
	struct arena *arena;
	struct names known[AGEDGE + 1]; /* by kind of object: name → its place in `named` */
	VEC(char *) named;              /* by number - 1; NULL for what has no name */
	bool is_asked;                  /* libcgraph is between a call of ours and one of this writer */
};

/* An empty directed graph, to be filled, written by graph_write and closed by agclose while the writer, which the caller holds, is
 * still there. NULL when there is no memory. */
Agraph_t *graph_writer_open(struct graph_writer *w, const struct cgraph_lib *lib, struct arena *arena, char *name);
/* The graph in the DOT language, as agwrite writes it but in linear time. A cluster does not repeat what the graph around it says.
 * What it needs meanwhile is taken from the arena. */
void graph_write(const struct cgraph_lib *lib, Agraph_t *graph, struct arena *arena, struct buf *out);

#endif
