/* together.c — checks that need all maps of a run: a shared library's touchpoints may be used by any of them. */
#include "check/together.h"

static void add_places(struct keys *keys, const struct things *things)
{
	for (size_t i = 0; i < things->len; i++)
		keys_add(keys, key_of_place(things->at[i]->span));
}

static void note_use(void *together, struct thing *named)
{
	struct together *g = together;
	if (!named->parent)
		keys_add(&g->used, key_of_place(named->span));
}

static void note_journey(struct together *g, const struct journey *j)
{
	thing_names(&j->thing, note_use, g);
	add_places(&g->walked, &j->segments);
	FOR_EACH(struct persona, p, j->personas)
		if (p->segment)
			keys_add(&g->walked, key_of_place(p->segment->thing.span));
}

/* A segment that names its personas has a journey if one of them has. */
static void note_segments(struct together *g, const struct map *m)
{
	FOR_EACH(struct segment, s, m->segments)
		FOR_EACH(struct persona, p, s->personas)
			if (keys_has(&g->used, key_of_place(p->thing.span)))
				keys_add(&g->walked, key_of_place(s->thing.span));
}

static void note_map(struct together *g, const struct map *m)
{
	bool has_journey = false;
	keys_add(&g->main_files, m->file);
	names_add(&g->by_path, m->sources->files.at[m->file - 1]->path, (void *)m);
	FOR_EACH(struct journey, j, m->journeys) {
		if (j->is_included)
			continue;
		has_journey = true;
		names_add(&g->by_title, str_bare(&g->arena, j->thing.text), j);
		note_journey(g, j);
	}
	for (size_t i = 0; has_journey && i < m->asts.len; i++)
		keys_add(&g->reached, m->asts.at[i]->file);
}

bool together_judges(const struct together *g, const struct checking *c, const struct thing *t)
{
	return t->is_declared && t->span.file == c->map->file && keys_has(&g->main_files, t->span.file) && keys_has(&g->reached, t->span.file);
}

/* "maps/wide.cjm" and "deep/a.cjm" → "maps/deep/a.cjm", ".." taken back. */
static struct str path_beside(struct arena *a, struct str from, struct str path)
{
	size_t slash = from.len;
	while (slash && from.at[slash - 1] != '/')
		slash--;
	struct str folder = str_slice(from, 0, slash);
	for (;;) {
		if (str_starts(path, "./")) {
			path = str_slice(path, 2, path.len);
		} else if (str_starts(path, "../") && folder.len && !str_ends(folder, "../")) {
			path = str_slice(path, 3, path.len);
			for (folder.len--; folder.len && folder.at[folder.len - 1] != '/';)
				folder.len--;
		} else {
			return str_fmt(a, "%.*s%.*s", STR_ARG(folder), STR_ARG(path));
		}
	}
}

const struct journey *together_journey(struct together *g, const struct map *m, const struct detail *d)
{
	if (d->journey || !d->thing.text.len)
		return d->journey;
	struct str path = path_beside(&g->arena, source_of(m->sources, d->thing.span)->path, d->thing.text);
	const struct map *deep = names_find(&g->by_path, path);
	if (deep)
		FOR_EACH(struct journey, j, deep->journeys)
			if (!j->is_included)
				return j;
	return names_find(&g->by_title, str_bare(&g->arena, d->thing.text));
}

/* ---- the checks ---- */

static void check_touchpoints(struct together *g, struct checking *c)
{
	FOR_EACH(struct touchpoint, p, c->map->touchpoints) {
		const struct thing *t = &p->thing;
		if (!together_judges(g, c, t) || keys_has(&g->used, key_of_place(t->span)) || p->wanted == ANSWER_NO)
			continue;
		if (p->wanted == ANSWER_YES)
			REPORT_AS(c, CHECK_touchpoint_wanted_unused, t->word, "%.*s is marked `wanted yes`, but no step uses it", STR_ARG(kind_phrase(c, t)));
		else
			REPORT_AS(c, CHECK_touchpoint_unused, t->word, "%.*s is declared but never used", STR_ARG(kind_phrase(c, t)));
	}
}

static void check_personas(struct together *g, struct checking *c)
{
	FOR_EACH(struct persona, p, c->map->personas)
		if (together_judges(g, c, &p->thing) && !keys_has(&g->used, key_of_place(p->thing.span)))
			REPORT_AS(c, CHECK_persona_unused, p->thing.word, "%.*s is not used in any journey", STR_ARG(kind_phrase(c, &p->thing)));
}

static void check_one(struct together *g, const struct map *m, const struct check_options *o, struct findings *found)
{
	struct settings s;
	struct findings own;
	struct keys none = { .arena = &g->arena };
	struct checking c = { .sources = m->sources, .found = &own, .arena = &g->arena, .options = o, .map = m, .used = &none };
	findings_init(&own);
	settings_init(&s, m, o, &g->arena);
	c.severities = s.running;
	check_touchpoints(g, &c);
	check_personas(g, &c);
	check_segments(g, &c);
	check_roll_ups(g, &c);
	check_levels(g, &c);
	settings_apply(&s, &own, found);
	findings_finish(&own);
}

void check_together(struct map *const *maps, size_t count, const struct check_options *o, struct findings *found)
{
	struct together g = { .maps = maps, .count = count };
	arena_init(&g.arena);
	struct keys *all[] = { &g.main_files, &g.reached, &g.used, &g.walked };
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
		check_one(&g, maps[i], o, found);
	arena_finish(&g.arena);
}
