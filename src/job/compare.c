/* compare.c — two maps, or a future journey and the one that it follows: read, made fit for who gets it, and held against each other. */
#include "job/compare.h"

#include "cjm/document.h"

enum outcome comparison_stop(struct comparison *c, enum outcome outcome, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	c->why = str_fmt_args(&c->arena, format, args);
	va_end(args);
	return outcome;
}

static const struct changes_product PRODUCTS[] = {
#define CHANGES(name, ending, form, help) { #name, ending, help, form, change_##name },
#include "job/changes.def"
};

const struct changes_product *changes_product_at(size_t index)
{
	return index < sizeof PRODUCTS / sizeof *PRODUCTS ? &PRODUCTS[index] : NULL;
}

/* ---- the two sides ---- */

void comparison_init(struct comparison *c, const struct request *r, const struct disk *disk)
{
	*c = (struct comparison){ .request = r, .disk = disk };
	arena_init(&c->arena);
}

static void finish_side(struct side *s)
{
	if (!s->map)
		return;
	map_free(s->map);
	map_free(s->settings);
	sources_finish(&s->sources);
	findings_finish(&s->found);
	project_finish(&s->own);
}

void comparison_finish(struct comparison *c)
{
	for (size_t i = 0; i < c->diffs.len; i++)
		diff_free(c->diffs.at[i]);
	finish_side(&c->old);
	finish_side(&c->new);
	arena_finish(&c->arena);
}

/* A document in Markdown: the map of it that is meant. What is known by "README.md#key" is found in README.md. */
static struct str text_of_map(struct comparison *c, const struct side *s, struct str *path, struct str text)
{
	struct markdown_maps d;
	struct buf why = { 0 };
	struct str document, key;
	*path = document_split(s->path, &document, &key) ? str_copy(&c->arena, document) : s->path;
	if (!path_is_document(s->path))
		return text;
	document_read(&d, s->path, text);
	const struct document_map *m = document_choose(&d, c->request->journey, &why);
	struct str chosen = m ? str_copy(&c->arena, m->text) : STR("");
	if (why.len)
		c->why = str_copy(&c->arena, buf_as_str(&why));
	buf_finish(&why);
	document_finish(&d);
	return chosen;
}

/* Pictures are read only where they are drawn: the new map's. */
void comparison_read(struct comparison *c, struct side *s, struct str path, struct str text)
{
	bool is_drawn = s == &c->new && c->request->changes->form & CHANGES_DRAWN;
	struct str of_file;
	s->path = str_copy(&c->arena, path);
	text = text_of_map(c, s, &of_file, text);
	sources_init(&s->sources);
	findings_init(&s->found);
	project_init(&s->own, s->disk ? s->disk : c->disk);
	s->project = c->project ? c->project : &s->own;
	if (s->root.len)
		project_fix_root(s->project, s->root.at);
	project_set_root(s->project, path.len ? s->path.at : "-");
	s->project->takes_names = true;
	s->map = project_text_read(s->project, &s->sources, of_file, text, is_drawn, &s->settings, &s->found);
	s->project->takes_names = false;
	project_note_named(s->project, s->map);
	if (!c->request->is_for_client) /* that journey may be internal */
		project_note_titles_of_files(s->project, s->map, &c->arena);
}

bool side_has_mistakes(const struct side *s)
{
	return s->map && s->found.error_count;
}

/* ---- for a client ---- */

static bool is_internal(const struct thing *t)
{
	for (; t; t = t->parent)
		if (t->basis.internal)
			return true;
	return false;
}

static void keep_as_later(void *diff, const struct thing *old)
{
	((struct thing *)old)->basis.internal |= is_internal(diff_new_of(diff, old));
}

/* What has become internal since isn't told as gone, with its words: it is internal in both. */
static void leave_out_internal(struct comparison *c)
{
	if (c->old.map) {
		struct diff *d = diff_new((struct diff_side){ .map = c->old.map }, (struct diff_side){ .map = c->new.map }, (struct diff_options){ 0 });
		map_walk(c->old.map, NULL, keep_as_later, d);
		diff_free(d);
		map_leave_out_internal(c->old.map);
	}
	map_leave_out_internal(c->new.map);
}

/* ---- which journeys ---- */

static const struct journey *journey_named(const struct map *m, struct str name)
{
	FOR_EACH(struct journey, j, m->journeys)
		if (thing_is_called(&j->thing, name))
			return j;
	return NULL;
}

static const struct journey *only_journey(const struct map *m)
{
	const struct journey *only = NULL;
	FOR_EACH(struct journey, j, m->journeys)
		if (!j->is_included) {
			if (only)
				return NULL;
			only = j;
		}
	return only;
}

static struct diff_options options_of(const struct comparison *c, bool is_future)
{
	return (struct diff_options){ .language = c->request->language, .is_future = is_future };
}

static void compare_sides(struct comparison *c, struct diff_side old, struct diff_side new, bool is_future)
{
	old.errors = count_errors(old.map, &c->old.found);
	new.errors = count_errors(new.map, &c->new.found);
	struct diff *d = diff_new(old, new, options_of(c, is_future));
	VEC_PUSH(&c->arena, &c->diffs, d);
}

/* The one that is not called so on one side may have another name there, or be new or gone: both maps as a whole tell which. */
static void find_partner(const struct comparison *c, struct diff_side *old, struct diff_side *new)
{
	struct diff *d = diff_new((struct diff_side){ .map = old->map }, (struct diff_side){ .map = new->map }, options_of(c, c->request->is_future));
	if (!old->journey)
		old->journey = (const struct journey *)diff_old_of(d, &new->journey->thing);
	else
		new->journey = (const struct journey *)diff_new_of(d, &old->journey->thing);
	old->lacks_it = !old->journey;
	new->lacks_it = !new->journey;
	diff_free(d);
}

static enum outcome compare_maps(struct comparison *c)
{
	struct diff_side old = { .map = c->old.map, .name = c->old.path }, new = { .map = c->new.map, .name = c->new.path };
	struct str wanted = c->request->journey;
	if (wanted.len) {
		new.journey = journey_named(c->new.map, wanted);
		old.journey = journey_named(c->old.map, wanted);
		if (!old.journey && !new.journey)
			return comparison_stop(c, OUTCOME_REFUSED, "unknown journey `%.*s` in %.*s and %.*s", STR_ARG(wanted), STR_ARG(old.name), STR_ARG(new.name));
		if (!old.journey || !new.journey)
			find_partner(c, &old, &new);
	}
	compare_sides(c, old, new, c->request->is_future);
	return OUTCOME_FINE;
}

/* ---- a journey and the one that it follows ---- */

/* One of another file, which `follows` names. */
static enum outcome read_followed(struct comparison *c, const struct journey *future, struct diff_side *old)
{
	struct buf text = { 0 }, found = { 0 }, why = { 0 };
	bool is_second = c->old.map != NULL;
	bool fine = !is_second && project_read(c->new.project, c->new.path, future->follows->thing.text, &text, &found, &why);
	if (fine) {
		comparison_read(c, &c->old, buf_as_str(&found), buf_as_str(&text));
		if (c->request->is_for_client)
			map_leave_out_internal(c->old.map);
		*old = (struct diff_side){ .map = c->old.map, .journey = only_journey(c->old.map), .name = c->old.path };
	}
	enum outcome outcome = OUTCOME_FINE;
	if (!fine)
		outcome = comparison_stop(c, OUTCOME_FAILED, "%.*s", STR_ARG(why.len ? buf_as_str(&why) : STR("several journeys follow other files; choose one with --journey")));
	else if (side_has_mistakes(&c->old))
		outcome = OUTCOME_MISTAKES;
	else if (!old->journey)
		outcome = comparison_stop(c, OUTCOME_REFUSED, "%.*s does not have exactly one journey; include the file and follow the journey by its name", STR_ARG(old->name));
	buf_finish(&text);
	buf_finish(&found);
	buf_finish(&why);
	return outcome;
}

static enum outcome compare_with_followed(struct comparison *c, const struct journey *future)
{
	struct diff_side old = { .map = c->new.map, .journey = future->follows->journey, .name = c->new.path };
	struct diff_side new = { .map = c->new.map, .journey = future, .name = c->new.path };
	enum outcome outcome = old.journey ? OUTCOME_FINE : read_followed(c, future, &old);
	if (outcome == OUTCOME_FINE)
		compare_sides(c, old, new, true);
	return outcome;
}

static enum outcome compare_future(struct comparison *c)
{
	struct str wanted = c->request->journey;
	enum outcome outcome = OUTCOME_FINE;
	FOR_EACH(struct journey, j, c->new.map->journeys) {
		bool is_wanted = wanted.len ? journey_named(c->new.map, wanted) == j : !j->is_included;
		if (is_wanted && j->follows && outcome == OUTCOME_FINE)
			outcome = compare_with_followed(c, j);
	}
	if (outcome == OUTCOME_FINE && !c->diffs.len)
		outcome = comparison_stop(c, OUTCOME_REFUSED, "%.*s has no journey that follows another one; add: follows NAME", STR_ARG(c->new.path));
	return outcome;
}

/* ---- the whole ---- */

bool comparison_is_same(const struct comparison *c)
{
	for (size_t i = 0; i < c->diffs.len; i++)
		if (!diff_is_same(c->diffs.at[i]))
			return false;
	return true;
}

enum outcome comparison_match(struct comparison *c)
{
	bool follows_itself = !c->old.map;
	if (c->why.len)
		return OUTCOME_REFUSED;
	if (side_has_mistakes(&c->old) || side_has_mistakes(&c->new))
		return OUTCOME_MISTAKES;
	if (c->request->is_for_client)
		leave_out_internal(c);
	return follows_itself ? compare_future(c) : compare_maps(c);
}

enum outcome comparison_run(struct comparison *c, struct buf *out)
{
	enum outcome outcome = comparison_match(c);
	return outcome == OUTCOME_FINE ? c->request->changes->make(c, out) : outcome;
}
