/* flow_engine_wasm.c — has the host of the WebAssembly module lay out a graph: JavaScript has Graphviz, too. */
#include "cjm/said.h"
#include "graph/flow_engine.h"

#include <stdlib.h>

#include "cjm/host.h"

enum flow_result flow_engine_run(struct buf *graph, struct buf *places, struct buf *message)
{
	struct host_bytes given = { 0 };
	buf_char(graph, 0);
	int trouble = host_lay_out(graph->at, &given);
	if (trouble == HOST_NONE)
		buf_said(message, "the flow drawing needs Graphviz, which the npm package @hpcc-js/wasm-graphviz has");
	else if (!trouble)
		buf_add(places, given.at, given.len);
	else
		buf_said(message, "Graphviz could not lay out the flow");
	free(given.at);
	return trouble == HOST_NONE ? FLOW_NO_LIBRARY : trouble ? FLOW_FAILED : FLOW_DONE;
}
