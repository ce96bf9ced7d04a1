/* flow_layout.c — has Graphviz's dot lay out boxes and arrows: writes them in the DOT language for an engine, and reads the places back.
 *
 * Ranks are ours: all boxes of a rank are held in one column, so that stages follow each other as they do in every other
 * drawing; dot orders the boxes within a column and leads the arrows around them. Sizes are fixed and labels are empty tables
 * of their size, so no font of this machine has a say. One point of Graphviz is one pixel here. */
#include "cjm/flow.h"

#include "graph/flow_engine.h"

struct placing {
	struct flow_picture *picture;
	struct buf graph;         /* in the DOT language */
	struct str extent;        /* what the engine gives back: "0,0,300,200" */
	struct str *boxes;        /* "12.5,40" for each */
	struct str *arrows;       /* "e,tip start control control end …" */
	struct str *labels;
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

static void put_number(struct placing *e, const char *before, double n)
{
	buf_text(&e->graph, before);
	buf_number(&e->graph, n, 4);
}

static void put_defaults(struct placing *e)
{
	size_t longest;
	buf_text(&e->graph, "digraph flow {\n\tgraph [rankdir=LR,splines=spline");
	if (tangle_of(e->picture, &longest) > TANGLED)
		buf_text(&e->graph, ",nslimit=2"); /* straightening stops before it is perfect */
	put_number(e, ",nodesep=", e->picture->box_gap / 72);
	put_number(e, ",ranksep=", e->picture->rank_gap / 72);
	buf_text(&e->graph, "];\n\tnode [shape=box,fixedsize=true,label=\"\"];\n\tedge [arrowsize=0.8];\n");
}

static void put_boxes(struct placing *e)
{
	struct flow_picture *p = e->picture;
	for (size_t i = 0; i < p->box_count; i++) {
		buf_fmt(&e->graph, "\tn%zu [", i);
		put_number(e, "width=", p->boxes[i].width / 72);
		put_number(e, ",height=", p->boxes[i].height / 72);
		buf_text(&e->graph, "];\n");
	}
}

/* The columns in the order of their first boxes. */
static void hold_ranks(struct placing *e)
{
	struct flow_picture *p = e->picture;
	size_t ranks = rank_count(p), *order = arena_alloc(p->arena, (ranks + 1) * sizeof *order), count = 0;
	VEC(size_t) *columns = arena_alloc(p->arena, (ranks + 1) * sizeof *columns);
	for (size_t i = 0; i < p->box_count; i++) {
		size_t rank = p->boxes[i].rank;
		if (!columns[rank].len)
			order[count++] = rank;
		VEC_PUSH(p->arena, &columns[rank], i);
	}
	for (size_t i = 0; i < count; i++) {
		buf_text(&e->graph, "\t{ rank=same;");
		for (size_t k = 0; k < columns[order[i]].len; k++)
			buf_fmt(&e->graph, " n%zu;", columns[order[i]].at[k]);
		buf_text(&e->graph, " }\n");
	}
}

/* An empty table: the one label whose size Graphviz takes from us. */
static void put_label(struct placing *e, const struct flow_arrow *a)
{
	buf_fmt(&e->graph,
		",label=<<TABLE FIXEDSIZE=\"TRUE\" WIDTH=\"%d\" HEIGHT=\"%d\" BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR><TD></TD></TR></TABLE>>",
		(int)a->label_width + 1, (int)a->label_height + 1);
}

static bool goes_on(const struct flow_picture *p, const struct flow_arrow *a)
{
	return p->boxes[a->to].rank > p->boxes[a->from].rank;
}

static void put_arrow(struct placing *e, size_t index)
{
	const struct flow_arrow *a = &e->picture->arrows[index];
	buf_fmt(&e->graph, "\tn%zu -> n%zu [id=e%zu", a->from, a->to, index);
	if (a->label_width > 0)
		put_label(e, a);
	if (goes_on(e->picture, a))
		put_number(e, ",tailport=e,headport=w,weight=", 1 + (double)(int)(a->pull * 8));
	else
		buf_text(&e->graph, ",constraint=false");
	buf_text(&e->graph, "];\n");
}

/* Two neighbouring ranks that no arrow joins are joined by one that is not seen. */
static void join_ranks(struct placing *e)
{
	struct flow_picture *p = e->picture;
	size_t ranks = rank_count(p), *first = arena_alloc(p->arena, (ranks + 1) * sizeof *first); /* its place + 1 */
	bool *joined = arena_alloc(p->arena, (ranks + 1) * sizeof *joined);
	for (size_t i = 0; i < p->arrow_count; i++) {
		const struct flow_arrow *a = &p->arrows[i];
		joined[p->boxes[a->from].rank] |= p->boxes[a->to].rank == p->boxes[a->from].rank + 1;
	}
	for (size_t i = p->box_count; i-- > 0;)
		first[p->boxes[i].rank] = i + 1;
	for (size_t rank = 0; rank + 1 < ranks; rank++)
		if (!joined[rank] && first[rank] && first[rank + 1])
			buf_fmt(&e->graph, "\tn%zu -> n%zu [style=invis];\n", first[rank] - 1, first[rank + 1] - 1);
}

static void put_graph(struct placing *e)
{
	put_defaults(e);
	put_boxes(e);
	hold_ranks(e);
	for (size_t i = 0; i < e->picture->arrow_count; i++)
		put_arrow(e, i);
	join_ranks(e);
	buf_text(&e->graph, "}\n");
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

static bool read_extent(struct placing *e)
{
	struct str bb = e->extent;
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
static bool read_arrow(struct flow_picture *p, struct flow_arrow *a, struct str pos, struct str lp)
{
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

/* "n3 TAB place" or "e3 TAB places TAB place of its label", of something that was given to it. */
static bool sort_line(struct placing *e, struct str line)
{
	struct str name = next_word(&line, '\t'), place = next_word(&line, '\t');
	bool is_box = str_starts(name, "n");
	double number;
	if (str_is(name, "graph"))
		return e->extent = place, true;
	if ((!is_box && !str_starts(name, "e")) || !number_read(str_slice(name, 1, name.len), &number) || number < 0 || number >= (double)(is_box ? e->picture->box_count : e->picture->arrow_count))
		return false;
	(is_box ? e->boxes : e->arrows)[(size_t)number] = place;
	if (!is_box)
		e->labels[(size_t)number] = line;
	return true;
}

static bool read_back(struct placing *e, struct str places)
{
	struct flow_picture *p = e->picture;
	bool fine = true;
	e->boxes = arena_alloc(p->arena, (p->box_count + 1) * sizeof *e->boxes);
	e->arrows = arena_alloc(p->arena, (p->arrow_count + 1) * sizeof *e->arrows);
	e->labels = arena_alloc(p->arena, (p->arrow_count + 1) * sizeof *e->labels);
	while (places.len && fine)
		fine = sort_line(e, next_word(&places, '\n'));
	fine = fine && read_extent(e);
	for (size_t i = 0; i < p->box_count && fine; i++)
		fine = read_spot(p, e->boxes[i], &p->boxes[i].middle);
	for (size_t i = 0; i < p->arrow_count && fine; i++)
		if (!read_arrow(p, &p->arrows[i], e->arrows[i], e->labels[i]))
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

enum flow_result flow_lay_out(struct flow_picture *p, struct buf *message)
{
	struct placing e = { .picture = p };
	struct buf places = { 0 };
	if (is_too_large(p, message))
		return FLOW_TOO_LARGE;
	put_graph(&e);
	enum flow_result result = flow_engine_run(&e.graph, &places, message);
	if (result == FLOW_DONE && !read_back(&e, buf_as_str(&places))) {
		result = FLOW_FAILED;
		buf_text(message, "Graphviz could not lay out the flow");
	}
	buf_finish(&e.graph);
	buf_finish(&places);
	return result;
}
