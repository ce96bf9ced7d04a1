/* json.c — a map out of its own JSON, by the same rows that wrote it (fields.def): what the JSON calls a statement is one. */
#include "exchange/json/json.h"
#include "cjm/unicode.h"

#include <string.h>

static struct arena *arena(struct unpack *r)
{
	return &r->i->arena;
}

static void report_left_out(struct unpack *r, const char *what, const json_t *value)
{
	unpack_report(r, what, value, UNPACK_LEFT_OUT);
}

/* ---- statements ---- */

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
			report_left_out(r, "there is no such stage", r->lib.json_array_get(names, i));
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
			unpack_report(r, "the stages of its phase do not follow each other", unpack_member(r, r->lib.json_array_get(phases, phase), "text"),
				"it stands beside the phase now");
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

const char *unpack_key(const struct unpack *r, const json_t *object, enum statement_kind kind)
{
	const char *word = statement_of(kind)->word, *old;
	for (size_t i = 0; !unpack_member(r, object, word) && (old = statement_old_word(kind, i)); i++)
		if (unpack_member(r, object, old))
			return old;
	return word;
}

static bool is_own_key(enum statement_kind kind, const char *key)
{
	return statement_fits(KIND_OWN, kind) && statement_is_called(KIND_OWN, str_of(key));
}

/* A company's fields: each key that begins with x-. */
static void write_own(struct unpack *r, const struct field *f, const json_t *object, int depth)
{
	for (void *at = r->lib.json_object_iter((json_t *)object); at; at = r->lib.json_object_iter_next((json_t *)object, at)) {
		const char *key = r->lib.json_object_iter_key(at);
		size_t line = r->out->len, mark = unpack_enter(r, key);
		const json_t *value = unpack_member(r, object, key);
		if (is_own_key(f->parent, key) && value) {
			begin_statement(r, depth, KIND_OWN);
			r->out->len -= strlen(statement_of(KIND_OWN)->word);
			buf_text(r->out, key);
			if (!end_statement(r, line, unpack_add_argument(r, KIND_OWN, &statement_of(KIND_OWN)->slots[0], MEMBER_OWN, value)))
				report_left_out(r, "this value does not fit", value);
		}
		unpack_leave(r, mark);
	}
}

static void write_fields(struct unpack *r, enum statement_kind parent, const json_t *object, int depth)
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
		const char *key = is_review ? "review every" : unpack_key(r, object, f->kind);
		json_t *value = is_review || f->parent == parent ? unpack_member(r, object, key) : NULL;
		size_t mark = unpack_enter(r, key);
		if (value && is_review)
			write_review(r, value, depth);
		else if (value && f->kind != KIND_INCLUDE)
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
		report_left_out(r, "this can only be `true` or `false`", value);
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

static bool is_known_key(enum statement_kind kind, const char *key)
{
	static const char *const ALWAYS[] = { "id", "name", "text", "declared", "file" };
	static const enum statement_kind ON_CLAIMS[] = { KIND_FROM, KIND_ASSUMED, KIND_PREDICTED, KIND_INTERNAL };
	static const char *const OF_VALUES[] = { "number", "low", "high", "unit", "written" };
	static const char *const AT_TOP[] = { "cjm", "shown", "coverage", "courses", "findings", "$schema" };
	for (size_t i = 0; i < sizeof ALWAYS / sizeof *ALWAYS; i++)
		if (strcmp(key, ALWAYS[i]) == 0)
			return true;
	for (size_t i = 0; i < sizeof ON_CLAIMS / sizeof *ON_CLAIMS; i++)
		if (statement_fits(ON_CLAIMS[i], kind) && strcmp(key, statement_of(ON_CLAIMS[i])->word) == 0)
			return true;
	if (is_own_key(kind, key))
		return true;
	if ((kind == KIND_MEASURE && strcmp(key, "past") == 0) || ((kind == KIND_MEASURE || kind == KIND_METRIC) && strcmp(key, "earlier") == 0)) /* they follow */
		return true;
	for (size_t i = 0; kind == KIND_FILE && i < sizeof AT_TOP / sizeof *AT_TOP; i++)
		if (strcmp(key, AT_TOP[i]) == 0)
			return true;
	for (size_t i = 0; inline_value(kind) && i < sizeof OF_VALUES / sizeof *OF_VALUES; i++)
		if (strcmp(key, OF_VALUES[i]) == 0)
			return true;
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++)
		if (ARG_FIELDS[i].kind == kind && strcmp(key, ARG_FIELDS[i].key) == 0)
			return true;
	const char *since;
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (FIELDS[i].parent == kind && strcmp(key, statement_of(FIELDS[i].kind)->word) == 0)
			return true;
	return statement_once(kind, str_of(key), &since) != KIND_NONE || (kind == KIND_JOURNEY && strcmp(key, "review every") == 0) || (map_is_feeling(kind) && strcmp(key, "guessed") == 0);
}

static void report_unknown_keys(struct unpack *r, enum statement_kind kind, json_t *object)
{
	for (void *at = r->lib.json_object_iter(object); at; at = r->lib.json_object_iter_next(object, at))
		if (!is_known_key(kind, r->lib.json_object_iter_key(at))) {
			size_t mark = unpack_enter(r, r->lib.json_object_iter_key(at));
			report_left_out(r, "this key is not known here", NULL);
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
	report_unknown_keys(r, kind, (json_t *)object);
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
	write_fields(r, kind, object, depth + 1);
	write_basis(r, kind, object, depth + 1);
}

/* ---- what ids mean ---- */

static void collect_targets(struct unpack *r, enum statement_kind kind, const json_t *object, const char *key);

static void collect_from_fields(struct unpack *r, enum statement_kind parent, const json_t *object, const char *key)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &FIELDS[i];
		json_t *value = f->parent == parent && field_holds_things(f) ? unpack_member(r, object, unpack_key(r, object, f->kind)) : NULL;
		if (json_is_object(value))
			collect_targets(r, f->kind, value, key);
		for (size_t k = 0; json_is_array(value) && k < r->lib.json_array_size(value); k++)
			collect_targets(r, f->kind, r->lib.json_array_get(value, k), key);
	}
}

/* By what else it is known: only once, when ids are collected. */
static void collect_called(struct unpack *r, struct target *t)
{
	if (!r->collects_ids)
		return;
	if (t->name.len)
		names_add(&r->names, unpack_target_key(r, t->kind, t->name), t);
	struct target *first = !t->text.len ? NULL : names_add(&r->called, unpack_target_here(r, t->kind, str_fold_same(arena(r), t->text)), t);
	if (first)
		first->is_twin = t->is_twin = true;
}

/* Ids are unique in a journey; what refers to another one's says which. Elsewhere the first is meant. */
static void collect_target(struct unpack *r, enum statement_kind kind, const json_t *object, struct str id)
{
	struct target *t = ARENA_NEW(arena(r), struct target);
	t->kind = kind;
	t->object = (json_t *)object;
	t->name = unpack_text(r, object, "name");
	t->text = unpack_text(r, object, "text");
	collect_called(r, t);
	names_add(&r->targets, unpack_target_here(r, kind, id), t);
	names_add(&r->targets, unpack_target_key(r, kind, str_fmt(arena(r), "%.*s/%.*s", STR_ARG(r->journey_id), STR_ARG(id))), t);
	names_add(&r->targets, unpack_target_key(r, kind, id), t);
}

static void collect_targets(struct unpack *r, enum statement_kind kind, const json_t *object, const char *key)
{
	struct str id = unpack_text(r, object, key);
	if (kind == KIND_JOURNEY) {
		r->journey++;
		r->journey_id = id;
	}
	if (id.len && *unpack_space(kind))
		collect_target(r, kind, object, id);
	collect_from_fields(r, kind, object, key);
}

/* By hand, people refer to a thing by its name or its text, too; an id goes first. */
static void collect_all_targets(struct unpack *r, const json_t *root)
{
	static const char *const KEYS[] = { "id", "name", "text" };
	for (int i = 0; i < 3; i++) {
		r->collects_ids = i == 0;
		collect_from_fields(r, KIND_FILE, root, KEYS[i]);
		r->journey = 0;
		if (i == 0)
			unpack_name_twins(r, root);
	}
}

/* ---- the whole ---- */

static bool report_unreadable(struct import *i, const json_error_t *error)
{
	uint32_t line = error->line > 0 && (uint32_t)error->line <= i->source->line_count ? (uint32_t)error->line : i->source->line_count;
	struct str at = line_text(i->source, line);
	struct finding *f = import_report(i, SEVERITY_ERROR, "import-nothing", at, "this is no JSON: %s", error->text);
	if (!at.len)
		f->span = (struct span){ i->file, i->source->lines[line - 1], 0 };
	return false;
}

static bool is_map(struct unpack *r, const json_t *root)
{
	json_t *version = unpack_member(r, root, "cjm");
	if (!json_is_object(root) || !(version || unpack_member(r, root, "journey")))
		return import_report_nothing(r->i, "map", "JSON is read as `cjm build -f json` writes it");
	if (json_is_number(version) && r->lib.json_number_value(version) > 1)
		import_report(r->i, SEVERITY_WARNING, "import-json", (struct str){ 0 }, "this JSON was written by a newer cjm; what is not known here is left out");
	return true;
}

static bool write_map(struct unpack *r, json_t *root)
{
	size_t wanted = (size_t)r->i->options.journey;
	unpack_mend(r, root);
	json_t *scale = unpack_member(r, root, "scale"), *low = json_is_array(scale) ? r->lib.json_array_get(scale, 0) : NULL;
	r->has_negative_scale = !json_is_number(low) || r->lib.json_number_value(low) < 0;
	collect_all_targets(r, root);
	report_unknown_keys(r, KIND_FILE, root);
	write_fields(r, KIND_FILE, root, 0);
	if (unpack_member(r, root, "shown"))
		import_report(r->i, SEVERITY_INFO, "import-json", (struct str){ 0 }, "this JSON holds a part of a map: what was not selected is not in it");
	if (r->from_files)
		import_report(r->i, SEVERITY_INFO, "import-json", (struct str){ 0 }, "what came from included files stands in this one now");
	if (wanted > r->journey) {
		import_report(r->i, SEVERITY_ERROR, "import-nothing", (struct str){ 0 }, "there is no journey %d; the file has %d", (int)wanted, (int)r->journey);
		return false;
	}
	if (!r->journeys_written && (unpack_member(r, root, "journey") || !r->out->len))
		return import_report_nothing(r->i, "journey", "a journey is an object with a text: \"journey\": [ { \"text\": \"A visit\" } ]");
	return unpack_try(r);
}

bool import_json(struct import *i, struct buf *out)
{
	struct unpack r = { .i = i, .out = out };
	struct buf message = { 0 };
	json_error_t error;
	bool fine = jansson_load(&r.lib, &message);
	if (!fine)
		import_report(i, SEVERITY_ERROR, "import-nothing", (struct str){ 0 }, "%s", message.at);
	buf_finish(&message);
	if (!fine)
		return false;
	names_init(&r.targets, &i->arena);
	names_init(&r.names, &i->arena);
	names_init(&r.called, &i->arena);
	json_t *root = r.lib.json_loadb(i->source->text.at, i->source->text.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
	if (!root)
		return report_unreadable(i, &error);
	fine = is_map(&r, root) && write_map(&r, root);
	unpack_report_rest(&r);
	r.lib.json_delete(root);
	buf_finish(&r.path);
	return fine;
}
