/* graphviz_lib.c — opens Graphviz's libraries. */
#include "graph/graphviz_lib.h"
#include "cjm/library.h"

static const struct library CGRAPH_LIBRARY = { "a DOT file needs Graphviz", "Graphviz", "libcgraph6", { "libcgraph.so.6" } };
static const struct library GVC_LIBRARY = { "the flow drawing needs Graphviz", "Graphviz", "libgvc6", { "libgvc.so.6" } };

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
#include "graph/graphviz_lib.def"
	};
	if (!LIBRARY_LOAD(&CGRAPH_LIBRARY, NAMES, lib, message))
		return false;
	lib->agseterrf(keep_quiet);
	return true;
}

bool gvc_lib_load(struct gvc_lib *lib, struct buf *message)
{
	static const char *const NAMES[] = {
#define GVC(name) #name,
#include "graph/graphviz_lib.def"
	};
	return LIBRARY_LOAD(&GVC_LIBRARY, NAMES, lib, message);
}
