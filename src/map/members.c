/* members.c — what a thing says, by the rows of fields.def: whoever tells all of it walks here, and has a new statement at once. */
#include "cjm/fields.h"

#include <math.h>

bool member_is_empty(const void *at, enum member_type type)
{
	switch (type) {
	case MEMBER_STR: return ((const struct str *)at)->len == 0;
	case MEMBER_TEXTS: return ((const struct texts *)at)->list.len == 0;
	case MEMBER_VALUE: return !((const struct value *)at)->given;
	case MEMBER_RANGE: return !((const struct range *)at)->given;
	case MEMBER_DATE: return ((const struct date *)at)->year == 0;
	case MEMBER_BOOL: return !*(const bool *)at;
	case MEMBER_CHOICE: return *(const unsigned int *)at == 0;
	case MEMBER_NUMBER: return isnan(*(const double *)at);
	case MEMBER_THINGS: return ((const struct things *)at)->len == 0;
	case MEMBER_POINTER: return !pointer_at(at);
	case MEMBER_OWN: return ((const struct own_fields *)at)->list.len == 0;
	}
	return true;
}

const char *member_choice(const struct thing_member *m)
{
	return choices_of(statement_of(m->kind)->slots[m->slot].detail)[*(const unsigned int *)m->at - 1];
}

static void visit_said(struct thing_member m, member_visitor *visit, void *context)
{
	if (!member_is_empty(m.at, m.type))
		visit(context, &m);
}

void members_of_slots(const struct thing *t, member_visitor *visit, void *context)
{
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++) {
		const struct arg_field *a = &ARG_FIELDS[i];
		if (a->kind == t->kind)
			visit_said((struct thing_member){ a->key, (const char *)t + a->offset, a->type, a->kind, a->slot, false }, visit, context);
	}
}

/* `review` is no thing: what it says is the journey's. */
static const char *name_in(const struct field *f, enum statement_kind kind)
{
	if (f->parent == kind)
		return kind_word(f->kind);
	return kind == KIND_JOURNEY && f->parent == KIND_REVIEW ? "review every" : NULL;
}

static void visit_fields(enum statement_kind kind, const char *at, member_visitor *visit, void *context)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &FIELDS[i];
		const char *name = name_in(f, kind);
		if (name)
			visit_said((struct thing_member){ name, at + f->offset, f->type, f->kind, 0, field_holds_things(f) }, visit, context);
	}
}

void members_of_fields(const struct thing *t, member_visitor *visit, void *context)
{
	visit_fields(t->kind, (const char *)t, visit, context);
}

void members_of_map(const struct map *m, member_visitor *visit, void *context)
{
	visit_fields(KIND_FILE, (const char *)m, visit, context);
}
