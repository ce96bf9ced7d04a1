/* leave_out.c — a part of the map: as a client may see it, or what has a tag, or has none. What goes takes along what stands in it and
 * what only speaks of it: a measure of an internal metric, a thought of an internal persona, a way to an internal step. Everything
 * made of the map afterwards, drawings, reports and coverage alike, then knows nothing of it. */
#include "map/certainty.h"
#include "map/fields.h"
#include "map/readings.h"

#include <string.h>

struct cut { /* what is cut off */
	bool (*is_marked)(const struct cut *c, const struct thing *t); /* it itself, whatever it stands in */
	struct things metrics; /* all that the map had */
	const struct texts *tags;
	const struct things *shows;
	struct names held; /* what holds something with one of the tags, by its address */
	struct arena arena;
};

static bool is_of_people_that_go(const struct cut *c, const struct thing *t);

/* What it stands in where it is written. */
static const struct thing *around(const struct thing *t)
{
	const struct phase *phase = t->kind == KIND_STAGE ? ((const struct stage *)t)->phase : NULL;
	return phase ? &phase->thing : t->parent;
}

/* A step that only people take who go is gone with all that stands in it: without them it would be everybody's. */
static bool is_cut(const struct cut *c, const struct thing *t)
{
	for (; t; t = around(t))
		if (c->is_marked(c, t) || (t->kind == KIND_STEP && is_of_people_that_go(c, t)))
			return true;
	return false;
}

static void *member_of(const void *record, size_t offset)
{
	return (char *)record + offset;
}

/* Whose it is: all of them go. */
static bool is_of_people_that_go(const struct cut *c, const struct thing *t)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &FIELDS[i];
		if (f->parent != t->kind || f->type != MEMBER_THINGS || strcmp(statement_of(f->kind)->word, "by") != 0)
			continue;
		const struct things *by = member_of(t, f->offset);
		size_t going = 0;
		for (size_t k = 0; k < by->len; k++)
			going += is_cut(c, by->at[k]);
		if (by->len && going == by->len)
			return true;
	}
	return false;
}

/* A limit says its metric by name, as it says the other figures. */
static bool is_limit_of_what_goes(const struct cut *c, const struct thing *t)
{
	FOR_EACH(struct metric, metric, c->metrics)
		if (t->kind == KIND_REQUIRE && metric->thing.name.len && str_equal(metric->thing.name, t->name) && is_cut(c, &metric->thing))
			return true;
	return false;
}

/* What it is about: a measure's metric, the step that a way leads to. */
static bool is_about_what_goes(const struct cut *c, const struct thing *t)
{
	if (is_limit_of_what_goes(c, t))
		return true;
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++)
		if (ARG_FIELDS[i].kind == t->kind && ARG_FIELDS[i].type == MEMBER_POINTER && is_cut(c, pointer_at(member_of(t, ARG_FIELDS[i].offset))))
			return true;
	return false;
}

static bool goes(const struct cut *c, const struct thing *t)
{
	return t && (is_cut(c, t) || is_about_what_goes(c, t) || is_of_people_that_go(c, t));
}

static void thin_out(const struct cut *c, struct things *list)
{
	size_t kept = 0;
	for (size_t i = 0; i < list->len; i++)
		if (!goes(c, list->at[i]))
			list->at[kept++] = list->at[i];
	list->len = kept;
}

/* Recursion goes no deeper than the language does: journey, stage, step, pain, reason. */
static void leave_out_below(const struct cut *c, void *record, enum statement_kind kind)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &FIELDS[i];
		if (f->parent != kind || (f->type != MEMBER_THINGS && f->type != MEMBER_POINTER))
			continue;
		bool stands_below = field_holds_things(f); /* else it is only named there */
		void *member = member_of(record, f->offset);
		struct thing *one = f->type == MEMBER_POINTER ? pointer_at(member) : NULL;
		if (f->type == MEMBER_POINTER && goes(c, one)) {
			memcpy(member, &(struct thing *){ NULL }, sizeof one);
			if (kind == KIND_GOAL) /* its values are the metric's */
				((struct goal *)record)->from = ((struct goal *)record)->to = (struct value){ 0 };
		}
		else if (one && stands_below)
			leave_out_below(c, one, one->kind);
		if (f->type == MEMBER_POINTER)
			continue;
		struct things *list = member;
		thin_out(c, list);
		for (size_t k = 0; k < list->len && stands_below; k++)
			leave_out_below(c, list->at[k], list->at[k]->kind);
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

static void cut_off(struct map *m, struct cut *c)
{
	for (size_t i = 0; i < m->metrics.len; i++)
		VEC_PUSH(&m->arena, &c->metrics, m->metrics.at[i]);
	leave_out_below(c, m, KIND_FILE);
	leave_out_unnamed(m);
	FOR_EACH(struct journey, j, m->journeys)
		number_again(j);
	readings_find(m);
}

/* ---- what is cut off ---- */

static bool is_internal(const struct cut *c, const struct thing *t)
{
	(void)c;
	return t->basis.internal;
}

void map_leave_out_internal(struct map *m)
{
	cut_off(m, &(struct cut){ .is_marked = is_internal });
	FOR_EACH(struct journey, j, m->journeys) /* whom else parts are made for is no business of a client's */
		j->shows.len = 0;
	certainty_note_sources(m);
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
	for (; t; t = around(t))
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
	for (const struct thing *holder = around(t); holder; holder = around(holder)) {
		const struct thing **kept = ARENA_NEW(&c->arena, const struct thing *);
		*kept = holder;
		names_add(&c->held, key_of(kept), c);
	}
}

/* What a claim rests on is told as in the whole map: a part of its sources says nothing of the rest. */
static bool holds(const struct things *list, const struct thing *t)
{
	for (size_t i = 0; i < list->len; i++)
		if (list->at[i] == t)
			return true;
	return false;
}

/* People are the whole map's: who is meant by one of the selections stays. */
static bool is_person_left_out(const struct cut *c, const struct thing *t)
{
	bool is_said = false;
	FOR_EACH(struct show, s, *c->shows) {
		if (holds(&s->personas, t))
			return false;
		is_said |= s->personas.len > 0;
	}
	return is_said;
}

static bool is_not_shown(const struct cut *c, const struct thing *t)
{
	if (t->kind == KIND_PERSONA)
		return is_person_left_out(c, t);
	FOR_EACH(struct show, s, *c->shows)
		if (t->kind == KIND_STAGE && s->thing.parent == t->parent && s->stages.len && !holds(&s->stages, t))
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
		cut_off(m, &named);
	if (shown.without.list.len)
		cut_off(m, &without);
	if (!shown.tags.list.len)
		return;
	names_init(&only.held, &only.arena);
	FOR_EACH(struct journey, j, m->journeys)
		journey_walk(j, note_held, &only);
	cut_off(m, &only);
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

void map_walk(const struct map *m, const struct journey *only, void (*visit)(void *context, const struct thing *t), void *context)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct things *list = member_of(m, FIELDS[i].offset);
		bool is_list = FIELDS[i].parent == KIND_FILE && FIELDS[i].type == MEMBER_THINGS;
		for (size_t k = 0; is_list && k < list->len; k++)
			if (!only || list->at[k]->kind != KIND_JOURNEY || list->at[k] == &only->thing)
				thing_walk(list->at[k], visit, context);
	}
}

void map_tags(const struct map *m, struct names *tags)
{
	map_walk(m, NULL, add_tags, tags);
}
