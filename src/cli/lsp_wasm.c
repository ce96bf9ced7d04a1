/* lsp_wasm.c — the language server on standard streams, which the WebAssembly module has not. */
#include "cli/cli.h"

int run_lsp(const struct options *o)
{
	(void)o;
	return world_error("the language server needs the program cjm; the WebAssembly module has no streams to wait for");
}
