/* json_reader_wasm.h — JSON as a tree, for the WebAssembly module: what jansson_lib_wasm.c gives out. */
#ifndef CJM_EXCHANGE_JSON_READER_WASM_H
#define CJM_EXCHANGE_JSON_READER_WASM_H

#include "exchange/json/jansson_lib.h"

struct json_member;

struct json_node {
	json_t base; /* first: what is given out is this */
	struct buf text;
	double number;
	struct json_member **members; /* of an object in their order; of an array without keys */
	size_t len, cap;
};

struct json_member {
	struct buf key;
	json_t *value;
	size_t index;
};

struct json_node *json_node_of(const json_t *json);
json_t *json_node_new(json_type type);
void json_node_free(json_t *json); /* accepts NULL */
void json_node_add(json_t *json, struct str key, json_t *value);
struct json_member *json_node_find(const json_t *json, struct str key);

/* RFC 8259; NULL after telling what is wrong, in jansson's own words. */
json_t *json_read_text(const char *at, size_t len, size_t flags, json_error_t *error);

#endif
