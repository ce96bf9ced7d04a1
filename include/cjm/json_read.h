/* json_read.h — JSON as it is read: a tree in an arena, for whoever talks with other programs. */
#ifndef CJM_JSON_READ_H
#define CJM_JSON_READ_H

#include "cjm/base.h"

enum json_kind { JSON_KIND_NULL, JSON_KIND_TRUTH, JSON_KIND_NUMBER, JSON_KIND_TEXT, JSON_KIND_LIST, JSON_KIND_OBJECT };

struct json_value {
	enum json_kind kind;
	struct str key;    /* of a member of an object */
	struct str text;
	double number;     /* of a truth 1 or 0 */
	struct json_value *first, *next; /* the members or items, and the next beside it */
};

/* NULL, and a sentence in `why`, for what is no JSON. Of a key that is there twice the last counts. */
struct json_value *json_read(struct arena *a, struct str text, struct buf *why);

/* What the path leads to, "textDocument.uri"; NULL where there is none. The value may be NULL. */
const struct json_value *json_at(const struct json_value *v, const char *path);
struct str json_text_at(const struct json_value *v, const char *path);                       /* empty where it is no text */
double json_number_at(const struct json_value *v, const char *path, double otherwise);
bool json_is_true_at(const struct json_value *v, const char *path);

#endif
