/* json.c — the whole model as JSON, by the rows of fields.def: the keys are the language's words. */
#include "cjm/json.h"
#include "cjm/units.h"
#include "cjm/fields.h"
#include "map/json_parts.h"

#include <math.h>

struct map_writer {
	const struct map *map;
	struct json_options options;
	struct json json;
	const struct journey *journey; /* that is being written */
	struct arena arena;            /* for references */
};

/* A string without anything in it is left out. */
static void string_member(struct map_writer *w, const char *name, struct str s)
{
	if (!s.len)
		return;
	json_key(&w->json, name);
	json_string(w->json.out, s);
}

static void number_as_written(struct map_writer *w, const char *key, const struct value *v)
{
	json_key(&w->json, key);
	buf_number(w->json.out, v->number, value_decimals(v->written) > 6 ? value_decimals(v->written) : 6);
}

/* A range has two numbers in place of the one. */
static void add_value_members(struct map_writer *w, const struct value *v)
{
	if (!v->given)
		return;
	const struct value low = value_low(*v), high = value_high(*v);
	number_as_written(w, v->is_range ? "low" : "number", &low);
	if (v->is_range)
		number_as_written(w, "high", &high);
	if (v->is_percent || v->unit.len)
		string_member(w, "unit", v->is_percent ? STR("%") : v->unit);
	string_member(w, "written", v->written);
}

static void add_value(struct map_writer *w, const struct value *v)
{
	json_open(&w->json, '{');
	add_value_members(w, v);
	json_close(&w->json, '}');
}

static void add_thing(struct map_writer *w, const struct thing *t);

static void add_reference(struct map_writer *w, const struct thing *t)
{
	json_string(w->json.out, thing_reference(&w->arena, t, w->journey));
}

static void add_one(struct map_writer *w, const struct thing *t, bool is_reference)
{
	if (is_reference)
		add_reference(w, t);
	else
		add_thing(w, t);
}

/* A list of things that stand here is written out; one of things that stand elsewhere is written as their names. */
static void add_list(struct map_writer *w, const struct things *things, bool is_reference)
{
	json_open(&w->json, '[');
	for (size_t i = 0; i < things->len; i++) {
		json_item(&w->json);
		add_one(w, things->at[i], is_reference);
	}
	json_close(&w->json, ']');
}

static void add_texts(struct map_writer *w, const struct texts *texts)
{
	json_open(&w->json, '[');
	for (size_t i = 0; i < texts->list.len; i++) {
		json_item(&w->json);
		json_string(w->json.out, texts->list.at[i]);
	}
	json_close(&w->json, ']');
}

static void add_range(struct map_writer *w, const struct range *r)
{
	json_open(&w->json, '[');
	json_item(&w->json);
	buf_number(w->json.out, r->low, 6);
	json_item(&w->json);
	buf_number(w->json.out, r->high, 6);
	json_close(&w->json, ']');
}

static void add_own(struct map_writer *w, const struct own_fields *own)
{
	for (size_t i = 0; i < own->list.len; i++)
		string_member(w, str_terminated(&w->arena, own->list.at[i].name), own->list.at[i].value);
}

struct subject { /* of which something is written */
	struct map_writer *w;
	const struct thing *thing; /* NULL: the map */
};

static struct str written_text(const struct subject *s, const struct thing_member *m)
{
	const struct str text = *(const struct str *)m->at;
	return s->thing && map_is_path(m->kind) ? map_path(s->w->map, s->thing, text, &s->w->arena) : text;
}

static void add_member(void *subject, const struct thing_member *m)
{
	const struct subject *s = subject;
	struct map_writer *w = s->w;
	if (m->type == MEMBER_OWN || !*m->name) { /* they have keys of their own */
		if (m->type == MEMBER_OWN)
			add_own(w, m->at);
		else
			add_value_members(w, m->at);
		return;
	}
	json_key(&w->json, m->name);
	switch (m->type) {
	case MEMBER_STR: json_string(w->json.out, written_text(s, m)); break;
	case MEMBER_TEXTS: add_texts(w, m->at); break;
	case MEMBER_VALUE: add_value(w, m->at); break;
	case MEMBER_RANGE: add_range(w, m->at); break;
	case MEMBER_DATE: json_date(w->json.out, *(const struct date *)m->at); break;
	case MEMBER_BOOL: buf_text(w->json.out, "true"); break;
	case MEMBER_CHOICE: json_string(w->json.out, str_of(member_choice(m))); break;
	case MEMBER_NUMBER: buf_number(w->json.out, *(const double *)m->at, 6); break;
	case MEMBER_THINGS: add_list(w, m->at, !m->holds_things); break;
	case MEMBER_POINTER: add_one(w, pointer_at(m->at), !m->holds_things); break;
	case MEMBER_OWN: break;
	}
}

static void add_basis(struct map_writer *w, const struct basis *b)
{
	if (b->sources.len) {
		json_key(&w->json, "from");
		add_list(w, &b->sources, true);
	}
	static const char *const WORDS[] = { "assumed", "predicted", "internal" };
	bool said[] = { b->assumed, b->predicted, b->internal };
	for (int i = 0; i < 3; i++)
		if (said[i]) {
			json_key(&w->json, WORDS[i]);
			buf_text(w->json.out, "true");
		}
}

/* What stands in an included file says so; what is nested in it need not. */
static void add_file(struct map_writer *w, const struct thing *t)
{
	const struct source *s = source_of(w->map->sources, t->span);
	if (s && !t->parent && t->span.file != w->map->file)
		string_member(w, "file", map_path_from_main(w->map, s->path, &w->arena));
}

static void add_member_given(struct map_writer *w, const char *name, const void *at, enum member_type type)
{
	if (!member_is_empty(at, type))
		add_member(&(struct subject){ w, NULL }, &(struct thing_member){ .name = name, .at = at, .type = type });
}

/* The readings before the one that holds. */
static void add_earlier(struct map_writer *w, struct readings earlier)
{
	if (!earlier.len)
		return;
	json_key(&w->json, "earlier");
	json_open(&w->json, '[');
	for (size_t i = 0; i < earlier.len; i++) {
		const struct reading *r = &earlier.at[i];
		json_item(&w->json);
		json_open(&w->json, '{');
		add_member_given(w, "date", &r->date, MEMBER_DATE);
		add_member_given(w, "value", &r->value, MEMBER_VALUE);
		add_member_given(w, "n", &r->n, MEMBER_VALUE);
		json_close(&w->json, '}');
	}
	json_close(&w->json, ']');
}

static void note_said(void *is_written, const struct thing_member *m)
{
	(void)m;
	*(bool *)is_written = true;
}

static bool has_only_text(const struct thing *t)
{
	bool is_written = false;
	members_of_fields(t, note_said, &is_written);
	return !is_written && basis_is_empty(&t->basis);
}

static void add_thing(struct map_writer *w, const struct thing *t)
{
	if (kind_is_plain(t->kind) && has_only_text(t)) {
		json_string(w->json.out, map_is_path(t->kind) ? map_path(w->map, t, t->text, &w->arena) : t->text);
		return;
	}
	struct subject subject = { w, t };
	w->journey = t->kind == KIND_JOURNEY ? (const struct journey *)t : w->journey;
	json_open(&w->json, '{');
	string_member(w, "id", t->id);
	string_member(w, "name", t->name);
	string_member(w, "text", map_is_path(t->kind) ? map_path(w->map, t, t->text, &w->arena) : t->text);
	if (!t->is_declared) {
		json_key(&w->json, "declared");
		buf_text(w->json.out, "false");
	}
	add_file(w, t);
	members_of_slots(t, add_member, &subject);
	if (map_is_feeling(t->kind) && ((const struct feeling *)t)->is_guessed) {
		json_key(&w->json, "guessed");
		buf_text(w->json.out, "true");
	}
	members_of_fields(t, add_member, &subject);
	add_basis(w, &t->basis);
	if (t->kind == KIND_MEASURE && ((const struct measure *)t)->later)
		json_truth(&w->json, "past", true);
	if (t->kind == KIND_MEASURE)
		add_earlier(w, measure_earlier((const struct measure *)t));
	if (t->kind == KIND_METRIC && ((const struct metric *)t)->data)
		add_earlier(w, ((const struct metric *)t)->data->earlier);
	json_close(&w->json, '}');
}

/* ---- what is told beside the model ---- */

static void add_place(struct map_writer *w, struct span span)
{
	if (!span.file)
		return;
	struct place p = place_of(w->map->sources, span);
	string_member(w, "file", map_path_from_main(w->map, p.path, &w->arena));
	json_number(&w->json, "line", p.line);
	json_number(&w->json, "column", p.column);
}

static void add_finding(struct map_writer *w, const struct finding *f)
{
	static const char *const SEVERITIES[] = { "none", "info", "warning", "error" };
	json_open(&w->json, '{');
	string_member(w, "severity", str_of(SEVERITIES[f->severity]));
	string_member(w, "id", str_of(f->id));
	string_member(w, "message", said_str(f->message));
	string_member(w, "hint", said_str(f->hint));
	add_place(w, f->span);
	if (f->other.file) {
		json_key(&w->json, "other");
		json_open(&w->json, '{');
		string_member(w, "note", said_str(f->other_note));
		add_place(w, f->other);
		json_close(&w->json, '}');
	}
	json_close(&w->json, '}');
}

static void add_findings(struct map_writer *w)
{
	json_key(&w->json, "findings");
	json_open(&w->json, '[');
	for (size_t i = 0; i < w->options.findings->len; i++) {
		json_item(&w->json);
		add_finding(w, &w->options.findings->at[i]);
	}
	json_close(&w->json, ']');
}

/* What one of the shows keeps, under one member; of several journeys each thing once. */
static void add_shown_things(struct map_writer *w, const char *key, const struct things *things)
{
	if (!things->len)
		return;
	json_key(&w->json, key);
	json_open(&w->json, '[');
	for (size_t i = 0; i < things->len; i++) {
		json_item(&w->json);
		json_string(w->json.out, thing_reference(&w->arena, things->at[i], w->map->journeys.len > 1 ? NULL : thing_journey(things->at[i])));
	}
	json_close(&w->json, ']');
}

static void add_shown_texts(struct map_writer *w, const char *key, const struct texts *texts)
{
	if (!texts->list.len)
		return;
	json_key(&w->json, key);
	add_texts(w, texts);
}

static void note_texts(struct map_writer *w, struct texts *to, const struct texts *from)
{
	for (size_t i = 0; i < from->list.len; i++) {
		bool is_there = false;
		for (size_t k = 0; k < to->list.len; k++)
			is_there |= str_equal(to->list.at[k], from->list.at[i]);
		if (!is_there)
			VEC_PUSH(&w->arena, &to->list, from->list.at[i]);
	}
}

static void note_things(struct map_writer *w, struct things *to, const struct things *from)
{
	for (size_t i = 0; i < from->len; i++)
		things_note(&w->arena, to, from->at[i]);
}

static void add_shown(struct map_writer *w, const struct selection *shown)
{
	struct texts lanes = { 0 }, lanes_out = { 0 };
	struct things stages = { 0 }, personas = { 0 };
	struct str name = shown->shows.len ? shown->shows.at[0]->name : (struct str){ 0 };
	if (!map_is_part(w->map) && !name.len)
		return;
	FOR_EACH(struct show, s, shown->shows) {
		note_things(w, &stages, &s->stages);
		note_things(w, &personas, &s->personas);
		note_texts(w, &lanes, &s->lanes);
		note_texts(w, &lanes_out, &s->lanes_out);
	}
	json_key(&w->json, "shown");
	json_open(&w->json, '{');
	if (name.len)
		string_member(w, "show", name);
	add_shown_things(w, "stages", &stages);
	add_shown_things(w, "personas", &personas);
	add_shown_texts(w, "lanes", &lanes);
	add_shown_texts(w, "without-lanes", &lanes_out);
	add_shown_texts(w, "tag", &shown->tags);
	add_shown_texts(w, "without-tag", &shown->without);
	json_close(&w->json, '}');
}

void map_json_with(const struct map *m, struct json_options options, struct buf *out)
{
	struct map_writer w = { .map = m, .options = options, .json = { .out = out, .is_compact = options.is_one_line } };
	json_open(&w.json, '{');
	json_key(&w.json, "cjm");
	buf_text(out, "1");
	add_shown(&w, &m->shown);
	members_of_map(m, add_member, &(struct subject){ &w, NULL });
	if (options.has_coverage && map_judges(m, JUDGED_CELLS))
		json_coverage(&w.json, m);
	if (options.has_coverage) {
		json_key(&w.json, "courses");
		json_courses(&w.json, m);
		json_rollups(&w.json, m);
	}
	if (options.findings && map_judges(m, JUDGED_FINDINGS))
		add_findings(&w);
	json_close(&w.json, '}');
	arena_finish(&w.arena);
	buf_char(out, '\n');
}

void map_json(const struct map *m, struct buf *out)
{
	map_json_with(m, (struct json_options){ 0 }, out);
}
