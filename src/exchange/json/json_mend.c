/* json_mend.c — people who edit JSON by hand write a text where cjm writes a list of things with a text. What such a value obviously
 * means is put in its place, so that all that comes after knows only one form. What means nothing stays, to be told later. */
#include "exchange/json/json.h"
#include "exchange/plain/bare.h"

#include <string.h>

/* The tree keeps a value of its own. */
static void set_member(struct unpack *r, json_t *object, const char *key, json_t *value)
{
	r->lib.json_object_set_new(object, key, value);
}

static void set_text(struct unpack *r, json_t *object, const char *key, struct str text)
{
	set_member(r, object, key, r->lib.json_stringn(text.at ? text.at : "", text.len));
}

static json_t *list_of_one(struct unpack *r, json_t *value)
{
	json_t *list = r->lib.json_array();
	r->lib.json_array_append_new(list, json_incref(value));
	return list;
}

static size_t length_of(struct unpack *r, const json_t *value)
{
	return json_is_array(value) ? r->lib.json_array_size(value) : 0;
}

/* ---- values ---- */

/* 3 as "3", { "text": "late" } as "late"; NULL for anything else. */
static json_t *as_string(struct unpack *r, const json_t *value)
{
	struct buf text = { 0 };
	if (json_is_string(unpack_member(r, value, "text")))
		return json_incref(unpack_member(r, value, "text"));
	if (!json_is_number(value))
		return NULL;
	buf_number(&text, r->lib.json_number_value(value), 6);
	json_t *string = r->lib.json_stringn(text.at, text.len);
	buf_finish(&text);
	return string;
}

/* A list of texts as paragraphs of one; NULL for anything else. */
static json_t *texts_as_string(struct unpack *r, const json_t *list)
{
	struct buf text = { 0 };
	size_t count = length_of(r, list), taken = 0;
	for (size_t i = 0; i < count && json_is_string(r->lib.json_array_get(list, i)); i++, taken++) {
		struct str s = unpack_string(r, r->lib.json_array_get(list, i));
		buf_fmt(&text, "%s%.*s", i ? "\n" : "", STR_ARG(s));
	}
	json_t *string = count && taken == count ? r->lib.json_stringn(text.at ? text.at : "", text.len) : NULL;
	buf_finish(&text);
	return string;
}

static void mend_string(struct unpack *r, json_t *object, const char *key)
{
	json_t *value = unpack_member(r, object, key), *string = as_string(r, value);
	string = string ? string : texts_as_string(r, value);
	if (string)
		set_member(r, object, key, string);
}

static void mend_strings_of(struct unpack *r, json_t *list)
{
	for (size_t i = 0; i < length_of(r, list); i++) {
		json_t *string = as_string(r, r->lib.json_array_get(list, i));
		if (string)
			r->lib.json_array_set_new(list, i, string);
	}
}

/* A thing written out where its id is wanted. */
static json_t *id_of(struct unpack *r, json_t *value)
{
	static const char *const KEYS[] = { "id", "name", "text" };
	for (int i = 0; i < 3; i++)
		if (json_is_string(unpack_member(r, value, KEYS[i])))
			return json_incref(unpack_member(r, value, KEYS[i]));
	return NULL;
}

static void mend_references(struct unpack *r, json_t *list)
{
	for (size_t i = 0; i < length_of(r, list); i++) {
		json_t *id = id_of(r, r->lib.json_array_get(list, i));
		if (id)
			r->lib.json_array_set_new(list, i, id);
	}
}

static void make_list(struct unpack *r, json_t *object, const char *key)
{
	json_t *value = unpack_member(r, object, key);
	if (value && !json_is_array(value) && !json_is_boolean(value))
		set_member(r, object, key, list_of_one(r, value));
}

static void take_out_of_list(struct unpack *r, json_t *object, const char *key)
{
	json_t *value = unpack_member(r, object, key);
	if (length_of(r, value) == 1)
		set_member(r, object, key, json_incref(r->lib.json_array_get(value, 0)));
}

static void mend_value(struct unpack *r, json_t *object, const char *key, enum member_type type)
{
	json_t *id = NULL;
	switch (type) {
	case MEMBER_OWN: case MEMBER_STR: case MEMBER_DATE:
		mend_string(r, object, key);
		break;
	case MEMBER_TEXTS:
		make_list(r, object, key);
		mend_strings_of(r, unpack_member(r, object, key));
		break;
	case MEMBER_THINGS:
		make_list(r, object, key);
		mend_references(r, unpack_member(r, object, key));
		break;
	case MEMBER_POINTER:
		take_out_of_list(r, object, key);
		if ((id = id_of(r, unpack_member(r, object, key))))
			set_member(r, object, key, id);
		break;
	case MEMBER_CHOICE: case MEMBER_BOOL: case MEMBER_VALUE: case MEMBER_NUMBER:
		take_out_of_list(r, object, key);
		break;
	case MEMBER_RANGE:
		break;
	}
}

/* ---- a thing that is only a text, a number or `true` ---- */

static const char *arg_key(enum statement_kind kind, int slot)
{
	const struct arg_field *f = unpack_arg_field(kind, slot);
	return f && *f->key ? f->key : f ? "written" : "text";
}

/* What the first thing is that the statement needs; its text where it needs nothing. */
static const char *main_key(enum statement_kind kind)
{
	const struct slot *slots = statement_of(kind)->slots;
	for (int i = 0; slots[i].type; i++)
		if (!slots[i].is_optional || slots[i].or_data)
			return slots[i].type == SLOT_REF_OR_TEXT ? "text" : arg_key(kind, i);
	return "text";
}

static bool needs_nothing(enum statement_kind kind)
{
	const struct slot *slots = statement_of(kind)->slots;
	bool any = false;
	for (int i = 0; slots[i].type; i++)
		any = any || !slots[i].is_optional;
	return !any;
}

/* A new object that says the same; NULL where the value means nothing here. */
static json_t *thing_of(struct unpack *r, enum statement_kind kind, json_t *value)
{
	bool is_plain = json_is_string(value) || json_is_number(value), is_written = json_is_true(value) && needs_nothing(kind);
	json_t *object = is_plain || is_written ? r->lib.json_object() : NULL;
	struct date date;
	if (is_plain && needs_nothing(kind) && date_read(unpack_string(r, value), &date))
		set_member(r, object, arg_key(kind, 0), json_incref(value));
	else if (is_plain)
		set_member(r, object, json_is_number(value) && inline_value(kind) ? "number" : main_key(kind), json_incref(value));
	return object;
}

/* ---- names ---- */

/* A name that cannot be one is the text, where there is none; things that have to have a name get one. */
static void mend_name(struct unpack *r, enum statement_kind kind, json_t *object)
{
	const struct slot *first = &statement_of(kind)->slots[0];
	bool may_have_text = false, needs_name = first->type == SLOT_NAME && !first->is_optional;
	for (int i = 0; statement_of(kind)->slots[i].type; i++)
		may_have_text = may_have_text || statement_of(kind)->slots[i].type == SLOT_TEXT;
	if (!may_have_text || json_is_false(unpack_member(r, object, "declared")))
		return;
	struct str name = unpack_string(r, unpack_member(r, object, "name")), id = unpack_string(r, unpack_member(r, object, "id"));
	bool is_name = bare_is_name(name), has_text = unpack_member(r, object, "text");
	if (name.len && !has_text && (!is_name || !id.len))
		set_text(r, object, "text", name);
	if (name.len && !is_name && has_text)
		unpack_report(r, "invalid name", unpack_member(r, object, "name"), "a name has only letters, digits, - and _");
	if (is_name)
		return;
	struct str text = unpack_string(r, unpack_member(r, object, "text"));
	struct str made = !needs_name ? (struct str){ 0 } : name.len ? plain_name(&r->i->arena, name) : bare_is_name(id) ? id : plain_name(&r->i->arena, text);
	if (name.len || made.len)
		set_text(r, object, "name", made);
}

/* ---- everything ---- */

static void mend_thing(struct unpack *r, enum statement_kind kind, json_t *object);

static void mend_item(struct unpack *r, enum statement_kind kind, json_t *list, size_t index)
{
	json_t *made = thing_of(r, kind, r->lib.json_array_get(list, index));
	size_t mark = unpack_enter_item(r, index);
	if (made)
		r->lib.json_array_set_new(list, index, made);
	mend_thing(r, kind, r->lib.json_array_get(list, index));
	unpack_leave(r, mark);
}

static void mend_things(struct unpack *r, const struct field *f, json_t *object, const char *key)
{
	make_list(r, object, key);
	json_t *list = unpack_member(r, object, key);
	for (size_t i = 0; i < length_of(r, list); i++)
		mend_item(r, f->kind, list, i);
}

static void mend_pointed(struct unpack *r, const struct field *f, json_t *object, const char *key)
{
	take_out_of_list(r, object, key);
	json_t *made = thing_of(r, f->kind, unpack_member(r, object, key));
	if (made)
		set_member(r, object, key, made);
	mend_thing(r, f->kind, unpack_member(r, object, key));
}

static void mend_fields(struct unpack *r, enum statement_kind kind, json_t *object)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &FIELDS[i];
		const char *key = f->parent == kind ? unpack_key(r, object, f->kind) : NULL;
		if (!key || !unpack_member(r, object, key))
			continue;
		size_t mark = unpack_enter(r, key);
		if (!field_holds_things(f))
			mend_value(r, object, key, f->type);
		else if (f->type == MEMBER_POINTER)
			mend_pointed(r, f, object, key);
		else
			mend_things(r, f, object, key);
		unpack_leave(r, mark);
	}
}

static void mend_thing(struct unpack *r, enum statement_kind kind, json_t *object)
{
	if (!json_is_object(object))
		return;
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++)
		if (ARG_FIELDS[i].kind == kind && *ARG_FIELDS[i].key && unpack_member(r, object, ARG_FIELDS[i].key))
			mend_value(r, object, ARG_FIELDS[i].key, ARG_FIELDS[i].type);
	mend_string(r, object, "name");
	mend_string(r, object, "text");
	mend_name(r, kind, object);
	if (statement_fits(KIND_FROM, kind))
		mend_value(r, object, "from", MEMBER_THINGS);
	mend_fields(r, kind, object);
}

void unpack_mend(struct unpack *r, json_t *root)
{
	mend_fields(r, KIND_FILE, root);
}
