/* fields.h — the rows of fields.def as data, for binding and for the JSON. */
#ifndef CJM_MAP_FIELDS_H
#define CJM_MAP_FIELDS_H

#include "cjm/map.h"

enum member_type { MEMBER_STR, MEMBER_TEXTS, MEMBER_VALUE, MEMBER_RANGE, MEMBER_DATE, MEMBER_BOOL, MEMBER_CHOICE, MEMBER_NUMBER, MEMBER_THINGS, MEMBER_POINTER };

struct field { /* a FIELD row */
	enum statement_kind parent, kind;
	size_t offset;
	enum member_type type;
};

struct arg_field { /* an ARG row */
	enum statement_kind kind;
	int slot;
	size_t offset;
	enum member_type type;
	const char *key;
};

extern const struct field FIELDS[];
extern const size_t FIELD_COUNT;
extern const struct arg_field ARG_FIELDS[];
extern const size_t ARG_FIELD_COUNT;

size_t thing_size(enum statement_kind kind); /* 0 for a statement that is only a property */

#endif
