/* feature_wasm.c — what the module has is known when it is made. */
#include "cli/cli.h"

void feature_lacks(const struct feature *f, struct buf *why)
{
	if (!f->in_module)
		buf_text(why, "only the native program has it");
}
