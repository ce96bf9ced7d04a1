/* graphviz_lib.c — opens libgvc. */
#include "graph/graphviz_lib.h"
#include "cjm/library.h"

static const struct library GVC_LIBRARY = { "the flow drawing needs Graphviz", "Graphviz", "libgvc6", { "libgvc.so.6" } };

/* Errors come back as results; the text stays readable through aglasterr. */
static int keep_quiet(char *text)
{
	(void)text;
	return 0;
}

bool gvc_lib_load(struct gvc_lib *lib, struct buf *message)
{
	static const char *const NAMES[] = {
#define GVC(name) #name,
#include "graph/graphviz_lib.def"
	};
	if (!LIBRARY_LOAD(&GVC_LIBRARY, NAMES, lib, message))
		return false;
	lib->agseterrf(keep_quiet);
	return true;
}

/* Not in its header, though other programs use it: the folder of its plugins. */
struct folder_lib {
	char *(*gvconfig_libdir)(GVC_t *context);
};

static gvplugin_library_t *dot_plugin(GVC_t *context)
{
	static const char *const NAMES[] = { "gvconfig_libdir" };
	struct folder_lib lib = { 0 };
	struct buf file = { 0 }, why = { 0 };
	const char *folder = LIBRARY_LOAD(&GVC_LIBRARY, NAMES, &lib, &why) ? lib.gvconfig_libdir(context) : NULL;
	buf_fmt(&file, "%s/libgvplugin_dot_layout.so.6", folder ? folder : "");
	struct library dot = { "the flow drawing needs Graphviz", "Graphviz", "graphviz", { file.at } };
	void *plugin = NULL, *opened = folder ? library_open(&dot, &why) : NULL;
	if (opened && !library_find(opened, &dot, "gvplugin_dot_layout_LTX_library", &plugin, &why))
		plugin = NULL;
	buf_finish(&file);
	buf_finish(&why);
	return plugin;
}

GVC_t *gvc_lib_context(const struct gvc_lib *lib)
{
	GVC_t *context = lib->gvContextPlugins(NULL, 0);
	gvplugin_library_t *dot = context ? dot_plugin(context) : NULL;
	if (dot) {
		lib->gvAddLibrary(context, dot);
		return context;
	}
	if (context)
		lib->gvFreeContext(context);
	return lib->gvContext();
}
