/* preview_wasm.c — a server for browsers, which the WebAssembly module cannot be. */
#include "cli/cli.h"

int run_preview(const struct options *o)
{
	(void)o;
	return world_error("the preview needs the program cjm; the WebAssembly module cannot wait for a browser");
}
