/* fields.h — the rows of fields.def as data, for binding, for walking and for the JSON. */
#ifndef CJM_FIELDS_H
#define CJM_FIELDS_H

#include "cjm/map.h"

enum member_type { MEMBER_STR, MEMBER_TEXTS, MEMBER_VALUE, MEMBER_RANGE, MEMBER_DATE, MEMBER_BOOL, MEMBER_CHOICE, MEMBER_NUMBER, MEMBER_THINGS, MEMBER_POINTER, MEMBER_OWN };

struct field { /* a FIELD row */
	enum statement_kind parent, kind;
	size_t offset;
	enum member_type type;
	bool only_names; /* a NAMES row */
};

struct arg_field { /* an ARG row */
	enum statement_kind kind;
	int slot;
	size_t offset;
	enum member_type type;
	const char *key;
};

struct word_field { /* a MUST_NAME or MAY_NAME row */
	enum statement_kind kind;
	int slot;
	enum statement_kind other;
	bool must;
};

enum { FIELD_COUNT = 0
#define FIELD(parent, kind, type, member) + 1
#include "map/fields.def"
};

extern const struct field FIELDS[];
extern const struct arg_field ARG_FIELDS[];
extern const size_t ARG_FIELD_COUNT;
extern const struct word_field WORD_FIELDS[];
extern const size_t WORD_FIELD_COUNT;

size_t thing_size(enum statement_kind kind); /* 0 for a statement that is only a property */
bool kind_is_plain(enum statement_kind kind);   /* the JSON writes it as its text alone, where it has nothing else */
/* The row without a key: a value whose own keys stand among the thing's. NULL for none. */
const struct arg_field *inline_value(enum statement_kind kind);
struct thing *pointer_at(const void *member);  /* of a MEMBER_POINTER */
bool field_holds_things(const struct field *f); /* things that stand there; not those that are only named */

/* The rows of each parent, in their order, + 1; 0 ends them. Made anew in well under a microsecond, so nobody has to keep it. */
struct field_order { uint16_t first[KIND_COUNT], next[FIELD_COUNT]; };
void field_order_all(struct field_order *o);
void field_order_of_things(struct field_order *o); /* only rows that hold things */
void field_order_of_names(struct field_order *o);  /* only rows that name things which stand elsewhere */

/* ---- what a thing says, by the rows: for whoever tells all of it ---- */

struct thing_member {
	const char *name;         /* as the JSON calls it; empty where its value's own keys (number, unit, written) stand among the thing's */
	const void *at;           /* of this type, and never empty */
	enum member_type type;
	enum statement_kind kind; /* of the row: by it a choice has its words */
	int slot;                 /* of the choice's words */
	bool holds_things;        /* that stand in it; else those of MEMBER_THINGS and MEMBER_POINTER are only named */
};

typedef void member_visitor(void *context, const struct thing_member *m);

bool member_is_empty(const void *at, enum member_type type);
const char *member_choice(const struct thing_member *m); /* the word of a MEMBER_CHOICE */
/* Calls visit for all that a thing says: by its own words, then by statements in it. What every thing has (name, text, id, basis) isn't among them. */
void members_of_slots(const struct thing *t, member_visitor *visit, void *context);
void members_of_fields(const struct thing *t, member_visitor *visit, void *context);
void members_of_map(const struct map *m, member_visitor *visit, void *context); /* what stands in no thing */

#endif
