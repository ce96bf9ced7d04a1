/* map.c — small questions about the model that several readers ask. */
#include "cjm/unicode.h"
#include "cjm/units.h"
#include "cjm/fields.h"

#include <math.h>

const char *kind_word(enum statement_kind kind)
{
	return statement_of(kind)->word;
}

const char *kind_noun(enum statement_kind kind)
{
	return said(kind == KIND_PAIN ? "pain point" : kind == KIND_SHOW ? "selection" : kind_word(kind));
}

struct str thing_label(const struct thing *t)
{
	return t->text.len ? t->text : t->name;
}

struct str detail_label(const struct detail *d)
{
	const struct journey *known = d->journey ? d->journey : d->elsewhere;
	return known ? thing_label(&known->thing) : d->title.len ? d->title : str_ends(d->thing.text, ".cjm") ? path_without_ending(path_name(d->thing.text)) : d->thing.text;
}

bool thing_is_called(const struct thing *t, struct str words)
{
	return words.len && (str_equal(t->name, words) || str_equal(t->id, words) || str_is_same(t->text, words));
}

struct str thing_reference(struct arena *a, const struct thing *t, const struct journey *from)
{
	const struct journey *j = thing_journey(t->parent);
	struct str id = t->id.len ? t->id : t->name.len ? t->name : t->text;
	return j && j != from ? str_fmt(a, "%.*s/%.*s", STR_ARG(j->thing.id), STR_ARG(id)) : id;
}

static bool is_same_basis(const struct basis *a, const struct basis *b)
{
	bool same = a->assumed == b->assumed && a->predicted == b->predicted && a->internal == b->internal && a->sources.len == b->sources.len;
	for (size_t i = 0; same && i < a->sources.len; i++)
		same = a->sources.at[i] == b->sources.at[i];
	return same;
}

bool reasons_are_same(const struct things *a, const struct things *b)
{
	bool same = a->len == b->len;
	for (size_t i = 0; same && i < a->len; i++)
		same = str_equal(a->at[i]->text, b->at[i]->text) && is_same_basis(&a->at[i]->basis, &b->at[i]->basis);
	return same;
}

bool basis_is_empty(const struct basis *b)
{
	return !b->sources.len && !b->assumed && !b->predicted && !b->internal;
}

struct value quantity_value(const struct quantity *q)
{
	return q ? q->value : (struct value){ 0 };
}

struct str thing_own(const struct thing *t, struct str name)
{
	for (size_t i = 0; i < t->own.list.len; i++)
		if (str_equal(t->own.list.at[i].name, name))
			return t->own.list.at[i].value;
	return (struct str){ 0 };
}

bool thing_is_claim(const struct thing *t)
{
	return statement_is_claim(t->kind);
}

const struct things *thing_sources(const struct thing *t)
{
	const struct metric *m = t->kind == KIND_MEASURE ? ((const struct measure *)t)->metric : NULL;
	return t->basis.sources.len || !m ? &t->basis.sources : &m->thing.basis.sources;
}

static bool is_named(const struct map *m, const struct segment *segment)
{
	FOR_EACH(struct persona, p, m->personas)
		if (p->segment == segment)
			return true;
	FOR_EACH(struct journey, j, m->journeys)
		FOR_EACH(struct segment, s, j->segments)
			if (s == segment)
				return true;
	return false;
}

struct things map_open_segments(const struct map *m, struct arena *a)
{
	struct things found = { 0 };
	FOR_EACH(struct segment, s, m->segments)
		if (s->thing.span.file == m->file && !is_named(m, s))
			VEC_PUSH(a, &found, &s->thing);
	return found;
}

void claims_add(struct claims *c, const struct thing *t)
{
	if (!thing_is_claim(t))
		return;
	size_t *as = thing_is_sourced(t) ? &c->observed : t->basis.predicted ? &c->predicted : t->basis.assumed ? &c->assumed : &c->silent;
	c->all++;
	++*as;
}

/* A plain number is in what the metric is counted in, and is told so. */
static struct value with_unit(const struct measure *m, struct value v)
{
	if (v.given && !v.unit.len && !v.is_percent && m->metric) {
		v.is_percent = str_is(m->metric->unit, "%");
		v.unit = v.is_percent ? (struct str){ 0 } : m->metric->unit;
	}
	return v;
}

struct value measure_value(const struct measure *m)
{
	return with_unit(m, m->value.given || !m->metric ? m->value : m->metric->value);
}

struct value measure_target(const struct measure *m)
{
	struct value target = m->target;
	for (size_t i = m->earlier.len; i-- > 0 && !target.given;)
		if (m->earlier.at[i].measure)
			target = m->earlier.at[i].measure->target;
	return with_unit(m, target.given || !m->metric ? target : m->metric->target);
}

/* What the metric says of its own value is not true of another one. */
static bool comes_from_metric(const struct measure *m)
{
	return m->metric && (!m->value.given || !m->metric->value.given);
}

struct value measure_n(const struct measure *m)
{
	return m->n.given || !comes_from_metric(m) ? m->n : m->metric->n;
}

struct date measure_date(const struct measure *m)
{
	return m->date.year || !comes_from_metric(m) ? m->date : m->metric->date;
}

struct readings measure_earlier(const struct measure *m)
{
	bool is_of_metric = !m->earlier.len && !m->value.given && m->metric && m->metric->data;
	return is_of_metric ? m->metric->data->earlier : m->earlier;
}

double measure_target_number(const struct measure *m)
{
	return value_in_unit_of(measure_target(m), measure_value(m), counted_of_metric(m->metric));
}

bool measure_has_scale(const struct measure *m)
{
	struct value v = measure_value(m);
	if (!v.given)
		return false;
	if (m->metric && m->metric->range.given)
		return !isnan(value_plain(v, counted_of_metric(m->metric)));
	bool is_part = (v.is_percent || str_is(v.unit, "%")) && v.number >= 0 && v.number <= 100;
	return is_part || !isnan(measure_target_number(m));
}

struct value measure_count(const struct measure *m)
{
	struct value n = measure_n(m);
	if (n.given)
		return n;
	FOR_EACH(struct origin, o, *thing_sources(&m->thing))
		if (o->n.given && (!n.given || o->n.number > n.number))
			n = o->n;
	return n;
}

struct date measure_taken(const struct measure *m)
{
	struct date taken = measure_date(m);
	FOR_EACH(struct origin, o, *thing_sources(&m->thing))
		if (!taken.year)
			taken = o->date;
	return taken;
}

long journey_stale_days(const struct journey *j)
{
	enum { YEAR = 366, HALF_A_YEAR = 183 };
	double two_reviews = j->review_every.given ? 2 * j->review_every.number * unit_days(j->review_every.unit) : YEAR;
	return two_reviews > YEAR ? YEAR : two_reviews < HALF_A_YEAR ? HALF_A_YEAR : (long)two_reviews;
}

struct date measure_due(const struct measure *m)
{
	struct value own = measure_target(m), common = m->metric ? with_unit(m, m->metric->target) : (struct value){ 0 };
	int order;
	bool is_another = own.given && common.given && !(value_order(own, common, counted_of_metric(m->metric), &order) && !order);
	return m->metric && !is_another ? m->metric->due : (struct date){ 0 };
}

int measure_verdict(const struct measure *m)
{
	double target = measure_target_number(m);
	enum better better = m->metric ? m->metric->better : BETTER_NONE;
	if (isnan(target) || better == BETTER_NONE)
		return 0;
	int order = number_order(measure_value(m).number, target);
	return (better == BETTER_HIGHER ? order >= 0 : order <= 0) ? 1 : -1;
}

const struct channel *touch_channel(const struct content *c, const struct touch *touch, const struct touchpoint *t)
{
	if (touch && touch->via)
		return touch->via;
	return c->via ? c->via : t ? t->channel : NULL;
}

bool touchpoint_is_missed(const struct map *m, const struct touchpoint *t)
{
	return t->wanted == ANSWER_YES && !t->is_met && t->thing.span.file == m->file;
}

bool map_is_feeling(enum statement_kind kind)
{
	return kind == KIND_FEEL || kind == KIND_FEEL_AND || kind == KIND_FEEL_TO || kind == KIND_FEEL_OR;
}

struct content *content_of(struct thing *t)
{
	return t->kind == KIND_STAGE ? &((struct stage *)t)->content : t->kind == KIND_STEP ? &((struct step *)t)->content : NULL;
}

/* ---- walking ---- */

struct walk {
	void (*visit)(void *context, const struct thing *t);
	void *context;
	struct field_order order;
};

/* Recursion goes no deeper than the language does: journey, stage, step, feel, or. */
static void walk_thing(const struct walk *w, const struct thing *t)
{
	w->visit(w->context, t);
	for (size_t row = w->order.first[t->kind]; row; row = w->order.next[row - 1]) {
		const struct field *f = &FIELDS[row - 1];
		const void *member = (const char *)t + f->offset;
		if (f->type == MEMBER_POINTER) {
			struct thing *one = pointer_at(member);
			if (one)
				walk_thing(w, one);
			continue;
		}
		const struct things *list = member;
		for (size_t i = 0; i < list->len; i++)
			walk_thing(w, list->at[i]);
	}
}

void thing_walk(const struct thing *t, void (*visit)(void *context, const struct thing *t), void *context)
{
	struct walk w = { .visit = visit, .context = context };
	field_order_of_things(&w.order);
	walk_thing(&w, t);
}

void journey_walk(const struct journey *j, void (*visit)(void *context, const struct thing *t), void *context)
{
	thing_walk(&j->thing, visit, context);
}

void map_walk(const struct map *m, const struct journey *only, void (*visit)(void *context, const struct thing *t), void *context)
{
	struct walk w = { .visit = visit, .context = context };
	field_order_of_things(&w.order);
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct things *list = (const void *)((const char *)m + FIELDS[i].offset);
		bool is_list = FIELDS[i].parent == KIND_FILE && FIELDS[i].type == MEMBER_THINGS;
		if (is_list && only && list == &m->journeys) {
			walk_thing(&w, &only->thing);
			continue;
		}
		for (size_t k = 0; is_list && k < list->len; k++)
			walk_thing(&w, list->at[k]);
	}
	if (m->settings)
		walk_thing(&w, &m->settings->thing);
}

static void add_claim(void *claims, const struct thing *t)
{
	claims_add(claims, t);
}

struct claims claims_of(const struct thing *t)
{
	struct claims c = { 0 };
	thing_walk(t, add_claim, &c);
	return c;
}

/* ---- who is named ---- */

struct naming_walk {
	void (*visit)(void *context, struct thing *named);
	void *context;
	struct field_order order;
};

static void visit_member(const struct naming_walk *n, const void *member, enum member_type type)
{
	const struct things *list = member;
	if (type == MEMBER_POINTER && pointer_at(member))
		n->visit(n->context, pointer_at(member));
	for (size_t i = 0; type == MEMBER_THINGS && i < list->len; i++)
		n->visit(n->context, list->at[i]);
}

static void visit_named(void *naming, const struct thing *t)
{
	const struct naming_walk *n = naming;
	visit_member(n, &t->basis.sources, MEMBER_THINGS);
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++)
		if (ARG_FIELDS[i].kind == t->kind)
			visit_member(n, (const char *)t + ARG_FIELDS[i].offset, ARG_FIELDS[i].type);
	for (size_t row = n->order.first[t->kind]; row; row = n->order.next[row - 1])
		visit_member(n, (const char *)t + FIELDS[row - 1].offset, FIELDS[row - 1].type);
}

static struct walk walk_to_names(struct naming_walk *n)
{
	struct walk w = { .visit = visit_named, .context = n };
	field_order_of_names(&n->order);
	field_order_of_things(&w.order);
	return w;
}

void thing_names(const struct thing *t, void (*visit)(void *context, struct thing *named), void *context)
{
	struct naming_walk n = { .visit = visit, .context = context };
	struct walk w = walk_to_names(&n);
	walk_thing(&w, t);
}

void things_names(const struct things *list, void (*visit)(void *context, struct thing *named), void *context)
{
	struct naming_walk n = { .visit = visit, .context = context };
	struct walk w = walk_to_names(&n);
	for (size_t i = 0; i < list->len; i++)
		walk_thing(&w, list->at[i]);
}

/* ---- the personas of a journey ---- */

struct named_personas {
	struct arena arena;
	struct names known; /* by address */
	struct things list;
};

static void note_persona(void *personas, struct thing *t)
{
	struct named_personas *p = personas;
	if (t->kind == KIND_PERSONA && !names_add_address(&p->known, t, t))
		VEC_PUSH(&p->arena, &p->list, t);
}

void journey_walk_personas(const struct journey *j, void (*visit)(void *context, const struct thing *t), void *context)
{
	struct named_personas named = { 0 };
	names_init(&named.known, &named.arena);
	FOR_EACH(struct thing, persona, j->personas)
		note_persona(&named, persona);
	thing_names(&j->thing, note_persona, &named);
	FOR_EACH(struct thing, persona, named.list)
		thing_walk(persona, visit, context);
	arena_finish(&named.arena);
}
