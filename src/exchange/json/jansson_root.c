/* jansson_root.c — what jansson has read, which is its own memory. */
#include "exchange/json/jansson_lib.h"

json_t *jansson_read(const struct jansson *lib, struct str text, size_t flags, json_error_t *error)
{
	json_t *root = lib->json_loadb(text.at, text.len, flags, error);
	if (!root && json_error_code(error) == json_error_out_of_memory)
		memory_lacks();
	return root;
}

static void drop(void *root)
{
	struct jansson_root *r = root;
	r->lib->json_delete(r->root);
}

void jansson_guard(struct jansson_root *r)
{
	r->guard = (struct memory_guard){ .undo = drop, .context = r };
	memory_guard(&r->guard);
}

void jansson_drop(struct jansson_root *r)
{
	memory_unguard(&r->guard);
	drop(r);
}
