/* fields.c — fields.def as tables; a member's type decides how a value is kept. */
#include "cjm/fields.h"

#include <string.h>

#define TYPE_OF(type, member) \
	_Generic(((struct type *)0)->member, \
		struct str: MEMBER_STR, struct texts: MEMBER_TEXTS, struct value: MEMBER_VALUE, struct range: MEMBER_RANGE, \
		struct date: MEMBER_DATE, bool: MEMBER_BOOL, unsigned int: MEMBER_CHOICE, double: MEMBER_NUMBER, \
		struct things: MEMBER_THINGS, struct own_fields: MEMBER_OWN, default: MEMBER_POINTER)

const struct field FIELDS[] = {
#define FIELD(parent, kind, type, member) { KIND_##parent, KIND_##kind, offsetof(struct type, member), TYPE_OF(type, member), false },
#define NAMES(parent, kind, type, member) { KIND_##parent, KIND_##kind, offsetof(struct type, member), TYPE_OF(type, member), true },
#include "map/fields.def"
};

const struct arg_field ARG_FIELDS[] = {
#define ARG(kind, slot, type, member, key) { KIND_##kind, slot, offsetof(struct type, member), TYPE_OF(type, member), key },
#include "map/fields.def"
};
const size_t ARG_FIELD_COUNT = sizeof ARG_FIELDS / sizeof *ARG_FIELDS;

const struct word_field WORD_FIELDS[] = {
#define MUST_NAME(kind, slot, other) { KIND_##kind, slot, KIND_##other, true },
#define MAY_NAME(kind, slot, other) { KIND_##kind, slot, KIND_##other, false },
#include "map/fields.def"
};
const size_t WORD_FIELD_COUNT = sizeof WORD_FIELDS / sizeof *WORD_FIELDS;

size_t thing_size(enum statement_kind kind)
{
	static const uint16_t SIZES[KIND_COUNT] = {
#define THING(kind, type) [KIND_##kind] = sizeof(struct type),
#include "map/fields.def"
	};
	return SIZES[kind];
}

bool kind_is_plain(enum statement_kind kind)
{
	static const bool PLAIN[KIND_COUNT] = {
#define PLAIN(kind) [KIND_##kind] = true,
#include "map/fields.def"
	};
	return PLAIN[kind];
}

const struct arg_field *inline_value(enum statement_kind kind)
{
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++)
		if (ARG_FIELDS[i].kind == kind && !*ARG_FIELDS[i].key)
			return &ARG_FIELDS[i];
	return NULL;
}

struct thing *pointer_at(const void *member)
{
	struct thing *t;
	memcpy(&t, member, sizeof t);
	return t;
}

enum { /* the rows by their names */
#define FIELD(parent, kind, type, member) ROW_##parent##_##kind,
#include "map/fields.def"
};

const struct things *thing_people(const struct thing *t)
{
	static const uint16_t MEMBERS[KIND_COUNT + FIELD_COUNT] = { /* other rows have their places behind the kinds, where nobody looks */
#define FIELD(parent, kind, type, member) \
	[KIND_##kind == KIND_BY || KIND_##kind == KIND_SAID_BY ? (int)KIND_##parent : KIND_COUNT + ROW_##parent##_##kind] = offsetof(struct type, member),
#include "map/fields.def"
	};
	return MEMBERS[t->kind] ? (const struct things *)((const char *)t + MEMBERS[t->kind]) : NULL;
}

struct str thing_link(const struct thing *t)
{
	static const uint16_t MEMBERS[KIND_COUNT + FIELD_COUNT] = {
#define FIELD(parent, kind, type, member) \
	[KIND_##kind == KIND_LINK || KIND_##kind == KIND_TICKET ? (int)KIND_##parent : KIND_COUNT + ROW_##parent##_##kind] = offsetof(struct type, member),
#include "map/fields.def"
	};
	return MEMBERS[t->kind] ? *(const struct str *)((const char *)t + MEMBERS[t->kind]) : (struct str){ 0 };
}

/* A file of the project rather than the title of a journey, which leads nowhere: "notes/a.md", but not "Returns: by post". */
static bool is_file_name(struct str text)
{
	struct str name = path_name(text);
	size_t dot = name.len;
	while (dot && name.at[dot - 1] != '.')
		dot--;
	struct str ending = dot ? str_slice(name, dot, name.len) : (struct str){ 0 };
	return ending.len && ending.len <= 5 && str_find_text(ending, 0, STR(" ")) == ending.len;
}

struct str thing_href(const struct thing *t)
{
	bool is_detail = t->kind == KIND_DETAIL || t->kind == KIND_FOLLOWS;
	struct str file = is_detail ? ((const struct detail *)t)->file : (struct str){ 0 }, link = file.len ? file : is_detail ? t->text : thing_link(t);
	if (is_detail && !is_file_name(link) && !link_is_address(link))
		return (struct str){ 0 };
	bool leads = t->kind == KIND_SOURCE || is_detail ? link_is_safe(link) : link_is_address(link);
	return leads && !t->leads_out ? link : (struct str){ 0 };
}

struct str detail_output(const struct detail *d, struct str ending, struct arena *a)
{
	struct str path = thing_href(&d->thing);
	if (!str_ends(path, ".cjm") || (d->rivals.list.len && !d->elsewhere))
		return (struct str){ 0 };
	return str_fmt(a, "%.*s%s%.*s%.*s", (int)path.len - 4, path.at, d->part.len ? "-" : "", STR_ARG(d->part), STR_ARG(ending));
}

bool field_holds_things(const struct field *f)
{
	return (f->type == MEMBER_THINGS || f->type == MEMBER_POINTER) && thing_size(f->kind) > 0 && !f->only_names;
}

static void put_first(struct field_order *o, size_t row)
{
	o->next[row] = o->first[FIELDS[row].parent];
	o->first[FIELDS[row].parent] = (uint16_t)(row + 1);
}

static bool is_any(const struct field *f)
{
	(void)f;
	return true;
}

static bool names_things(const struct field *f)
{
	return (f->type == MEMBER_THINGS || f->type == MEMBER_POINTER) && !field_holds_things(f);
}

static void order_those(struct field_order *o, bool (*is_wanted)(const struct field *f))
{
	memset(o->first, 0, sizeof o->first);
	for (size_t row = FIELD_COUNT; row-- > 0;)
		if (is_wanted(&FIELDS[row]))
			put_first(o, row);
}

void field_order_all(struct field_order *o) { order_those(o, is_any); }
void field_order_of_things(struct field_order *o) { order_those(o, field_holds_things); }
void field_order_of_names(struct field_order *o) { order_those(o, names_things); }
