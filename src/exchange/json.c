/* json.c — a map out of its own JSON, by the same rows that wrote it (fields.def): what the JSON calls a statement is one. Values
 * are checked before they are written, so that no text can become a statement. References are ids; each is written as the thing's
 * name, or as its text where it has none. */
#include "exchange/import.h"
#include "exchange/bare.h"
#include "exchange/jansson_lib.h"
#include "cjm/fmt.h"
#include "map/fields.h"

#include <string.h>

struct target { /* what an id refers to */
	struct str name, text;
};

struct unpack {
	struct import *i;
	struct jansson lib;
	struct buf *out;
	struct names targets; /* "SPACE ID" → struct target */
	bool has_negative_scale;
	size_t journey;       /* number of the one being read, from 1 */
	size_t from_files;    /* things that stood in included files */
	size_t told;
};

static struct arena *arena(struct unpack *r)
{
	return &r->i->arena;
}

/* ---- reading what jansson holds ---- */

static json_t *member(const struct unpack *r, const json_t *object, const char *key)
{
	return json_is_object(object) ? r->lib.json_object_get(object, key) : NULL;
}

/* The string, without what no text may hold; empty for anything else. */
static struct str string_of(struct unpack *r, const json_t *value)
{
	struct buf out = { 0 };
	if (!json_is_string(value))
		return (struct str){ 0 };
	struct str s = { r->lib.json_string_value(value), r->lib.json_string_length(value) };
	for (size_t at = 0; at < s.len;) {
		size_t from = at;
		uint32_t code = utf8_next(s, &at);
		bool direction = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
		if (code && code != UTF8_BAD && !direction)
			buf_add(&out, s.at + from, at - from);
	}
	struct str text = buf_take(&out, arena(r));
	buf_finish(&out);
	return text;
}

static struct str string_member(struct unpack *r, const json_t *object, const char *key)
{
	return string_of(r, member(r, object, key));
}

static void tell(struct unpack *r, const char *what, struct str which)
{
	if (r->told++ >= 20)
		return;
	struct finding *f = import_tell(r->i, SEVERITY_WARNING, "import-json", (struct str){ 0 }, "%s: `%.*s`", what, (int)(which.len < 80 ? which.len : 80), which.at);
	f->hint = STR("it was left out");
}

/* ---- arguments: each adds " ARG" to the line, or nothing and false ---- */

static bool add_bare(struct unpack *r, struct str s)
{
	buf_fmt(r->out, " %.*s", STR_ARG(s));
	return true;
}

static bool add_text(struct unpack *r, struct str s)
{
	buf_char(r->out, ' ');
	fmt_quote(r->out, s);
	return true;
}

/* A word, a number, a date; anything else stands in quotes, which means the same. */
static bool add_any(struct unpack *r, struct str s)
{
	struct date date;
	bool bare = bare_is_name(s) || bare_is_number(s) || bare_is_value(SLOT_PERCENT, s) || (s.len > 4 && date_read(s, &date));
	return bare ? add_bare(r, s) : add_text(r, s);
}

static bool add_string(struct unpack *r, const struct slot *slot, struct str s)
{
	switch (slot->type) {
	case SLOT_ANY: return add_any(r, s);
	case SLOT_WORD: case SLOT_NAME: return bare_is_name(s) && add_bare(r, s);
	case SLOT_COLOR: return bare_is_color(s) && add_bare(r, s);
	case SLOT_COMPARE: return bare_is_compare(s) && add_bare(r, s);
	default: return add_text(r, s);
	}
}

/* As it was written, where that is a value; else made of its parts. A unit that is a word of the language would begin a statement. */
static bool add_value(struct unpack *r, enum statement_kind kind, enum slot_type type, const json_t *value)
{
	struct str written = string_member(r, value, "written"), unit = string_member(r, value, "unit");
	json_t *number = member(r, value, "number");
	bool safe = statement_find(kind, str_slice(written, str_find(written, ' ') + 1, written.len)) == KIND_NONE;
	if (safe && bare_is_value(type, written))
		return add_bare(r, written);
	if (!json_is_number(number))
		return false;
	struct buf made = { 0 };
	buf_number(&made, r->lib.json_number_value(number), 6);
	if (str_is(unit, "%"))
		buf_char(&made, '%');
	else if (bare_is_unit(unit) && statement_find(kind, unit) == KIND_NONE)
		buf_fmt(&made, " %.*s", STR_ARG(unit));
	bool fits = bare_is_value(type, buf_as_str(&made));
	if (fits)
		add_bare(r, buf_as_str(&made));
	buf_finish(&made);
	return fits;
}

static bool add_range(struct unpack *r, const json_t *value)
{
	json_t *low = json_is_array(value) ? r->lib.json_array_get(value, 0) : NULL, *high = low ? r->lib.json_array_get(value, 1) : NULL;
	if (!json_is_number(low) || !json_is_number(high) || !(r->lib.json_number_value(low) < r->lib.json_number_value(high)))
		return false;
	buf_char(r->out, ' ');
	buf_number(r->out, r->lib.json_number_value(low), 6);
	buf_text(r->out, "..");
	buf_number(r->out, r->lib.json_number_value(high), 6);
	return true;
}

static bool add_number(struct unpack *r, const json_t *value)
{
	if (!json_is_number(value))
		return false;
	double number = r->lib.json_number_value(value);
	buf_text(r->out, number > 0 && r->has_negative_scale ? " +" : " ");
	buf_number(r->out, number, 6);
	return true;
}

static bool add_date(struct unpack *r, struct str s)
{
	struct date date;
	return date_read(s, &date) && add_bare(r, s);
}

/* ---- references ---- */

static const char *space_of(enum statement_kind kind)
{
	static const char *const SPACES[KIND_COUNT] = {
#define SPACE(kind, space) [KIND_##kind] = #space,
#include "map/fields.def"
	};
	return SPACES[kind] ? SPACES[kind] : "";
}

static struct str target_key(struct unpack *r, enum statement_kind kind, struct str id)
{
	return str_fmt(arena(r), "%s %.*s", space_of(kind), STR_ARG(id));
}

/* Only what is declared at the top may come into being by its text. */
static bool can_be_made(enum statement_kind kind)
{
	return statement_fits(kind, KIND_FILE) && kind != KIND_JOURNEY && kind != KIND_THEME;
}

static bool add_reference(struct unpack *r, enum statement_kind kind, const json_t *value, bool is_first)
{
	struct str id = string_of(r, value);
	const struct target *t = names_find(&r->targets, target_key(r, kind, id));
	bool by_name = t && t->name.len && bare_is_name(t->name);
	if (!id.len || (!t && !can_be_made(kind)) || (t && !by_name && !t->text.len)) {
		tell(r, "nothing has this id", id);
		return false;
	}
	buf_text(r->out, is_first ? "" : ",");
	return by_name ? add_bare(r, t->name) : add_text(r, t ? t->text : id);
}

static bool add_references(struct unpack *r, enum statement_kind kind, const json_t *list)
{
	bool any = false;
	for (size_t i = 0; json_is_array(list) && i < r->lib.json_array_size(list); i++)
		any = add_reference(r, kind, r->lib.json_array_get(list, i), !any) || any;
	return any;
}

static bool add_list(struct unpack *r, const struct slot *slot, const json_t *list)
{
	bool any = false;
	const struct slot item = { slot->type == SLOT_COLORS ? SLOT_COLOR : slot->type == SLOT_WORDS ? SLOT_WORD : slot->type, false, 0 };
	for (size_t i = 0; json_is_array(list) && i < r->lib.json_array_size(list); i++) {
		struct str s = string_of(r, r->lib.json_array_get(list, i));
		size_t before = r->out->len;
		buf_text(r->out, any ? "," : "");
		if (add_string(r, &item, s))
			any = true;
		else
			r->out->len = before;
	}
	return any;
}

/* ---- a slot with what the JSON has for it ---- */

static bool add_argument(struct unpack *r, enum statement_kind kind, const struct slot *slot, enum member_type type, const json_t *value)
{
	switch (type) {
	case MEMBER_STR: return json_is_string(value) && add_string(r, slot, string_of(r, value));
	case MEMBER_TEXTS: return add_list(r, slot, value);
	case MEMBER_VALUE: return add_value(r, kind, slot->type, value);
	case MEMBER_RANGE: return add_range(r, value);
	case MEMBER_DATE: return add_date(r, string_of(r, value));
	case MEMBER_BOOL: return json_is_true(value);
	case MEMBER_CHOICE: return choice_find(slot->detail, string_of(r, value)) && add_bare(r, string_of(r, value));
	case MEMBER_NUMBER: return add_number(r, value);
	case MEMBER_THINGS: return add_references(r, (enum statement_kind)slot->detail, value);
	case MEMBER_POINTER: return add_reference(r, (enum statement_kind)slot->detail, value, true);
	}
	return false;
}

static const struct arg_field *arg_field_of(enum statement_kind kind, int slot)
{
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++)
		if (ARG_FIELDS[i].kind == kind && ARG_FIELDS[i].slot == slot)
			return &ARG_FIELDS[i];
	return NULL;
}

/* False when something that the statement needs is not there. */
static bool add_slot(struct unpack *r, enum statement_kind kind, int index, const json_t *object)
{
	const struct slot *slot = &statement_of(kind)->slots[index];
	const struct arg_field *f = arg_field_of(kind, index);
	static const struct slot LANE = { SLOT_REF, true, KIND_LANE };
	if (f && member(r, object, f->key))
		return add_argument(r, kind, kind == KIND_NOTE ? &LANE : slot, f->type, member(r, object, f->key)) || slot->is_optional;
	if (slot->type == SLOT_NAME || slot->type == SLOT_WORD) {
		struct str name = string_member(r, object, "name");
		return (bare_is_name(name) && add_bare(r, name)) || slot->is_optional;
	}
	if (slot->type == SLOT_TEXT || slot->type == SLOT_REF_OR_TEXT) {
		bool has_text = json_is_string(member(r, object, "text"));
		return has_text || !slot->is_optional ? add_text(r, string_member(r, object, "text")) : true;
	}
	return slot->is_optional;
}

/* ---- statements ---- */

static void begin(struct unpack *r, int depth, enum statement_kind kind)
{
	buf_fmt(r->out, "%*s%s", depth * 2, "", statement_of(kind)->word);
}

/* Ends the line, or takes all of it back. */
static bool end(struct unpack *r, size_t line, bool fine)
{
	if (fine)
		buf_char(r->out, '\n');
	else
		r->out->len = line;
	return fine;
}

static void write_thing(struct unpack *r, enum statement_kind kind, const json_t *object, int depth);

static void write_property(struct unpack *r, const struct field *f, const json_t *value, int depth)
{
	const struct slot *slot = &statement_of(f->kind)->slots[0];
	bool a_line_each = f->type == MEMBER_TEXTS && slot->type != SLOT_WORDS;
	size_t count = a_line_each && json_is_array(value) ? r->lib.json_array_size(value) : 1;
	for (size_t i = 0; i < count; i++) {
		size_t line = r->out->len;
		begin(r, depth, f->kind);
		if (!end(r, line, a_line_each ? add_argument(r, f->kind, slot, MEMBER_STR, r->lib.json_array_get(value, i)) : add_argument(r, f->kind, slot, f->type, value)))
			tell(r, "this value does not fit", str_of(statement_of(f->kind)->word));
	}
}

static void write_review(struct unpack *r, const json_t *value, int depth)
{
	size_t line = r->out->len;
	begin(r, depth, KIND_REVIEW);
	buf_text(r->out, " every");
	end(r, line, add_value(r, KIND_EVERY, SLOT_DURATION, value));
}

/* Only what says it was declared: the rest comes into being by being used. */
static bool is_written(struct unpack *r, enum statement_kind kind, const json_t *object)
{
	json_t *declared = member(r, object, "declared");
	r->journey += kind == KIND_JOURNEY;
	r->from_files += member(r, object, "file") != NULL;
	return json_is_object(object) && !json_is_false(declared) && !(kind == KIND_JOURNEY && r->i->options.journey && (size_t)r->i->options.journey != r->journey);
}

static void write_member(struct unpack *r, const struct field *f, const json_t *value, int depth)
{
	if (!thing_size(f->kind)) {
		write_property(r, f, value, depth);
		return;
	}
	if (f->type == MEMBER_POINTER)
		write_thing(r, f->kind, value, depth);
	for (size_t i = 0; f->type == MEMBER_THINGS && json_is_array(value) && i < r->lib.json_array_size(value); i++)
		write_thing(r, f->kind, r->lib.json_array_get(value, i), depth);
}

static void write_fields(struct unpack *r, enum statement_kind parent, const json_t *object, int depth)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &FIELDS[i];
		bool is_review = parent == KIND_JOURNEY && f->parent == KIND_REVIEW;
		json_t *value = is_review ? member(r, object, "review every") : f->parent == parent ? member(r, object, statement_of(f->kind)->word) : NULL;
		if (value && is_review)
			write_review(r, value, depth);
		else if (value && f->kind != KIND_INCLUDE)
			write_member(r, f, value, depth);
	}
}

static void write_basis(struct unpack *r, enum statement_kind kind, const json_t *object, int depth)
{
	static const enum statement_kind WORDS[] = { KIND_ASSUMED, KIND_PREDICTED, KIND_INTERNAL };
	json_t *sources = member(r, object, "from");
	size_t line = r->out->len;
	if (json_is_array(sources) && statement_fits(KIND_FROM, kind)) {
		begin(r, depth, KIND_FROM);
		end(r, line, add_references(r, KIND_SOURCE, sources));
	}
	for (int i = 0; i < 3; i++)
		if (statement_fits(WORDS[i], kind) && json_is_true(member(r, object, statement_of(WORDS[i])->word))) {
			begin(r, depth, WORDS[i]);
			buf_char(r->out, '\n');
		}
}

static bool is_known_key(enum statement_kind kind, const char *key)
{
	static const char *const ALWAYS[] = { "id", "name", "text", "declared", "file", "from", "assumed", "predicted", "internal" };
	static const char *const AT_TOP[] = { "cjm", "coverage", "findings", "$schema" };
	for (size_t i = 0; i < sizeof ALWAYS / sizeof *ALWAYS; i++)
		if (strcmp(key, ALWAYS[i]) == 0)
			return true;
	for (size_t i = 0; kind == KIND_FILE && i < sizeof AT_TOP / sizeof *AT_TOP; i++)
		if (strcmp(key, AT_TOP[i]) == 0)
			return true;
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++)
		if (ARG_FIELDS[i].kind == kind && strcmp(key, ARG_FIELDS[i].key) == 0)
			return true;
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (FIELDS[i].parent == kind && strcmp(key, statement_of(FIELDS[i].kind)->word) == 0)
			return true;
	return kind == KIND_JOURNEY && strcmp(key, "review every") == 0;
}

static void tell_unknown_keys(struct unpack *r, enum statement_kind kind, json_t *object)
{
	for (void *at = r->lib.json_object_iter(object); at; at = r->lib.json_object_iter_next(object, at))
		if (!is_known_key(kind, r->lib.json_object_iter_key(at)))
			tell(r, "this key is not known", str_of(r->lib.json_object_iter_key(at)));
}

static void write_thing(struct unpack *r, enum statement_kind kind, const json_t *object, int depth)
{
	size_t line = r->out->len;
	bool fine = true;
	if (!is_written(r, kind, object))
		return;
	tell_unknown_keys(r, kind, (json_t *)object);
	if (depth <= 1 && (kind == KIND_JOURNEY || kind == KIND_STAGE || kind == KIND_PERSONA || kind == KIND_THEME))
		buf_char(r->out, '\n');
	begin(r, depth, kind);
	for (int slot = 0; fine && statement_of(kind)->slots[slot].type; slot++)
		fine = add_slot(r, kind, slot, object);
	if (!end(r, line, fine)) {
		tell(r, "a value is missing or does not fit, in", str_of(statement_of(kind)->word));
		return;
	}
	write_fields(r, kind, object, depth + 1);
	write_basis(r, kind, object, depth + 1);
}

/* ---- what ids mean ---- */

static void collect_targets(struct unpack *r, enum statement_kind kind, const json_t *object);

static void collect_from_fields(struct unpack *r, enum statement_kind parent, const json_t *object)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &FIELDS[i];
		json_t *value = f->parent == parent && thing_size(f->kind) ? member(r, object, statement_of(f->kind)->word) : NULL;
		if (json_is_object(value))
			collect_targets(r, f->kind, value);
		for (size_t k = 0; json_is_array(value) && k < r->lib.json_array_size(value); k++)
			collect_targets(r, f->kind, r->lib.json_array_get(value, k));
	}
}

static void collect_targets(struct unpack *r, enum statement_kind kind, const json_t *object)
{
	struct str id = string_member(r, object, "id");
	if (id.len && *space_of(kind)) {
		struct target *t = ARENA_NEW(arena(r), struct target);
		t->name = string_member(r, object, "name");
		t->text = string_member(r, object, "text");
		names_add(&r->targets, target_key(r, kind, id), t);
	}
	collect_from_fields(r, kind, object);
}

/* ---- the whole ---- */

static bool tell_unreadable(struct import *i, const json_error_t *error)
{
	uint32_t line = error->line > 0 && (uint32_t)error->line <= i->source->line_count ? (uint32_t)error->line : i->source->line_count;
	struct str at = line_text(i->source, line);
	struct finding *f = import_tell(i, SEVERITY_ERROR, "import-nothing", at, "this is no JSON: %s", error->text);
	if (!at.len)
		f->span = (struct span){ i->file, i->source->lines[line - 1], 0 };
	return false;
}

static bool is_map(struct unpack *r, const json_t *root)
{
	json_t *version = member(r, root, "cjm");
	if (!json_is_object(root) || !(version || member(r, root, "journey")))
		return import_tell_nothing(r->i, "map", "JSON is read as `cjm build -f json` writes it");
	if (json_is_number(version) && r->lib.json_number_value(version) > 1)
		import_tell(r->i, SEVERITY_WARNING, "import-json", (struct str){ 0 }, "this JSON was written by a newer cjm; what is not known here is left out");
	return true;
}

static void write_map(struct unpack *r, json_t *root)
{
	json_t *scale = member(r, root, "scale"), *low = json_is_array(scale) ? r->lib.json_array_get(scale, 0) : NULL;
	r->has_negative_scale = !json_is_number(low) || r->lib.json_number_value(low) < 0;
	collect_from_fields(r, KIND_FILE, root);
	tell_unknown_keys(r, KIND_FILE, root);
	write_fields(r, KIND_FILE, root, 0);
	if (r->from_files)
		import_tell(r->i, SEVERITY_INFO, "import-json", (struct str){ 0 }, "what came from included files stands in this one now");
}

bool import_json(struct import *i, struct buf *out)
{
	struct unpack r = { .i = i, .out = out };
	struct buf message = { 0 };
	json_error_t error;
	bool fine = jansson_load(&r.lib, &message);
	if (!fine)
		import_tell(i, SEVERITY_ERROR, "import-nothing", (struct str){ 0 }, "%s", message.at);
	buf_finish(&message);
	if (!fine)
		return false;
	names_init(&r.targets, &i->arena);
	json_t *root = r.lib.json_loadb(i->source->text.at, i->source->text.len, JSON_REJECT_DUPLICATES, &error);
	if (!root)
		return tell_unreadable(i, &error);
	fine = is_map(&r, root);
	if (fine)
		write_map(&r, root);
	r.lib.json_delete(root);
	return fine;
}
