/* model.c — a map as a tree of things with properties: all of it by the rows of src/map/fields.def, so a new statement is in it by
 * existing. Things are made first, then what they say: they name each other. */
#include "lib/lib.h"

#include "cjm/fields.h"
#include "cjm/places.h"
#include "cjm/units.h"

#include <math.h>

struct making {
	struct cjm_map *m;
	struct arena *arena;
	struct names nodes;            /* a thing's address → its struct cjm_thing */
	VEC(struct cjm_thing *) all;
	VEC(const struct thing *) of;  /* of which thing each is */
	struct cjm_thing *parent, *last; /* where the next one goes */
};

/* ---- things ---- */

static const struct cjm_thing *node_of(const struct making *k, const struct thing *t)
{
	return names_find_address(&k->nodes, t);
}

static struct cjm_thing *node_new(struct making *k, const char *kind, const struct cjm_thing *parent)
{
	struct cjm_thing *n = ARENA_NEW(k->arena, struct cjm_thing);
	*n = (struct cjm_thing){ .map = k->m, .kind = kind, .name = "", .text = "", .id = "", .parent = parent };
	return n;
}

static void add_children(struct making *k, struct cjm_thing *parent, const struct thing *t);

static void add_thing(struct making *k, const struct thing *t)
{
	struct cjm_thing *n = node_new(k, kind_word(t->kind), k->parent);
	n->name = str_terminated(k->arena, t->name);
	n->text = str_terminated(k->arena, map_is_path(t->kind) ? map_path(k->m->map, t, t->text, k->arena) : t->text);
	n->id = str_terminated(k->arena, t->id);
	n->span = t->span;
	names_add_address(&k->nodes, t, n);
	VEC_PUSH(k->arena, &k->all, n);
	VEC_PUSH(k->arena, &k->of, t);
	if (k->last)
		k->last->next = n;
	else
		k->parent->first = n;
	add_children(k, n, t);
	k->last = n;
}

static void add_held(void *making, const struct thing_member *m)
{
	if (!m->holds_things)
		return;
	if (m->type == MEMBER_POINTER)
		add_thing(making, pointer_at(m->at));
	else
		for (size_t i = 0; i < ((const struct things *)m->at)->len; i++)
			add_thing(making, ((const struct things *)m->at)->at[i]);
}

/* t: NULL for the file. */
static void add_children(struct making *k, struct cjm_thing *parent, const struct thing *t)
{
	struct cjm_thing *above = k->parent;
	k->parent = parent;
	k->last = NULL;
	if (t)
		members_of_fields(t, add_held, k);
	else
		members_of_map(k->m->map, add_held, k);
	k->parent = above;
}

/* ---- what they say ---- */

struct description { /* of one thing */
	struct making *k;
	struct cjm_thing *node;
	const struct thing *thing; /* NULL for the file */
};

static struct cjm_property *property_new(struct description *t, const char *name, enum cjm_property_type type)
{
	struct cjm_property property = { .name = name, .map = t->k->m, .type = type, .number = NAN, .high = NAN, .unit = "" };
	VEC_PUSH(t->k->arena, &t->node->properties, property);
	return &t->node->properties.at[t->node->properties.len - 1];
}

static void set_text(struct description *t, struct cjm_property *p, struct str text)
{
	const char **texts = ARENA_NEW(t->k->arena, const char *);
	*texts = str_terminated(t->k->arena, text);
	p->texts = texts;
	p->len = 1;
}

static void add_text(struct description *t, const char *name, enum cjm_property_type type, struct str text)
{
	set_text(t, property_new(t, name, type), text);
}

static void add_number(struct description *t, const char *name, double low, double high, struct str unit, struct str written)
{
	struct cjm_property *p = property_new(t, name, CJM_NUMBER);
	p->number = low;
	p->high = high;
	p->unit = str_terminated(t->k->arena, unit);
	set_text(t, p, written);
}

static void add_value(struct description *t, const char *name, const struct value *v)
{
	const struct value low = value_low(*v), high = value_high(*v);
	add_number(t, name, low.number, high.number, v->is_percent ? STR("%") : v->unit, v->written);
}

/* A number that nobody keeps as it was written. */
static void add_plain_number(struct description *t, const char *name, double low, double high)
{
	struct buf written = { 0 };
	buf_number(&written, low, 6);
	if (high > low) {
		buf_text(&written, "..");
		buf_number(&written, high, 6);
	}
	add_number(t, name, low, high, STR(""), buf_as_str(&written));
	buf_finish(&written);
}

static void add_date(struct description *t, const char *name, struct date date)
{
	struct buf written = { 0 };
	date_write(date, &written);
	add_text(t, name, CJM_TEXT, buf_as_str(&written));
	buf_finish(&written);
}

static void add_texts(struct description *t, const char *name, const struct texts *texts)
{
	struct cjm_property *p = property_new(t, name, CJM_TEXTS);
	const char **copies = arena_alloc(t->k->arena, texts->list.len * sizeof *copies);
	for (size_t i = 0; i < texts->list.len; i++)
		copies[i] = str_terminated(t->k->arena, texts->list.at[i]);
	p->texts = copies;
	p->len = texts->list.len;
}

static void add_things(struct description *t, const char *name, struct thing *const *things, size_t count)
{
	struct cjm_property *p = property_new(t, name, CJM_THINGS);
	const struct cjm_thing **nodes = arena_alloc(t->k->arena, count * sizeof *nodes);
	for (size_t i = 0; i < count; i++)
		nodes[i] = node_of(t->k, things[i]);
	p->things = nodes;
	p->len = count;
}

/* Where the property that was added last is written. */
static void note_place(struct description *t, const void *member)
{
	t->node->properties.at[t->node->properties.len - 1].span =
		t->thing ? span_of_member(t->thing, member) : map_span_of_member(t->k->m->map, member);
}

static void add_own(struct description *t, const struct own_fields *own)
{
	for (size_t i = 0; i < own->list.len; i++) {
		add_text(t, str_terminated(t->k->arena, own->list.at[i].name), CJM_TEXT, own->list.at[i].value);
		t->node->properties.at[t->node->properties.len - 1].span = span_of_item(t->thing, own, i);
	}
}

static struct str text_of(const struct description *t, const struct thing_member *m)
{
	const struct str text = *(const struct str *)m->at;
	return t->thing && map_is_path(m->kind) ? map_path(t->k->m->map, t->thing, text, t->k->arena) : text;
}

static void add_member(void *subject, const struct thing_member *m)
{
	struct description *t = subject;
	const struct range *range = m->at;
	struct thing *one = m->type == MEMBER_POINTER ? pointer_at(m->at) : NULL;
	const struct things *all = m->at;
	if (m->holds_things)
		return;
	const char *name = *m->name ? m->name : "number";
	switch (m->type) {
	case MEMBER_STR: add_text(t, name, CJM_TEXT, text_of(t, m)); break;
	case MEMBER_TEXTS: add_texts(t, name, m->at); break;
	case MEMBER_VALUE: add_value(t, name, m->at); break;
	case MEMBER_RANGE: add_plain_number(t, name, range->low, range->high); break;
	case MEMBER_DATE: add_date(t, name, *(const struct date *)m->at); break;
	case MEMBER_BOOL: add_text(t, name, CJM_FLAG, STR("true")); break;
	case MEMBER_CHOICE: add_text(t, name, CJM_TEXT, str_of(member_choice(m))); break;
	case MEMBER_NUMBER: add_plain_number(t, name, *(const double *)m->at, *(const double *)m->at); break;
	case MEMBER_THINGS: add_things(t, name, all->at, all->len); break;
	case MEMBER_POINTER: add_things(t, name, &one, 1); break;
	case MEMBER_OWN: add_own(t, m->at); break;
	}
	if (m->type != MEMBER_OWN)
		note_place(t, m->at);
}

/* ---- what no row says ---- */

static void add_basis(struct description *t, const struct basis *b)
{
	const struct { const char *name; const bool *is_written; } FLAGS[] = { { "assumed", &b->assumed }, { "predicted", &b->predicted }, { "internal", &b->internal } };
	if (b->sources.len) {
		add_things(t, "from", b->sources.at, b->sources.len);
		note_place(t, &b->sources);
	}
	for (size_t i = 0; i < sizeof FLAGS / sizeof *FLAGS; i++)
		if (*FLAGS[i].is_written) {
			add_text(t, FLAGS[i].name, CJM_FLAG, STR("true"));
			note_place(t, FLAGS[i].is_written);
		}
}

/* A row of a CSV file is no statement; as a thing it looks like the measure that it is a reading of. */
static const struct cjm_thing *reading_as_thing(struct description *t, const struct reading *r)
{
	struct description row = { t->k, node_new(t->k, t->node->kind, t->node), NULL };
	if (r->date.year)
		add_date(&row, "date", r->date);
	if (r->value.given)
		add_value(&row, "value", &r->value);
	if (r->n.given)
		add_value(&row, "n", &r->n);
	return row.node;
}

static void add_earlier(struct description *t, struct readings earlier)
{
	if (!earlier.len)
		return;
	struct cjm_property *p = property_new(t, "earlier", CJM_THINGS);
	const struct cjm_thing **things = arena_alloc(t->k->arena, earlier.len * sizeof *things);
	for (size_t i = 0; i < earlier.len; i++)
		things[i] = reading_as_thing(t, &earlier.at[i]);
	p->things = things;
	p->len = earlier.len;
}

static void add_readings(struct description *t)
{
	if (t->thing->kind == KIND_MEASURE) {
		if (((const struct measure *)t->thing)->later)
			add_text(t, "past", CJM_FLAG, STR("true"));
		add_earlier(t, measure_earlier((const struct measure *)t->thing));
	} else if (t->thing->kind == KIND_METRIC && ((const struct metric *)t->thing)->data) {
		add_earlier(t, ((const struct metric *)t->thing)->data->earlier);
	}
}

static void add_properties(struct making *k, struct cjm_thing *node, const struct thing *thing)
{
	struct description t = { k, node, thing };
	if (!thing->is_declared)
		add_text(&t, "declared", CJM_TEXT, STR("false"));
	if (map_is_feeling(thing->kind) && ((const struct feeling *)thing)->is_guessed)
		add_text(&t, "guessed", CJM_FLAG, STR("true"));
	members_of_slots(thing, add_member, &t);
	members_of_fields(thing, add_member, &t);
	add_basis(&t, &thing->basis);
	add_readings(&t);
}

struct cjm_thing *lib_model(struct cjm_map *m)
{
	struct making k = { .m = m, .arena = &m->arena };
	struct cjm_thing *file = node_new(&k, "", NULL);
	names_init(&k.nodes, k.arena);
	file->span = (struct span){ m->map->file, 0, 0 };
	add_children(&k, file, NULL);
	members_of_map(m->map, add_member, &(struct description){ &k, file, NULL });
	for (size_t i = 0; i < k.all.len; i++)
		add_properties(&k, k.all.at[i], k.of.at[i]);
	return file;
}
