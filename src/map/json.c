/* json.c — the whole model as JSON, by the rows of fields.def: the keys are the language's words. */
#include "map/fields.h"

struct writer {
	struct buf *out;
	int depth;
	bool first; /* in the object or list being written */
};

static void add_string(struct buf *out, struct str s)
{
	buf_char(out, '"');
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];
		if (c == '"' || c == '\\')
			buf_fmt(out, "\\%c", c);
		else if (c == '\n')
			buf_text(out, "\\n");
		else if (c < 0x20)
			buf_fmt(out, "\\u00%x%x", c >> 4, c & 15u);
		else
			buf_char(out, (char)c);
	}
	buf_char(out, '"');
}

static void new_line(struct writer *w)
{
	buf_fmt(w->out, "%s\n%*s", w->first ? "" : ",", w->depth * 2, "");
	w->first = false;
}

static void key(struct writer *w, const char *name)
{
	new_line(w);
	buf_fmt(w->out, "\"%s\": ", name);
}

static void open_bracket(struct writer *w, char bracket)
{
	buf_char(w->out, bracket);
	w->depth++;
	w->first = true;
}

static void close_bracket(struct writer *w, char bracket)
{
	w->depth--;
	if (!w->first)
		buf_fmt(w->out, "\n%*s", w->depth * 2, "");
	buf_char(w->out, bracket);
	w->first = false;
}

static void string_member(struct writer *w, const char *name, struct str s)
{
	if (!s.len)
		return;
	key(w, name);
	add_string(w->out, s);
}

static void add_value(struct writer *w, const struct value *v)
{
	open_bracket(w, '{');
	key(w, "number");
	buf_number(w->out, v->number, 6);
	if (v->is_percent || v->unit.len)
		string_member(w, "unit", v->is_percent ? STR("%") : v->unit);
	string_member(w, "written", v->written);
	close_bracket(w, '}');
}

static void add_date(struct buf *out, struct date d)
{
	buf_fmt(out, "\"%04d", d.year);
	if (d.quarter)
		buf_fmt(out, "-Q%d", d.quarter);
	if (d.month)
		buf_fmt(out, "-%02d", d.month);
	if (d.day)
		buf_fmt(out, "-%02d", d.day);
	buf_char(out, '"');
}

static void add_thing(struct writer *w, const struct thing *t);

static struct str reference(const struct thing *t)
{
	return t->name.len ? t->name : t->id.len ? t->id : t->text;
}

/* A list of things that stand here is written out; one of things that stand elsewhere is written as their names. */
static void add_list(struct writer *w, const struct things *things, bool is_reference)
{
	open_bracket(w, '[');
	for (size_t i = 0; i < things->len; i++) {
		new_line(w);
		if (is_reference)
			add_string(w->out, reference(things->at[i]));
		else
			add_thing(w, things->at[i]);
	}
	close_bracket(w, ']');
}

static void add_texts(struct writer *w, const struct texts *texts)
{
	open_bracket(w, '[');
	for (size_t i = 0; i < texts->list.len; i++) {
		new_line(w);
		add_string(w->out, texts->list.at[i]);
	}
	close_bracket(w, ']');
}

static bool is_empty(const void *member, enum member_type type)
{
	switch (type) {
	case MEMBER_STR: return ((const struct str *)member)->len == 0;
	case MEMBER_TEXTS: return ((const struct texts *)member)->list.len == 0;
	case MEMBER_VALUE: return !((const struct value *)member)->given;
	case MEMBER_RANGE: return !((const struct range *)member)->given;
	case MEMBER_DATE: return ((const struct date *)member)->year == 0;
	case MEMBER_BOOL: return !*(const bool *)member;
	case MEMBER_CHOICE: return *(const unsigned int *)member == 0;
	case MEMBER_NUMBER: return false;
	case MEMBER_THINGS: return ((const struct things *)member)->len == 0;
	case MEMBER_POINTER: return !*(struct thing *const *)member;
	}
	return true;
}

static void add_range(struct writer *w, const struct range *r)
{
	open_bracket(w, '[');
	new_line(w);
	buf_number(w->out, r->low, 6);
	new_line(w);
	buf_number(w->out, r->high, 6);
	close_bracket(w, ']');
}

static void add_member(struct writer *w, const char *name, const void *member, enum member_type type, enum statement_kind kind, int slot)
{
	if (is_empty(member, type))
		return;
	bool is_reference = slot >= 0;
	key(w, name);
	switch (type) {
	case MEMBER_STR: add_string(w->out, *(const struct str *)member); break;
	case MEMBER_TEXTS: add_texts(w, member); break;
	case MEMBER_VALUE: add_value(w, member); break;
	case MEMBER_RANGE: add_range(w, member); break;
	case MEMBER_DATE: add_date(w->out, *(const struct date *)member); break;
	case MEMBER_BOOL: buf_text(w->out, "true"); break;
	case MEMBER_CHOICE: {
		int choices = statement_of(kind)->slots[slot < 0 ? 0 : slot].detail;
		add_string(w->out, str_of(choices_of(choices)[*(const unsigned int *)member - 1]));
		break;
	}
	case MEMBER_NUMBER: buf_number(w->out, *(const double *)member, 6); break;
	case MEMBER_THINGS: add_list(w, member, is_reference || !thing_size(kind)); break;
	case MEMBER_POINTER: {
		const struct thing *t = *(struct thing *const *)member;
		if (is_reference || !thing_size(kind))
			add_string(w->out, reference(t));
		else
			add_thing(w, t);
		break;
	}
	}
}

static void add_fields(struct writer *w, enum statement_kind parent, const void *at)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &FIELDS[i];
		if (f->parent == parent)
			add_member(w, statement_of(f->kind)->word, (const char *)at + f->offset, f->type, f->kind, -1);
		else if (parent == KIND_JOURNEY && f->parent == KIND_REVIEW)
			add_member(w, "review every", (const char *)at + f->offset, f->type, f->kind, -1);
	}
}

static void add_basis(struct writer *w, const struct basis *b)
{
	if (b->sources.len) {
		key(w, "from");
		add_list(w, &b->sources, true);
	}
	static const char *const WORDS[] = { "assumed", "predicted", "internal" };
	bool said[] = { b->assumed, b->predicted, b->internal };
	for (int i = 0; i < 3; i++)
		if (said[i]) {
			key(w, WORDS[i]);
			buf_text(w->out, "true");
		}
}

static void add_thing(struct writer *w, const struct thing *t)
{
	open_bracket(w, '{');
	string_member(w, "id", t->id);
	string_member(w, "name", t->name);
	string_member(w, "text", t->text);
	if (!t->is_declared) {
		key(w, "declared");
		buf_text(w->out, "false");
	}
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++)
		if (ARG_FIELDS[i].kind == t->kind)
			add_member(w, ARG_FIELDS[i].key, (const char *)t + ARG_FIELDS[i].offset, ARG_FIELDS[i].type, t->kind, ARG_FIELDS[i].slot);
	add_fields(w, t->kind, t);
	add_basis(w, &t->basis);
	close_bracket(w, '}');
}

void map_json(const struct map *m, struct buf *out)
{
	struct writer w = { .out = out };
	open_bracket(&w, '{');
	key(&w, "cjm");
	buf_text(out, "1");
	add_fields(&w, KIND_FILE, m);
	close_bracket(&w, '}');
	buf_char(out, '\n');
}

/* ---- the dump: the same rows, a line each ---- */

static void dump_member(const void *member, enum member_type type, const char *name, struct buf *out)
{
	if (is_empty(member, type) || type == MEMBER_THINGS)
		return;
	buf_fmt(out, " %s=", name);
	switch (type) {
	case MEMBER_STR: add_string(out, *(const struct str *)member); break;
	case MEMBER_TEXTS: buf_fmt(out, "%d texts", (int)((const struct texts *)member)->list.len); break;
	case MEMBER_VALUE: buf_str(out, ((const struct value *)member)->written); break;
	case MEMBER_DATE: add_date(out, *(const struct date *)member); break;
	case MEMBER_BOOL: buf_text(out, "yes"); break;
	case MEMBER_CHOICE: buf_fmt(out, "%d", (int)*(const unsigned int *)member); break;
	case MEMBER_NUMBER: buf_number(out, *(const double *)member, 6); break;
	case MEMBER_POINTER: buf_str(out, reference(*(struct thing *const *)member)); break;
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
				if (thing_size(f->kind))
					dump_thing(things->at[k], depth + 1, out);
				else
					buf_fmt(out, "%*s%s → %.*s\n", depth * 2 + 2, "", statement_of(f->kind)->word, STR_ARG(reference(things->at[k])));
			}
		} else if (f->type == MEMBER_POINTER && thing_size(f->kind) && !is_empty(member, f->type)) {
			dump_thing(*(struct thing *const *)member, depth + 1, out);
		}
	}
}

static void dump_thing(const struct thing *t, int depth, struct buf *out)
{
	buf_fmt(out, "%*s%s #%.*s", depth * 2, "", kind_word(t->kind), STR_ARG(t->id));
	if (t->text.len) {
		buf_char(out, ' ');
		add_string(out, t->text);
	}
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++)
		if (ARG_FIELDS[i].kind == t->kind) {
			const void *member = (const char *)t + ARG_FIELDS[i].offset;
			dump_member(member, ARG_FIELDS[i].type, ARG_FIELDS[i].key, out);
			if (ARG_FIELDS[i].type == MEMBER_THINGS)
				for (size_t k = 0; k < ((const struct things *)member)->len; k++)
					buf_fmt(out, " → %.*s", STR_ARG(reference(((const struct things *)member)->at[k])));
		}
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (FIELDS[i].parent == t->kind && !(FIELDS[i].type == MEMBER_POINTER && thing_size(FIELDS[i].kind)))
			dump_member((const char *)t + FIELDS[i].offset, FIELDS[i].type, statement_of(FIELDS[i].kind)->word, out);
	for (size_t i = 0; i < t->basis.sources.len; i++)
		buf_fmt(out, " from %.*s", STR_ARG(reference(t->basis.sources.at[i])));
	buf_text(out, t->basis.assumed ? " assumed\n" : t->basis.predicted ? " predicted\n" : "\n");
	dump_children(t->kind, t, depth, out);
}

void map_dump(const struct map *m, struct buf *out)
{
	buf_fmt(out, "map %.*s", STR_ARG(m->language));
	buf_char(out, '\n');
	dump_children(KIND_FILE, m, 0, out);
}
