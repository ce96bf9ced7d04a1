/* hold.c — what whoever reads a map relies on. */
#include "cjm/fields.h"

#include <string.h>

struct holding {
	const struct map *map;
	const char *fault; /* the first */
	struct field_order standing, named;
	struct arena arena;
	struct names ids;
	bool has_mistakes; /* of the author's: two may have one name */
};

static void note_fault(struct holding *h, const char *fault)
{
	h->fault = h->fault ? h->fault : fault;
}

static bool span_is_inside(const struct map *m, struct span span)
{
	return !span.file || (span.file <= m->sources->files.len && (size_t)span.at + span.len <= m->sources->files.at[span.file - 1]->text.len);
}

static bool is_thing(const struct thing *t)
{
	return t && t->kind < KIND_NONE && thing_size(t->kind);
}

/* The things of a member, whether it is one or many. */
static struct things things_of(const struct field *f, const void *at, struct thing **one)
{
	const void *member = (const char *)at + f->offset;
	*one = f->type == MEMBER_POINTER ? pointer_at(member) : NULL;
	return f->type == MEMBER_THINGS ? *(const struct things *)member : (struct things){ one, *one != NULL, 1 };
}

static void hold_standing(struct holding *h, const struct thing *t)
{
	struct thing *one;
	for (size_t row = h->standing.first[t->kind]; row; row = h->standing.next[row - 1]) {
		struct things in = things_of(&FIELDS[row - 1], t, &one);
		for (size_t i = 0; i < in.len; i++)
			if (!is_thing(in.at[i]) || in.at[i]->parent != t)
				note_fault(h, "a thing is in one that isn't its parent");
	}
}

static void hold_named(struct holding *h, const struct thing *t)
{
	struct thing *one;
	for (size_t row = h->named.first[t->kind]; row; row = h->named.next[row - 1]) {
		struct things in = things_of(&FIELDS[row - 1], t, &one);
		for (size_t i = 0; i < in.len; i++)
			if (!is_thing(in.at[i]))
				note_fault(h, "a reference leads to no thing");
	}
}

/* Unique among its kind, in its journey or at the top. */
static void hold_id(struct holding *h, const struct thing *t)
{
	const struct journey *j = thing_journey(t);
	if (!t->id.len || h->has_mistakes || t->kind == KIND_JOURNEY)
		return;
	char *key = arena_alloc(&h->arena, sizeof j + sizeof t->kind + t->id.len); /* bytes that are compared, and never shown */
	memcpy(key, &j, sizeof j);
	memcpy(key + sizeof j, &t->kind, sizeof t->kind);
	memcpy(key + sizeof j + sizeof t->kind, t->id.at, t->id.len);
	if (names_add(&h->ids, (struct str){ key, sizeof j + sizeof t->kind + t->id.len }, h))
		note_fault(h, "two things have the same id");
}

static void hold_thing(void *holding, const struct thing *t)
{
	struct holding *h = holding;
	if (!is_thing(t)) {
		note_fault(h, "a thing has no kind");
		return;
	}
	if (!span_is_inside(h->map, t->span) || !span_is_inside(h->map, t->word))
		note_fault(h, "a thing is outside its file");
	hold_standing(h, t);
	hold_named(h, t);
	hold_id(h, t);
}

bool map_holds(const struct map *m, struct findings *found)
{
	struct holding h = { .map = m, .has_mistakes = found->error_count };
	field_order_of_things(&h.standing);
	field_order_of_names(&h.named);
	names_init(&h.ids, &h.arena);
	if (!m->asts.len || m->asts.at[0]->file != m->file)
		note_fault(&h, "the map has no file");
	map_walk(m, NULL, hold_thing, &h);
	if (h.fault)
		finding_add_internal(found, h.fault);
	arena_finish(&h.arena);
	return !h.fault;
}
