/* leave_out.c — what goes of a map takes along what stands in it and what only speaks of it: a measure of an internal metric, a thought of
 * an internal persona, a way to an internal step. Everything made of the map afterwards, drawings, reports and coverage alike, then knows
 * nothing of it. */
#include "map/leave_out.h"
#include "map/bind.h"
#include "map/readings.h"

#include <string.h>

const struct thing *thing_around(const struct thing *t)
{
	const struct phase *phase = t->kind == KIND_STAGE ? ((const struct stage *)t)->phase : NULL;
	return phase ? &phase->thing : t->parent;
}

/* ---- what goes ---- */

static bool is_of_people_that_go(const struct cut *c, const struct thing *t);

static bool is_met_by_who_stays(const struct cut *c, const struct thing *step);

static bool is_answer_kept(const struct cut *c, const struct thing *t)
{
	return c->takes_answers && names_find_address(&c->held, t);
}

/* A step that only people take who go is gone with all that stands in it: without them it would be everybody's. Where somebody who stays meets it, it is
 * theirs with what they say of it and what answers them; what else names nobody there is of those who take it. */
static bool is_cut(const struct cut *c, const struct thing *t)
{
	for (const struct thing *in = t; in; in = thing_around(in)) {
		if (c->is_marked(c, bind_channel_itself(in)))
			return true;
		if (in->kind != KIND_STEP || !is_of_people_that_go(c, in))
			continue;
		const struct things *people = thing_people(t);
		if (!is_met_by_who_stays(c, in) || (t != in && people && !people->len && !is_answer_kept(c, t)))
			return true;
	}
	return false;
}

static void *member_of(const void *record, size_t offset)
{
	return (char *)record + offset;
}

static bool all_are_cut(const struct cut *c, const struct things *list)
{
	for (size_t i = 0; i < list->len; i++)
		if (!is_cut(c, list->at[i]))
			return false;
	return list->len > 0;
}

static bool is_of_people_that_go(const struct cut *c, const struct thing *t)
{
	const struct things *people = thing_people(t);
	return people && all_are_cut(c, people);
}

struct staying { const struct cut *cut; bool found; };

static void note_staying(void *staying, const struct thing *t)
{
	struct staying *s = staying;
	const struct things *people = t->kind == KIND_STEP ? NULL : thing_people(t);
	s->found |= people && people->len && !all_are_cut(s->cut, people);
}

/* Whether somebody who stays says something there: asked once for each step, and before anything is taken out of it. */
static bool is_spoken_of(const struct cut *c, const struct thing *step)
{
	static const bool ANSWERS[] = { false, true };
	const bool *known = names_find_address(&c->index->spoken_of, step);
	if (known)
		return *known;
	struct staying s = { .cut = c };
	thing_walk(step, note_staying, &s);
	names_add_address(&c->index->spoken_of, step, (void *)&ANSWERS[s.found]);
	return s.found;
}

static bool is_met_by_who_stays(const struct cut *c, const struct thing *step)
{
	return c->keeps_met && (names_find_address(&c->index->answering, step) || is_spoken_of(c, step));
}

static bool is_limit_of_metric_that_goes(const struct cut *c, const struct thing *t)
{
	const struct thing *metric = cut_metric_of_limit(&c->index->metrics, t);
	return metric && is_cut(c, metric);
}

/* It says the stage or step by its name. */
static bool is_limit_of_place_that_goes(const struct cut *c, const struct thing *t)
{
	const struct journey *j = t->kind == KIND_REQUIRE ? thing_journey(t) : NULL;
	struct str of = j ? ((const struct requirement *)t)->of : (struct str){ 0 };
	bool goes = false, stays = false;
	struct things places = of.len ? cut_places_called(c->index, j, of) : (struct things){ 0 };
	for (size_t i = 0; i < places.len; i++)
		*(is_cut(c, places.at[i]) ? &goes : &stays) = true;
	return goes && !stays;
}

/* What it is about: a measure's metric, the step that a way leads to, the touchpoints of one meeting. */
static bool is_about_what_goes(const struct cut *c, const struct thing *t)
{
	if (is_limit_of_metric_that_goes(c, t) || is_limit_of_place_that_goes(c, t))
		return true;
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++) {
		const struct arg_field *f = &ARG_FIELDS[i];
		if (f->kind != t->kind)
			continue;
		const void *member = member_of(t, f->offset);
		if ((f->type == MEMBER_POINTER && is_cut(c, pointer_at(member))) || (f->type == MEMBER_THINGS && all_are_cut(c, member)))
			return true;
	}
	return t->kind == KIND_PHASE && all_are_cut(c, &((const struct phase *)t)->stages);
}

/* ---- answers ---- */

static bool goes_with_cut(const struct cut *c, const struct thing *t);

/* Of what is one: how much it answers, and how much of that goes. Gains and steps stand for themselves, whatever they realise. */
struct answered { size_t count, gone; };

static bool holds_answered(const struct field *f, const struct thing *t)
{
	return f->parent == t->kind && (f->kind == KIND_FOR || f->kind == KIND_RESOURCE_FOR || f->kind == KIND_ANSWERS) && t->kind != KIND_GAIN && t->kind != KIND_STEP;
}

static bool answers_anything(const struct thing *t)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (holds_answered(&FIELDS[i], t) && ((const struct things *)member_of(t, FIELDS[i].offset))->len)
			return true;
	return false;
}

static struct answered answered_by(const struct cut *c, const struct thing *t)
{
	struct answered a = { 0 };
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct things *list = member_of(t, FIELDS[i].offset);
		if (!holds_answered(&FIELDS[i], t))
			continue;
		a.count += list->len;
		for (size_t k = 0; k < list->len; k++)
			a.gone += goes_with_cut(c, list->at[k]);
	}
	return a;
}

/* Without places: what is written for the whole journey, for places that are all gone, would seem to be meant for the others. Without people: all that is
 * for others alone, unless it says for whom it is. */
static bool is_weighed(const struct cut *c, const struct thing *t)
{
	const struct things *people = thing_people(t);
	return c->takes_answers && t->parent && (c->keeps_met ? !people || !people->len : t->parent->kind == KIND_JOURNEY);
}

static bool answers_what_goes(const struct cut *c, const struct thing *t)
{
	return is_weighed(c, t) && !is_answer_kept(c, t) && names_find_address(&c->index->leading, t);
}

/* Opportunities that only answer each other stand for themselves. */
static void note_leading(void *cut, const struct thing *t)
{
	struct cut *c = cut;
	if (!is_weighed(c, t) || names_find_address(&c->index->leading, t))
		return;
	bool leads = false;
	for (size_t i = 0; i < FIELD_COUNT && !leads; i++) {
		const struct things *list = holds_answered(&FIELDS[i], t) ? member_of(t, FIELDS[i].offset) : NULL;
		for (size_t k = 0; list && k < list->len && !leads; k++)
			leads = !is_weighed(c, list->at[k]) || !answers_anything(list->at[k]) || names_find_address(&c->index->leading, list->at[k]);
	}
	c->grew |= leads && !names_add_address(&c->index->leading, t, c);
}

static void note_answer(void *cut, const struct thing *t)
{
	struct cut *c = cut;
	if (!is_weighed(c, t) || is_answer_kept(c, t))
		return;
	struct answered a = answered_by(c, t);
	if (a.count == a.gone)
		return;
	names_add_address(&c->held, t, c);
	for (const struct thing *in = thing_around(t); in; in = thing_around(in))
		if (in->kind == KIND_STEP)
			names_add_address(&c->index->answering, in, c);
	c->grew = true;
}

static void note_answer_gone(void *cut, const struct thing *t)
{
	struct cut *c = cut;
	struct answered a = answered_by(c, t);
	const struct things *shows = a.count && a.count == a.gone && goes_with_cut(c, t) ? names_find_address(&c->index->shows, thing_journey(t)) : NULL;
	for (size_t i = 0; shows && i < shows->len; i++)
		((struct show *)shows->at[i])->answers_out[thing_lane(t)]++;
}

static void repeat_while_it_grows(struct map *m, struct cut *c, void (*note)(void *cut, const struct thing *t))
{
	do {
		c->grew = false;
		FOR_EACH(struct journey, j, m->journeys)
			journey_walk(j, note, c);
	} while (c->grew);
}

/* Again and again: what answers an answer stays with it, and whatever stays in a step keeps that. */
static void weigh_answers(struct map *m, struct cut *c)
{
	names_init(&c->held, &c->arena);
	repeat_while_it_grows(m, c, note_leading);
	repeat_while_it_grows(m, c, note_answer);
	FOR_EACH(struct journey, j, m->journeys)
		journey_walk(j, note_answer_gone, c);
}

/* ---- whether it goes ---- */

static bool goes_with_cut(const struct cut *c, const struct thing *t)
{
	bool is_of_those_that_go = t && is_of_people_that_go(c, t) && !(t->kind == KIND_STEP && is_met_by_who_stays(c, t));
	return t && (is_cut(c, t) || is_about_what_goes(c, t) || answers_what_goes(c, t) || is_of_those_that_go);
}

/* ---- taking it out ---- */

static void thin_out(const struct cut *c, struct things *list)
{
	size_t kept = 0;
	for (size_t i = 0; i < list->len; i++)
		if (!goes_with_cut(c, list->at[i]))
			list->at[kept++] = list->at[i];
	list->len = kept;
}

static void leave_out_below(const struct cut *c, void *record, enum statement_kind kind);

/* What rested on a source rests on it, though nobody is told which. */
static void thin_sources(const struct cut *c, struct basis *b)
{
	size_t had = b->sources.len;
	thin_out(c, &b->sources);
	b->is_withheld |= had && !b->sources.len;
}

/* Of a thing that stays. */
static void leave_out_in(const struct cut *c, struct thing *t)
{
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++)
		if (ARG_FIELDS[i].kind == t->kind && ARG_FIELDS[i].type == MEMBER_THINGS)
			thin_out(c, member_of(t, ARG_FIELDS[i].offset));
	if (c->is_for_good)
		thin_sources(c, &t->basis);
	leave_out_below(c, t, t->kind);
}

static void leave_out_one(const struct cut *c, void *record, const struct field *f)
{
	void *member = member_of(record, f->offset);
	struct thing *one = pointer_at(member);
	if (goes_with_cut(c, one)) {
		memcpy(member, &(struct thing *){ NULL }, sizeof one);
		if (f->parent == KIND_GOAL) /* its values are the metric's */
			((struct goal *)record)->from = ((struct goal *)record)->to = (struct value){ 0 };
	} else if (one && field_holds_things(f)) {
		leave_out_in(c, one);
	}
}

/* Recursion goes no deeper than the language does: journey, stage, step, pain, reason. Who takes a step is asked until all in it is judged. */
static void leave_out_below(const struct cut *c, void *record, enum statement_kind kind)
{
	const struct things *people = kind == KIND_STEP ? thing_people(record) : NULL;
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &FIELDS[i];
		struct things *list = member_of(record, f->offset);
		if (f->parent == kind && f->type == MEMBER_POINTER)
			leave_out_one(c, record, f);
		if (f->parent != kind || f->type != MEMBER_THINGS || list == people)
			continue;
		thin_out(c, list);
		for (size_t k = 0; k < list->len && field_holds_things(f); k++) /* else they are only named there */
			leave_out_in(c, list->at[k]);
	}
	if (!people)
		return;
	size_t had = people->len;
	thin_out(c, (struct things *)people);
	((struct step *)record)->is_by_others |= had && !people->len;
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

/* Things by their address: whoever is named by something. */
struct named_things {
	struct arena arena;
	struct names things;
	const struct names *metrics; /* that a limit names */
	bool grew;
};

static void named_init(struct named_things *n, const struct names *metrics)
{
	*n = (struct named_things){ .metrics = metrics };
	names_init(&n->things, &n->arena);
}

static bool is_named(const struct named_things *n, const struct thing *t)
{
	return names_find_address(&n->things, t) != NULL;
}

static void name_thing(void *named, struct thing *t)
{
	struct named_things *n = named;
	n->grew |= !names_add_address(&n->things, t, t);
}

static void name_metric_of_limit(void *named, const struct thing *t)
{
	struct named_things *n = named;
	struct thing *metric = cut_metric_of_limit(n->metrics, t);
	if (metric)
		name_thing(n, metric);
}

static void name_all(struct named_things *n, const struct thing *t)
{
	thing_names(t, name_thing, n);
	thing_walk(t, name_metric_of_limit, n);
}

static void each_list(struct map *m, void (*visit)(void *context, struct things *list), void *context)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (FIELDS[i].parent == KIND_FILE && FIELDS[i].type == MEMBER_THINGS)
			visit(context, member_of(m, FIELDS[i].offset));
}

struct file_use { /* of what is declared */
	const struct cut *cut;
	struct named_things by_gone, by_kept; /* by what goes, and what that names in turn; by what stays */
};

static void note_gone(void *use, const struct thing *t)
{
	struct file_use *u = use;
	if (goes_with_cut(u->cut, t))
		name_all(&u->by_gone, t);
}

/* A journey is no declaration: it stays, whatever zooms into it. */
static void pass_on(void *use, struct things *list)
{
	struct file_use *u = use;
	for (size_t i = 0; i < list->len; i++)
		if (list->at[i]->kind != KIND_JOURNEY && is_named(&u->by_gone, list->at[i]))
			name_all(&u->by_gone, list->at[i]);
}

static void note_use_of_what_goes(struct map *m, struct file_use *u)
{
	map_walk(m, NULL, note_gone, u);
	do {
		u->by_gone.grew = false;
		each_list(m, pass_on, u);
	} while (u->by_gone.grew);
}

/* What no line declares is there because something names it, so it goes with the last that does; so goes what was declared for what goes. */
static bool is_kept(const struct file_use *u, const struct thing *t)
{
	bool stands_by_itself = t->is_declared && (t->kind == KIND_JOURNEY || !is_named(&u->by_gone, t));
	return stands_by_itself || is_named(&u->by_kept, t);
}

static void name_by_list(void *use, struct things *list)
{
	struct file_use *u = use;
	for (size_t i = 0; i < list->len; i++)
		if (is_kept(u, list->at[i]))
			name_all(&u->by_kept, list->at[i]);
}

static void drop_unnamed(void *use, struct things *list)
{
	size_t kept = 0;
	for (size_t i = 0; i < list->len; i++)
		if (is_kept(use, list->at[i]))
			list->at[kept++] = list->at[i];
	list->len = kept;
}

static void leave_out_unnamed(struct map *m, struct file_use *u)
{
	do { /* again: a touchpoint that is named by what is left names its channel */
		u->by_kept.grew = false;
		each_list(m, name_by_list, u);
	} while (u->by_kept.grew);
	each_list(m, drop_unnamed, u);
	FOR_EACH(struct journey, j, m->journeys)
		drop_unnamed(u, &j->lanes);
}

void map_cut_off(struct map *m, struct cut *c)
{
	struct cut_index index = { 0 };
	struct file_use use = { .cut = c };
	cut_index_make(&index, m, c->shows);
	c->index = &index;
	named_init(&use.by_gone, &index.metrics);
	named_init(&use.by_kept, &index.metrics);
	if (c->takes_answers)
		weigh_answers(m, c);
	if (c->is_for_good)
		note_use_of_what_goes(m, &use);
	leave_out_below(c, m, KIND_FILE);
	leave_out_unnamed(m, &use);
	FOR_EACH(struct journey, j, m->journeys)
		number_again(j);
	readings_find(m);
	arena_finish(&use.by_gone.arena);
	arena_finish(&use.by_kept.arena);
	arena_finish(&index.arena);
	if (c->takes_answers)
		arena_finish(&c->arena);
}
