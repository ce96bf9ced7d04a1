/* match.c — which thing of the new map is which of the old one.
 *
 * Kind by kind, those that hold others first, in rounds from the surest to the least sure: the same name; the same words in
 * the same place, where several have them those of the same content first; the same words elsewhere; alike in the same place; alike elsewhere; and for stages and steps, the only
 * one left between the same two neighbours; then stages once more by the steps that they have in common, and steps in these. Rounds by words go through a table, so a long map takes its own length of time;
 * likeness is asked among what is left, and where much is left only among neighbours. */
#include "diff/match.h"

#include <stdlib.h>

enum { DEPTHS = 4 };

struct lists { /* what one side holds, by how deeply it is nested and by kind, in reading order */
	struct arena *arena;
	struct diff *d;
	int depth;
	struct things by[DEPTHS][KIND_COUNT];
};

bool diff_is_taken(const struct matching *m, const struct thing *t, bool is_old)
{
	return (is_old ? diff_new_of(m->d, t) : diff_old_of(m->d, t)) != NULL;
}

bool diff_holds_others(enum statement_kind kind)
{
	return kind == KIND_STAGE || kind == KIND_STEP;
}

/* ---- keys ---- */

void diff_key_pointer(struct buf *key, const void *p)
{
	buf_add(key, (const char *)&p, sizeof p);
}

const struct thing *diff_in_new(const struct matching *m, const struct thing *t, bool is_old)
{
	const struct thing *new = t && is_old ? diff_new_of(m->d, t) : t;
	return new ? new : t;
}

bool diff_key_place(const struct matching *m, const struct thing *t, bool is_old, struct buf *key)
{
	const struct thing *place = is_old && t->parent ? diff_new_of(m->d, t->parent) : t->parent;
	diff_key_pointer(key, place);
	return place || !t->parent;
}

static int by_address(const void *a, const void *b)
{
	uintptr_t x = (uintptr_t)*(const void *const *)a, y = (uintptr_t)*(const void *const *)b;
	return (x > y) - (x < y);
}

static void add_set(const struct matching *m, const struct things *things, bool is_old, struct buf *key)
{
	const struct thing **all = arena_alloc(m->arena, (things->len + 1) * sizeof *all);
	for (size_t i = 0; i < things->len; i++)
		all[i] = diff_in_new(m, things->at[i], is_old);
	if (things->len)
		qsort(all, things->len, sizeof *all, by_address);
	for (size_t i = 0; i < things->len; i++)
		diff_key_pointer(key, all[i]);
}

static void add_text(const struct matching *m, struct buf *key, struct str text)
{
	buf_str(key, str_fold_same(m->arena, text));
}

static void add_member(const struct matching *m, struct buf *key, const void *member, enum member_type type, enum statement_kind kind, int slot)
{
	buf_fmt(key, "|%.*s", STR_ARG(diff_member_written(m->d, member, type, kind, slot)));
}

static bool has_name_of_its_own(enum statement_kind kind)
{
	const struct slot *slots = statement_of(kind)->slots;
	for (int i = 0; slots[i].type; i++)
		if (slots[i].type == SLOT_NAME)
			return true;
	return false;
}

static bool name_key(const struct matching *m, const struct thing *t, bool is_old, struct buf *key)
{
	(void)is_old;
	buf_str(key, t->name);
	return t->name.len && has_name_of_its_own(m->kind);
}

/* A metric as read on one day. */
static bool reading_key(const struct matching *m, const struct thing *t, bool is_old, struct buf *key)
{
	struct date date = measure_date((const struct measure *)t);
	diff_key_pointer(key, diff_in_new(m, (const struct thing *)((const struct measure *)t)->metric, is_old));
	buf_add(key, (const char *)&date, sizeof date);
	return date.year != 0;
}

/* What is said once of a thing: its wait, its second half, its moment of truth. */
static bool is_only_one(enum statement_kind kind)
{
	return !statement_of(kind)->is_many;
}

/* What makes a thing the one it is, where it has no name. */
static bool words_key(const struct matching *m, const struct thing *t, bool is_old, struct buf *key)
{
	switch (m->kind) {
	case KIND_AT: return false;
	case KIND_FEEL: add_set(m, &((const struct feeling *)t)->by, is_old, key); return true;
	case KIND_MEASURE:
		if (((const struct measure *)t)->later) /* an earlier reading is none of another day */
			return reading_key(m, t, is_old, key);
		diff_key_pointer(key, diff_in_new(m, (const struct thing *)((const struct measure *)t)->metric, is_old));
		return true;
	case KIND_EFFECT: diff_key_pointer(key, diff_in_new(m, (const struct thing *)((const struct effect *)t)->metric, is_old)); return true;
	case KIND_NEXT: diff_key_pointer(key, diff_in_new(m, (const struct thing *)((const struct way *)t)->step, is_old)); return true;
	case KIND_NO: buf_fmt(key, "%d", (int)((const struct nothing *)t)->dimension); return true;
	case KIND_THEME_COLOR: buf_fmt(key, "%d", (int)((const struct theme_color_entry *)t)->role); return true;
	case KIND_NOTE: diff_key_pointer(key, diff_in_new(m, (const struct thing *)((const struct note *)t)->lane, is_old)); break;
	case KIND_REQUIRE: buf_fmt(key, "%.*s %d of %.*s", STR_ARG(t->name), (int)((const struct requirement *)t)->known, STR_ARG(((const struct requirement *)t)->of)); return true;
	case KIND_RULE: case KIND_WHERE: buf_str(key, t->name); return true;
	case KIND_WORKSHOP: case KIND_TESTED: case KIND_VALIDATED: case KIND_EVENT:
		buf_add(key, (const char *)&((const struct dated *)t)->date, sizeof(struct date));
		add_text(m, key, t->text);
		return true;
	default: break;
	}
	if (is_only_one(m->kind))
		return true;
	add_text(m, key, t->text);
	return t->text.len > 0;
}

/* What was looked for and not found means something where it was looked for; where the author says how it was looked for, it
 * is known again when its stage is merged into another. */
static bool search_key(const struct matching *m, const struct thing *t, bool is_old, struct buf *key)
{
	bool is_known = words_key(m, t, is_old, key);
	add_text(m, key, t->text);
	return is_known && t->text.len > 0;
}

/* Everything that it says: where two of one kind stand side by side, the one that stayed as it was is found first. */
static bool whole_key(const struct matching *m, const struct thing *t, bool is_old, struct buf *key)
{
	if (!words_key(m, t, is_old, key))
		return false;
	buf_char(key, '|');
	add_text(m, key, t->text);
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++)
		if (ARG_FIELDS[i].kind == t->kind)
			add_member(m, key, (const char *)t + ARG_FIELDS[i].offset, ARG_FIELDS[i].type, ARG_FIELDS[i].kind, ARG_FIELDS[i].slot);
	for (const uint16_t *row = m->d->work->rows[t->kind]; *row != FIELD_COUNT; row++)
		add_member(m, key, (const char *)t + FIELDS[*row].offset, FIELDS[*row].type, FIELDS[*row].kind, 0);
	return true;
}

/* Whether it may have gone elsewhere: what only has meaning where it stands has not. */
static bool can_move(const struct matching *m)
{
	switch (m->kind) {
	case KIND_FEEL: case KIND_NEXT: case KIND_NO: case KIND_REQUIRE: return false;
	default: return !m->is_nested && !is_only_one(m->kind);
	}
}

/* ---- rounds by key ---- */

struct group { /* things of one key that have no partner yet */
	struct things old, new;
};

static bool key_of(const struct matching *m, const struct thing *t, bool is_old, bool in_place,
	bool (*make)(const struct matching *, const struct thing *, bool, struct buf *), struct buf *key)
{
	buf_clear(key);
	return (!in_place || diff_key_place(m, t, is_old, key)) && make(m, t, is_old, key);
}

static struct group *group_of(const struct matching *m, struct names *groups, const struct buf *key, bool is_old)
{
	struct group *g = names_find(groups, buf_as_str(key));
	if (!g && is_old) {
		g = ARENA_NEW(m->arena, struct group);
		names_add(groups, str_copy(m->arena, buf_as_str(key)), g);
	}
	return g;
}

static void sort_by_key(struct matching *m, struct names *groups, bool is_old, bool in_place,
	bool (*make)(const struct matching *, const struct thing *, bool, struct buf *))
{
	const struct things *all = is_old ? &m->old : &m->new;
	struct buf key = { 0 };
	for (size_t i = 0; i < all->len; i++) {
		if (diff_is_taken(m, all->at[i], is_old) || !key_of(m, all->at[i], is_old, in_place, make, &key))
			continue;
		struct group *g = group_of(m, groups, &key, is_old);
		if (g)
			VEC_PUSH(m->arena, is_old ? &g->old : &g->new, all->at[i]);
	}
	buf_finish(&key);
}

/* Two steps of one name are told apart by what stands in them, everything else is taken in its order. */
static void match_by_key(struct matching *m, bool in_place, bool (*make)(const struct matching *, const struct thing *, bool, struct buf *))
{
	struct names groups;
	names_init(&groups, m->arena);
	sort_by_key(m, &groups, true, in_place, make);
	if (groups.len)
		sort_by_key(m, &groups, false, in_place, make);
	for (size_t i = 0; i < groups.len; i++) {
		const struct group *g = groups.entries[i].thing;
		bool is_alone = g->old.len == 1 && g->new.len == 1;
		if (diff_holds_others(m->kind) && !is_alone) {
			diff_match_by_content(m, &g->old, &g->new);
			continue;
		}
		for (size_t k = 0; k < g->old.len && k < g->new.len; k++)
			diff_pairs_join(m->d, g->old.at[k], g->new.at[k]);
	}
}

/* ---- all kinds, one after the other ---- */

static bool is_known_by_words(const struct matching *m)
{
	const struct slot *slots = statement_of(m->kind)->slots;
	for (int i = 0; slots[i].type; i++)
		if (slots[i].type == SLOT_TEXT)
			return m->kind != KIND_NO && m->kind != KIND_RULE && m->kind != KIND_FEEL && m->kind != KIND_MOMENT;
	return false;
}

static bool is_known_by_place(enum statement_kind kind)
{
	return diff_holds_others(kind) || kind == KIND_FEEL || kind == KIND_NEXT || kind == KIND_REQUIRE;
}

static void match_kind(struct diff *d, const struct things *old, const struct things *new, enum statement_kind kind, bool is_nested)
{
	struct arena arena;
	struct matching m = { d, &arena, kind, *old, *new, is_nested };
	if (!old->len || !new->len)
		return;
	arena_init(&arena);
	match_by_key(&m, is_nested, name_key);
	if (!diff_holds_others(kind))
		match_by_key(&m, true, whole_key);
	if (kind == KIND_MEASURE)
		match_by_key(&m, true, reading_key);
	match_by_key(&m, true, words_key);
	if (can_move(&m))
		match_by_key(&m, false, words_key);
	if (kind == KIND_NO)
		match_by_key(&m, false, search_key);
	if (is_known_by_words(&m))
		diff_match_by_likeness(&m, true);
	if (is_known_by_words(&m) && can_move(&m))
		diff_match_by_likeness(&m, false);
	if (is_known_by_place(kind))
		diff_match_by_place(&m);
	arena_finish(&arena);
}

/* A stage that was given another title still has its steps; and steps with another title are found where their stage is known. */
static void match_places(struct diff *d, const struct lists *old, const struct lists *new)
{
	struct arena arena;
	struct matching m = { d, &arena, KIND_STAGE, old->by[0][KIND_STAGE], new->by[0][KIND_STAGE], false };
	match_kind(d, &old->by[0][KIND_STAGE], &new->by[0][KIND_STAGE], KIND_STAGE, false);
	match_kind(d, &old->by[0][KIND_STEP], &new->by[0][KIND_STEP], KIND_STEP, false);
	arena_init(&arena);
	if (diff_match_by_steps(&m))
		match_kind(d, &old->by[0][KIND_STEP], &new->by[0][KIND_STEP], KIND_STEP, false);
	arena_finish(&arena);
}

static void match_lists(struct diff *d, const struct lists *old, const struct lists *new)
{
	match_places(d, old, new);
	for (int depth = 0; depth < DEPTHS; depth++)
		for (int kind = 0; kind < KIND_NONE; kind++)
			if (!diff_holds_others((enum statement_kind)kind))
				match_kind(d, &old->by[depth][kind], &new->by[depth][kind], (enum statement_kind)kind, depth > 0);
}

/* Stages, steps and what is said of the journey, a stage or a step stand at depth 0: these may change places. */
static void list_thing(void *context, const struct field *f, struct thing *t)
{
	struct lists *l = context;
	VEC_PUSH(l->arena, &l->by[l->depth][f->kind], t);
	if (f->kind == KIND_JOURNEY)
		return;
	int deeper = f->kind == KIND_STAGE || f->kind == KIND_STEP ? 0 : 1;
	if (l->depth + deeper >= DEPTHS)
		return;
	l->depth += deeper;
	diff_children_walk(l->d, t->kind, t, list_thing, l);
	l->depth -= deeper;
}

static struct lists *lists_new(struct diff *d, enum statement_kind kind, const void *at)
{
	struct lists *l = ARENA_NEW(&d->arena, struct lists);
	l->arena = &d->arena;
	l->d = d;
	diff_children_walk(d, kind, at, list_thing, l);
	return l;
}

static struct things drawn_journeys(struct diff *d, const struct diff_side *side)
{
	struct things list = { 0 };
	for (size_t i = 0; i < side->map->journeys.len && !side->lacks_it; i++) {
		struct thing *t = side->map->journeys.at[i];
		bool is_meant = side->journey ? t == &side->journey->thing : !((const struct journey *)t)->is_included;
		if (is_meant)
			VEC_PUSH(&d->arena, &list, t);
	}
	return list;
}

/* Two maps of one journey each are about the same one, whatever it is called by now. */
static void match_journeys(struct diff *d)
{
	struct things old = drawn_journeys(d, &d->old), new = drawn_journeys(d, &d->new);
	if (d->old.journey && d->new.journey)
		diff_pairs_join(d, &d->old.journey->thing, &d->new.journey->thing);
	else
		match_kind(d, &old, &new, KIND_JOURNEY, false);
	if (old.len == 1 && new.len == 1 && !diff_new_of(d, old.at[0]) && !diff_old_of(d, new.at[0]))
		diff_pairs_join(d, old.at[0], new.at[0]);
	for (size_t i = 0; i < new.len; i++) {
		struct diff_journey *j = ARENA_NEW(&d->arena, struct diff_journey);
		j->new = (const struct journey *)new.at[i];
		j->old = (const struct journey *)diff_old_of(d, new.at[i]);
		VEC_PUSH(&d->arena, &d->journeys, j);
	}
	for (size_t i = 0; i < old.len; i++) {
		if (diff_new_of(d, old.at[i]))
			continue;
		struct diff_journey *j = ARENA_NEW(&d->arena, struct diff_journey);
		j->old = (const struct journey *)old.at[i];
		VEC_PUSH(&d->arena, &d->journeys, j);
	}
}

void diff_match_all(struct diff *d)
{
	struct lists *old = lists_new(d, KIND_FILE, d->old.map), *new = lists_new(d, KIND_FILE, d->new.map);
	struct things *old_journeys = &old->by[0][KIND_JOURNEY], *new_journeys = &new->by[0][KIND_JOURNEY];
	struct things drawn = *new_journeys;
	*old_journeys = *new_journeys = (struct things){ 0 };
	match_lists(d, old, new);
	match_journeys(d);
	/* Journeys that are only known, not compared, are referred to all the same. */
	match_kind(d, &d->old.map->journeys, &drawn, KIND_JOURNEY, false);
	for (size_t i = 0; i < d->journeys.len; i++) {
		struct diff_journey *j = d->journeys.at[i];
		if (j->old && j->new)
			match_lists(d, lists_new(d, KIND_JOURNEY, j->old), lists_new(d, KIND_JOURNEY, j->new));
	}
}
