/* embed_wasm.c — there are no fonts whose characters could be brought. */
#include "cjm/fonts.h"
#include "cjm/said.h"

enum embed_result fonts_embed(struct embedding *e)
{
	buf_said(&e->message, "--embed-fonts needs the fonts of a system: only the native program has them");
	return EMBED_NO_LIBRARY;
}

void embedding_finish(struct embedding *e)
{
	buf_finish(&e->css);
	buf_finish(&e->names);
	buf_finish(&e->refused);
	buf_finish(&e->message);
}
