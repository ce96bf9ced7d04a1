/* examples.c — every statement's example, as help and documents show it: it has no mistake, it shows its statement, and
 * what it says is in the model. */
#include "check.h"
#include "example_map.h"

#include "cjm/all.h"

/* The statement of this kind behind the cast; in this parent, unless that is KIND_NONE. */
static const struct node *find_kind(const struct node *n, enum statement_kind kind, enum statement_kind parent)
{
	for (; n; n = n->next) {
		bool there = (kind == KIND_EDITION || n->span.at >= strlen(examples_cast())) && (parent == KIND_NONE || n->parent->kind == parent);
		if (n->kind == kind && there)
			return n;
		const struct node *below = find_kind(n->first, kind, parent);
		if (below)
			return below;
	}
	return NULL;
}

static bool json_holds(struct str json, struct str text)
{
	if (str_starts(text, "+")) /* a feeling's sign; numbers in JSON have none */
		text = str_slice(text, 1, text.len);
	for (size_t i = 0; i + text.len <= json.len; i++)
		if (memcmp(json.at + i, text.at, text.len) == 0)
			return true;
	return false;
}

/* A statement with arguments is in the model when they are; one without, when its word is. */
static bool model_keeps(const struct map *m, const struct node *n)
{
	struct buf json = { 0 };
	map_json(m, &json);
	bool kept = n->arg_count > 0 || n->kind == KIND_REVIEW || json_holds(buf_as_str(&json), str_of(statement_of(n->kind)->word));
	for (uint32_t i = 0; i < n->arg_count; i++)
		kept = kept && (n->args[i].kind == ARG_RANGE || json_holds(buf_as_str(&json), n->args[i].text));
	buf_finish(&json);
	return kept;
}

static bool shows_itself(enum statement_kind kind, enum statement_kind parent, int indent)
{
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	struct map *m = read_example_map(&sources, kind, parent, indent, &found);
	const struct node *n = find_kind(m->asts.at[0]->root->first, kind, parent);
	bool fine = n && found.len == 0 && model_keeps(m, n);
	map_free(m);
	findings_finish(&found);
	sources_finish(&sources);
	return fine;
}

static void test_example(enum statement_kind kind, enum statement_kind parent)
{
	const char *example = statement_example(kind, parent);
	char name[128];
	bool fine = false;
	for (int indent = 0; indent <= EXAMPLE_DEEPEST && !fine; indent += 2)
		fine = shows_itself(kind, parent, indent);
	snprintf(name, sizeof name, "%s (%s)", statement_of(kind)->word, statement_of(kind)->help);
	check_count(fine, __FILE__, __LINE__, name, *example ? example : "has no example");
}

static void test_cast(void)
{
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	struct map *m = map_read(&sources, source_add(&sources, STR("cast.cjm"), str_of(examples_cast()), &found), NULL, &found);
	CHECK(found.len == 0);
	CHECK(m->journeys.len == 1);
	map_free(m);
	findings_finish(&found);
	sources_finish(&sources);
}

int main(void)
{
	test_cast();
	for (int kind = 0; kind < KIND_NONE; kind++)
		test_example((enum statement_kind)kind, KIND_NONE);
#define EXAMPLE_IN(parent, kind, text) test_example(KIND_##kind, KIND_##parent);
#include "examples.def"
	return check_report();
}
