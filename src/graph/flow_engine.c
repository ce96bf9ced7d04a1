/* flow_engine.c — has libgvc lay out a graph. */
#include "graph/flow_engine.h"

#include "cjm/memory.h"
#include "graph/graphviz_lib.h"

static const char *value_of(const struct gvc_lib *lib, void *object, const char *name)
{
	const char *value = lib->agget(object, (char *)name);
	return value ? value : "";
}

static void put_places(const struct gvc_lib *lib, Agraph_t *graph, struct buf *places)
{
	buf_fmt(places, "graph\t%s\n", value_of(lib, graph, "bb"));
	for (Agnode_t *node = lib->agfstnode(graph); node; node = lib->agnxtnode(graph, node)) {
		buf_fmt(places, "%s\t%s\n", lib->agnameof(node), value_of(lib, node, "pos"));
		for (Agedge_t *edge = lib->agfstout(graph, node); edge; edge = lib->agnxtout(graph, edge))
			if (*value_of(lib, edge, "id"))
				buf_fmt(places, "%s\t%s\t%s\n", value_of(lib, edge, "id"), value_of(lib, edge, "pos"), value_of(lib, edge, "lp"));
	}
}

struct engine_run {
	const struct gvc_lib *lib;
	GVC_t *context;
	Agraph_t *graph;
	bool is_laid_out;
};

static void end_run(void *run)
{
	const struct engine_run *r = run;
	if (r->is_laid_out)
		r->lib->gvFreeLayout(r->context, r->graph);
	if (r->graph)
		r->lib->agclose(r->graph);
	r->lib->gvFreeContext(r->context);
}

enum flow_result flow_engine_run(struct buf *graph, struct buf *places, struct buf *message)
{
	struct gvc_lib lib;
	if (!gvc_lib_load(&lib, message))
		return FLOW_NO_LIBRARY;
	GVC_t *context = gvc_lib_context(&lib);
	buf_char(graph, 0);
	if (!context)
		memory_lacks();
	struct engine_run run = { .lib = &lib, .context = context, .graph = lib.agmemread(graph->at) };
	struct memory_guard guard = { .undo = end_run, .context = &run };
	memory_guard(&guard);
	bool fine = run.is_laid_out = run.graph && lib.gvLayout(context, run.graph, "dot") == 0;
	if (fine) {
		lib.attach_attrs(run.graph);
		put_places(&lib, run.graph, places);
	}
	memory_unguard(&guard);
	end_run(&run);
	if (!fine)
		buf_text(message, "Graphviz could not lay out the flow; its dot plugin may be missing (in Debian and Ubuntu: apt install graphviz)");
	return fine ? FLOW_DONE : FLOW_FAILED;
}
