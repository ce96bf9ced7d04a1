/* flow_layout_wasm.c — flows are laid out by Graphviz, which a WebAssembly module does not have. */
#include "cjm/flow.h"

enum flow_result flow_lay_out(struct flow_picture *p, struct buf *message)
{
	(void)p;
	buf_text(message, "the flow drawing needs Graphviz, which only the native program has");
	return FLOW_NO_LIBRARY;
}
