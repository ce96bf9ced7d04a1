/* json.h — writes JSON, indented by two blanks or on one line, keys in the order in which they are given. */
#ifndef CJM_JSON_H
#define CJM_JSON_H

#include "cjm/date.h"

struct json {
	struct buf *out;
	int depth;
	bool first; /* in the object or list being written */
	bool is_compact; /* on one line, for programs */
};

void json_string(struct buf *out, struct str s); /* quoted and escaped */
void json_date(struct buf *out, struct date d);    /* as it is written, quoted */
void json_open(struct json *j, char bracket);    /* '{' or '[', behind a key or an item */
void json_close(struct json *j, char bracket);
void json_item(struct json *j);                  /* before each thing in a list */
void json_open_list(struct json *j, const char *name);
void json_open_item(struct json *j);             /* an object in a list */
void json_key(struct json *j, const char *name);
void json_text(struct json *j, const char *name, struct str text);
void json_number(struct json *j, const char *name, double number);
void json_count(struct json *j, size_t count); /* an item of a list */
void json_truth(struct json *j, const char *name, bool is_true);
void json_texts(struct json *j, const char *name, const struct str *texts, size_t count);

#endif
