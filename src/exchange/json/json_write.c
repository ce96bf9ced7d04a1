/* json_write.c — writes the lines of a map, by the same rows that made the JSON (fields.def): what it calls a statement is one. */
#include "exchange/json/json.h"

#include <string.h>

static struct arena *arena(struct unpack *r)
{
	return &r->i->arena;
}

static void report_left_out(struct unpack *r, const char *what, const json_t *value)
{
	unpack_report(r, what, value, UNPACK_LEFT_OUT);
}

static void begin_statement(struct unpack *r, int depth, enum statement_kind kind)
{
	struct written_line o = { r->out->len, str_fmt(arena(r), "%.*s", STR_ARG(buf_as_str(&r->path))) };
	VEC_PUSH(arena(r), &r->written, o);
	buf_fmt(r->out, "%*s%s", depth * 2, "", statement_of(kind)->word);
}

/* Ends the line, or takes all of it back. */
static bool end_statement(struct unpack *r, size_t line, bool fine)
{
	if (fine) {
		buf_char(r->out, '\n');
		return true;
	}
	r->out->len = line;
	while (r->written.len && r->written.at[r->written.len - 1].at >= line)
		r->written.len--;
	return false;
}

static void write_thing(struct unpack *r, enum statement_kind kind, const json_t *object, int depth);

/* A property that is false or an empty list is one that is not there. */
static bool is_absent(struct unpack *r, const json_t *value)
{
	return json_is_false(value) || (json_is_array(value) && !r->lib.json_array_size(value));
}

static void write_line(struct unpack *r, const struct field *f, enum member_type type, const json_t *value, int depth)
{
	size_t line = r->out->len, reported = r->reported;
	begin_statement(r, depth, f->kind);
	if (!end_statement(r, line, unpack_add_argument(r, f->kind, &statement_of(f->kind)->slots[0], type, value)) && r->reported == reported)
		report_left_out(r, "this value does not fit", value);
}

static void write_property(struct unpack *r, const struct field *f, const json_t *value, int depth)
{
	bool a_line_each = f->type == MEMBER_TEXTS && statement_of(f->kind)->slots[0].type != SLOT_WORDS && json_is_array(value);
	if (is_absent(r, value))
		return;
	if (!a_line_each)
		write_line(r, f, f->type, value, depth);
	for (size_t i = 0; a_line_each && i < r->lib.json_array_size(value); i++) {
		size_t mark = unpack_enter_item(r, i);
		write_line(r, f, MEMBER_STR, r->lib.json_array_get(value, i), depth);
		unpack_leave(r, mark);
	}
}

static void write_review(struct unpack *r, const json_t *value, int depth)
{
	size_t line = r->out->len;
	begin_statement(r, depth, KIND_REVIEW);
	buf_text(r->out, " every");
	if (!end_statement(r, line, unpack_add_value(r, KIND_EVERY, SLOT_DURATION, value)))
		report_left_out(r, "this value does not fit", value);
}

/* Only what says it was declared: the rest comes into being by being used. */
static bool is_written(struct unpack *r, enum statement_kind kind, const json_t *object)
{
	json_t *declared = unpack_member(r, object, "declared");
	r->journey += kind == KIND_JOURNEY;
	r->from_files += unpack_member(r, object, "file") != NULL;
	return json_is_object(object) && !json_is_false(declared) && !(kind == KIND_JOURNEY && r->i->options.journey && (size_t)r->i->options.journey != r->journey);
}

static void write_item(struct unpack *r, enum statement_kind kind, const json_t *list, size_t index, int depth)
{
	size_t mark = unpack_enter_item(r, index);
	write_thing(r, kind, r->lib.json_array_get(list, index), depth);
	unpack_leave(r, mark);
}

static size_t length_of(struct unpack *r, const json_t *list)
{
	return json_is_array(list) ? r->lib.json_array_size(list) : 0;
}

/* By its id, its name or its text. */
static bool is_named_by(struct unpack *r, const json_t *stage, const json_t *name)
{
	static const char *const KEYS[] = { "id", "name", "text" };
	struct str s = unpack_string(r, name);
	for (size_t k = 0; k < sizeof KEYS / sizeof *KEYS && s.len; k++)
		if (str_equal(s, unpack_text(r, stage, KEYS[k])))
			return true;
	return false;
}

/* Its index among the phases, which name their stages; SIZE_MAX for none. */
static size_t phase_of(struct unpack *r, const json_t *phases, const json_t *stage)
{
	for (size_t i = 0; i < length_of(r, phases); i++) {
		const json_t *names = unpack_member(r, r->lib.json_array_get(phases, i), "stage");
		for (size_t k = 0; k < length_of(r, names); k++)
			if (is_named_by(r, stage, r->lib.json_array_get(names, k)))
				return i;
	}
	return SIZE_MAX;
}

/* A phase, and what it names that is no stage. */
static void write_phase(struct unpack *r, const json_t *phases, size_t index, const json_t *stages, int depth)
{
	const json_t *names = unpack_member(r, r->lib.json_array_get(phases, index), "stage");
	size_t mark = unpack_enter(r, "phase");
	write_item(r, KIND_PHASE, phases, index, depth);
	unpack_enter_item(r, index);
	unpack_enter(r, "stage");
	for (size_t i = 0; i < length_of(r, names); i++) {
		bool is_known = false;
		for (size_t k = 0; k < length_of(r, stages) && !is_known; k++)
			is_known = is_named_by(r, r->lib.json_array_get(stages, k), r->lib.json_array_get(names, i));
		if (!is_known)
			report_left_out(r, "unknown stage", r->lib.json_array_get(names, i));
	}
	unpack_leave(r, mark);
}

/* The stages stand in their order in the journey; each is written below the phase that names it. */
static void write_stages(struct unpack *r, const json_t *journey, int depth)
{
	json_t *phases = unpack_member(r, journey, "phase"), *stages = unpack_member(r, journey, "stage");
	size_t count = length_of(r, phases), written = 0, last = SIZE_MAX;
	for (size_t i = 0; i < length_of(r, stages); i++) {
		size_t phase = phase_of(r, phases, r->lib.json_array_get(stages, i));
		bool is_parted = phase != SIZE_MAX && phase < written && phase != last;
		for (; phase != SIZE_MAX && written <= phase; written++)
			write_phase(r, phases, written, stages, depth);
		last = is_parted ? SIZE_MAX : phase;
		size_t mark = unpack_enter(r, "stage");
		write_item(r, KIND_STAGE, stages, i, depth + (last != SIZE_MAX));
		unpack_enter_item(r, i);
		if (is_parted)
			unpack_report(r, "the stages of its phase are not next to each other", unpack_member(r, r->lib.json_array_get(phases, phase), "text"),
				"it is next to the phase now");
		unpack_leave(r, mark);
	}
	for (; written < count; written++)
		write_phase(r, phases, written, stages, depth);
}

static void write_member(struct unpack *r, const struct field *f, const json_t *value, int depth)
{
	if (!thing_size(f->kind))
		write_property(r, f, value, depth);
	else if (f->type == MEMBER_POINTER || !json_is_array(value))
		write_thing(r, f->kind, value, depth);
	else
		for (size_t i = 0; i < r->lib.json_array_size(value); i++)
			write_item(r, f->kind, value, i, depth);
}

/* A company's fields: each key that begins with x-. */
static void write_own(struct unpack *r, const struct field *f, const json_t *object, int depth)
{
	for (void *at = r->lib.json_object_iter((json_t *)object); at; at = r->lib.json_object_iter_next((json_t *)object, at)) {
		const char *key = r->lib.json_object_iter_key(at);
		size_t line = r->out->len, mark = unpack_enter(r, key);
		const json_t *value = unpack_member(r, object, key);
		if (unpack_is_own_key(f->parent, key) && value) {
			begin_statement(r, depth, KIND_OWN);
			r->out->len -= strlen(statement_of(KIND_OWN)->word);
			buf_text(r->out, key);
			if (!end_statement(r, line, unpack_add_argument(r, KIND_OWN, &statement_of(KIND_OWN)->slots[0], MEMBER_OWN, value)))
				report_left_out(r, "this value does not fit", value);
		}
		unpack_leave(r, mark);
	}
}

void unpack_write_fields(struct unpack *r, enum statement_kind parent, const json_t *object, int depth)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &FIELDS[i];
		bool is_review = parent == KIND_JOURNEY && f->parent == KIND_REVIEW;
		if (f->only_names || f->kind == KIND_PHASE) /* with the journey's stages */
			continue;
		if (f->parent == parent && f->kind == KIND_STAGE) {
			write_stages(r, object, depth);
			continue;
		}
		if (f->parent == parent && f->kind == KIND_OWN) {
			write_own(r, f, object, depth);
			continue;
		}
		const char *key = is_review ? "review every" : f->parent == parent ? unpack_key(r, object, f->kind) : NULL;
		json_t *value = key ? unpack_member(r, object, key) : NULL;
		if (!value)
			continue;
		size_t mark = unpack_enter(r, key);
		if (is_review)
			write_review(r, value, depth);
		else if (f->kind != KIND_INCLUDE)
			write_member(r, f, value, depth);
		unpack_leave(r, mark);
	}
}

static void write_sources(struct unpack *r, const json_t *sources, int depth)
{
	size_t line = r->out->len, reported = r->reported;
	if (is_absent(r, sources))
		return;
	begin_statement(r, depth, KIND_FROM);
	if (!end_statement(r, line, unpack_add_references(r, KIND_SOURCE, sources)) && r->reported == reported)
		report_left_out(r, "this value does not fit", sources);
}

static void write_word(struct unpack *r, enum statement_kind kind, const json_t *value, int depth)
{
	if (json_is_true(value)) {
		begin_statement(r, depth, kind);
		buf_char(r->out, '\n');
	} else if (value && !json_is_false(value)) {
		report_left_out(r, "this must be `true` or `false`", value);
	}
}

/* What any claim may say of itself. A goal's `from` is a value of its own. */
static void write_basis(struct unpack *r, enum statement_kind kind, const json_t *object, int depth)
{
	static const enum statement_kind WORDS[] = { KIND_FROM, KIND_ASSUMED, KIND_PREDICTED, KIND_INTERNAL };
	for (int i = 0; i < 4; i++) {
		const char *key = statement_of(WORDS[i])->word;
		json_t *value = unpack_member(r, object, key);
		size_t mark = unpack_enter(r, key);
		if (value && statement_fits(WORDS[i], kind) && WORDS[i] == KIND_FROM)
			write_sources(r, value, depth);
		else if (statement_fits(WORDS[i], kind))
			write_word(r, WORDS[i], value, depth);
		unpack_leave(r, mark);
	}
}

static bool may_have_text(enum statement_kind kind)
{
	for (const struct slot *slot = statement_of(kind)->slots; slot->type; slot++)
		if (slot->type == SLOT_TEXT || slot->type == SLOT_REF_OR_TEXT)
			return true;
	return false;
}

/* A text that is none. */
static void report_wrong_text(struct unpack *r, enum statement_kind kind, const json_t *object)
{
	json_t *text = unpack_member(r, object, "text");
	size_t mark = unpack_enter(r, "text");
	if (text && !(json_is_string(text) && may_have_text(kind)))
		report_left_out(r, "this value does not fit", text);
	unpack_leave(r, mark);
}

/* Of some slots any does, and one is needed. */
static bool needs_one_slot(enum statement_kind kind)
{
	return statement_of(kind)->slots[0].is_either;
}

static void write_thing(struct unpack *r, enum statement_kind kind, const json_t *object, int depth)
{
	size_t reported = r->reported;
	bool fine = true;
	if (!json_is_object(object) && !json_is_false(object))
		report_left_out(r, "this value does not fit", object);
	if (!is_written(r, kind, object))
		return;
	unpack_report_unknown_keys(r, kind, object);
	if (depth <= 1 && (kind == KIND_JOURNEY || kind == KIND_PHASE || kind == KIND_STAGE || kind == KIND_PERSONA || kind == KIND_THEME))
		buf_char(r->out, '\n');
	size_t line = r->out->len;
	begin_statement(r, depth, kind);
	size_t word_end = r->out->len;
	for (int slot = 0; fine && statement_of(kind)->slots[slot].type; slot++)
		fine = unpack_add_slot(r, kind, slot, object);
	if (!end_statement(r, line, fine && !(needs_one_slot(kind) && r->out->len == word_end))) {
		if (r->reported == reported)
			report_left_out(r, "something is missing or does not fit", NULL);
		return;
	}
	report_wrong_text(r, kind, object);
	r->journeys_written += kind == KIND_JOURNEY;
	unpack_write_fields(r, kind, object, depth + 1);
	write_basis(r, kind, object, depth + 1);
}
