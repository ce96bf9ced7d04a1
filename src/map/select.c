/* select.c — a part of the map: what has a tag, or has none, or belongs to a show. What goes takes along what only speaks of it. */
#include "map/leave_out.h"

#include "cjm/paths.h"

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

bool thing_is_among(const struct thing *t, const struct texts *tags, const struct texts *without)
{
	bool is_in = !tags->list.len || (t && thing_has_tag(t, tags));
	return is_in && !(t && thing_has_tag(t, without));
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
	return !is_frame(t) && !names_find_address(&c->held, t) && !thing_has_tag(t, c->tags);
}

static void note_held(void *cut, const struct thing *t)
{
	struct cut *c = cut;
	if (!has_tag(t, c->tags))
		return;
	for (const struct thing *holder = thing_around(t); holder; holder = thing_around(holder))
		names_add_address(&c->held, holder, c);
}

static bool show_has_lanes(const struct show *s)
{
	return s->lanes.list.len || s->lanes_out.list.len;
}

/* ---- stages ---- */

static bool is_stage_left_out(const struct show *s, const struct stage *stage)
{
	return s->stages.len && s->thing.parent == &stage->journey->thing && !things_hold(&s->stages, &stage->thing);
}

static bool is_in_stage_left_out(const struct cut *c, const struct thing *t)
{
	FOR_EACH(struct show, s, *c->shows)
		if (t->kind == KIND_STAGE && is_stage_left_out(s, (const struct stage *)t))
			return true;
	return false;
}

static void note_numbers(struct map *m, struct show *s)
{
	const struct journey *j = (const struct journey *)s->thing.parent;
	s->stage_count = j->stages.len;
	for (size_t i = 0; i < j->stages.len && s->stages.len; i++)
		if (things_hold(&s->stages, j->stages.at[i]))
			VEC_PUSH(&m->arena, &s->numbers.list, i + 1);
}

/* Where a way leads that nobody will see: what is drawn must neither lose it nor lead elsewhere. */
static void note_way_out(struct map *m, const struct path_way *p)
{
	struct step *from = (struct step *)p->from;
	struct way *way = ARENA_NEW(&m->arena, struct way);
	if (p->way)
		*way = *p->way;
	else
		*way = (struct way){ .thing = { .kind = KIND_NEXT, .parent = &from->thing, .span = from->thing.span }, .step = (struct step *)p->to };
	VEC_PUSH(&m->arena, &from->aways, &way->thing);
}

static void note_ways_out(struct map *m, const struct show *s)
{
	struct paths paths = paths_of((const struct journey *)s->thing.parent, NULL, &m->arena);
	for (size_t i = 0; i < paths.ways.len; i++)
		if (!is_stage_left_out(s, paths.ways.at[i].from->stage) && is_stage_left_out(s, paths.ways.at[i].to->stage))
			note_way_out(m, &paths.ways.at[i]);
}

static void select_stages(struct map *m)
{
	struct cut cut = { .is_marked = is_in_stage_left_out, .shows = &m->shown.shows, .takes_answers = true };
	FOR_EACH(struct show, s, m->shown.shows) {
		note_numbers(m, s);
		if (!s->stages.len)
			continue;
		note_ways_out(m, s);
		((struct journey *)s->thing.parent)->lacks_stages = s->numbers.list.len < s->stage_count;
	}
	map_cut_off(m, &cut);
}

/* ---- people ---- */

/* People are the whole map's: who is meant by one of the selections stays. */
static bool is_person_left_out(const struct cut *c, const struct thing *t)
{
	return t->kind == KIND_PERSONA && !names_find_address(c->people, t);
}

static void select_people(struct map *m)
{
	struct names people;
	struct cut cut = { .is_marked = is_person_left_out, .keeps_met = true, .takes_answers = true, .shows = &m->shown.shows, .people = &people };
	names_init(&people, &m->arena);
	FOR_EACH(struct show, s, m->shown.shows)
		FOR_EACH(struct thing, person, s->personas)
			names_add_address(&people, person, person);
	map_cut_off(m, &cut);
}

/* ---- lanes ---- */

static void thin_own(void *fields, const struct thing *t)
{
	struct own_fields *own = &((struct thing *)t)->own;
	size_t kept = 0;
	for (size_t i = 0; i < own->list.len; i++)
		if (!names_find(fields, own->list.at[i].name))
			own->list.at[kept++] = own->list.at[i];
	own->list.len = kept;
}

void leave_out_own_fields(struct journey *j, const struct names *fields)
{
	if (fields->len)
		journey_walk(j, thin_own, (void *)fields);
}

static bool texts_have(const struct texts *list, struct str word)
{
	for (size_t i = 0; i < list->list.len; i++)
		if (str_equal(list->list.at[i], word))
			return true;
	return false;
}

static bool hides_word(const struct show *s, struct str word)
{
	return texts_have(&s->lanes_out, word) || (s->lanes.list.len && !texts_have(&s->lanes, word));
}

/* What is said to be shown and to be left out is what is. */
static void keep_steps(struct map *m, struct show *s)
{
	struct str steps = str_of(choices_of(CHOICES_lane)[LANE_STEPS - 1]);
	struct texts lanes = { 0 }, out = { 0 };
	if (s->lanes.list.len && !texts_have(&s->lanes, steps))
		VEC_PUSH(&m->arena, &lanes.list, steps);
	for (size_t i = 0; i < s->lanes.list.len; i++)
		VEC_PUSH(&m->arena, &lanes.list, s->lanes.list.at[i]);
	for (size_t i = 0; i < s->lanes_out.list.len; i++)
		if (!str_equal(s->lanes_out.list.at[i], steps))
			VEC_PUSH(&m->arena, &out.list, s->lanes_out.list.at[i]);
	s->lanes = lanes;
	s->lanes_out = out;
}

static void note_hidden(struct map *m, struct show *s)
{
	const struct journey *j = (const struct journey *)s->thing.parent;
	for (size_t i = 0; i < j->lanes.len; i++)
		VEC_PUSH(&m->arena, &s->own_lanes, j->lanes.at[i]);
	for (int id = LANE_NONE + 1; id < LANE_COUNT; id++)
		s->hides[id] = hides_word(s, str_of(choices_of(CHOICES_lane)[id - 1]));
}

/* A declaration goes where no journey shows its lane; steps are what all else stands in, so that their lane is only not drawn. */
static bool is_in_hidden_lane(const struct cut *c, const struct thing *t)
{
	const struct journey *j = thing_journey(t);
	enum lane_id lane = t->kind == KIND_STEP ? LANE_NONE : thing_lane(t);
	bool is_hidden = !j && lane;
	FOR_EACH(struct show, s, *c->shows) {
		bool hides = t->kind == KIND_LANE ? hides_word(s, t->name) : s->hides[lane];
		if (j && s->thing.parent == &j->thing)
			return hides;
		is_hidden &= hides;
	}
	return is_hidden && c->shows->len;
}

static void leave_out_channels(struct journey *j)
{
	FOR_EACH(struct stage, stage, j->stages) {
		stage->content.via = NULL;
		FOR_EACH(struct step, step, stage->steps)
			step->content.via = NULL;
	}
}

static void leave_out_fields(struct map *m, struct journey *j, const struct show *s)
{
	struct names hidden;
	names_init(&hidden, &m->arena);
	FOR_EACH(struct lane, lane, j->lanes)
		if (hides_word(s, lane->thing.name))
			names_add(&hidden, lane->thing.name, lane);
	leave_out_own_fields(j, &hidden);
}

/* All lanes in the order in which they are drawn where nothing says another. */
static struct texts usual_lanes(struct map *m, const struct journey *j)
{
	struct texts all = { 0 };
	for (const char *const *word = choices_of(CHOICES_lane); *word; word++) {
		VEC_PUSH(&m->arena, &all.list, str_of(*word));
		for (size_t i = 0; choice_find(CHOICES_lane, str_of(*word)) == LANE_NOTES && i < j->lanes.len; i++)
			VEC_PUSH(&m->arena, &all.list, j->lanes.at[i]->name);
	}
	return all;
}

/* What has gone is drawn in no lane, whatever their order says; only that of the steps has to be taken out. */
static void order_lanes(struct map *m, struct journey *j, const struct show *s)
{
	struct texts from = s->lanes.list.len ? s->lanes : j->lane_order.list.len || !s->hides[LANE_STEPS] ? j->lane_order : usual_lanes(m, j), kept = { 0 };
	for (size_t i = 0; i < from.list.len; i++)
		if (!texts_have(&s->lanes_out, from.list.at[i]))
			VEC_PUSH(&m->arena, &kept.list, from.list.at[i]);
	j->lane_order = kept;
}

static void select_lanes(struct map *m)
{
	struct cut cut = { .is_marked = is_in_hidden_lane, .is_for_good = true, .shows = &m->shown.shows };
	FOR_EACH(struct show, s, m->shown.shows) {
		struct journey *j = (struct journey *)s->thing.parent;
		if (!show_has_lanes(s))
			continue;
		if (m->shown.keeps_steps)
			keep_steps(m, s);
		note_hidden(m, s);
		leave_out_fields(m, j, s);
		if (s->hides[LANE_TOUCHPOINTS])
			leave_out_channels(j);
		order_lanes(m, j, s);
	}
	map_cut_off(m, &cut);
}

/* ---- all of it ---- */

static void select_tags(struct map *m)
{
	struct cut without = { .is_marked = is_tagged, .tags = &m->shown.without }, only = { .is_marked = is_beside, .tags = &m->shown.tags };
	if (m->shown.without.list.len)
		map_cut_off(m, &without);
	if (!m->shown.tags.list.len)
		return;
	names_init(&only.held, &only.arena);
	FOR_EACH(struct journey, j, m->journeys)
		journey_walk(j, note_held, &only);
	map_cut_off(m, &only);
	arena_finish(&only.arena);
}

void map_select(struct map *m, struct selection shown)
{
	bool has_stages = false, has_people = false, has_lanes = false;
	m->shown = shown;
	FOR_EACH(struct show, s, m->shown.shows) {
		has_stages |= s->stages.len > 0;
		has_people |= s->personas.len > 0;
		has_lanes |= show_has_lanes(s);
	}
	if (has_stages)
		select_stages(m);
	if (has_people)
		select_people(m);
	if (has_lanes)
		select_lanes(m);
	select_tags(m);
}

bool map_is_thinned(const struct map *m)
{
	bool is_thinned = m->shown.tags.list.len || m->shown.without.list.len;
	FOR_EACH(struct show, s, m->shown.shows)
		is_thinned |= s->personas.len || show_has_lanes(s);
	return is_thinned;
}

bool map_is_part(const struct map *m)
{
	bool is_part = map_is_thinned(m);
	FOR_EACH(struct show, s, m->shown.shows)
		is_part |= s->stages.len > 0;
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
