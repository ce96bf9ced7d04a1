/* called.c — what a text in quotes refers to. For every statement that refers to something, by its example in examples.def: a text
 * that two things have is told, and so is the text or the name of what people take for such a thing (crossings.def). */
#include "check.h"

#include "cjm/all.h"

static bool read_nothing(void *context, struct str from, struct str path, struct buf *text, struct buf *found, struct buf *why)
{
	(void)context, (void)from, (void)text, (void)why;
	buf_str(found, path);
	return true;
}

/* ---- a map with two of everything ---- */

static const char TOP[] = "team ta \"Twin\"\nteam tb \"Twin\"\npersona pa \"Twin\"\npersona pb \"Twin\"\nsegment sa \"Twin\"\nsegment sb \"Twin\"\n"
	"channel ca \"Twin\"\nchannel cb \"Twin\"\ntouchpoint oa \"Twin\"\ntouchpoint ob \"Twin\"\nmetric ma \"Twin\"\nmetric mb \"Twin\"\n"
	"source ra \"Twin\"\nsource rb \"Twin\"\njourney \"Twin\"\njourney \"Twin\"\n";
static const char INSIDE[] = "  question \"Twin\"\n  question \"Twin\"\n  insight \"Twin\"\n  insight \"Twin\"\n  stage \"Twin\"\n    step \"Twin\"\n    step \"Twin\"\n  stage \"Twin\"\n";

static void add_cast(const char *top, const char *inside, struct buf *out)
{
	const char *cast = examples_cast(), *stage = strstr(cast, "  stage purchase");
	buf_text(out, top);
	buf_add(out, cast, (size_t)(stage - cast));
	buf_text(out, inside);
	buf_text(out, stage);
}

static void add_indented(const char *example, int indent, struct buf *out)
{
	buf_fmt(out, "%*s", indent, "");
	for (const char *at = example; *at; at++) {
		buf_char(out, *at);
		if (*at == '\n')
			buf_fmt(out, "%*s", indent, "");
	}
	buf_char(out, '\n');
}

/* ---- each reference of an example, said otherwise ---- */

static const struct node *find_kind(const struct node *n, enum statement_kind kind, enum statement_kind parent, size_t from)
{
	for (; n; n = n->next) {
		if (n->kind == kind && n->span.at >= from && (parent == KIND_NONE || n->parent->kind == parent))
			return n;
		const struct node *below = find_kind(n->first, kind, parent, from);
		if (below)
			return below;
	}
	return NULL;
}

static bool has_finding(struct str text, const char *id)
{
	struct reader reader = { .read = read_nothing };
	struct sources sources;
	struct findings found;
	bool is_found = false;
	sources_init(&sources);
	findings_init(&found);
	map_free(map_read(&sources, source_add(&sources, STR("a.cjm"), text, &found), &reader, &found));
	for (size_t i = 0; i < found.len; i++)
		is_found = is_found || strcmp(found.at[i].id, id) == 0;
	findings_finish(&found);
	sources_finish(&sources);
	return is_found;
}

static void with_instead(struct str text, struct span span, const char *instead, struct buf *out)
{
	buf_str(out, str_slice(text, 0, span.at));
	buf_text(out, instead);
	buf_str(out, str_slice(text, span.at + span.len, text.len));
}

static bool is_reference(enum slot_type type)
{
	return type == SLOT_REF || type == SLOT_REFS || type == SLOT_REF_OR_TEXT;
}

struct trying {
	const char *instead, *id;
	enum statement_kind wanted; /* KIND_NONE: any */
	int tried;
};

static void try_arguments(struct trying *t, const struct node *n, struct str text)
{
	for (uint32_t i = 0; i < n->arg_count; i++) {
		const struct slot *slot = &statement_of(n->kind)->slots[n->args[i].slot];
		if (!is_reference(slot->type) || (t->wanted != KIND_NONE && (int)t->wanted != slot->detail))
			continue;
		struct buf other = { 0 };
		with_instead(text, n->args[i].span, t->instead, &other);
		check_count(has_finding(buf_as_str(&other), t->id), __FILE__, __LINE__, t->id, other.at + text.len - (text.len > 200 ? 100 : text.len));
		t->tried++;
		buf_finish(&other);
	}
}

static void try_example(struct trying *t, enum statement_kind kind, enum statement_kind parent, const char *top, const char *inside)
{
	struct reader reader = { .read = read_nothing };
	bool fine = false;
	for (int indent = 0; indent <= 6 && !fine; indent += 2) {
		struct sources sources;
		struct findings found;
		struct buf text = { 0 };
		add_cast(top, inside, &text);
		size_t from = text.len;
		add_indented(statement_example(kind, parent), indent, &text);
		sources_init(&sources);
		findings_init(&found);
		struct map *m = map_read(&sources, source_add(&sources, STR("a.cjm"), buf_as_str(&text), &found), &reader, &found);
		const struct node *n = find_kind(m->asts.at[0]->root->first, kind, parent, from);
		fine = n && !found.error_count;
		if (fine)
			try_arguments(t, n, buf_as_str(&text));
		map_free(m);
		findings_finish(&found);
		sources_finish(&sources);
		buf_finish(&text);
	}
}

static void try_all(struct trying *t, const char *top, const char *inside)
{
	for (int kind = 0; kind < KIND_NONE; kind++)
		try_example(t, (enum statement_kind)kind, KIND_NONE, top, inside);
#define EXAMPLE_IN(parent, kind, text) try_example(t, KIND_##kind, KIND_##parent, top, inside);
#include "examples.def"
}

static void test_crossing(enum statement_kind wanted, enum statement_kind is)
{
	char top[100];
	snprintf(top, sizeof top, "%s other-one \"Other one\"\n", kind_word(is));
	struct trying by_text = { "\"Other one\"", "other-kind", wanted, 0 }, by_name = { "\"other-one\"", "other-kind", wanted, 0 };
	struct trying bare = { "other-one", "other-kind", wanted, 0 };
	try_all(&by_text, top, "");
	try_all(&by_name, top, "");
	try_all(&bare, top, "");
	CHECK(by_text.tried > 0);
}

/* ---- the same words, typed otherwise ---- */

static size_t count_touchpoints(const char *one, const char *other)
{
	struct sources sources;
	struct findings found;
	struct buf text = { 0 };
	buf_fmt(&text, "journey \"J\"\n  stage \"S\"\n    step \"T\" at \"%s\"\n    step \"U\" at \"%s\"\n", one, other);
	sources_init(&sources);
	findings_init(&found);
	struct map *m = map_read(&sources, source_add(&sources, STR("a.cjm"), buf_as_str(&text), &found), NULL, &found);
	CHECK(!found.error_count);
	CHECK(str_is(m->touchpoints.at[0]->text, one)); /* shown as the author wrote it */
	size_t count = m->touchpoints.len;
	map_free(m);
	findings_finish(&found);
	sources_finish(&sources);
	buf_finish(&text);
	return count;
}

static void test_same(void)
{
	CHECK(count_touchpoints("Caf\xC3\xA9", "Cafe\xCC\x81") == 1);
	CHECK(count_touchpoints("Pay page", "Pay\xC2\xA0page") == 1);
	CHECK(count_touchpoints("Pay page", " Pay  page ") == 1);
	CHECK(count_touchpoints("支払い 画面", "支払い\xE3\x80\x80画面") == 1);
	CHECK(count_touchpoints("12\xE2\x80\xAF%", "12 %") == 1);
	CHECK(count_touchpoints("Pay page", "Pay pages") == 2);
}

/* A name has no text to be shown: it is the same name, however its accents were typed. */
static void test_names(void)
{
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	struct map *m = map_read(&sources, source_add(&sources, STR("a.cjm"),
		STR("journey \"J\"\n  stage \"S\"\n    step caf\xC3\xA9 \"T\"\n    step \"U\" next cafe\xCC\x81\n"), &found), NULL, &found);
	CHECK(!found.error_count);
	map_free(m);
	findings_finish(&found);
	sources_finish(&sources);
}

int main(void)
{
	struct trying twins = { "\"Twin\"", "ambiguous-text", KIND_NONE, 0 };
	try_all(&twins, TOP, INSIDE);
	CHECK(twins.tried > 25);
#define CROSSING(wanted, is) test_crossing(KIND_##wanted, KIND_##is);
#include "map/crossings.def"
	test_same();
	test_names();
	return check_report();
}
