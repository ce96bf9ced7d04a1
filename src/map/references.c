/* references.c — look-ups among the references and the names that reading a map left behind. */
#include "cjm/references.h"
#include "cjm/places.h"
#include "map/bind.h"

#include <stdlib.h>

/* ---- at a place ---- */

static bool touches(struct span span, uint32_t file, uint32_t at)
{
	return span.file == file && span.at <= at && at <= span.at + span.len;
}

/* Of two that meet there, the one that begins there. */
const struct reference *map_reference_at(const struct map *m, uint32_t file, uint32_t at)
{
	const struct reference *found = NULL;
	for (size_t i = 0; i < m->references.len; i++) {
		const struct reference *r = &m->references.at[i];
		if (touches(r->span, file, at) && (!found || r->span.at > found->span.at))
			found = r;
	}
	return found;
}

struct place_search { /* for what is declared at a place */
	uint32_t file, at;
	const struct thing *found;
	struct span word;
};

static void look_at(void *search, const struct thing *t)
{
	struct place_search *s = search;
	if (bind_space_of(t->kind) == SPACE_NONE || t->span.file != s->file)
		return;
	struct span word = t->name.len ? span_of_member(t, &t->name) : span_of_member(t, &t->text);
	if (touches(word, s->file, s->at)) {
		s->found = t;
		s->word = word;
	}
}

const struct thing *map_named_at(const struct map *m, uint32_t file, uint32_t at, struct span *word)
{
	const struct reference *r = map_reference_at(m, file, at);
	struct place_search s = { file, at, r ? r->thing : NULL, r ? r->span : (struct span){ 0 } };
	if (!r)
		map_walk(m, NULL, look_at, &s);
	if (word)
		*word = s.word;
	return s.found;
}

/* ---- of a thing ---- */

static int by_place(const void *left, const void *right)
{
	const struct reference *a = *(const struct reference *const *)left, *b = *(const struct reference *const *)right;
	if (a->span.file != b->span.file)
		return a->span.file < b->span.file ? -1 : 1;
	return (a->span.at > b->span.at) - (a->span.at < b->span.at);
}

struct references map_references_of(const struct map *m, const struct thing *t, struct arena *a)
{
	struct references found = { 0 };
	for (size_t i = 0; i < m->references.len; i++)
		if (m->references.at[i].thing == t)
			VEC_PUSH(a, &found.list, &m->references.at[i]);
	if (found.list.len)
		qsort(found.list.at, found.list.len, sizeof *found.list.at, by_place);
	return found;
}

/* ---- names that say more ---- */

static bool is_of_both(const struct map *m, struct str name)
{
	return names_find(&m->names->names[SPACE_CHANNELS], name) && names_find(&m->names->names[SPACE_TOUCHPOINTS], name);
}

struct column_search {
	const struct thing *metric;
	bool found;
};

/* Where no column is said, it is called as the metric is. */
static void look_for_column(void *search, const struct thing *t)
{
	struct column_search *s = search;
	const struct metric *metric = t->kind == KIND_METRIC ? (const struct metric *)t : t->kind == KIND_MEASURE ? ((const struct measure *)t)->metric : NULL;
	const struct data *d = t->kind == KIND_METRIC ? metric->data : t->kind == KIND_MEASURE ? ((const struct measure *)t)->data : NULL;
	s->found |= d && !d->column.len && &metric->thing == s->metric;
}

bool map_name_is_bound(const struct map *m, const struct thing *t)
{
	struct column_search s = { t, false };
	bool is_way = t->kind == KIND_CHANNEL || t->kind == KIND_TOUCHPOINT;
	if (bind_is_well_known(t->kind, t->name) || (is_way && is_of_both(m, t->name)))
		return true;
	if (t->kind == KIND_METRIC)
		map_walk(m, NULL, look_for_column, &s);
	return s.found;
}

/* ---- what may be named ---- */

struct offer { /* names that are gathered */
	struct known_names found;
	struct names taken;
	struct arena *arena;
};

/* The first of a name holds. */
static void offer_name(struct offer *o, struct str name, const struct thing *t)
{
	if (name.len && !names_add(&o->taken, name, o))
		VEC_PUSH(o->arena, &o->found.list, ((struct known_name){ name, false, t ? bind_channel_itself(t) : NULL }));
}

/* What has no name is meant by its text, where no other has the same. */
static void offer_text(struct offer *o, const struct called *c)
{
	if (!c->next && !c->thing->name.len)
		VEC_PUSH(o->arena, &o->found.list, ((struct known_name){ c->thing->text, true, bind_channel_itself(c->thing) }));
}

static void offer_space(struct offer *o, const struct name_scope *s, enum space space)
{
	for (size_t i = 0; i < s->names[space].len; i++)
		offer_name(o, s->names[space].entries[i].name, s->names[space].entries[i].thing);
	for (size_t i = 0; i < s->texts[space].len; i++)
		offer_text(o, s->texts[space].entries[i].thing);
}

/* Where the statement at the top behind the journey begins. */
static bool lies_in(const struct journey *j, uint32_t file, uint32_t at)
{
	const struct node *n = j->thing.node;
	return n->span.file == file && n->span.at <= at && (!n->next || at < n->next->span.at);
}

static const struct name_scope *journey_names_at(const struct map *m, uint32_t file, uint32_t at)
{
	for (size_t i = 0; i < m->journey_names.len; i++)
		if (lies_in(m->journey_names.at[i]->journey, file, at))
			return m->journey_names.at[i];
	return NULL;
}

/* What a future state answers and realises stands in the map that it follows. */
static void offer_followed(struct offer *o, const struct map *m, const struct name_scope *s)
{
	size_t most = m->journey_names.len;
	for (s = bind_followed_names(m, s); s && most; s = bind_followed_names(m, s), most--)
		offer_space(o, s, SPACE_CLAIMS);
}

static void offer_of_journey(struct offer *o, const struct map *m, const struct name_scope *s, enum space space)
{
	if (!s)
		return;
	offer_space(o, s, space);
	if (space == SPACE_ACTIONS)
		offer_space(o, s, SPACE_CLAIMS);
	if (space == SPACE_ACTIONS || space == SPACE_CLAIMS)
		offer_followed(o, m, s);
}

struct known_names map_names_at(const struct map *m, uint32_t file, uint32_t at, enum statement_kind kind, struct arena *a)
{
	struct offer o = { .arena = a };
	enum space space = bind_space_of(kind);
	names_init(&o.taken, a);
	if (space >= FIRST_JOURNEY_SPACE)
		offer_of_journey(&o, m, journey_names_at(m, file, at), space);
	else if (space != SPACE_NONE)
		offer_space(&o, m->names, space);
	if (kind == KIND_TOUCHPOINT) /* a channel is met as such */
		for (size_t i = 0; i < m->names->names[SPACE_CHANNELS].len; i++)
			offer_name(&o, m->names->names[SPACE_CHANNELS].entries[i].name, m->names->names[SPACE_CHANNELS].entries[i].thing);
	const char *known;
	for (size_t i = 0; (known = bind_well_known_at(kind, i)); i++)
		offer_name(&o, str_of(known), NULL);
	return o.found;
}

size_t kinds_named_in(enum statement_kind statement, int slot, enum statement_kind kinds[2])
{
	const struct slot *s = &statement_of(statement)->slots[slot];
	size_t count = 0;
	if (s->type == SLOT_REF || s->type == SLOT_REFS || s->type == SLOT_REF_OR_TEXT)
		kinds[count++] = (enum statement_kind)s->detail;
	for (size_t i = 0; i < WORD_FIELD_COUNT && count < 2; i++)
		if (WORD_FIELDS[i].kind == statement && WORD_FIELDS[i].slot == slot)
			kinds[count++] = WORD_FIELDS[i].other;
	return count;
}
