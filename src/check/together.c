/* together.c — checks that need all maps of a run: a shared library's touchpoints may be used by any of them. */
#include "check/together.h"

static void add_places(struct keys *keys, const struct span *at, size_t count)
{
	for (size_t i = 0; i < count; i++)
		keys_add(keys, key_of_place(at[i]));
}

/* A segment that names its personas has a journey if one of them has. */
static void note_segments(struct together *g, const struct check_kept *m)
{
	for (size_t i = 0; i < m->pairs.len; i++)
		if (keys_has(&g->used, key_of_place(m->pairs.at[i].persona)))
			keys_add(&g->walked, key_of_place(m->pairs.at[i].segment));
}

static void note_title(struct together *g, struct str title, const struct kept_journey *j)
{
	struct str key = str_bare(&g->arena, str_trim(title));
	struct titled *known = key.len ? names_find(&g->by_title, key) : NULL;
	if (!key.len)
		return;
	if (!known) {
		known = ARENA_NEW(&g->arena, struct titled);
		*known = (struct titled){ .first = j };
		names_add(&g->by_title, key, known);
	} else if (known->first != j && !known->second) {
		known->second = j;
	}
}

static void note_map(struct together *g, struct check_kept *m)
{
	names_add(&g->by_path, path_beside(&g->arena, STR(""), g->sources->files.at[m->file - 1]->path), m);
	for (size_t i = 0; i < m->journeys.len; i++) {
		const struct kept_journey *j = &m->journeys.at[i];
		if (j->is_included)
			continue;
		note_title(g, j->thing.text, j);
		note_title(g, j->thing.name, j);
	}
	for (size_t i = 0; i < m->reached.len; i++)
		keys_add(&g->reached, m->reached.at[i].file);
	add_places(&g->used, m->used.at, m->used.len);
	add_places(&g->walked, m->walked.at, m->walked.len);
}

bool together_judges(const struct together *g, const struct kept_declared *d)
{
	return keys_has(&g->reached, d->thing.span.file);
}

static const struct check_kept *file_of(struct together *g, const struct kept_stage *s)
{
	return names_find(&g->by_path, path_beside(&g->arena, source_of(g->sources, s->detail.span)->path, s->detail.text));
}

struct texts together_among(struct together *g, const struct kept_stage *s)
{
	const struct check_kept *deep = s->journey < 0 && s->detail.text.len ? file_of(g, s) : NULL;
	struct texts among = { { 0 } };
	for (size_t i = 0; deep && i < deep->journeys.len; i++)
		if (!deep->journeys.at[i].is_included)
			VEC_PUSH(&g->arena, &among.list, deep->journeys.at[i].thing.text);
	for (size_t i = 0; !deep && i < s->among.len; i++)
		VEC_PUSH(&g->arena, &among.list, s->among.at[i]);
	if (among.list.len < 2)
		among.list.len = 0;
	return among;
}

struct str together_faulty(struct together *g, const struct check_kept *m, const struct kept_stage *s)
{
	const struct kept_journey *found = together_journey(g, m, s);
	const struct check_kept *deep = s->journey >= 0 || !s->detail.text.len ? NULL : found ? names_find(&g->by_path, path_beside(&g->arena, STR(""), source_of(g->sources, found->thing.span)->path)) : file_of(g, s);
	return deep && deep != m && deep->has_errors ? g->sources->files.at[deep->file - 1]->path : s->faulty;
}

static const struct kept_journey *journey_of_file(const struct check_kept *deep)
{
	const struct kept_journey *own = NULL;
	for (size_t i = 0; i < deep->journeys.len; i++) {
		if (deep->journeys.at[i].is_included)
			continue;
		if (own)
			return NULL;
		own = &deep->journeys.at[i];
	}
	return own;
}

static const struct titled *titled_as(struct together *g, const struct kept_stage *s)
{
	return names_find(&g->by_title, str_bare(&g->arena, str_trim(s->detail.text)));
}

static bool is_called(struct together *g, const struct kept_journey *j, struct str key)
{
	return str_equal(str_bare(&g->arena, str_trim(j->thing.text)), key) || str_equal(str_bare(&g->arena, j->thing.name), key);
}

/* One of the same file is meant, whatever those of others are called. */
static const struct kept_journey *journey_meant(struct together *g, const struct check_kept *m, const struct kept_stage *s, const struct titled *titled)
{
	const struct kept_journey *own = NULL;
	struct str key = str_bare(&g->arena, str_trim(s->detail.text));
	size_t count = 0;
	if (!titled->second)
		return titled->first;
	for (size_t i = 0; i < m->journeys.len; i++)
		if (!m->journeys.at[i].is_included && is_called(g, &m->journeys.at[i], key))
			own = &m->journeys.at[i], count++;
	return count == 1 ? own : NULL;
}

const struct kept_journey *together_journey(struct together *g, const struct check_kept *m, const struct kept_stage *s)
{
	if (s->journey >= 0)
		return &m->journeys.at[s->journey];
	if (!s->detail.text.len)
		return NULL;
	const struct check_kept *file = file_of(g, s);
	const struct titled *titled = file ? NULL : titled_as(g, s);
	return file ? journey_of_file(file) : titled ? journey_meant(g, m, s, titled) : s->elsewhere;
}

const struct titled *together_rivals(struct together *g, const struct check_kept *m, const struct kept_stage *s)
{
	bool is_found = !s->detail.text.len || together_journey(g, m, s);
	const struct titled *titled = is_found ? NULL : titled_as(g, s);
	return titled && titled->second ? titled : NULL;
}

/* ---- the checks ---- */

static void check_touchpoint(struct together *g, struct checking *c, const struct kept_declared *d)
{
	if (keys_has(&g->used, key_of_place(d->thing.span)) || d->answer == ANSWER_NO)
		return;
	if (d->answer == ANSWER_YES)
		REPORT_AS(c, CHECK_touchpoint_wanted_unused, d->thing.word, "%.*s is marked `wanted yes`, but no step uses it", STR_ARG(kept_kind_phrase(c, &d->thing)));
	else
		REPORT_AS(c, CHECK_touchpoint_unused, d->thing.word, "%.*s is declared but never used", STR_ARG(kept_kind_phrase(c, &d->thing)));
}

static void check_declared_thing(struct together *g, struct checking *c, const struct kept_declared *d)
{
	uint64_t place = key_of_place(d->thing.span);
	if (!together_judges(g, d))
		return;
	if (d->thing.kind == KIND_TOUCHPOINT)
		check_touchpoint(g, c, d);
	else if (d->thing.kind == KIND_PERSONA && !keys_has(&g->used, place))
		REPORT_AS(c, CHECK_persona_unused, d->thing.word, "%.*s is not used in any journey", STR_ARG(kept_kind_phrase(c, &d->thing)));
	else if (d->thing.kind == KIND_SEGMENT && !keys_has(&g->walked, place))
		REPORT_AS(c, CHECK_journey_missing, d->thing.word, d->answer == SERVED_TARGET ? "target %.*s has no journey map" : "%.*s has no journey map",
			STR_ARG(kept_kind_phrase(c, &d->thing)));
}

static void check_one(struct together *g, struct settings *s, const struct check_kept *m, const struct check_options *o, struct findings *found)
{
	struct findings own;
	struct checking c = { .sources = g->sources, .found = &own, .arena = &g->arena, .options = o };
	findings_init(&own);
	settings_of_kept(s, m, o, &g->arena);
	c.severities = s->running;
	for (size_t i = 0; i < m->declared.len; i++)
		check_declared_thing(g, &c, &m->declared.at[i]);
	check_roll_ups(g, m, &c);
	check_levels(g, m, &c);
	settings_apply(s, &own, found);
	findings_finish(&own);
}

void check_together(struct check_kept *const *maps, size_t count, const struct sources *sources, const struct check_options *o, struct findings *found)
{
	struct together g = { .maps = maps, .count = count, .sources = sources };
	struct settings settings = { .least = o->least };
	arena_init(&g.arena);
	struct keys *all[] = { &g.reached, &g.used, &g.walked };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		all[i]->arena = &g.arena;
	names_init(&g.by_path, &g.arena);
	names_init(&g.by_title, &g.arena);
	for (size_t i = 0; i < count; i++)
		note_map(&g, maps[i]);
	for (size_t i = 0; i < count; i++)
		note_segments(&g, maps[i]);
	find_levels(&g);
	for (size_t i = 0; i < count; i++)
		check_one(&g, &settings, maps[i], o, found);
	arena_finish(&g.arena);
}
