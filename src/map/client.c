/* client.c — the map as a client may see it. What is marked internal goes, and what only speaks of it: a measure of an internal
 * metric, a thought of an internal persona, a way to an internal step. Everything made of the map afterwards, drawings, reports
 * and coverage alike, then knows nothing of it. */
#include "map/certainty.h"
#include "map/fields.h"
#include "map/readings.h"

#include <string.h>

static bool is_of_internal_people(const struct thing *t);

/* A step that only internal people take goes with all that stands in it: without them it would be everybody's. */
static bool is_internal(const struct thing *t)
{
	for (; t; t = t->parent)
		if (t->basis.internal || (t->kind == KIND_STEP && is_of_internal_people(t)))
			return true;
	return false;
}

static void *member_of(const void *record, size_t offset)
{
	return (char *)record + offset;
}

/* Whose it is: all of them internal. */
static bool is_of_internal_people(const struct thing *t)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &FIELDS[i];
		if (f->parent != t->kind || f->type != MEMBER_THINGS || strcmp(statement_of(f->kind)->word, "by") != 0)
			continue;
		const struct things *by = member_of(t, f->offset);
		size_t internal = 0;
		for (size_t k = 0; k < by->len; k++)
			internal += is_internal(by->at[k]);
		if (by->len && internal == by->len)
			return true;
	}
	return false;
}

/* What it is about: a measure's metric, the step that a way leads to. */
static bool is_about_internal(const struct thing *t)
{
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++)
		if (ARG_FIELDS[i].kind == t->kind && ARG_FIELDS[i].type == MEMBER_POINTER && is_internal(pointer_at(member_of(t, ARG_FIELDS[i].offset))))
			return true;
	return false;
}

static bool goes(const struct thing *t)
{
	return t && (is_internal(t) || is_about_internal(t) || is_of_internal_people(t));
}

static void thin_out(struct things *list)
{
	size_t kept = 0;
	for (size_t i = 0; i < list->len; i++)
		if (!goes(list->at[i]))
			list->at[kept++] = list->at[i];
	list->len = kept;
}

/* Recursion goes no deeper than the language does: journey, stage, step, pain, reason. */
static void leave_out_below(void *record, enum statement_kind kind)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &FIELDS[i];
		if (f->parent != kind || (f->type != MEMBER_THINGS && f->type != MEMBER_POINTER))
			continue;
		bool stands_below = field_holds_things(f); /* else it is only named there */
		void *member = member_of(record, f->offset);
		struct thing *one = f->type == MEMBER_POINTER ? pointer_at(member) : NULL;
		if (f->type == MEMBER_POINTER && goes(one))
			memcpy(member, &(struct thing *){ NULL }, sizeof one);
		else if (one && stands_below)
			leave_out_below(one, one->kind);
		if (f->type == MEMBER_POINTER)
			continue;
		struct things *list = member;
		thin_out(list);
		for (size_t k = 0; k < list->len && stands_below; k++)
			leave_out_below(list->at[k], list->at[k]->kind);
	}
}

static void number_again(struct journey *j)
{
	j->step_count = 0;
	for (size_t i = 0; i < j->stages.len; i++) {
		struct stage *stage = (struct stage *)j->stages.at[i];
		stage->index = i;
		for (size_t k = 0; k < stage->steps.len; k++)
			((struct step *)stage->steps.at[k])->index = j->step_count++;
	}
}

/* ---- what is named no more ---- */

/* Things by their address: whoever is named by what is left. */
struct named {
	struct arena arena;
	struct names things;
	bool grew;
};

static struct str key_of(const struct thing *const *t)
{
	return (struct str){ (const char *)t, sizeof *t };
}

static bool is_named(const struct named *n, const struct thing *t)
{
	return names_find(&n->things, key_of(&t)) != NULL;
}

static void name_thing(void *named, struct thing *t)
{
	struct named *n = named;
	if (is_named(n, t))
		return;
	const struct thing **kept = ARENA_NEW(&n->arena, const struct thing *);
	*kept = t;
	names_add(&n->things, key_of(kept), t);
	n->grew = true;
}

/* What no line declares is there because something names it, so it goes with the last that does. */
static bool is_kept(const struct named *n, const struct thing *t)
{
	return t->is_declared || is_named(n, t);
}

static void each_list(struct map *m, void (*visit)(struct named *n, struct things *list), struct named *n)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (FIELDS[i].parent == KIND_FILE && FIELDS[i].type == MEMBER_THINGS)
			visit(n, member_of(m, FIELDS[i].offset));
}

static void name_by_list(struct named *n, struct things *list)
{
	for (size_t i = 0; i < list->len; i++)
		if (is_kept(n, list->at[i]))
			thing_names(list->at[i], name_thing, n);
}

static void drop_unnamed(struct named *n, struct things *list)
{
	size_t kept = 0;
	for (size_t i = 0; i < list->len; i++)
		if (is_kept(n, list->at[i]))
			list->at[kept++] = list->at[i];
	list->len = kept;
}

static void leave_out_unnamed(struct map *m)
{
	struct named n = { 0 };
	names_init(&n.things, &n.arena);
	do { /* again: a touchpoint that is named by what is left names its channel */
		n.grew = false;
		each_list(m, name_by_list, &n);
	} while (n.grew);
	each_list(m, drop_unnamed, &n);
	arena_finish(&n.arena);
}

void map_leave_out_internal(struct map *m)
{
	leave_out_below(m, KIND_FILE);
	leave_out_unnamed(m);
	FOR_EACH(struct journey, j, m->journeys)
		number_again(j);
	readings_find(m);
	certainty_note_sources(m);
}
