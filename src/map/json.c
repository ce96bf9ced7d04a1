/* json.c — the whole model as JSON, by the rows of fields.def: the keys are the language's words. */
#include "cjm/coverage.h"
#include "cjm/json.h"
#include "cjm/units.h"
#include "cjm/fields.h"
#include "map/json_course.h"

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

static void add_date(struct buf *out, struct date d)
{
	buf_char(out, '"');
	date_write(d, out);
	buf_char(out, '"');
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

/* A path as seen from the main file's folder: "../shared/a.cjm" where it lies beside it. */
static struct str path_from_main(const struct map *m, struct str path, struct arena *a)
{
	struct str main = path_folder(m->sources->files.at[m->file - 1]->path);
	size_t shared = 0;
	struct str up = STR("");
	for (size_t i = 0; i < main.len && i < path.len && main.at[i] == path.at[i]; i++)
		shared = main.at[i] == '/' ? i + 1 : shared;
	if ((path.len && path.at[0] == '/') != (main.len && main.at[0] == '/') || str_starts(str_slice(main, shared, main.len), ".."))
		return path;
	for (size_t i = shared; i < main.len; i++)
		if (main.at[i] == '/')
			up = str_fmt(a, "../%.*s", STR_ARG(up));
	return up.len ? str_fmt(a, "%.*s%.*s", STR_ARG(up), (int)(path.len - shared), path.at + shared) : str_slice(path, shared, path.len);
}

struct str map_path(const struct map *m, const struct thing *t, struct str path, struct arena *a)
{
	const struct source *s = source_of(m->sources, t->span);
	if (!s || t->span.file == m->file || !path.len || path.at[0] == '/')
		return path;
	return path_from_main(m, str_fmt(a, "%.*s%.*s", STR_ARG(path_folder(s->path)), STR_ARG(path)), a);
}

bool map_is_path(enum statement_kind kind)
{
	return kind == KIND_LOGO || kind == KIND_IMAGE || kind == KIND_DATA || kind == KIND_FOLLOWS || kind == KIND_DETAIL;
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

static struct str told_text(const struct subject *s, const struct thing_member *m)
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
	case MEMBER_STR: json_string(w->json.out, told_text(s, m)); break;
	case MEMBER_TEXTS: add_texts(w, m->at); break;
	case MEMBER_VALUE: add_value(w, m->at); break;
	case MEMBER_RANGE: add_range(w, m->at); break;
	case MEMBER_DATE: add_date(w->json.out, *(const struct date *)m->at); break;
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
		string_member(w, "file", path_from_main(w->map, s->path, &w->arena));
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

static void note_said(void *is_said, const struct thing_member *m)
{
	(void)m;
	*(bool *)is_said = true;
}

static bool has_only_text(const struct thing *t)
{
	bool is_said = false;
	members_of_fields(t, note_said, &is_said);
	return !is_said && basis_is_empty(&t->basis);
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

/* ---- what follows from the model ---- */

static void number_member(struct map_writer *w, const char *name, double number)
{
	json_key(&w->json, name);
	buf_number(w->json.out, number, 6);
}

static void add_gaps(struct map_writer *w, const struct coverage *c)
{
	json_key(&w->json, "gaps");
	json_open(&w->json, '[');
	for (size_t i = 0; i < c->gaps.len; i++) {
		json_item(&w->json);
		json_open(&w->json, '{');
		string_member(w, "stage", c->gaps.at[i].stage->thing.id);
		string_member(w, "dimension", str_of(coverage_word(c->gaps.at[i].dimension)));
		json_close(&w->json, '}');
	}
	json_close(&w->json, ']');
}

static void add_share(struct map_writer *w, size_t covered, size_t of)
{
	number_member(w, "covered", (double)covered);
	number_member(w, "of", (double)of);
	if (of)
		number_member(w, "percent", coverage_percent(covered, of));
}

static void add_dimensions(struct map_writer *w, const struct coverage *c)
{
	json_key(&w->json, "dimensions");
	json_open(&w->json, '{');
	for (int d = 0; d < COVER_COUNT; d++) {
		json_key(&w->json, coverage_word((enum coverage_dimension)d));
		json_open(&w->json, '{');
		add_share(w, c->by_dimension[d], c->stage_count);
		if (coverage_is_of_world((enum coverage_dimension)d))
			number_member(w, "observed", (double)c->observed_by[d]);
		json_close(&w->json, '}');
	}
	json_close(&w->json, '}');
}

/* Where a thing is: the stages of the journey by their ids, or what is known of a touchpoint by its words. */
static void add_cells(struct map_writer *w, const struct coverage_table *t, size_t row, const struct journey *stages)
{
	json_key(&w->json, "has");
	json_open(&w->json, '[');
	for (size_t c = 0; c < t->columns; c++)
		if (coverage_cell(t, row, c)) {
			json_item(&w->json);
			json_string(w->json.out, stages ? stages->stages.at[c]->id : str_of(touchpoint_column_word((enum touchpoint_column)c)));
		}
	json_close(&w->json, ']');
}

static void add_table(struct map_writer *w, const char *name, const struct coverage_table *t, const struct journey *stages)
{
	json_key(&w->json, name);
	json_open(&w->json, '{');
	add_share(w, t->covered, coverage_cells(t));
	json_key(&w->json, "rows");
	json_open(&w->json, '[');
	for (size_t i = 0; i < t->rows.len; i++) {
		json_item(&w->json);
		json_open(&w->json, '{');
		string_member(w, "id", t->rows.at[i]->id);
		add_cells(w, t, i, stages);
		json_close(&w->json, '}');
	}
	json_close(&w->json, ']');
	json_close(&w->json, '}');
}

static void add_id(struct map_writer *w, const struct thing *t)
{
	json_item(&w->json);
	json_string(w->json.out, t->id);
}

static void add_against_wishes(struct map_writer *w, const struct coverage_table *touchpoints)
{
	json_key(&w->json, "wanted_unused");
	json_open(&w->json, '[');
	FOR_EACH(struct touchpoint, missed, w->map->touchpoints)
		if (touchpoint_is_missed(w->map, missed))
			add_id(w, &missed->thing);
	json_close(&w->json, ']');
	json_key(&w->json, "unwanted_used");
	json_open(&w->json, '[');
	FOR_EACH(struct touchpoint, t, touchpoints->rows)
		if (t->wanted == ANSWER_NO && coverage_cell(touchpoints, t_i, TOUCHPOINT_USED))
			add_id(w, &t->thing);
	json_close(&w->json, ']');
}

static void add_claims(struct map_writer *w, const struct journey *j)
{
	const struct claims c = claims_of(&j->thing);
	json_key(&w->json, "claims");
	json_open(&w->json, '{');
	number_member(w, "of", (double)c.all);
	number_member(w, "observed", (double)c.observed);
	number_member(w, "predicted", (double)c.predicted);
	number_member(w, "assumed", (double)c.assumed);
	number_member(w, "silent", (double)c.silent);
	json_close(&w->json, '}');
}

/* As `cjm check -f json` tells it, but with ids, which lead into the model above. */
static void add_journey_coverage(struct map_writer *w, const struct journey *j)
{
	struct arena arena = { 0 };
	struct coverage c = coverage_count(j, &arena);
	const struct coverage_table personas = coverage_personas(j, &arena), channels = coverage_channels(j, &arena);
	const struct coverage_table touchpoints = coverage_touchpoints(w->map, j, &arena);
	json_open(&w->json, '{');
	string_member(w, "journey", j->thing.id);
	add_share(w, c.covered, c.total);
	number_member(w, "observed", (double)c.observed);
	number_member(w, "assumed", (double)c.assumed);
	number_member(w, "observable", (double)c.observable);
	add_claims(w, j);
	add_dimensions(w, &c);
	add_gaps(w, &c);
	add_table(w, "personas", &personas, j);
	add_table(w, "channels", &channels, j);
	add_table(w, "touchpoints", &touchpoints, NULL);
	add_against_wishes(w, &touchpoints);
	json_close(&w->json, '}');
	arena_finish(&arena);
}

static void add_coverage(struct map_writer *w)
{
	json_key(&w->json, "coverage");
	json_open(&w->json, '[');
	FOR_EACH(struct journey, j, w->map->journeys) {
		json_item(&w->json);
		add_journey_coverage(w, j);
	}
	json_close(&w->json, ']');
}

static void add_place(struct map_writer *w, struct span span)
{
	if (!span.file)
		return;
	struct place p = place_of(w->map->sources, span);
	string_member(w, "file", path_from_main(w->map, p.path, &w->arena));
	number_member(w, "line", p.line);
	number_member(w, "column", p.column);
}

static void add_finding(struct map_writer *w, const struct finding *f)
{
	static const char *const SEVERITIES[] = { "none", "info", "warning", "error" };
	json_open(&w->json, '{');
	string_member(w, "severity", str_of(SEVERITIES[f->severity]));
	string_member(w, "id", str_of(f->id));
	string_member(w, "message", f->message);
	string_member(w, "hint", f->hint);
	add_place(w, f->span);
	if (f->other.file) {
		json_key(&w->json, "other");
		json_open(&w->json, '{');
		string_member(w, "note", f->other_note);
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

static void add_shown(struct map_writer *w, const struct selection *shown)
{
	const struct texts *texts[] = { &shown->tags, &shown->without };
	static const char *const WORDS[] = { "tag", "without-tag" };
	if (!texts[0]->list.len && !texts[1]->list.len && !shown->shows.len)
		return;
	json_key(&w->json, "shown");
	json_open(&w->json, '{');
	if (shown->shows.len)
		string_member(w, "show", shown->shows.at[0]->name);
	for (int i = 0; i < 2; i++)
		if (texts[i]->list.len) {
			json_key(&w->json, WORDS[i]);
			add_texts(w, texts[i]);
		}
	json_close(&w->json, '}');
}

void map_json_with(const struct map *m, struct json_options options, struct buf *out)
{
	struct map_writer w = { .map = m, .options = options, .json.out = out };
	json_open(&w.json, '{');
	json_key(&w.json, "cjm");
	buf_text(out, "1");
	add_shown(&w, &m->shown);
	members_of_map(m, add_member, &(struct subject){ &w, NULL });
	if (options.has_coverage && map_judges(m, JUDGED_CELLS))
		add_coverage(&w);
	if (options.has_coverage) {
		json_key(&w.json, "courses");
		json_courses(&w.json, m);
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

/* ---- the dump: the same rows, a line each ---- */

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
	case MEMBER_DATE: add_date(out, *(const struct date *)member); break;
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
