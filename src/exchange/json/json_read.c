/* json_read.c — JSON of other programs as a tree of our own: whoever reads it needs no library's types. */
#include "cjm/json_read.h"
#include "exchange/json/jansson_lib.h"

#include <string.h>

struct json_copy { /* of what jansson read */
	struct jansson lib;
	struct arena *arena;
};

static struct json_value *copy_value(const struct json_copy *c, json_t *from);

static void add_value(struct json_value *to, struct json_value ***end, struct json_value *v)
{
	if (!*end)
		*end = &to->first;
	**end = v;
	*end = &v->next;
}

static void copy_members(const struct json_copy *c, json_t *from, struct json_value *to)
{
	struct json_value **end = NULL;
	for (void *at = c->lib.json_object_iter(from); at; at = c->lib.json_object_iter_next(from, at)) {
		const char *key = c->lib.json_object_iter_key(at);
		struct json_value *v = copy_value(c, c->lib.json_object_get(from, key));
		v->key = str_copy(c->arena, str_of(key));
		add_value(to, &end, v);
	}
}

static void copy_items(const struct json_copy *c, json_t *from, struct json_value *to)
{
	struct json_value **end = NULL;
	for (size_t i = 0; i < c->lib.json_array_size(from); i++)
		add_value(to, &end, copy_value(c, c->lib.json_array_get(from, i)));
}

static struct json_value *copy_value(const struct json_copy *c, json_t *from)
{
	struct json_value *v = ARENA_NEW(c->arena, struct json_value);
	v->kind = json_is_object(from) ? JSON_KIND_OBJECT : json_is_array(from) ? JSON_KIND_LIST : json_is_string(from) ? JSON_KIND_TEXT : json_is_number(from) ? JSON_KIND_NUMBER : json_is_boolean(from) ? JSON_KIND_TRUTH : JSON_KIND_NULL;
	if (v->kind == JSON_KIND_TEXT)
		v->text = str_copy(c->arena, (struct str){ c->lib.json_string_value(from), c->lib.json_string_length(from) });
	if (v->kind == JSON_KIND_NUMBER)
		v->number = c->lib.json_number_value(from);
	if (v->kind == JSON_KIND_TRUTH)
		v->number = json_is_true(from);
	if (v->kind == JSON_KIND_OBJECT)
		copy_members(c, from, v);
	if (v->kind == JSON_KIND_LIST)
		copy_items(c, from, v);
	return v;
}

struct json_value *json_read(struct arena *a, struct str text, struct buf *why)
{
	struct json_copy c = { .arena = a };
	json_error_t error;
	if (!jansson_load(&c.lib, why))
		return NULL;
	json_t *root = jansson_read(&c.lib, text, JSON_ALLOW_NUL | JSON_DECODE_ANY, &error);
	if (!root) {
		buf_fmt(why, "this is not valid JSON: %s", error.text);
		return NULL;
	}
	struct jansson_root held = { .lib = &c.lib, .root = root };
	jansson_guard(&held);
	struct json_value *v = copy_value(&c, root);
	jansson_drop(&held);
	return v;
}

static const struct json_value *member_of(const struct json_value *v, struct str key)
{
	const struct json_value *m = v ? v->first : NULL;
	while (m && !str_equal(m->key, key))
		m = m->next;
	return m;
}

const struct json_value *json_at(const struct json_value *v, const char *path)
{
	for (struct str rest = str_of(path); rest.len;)
		v = member_of(v, str_next(&rest, '.'));
	return v;
}

struct str json_text_at(const struct json_value *v, const char *path)
{
	v = json_at(v, path);
	return v && v->kind == JSON_KIND_TEXT ? v->text : (struct str){ 0 };
}

double json_number_at(const struct json_value *v, const char *path, double otherwise)
{
	v = json_at(v, path);
	return v && v->kind == JSON_KIND_NUMBER ? v->number : otherwise;
}

bool json_is_true_at(const struct json_value *v, const char *path)
{
	v = json_at(v, path);
	return v && v->kind == JSON_KIND_TRUTH && v->number != 0;
}
