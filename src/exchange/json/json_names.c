/* json_names.c — in JSON any thing can be referred to by its id; in a map, by its name, or by its text where nothing else is called so.
 * Where two are, the one that is referred to gets a name. */
#include "exchange/json/json.h"

static void name_twin(struct unpack *r, enum statement_kind kind, const json_t *reference)
{
	struct str id = unpack_string(r, reference);
	struct target *t = id.len ? unpack_target(r, kind, id) : NULL;
	if (!t || t->name.len || !t->is_twin)
		return;
	struct str wanted = name_made_of(&r->i->arena, t->kind, t->text);
	t->name = wanted;
	for (int count = 2; names_add(&r->names, unpack_target_key(r, kind, t->name), t); count++)
		t->name = str_fmt(&r->i->arena, "%.*s-%d", STR_ARG(wanted), count);
	r->lib.json_object_set_new(t->object, "name", r->lib.json_stringn(t->name.at, t->name.len));
}

static void name_referred(struct unpack *r, enum statement_kind kind, const json_t *value)
{
	if (json_is_string(value))
		name_twin(r, kind, value);
	for (size_t i = 0; json_is_array(value) && i < r->lib.json_array_size(value); i++)
		name_twin(r, kind, r->lib.json_array_get(value, i));
}

static bool is_reference(enum member_type type, const struct slot *slot)
{
	return (type == MEMBER_THINGS || type == MEMBER_POINTER) && (slot->type == SLOT_REF || slot->type == SLOT_REFS || slot->type == SLOT_REF_OR_TEXT);
}

static void name_in(struct unpack *r, enum statement_kind kind, const json_t *object);

static void name_in_all(struct unpack *r, enum statement_kind kind, const json_t *value)
{
	if (json_is_object(value))
		name_in(r, kind, value);
	for (size_t i = 0; json_is_array(value) && i < r->lib.json_array_size(value); i++)
		name_in(r, kind, r->lib.json_array_get(value, i));
}

static void name_in(struct unpack *r, enum statement_kind kind, const json_t *object)
{
	r->journey += kind == KIND_JOURNEY;
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++) {
		const struct arg_field *f = &ARG_FIELDS[i];
		const struct slot *slot = &statement_of(f->kind)->slots[f->slot];
		if (f->kind == kind && is_reference(f->type, slot))
			name_referred(r, (enum statement_kind)slot->detail, unpack_member(r, object, f->key));
	}
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &FIELDS[i];
		const struct slot *slot = &statement_of(f->kind)->slots[0];
		const json_t *value = f->parent == kind ? unpack_member(r, object, statement_of(f->kind)->word) : NULL;
		if (thing_size(f->kind))
			name_in_all(r, f->kind, value);
		else if (is_reference(f->type, slot))
			name_referred(r, (enum statement_kind)slot->detail, value);
	}
}

void unpack_name_twins(struct unpack *r, const json_t *root)
{
	name_in(r, KIND_FILE, root);
	r->journey = 0;
}
