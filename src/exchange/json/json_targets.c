/* json_targets.c — what an id, a name or a text refers to. */
#include "exchange/json/json.h"
#include "cjm/unicode.h"

static void collect_targets(struct unpack *r, enum statement_kind kind, const json_t *object, const char *key);

static void collect_from_fields(struct unpack *r, enum statement_kind parent, const json_t *object, const char *key)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &FIELDS[i];
		json_t *value = f->parent == parent && field_holds_things(f) ? unpack_member(r, object, unpack_key(r, object, f->kind)) : NULL;
		if (json_is_object(value))
			collect_targets(r, f->kind, value, key);
		for (size_t k = 0; json_is_array(value) && k < r->lib.json_array_size(value); k++)
			collect_targets(r, f->kind, r->lib.json_array_get(value, k), key);
	}
}

/* By what else it is known: only once, when ids are collected. */
static void collect_called(struct unpack *r, struct target *t)
{
	if (!r->collects_ids)
		return;
	if (t->name.len)
		names_add(&r->names, unpack_target_key(r, t->kind, t->name), t);
	struct target *first = !t->text.len ? NULL : names_add(&r->called, unpack_target_here(r, t->kind, str_fold_same(&r->i->arena, t->text)), t);
	if (first)
		first->is_twin = t->is_twin = true;
}

/* Ids are unique in a journey; what refers to another one's says which. Elsewhere the first is meant. */
static void collect_target(struct unpack *r, enum statement_kind kind, const json_t *object, struct str id)
{
	struct target *t = ARENA_NEW(&r->i->arena, struct target);
	t->kind = kind;
	t->object = (json_t *)object;
	t->name = unpack_text(r, object, "name");
	t->text = unpack_text(r, object, "text");
	collect_called(r, t);
	names_add(&r->targets, unpack_target_here(r, kind, id), t);
	names_add(&r->targets, unpack_target_key(r, kind, str_fmt(&r->i->arena, "%.*s/%.*s", STR_ARG(r->journey_id), STR_ARG(id))), t);
	names_add(&r->targets, unpack_target_key(r, kind, id), t);
}

static void collect_targets(struct unpack *r, enum statement_kind kind, const json_t *object, const char *key)
{
	struct str id = unpack_text(r, object, key);
	if (kind == KIND_JOURNEY) {
		r->journey++;
		r->journey_id = id;
	}
	if (id.len && *unpack_space(kind))
		collect_target(r, kind, object, id);
	collect_from_fields(r, kind, object, key);
}

void unpack_collect_targets(struct unpack *r, const json_t *root)
{
	static const char *const KEYS[] = { "id", "name", "text" };
	for (int i = 0; i < 3; i++) {
		r->collects_ids = i == 0;
		collect_from_fields(r, KIND_FILE, root, KEYS[i]);
		r->journey = 0;
		if (i == 0)
			unpack_name_twins(r, root);
	}
}
