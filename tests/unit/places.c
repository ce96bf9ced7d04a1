/* places.c — where the text says what the map knows. Of every member that an example sets, what stands at its place is read again, and is
 * what the member holds; a row of fields.def that no example reaches fails. */
#include "check.h"
#include "example_map.h"
#include "read_map.h"

#include "cjm/places.h"
#include "cjm/fields.h"

#include <math.h>

enum { ARG_ROWS = 64 };

static bool row_is_seen[FIELD_COUNT], arg_is_seen[ARG_ROWS];

/* ---- what stands there ---- */

static struct str written_at(const struct map *m, struct span span)
{
	const struct source *s = source_of(m->sources, span);
	return s ? str_slice(s->text, span.at, span.at + span.len) : (struct str){ 0 };
}

/* As the map keeps it, but for blanks. */
static bool same_words(struct str a, struct str b)
{
	size_t i = 0, k = 0;
	for (;; i++, k++) {
		while (i < a.len && a.at[i] == ' ')
			i++;
		while (k < b.len && b.at[k] == ' ')
			k++;
		if (i == a.len || k == b.len)
			return i == a.len && k == b.len;
		if (a.at[i] != b.at[k])
			return false;
	}
}

static bool same_date(struct str s, struct date d)
{
	struct date read;
	return date_read(s, &read) && date_first_day(read) == date_first_day(d) && date_last_day(read) == date_last_day(d);
}

static bool same_number(struct str s, double number)
{
	double read;
	return number_read(str_starts(s, "+") ? str_slice(s, 1, s.len) : s, &read) && fabs(read - number) < 1e-9;
}

static bool same_range(struct str s, struct range r)
{
	size_t dots = 0;
	while (dots < s.len && !str_starts(str_slice(s, dots, s.len), ".."))
		dots++;
	return dots < s.len && same_number(str_slice(s, 0, dots), r.low) && same_number(str_slice(s, dots + 2, s.len), r.high);
}

static struct str without_marks(struct str s)
{
	return str_starts(s, "\"") ? str_slice(s, 1, s.len - 1) : s;
}

/* ---- members ---- */

struct member {
	const struct map *map;
	const struct thing *thing;
	const void *at;
	enum member_type type;
	enum statement_kind kind; /* of the statement that fills it */
	int slot;
};

static struct str item_at(const struct member *m, size_t index)
{
	return written_at(m->map, span_of_item(m->thing, m->at, index));
}

static bool texts_are_there(const struct member *m)
{
	const struct texts *texts = m->at;
	for (size_t i = 0; i < texts->list.len; i++)
		if (!same_words(item_at(m, i), texts->list.at[i]))
			return false;
	return !item_at(m, texts->list.len).len;
}

static bool own_fields_are_there(const struct member *m)
{
	const struct own_fields *own = m->at;
	for (size_t i = 0; i < own->list.len; i++)
		if (!same_words(item_at(m, i), own->list.at[i].value))
			return false;
	return !item_at(m, own->list.len).len;
}

static bool names_are_there(const struct member *m)
{
	const struct things *things = m->at;
	for (size_t i = 0; i < things->len; i++)
		if (!thing_is_called(things->at[i], without_marks(item_at(m, i))))
			return false;
	return !item_at(m, things->len).len;
}

static bool is_there(const struct member *m, struct str s)
{
	switch (m->type) {
	case MEMBER_STR: return same_words(s, *(const struct str *)m->at);
	case MEMBER_TEXTS: return texts_are_there(m);
	case MEMBER_VALUE: return same_words(s, ((const struct value *)m->at)->written);
	case MEMBER_RANGE: return same_range(s, *(const struct range *)m->at);
	case MEMBER_DATE: return same_date(s, *(const struct date *)m->at);
	case MEMBER_BOOL: return str_is(s, kind_word(m->kind));
	case MEMBER_CHOICE: return choice_find(statement_of(m->kind)->slots[m->slot].detail, s) == (int)*(const unsigned int *)m->at;
	case MEMBER_NUMBER: return same_number(s, *(const double *)m->at);
	case MEMBER_THINGS: return names_are_there(m);
	case MEMBER_POINTER: return thing_is_called(pointer_at(m->at), s);
	case MEMBER_OWN: return own_fields_are_there(m);
	}
	return false;
}

static bool is_set(const struct member *m)
{
	switch (m->type) {
	case MEMBER_STR: return ((const struct str *)m->at)->len > 0;
	case MEMBER_TEXTS: return ((const struct texts *)m->at)->list.len > 0;
	case MEMBER_VALUE: return ((const struct value *)m->at)->given;
	case MEMBER_RANGE: return ((const struct range *)m->at)->given;
	case MEMBER_DATE: return ((const struct date *)m->at)->year > 0;
	case MEMBER_BOOL: return *(const bool *)m->at;
	case MEMBER_CHOICE: return *(const unsigned int *)m->at > 0;
	case MEMBER_NUMBER: return !isnan(*(const double *)m->at);
	case MEMBER_THINGS: return ((const struct things *)m->at)->len > 0;
	case MEMBER_POINTER: return pointer_at(m->at) != NULL;
	case MEMBER_OWN: return ((const struct own_fields *)m->at)->list.len > 0;
	}
	return false;
}

/* Nobody wrote it: the statement that would is not there. */
static bool is_derived(const struct member *m)
{
	if (m->thing->kind == m->kind)
		return !node_arg(m->thing->node, m->slot);
	for (const struct node *n = m->thing->node->first; n; n = n->next)
		if (n->kind == m->kind)
			return false;
	return m->kind != KIND_EVERY;
}

/* False where nothing is set there that somebody wrote. */
static bool hold_member(const struct member *m)
{
	char detail[200];
	struct span span = span_of_member(m->thing, m->at);
	if (!is_set(m) || (!span.file && is_derived(m)))
		return false;
	struct str s = written_at(m->map, span);
	snprintf(detail, sizeof detail, "%s in %s: “%.*s”", kind_word(m->kind), kind_word(m->thing->kind), (int)s.len, s.len ? s.at : "");
	check_count(s.len && is_there(m, s), __FILE__, __LINE__, "a member is not what is written at its place", detail);
	return true;
}

static void hold_rows(const struct map *map, const struct thing *t)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &FIELDS[i];
		bool is_of = f->parent == t->kind || (f->parent == KIND_REVIEW && t->kind == KIND_JOURNEY);
		struct member m = { map, t, (const char *)t + f->offset, f->type, f->kind, 0 };
		if (is_of && !thing_size(f->kind))
			row_is_seen[i] |= hold_member(&m);
	}
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++) {
		const struct arg_field *f = &ARG_FIELDS[i];
		struct member m = { map, t, (const char *)t + f->offset, f->type, f->kind, f->slot };
		if (f->kind == t->kind)
			arg_is_seen[i] |= hold_member(&m);
	}
}

static int slot_of(enum statement_kind kind, enum slot_type one, enum slot_type other)
{
	const struct slot *slots = statement_of(kind)->slots;
	for (int i = 0; slots[i].type; i++)
		if (slots[i].type == one || slots[i].type == other)
			return i;
	return 0;
}

/* What everything has: its name, its text, what it rests on. */
static void hold_thing(const struct map *map, const struct thing *t)
{
	int name = slot_of(t->kind, SLOT_NAME, SLOT_WORD), text = slot_of(t->kind, SLOT_TEXT, SLOT_REF_OR_TEXT);
	hold_member(&(struct member){ map, t, &t->name, MEMBER_STR, t->kind, name });
	hold_member(&(struct member){ map, t, &t->text, MEMBER_STR, t->kind, text });
	hold_member(&(struct member){ map, t, &t->basis.sources, MEMBER_THINGS, KIND_FROM, 0 });
	hold_member(&(struct member){ map, t, &t->basis.assumed, MEMBER_BOOL, KIND_ASSUMED, 0 });
	hold_member(&(struct member){ map, t, &t->basis.predicted, MEMBER_BOOL, KIND_PREDICTED, 0 });
	hold_member(&(struct member){ map, t, &t->basis.internal, MEMBER_BOOL, KIND_INTERNAL, 0 });
	struct str all = written_at(map, thing_extent(t));
	check_count(str_starts(all, kind_word(t->kind)) || t->kind == KIND_OWN, __FILE__, __LINE__, "a thing does not begin with its word", kind_word(t->kind));
}

static void visit_thing(void *map, const struct thing *t)
{
	if (!t->node)
		return;
	hold_thing(map, t);
	hold_rows(map, t);
}

/* Read where it has no mistakes. False where it has some wherever it stands. */
static bool hold_lines(const char *lines, enum statement_kind kind, enum statement_kind parent)
{
	bool is_fine = false;
	check_case();
	for (int indent = 0; indent <= EXAMPLE_DEEPEST && !is_fine; indent += 2) {
		struct sources s;
		struct findings found;
		sources_init(&s);
		findings_init(&found);
		struct map *m = lines ? read_below_cast(&s, lines, indent, &found) : read_example_map(&s, kind, parent, indent, &found);
		is_fine = !found.len;
		if (is_fine)
			map_walk(m, NULL, visit_thing, m);
		map_free(m);
		findings_finish(&found);
		sources_finish(&s);
	}
	check_case_end();
	return is_fine;
}

static void test_examples(void)
{
	for (int kind = 0; kind < KIND_NONE; kind++)
		CHECK(hold_lines(NULL, (enum statement_kind)kind, KIND_NONE));
#define EXAMPLE_IN(parent, kind, text) CHECK(hold_lines(NULL, KIND_##kind, KIND_##parent));
#include "examples.def"
}

/* ---- every statement in every other that may have it ---- */

/* The last statement of the kind in its own example, without what stands in it: where in the example it is. */
static struct span in_example(enum statement_kind kind)
{
	struct sources s;
	struct findings found;
	sources_init(&s);
	findings_init(&found);
	struct span place = { 0 };
	const char *example = statement_example(kind, KIND_NONE);
	for (int indent = 0; indent <= EXAMPLE_DEEPEST && !place.file; indent += 2) {
		struct map *m = read_example_map(&s, kind, KIND_NONE, indent, &found);
		uint32_t start = (uint32_t)strlen(examples_cast()) + (uint32_t)indent;
		for (const struct node *n = found.len ? NULL : m->asts.at[0]->root->first; n; n = node_after(n))
			if (n->kind == kind && n->span.at >= start && !strchr(example, '\n'))
				place = (struct span){ 1, n->span.at - start, n->span.len };
		map_free(m);
		findings_finish(&found);
		sources_finish(&s);
		sources_init(&s);
		findings_init(&found);
	}
	findings_finish(&found);
	sources_finish(&s);
	return place;
}

/* `persona lea "Léa Petit" tag release-2 age 29`: right behind what the parent's example says of the parent itself. */
static void hold_pair(enum statement_kind parent, enum statement_kind kind)
{
	struct span in = in_example(parent), of = in_example(kind);
	const char *around = statement_example(parent, KIND_NONE), *what = statement_example(kind, KIND_NONE);
	struct buf line = { 0 };
	uint32_t end = in.at + in.len;
	buf_fmt(&line, "%.*s %.*s%s", (int)end, around, (int)of.len, what + of.at, around + end);
	if (in.file && of.file)
		hold_lines(line.at, kind, parent);
	buf_finish(&line);
}

static void test_pairs(void)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (FIELDS[i].parent != KIND_FILE && !thing_size(FIELDS[i].kind) && !row_is_seen[i])
			hold_pair(FIELDS[i].parent, FIELDS[i].kind);
}

/* What examples say in another of the ways in which it may be said. */
static void test_other_ways(void)
{
	CHECK(hold_lines("detail cast", KIND_NONE, KIND_NONE));
	CHECK(hold_lines("journey to-be \"To be\" follows cast", KIND_NONE, KIND_NONE));
	CHECK(hold_lines("require coverage observed >= 60%", KIND_NONE, KIND_NONE));
}

static void test_rows_are_seen(void)
{
	CHECK(ARG_FIELD_COUNT <= ARG_ROWS);
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &FIELDS[i];
		bool is_of_map = f->parent == KIND_FILE || thing_size(f->kind);
		char row[100];
		snprintf(row, sizeof row, "%s in %s", kind_word(f->kind), f->parent == KIND_FILE ? "(top)" : kind_word(f->parent));
		check_count(is_of_map || row_is_seen[i], __FILE__, __LINE__, "no example sets it", row);
	}
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++)
		check_count(arg_is_seen[i], __FILE__, __LINE__, "no example fills this slot", kind_word(ARG_FIELDS[i].kind));
}

/* ---- texts that are not as they are written ---- */

static struct map *read_text(struct sources *s, const char *text, struct findings *found)
{
	sources_init(s);
	findings_init(found);
	return read_map_text(s, "places.cjm", str_of(text), found);
}

static void hold_words(const struct map *m, struct span span, const char *want)
{
	struct buf got = { 0 };
	buf_str(&got, written_at(m, span));
	CHECK_STR(got.len ? got.at : "", want);
	buf_finish(&got);
}

/* The first thing of the kind in a map of one journey. */
struct wanted { enum statement_kind kind; const struct thing *found; };

static void look_at(void *wanted, const struct thing *t)
{
	struct wanted *w = wanted;
	w->found = !w->found && t->kind == w->kind ? t : w->found;
}

static const struct thing *first_of(const struct map *m, enum statement_kind kind)
{
	struct wanted w = { kind, NULL };
	map_walk(m, NULL, look_at, &w);
	return w.found;
}

static void hold_text(const char *line, enum statement_kind kind, const char *want)
{
	struct buf text = { 0 };
	struct sources s;
	struct findings found;
	buf_fmt(&text, "journey \"j\"\n  stage \"s\"\n    step \"t\"\n      %s\n", line);
	struct map *m = read_text(&s, text.at, &found);
	const struct thing *t = first_of(m, kind);
	check_count(t && !found.len, __FILE__, __LINE__, line, found.len ? found.at[0].message.at : "not found");
	if (t)
		hold_words(m, span_of_member(t, &t->text), want);
	map_free(m);
	findings_finish(&found);
	sources_finish(&s);
	buf_finish(&text);
}

static void test_texts(void)
{
	hold_text("think \"She says \\\"no\\\"\"", KIND_THINK, "She says \\\"no\\\"");
	hold_text("think \"Ja \\u{1F600}\" assumed", KIND_THINK, "Ja \\u{1F600}");
	hold_text("think «\u00a0Déjà\u00a0»", KIND_THINK, "Déjà");
	hold_text("think « Déjà »", KIND_THINK, "Déjà");
	hold_text("think „Schon“", KIND_THINK, "Schon");
	hold_text("think 「もう」", KIND_THINK, "もう");
	hold_text("think \"One\"\n        \"Two\"", KIND_THINK, "One\"\n        \"Two");
	hold_text("no pain", KIND_NO, "");
}

static void test_values(void)
{
	struct sources s;
	struct findings found;
	struct map *m = read_text(&s, "metric lost \"Lost\" 31 % target ２０％ range 0..100\nmetric hold \"Hold\" 12   min\n"
		"journey \"j\"\n  review every 3 months\n  stage \"s\"\n    step \"t\"\n      metric nps 30 n 1200\n      feel +1 \"glad\" to -1 because \"Late\"\n", &found);
	const struct metric *lost = (const struct metric *)m->metrics.at[0], *hold = (const struct metric *)m->metrics.at[1];
	const struct metric *nps = (const struct metric *)m->metrics.at[2];
	const struct journey *j = (const struct journey *)m->journeys.at[0];
	CHECK(!found.len);
	hold_words(m, span_of_member(&lost->thing, &lost->value), "31 %");
	hold_words(m, span_of_member(&lost->thing, &lost->target), "２０％");
	hold_words(m, span_of_member(&hold->thing, &hold->value), "12   min");
	hold_words(m, span_of_member(&lost->thing, &lost->due), "");
	hold_words(m, span_of_member(&lost->thing, &lost->thing.id), "");
	hold_words(m, span_of_member(&nps->thing, &nps->range), ""); /* everyone knows it, and nobody wrote it */
	hold_words(m, span_of_member(&j->thing, &j->review_every), "3 months");
	hold_words(m, thing_extent(first_of(m, KIND_STEP)), "step \"t\"\n      metric nps 30 n 1200\n      feel +1 \"glad\" to -1 because \"Late\"");
	hold_words(m, thing_extent(first_of(m, KIND_FEEL)), "feel +1 \"glad\" to -1 because \"Late\"");
	map_free(m);
	findings_finish(&found);
	sources_finish(&s);
}

/* What is handed on from a reason stands in the reason. */
static void test_handed_on(void)
{
	struct sources s;
	struct findings found;
	struct map *m = read_text(&s, "journey \"j\"\n  stage \"s\"\n    step \"t\"\n      pain \"Slow\" because \"Far\" from crm, support\n"
		"      pain \"Next\"\n", &found);
	const struct thing *pain = first_of(m, KIND_PAIN);
	CHECK(!found.len && pain->basis.sources.len == 2);
	hold_words(m, span_of_member(pain, &pain->basis.sources), "crm, support");
	hold_words(m, span_of_item(pain, &pain->basis.sources, 1), "support");
	hold_words(m, span_of_item(pain, &pain->basis.sources, 2), "");
	hold_words(m, thing_extent(pain), "pain \"Slow\" because \"Far\" from crm, support");
	map_free(m);
	findings_finish(&found);
	sources_finish(&s);
}

static void test_map(void)
{
	struct sources s;
	struct findings found;
	struct map *m = read_text(&s, "language fr\nscale 1..5\njourney \"j\"\n", &found);
	hold_words(m, map_span_of_member(m, &m->language), "fr");
	hold_words(m, map_span_of_member(m, &m->scale), "1..5");
	map_free(m);
	findings_finish(&found);
	sources_finish(&s);
	m = read_text(&s, "journey \"j\"\n", &found);
	CHECK(!map_span_of_member(m, &m->language).file && !map_span_of_member(m, &m->scale).file);
	map_free(m);
	findings_finish(&found);
	sources_finish(&s);
}

int main(void)
{
	test_texts();
	test_values();
	test_handed_on();
	test_map();
	test_examples();
	test_pairs();
	test_other_ways();
	test_rows_are_seen();
	return check_report();
}
