/* dot_write.c — a graph of libcgraph as text. libcgraph's own agwrite asks each subgraph for each node, which is quadratic in the
 * number of stages; this walk writes each object where it is met first, with names and values quoted by libcgraph. */
#include "graph/writer.h"

struct dot_walk {
	const struct cgraph_lib *lib;
	Agraph_t *root;
	struct buf *out;
	struct arena *arena;
	struct names written; /* nodes, by name */
};

static void indent(struct dot_walk *w, int depth)
{
	for (int i = 0; i < depth; i++)
		buf_char(w->out, '\t');
}

static void put_quoted(struct dot_walk *w, char *text)
{
	cgraph_lib_quote(w->lib, text, w->out);
}

/* What follows between two attributes, and in front of the first. */
static void put_attribute(struct dot_walk *w, const char *before, int depth, int count, Agsym_t *symbol, char *value)
{
	if (count) {
		buf_text(w->out, ",\n");
		indent(w, depth + 1);
	} else {
		buf_text(w->out, before);
	}
	put_quoted(w, symbol->name);
	buf_char(w->out, '=');
	put_quoted(w, value);
}

/* "graph [a=b, …];" of a graph or a cluster, whose values differ from those around it; "node [a=b, …];" what all nodes begin with. */
static void put_defaults(struct dot_walk *w, Agraph_t *graph, int kind, const char *before, int depth)
{
	int count = 0;
	for (Agsym_t *s = w->lib->agnxtattr(w->root, kind, NULL); s; s = w->lib->agnxtattr(w->root, kind, s)) {
		char *value = kind == AGRAPH ? w->lib->agxget(graph, s) : s->defval;
		if (!*value || (graph != w->root && value == w->lib->agxget(w->root, s)))
			continue;
		if (!count)
			indent(w, depth);
		put_attribute(w, before, depth, count++, s, value);
	}
	if (!count)
		return;
	buf_char(w->out, '\n');
	indent(w, depth);
	buf_text(w->out, "];\n");
}

/* " [a=b, …];" of a node or a way: what differs from what all begin with. */
static void put_values(struct dot_walk *w, void *object, int kind, int depth)
{
	int count = 0;
	for (Agsym_t *s = w->lib->agnxtattr(w->root, kind, NULL); s; s = w->lib->agnxtattr(w->root, kind, s)) {
		char *value = w->lib->agxget(object, s);
		if (value != s->defval)
			put_attribute(w, "\t[", depth, count++, s, value);
	}
	buf_text(w->out, count ? "];\n" : ";\n");
}

static void put_node(struct dot_walk *w, Agnode_t *node, int depth)
{
	char *name = w->lib->agnameof(node);
	if (names_add(&w->written, str_of(name), node))
		return;
	indent(w, depth);
	put_quoted(w, name);
	put_values(w, node, AGNODE, depth);
}

static void put_inside(struct dot_walk *w, Agraph_t *graph, int depth)
{
	put_defaults(w, graph, AGRAPH, "graph [", depth);
	if (graph == w->root) {
		put_defaults(w, graph, AGNODE, "node [", depth);
		put_defaults(w, graph, AGEDGE, "edge [", depth);
	}
	for (Agraph_t *sub = w->lib->agfstsubg(graph); sub; sub = w->lib->agnxtsubg(sub)) {
		indent(w, depth);
		buf_text(w->out, "subgraph ");
		put_quoted(w, w->lib->agnameof(sub));
		buf_text(w->out, " {\n");
		put_inside(w, sub, depth + 1);
		indent(w, depth);
		buf_text(w->out, "}\n");
	}
	for (Agnode_t *node = w->lib->agfstnode(graph); node; node = w->lib->agnxtnode(graph, node))
		put_node(w, node, depth);
}

void graph_write(const struct cgraph_lib *lib, Agraph_t *graph, struct arena *arena, struct buf *out)
{
	struct dot_walk w = { .lib = lib, .root = graph, .out = out, .arena = arena };
	names_init(&w.written, arena);
	buf_text(out, "digraph ");
	put_quoted(&w, lib->agnameof(graph));
	buf_text(out, " {\n");
	put_inside(&w, graph, 1);
	for (Agnode_t *node = lib->agfstnode(graph); node; node = lib->agnxtnode(graph, node))
		for (Agedge_t *way = lib->agfstout(graph, node); way; way = lib->agnxtout(graph, way)) {
			buf_char(out, '\t');
			put_quoted(&w, lib->agnameof(node));
			buf_text(out, " -> ");
			put_quoted(&w, lib->agnameof(AGHEAD(way)));
			put_values(&w, way, AGEDGE, 1);
		}
	buf_text(out, "}\n");
}
