/* dot.c — a journey in the DOT language. The graph is built and written by libcgraph, so quoting is its own.
 *
 * Where the traps are: Graphviz expands escapes (\N, \G, \l …) and entities (&lt;) in labels, tooltips and links, and a text
 * ending in a single backslash would swallow its closing quote when written; doubling every backslash of the author's and
 * writing an entity's ampersand as one answers all. */
#include "cjm/course.h"
#include "cjm/graph.h"
#include "cjm/memory.h"
#include "cjm/unicode.h"
#include "cjm/said.h"

#include <math.h>

#include "graph/writer.h"

enum { LABEL_COLUMNS = 30 };

struct dot {
	struct cgraph_lib lib;
	Agraph_t *graph;
	const struct graph_writer *writer;
	const struct map *map;
	const struct journey *journey;
	const struct locale *words;
	struct graph_options options;
	struct arena arena;
	struct names nodes; /* step id → Agnode_t */
};

/* ---- texts ---- */

static bool is_entity_sign(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '#';
}

static bool starts_entity(struct str s, size_t at)
{
	size_t end = at + 1;
	while (end < s.len && is_entity_sign(s.at[end]))
		end++;
	return end > at + 1 && end < s.len && s.at[end] == ';';
}

/* The author's words, so that Graphviz shows just these. */
static struct str escaped_text(struct dot *d, struct str s)
{
	struct buf b = { 0 };
	for (size_t at = 0; at < s.len;) {
		size_t from = at;
		uint32_t code = utf8_next(s, &at);
		if (code == '\\')
			buf_text(&b, "\\\\");
		else if (code == '\n')
			buf_text(&b, "\\n");
		else if (code == '&' && starts_entity(s, from))
			buf_text(&b, "&amp;");
		else
			buf_utf8(&b, unicode_is_control(code) ? ' ' : xml_may_hold(code) ? code : 0xFFFD); /* what Graphviz draws is XML */
	}
	struct str done = buf_take(&b, &d->arena);
	buf_finish(&b);
	return done;
}

/* Line feeds in place of blanks, so that a box is no wider than need be. */
static struct str folded_text(struct dot *d, struct str s)
{
	struct str copy = str_copy(&d->arena, s);
	char *at = (char *)copy.at;
	size_t line = 0, blank = 0;
	for (size_t i = 0; i < copy.len; i++) {
		if (at[i] == '\n')
			line = i + 1, blank = 0;
		if (at[i] == ' ')
			blank = i;
		if (blank > line && str_columns(str_slice(copy, line, i + 1)) > LABEL_COLUMNS) {
			at[blank] = '\n';
			line = blank + 1;
		}
	}
	return copy;
}

static void set_plain(struct dot *d, void *object, const char *name, struct str value)
{
	if (value.len)
		d->lib.agsafeset(object, (char *)name, str_terminated(&d->arena, value), (char *)"");
}

static void set_attribute(struct dot *d, void *object, const char *name, struct str value)
{
	set_plain(d, object, name, escaped_text(d, value));
}

static struct str number_text(struct dot *d, double n, int decimals)
{
	struct buf b = { 0 };
	buf_number(&b, n, decimals);
	struct str s = buf_take(&b, &d->arena);
	buf_finish(&b);
	return s;
}

static struct str join_parts(struct dot *d, const char *between, const struct str *parts, size_t count)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < count; i++)
		if (parts[i].len)
			buf_fmt(&b, "%s%.*s", b.len ? between : "", STR_ARG(parts[i]));
	struct str s = buf_take(&b, &d->arena);
	buf_finish(&b);
	return s;
}

/* Names for programs: as the author wrote them, blanks between. */
static struct str ids_of(struct dot *d, const struct things *things)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < things->len; i++)
		buf_fmt(&b, "%s%.*s", i ? " " : "", STR_ARG(things->at[i]->id));
	struct str s = buf_take(&b, &d->arena);
	buf_finish(&b);
	return s;
}

/* ---- steps ---- */

/* Dark text keeps more than 7:1 on each of these. */
static const char *color_of(double level)
{
	static const char *const COLORS[] = { "#F4B8AE", "#FADBD3", "#F2F2EF", "#DDEFD9", "#BEE3BA" };
	int at = (int)((level + 1) * 2 + 0.5);
	return COLORS[at < 0 ? 0 : at > 4 ? 4 : at];
}

struct mood { /* what the feelings of a step come to */
	double level, value; /* their means; of what is felt in any case */
	size_t count;
	struct str words;
};

static struct mood mood_of(struct dot *d, const struct content *c)
{
	struct mood m = { 0 };
	struct buf lines = { 0 };
	FOR_EACH(struct feeling, f, c->feelings) {
		if (!isnan(feeling_mean(f))) {
			m.level += feeling_mean(f);
			m.count++;
		}
		struct str said = locale_feeling(d->words, &d->arena, d->map->scale, f);
		if (f->by.len)
			said = str_fmt(&d->arena, "%.*s%s%.*s", STR_ARG(locale_names(d->words, &d->arena, &f->by)), d->words->colon, STR_ARG(said));
		buf_fmt(&lines, "%s%.*s", lines.len ? "\n" : "", STR_ARG(said));
	}
	if (m.count) {
		m.level /= (double)m.count;
		m.value = (d->map->scale.low + d->map->scale.high) / 2 + m.level * (d->map->scale.high - d->map->scale.low) / 2;
	}
	m.words = buf_take(&lines, &d->arena);
	buf_finish(&lines);
	return m;
}

static struct str touchpoints_of(struct dot *d, const struct content *c)
{
	struct buf b = { 0 };
	FOR_EACH(struct touch, touch, c->touches)
		buf_fmt(&b, "%s%.*s", b.len ? ", " : "", STR_ARG(locale_names(d->words, &d->arena, &touch->touchpoints)));
	struct str s = buf_take(&b, &d->arena);
	buf_finish(&b);
	return s;
}

static struct str channels_of(struct dot *d, const struct content *c)
{
	struct things channels = { 0 };
	FOR_EACH(struct touch, touch, c->touches)
		FOR_EACH(struct touchpoint, t, touch->touchpoints) {
			const struct channel *channel = touch_channel(c, touch, t);
			things_note(&d->arena, &channels, channel ? &channel->thing : NULL);
		}
	return ids_of(d, &channels);
}

static struct str count_of(struct dot *d, const struct things *things)
{
	return things->len ? str_fmt(&d->arena, "%zu", (size_t)things->len) : (struct str){ 0 };
}

static struct str worst_severity(const struct content *c)
{
	enum level worst = LEVEL_NONE;
	FOR_EACH(struct pain, p, c->pains)
		if (p->severity > worst)
			worst = p->severity;
	return worst ? str_of(choices_of(CHOICES_level)[worst - 1]) : (struct str){ 0 };
}

static void set_looks(struct dot *d, Agnode_t *node, const struct step *s, const struct mood *m)
{
	const struct str classes[] = {
		STR("step"), s->exit ? STR("exit") : (struct str){ 0 }, s->content.moment ? STR("moment-of-truth") : (struct str){ 0 },
		s->off_brand ? STR("off-brand") : (struct str){ 0 },
	};
	set_plain(d, node, "class", join_parts(d, " ", classes, 4));
	if (m->count)
		set_plain(d, node, "fillcolor", str_of(color_of(m->level)));
	if (s->exit)
		set_plain(d, node, "shape", STR("octagon"));
	if (s->exit || s->off_brand)
		set_plain(d, node, "style", s->exit ? STR("filled") : STR("rounded")); /* what happens without us is hollow, as in the other drawings */
	if (s->content.moment)
		set_plain(d, node, "peripheries", STR("2"));
}

static void set_label(struct dot *d, Agnode_t *node, const struct step *s, const struct mood *m)
{
	struct str title = thing_label(&s->thing), moment = s->content.moment ? s->content.moment->text : (struct str){ 0 };
	struct str *aways = arena_alloc(&d->arena, (s->aways.len + 1) * sizeof *aways);
	FOR_EACH(struct way, way, s->aways)
		aways[way_i] = label_with(d->words, &d->arena, LABEL_goes_to, locale_away(d->words, &d->arena, way));
	const struct str parts[] = {
		s->content.moment ? str_fmt(&d->arena, "★ %.*s", STR_ARG(title)) : title, m->words,
		s->exit ? label(d->words, LABEL_exit) : (struct str){ 0 }, join_parts(d, "\n", aways, s->aways.len),
	};
	set_attribute(d, node, "label", folded_text(d, join_parts(d, "\n", parts, 4)));
	const struct str tip[] = { title, m->words, touchpoints_of(d, &s->content), moment };
	set_attribute(d, node, "tooltip", join_parts(d, "\n", tip, 4));
}

static struct str time_of(const struct quantity *q)
{
	return q ? q->value.written : (struct str){ 0 };
}

static void set_facts(struct dot *d, Agnode_t *node, const struct step *s, const struct mood *m)
{
	const struct content *c = &s->content;
	set_attribute(d, node, "id", str_fmt(&d->arena, "step-%.*s", STR_ARG(s->thing.id)));
	set_attribute(d, node, "text", thing_label(&s->thing));
	set_attribute(d, node, "stage", s->stage->thing.id);
	set_plain(d, node, "order", str_fmt(&d->arena, "%zu", s->index + 1));
	set_attribute(d, node, "persona", ids_of(d, &s->by));
	set_attribute(d, node, "touchpoint", touchpoints_of(d, c));
	set_attribute(d, node, "channel", channels_of(d, c));
	if (m->count) {
		set_plain(d, node, "feeling", number_text(d, m->value, 2));
		set_plain(d, node, "level", number_text(d, m->level, 3));
	}
	set_attribute(d, node, "moment", c->moment ? thing_label(c->moment) : (struct str){ 0 });
	set_plain(d, node, "pains", count_of(d, &c->pains));
	set_plain(d, node, "severity", worst_severity(c));
	set_plain(d, node, "opportunities", count_of(d, &c->opportunities));
	set_attribute(d, node, "wait", time_of(c->wait));
	set_attribute(d, node, "takes", time_of(c->takes));
}

static void add_step(struct dot *d, Agraph_t *cluster, const struct step *s)
{
	char *name = str_terminated(&d->arena, escaped_text(d, s->thing.id));
	Agnode_t *node = d->lib.agnode(cluster, name, 1);
	struct mood m = mood_of(d, &s->content);
	set_label(d, node, s, &m);
	set_looks(d, node, s, &m);
	set_facts(d, node, s, &m);
	names_add(&d->nodes, s->thing.id, node);
}

/* ---- stages ---- */

/* The journey that zooms in: by name where it is known, else a link to its file, as long as that is one to be followed. */
static void set_detail(struct dot *d, Agraph_t *cluster, const struct detail *detail)
{
	if (!detail)
		return;
	set_attribute(d, cluster, "detail", detail->journey ? detail->journey->thing.id : detail->thing.text);
	if (!detail->journey)
		set_attribute(d, cluster, "URL", thing_href(&detail->thing));
}

/* The cluster around the stages of a phase: made with its first. */
static Agraph_t *graph_around(struct dot *d, const struct stage *s)
{
	if (!s->phase)
		return d->graph;
	const struct thing *phase = &s->phase->thing;
	Agraph_t *cluster = d->lib.agsubg(d->graph, str_terminated(&d->arena, escaped_text(d, str_fmt(&d->arena, "clusterphase_%.*s", STR_ARG(phase->id)))), 1);
	set_attribute(d, cluster, "label", folded_text(d, thing_label(phase)));
	set_attribute(d, cluster, "id", str_fmt(&d->arena, "phase-%.*s", STR_ARG(phase->id)));
	set_plain(d, cluster, "class", STR("phase"));
	set_attribute(d, cluster, "tooltip", thing_label(phase));
	return cluster;
}

static void add_stage(struct dot *d, const struct stage *s)
{
	char *name = str_terminated(&d->arena, escaped_text(d, str_fmt(&d->arena, "cluster_%.*s", STR_ARG(s->thing.id))));
	Agraph_t *cluster = d->lib.agsubg(graph_around(d, s), name, 1);
	bool has_drop = s->drop && s->drop->value.given;
	struct str drop = has_drop ? label_with(d->words, &d->arena, LABEL_drop, locale_value(d->words, &d->arena, s->drop->value)) : (struct str){ 0 };
	const struct str parts[] = { thing_label(&s->thing), drop };
	set_attribute(d, cluster, "label", folded_text(d, join_parts(d, "\n", parts, 2)));
	set_attribute(d, cluster, "id", str_fmt(&d->arena, "stage-%.*s", STR_ARG(s->thing.id)));
	set_plain(d, cluster, "class", STR("stage"));
	set_attribute(d, cluster, "tooltip", thing_label(&s->thing));
	set_plain(d, cluster, "order", str_fmt(&d->arena, "%zu", s->index + 1));
	if (s->content.owner)
		set_attribute(d, cluster, "owner", s->content.owner->thing.id);
	if (has_drop)
		set_plain(d, cluster, "drop", number_text(d, s->drop->value.number, 3));
	set_detail(d, cluster, s->detail);
	FOR_EACH(struct step, step, s->steps)
		add_step(d, cluster, step);
}

/* ---- ways ---- */

static void set_share(struct dot *d, Agedge_t *edge, struct value share)
{
	if (!share.given)
		return;
	set_plain(d, edge, "share", number_text(d, share.number, 3));
	double part = share.number < 0 ? 0 : share.number > 100 ? 1 : share.number / 100;
	set_plain(d, edge, "penwidth", number_text(d, 1 + 5 * part, 2));
}

static void add_way(struct dot *d, const struct path_way *e)
{
	Agnode_t *from = names_find(&d->nodes, e->from->thing.id), *to = names_find(&d->nodes, e->to->thing.id);
	if (!from || !to)
		return;
	Agedge_t *edge = d->lib.agedge(d->graph, from, to, NULL, 1);
	set_attribute(d, edge, "id", str_fmt(&d->arena, "way-%.*s-%.*s", STR_ARG(e->from->thing.id), STR_ARG(e->to->thing.id)));
	set_plain(d, edge, "class", e->way ? STR("next") : STR("order"));
	if (!e->way)
		return;
	const struct str parts[] = { e->way->when, e->way->share.given ? locale_value(d->words, &d->arena, e->way->share) : (struct str){ 0 } };
	set_attribute(d, edge, "label", folded_text(d, join_parts(d, "\n", parts, 2)));
	set_attribute(d, edge, "condition", e->way->when);
	set_share(d, edge, e->way->share);
}

/* ---- the graph ---- */

static void set_defaults(struct dot *d)
{
	static const struct {
		int kind;
		const char *name, *value;
	} DEFAULTS[] = {
		{ AGRAPH, "fontname", "Inter,Liberation Sans,sans-serif" }, { AGRAPH, "fontsize", "14" }, { AGRAPH, "fontcolor", "#1F2933" },
		{ AGRAPH, "style", "rounded,filled" }, { AGRAPH, "color", "#CBD2D9" }, { AGRAPH, "fillcolor", "#FAFAF8" },
		{ AGRAPH, "compound", "true" }, { AGRAPH, "labelloc", "t" }, { AGRAPH, "nodesep", "0.35" }, { AGRAPH, "ranksep", "0.6" },
		{ AGNODE, "shape", "box" }, { AGNODE, "style", "rounded,filled" }, { AGNODE, "fillcolor", "#FFFFFF" }, { AGNODE, "color", "#52606D" },
		{ AGNODE, "fontcolor", "#1F2933" }, { AGNODE, "fontname", "Inter,Liberation Sans,sans-serif" }, { AGNODE, "fontsize", "12" },
		{ AGEDGE, "color", "#52606D" }, { AGEDGE, "fontcolor", "#1F2933" }, { AGEDGE, "fontname", "Inter,Liberation Sans,sans-serif" },
		{ AGEDGE, "fontsize", "11" },
	};
	for (size_t i = 0; i < sizeof DEFAULTS / sizeof *DEFAULTS; i++)
		d->lib.agattr(d->graph, DEFAULTS[i].kind, (char *)DEFAULTS[i].name, (char *)DEFAULTS[i].value);
	d->lib.agattr(d->graph, AGRAPH, (char *)"rankdir", (char *)(d->words->is_rtl ? "RL" : "LR"));
}

static void build_graph(struct dot *d)
{
	const struct journey *j = d->journey;
	set_defaults(d);
	FOR_EACH(struct stage, stage, j->stages)
		add_stage(d, stage);
	struct paths paths = paths_of(j, NULL, &d->arena);
	for (size_t i = 0; i < paths.ways.len; i++)
		if (!paths.ways.at[i].is_gap)
			add_way(d, &paths.ways.at[i]);
	/* Last, since a cluster made before does not inherit them. */
	const struct str titles[] = { thing_label(&j->thing), locale_shown(d->words, &d->arena, d->map, j) };
	set_attribute(d, d->graph, "label", join_parts(d, "\n", titles, 2));
	set_attribute(d, d->graph, "shown", titles[1]);
	set_attribute(d, d->graph, "id", str_fmt(&d->arena, "journey-%.*s", STR_ARG(j->thing.id)));
	set_plain(d, d->graph, "class", STR("journey"));
	if (j->state)
		set_plain(d, d->graph, "state", str_of(choices_of(CHOICES_state)[j->state - 1]));
}

/* ---- writing ---- */

static void close_graph(void *dot)
{
	struct dot *d = dot;
	if (!d->writer->is_asked) /* else it is in the middle of something, and stays */
		d->lib.agclose(d->graph);
}

static void write_graph(struct dot *d, struct buf *out)
{
	struct graph_writer writer;
	d->writer = &writer;
	d->graph = graph_writer_open(&writer, &d->lib, &d->arena, str_terminated(&d->arena, escaped_text(d, d->journey->thing.id)));
	if (!d->graph)
		memory_lacks();
	struct memory_guard guard = { .undo = close_graph, .context = d };
	memory_guard(&guard);
	build_graph(d);
	graph_write(&d->lib, d->graph, &d->arena, out);
	memory_unguard(&guard);
	close_graph(d);
}

enum graph_result graph_dot(const struct map *m, const struct journey *j, struct graph_options options, struct buf *out, struct buf *message)
{
	struct dot d = { .map = m, .journey = j, .options = options };
	d.words = locale_of(options.language.len ? options.language : m->language, NULL);
	if (!cgraph_lib_load(&d.lib, message))
		return GRAPH_NO_LIBRARY;
	names_init(&d.nodes, &d.arena);
	write_graph(&d, out);
	arena_finish(&d.arena);
	return GRAPH_OK;
}
