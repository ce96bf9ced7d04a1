/* ids.c — what ids promise (docs/language.md): an edit changes the ids of what it touches and of what stands in it, and no other.
 * Maps are generated as trees of lines; each line is followed by a number of its own through any edit. */
#include "check.h"

#include "cjm/all.h"

#include <stdlib.h>

enum { LINES_MOST = 400, DEPTH_MOST = 5, TEXT_MOST = 16 };

struct line {
	int depth, text, name; /* text: of TEXTS; name: 0 for none */
	const char *word;
	int number; /* its own, for ever */
};

struct draft {
	struct line lines[LINES_MOST];
	int len, last_number;
	uint64_t state;
};

/* Some are said in many places; some begin alike, or hold nothing to make a word of. */
static const char *const TEXTS[TEXT_MOST] = {
	"Slow", "Pays", "Waits for the call", "Slow 2", "slow", "遅い", "???", "😀", "Nobody says how long it takes, and nobody answers before noon",
	"Nobody says how long it takes, and nobody answers after noon", "été", "A", "B", "دفع", "Till", "Counter",
};

/* What may stand at which depth: at the top, in a journey, a stage, a step, a pain. */
static const char *const WORDS[DEPTH_MOST][8] = {
	{ "journey" }, { "stage", "stage", "stage", "opportunity", "insight", "question" }, { "step", "step", "step", "pain", "feel +1" },
	{ "pain", "gain", "think", "feel -1", "opportunity", "evidence", "back", "at" }, { "cause" },
};

static int any_below(struct draft *d, int below)
{
	d->state = d->state * 6364136223846793005u + 1442695040888963407u;
	return (int)((unsigned int)(d->state >> 33) % (unsigned int)below);
}

static bool may_have_name(const char *word)
{
	static const char *const WITH[] = { "journey", "stage", "step", "pain", "gain", "opportunity", "question", "insight" };
	for (size_t i = 0; i < sizeof WITH / sizeof *WITH; i++)
		if (strcmp(WITH[i], word) == 0)
			return true;
	return false;
}

static bool may_hold(const char *word)
{
	return strcmp(word, "journey") == 0 || strcmp(word, "stage") == 0 || strcmp(word, "step") == 0 || strcmp(word, "pain") == 0;
}

static struct line a_line(struct draft *d, int depth)
{
	int words = 0;
	while (words < 8 && WORDS[depth][words])
		words++;
	struct line l = { .depth = depth, .word = WORDS[depth][any_below(d, words)], .text = any_below(d, TEXT_MOST), .number = ++d->last_number };
	l.name = may_have_name(l.word) && any_below(d, 5) == 0 ? l.number : 0;
	return l;
}

/* ---- blocks: a line and what stands in it ---- */

static int block_end(const struct draft *d, int at)
{
	int end = at + 1;
	while (end < d->len && d->lines[end].depth > d->lines[at].depth)
		end++;
	return end;
}

static int parent_of(const struct draft *d, int at)
{
	int parent = at - 1;
	while (parent >= 0 && d->lines[parent].depth >= d->lines[at].depth)
		parent--;
	return parent;
}

static void insert_block(struct draft *d, int at, const struct line *block, int len)
{
	if (d->len + len > LINES_MOST)
		return;
	memmove(d->lines + at + len, d->lines + at, (size_t)(d->len - at) * sizeof *d->lines);
	memcpy(d->lines + at, block, (size_t)len * sizeof *block);
	d->len += len;
}

static void take_out(struct draft *d, int at, int len)
{
	memmove(d->lines + at, d->lines + at + len, (size_t)(d->len - at - len) * sizeof *d->lines);
	d->len -= len;
}

static void add_block(struct draft *d, int depth)
{
	if (d->len == LINES_MOST)
		return;
	struct line l = a_line(d, depth);
	l.word = depth == 0 ? "journey" : l.word;
	d->lines[d->len++] = l;
	for (int left = depth + 1 < DEPTH_MOST && may_hold(l.word) && (depth < 3 || strcmp(l.word, "pain") == 0) ? any_below(d, 5) : 0; left; left--)
		add_block(d, strcmp(l.word, "pain") == 0 ? DEPTH_MOST - 1 : depth + 1);
}

static void generate_draft(struct draft *d, uint64_t seed)
{
	*d = (struct draft){ .state = seed * 2654435761u + 99 };
	for (int journeys = 1 + any_below(d, 3); journeys; journeys--)
		add_block(d, 0);
}

/* ---- edits: each tells the number of the line that it touched ---- */

/* A place among the children of a line of this depth; -1 where there is none. */
static int a_place(struct draft *d, int depth)
{
	for (int tries = 0; tries < 60; tries++) {
		int at = any_below(d, d->len);
		if (d->lines[at].depth == depth)
			return any_below(d, 2) ? at : block_end(d, at);
	}
	return -1;
}

static int edit_insert(struct draft *d)
{
	struct line l = a_line(d, 1 + any_below(d, 3));
	int at = a_place(d, l.depth);
	if (at >= 0)
		insert_block(d, at, &l, 1);
	return l.number;
}

static int edit_repeat(struct draft *d) /* the same words somewhere else */
{
	struct line l = d->lines[any_below(d, d->len)];
	l.number = ++d->last_number;
	l.name = 0;
	int at = a_place(d, l.depth);
	if (at >= 0)
		insert_block(d, at, &l, 1);
	return l.number;
}

static int edit_move(struct draft *d) /* among what stands in the same place */
{
	struct line block[LINES_MOST];
	int at = any_below(d, d->len), end = block_end(d, at), parent = parent_of(d, at);
	memcpy(block, d->lines + at, (size_t)(end - at) * sizeof *block);
	int depth = d->lines[at].depth;
	take_out(d, at, end - at);
	int places[LINES_MOST], count = 0, stop = parent < 0 ? d->len : block_end(d, parent);
	for (int i = parent + 1; i < stop; i++)
		if (d->lines[i].depth == depth)
			places[count++] = i;
	places[count++] = stop;
	insert_block(d, places[any_below(d, count)], block, end - at);
	return 0; /* it keeps its id */
}

static int edit_text(struct draft *d)
{
	struct line *l = &d->lines[any_below(d, d->len)];
	l->text = any_below(d, TEXT_MOST);
	return l->name ? 0 : l->number;
}

static int edit_remove(struct draft *d)
{
	int at = any_below(d, d->len), number = d->lines[at].number;
	if (block_end(d, at) - at < d->len)
		take_out(d, at, block_end(d, at) - at);
	return number;
}

static int edit_name(struct draft *d)
{
	struct line *l = &d->lines[any_below(d, d->len)];
	if (l->name || !may_have_name(l->word))
		return 0;
	l->name = l->number;
	return l->number;
}

static const struct {
	const char *name;
	int (*edit)(struct draft *d);
} EDITS[] = {
	{ "a line came in", edit_insert }, { "the same words stand elsewhere, too", edit_repeat }, { "a line moved", edit_move },
	{ "a text changed", edit_text }, { "a line went", edit_remove }, { "a name was given", edit_name },
};

/* ---- the ids of a draft ---- */

static void write_draft(const struct draft *d, struct buf *out)
{
	for (int i = 0; i < d->len; i++) {
		const struct line *l = &d->lines[i];
		buf_fmt(out, "%*s%s ", (l->depth > 3 ? parent_of(d, i) >= 0 ? d->lines[parent_of(d, i)].depth + 1 : 4 : l->depth) * 2, "", l->word);
		if (l->name)
			buf_fmt(out, "n%d ", l->name);
		buf_fmt(out, "\"%s\"\n", TEXTS[l->text]);
	}
}

struct ids {
	struct sources sources;
	struct findings found;
	struct map *map;
	struct buf text;
	struct str of[LINES_MOST]; /* by line */
};

static void keep_id(void *context, const struct thing *t)
{
	struct ids *ids = context;
	if (t->span.file && t->kind != KIND_AT)
		ids->of[line_of(ids->sources.files.at[0], t->span.at) - 1] = t->id;
}

static void read_ids(struct ids *ids, const struct draft *d)
{
	*ids = (struct ids){ 0 };
	write_draft(d, &ids->text);
	sources_init(&ids->sources);
	findings_init(&ids->found);
	ids->map = map_read(&ids->sources, source_add(&ids->sources, STR("a.cjm"), buf_as_str(&ids->text), &ids->found), NULL, &ids->found);
	CHECK(ids->found.error_count == 0);
	FOR_EACH(struct journey, j, ids->map->journeys)
		journey_walk(j, keep_id, ids);
}

static void finish_ids(struct ids *ids)
{
	map_free(ids->map);
	findings_finish(&ids->found);
	sources_finish(&ids->sources);
	buf_finish(&ids->text);
}

/* ---- what must hold ---- */

/* Capitals and marks don't count for an id, as long as there are letters. */
static bool same_words(int a, int b)
{
	struct arena arena = { 0 };
	struct str one = str_slug(&arena, str_of(TEXTS[a])), other = str_slug(&arena, str_of(TEXTS[b]));
	bool same = a == b || (one.len && str_equal(one, other));
	arena_finish(&arena);
	return same;
}

/* Another thing of the same place says the same: which of them is meant, only their order can tell. */
static bool has_twin(const struct draft *d, int at)
{
	int parent = parent_of(d, at);
	for (int i = parent + 1; i < (parent < 0 ? d->len : block_end(d, parent)) && !d->lines[at].name; i++)
		if (i != at && d->lines[i].depth == d->lines[at].depth && !d->lines[i].name && same_words(d->lines[i].text, d->lines[at].text))
			return true;
	return false;
}

/* It may change: it, or what its id is made of, was touched or has a twin. A name cuts it off from where it stands. */
static bool is_free(const struct draft *d, int at, int touched)
{
	for (; at >= 0; at = parent_of(d, at)) {
		if (d->lines[at].number == touched || has_twin(d, at))
			return true;
		if (d->lines[at].name || d->lines[at].depth == 1)
			break;
	}
	return false;
}

static int line_numbered(const struct draft *d, int number)
{
	for (int i = 0; i < d->len; i++)
		if (d->lines[i].number == number)
			return i;
	return -1;
}

/* What is made by its text at the top has no place: its text alone tells, as long as no other has the same words. */
static bool has_namesake(const struct map *m, const struct thing *t)
{
	struct arena arena = { 0 };
	bool has = false;
	FOR_EACH(struct thing, other, m->touchpoints)
		has = has || (other != t && str_equal(str_slug(&arena, other->text), str_slug(&arena, t->text)));
	arena_finish(&arena);
	return has;
}

static void compare_touchpoints(const struct map *old, const struct map *new, const char *what)
{
	FOR_EACH(struct thing, was, old->touchpoints)
		FOR_EACH(struct thing, is, new->touchpoints)
			if (str_equal(was->text, is->text) && !has_namesake(old, was) && !has_namesake(new, is))
				check_count(str_equal(was->id, is->id), __FILE__, __LINE__, what, "a touchpoint's");
}

static void compare_ids(const struct draft *old, const struct draft *new, int touched, const char *what)
{
	struct ids before, after;
	read_ids(&before, old);
	read_ids(&after, new);
	for (int i = 0; i < old->len; i++) {
		int now = line_numbered(new, old->lines[i].number);
		if (now < 0 || is_free(old, i, touched) || is_free(new, now, touched))
			continue;
		bool same = str_equal(before.of[i], after.of[now]);
		check_count(same, __FILE__, __LINE__, what, "");
		if (!same && checks_failed < 3)
			printf("line %d: %.*s, line %d: %.*s\n---- before\n%s---- after\n%s", i + 1, STR_ARG(before.of[i]), now + 1, STR_ARG(after.of[now]),
				before.text.at, after.text.at);
	}
	compare_touchpoints(before.map, after.map, what);
	finish_ids(&before);
	finish_ids(&after);
}

static void test_edits(uint64_t seed)
{
	struct draft old, new;
	check_case();
	generate_draft(&old, seed);
	for (size_t i = 0; i < sizeof EDITS / sizeof *EDITS; i++) {
		new = old;
		new.state += i;
		int touched = EDITS[i].edit(&new);
		compare_ids(&old, &new, touched, EDITS[i].name);
	}
	check_case_end();
}

/* ---- each id is one thing's ---- */

struct seen {
	struct names names;
	struct arena arena;
	const struct thing *first;
	bool is_fine;
};

static void see_thing(void *context, const struct thing *t)
{
	struct seen *s = context;
	bool claims = t->kind == KIND_PAIN || t->kind == KIND_GAIN || t->kind == KIND_OPPORTUNITY || t->kind == KIND_INSIGHT;
	if (t->id.len && t->kind != KIND_JOURNEY)
		s->is_fine &= !names_add(&s->names, str_fmt(&s->arena, "%s %.*s", claims ? "claim" : kind_word(t->kind), STR_ARG(t->id)), s);
	s->is_fine &= t->id.len || !t->text.len;
}

static void test_unique(uint64_t seed)
{
	struct draft d;
	struct ids ids;
	check_case();
	generate_draft(&d, seed);
	read_ids(&ids, &d);
	FOR_EACH(struct journey, j, ids.map->journeys) {
		struct seen s = { .is_fine = true };
		names_init(&s.names, &s.arena);
		journey_walk(j, see_thing, &s);
		CHECK(s.is_fine);
		arena_finish(&s.arena);
	}
	finish_ids(&ids);
	check_case_end();
}

/* ---- what they look like ---- */

static void test_id(const char *text, uint32_t line, const char *id)
{
	struct ids ids = { 0 };
	sources_init(&ids.sources);
	findings_init(&ids.found);
	ids.map = map_read(&ids.sources, source_add(&ids.sources, STR("a.cjm"), str_of(text), &ids.found), NULL, &ids.found);
	FOR_EACH(struct journey, j, ids.map->journeys)
		journey_walk(j, keep_id, &ids);
	char got[200];
	snprintf(got, sizeof got, "%.*s", STR_ARG(ids.of[line - 1]));
	CHECK_STR(got, id);
	finish_ids(&ids);
}

static void test_forms(void)
{
	static const char *const MAP = "journey \"Coffee\"\n  stage \"Wait\"\n    step \"Waits for it\"\n      pain \"Slow!\"\n      pain late \"Late\"\n        cause \"Few hands\"\n"
		"      pain \"slow\"\n      think \"???\"\n  stage s2 \"Pay\"\n    step \"Pays\"\n      pain \"Slow\"\n    pain \"Nobody says how long it takes, and nobody answers before noon\"\n";
	static const char *const TWICE = "journey \"Coffee\"\n  stage \"Wait\"\n    step \"Waits\"\n      pain \"Slow\"\n    step \"Waits\"\n      pain \"Slow\"\n        cause \"Few hands\"\n"
		"    step \"Waits 2\"\n";
	static const char *const TWICE_IDS[] = { "coffee", "wait", "wait.waits", "wait.waits.slow", "wait.waits-3", "wait.waits-3.slow", "wait.waits-3.slow.few-hands", "wait.waits-2" };
	static const char *const IDS[] = { "coffee", "wait", "wait.waits-for-it", "wait.waits-for-it.slow", "late", "late.few-hands", "wait.waits-for-it.slow-2",
		"wait.waits-for-it.think-e5cb", "s2", "s2.pays", "s2.pays.slow", "s2.nobody-says-how-long-it-takes-and-nobody-answers-01c8" };
	for (uint32_t i = 0; i < sizeof IDS / sizeof *IDS; i++)
		test_id(MAP, i + 1, IDS[i]);
	for (uint32_t i = 0; i < sizeof TWICE_IDS / sizeof *TWICE_IDS; i++)
		test_id(TWICE, i + 1, TWICE_IDS[i]);
}

static void test_touchpoint(const char *text, const char *of, const char *id)
{
	struct ids ids = { 0 };
	sources_init(&ids.sources);
	findings_init(&ids.found);
	ids.map = map_read(&ids.sources, source_add(&ids.sources, STR("a.cjm"), str_of(text), &ids.found), NULL, &ids.found);
	FOR_EACH(struct thing, t, ids.map->touchpoints)
		if (str_is(t->text, of))
			CHECK(str_is(t->id, id));
	finish_ids(&ids);
}

/* What is said in two ways at the top takes the id of nothing else. */
static void test_made_by_text(void)
{
	static const char *const BEGIN = "journey \"J\"\n  stage \"S\"\n    step \"T\" at \"Slow\", \"Slow 2\"\n";
	static const char *const TWICE = "journey \"J\"\n  stage \"S\"\n    step \"T\" at \"Slow\", \"slow\", \"Slow 2\"\n";
	test_touchpoint(BEGIN, "Slow 2", "slow-2");
	test_touchpoint(TWICE, "Slow 2", "slow-2");
	test_touchpoint(TWICE, "Slow", "slow");
	test_touchpoint(TWICE, "slow", "slow-3");
	test_touchpoint("journey \"J\"\n  stage \"S\"\n    step \"T\" at \"第２段階\"\n", "第２段階", "第2段階");
}

int main(int count, char **words)
{
	int wanted = count > 1 ? atoi(words[1]) : 1500;
	test_forms();
	test_made_by_text();
	for (int seed = 0; seed < wanted; seed++) {
		test_edits((uint64_t)seed);
		test_unique((uint64_t)seed);
	}
	return check_report();
}
