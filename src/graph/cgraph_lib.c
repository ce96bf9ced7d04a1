/* cgraph_lib.c — opens libcgraph. */
#include "graph/cgraph_lib.h"
#include "cjm/library.h"

static const struct library CGRAPH_LIBRARY = { "a DOT file needs Graphviz", "Graphviz", "libcgraph6", { "libcgraph.so.6" } };

/* Errors come back as results; the text stays readable through aglasterr. */
static int keep_quiet(char *text)
{
	(void)text;
	return 0;
}

bool cgraph_lib_load(struct cgraph_lib *lib, struct buf *message)
{
	static const char *const NAMES[] = {
#define CGRAPH(name) #name,
#include "graph/cgraph_lib.def"
	};
	if (!LIBRARY_LOAD(&CGRAPH_LIBRARY, NAMES, lib, message))
		return false;
	lib->agseterrf(keep_quiet);
	return true;
}

void cgraph_lib_quote(const struct cgraph_lib *lib, char *text, struct buf *out)
{
	buf_text(out, lib->agcanonStr(text));
}
