/* client.c — what a client gets of a map: nothing internal, nothing that only speaks of it or was declared for it alone, and nothing of how
 * the map is checked and cut into parts. */
#include "map/bind.h"
#include "map/certainty.h"
#include "map/judged.h"
#include "map/leave_out.h"

static bool is_kept_from_clients(const struct cut *c, const struct thing *t)
{
	(void)c;
	return t->basis.internal || t->kind == KIND_RULE || judged_asks(t);
}

/* ---- lanes by their words ---- */

/* Words that named lanes of the team's own, which are gone. */
static void thin_words(struct texts *words, const struct names *gone)
{
	size_t kept = 0;
	for (size_t i = 0; i < words->list.len; i++)
		if (!names_find(gone, words->list.at[i]))
			words->list.at[kept++] = words->list.at[i];
	words->list.len = kept;
}

struct lanes_before { /* of a journey, and the parts of it that name lanes */
	struct journey *journey;
	struct things lanes, shows;
};

/* Whom else parts are made for is no business of a client's: a journey has none from now on. */
static struct lanes_before *note_lanes(struct map *m)
{
	struct lanes_before *all = arena_alloc(&m->arena, (m->journeys.len + 1) * sizeof *all);
	FOR_EACH(struct journey, j, m->journeys) {
		all[j_i] = (struct lanes_before){ .journey = j, .shows = j->shows };
		for (size_t i = 0; i < j->lanes.len; i++)
			VEC_PUSH(&m->arena, &all[j_i].lanes, j->lanes.at[i]);
		j->shows = (struct things){ 0 };
	}
	return all;
}

static void thin_lanes(struct map *m, const struct lanes_before *before)
{
	struct journey *j = before->journey;
	struct names left, gone;
	names_init(&left, &m->arena);
	names_init(&gone, &m->arena);
	for (size_t i = 0; i < j->lanes.len; i++)
		names_add(&left, j->lanes.at[i]->name, j);
	for (size_t i = 0; i < before->lanes.len; i++)
		if (!names_find(&left, before->lanes.at[i]->name))
			names_add(&gone, before->lanes.at[i]->name, j);
	thin_words(&j->lane_order, &gone);
	FOR_EACH(struct show, s, before->shows) /* one of them may be what is made */
		thin_words(&s->lanes, &gone);
}

/* ---- fields of the company's own ---- */

/* What they say fills their lane: where that is internal, so is all of it. */
static void thin_own_fields(struct map *m, const struct lanes_before *before)
{
	struct names internal;
	names_init(&internal, &m->arena);
	for (size_t i = 0; i < before->lanes.len; i++)
		if (before->lanes.at[i]->basis.internal)
			names_add(&internal, before->lanes.at[i]->name, before->lanes.at[i]);
	leave_out_own_fields(before->journey, &internal);
}

/* ---- files ---- */

static void note_file(void *files, const struct thing *t)
{
	bool *is_named = files;
	is_named[t->span.file] = true;
}

/* A file of which nothing is left is not named. One that says nothing by itself, only what others say, stays. */
static bool is_named(const struct map *m, const bool *has_things, uint32_t file)
{
	if (!file || has_things[file])
		return true;
	for (size_t i = 0; i < m->asts.len; i++)
		for (const struct node *n = m->asts.at[i]->file == file ? m->asts.at[i]->root->first : NULL; n; n = n->next)
			if (thing_size(n->kind))
				return false;
	return true;
}

static void thin_includes(struct map *m)
{
	bool *has_things = arena_alloc(&m->arena, (m->sources->files.len + 1) * sizeof *has_things);
	size_t kept = 0;
	map_walk(m, NULL, note_file, has_things);
	for (size_t i = 0; i < m->includes.list.len; i++)
		if (is_named(m, has_things, m->included.at[i])) {
			m->included.at[kept] = m->included.at[i];
			m->includes.list.at[kept++] = m->includes.list.at[i];
		}
	m->includes.list.len = m->included.len = kept;
}

/* As if the others had never been written. */
static void give_hues(struct map *m)
{
	FOR_EACH(struct journey, j, m->journeys)
		FOR_EACH(struct stage, stage, j->stages)
			stage->hue = stage->index;
}

/* ---- the whole ---- */

void map_leave_out_internal(struct map *m)
{
	struct cut cut = { .is_marked = is_kept_from_clients, .is_for_good = true };
	struct lanes_before *lanes = note_lanes(m);
	map_cut_off(m, &cut);
	for (; lanes->journey; lanes++) {
		thin_lanes(m, lanes);
		thin_own_fields(m, lanes);
	}
	thin_includes(m);
	give_hues(m);
	map_give_ids(m);
	certainty_note_sources(m);
	m->is_for_client = true;
}
