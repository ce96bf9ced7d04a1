/* jansson_lib_wasm.c — what reading JSON needs of jansson, for the WebAssembly module. */
#include "exchange/json/json_reader_wasm.h"
#include "cjm/memory.h"

/* ---- nodes ---- */

struct json_node *json_node_of(const json_t *json)
{
	return (struct json_node *)(uintptr_t)json;
}

json_t *json_node_new(json_type type)
{
	struct json_node *n = memory_new(sizeof *n);
	n->base.type = type;
	n->base.refcount = 1;
	return &n->base;
}

static void member_free(struct json_member *m)
{
	buf_finish(&m->key);
	json_node_free(m->value);
	memory_free(m);
}

void json_node_free(json_t *json)
{
	if (!json || json->refcount-- > 1)
		return;
	struct json_node *n = json_node_of(json);
	for (size_t i = 0; i < n->len; i++)
		member_free(n->members[i]);
	buf_finish(&n->text);
	memory_free(n->members);
	memory_free(n);
}

static void delete_node(json_t *json)
{
	json->refcount = 1;
	json_node_free(json);
}

static json_t *object_new(void) { return json_node_new(JSON_OBJECT); }
static json_t *array_new(void) { return json_node_new(JSON_ARRAY); }

static json_t *string_new(const char *at, size_t len)
{
	json_t *json = json_node_new(JSON_STRING);
	buf_add(&json_node_of(json)->text, at, len);
	return json;
}

void json_node_add(json_t *json, struct str key, json_t *value)
{
	struct json_node *n = json_node_of(json);
	struct json_member *m = memory_new(sizeof *m);
	if (n->len == n->cap)
		n->members = memory_grow(n->members, (n->cap = n->cap ? 2 * n->cap : 8) * sizeof(struct json_member *));
	buf_str(&m->key, key);
	m->value = value;
	m->index = n->len;
	n->members[n->len++] = m;
}

struct json_member *json_node_find(const json_t *json, struct str key)
{
	struct json_node *n = json && json->type == JSON_OBJECT ? json_node_of(json) : NULL;
	for (size_t i = 0; n && i < n->len; i++)
		if (str_equal(buf_as_str(&n->members[i]->key), key))
			return n->members[i];
	return NULL;
}

/* ---- as jansson has them ---- */

static json_t *object_get(const json_t *json, const char *key)
{
	struct json_member *m = json_node_find(json, str_of(key));
	return m ? m->value : NULL;
}

static void replace(struct json_member *m, json_t *value)
{
	json_node_free(m->value);
	m->value = value;
}

static int object_set(json_t *json, const char *key, json_t *value)
{
	struct json_member *m = json_node_find(json, str_of(key));
	if (m)
		replace(m, value);
	else
		json_node_add(json, str_of(key), value);
	return 0;
}

static size_t object_size(const json_t *json) { return json && json->type == JSON_OBJECT ? json_node_of(json)->len : 0; }
static size_t array_size(const json_t *json) { return json && json->type == JSON_ARRAY ? json_node_of(json)->len : 0; }

static void *object_iter(json_t *json)
{
	return object_size(json) ? json_node_of(json)->members[0] : NULL;
}

static void *object_iter_next(json_t *json, void *iter)
{
	size_t next = ((struct json_member *)iter)->index + 1;
	return next < object_size(json) ? json_node_of(json)->members[next] : NULL;
}

static const char *object_iter_key(void *iter)
{
	struct buf *key = &((struct json_member *)iter)->key;
	return key->len ? key->at : "";
}

static int array_append(json_t *json, json_t *value)
{
	json_node_add(json, STR(""), value);
	return 0;
}

static json_t *array_get(const json_t *json, size_t index)
{
	return index < array_size(json) ? json_node_of(json)->members[index]->value : NULL;
}

static int array_set(json_t *json, size_t index, json_t *value)
{
	bool is_there = index < array_size(json);
	if (is_there)
		replace(json_node_of(json)->members[index], value);
	else
		json_node_free(value);
	return is_there ? 0 : -1;
}

static double number_value(const json_t *json)
{
	return json_is_number(json) ? json_node_of(json)->number : 0;
}

static const char *string_value(const json_t *json)
{
	return !json_is_string(json) ? NULL : json_node_of(json)->text.len ? json_node_of(json)->text.at : "";
}

static size_t string_length(const json_t *json)
{
	return json_is_string(json) ? json_node_of(json)->text.len : 0;
}

bool jansson_load(struct jansson *lib, struct buf *message)
{
	(void)message;
	*lib = (struct jansson){
		.json_array = array_new, .json_array_append_new = array_append, .json_array_get = array_get, .json_array_set_new = array_set, .json_array_size = array_size,
		.json_delete = delete_node, .json_loadb = json_read_text, .json_number_value = number_value, .json_object = object_new, .json_object_get = object_get,
		.json_object_iter = object_iter, .json_object_iter_key = object_iter_key, .json_object_iter_next = object_iter_next, .json_object_set_new = object_set,
		.json_object_size = object_size, .json_string_length = string_length, .json_string_value = string_value, .json_stringn = string_new,
	};
	return true;
}
