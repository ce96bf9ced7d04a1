/* dump.c — the model, a line a thing: by the same rows of fields.def as the JSON. */
#include "cjm/fields.h"
#include "cjm/json.h"

static struct str reference_to(const struct thing *t)
{
	return t->id.len ? t->id : t->name.len ? t->name : t->text;
}

static void dump_member(const void *member, enum member_type type, const char *name, struct buf *out)
{
	if (member_is_empty(member, type) || type == MEMBER_THINGS)
		return;
	buf_fmt(out, " %s=", name);
	switch (type) {
	case MEMBER_STR: json_string(out, *(const struct str *)member); break;
	case MEMBER_TEXTS: buf_fmt(out, "%d texts", (int)((const struct texts *)member)->list.len); break;
	case MEMBER_VALUE: buf_str(out, ((const struct value *)member)->written); break;
	case MEMBER_DATE: json_date(out, *(const struct date *)member); break;
	case MEMBER_BOOL: buf_text(out, "yes"); break;
	case MEMBER_CHOICE: buf_fmt(out, "%d", (int)*(const unsigned int *)member); break;
	case MEMBER_NUMBER: buf_number(out, *(const double *)member, 6); break;
	case MEMBER_POINTER: buf_str(out, reference_to(*(struct thing *const *)member)); break;
	default: buf_text(out, "…"); break;
	}
}

static void dump_thing(const struct thing *t, int depth, struct buf *out);

static void dump_children(enum statement_kind parent, const void *at, int depth, struct buf *out)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &FIELDS[i];
		const void *member = (const char *)at + f->offset;
		if (f->parent != parent)
			continue;
		if (f->type == MEMBER_THINGS) {
			const struct things *things = member;
			for (size_t k = 0; k < things->len; k++) {
				if (field_holds_things(f))
					dump_thing(things->at[k], depth + 1, out);
				else
					buf_fmt(out, "%*s%s → %.*s\n", depth * 2 + 2, "", statement_of(f->kind)->word, STR_ARG(reference_to(things->at[k])));
			}
		} else if (f->type == MEMBER_POINTER && field_holds_things(f) && !member_is_empty(member, f->type)) {
			dump_thing(*(struct thing *const *)member, depth + 1, out);
		}
	}
}

static void dump_thing(const struct thing *t, int depth, struct buf *out)
{
	buf_fmt(out, "%*s%s #%.*s", depth * 2, "", kind_word(t->kind), STR_ARG(t->id));
	if (t->text.len) {
		buf_char(out, ' ');
		json_string(out, t->text);
	}
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++)
		if (ARG_FIELDS[i].kind == t->kind) {
			const void *member = (const char *)t + ARG_FIELDS[i].offset;
			dump_member(member, ARG_FIELDS[i].type, ARG_FIELDS[i].key, out);
			if (ARG_FIELDS[i].type == MEMBER_THINGS)
				for (size_t k = 0; k < ((const struct things *)member)->len; k++)
					buf_fmt(out, " → %.*s", STR_ARG(reference_to(((const struct things *)member)->at[k])));
		}
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (FIELDS[i].parent == t->kind && !(FIELDS[i].type == MEMBER_POINTER && field_holds_things(&FIELDS[i])))
			dump_member((const char *)t + FIELDS[i].offset, FIELDS[i].type, statement_of(FIELDS[i].kind)->word, out);
	for (size_t i = 0; i < t->basis.sources.len; i++)
		buf_fmt(out, " from %.*s", STR_ARG(reference_to(t->basis.sources.at[i])));
	buf_text(out, t->basis.assumed ? " assumed\n" : t->basis.predicted ? " predicted\n" : "\n");
	dump_children(t->kind, t, depth, out);
}

void map_dump(const struct map *m, struct buf *out)
{
	buf_fmt(out, "map %.*s", STR_ARG(m->language));
	buf_char(out, '\n');
	dump_children(KIND_FILE, m, 0, out);
}
