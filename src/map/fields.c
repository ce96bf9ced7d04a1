/* fields.c — fields.def as tables; a member's type decides how a value is kept. */
#include "map/fields.h"

#define TYPE_OF(type, member) \
	_Generic(((struct type *)0)->member, \
		struct str: MEMBER_STR, struct texts: MEMBER_TEXTS, struct value: MEMBER_VALUE, struct range: MEMBER_RANGE, \
		struct date: MEMBER_DATE, bool: MEMBER_BOOL, unsigned int: MEMBER_CHOICE, double: MEMBER_NUMBER, \
		struct things: MEMBER_THINGS, default: MEMBER_POINTER)

const struct field FIELDS[] = {
#define FIELD(parent, kind, type, member) { KIND_##parent, KIND_##kind, offsetof(struct type, member), TYPE_OF(type, member) },
#include "map/fields.def"
};
const size_t FIELD_COUNT = sizeof FIELDS / sizeof *FIELDS;

const struct arg_field ARG_FIELDS[] = {
#define ARG(kind, slot, type, member, key) { KIND_##kind, slot, offsetof(struct type, member), TYPE_OF(type, member), key },
#include "map/fields.def"
};
const size_t ARG_FIELD_COUNT = sizeof ARG_FIELDS / sizeof *ARG_FIELDS;

size_t thing_size(enum statement_kind kind)
{
	static const uint16_t SIZES[KIND_COUNT] = {
#define THING(kind, type) [KIND_##kind] = sizeof(struct type),
#include "map/fields.def"
	};
	return SIZES[kind];
}
