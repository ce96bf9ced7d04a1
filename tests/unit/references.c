/* references.c — who names what. Over all samples, cases and examples: the words of a reference name the thing that it leads to; a thing
 * that is called something else where it is declared and wherever it is named leaves the same map; a name that is offered at a place names
 * its thing there; and each slot that may name something does so in the example of its statement. */
#include "check.h"
#include "example_map.h"
#include "read_map.h"

#include "cjm/places.h"
#include "cjm/references.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

static const char SUFFIX[] = "zqzq"; /* no map says it */

static struct str written_at(const struct map *m, struct span span)
{
	const struct source *s = source_of(m->sources, span);
	return s ? str_slice(s->text, span.at, span.at + span.len) : (struct str){ 0 };
}

/* ---- what a reference says ---- */

static struct str without_marks(struct arena *a, const struct reference *r, struct str s)
{
	struct buf b = { 0 };
	if (!r->is_text)
		return s;
	size_t at = 0, end = s.len;
	utf8_next(s, &at);
	while (end && ((unsigned char)s.at[end - 1] & 0xC0) == 0x80)
		end--;
	s = str_slice(s, at, end ? end - 1 : 0);
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] != '\\')
			buf_char(&b, s.at[i]);
	struct str text = buf_take(&b, a);
	buf_finish(&b);
	return str_trim(text);
}

static void hold_references(const struct map *m, const char *path)
{
	struct arena a;
	arena_init(&a);
	for (size_t i = 0; i < m->references.len; i++) {
		const struct reference *r = &m->references.at[i];
		struct str said = without_marks(&a, r, written_at(m, r->span));
		struct buf what = { 0 };
		buf_fmt(&what, "%s: “%.*s”", path, STR_ARG(said));
		check_count(r->thing && thing_is_called(r->thing, said), __FILE__, __LINE__, "a reference names what it leads to", what.at);
		check_count(map_reference_at(m, r->span.file, r->span.at) == r, __FILE__, __LINE__, "a reference is found where it is", what.at);
		buf_finish(&what);
	}
	arena_finish(&a);
}

/* ---- another name ---- */

struct edited { /* a file with another text than the disk's */
	struct str path;
	struct buf text;
};

struct renaming {
	const struct map *map;
	const struct findings *found; /* in it */
	VEC(struct edited) files; /* as the map's sources */
	struct arena arena;
};

static bool read_edited(void *context, struct str from, struct str path, struct buf *text, struct buf *found, struct buf *why)
{
	struct renaming *r = context;
	size_t slash = from.len;
	while (slash && from.at[slash - 1] != '/')
		slash--;
	buf_fmt(found, "%.*s%.*s", (int)slash, from.at, STR_ARG(path));
	for (size_t i = 0; i < r->files.len; i++)
		if (str_equal(r->files.at[i].path, buf_as_str(found))) {
			buf_str(text, buf_as_str(&r->files.at[i].text));
			return true;
		}
	buf_text(why, "not read before");
	return false;
}

static int by_place(const void *left, const void *right)
{
	const struct span *a = left, *b = right;
	return (a->at > b->at) - (a->at < b->at);
}

/* A file with the suffix behind each of the spans that lie in it. */
static void write_renamed(struct renaming *r, uint32_t file, const struct span *spans, size_t count)
{
	const struct source *s = r->map->sources->files.at[file - 1];
	struct edited e = { s->path, { 0 } };
	size_t at = 0;
	for (size_t i = 0; i < count; i++)
		if (spans[i].file == file) {
			uint32_t end = spans[i].at + spans[i].len;
			buf_fmt(&e.text, "%.*s%s", (int)(end - at), s->text.at + at, SUFFIX);
			at = end;
		}
	buf_str(&e.text, str_slice(s->text, at, s->text.len));
	VEC_PUSH(&r->arena, &r->files, e);
}

static struct str without_suffix(struct arena *a, struct str s)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < s.len; i++)
		if (str_starts(str_slice(s, i, s.len), SUFFIX))
			i += strlen(SUFFIX) - 1;
		else
			buf_char(&b, s.at[i]);
	struct str all = buf_take(&b, a);
	buf_finish(&b);
	return all;
}

static struct str json_of(struct arena *a, const struct map *m)
{
	struct buf json = { 0 };
	map_json(m, &json);
	struct str all = without_suffix(a, buf_as_str(&json));
	buf_finish(&json);
	return all;
}

/* Of all that depends on what a name is, only this is said of the name itself: that it makes a term with its keyword. */
static size_t weight_of(const struct findings *found)
{
	size_t count = 0;
	for (size_t i = 0; i < found->len; i++)
		count += !str_is(str_of(found->at[i].id), "term-as-name");
	return count;
}

static void hold_same(struct renaming *r, const struct map *renamed, const struct findings *found, const char *what)
{
	struct str was = json_of(&r->arena, r->map), is = json_of(&r->arena, renamed);
	size_t at = 0;
	while (at < was.len && at < is.len && was.at[at] == is.at[at])
		at++;
	char detail[300];
	snprintf(detail, sizeof detail, "%s: …%.40s… became …%.40s…", what, was.at + (at > 20 ? at - 20 : 0), is.at + (at > 20 ? at - 20 : 0));
	check_count(str_equal(was, is), __FILE__, __LINE__, "another name, another map", detail);
	check_count(weight_of(r->found) == weight_of(found), __FILE__, __LINE__, "another name, other findings", found->len ? found->at[0].message.at : what);
}

/* The name where it is declared, and each reference that says it rather than the text. */
static size_t named_places(struct renaming *r, const struct thing *t, struct span *spans)
{
	struct references refs = map_references_of(r->map, t, &r->arena);
	size_t count = 0;
	spans[count++] = span_of_member(t, &t->name);
	for (size_t i = 0; i < refs.list.len; i++)
		if (!refs.list.at[i]->is_text)
			spans[count++] = refs.list.at[i]->span;
	qsort(spans, count, sizeof *spans, by_place);
	return count;
}

struct read { /* a map with what was found in it */
	struct map *map;
	struct findings found;
	struct sources sources;
};

static void read_init(struct read *r)
{
	sources_init(&r->sources);
	findings_init(&r->found);
}

static void read_finish(struct read *r)
{
	map_free(r->map);
	findings_finish(&r->found);
	sources_finish(&r->sources);
}

static void rename_thing(void *read, const struct thing *t)
{
	const struct read *of = read;
	const struct map *m = of->map;
	if (!t->node || !span_of_member(t, &t->name).file || map_name_is_bound(m, t) || statement_of(t->kind)->slots[0].type != SLOT_NAME)
		return;
	struct renaming r = { .map = m, .found = &of->found };
	struct read again;
	struct buf what = { 0 };
	arena_init(&r.arena);
	struct span *spans = arena_alloc(&r.arena, (m->references.len + 1) * sizeof *spans);
	size_t count = named_places(&r, t, spans);
	for (uint32_t i = 1; i <= m->sources->files.len; i++)
		write_renamed(&r, i, spans, count);
	read_init(&again);
	const struct reader reader = { .context = &r, .read = read_edited };
	const struct edited *main = &r.files.at[m->file - 1];
	uint32_t file = source_add(&again.sources, main->path, buf_as_str(&main->text), &again.found);
	again.map = map_read(&again.sources, file, &reader, &again.found);
	buf_fmt(&what, "%.*s: %s %.*s", STR_ARG(main->path), kind_word(t->kind), STR_ARG(t->name));
	hold_same(&r, again.map, &again.found, what.at);
	read_finish(&again);
	buf_finish(&what);
	for (size_t i = 0; i < r.files.len; i++)
		buf_finish(&r.files.at[i].text);
	arena_finish(&r.arena);
}

/* ---- names that are offered ---- */

static const struct {
	enum statement_kind kind;
	int indent;       /* blanks: in a journey, a stage, a step */
	const char *line; /* with the name */
} SAYS[] = {
	{ KIND_TEAM, 6, "owner %.*s" }, { KIND_CHANNEL, 6, "via %.*s" }, { KIND_TOUCHPOINT, 6, "at %.*s" }, { KIND_METRIC, 6, "metric %.*s 1" },
	{ KIND_SOURCE, 6, "think \"zqzq\" from %.*s" }, { KIND_PERSONA, 6, "think \"zqzq\" by %.*s" }, { KIND_SEGMENT, 2, "segment %.*s" },
	{ KIND_JOURNEY, 4, "detail %.*s" }, { KIND_PAIN, 6, "opportunity \"zqzq\" for %.*s" }, { KIND_ACTION, 6, "resource \"zqzq\" for %.*s" },
	{ KIND_QUESTION, 6, "insight \"zqzq\" answers %.*s" }, { KIND_STAGE, 2, "show zqzq stages %.*s" }, { KIND_STEP, 6, "next %.*s" },
	{ KIND_LANE, 6, "note %.*s \"zqzq\"" },
};

/* A stage with a step behind the journey's last line, and in one of them the line that says the name. */
static void write_reference(const struct thing *journey, size_t how, struct known_name known, struct str text, struct buf *out)
{
	struct span extent = thing_extent(journey);
	struct buf name = { 0 };
	uint32_t end = extent.at + extent.len;
	buf_fmt(&name, known.is_text ? "\"%.*s\"" : "%.*s", STR_ARG(known.name));
	buf_fmt(out, "%.*s\n", (int)end, text.at);
	if (SAYS[how].indent > 2)
		buf_text(out, "  stage \"Zqzq\"\n");
	if (SAYS[how].indent > 4)
		buf_text(out, "    step \"Zqzq\"\n");
	buf_fmt(out, "%*s", SAYS[how].indent, "");
	buf_fmt(out, SAYS[how].line, STR_ARG(buf_as_str(&name))); /* NOLINT: rows of this file */
	buf_fmt(out, "\n%.*s", (int)(text.len - end), text.at + end);
	buf_finish(&name);
}

/* The reference of this kind that says so, behind the place. */
static const struct reference *said_behind(const struct map *m, uint32_t at, enum statement_kind kind)
{
	for (size_t i = 0; i < m->references.len; i++) {
		const struct reference *r = &m->references.at[i];
		if (r->span.file == m->file && r->span.at > at && r->kind == kind)
			return r;
	}
	return NULL;
}

static void hold_offer(const struct read *of, const struct thing *journey, size_t how, struct known_name known)
{
	const struct map *m = of->map;
	struct read said;
	struct buf text = { 0 }, what = { 0 };
	const struct source *main = m->sources->files.at[m->file - 1];
	struct span extent = thing_extent(journey);
	write_reference(journey, how, known, main->text, &text);
	read_init(&said);
	said.map = read_map_text(&said.sources, main->path.at, buf_as_str(&text), &said.found);
	const struct reference *r = said_behind(said.map, extent.at + extent.len, SAYS[how].kind);
	buf_fmt(&what, "%.*s: %s %.*s", STR_ARG(main->path), kind_word(SAYS[how].kind), STR_ARG(known.name));
	check_count(r && r->thing && thing_is_called(r->thing, known.name), __FILE__, __LINE__, "a name that is offered names something", what.at);
	check_count(!r || !r->thing || !known.thing || r->thing->kind == known.thing->kind, __FILE__, __LINE__, "… of its kind", what.at);
	check_count(said.found.error_count == of->found.error_count, __FILE__, __LINE__, "… without a mistake",
		said.found.len ? said.found.at[0].message.at : what.at);
	read_finish(&said);
	buf_finish(&text);
	buf_finish(&what);
}

static void hold_offers(const struct read *r)
{
	const struct map *m = r->map;
	struct arena a;
	arena_init(&a);
	FOR_EACH(struct journey, j, m->journeys) {
		struct span extent = thing_extent(&j->thing);
		for (size_t how = 0; how < sizeof SAYS / sizeof *SAYS && !j->is_included; how++) {
			struct known_names names = map_names_at(m, m->file, extent.at + extent.len, SAYS[how].kind, &a);
			for (size_t i = 0; i < names.list.len; i++)
				hold_offer(r, &j->thing, how, names.list.at[i]);
		}
	}
	arena_finish(&a);
}

/* ---- all maps ---- */

static void hold_file(const char *path, bool is_sample)
{
	struct read r;
	struct buf text = { 0 };
	if (!read_whole(path, &text))
		return;
	read_init(&r);
	check_case();
	r.map = read_map_text(&r.sources, path, buf_as_str(&text), &r.found);
	CHECK(r.map);
	if (!r.found.error_count) {
		hold_references(r.map, path);
		map_walk(r.map, NULL, rename_thing, &r);
	}
	if (is_sample)
		hold_offers(&r);
	check_case_end();
	read_finish(&r);
	buf_finish(&text);
}

static void hold_folder(const char *path, bool is_sample)
{
	DIR *folder = opendir(path);
	CHECK(folder != NULL);
	for (struct dirent *e; folder && (e = readdir(folder));) {
		char below[600];
		struct stat is;
		snprintf(below, sizeof below, "%.300s/%.250s", path, e->d_name);
		if (e->d_name[0] == '.' || stat(below, &is) != 0)
			continue;
		if (S_ISDIR(is.st_mode) && !is_sample)
			hold_folder(below, false);
		else if (str_ends(str_of(below), ".cjm"))
			hold_file(below, is_sample);
	}
	if (folder)
		closedir(folder);
}

/* ---- all slots ---- */

static bool slot_is_seen[KIND_COUNT][SLOTS_MAX];

static void note_slots(const struct map *m)
{
	for (const struct node *n = m->asts.at[0]->root->first; n; n = node_after(n))
		for (uint32_t i = 0; i < n->arg_count; i++) {
			const struct reference *r = map_reference_at(m, n->args[i].span.file, n->args[i].span.at);
			slot_is_seen[n->kind][n->args[i].slot] |= r && r->thing && r->span.at == n->args[i].span.at;
		}
}

static void read_lines(const char *lines, enum statement_kind kind, enum statement_kind parent)
{
	for (int indent = 0; indent <= EXAMPLE_DEEPEST; indent += 2) {
		struct read r;
		read_init(&r);
		r.map = lines ? read_below_cast(&r.sources, lines, indent, &r.found) : read_example_map(&r.sources, kind, parent, indent, &r.found);
		if (!r.found.len) {
			check_case();
			note_slots(r.map);
			hold_references(r.map, "an example");
			map_walk(r.map, NULL, rename_thing, &r);
			check_case_end();
		}
		read_finish(&r);
	}
}

static void test_slots(void)
{
	enum statement_kind kinds[2];
	for (int kind = 0; kind < KIND_NONE; kind++)
		read_lines(NULL, (enum statement_kind)kind, KIND_NONE);
#define EXAMPLE_IN(parent, kind, text) read_lines(NULL, KIND_##kind, KIND_##parent);
#include "examples.def"
	read_lines("detail cast", KIND_NONE, KIND_NONE);
	read_lines("journey to-be \"To be\" follows cast", KIND_NONE, KIND_NONE);
	read_lines("lanes steps, legal", KIND_NONE, KIND_NONE);
	read_lines("show board without-lanes legal", KIND_NONE, KIND_NONE);
	read_lines("require abandon of pay <= 25%", KIND_NONE, KIND_NONE);
	for (int kind = 0; kind < KIND_NONE; kind++)
		for (int slot = 0; statement_of((enum statement_kind)kind)->slots[slot].type; slot++)
			check_count(!kinds_named_in((enum statement_kind)kind, slot, kinds) || slot_is_seen[kind][slot], __FILE__, __LINE__,
				"no example names something there", statement_of((enum statement_kind)kind)->word);
}

/* Each kind that some slot may name is offered by some line. */
static void test_kinds(void)
{
	enum statement_kind kinds[2];
	for (int kind = 0; kind < KIND_NONE; kind++)
		for (int slot = 0; statement_of((enum statement_kind)kind)->slots[slot].type; slot++)
			for (size_t i = 0, count = kinds_named_in((enum statement_kind)kind, slot, kinds); i < count; i++) {
				bool is_written = false;
				for (size_t how = 0; how < sizeof SAYS / sizeof *SAYS; how++)
					is_written |= SAYS[how].kind == kinds[i];
				check_count(is_written, __FILE__, __LINE__, "no line says such a name", kind_word(kinds[i]));
			}
}

/* ---- by hand ---- */

static struct map *read_hand(struct read *r, const char *text)
{
	read_init(r);
	return r->map = read_map_text(&r->sources, "hand.cjm", str_of(text), &r->found);
}

/* The place of the first such words behind others. */
static uint32_t place_behind(const char *text, const char *before, const char *words)
{
	const char *from = strstr(text, before);
	return (uint32_t)(strstr(from + strlen(before), words) - text);
}

static void hold_names(const struct map *m, uint32_t at, enum statement_kind kind, const char *want)
{
	struct arena a;
	struct buf got = { 0 };
	arena_init(&a);
	struct known_names names = map_names_at(m, m->file, at, kind, &a);
	for (size_t i = 0; i < names.list.len; i++)
		if (names.list.at[i].thing)
			buf_fmt(&got, names.list.at[i].is_text ? "“%.*s” " : "%.*s ", STR_ARG(names.list.at[i].name));
	CHECK_STR(got.len ? got.at : "", want);
	buf_finish(&got);
	arena_finish(&a);
}

static void test_places(void)
{
	static const char TEXT[] = "persona ann \"Ann\"\nchannel post \"Letters\"\njourney one \"One\"\n  stage s \"S\"\n    pain slow \"Slow\"\n"
		"    step a \"A\" by ann, bob\n    step \"B\" next a at post\njourney two \"Two\" state future follows one\n  stage t \"T\"\n"
		"    step c \"C\" next \"B\" at \"Desk\"\n\n# the end\n";
	struct read r;
	struct map *m = read_hand(&r, TEXT);
	uint32_t end = (uint32_t)strlen(TEXT);
	struct span word;
	const struct thing *ann = m->personas.at[0];
	CHECK(map_named_at(m, 1, place_behind(TEXT, "", "ann"), &word) == ann && word.len == 3); /* declared */
	CHECK(map_named_at(m, 1, place_behind(TEXT, "by ", "ann") + 3, &word) == ann && word.len == 3); /* named, at the word's end */
	CHECK(!map_named_at(m, 1, place_behind(TEXT, "", "state"), NULL));
	CHECK(map_named_at(m, 1, place_behind(TEXT, "at ", "post"), NULL) == m->channels.at[0]); /* not the touchpoint that it is as well */
	const struct reference *bob = map_reference_at(m, 1, place_behind(TEXT, "ann, ", "bob"));
	CHECK(bob && !bob->thing && bob->kind == KIND_PERSONA && !bob->is_text);
	const struct reference *b = map_reference_at(m, 1, place_behind(TEXT, "next ", "\"B\""));
	CHECK(b && !b->thing && b->is_text); /* a step of another journey */
	hold_names(m, place_behind(TEXT, "slow", "step"), KIND_STEP, "a “B” ");
	hold_names(m, end, KIND_STEP, "c ");
	hold_names(m, end, KIND_PAIN, "slow ");
	hold_names(m, 0, KIND_STEP, "");
	hold_names(m, 0, KIND_PERSONA, "ann ");
	hold_names(m, end, KIND_TOUCHPOINT, "post “Desk” ");
	hold_names(m, end, KIND_JOURNEY, "one two ");
	read_finish(&r);
}

/* Under another name it would be something else. */
static void test_bound(void)
{
	struct read r;
	struct map *m = read_hand(&r, "channel email \"Mail\"\nchannel post \"Letters\"\nchannel fax \"Fax\"\ntouchpoint post \"Post office\"\n"
		"source interviews \"Ten\"\nsource ten \"Ten\"\nmetric nps \"NPS\"\nmetric lost \"Lost\" data \"a.csv\"\nmetric kept \"Kept\" data \"a.csv\" column k\njourney \"J\"\n");
	CHECK(map_name_is_bound(m, m->channels.at[0]) && map_name_is_bound(m, m->channels.at[1]) && !map_name_is_bound(m, m->channels.at[2]));
	CHECK(map_name_is_bound(m, m->touchpoints.at[0]));
	CHECK(map_name_is_bound(m, m->origins.at[0]) && !map_name_is_bound(m, m->origins.at[1]));
	CHECK(map_name_is_bound(m, m->metrics.at[0]) && map_name_is_bound(m, m->metrics.at[1]) && !map_name_is_bound(m, m->metrics.at[2]));
	read_finish(&r);
}

int main(void)
{
	test_places();
	test_bound();
	test_slots();
	test_kinds();
	hold_folder("samples", true);
	hold_folder("tests/cases", false);
	hold_folder("tests/checks", false);
	return check_report();
}
