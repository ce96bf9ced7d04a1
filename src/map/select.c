/* select.c — a part of the map: what has a tag, or has none, or belongs to a show. What goes takes along what only speaks of it. */
#include "map/leave_out.h"

static struct str key_of(const struct thing *const *t)
{
	return (struct str){ (const char *)t, sizeof *t };
}

static bool has_tag(const struct thing *t, const struct texts *tags)
{
	for (size_t i = 0; i < t->tags.list.len; i++)
		for (size_t k = 0; k < tags->list.len; k++)
			if (str_equal(t->tags.list.at[i], tags->list.at[k]))
				return true;
	return false;
}

bool thing_has_tag(const struct thing *t, const struct texts *tags)
{
	for (; t; t = thing_around(t))
		if (has_tag(t, tags))
			return true;
	return false;
}

static bool is_tagged(const struct cut *c, const struct thing *t)
{
	return has_tag(t, c->tags);
}

/* The way itself and whoever is declared for it are what the rest stands on. What can have no tag is as what it stands in. */
static bool is_frame(const struct thing *t)
{
	static const enum statement_kind FRAME[] = { KIND_JOURNEY, KIND_PHASE, KIND_STAGE, KIND_STEP };
	for (size_t i = 0; i < sizeof FRAME / sizeof *FRAME; i++)
		if (t->kind == FRAME[i])
			return true;
	const struct thing *top = t;
	while (top->parent)
		top = top->parent;
	return top->kind != KIND_JOURNEY || !statement_fits(KIND_TAG, t->kind);
}

static bool is_beside(const struct cut *c, const struct thing *t)
{
	return !is_frame(t) && !names_find(&c->held, key_of(&t)) && !thing_has_tag(t, c->tags);
}

static void note_held(void *cut, const struct thing *t)
{
	struct cut *c = cut;
	if (!has_tag(t, c->tags))
		return;
	for (const struct thing *holder = thing_around(t); holder; holder = thing_around(holder)) {
		const struct thing **kept = ARENA_NEW(&c->arena, const struct thing *);
		*kept = holder;
		names_add(&c->held, key_of(kept), c);
	}
}

/* People are the whole map's: who is meant by one of the selections stays. */
static bool is_person_left_out(const struct cut *c, const struct thing *t)
{
	bool is_written = false;
	FOR_EACH(struct show, s, *c->shows) {
		if (things_hold(&s->personas, t))
			return false;
		is_written |= s->personas.len > 0;
	}
	return is_written;
}

static bool is_not_shown(const struct cut *c, const struct thing *t)
{
	if (t->kind == KIND_PERSONA)
		return is_person_left_out(c, t);
	FOR_EACH(struct show, s, *c->shows)
		if (t->kind == KIND_STAGE && s->thing.parent == t->parent && s->stages.len && !things_hold(&s->stages, t))
			return true;
	return false;
}

static void choose_lanes(const struct things *shows)
{
	FOR_EACH(struct show, s, *shows)
		if (s->lanes.list.len)
			((struct journey *)s->thing.parent)->lane_order = s->lanes;
}

void map_select(struct map *m, struct selection shown)
{
	struct cut named = { .is_marked = is_not_shown, .shows = &shown.shows };
	struct cut without = { .is_marked = is_tagged, .tags = &shown.without }, only = { .is_marked = is_beside, .tags = &shown.tags };
	m->shown = shown;
	choose_lanes(&shown.shows);
	if (shown.shows.len)
		map_cut_off(m, &named);
	if (shown.without.list.len)
		map_cut_off(m, &without);
	if (!shown.tags.list.len)
		return;
	names_init(&only.held, &only.arena);
	FOR_EACH(struct journey, j, m->journeys)
		journey_walk(j, note_held, &only);
	map_cut_off(m, &only);
	arena_finish(&only.arena);
}

bool map_is_part(const struct map *m)
{
	bool is_part = m->shown.tags.list.len || m->shown.without.list.len;
	FOR_EACH(struct show, s, m->shown.shows)
		is_part |= s->stages.len || s->personas.len;
	return is_part;
}

/* ---- which tags there are ---- */

static void add_tags(void *tags, const struct thing *t)
{
	for (size_t i = 0; i < t->tags.list.len; i++)
		names_add(tags, t->tags.list.at[i], tags);
}

void map_tags(const struct map *m, struct names *tags)
{
	map_walk(m, NULL, add_tags, tags);
}
