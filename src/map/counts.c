/* counts.c — what the figures of a journey count. */
#include "cjm/counts.h"
#include "cjm/course.h"

#include <math.h>

/* ---- measures ---- */

static void add_value_key(struct buf *key, struct value v)
{
	if (v.given)
		buf_number(key, v.number, NUMBER_DECIMALS);
	buf_fmt(key, " %s %.*s|", v.is_percent ? "%" : "", STR_ARG(v.unit));
}

static struct str key_of(const struct measure *m, struct arena *a)
{
	struct buf key = { 0 };
	buf_fmt(&key, "%.*s|", STR_ARG(m->metric ? m->metric->thing.id : STR("")));
	add_value_key(&key, measure_value(m));
	add_value_key(&key, measure_target(m));
	add_value_key(&key, measure_n(m));
	date_write(measure_date(m), &key);
	struct str s = buf_take(&key, a);
	buf_finish(&key);
	return s;
}

struct distinct_measures measures_distinct(const struct things *measures, struct arena *a)
{
	struct distinct_measures all = { 0 };
	struct names known; /* a key → its index and one */
	names_init(&known, a);
	FOR_EACH(struct measure, m, *measures) {
		if (m->later) /* stands in the course of that one */
			continue;
		struct str key = key_of(m, a);
		size_t *index = names_find(&known, key);
		if (!index) {
			struct distinct_measure first = { .measure = m };
			index = ARENA_NEW(a, size_t);
			*index = all.list.len;
			names_add(&known, key, index);
			VEC_PUSH(a, &all.list, first);
		}
		VEC_PUSH(a, &all.list.at[*index].alike, &m->thing);
	}
	return all;
}

struct kind_list {
	struct arena *arena;
	enum statement_kind kind;
	struct things list;
};

static void note_kind(void *context, const struct thing *t)
{
	struct kind_list *k = context;
	if (t->kind == k->kind)
		VEC_PUSH(k->arena, &k->list, (struct thing *)t);
}

struct distinct_measures journey_measures(const struct journey *j, struct arena *a)
{
	struct kind_list k = { a, KIND_MEASURE, { 0 } };
	journey_walk(j, note_kind, &k);
	return measures_distinct(&k.list, a);
}

/* Nothing has met a target before its day. */
int measure_met(const struct measure *m)
{
	return m->thing.basis.predicted ? 0 : measure_verdict(m);
}

struct targets targets_count(const struct distinct_measures *measures)
{
	struct targets t = { 0 };
	for (size_t i = 0; i < measures->list.len; i++) {
		int verdict = measure_met(measures->list.at[i].measure);
		t.judged += verdict != 0;
		t.met += verdict > 0;
	}
	return t;
}

/* ---- answers ---- */

struct answers {
	struct arena *arena;
	struct names by_name; /* a pain's address → struct things * */
	struct names by_place; /* that of a step or stage, of what names nothing */
};

static void add_answer(struct answers *answers, struct names *table, const struct thing *of, struct thing *answer)
{
	struct things *list = names_find_address(table, of);
	if (!list) {
		list = ARENA_NEW(answers->arena, struct things);
		names_add_address(table, of, list);
	}
	VEC_PUSH(answers->arena, list, answer);
}

static void note_answer(void *context, const struct thing *t)
{
	struct answers *answers = context;
	bool is_dropped = t->kind == KIND_ACTION && ((const struct action *)t)->status == ACTION_DROPPED;
	if ((t->kind != KIND_OPPORTUNITY && t->kind != KIND_ACTION) || is_dropped)
		return;
	const struct things *named = t->kind == KIND_ACTION ? &((const struct action *)t)->answers : &((const struct opportunity *)t)->answers;
	for (size_t i = 0; i < named->len; i++)
		add_answer(answers, &answers->by_name, named->at[i], (struct thing *)t);
	bool names_nothing = !named->at; /* what it named may have been internal, and is left out: then it is not for all */
	if (names_nothing && t->parent && t->parent->kind != KIND_JOURNEY)
		add_answer(answers, &answers->by_place, t->parent, (struct thing *)t);
}

struct answers *answers_new(const struct journey *j, struct arena *a)
{
	struct answers *answers = ARENA_NEW(a, struct answers);
	answers->arena = a;
	names_init(&answers->by_name, a);
	names_init(&answers->by_place, a);
	journey_walk(j, note_answer, answers);
	return answers;
}

static void add_all(struct arena *a, struct things *list, const struct things *more)
{
	for (size_t i = 0; more && i < more->len; i++)
		VEC_PUSH(a, list, more->at[i]);
}

static const struct thing *stage_of(const struct pain *p)
{
	const struct thing *place = p->thing.parent;
	return place && place->kind == KIND_STEP ? &((const struct step *)place)->stage->thing : place;
}

struct things answers_to(const struct answers *answers, const struct pain *p, struct arena *a)
{
	struct things list = { 0 };
	const struct thing *pain = &p->thing, *place = pain->parent, *stage = stage_of(p);
	add_all(a, &list, names_find_address(&answers->by_name, pain));
	if (stage != place)
		add_all(a, &list, names_find_address(&answers->by_place, stage));
	add_all(a, &list, names_find_address(&answers->by_place, place));
	return list;
}

static bool states_no_answer(const struct thing *place)
{
	const struct content *c = place ? content_of((struct thing *)place) : NULL;
	for (size_t i = 0; c && i < c->nones.len; i++)
		if (((const struct nothing *)c->nones.at[i])->dimension == DIMENSION_OPPORTUNITY)
			return true;
	return false;
}

bool pain_is_answered(const struct answers *answers, const struct pain *p)
{
	const struct thing *pain = &p->thing, *place = pain->parent, *stage = stage_of(p);
	return names_find_address(&answers->by_name, pain) || names_find_address(&answers->by_place, place) ||
		names_find_address(&answers->by_place, stage) || states_no_answer(place) || states_no_answer(stage);
}

bool pain_is_ours(const struct pain *p)
{
	const struct thing *place = p->thing.parent;
	return !place || place->kind != KIND_STEP || !((const struct step *)place)->off_brand;
}

/* ---- the rest ---- */

bool action_is_open(const struct action *a)
{
	return a->status != ACTION_DONE && a->status != ACTION_DROPPED;
}

bool action_is_under_way(const struct action *a)
{
	return action_is_open(a) && a->status != ACTION_IDEA;
}

bool decision_is_open(const struct decision *d)
{
	return d->status != DECISION_TAKEN && d->status != DECISION_REFUSED;
}

bool opportunity_is_quick(const struct opportunity *o)
{
	return o->impact == LEVEL_HIGH && o->effort == LEVEL_LOW;
}

bool action_is_after(const struct action *a, const struct dated *event)
{
	return a->due.year && event->date.year && date_first_day(a->due) > date_last_day(event->date);
}

bool action_is_overdue(const struct action *a, long today)
{
	return action_is_under_way(a) && a->due.year && date_last_day(a->due) < today;
}

bool decision_is_overdue(const struct decision *d, long today)
{
	return decision_is_open(d) && d->due.year && date_last_day(d->due) < today;
}

struct touched {
	struct arena *arena;
	struct names known;
	struct things list;
};

static void note_touch(void *context, const struct thing *t)
{
	struct touched *touched = context;
	const struct things *met = &((const struct touch *)t)->touchpoints;
	for (size_t i = 0; t->kind == KIND_AT && i < met->len; i++)
		if (!names_add_address(&touched->known, met->at[i], met->at[i]))
			VEC_PUSH(touched->arena, &touched->list, met->at[i]);
}

struct things stage_touchpoints(const struct stage *s, struct arena *a)
{
	struct touched touched = { .arena = a };
	names_init(&touched.known, a);
	thing_walk(&s->thing, note_touch, &touched);
	return touched.list;
}

struct things journey_touchpoints(const struct journey *j, struct arena *a)
{
	struct touched touched = { .arena = a };
	names_init(&touched.known, a);
	journey_walk(j, note_touch, &touched);
	return touched.list;
}

static struct touchpoint_use *use_of(struct touchpoint_uses *u, const struct touchpoint *t, struct arena *a)
{
	struct touchpoint_use *use = names_find_address(&u->by_touchpoint, t);
	if (use)
		return use;
	use = ARENA_NEW(a, struct touchpoint_use);
	use->touchpoint = t;
	VEC_PUSH(a, &u->list, use);
	names_add_address(&u->by_touchpoint, t, use);
	return use;
}

static void note_uses(struct touchpoint_uses *u, const struct content *c, struct arena *a)
{
	double feeling = c->touches.len ? content_feeling(c) : NAN;
	FOR_EACH(struct touch, touch, c->touches)
		FOR_EACH(struct touchpoint, t, touch->touchpoints) {
			struct touchpoint_use *use = use_of(u, t, a);
			const struct channel *channel = touch_channel(c, touch, t);
			if (use->last == touch) /* named twice */
				continue;
			use->last = touch;
			use->places++;
			use->felt += !isnan(feeling);
			use->sum += isnan(feeling) ? 0 : feeling;
			things_note(a, &use->channels, channel ? &channel->thing : NULL);
		}
}

struct touchpoint_uses journey_uses(const struct journey *j, struct arena *a)
{
	struct touchpoint_uses u = { 0 };
	names_init(&u.by_touchpoint, a);
	FOR_EACH(struct stage, stage, j->stages) {
		note_uses(&u, &stage->content, a);
		FOR_EACH(struct step, step, stage->steps)
			note_uses(&u, &step->content, a);
	}
	return u;
}

/* ---- where the journey's actions are ---- */

struct answered_place {
	struct action_place in;
	bool is_of_several; /* stages */
};

static void note_place(struct answered_place *p, const struct stage *stage, const struct step *step)
{
	p->is_of_several |= p->in.stage && p->in.stage != stage;
	p->in.step = !p->in.stage || p->in.step == step ? step : NULL;
	p->in.stage = stage;
}

/* What is in no stage says nothing of the place. */
static void note_answered(struct answered_place *p, const struct things *answered)
{
	FOR_EACH(struct thing, one, *answered) {
		const struct thing *t = one;
		while (t && t->kind != KIND_STEP && t->kind != KIND_STAGE)
			t = t->parent;
		if (t && t->kind == KIND_STEP)
			note_place(p, ((const struct step *)t)->stage, (const struct step *)t);
		else if (t)
			note_place(p, (const struct stage *)t, NULL);
	}
}

struct action_place action_place_in(const struct action *a, const struct journey *j)
{
	struct answered_place place = { 0 };
	note_answered(&place, &a->answers);
	note_answered(&place, &a->questions);
	bool is_settled = a->status == ACTION_DONE; /* in the plan is what is to be done */
	return is_settled || !place.in.stage || place.is_of_several || place.in.stage->journey != j ? (struct action_place){ 0 } : place.in;
}
