/* graphviz_lib.c — opens Graphviz's libraries and finds their functions. Nothing here is linked. */
#include "graph/graphviz_lib.h"

#include <dlfcn.h>

static void *open_library(const char *file, const char *what, const char *package, struct buf *message)
{
	void *opened = dlopen(file, RTLD_LAZY | RTLD_LOCAL);
	if (!opened)
		buf_fmt(message, "%s needs Graphviz, and %s is not installed (in Debian and Ubuntu: apt install %s).", what, file, package);
	return opened;
}

/* POSIX has dlsym give an object's pointer; this is the one way to make it a function's that no compiler objects to. */
static bool find_function(void *library, const char *name, void **function, struct buf *message)
{
	*function = dlsym(library, name);
	if (!*function)
		buf_fmt(message, "The installed Graphviz is another version than this program knows: it has no %s.", name);
	return *function;
}

/* Errors come back as results; the text stays readable through aglasterr. */
static int keep_quiet(char *text)
{
	(void)text;
	return 0;
}

bool cgraph_lib_load(struct cgraph_lib *lib, struct buf *message)
{
	void *opened = open_library("libcgraph.so.6", "A DOT file", "libcgraph6", message);
	if (!opened)
		return false;
#define CGRAPH(name) \
	if (!find_function(opened, #name, (void **)&lib->name, message)) \
		return false;
#include "graph/graphviz_lib.def"
	lib->agseterrf(keep_quiet);
	return true;
}

bool gvc_lib_load(struct gvc_lib *lib, struct buf *message)
{
	void *opened = open_library("libgvc.so.6", "The flow drawing", "libgvc6", message);
	if (!opened)
		return false;
#define GVC(name) \
	if (!find_function(opened, #name, (void **)&lib->name, message)) \
		return false;
#include "graph/graphviz_lib.def"
	return true;
}
