/* flow_layout.c — gives boxes and arrows to Graphviz's dot and reads the places back.
 *
 * Ranks are ours: all boxes of a rank are held in one column, so that stages follow each other as they do in every other
 * drawing; dot orders the boxes within a column and leads the arrows around them. Sizes are fixed and labels are empty tables
 * of their size, so no font of this machine has a say. One point of Graphviz is one pixel here. */
#include "cjm/flow.h"

#include "graph/graphviz_lib.h"

struct engine {
	struct cgraph_lib graphs;
	struct gvc_lib layouts;
	GVC_t *context;
	Agraph_t *graph;
	Agnode_t **nodes; /* one a box */
	Agedge_t **edges; /* one an arrow */
	struct flow_picture *picture;
};

/* ---- how much it is ---- */

enum { TANGLED = 20000 };

static size_t rank_count(const struct flow_picture *p)
{
	size_t count = 0;
	for (size_t i = 0; i < p->box_count; i++)
		count = p->boxes[i].rank + 1 > count ? p->boxes[i].rank + 1 : count;
	return count;
}

static size_t reach_of(const struct flow_picture *p, const struct flow_arrow *a)
{
	size_t from = p->boxes[a->from].rank, to = p->boxes[a->to].rank;
	return from > to ? from - to : to - from;
}

static double tangle_of(const struct flow_picture *p, size_t *longest)
{
	double tangle = 0, labels = 1;
	*longest = 0;
	for (size_t i = 0; i < p->arrow_count; i++)
		labels = p->arrows[i].label_width > 0 ? 2 : labels; /* dot doubles all ranks to make room for one */
	for (size_t i = 0; i < p->arrow_count; i++) {
		double reach = (double)reach_of(p, &p->arrows[i]) * labels;
		tangle += reach * reach;
		*longest = reach_of(p, &p->arrows[i]) > *longest ? reach_of(p, &p->arrows[i]) : *longest;
	}
	return tangle;
}

/* ---- what is given to it ---- */

static void set_attribute(struct engine *e, void *object, const char *name, struct str value)
{
	e->graphs.agsafeset(object, (char *)name, str_terminated(e->picture->arena, value), (char *)"");
}

static struct str number_text(struct engine *e, double n)
{
	struct buf b = { 0 };
	buf_number(&b, n, 4);
	struct str s = buf_take(&b, e->picture->arena);
	buf_finish(&b);
	return s;
}

static void set_defaults(struct engine *e)
{
	static const char *const DEFAULTS[][3] = {
		{ "g", "rankdir", "LR" }, { "g", "splines", "spline" }, { "g", "rank", "" }, { "n", "shape", "box" }, { "n", "fixedsize", "true" },
		{ "n", "label", "" }, { "e", "label", "" }, { "e", "style", "" }, { "e", "constraint", "true" }, { "e", "tailport", "" },
		{ "e", "headport", "" }, { "e", "arrowsize", "0.8" }, { "e", "weight", "1" },
	};
	for (size_t i = 0; i < sizeof DEFAULTS / sizeof *DEFAULTS; i++) {
		int kind = DEFAULTS[i][0][0] == 'g' ? AGRAPH : DEFAULTS[i][0][0] == 'n' ? AGNODE : AGEDGE;
		e->graphs.agattr(e->graph, kind, (char *)DEFAULTS[i][1], (char *)DEFAULTS[i][2]);
	}
	size_t longest;
	if (tangle_of(e->picture, &longest) > TANGLED)
		e->graphs.agattr(e->graph, AGRAPH, (char *)"nslimit", (char *)"2"); /* straightening stops before it is perfect */
	set_attribute(e, e->graph, "nodesep", number_text(e, e->picture->box_gap / 72));
	set_attribute(e, e->graph, "ranksep", number_text(e, e->picture->rank_gap / 72));
}

static void add_boxes(struct engine *e)
{
	struct flow_picture *p = e->picture;
	for (size_t i = 0; i < p->box_count; i++) {
		e->nodes[i] = e->graphs.agnode(e->graph, NULL, 1);
		set_attribute(e, e->nodes[i], "width", number_text(e, p->boxes[i].width / 72));
		set_attribute(e, e->nodes[i], "height", number_text(e, p->boxes[i].height / 72));
	}
}

static void hold_ranks(struct engine *e)
{
	struct flow_picture *p = e->picture;
	size_t ranks = rank_count(p);
	Agraph_t **columns = arena_alloc(p->arena, (ranks + 1) * sizeof *columns);
	for (size_t i = 0; i < p->box_count; i++) {
		Agraph_t **column = &columns[p->boxes[i].rank];
		if (!*column) {
			*column = e->graphs.agsubg(e->graph, NULL, 1);
			set_attribute(e, *column, "rank", STR("same"));
		}
		e->graphs.agsubnode(*column, e->nodes[i], 1);
	}
}

/* An empty table: the one label whose size Graphviz takes from us. */
static char *label_of(struct engine *e, const struct flow_arrow *a)
{
	struct str table = str_fmt(e->picture->arena,
		"<TABLE FIXEDSIZE=\"TRUE\" WIDTH=\"%d\" HEIGHT=\"%d\" BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR><TD></TD></TR></TABLE>",
		(int)a->label_width + 1, (int)a->label_height + 1);
	return e->graphs.agstrdup_html(e->graph, (char *)table.at);
}

static bool goes_on(const struct flow_picture *p, const struct flow_arrow *a)
{
	return p->boxes[a->to].rank > p->boxes[a->from].rank;
}

static void add_arrow(struct engine *e, size_t index)
{
	const struct flow_arrow *a = &e->picture->arrows[index];
	Agedge_t *edge = e->edges[index] = e->graphs.agedge(e->graph, e->nodes[a->from], e->nodes[a->to], NULL, 1);
	if (a->label_width > 0)
		e->graphs.agset(edge, (char *)"label", label_of(e, a));
	if (goes_on(e->picture, a)) {
		set_attribute(e, edge, "tailport", STR("e"));
		set_attribute(e, edge, "headport", STR("w"));
		set_attribute(e, edge, "weight", number_text(e, 1 + (double)(int)(a->pull * 8)));
	} else {
		set_attribute(e, edge, "constraint", STR("false"));
	}
}

/* Two neighbouring ranks that no arrow joins are joined by one that is not seen. */
static void join_ranks(struct engine *e)
{
	struct flow_picture *p = e->picture;
	size_t ranks = rank_count(p);
	bool *joined = arena_alloc(p->arena, (ranks + 1) * sizeof *joined);
	Agnode_t **first = arena_alloc(p->arena, (ranks + 1) * sizeof *first);
	for (size_t i = 0; i < p->arrow_count; i++) {
		const struct flow_arrow *a = &p->arrows[i];
		joined[p->boxes[a->from].rank] |= p->boxes[a->to].rank == p->boxes[a->from].rank + 1;
	}
	for (size_t i = p->box_count; i-- > 0;)
		first[p->boxes[i].rank] = e->nodes[i];
	for (size_t rank = 0; rank + 1 < ranks; rank++)
		if (!joined[rank] && first[rank] && first[rank + 1])
			set_attribute(e, e->graphs.agedge(e->graph, first[rank], first[rank + 1], NULL, 1), "style", STR("invis"));
}

static void build_graph(struct engine *e)
{
	struct flow_picture *p = e->picture;
	e->nodes = arena_alloc(p->arena, (p->box_count + 1) * sizeof *e->nodes);
	e->edges = arena_alloc(p->arena, (p->arrow_count + 1) * sizeof *e->edges);
	set_defaults(e);
	add_boxes(e);
	hold_ranks(e);
	for (size_t i = 0; i < p->arrow_count; i++)
		add_arrow(e, i);
	join_ranks(e);
}

/* ---- what it gives back ---- */

static struct str next_word(struct str *s, char end)
{
	size_t to = str_find(*s, end);
	struct str word = str_slice(*s, 0, to);
	*s = str_slice(*s, to + 1, s->len);
	return word;
}

/* "12.5,40", y up. */
static bool read_spot(const struct flow_picture *p, struct str s, struct flow_spot *spot)
{
	struct str x = next_word(&s, ',');
	bool fine = number_read_scaled(x, &spot->x) && number_read_scaled(s, &spot->y);
	spot->y = p->height - spot->y;
	return fine;
}

static bool read_extent(struct engine *e)
{
	struct str bb = str_of(e->graphs.agget(e->graph, (char *)"bb"));
	double numbers[4];
	for (int i = 0; i < 4; i++)
		if (!number_read_scaled(next_word(&bb, ','), &numbers[i]))
			return false;
	e->picture->width = numbers[2];
	e->picture->height = numbers[3];
	return true;
}

/* From side to side, for an arrow that dot could not lead. */
static void lead_straight(struct flow_picture *p, struct flow_arrow *a)
{
	const struct flow_box *from = &p->boxes[a->from], *to = &p->boxes[a->to];
	double side = from->middle.x <= to->middle.x ? 1 : -1;
	struct flow_spot start = { from->middle.x + side * from->width / 2, from->middle.y }, end = { to->middle.x - side * (to->width / 2 + FLOW_TIP), to->middle.y };
	double middle = (start.x + end.x) / 2;
	a->points = arena_alloc(p->arena, 4 * sizeof *a->points);
	a->points[0] = start;
	a->points[1] = (struct flow_spot){ middle, start.y };
	a->points[2] = (struct flow_spot){ middle, end.y };
	a->points[3] = end;
	a->point_count = 4;
	a->tip = (struct flow_spot){ to->middle.x - side * to->width / 2, to->middle.y };
	a->label = (struct flow_spot){ middle, (start.y + end.y) / 2 };
}

/* "e,tip start control control end …"; false where there is none. */
static bool read_arrow(struct engine *e, struct flow_arrow *a, Agedge_t *edge)
{
	struct flow_picture *p = e->picture;
	struct str pos = str_of(e->graphs.agget(edge, (char *)"pos")), lp = str_of(e->graphs.agget(edge, (char *)"lp"));
	VEC(struct flow_spot) points = { 0 };
	bool has_tip = false, fine = true;
	while (pos.len && fine) {
		struct str word = next_word(&pos, ' ');
		struct flow_spot spot;
		bool is_tip = str_starts(word, "e,");
		fine = read_spot(p, is_tip ? str_slice(word, 2, word.len) : word, &spot);
		if (is_tip) {
			a->tip = spot;
			has_tip = true;
		} else {
			VEC_PUSH(p->arena, &points, spot);
		}
	}
	a->points = points.at;
	a->point_count = points.len;
	if (a->label_width > 0)
		fine = fine && read_spot(p, lp, &a->label);
	return fine && has_tip && points.len >= 4 && points.len % 3 == 1;
}

static bool read_back(struct engine *e)
{
	struct flow_picture *p = e->picture;
	e->layouts.attach_attrs(e->graph);
	bool fine = read_extent(e);
	for (size_t i = 0; i < p->box_count && fine; i++)
		fine = read_spot(p, str_of(e->graphs.agget(e->nodes[i], (char *)"pos")), &p->boxes[i].middle);
	for (size_t i = 0; i < p->arrow_count && fine; i++)
		if (!read_arrow(e, &p->arrows[i], e->edges[i]))
			lead_straight(p, &p->arrows[i]);
	return fine;
}

/* ---- the whole ---- */

static bool is_too_large(const struct flow_picture *p, struct buf *message)
{
	size_t longest, ranks = rank_count(p);
	double tangle = tangle_of(p, &longest);
	if (p->box_count > FLOW_MOST_BOXES)
		buf_fmt(message, "the flow is too large to draw: it has %zu steps (at most %d)", p->box_count, FLOW_MOST_BOXES);
	else if (ranks > FLOW_MOST_RANKS)
		buf_fmt(message, "the flow is too large to draw: it has %zu steps in a row (at most %d)", ranks, FLOW_MOST_RANKS);
	else if (p->arrow_count > FLOW_MOST_ARROWS)
		buf_fmt(message, "the flow is too large to draw: it has %zu connections (at most %d)", p->arrow_count, FLOW_MOST_ARROWS);
	else if (tangle > FLOW_MOST_TANGLE)
		buf_fmt(message, "the flow is too tangled to draw: too many connections skip too many steps, the longest skips %zu", longest);
	return message->len > 0;
}

static bool lay_out(struct engine *e)
{
	Agdesc_t directed = { .directed = 1, .maingraph = 1 };
	e->context = gvc_lib_context(&e->layouts);
	e->graph = e->graphs.agopen((char *)"flow", directed, NULL);
	if (!e->context || !e->graph)
		return false;
	build_graph(e);
	bool fine = e->layouts.gvLayout(e->context, e->graph, "dot") == 0;
	if (fine) {
		fine = read_back(e);
		e->layouts.gvFreeLayout(e->context, e->graph);
	}
	e->graphs.agclose(e->graph);
	e->layouts.gvFreeContext(e->context);
	return fine;
}

enum flow_result flow_lay_out(struct flow_picture *p, struct buf *message)
{
	struct engine e = { .picture = p };
	if (is_too_large(p, message))
		return FLOW_TOO_LARGE;
	if (!gvc_lib_load(&e.layouts, message) || !cgraph_lib_load(&e.graphs, message))
		return FLOW_NO_LIBRARY;
	if (lay_out(&e))
		return FLOW_DONE;
	buf_text(message, "Graphviz could not lay out the flow; its dot plugin may be missing (in Debian and Ubuntu: apt install graphviz)");
	return FLOW_FAILED;
}
