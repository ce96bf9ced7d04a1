/* cgraph_lib_wasm.c — what writing DOT needs of libcgraph, for the WebAssembly module: a graph with its clusters and nodes in the order in which they are made,
 * the edges of a node in that of their heads, and attributes in that of their names. Texts are kept once for each graph, so that equal ones have one address. */
#include "graph/cgraph_lib.h"

#include <string.h>
#include <strings.h>

enum { LINE_MOST = 128 }; /* libcgraph breaks longer texts */

struct kept_symbol {
	Agsym_t symbol; /* first; its id is a place in `values` */
	struct kept_symbol *next;
};

struct kept_values { /* by the id of their symbol; NULL: as the symbol says */
	char **at;
	size_t count;
};

struct kept_graph {
	Agraph_t graph; /* first, as in those below */
	char *name;
	struct kept_values values;
	struct kept_graph *first, *last, *next; /* clusters in it, and the one behind it */
	VEC(struct kept_node *) nodes;
	struct kept_whole *whole;
};

struct kept_node {
	Agnode_t node;
	char *name;
	struct kept_values values;
	size_t index; /* in the whole graph */
	struct kept_edge *out; /* the first of them */
};

struct kept_edge {
	Agedgepair_t pair;
	struct kept_values values;
	struct kept_edge *next; /* of the same tail */
};

struct kept_whole { /* what belongs to the graph around all */
	struct kept_graph graph;
	struct arena arena;
	struct names texts, nodes, graphs;
	struct kept_symbol *symbols[AGEDGE + 1]; /* by kind, in order */
	size_t symbol_count;
};

static struct kept_whole *whole_of(void *object)
{
	struct kept_graph *g = object;
	if (AGTYPE(object) == AGNODE)
		g = (struct kept_graph *)((struct kept_node *)object)->node.root;
	else if (AGTYPE(object) == AGEDGE)
		g = (struct kept_graph *)AGTAIL((Agedge_t *)object)->root;
	return g->whole;
}

static struct kept_values *values_of(void *object)
{
	return AGTYPE(object) == AGNODE ? &((struct kept_node *)object)->values : AGTYPE(object) == AGEDGE ? &((struct kept_edge *)object)->values : &((struct kept_graph *)object)->values;
}

static char *keep_text(struct kept_whole *w, const char *text)
{
	char *kept = names_find(&w->texts, str_of(text));
	if (!kept) {
		kept = str_terminated(&w->arena, str_of(text));
		names_add(&w->texts, str_of(kept), kept);
	}
	return kept;
}

static char *text_kept(Agraph_t *graph, char *text) { return keep_text(whole_of(graph), text); }

/* ---- attributes ---- */

static struct kept_symbol *find_symbol(struct kept_whole *w, int kind, const char *name)
{
	for (struct kept_symbol *s = w->symbols[kind]; s; s = s->next)
		if (strcmp(s->symbol.name, name) == 0)
			return s;
	return NULL;
}

static char *value_of(void *object, Agsym_t *symbol)
{
	struct kept_values *v = values_of(object);
	size_t id = (size_t)symbol->id;
	return id < v->count && v->at[id] ? v->at[id] : symbol->defval;
}

static void set_value(void *object, Agsym_t *symbol, char *value)
{
	struct kept_whole *w = whole_of(object);
	struct kept_values *v = values_of(object);
	size_t id = (size_t)symbol->id;
	if (id >= v->count) {
		v->at = arena_grow(&w->arena, v->at, v->count * sizeof *v->at, 2 * (id + 1) * sizeof *v->at);
		v->count = 2 * (id + 1);
	}
	v->at[id] = keep_text(w, value);
}

static struct kept_symbol *add_symbol(struct kept_whole *w, int kind, const char *name, const char *value)
{
	struct kept_symbol **at = &w->symbols[kind], *s = ARENA_NEW(&w->arena, struct kept_symbol);
	while (*at && strcmp((*at)->symbol.name, name) < 0)
		at = &(*at)->next;
	s->symbol = (Agsym_t){ .name = keep_text(w, name), .defval = keep_text(w, value), .id = (int)w->symbol_count++, .kind = (unsigned char)kind };
	s->next = *at;
	*at = s;
	return s;
}

static Agsym_t *attribute_declared(Agraph_t *graph, int kind, char *name, char *value)
{
	struct kept_whole *w = whole_of(graph);
	struct kept_symbol *s = find_symbol(w, kind, name);
	if (!s && value)
		s = add_symbol(w, kind, name, value);
	return s ? &s->symbol : NULL;
}

static int value_set(void *object, char *name, char *value, char *fallback)
{
	struct kept_whole *w = whole_of(object);
	struct kept_symbol *s = find_symbol(w, AGTYPE(object), name);
	set_value(object, s ? &s->symbol : &add_symbol(w, AGTYPE(object), name, fallback)->symbol, value);
	return 0;
}

static Agsym_t *next_attribute(Agraph_t *graph, int kind, Agsym_t *symbol)
{
	struct kept_symbol *s = symbol ? ((struct kept_symbol *)symbol)->next : whole_of(graph)->symbols[kind];
	return s ? &s->symbol : NULL;
}

/* ---- graphs ---- */

static Agraph_t *graph_opened(char *name, Agdesc_t desc, Agdisc_t *disc)
{
	(void)disc; /* it numbers names: here nothing is ordered by numbers */
	struct arena arena = { 0 };
	struct kept_whole *w = ARENA_NEW(&arena, struct kept_whole);
	w->arena = arena;
	names_init(&w->texts, &w->arena);
	names_init(&w->nodes, &w->arena);
	names_init(&w->graphs, &w->arena);
	w->graph.whole = w;
	w->graph.graph.desc = desc;
	w->graph.graph.root = &w->graph.graph;
	w->graph.name = keep_text(w, name);
	return &w->graph.graph;
}

static int graph_closed(Agraph_t *graph)
{
	struct kept_whole *w = whole_of(graph);
	struct arena arena = w->arena;
	arena_finish(&arena);
	return 0;
}

/* It begins with what the graph around it says by then. */
static void inherit_values(struct kept_graph *g, struct kept_graph *around)
{
	struct kept_whole *w = g->whole;
	for (struct kept_symbol *s = w->symbols[AGRAPH]; s; s = s->next)
		set_value(&g->graph, &s->symbol, value_of(&around->graph, &s->symbol));
}

static Agraph_t *graph_inside(Agraph_t *graph, char *name, int create)
{
	struct kept_graph *around = (struct kept_graph *)graph, *g = names_find(&around->whole->graphs, str_of(name));
	if (g || !create)
		return g ? &g->graph : NULL;
	g = ARENA_NEW(&around->whole->arena, struct kept_graph);
	g->whole = around->whole;
	g->name = keep_text(g->whole, name);
	g->graph.parent = graph;
	g->graph.root = graph->root;
	names_add(&g->whole->graphs, str_of(g->name), g);
	*(around->last ? &around->last->next : &around->first) = g;
	around->last = g;
	inherit_values(g, around);
	return &g->graph;
}

static Agraph_t *first_inside(Agraph_t *graph) { return (Agraph_t *)((struct kept_graph *)graph)->first; }
static Agraph_t *next_inside(Agraph_t *graph) { return (Agraph_t *)((struct kept_graph *)graph)->next; }

/* ---- nodes and edges ---- */

static Agnode_t *node_made(Agraph_t *graph, char *name, int create)
{
	struct kept_whole *w = whole_of(graph);
	struct kept_node *n = names_find(&w->nodes, str_of(name));
	if (n || !create)
		return n ? &n->node : NULL;
	n = ARENA_NEW(&w->arena, struct kept_node);
	n->node.base.tag.objtype = AGNODE;
	n->node.root = graph->root;
	n->name = keep_text(w, name);
	n->index = w->graph.nodes.len;
	names_add(&w->nodes, str_of(n->name), n);
	for (Agraph_t *g = graph; g; g = g->parent)
		VEC_PUSH(&w->arena, &((struct kept_graph *)g)->nodes, n);
	return &n->node;
}

/* The first of a graph's nodes from this one of the whole on. */
static Agnode_t *node_from(Agraph_t *graph, size_t index)
{
	struct kept_graph *g = (struct kept_graph *)graph;
	size_t low = 0, high = g->nodes.len;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (g->nodes.at[middle]->index < index)
			low = middle + 1;
		else
			high = middle;
	}
	return low < g->nodes.len ? &g->nodes.at[low]->node : NULL;
}

static Agnode_t *first_node(Agraph_t *graph) { return node_from(graph, 0); }
static Agnode_t *next_node(Agraph_t *graph, Agnode_t *node) { return node_from(graph, ((struct kept_node *)node)->index + 1); }

static Agedge_t *edge_made(Agraph_t *graph, Agnode_t *tail, Agnode_t *head, char *name, int create)
{
	(void)name, (void)create; /* without a name each is another */
	struct kept_whole *w = whole_of(graph);
	struct kept_edge **at = &((struct kept_node *)tail)->out, *e = ARENA_NEW(&w->arena, struct kept_edge);
	e->pair.out.base.tag.objtype = AGOUTEDGE;
	e->pair.in.base.tag.objtype = AGINEDGE;
	e->pair.out.node = head;
	e->pair.in.node = tail;
	while (*at && ((struct kept_node *)(*at)->pair.out.node)->index <= ((struct kept_node *)head)->index) /* in the order of their heads */
		at = &(*at)->next;
	e->next = *at;
	*at = e;
	return &e->pair.out;
}

static Agedge_t *first_edge(Agraph_t *graph, Agnode_t *node) { return (void)graph, (Agedge_t *)((struct kept_node *)node)->out; }
static Agedge_t *next_edge(Agraph_t *graph, Agedge_t *edge) { return (void)graph, (Agedge_t *)((struct kept_edge *)edge)->next; }

/* ---- texts ---- */

static char *name_of(void *object)
{
	return AGTYPE(object) == AGNODE ? ((struct kept_node *)object)->name : ((struct kept_graph *)object)->name;
}

static bool is_word_sign(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Two points, or a minus sign within it, are no number. */
static bool is_number(const char *text)
{
	size_t points = 0, len = strlen(text);
	for (size_t i = *text == '-'; i < len; i++) {
		points += text[i] == '.';
		if ((text[i] != '.' && !is_digit(text[i])) || points > 1)
			return false;
	}
	return len > 1 || is_digit(*text);
}

static bool is_word(const char *text)
{
	static const char *const KEYWORDS[] = { "node", "edge", "strict", "graph", "digraph", "subgraph" };
	size_t len = strlen(text);
	for (size_t i = 0; i < sizeof KEYWORDS / sizeof *KEYWORDS; i++)
		if (strcasecmp(text, KEYWORDS[i]) == 0)
			return false;
	for (size_t i = 0; i < len; i++)
		if (!is_word_sign(text[i]))
			return false;
	return len && !is_digit(*text);
}

static bool is_of_word(char c) { return (is_word_sign(c) && c != '_') || c == '.' || c == '-'; }

/* A long line breaks before a word, but not after a backslash. */
static void put_quoted(struct buf *b, const char *text)
{
	buf_char(b, '"');
	for (size_t i = 0, count = 1; text[i]; i++, count++) {
		if (text[i] == '"')
			buf_char(b, '\\');
		buf_char(b, text[i]);
		if (count >= LINE_MOST && !is_of_word(text[i]) && text[i] != '\\' && is_of_word(text[i + 1])) {
			buf_text(b, "\\\n");
			count = 0;
		}
	}
	buf_char(b, '"');
}

void cgraph_lib_quote(const struct cgraph_lib *lib, char *text, struct buf *out)
{
	(void)lib;
	if (is_word(text) || is_number(text))
		buf_text(out, text);
	else
		put_quoted(out, text);
}

/* ---- as a library ---- */

bool cgraph_lib_load(struct cgraph_lib *lib, struct buf *message)
{
	(void)message;
	*lib = (struct cgraph_lib){
		.agattr = attribute_declared, .agclose = graph_closed, .agedge = edge_made, .agfstnode = first_node, .agfstout = first_edge, .agfstsubg = first_inside,
		.agnameof = name_of, .agnode = node_made, .agnxtattr = next_attribute, .agnxtnode = next_node, .agnxtout = next_edge, .agnxtsubg = next_inside, .agopen = graph_opened,
		.agsafeset = value_set, .agstrdup = text_kept, .agsubg = graph_inside, .agxget = value_of,
	};
	return true;
}
