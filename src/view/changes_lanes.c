/* changes_lanes.c — what changed, in lanes: the two curves of each persona, and a card for every other change under the step
 * or stage that it belongs to. */
#include "view/changes.h"

#include <math.h>
#include <stdlib.h>

/* ---- feelings ---- */

struct whose { /* a persona in both maps; both NULL where feelings name none */
	const struct persona *old, *new;
	bool has_old, has_new;
	const struct things *old_everybody, *new_everybody;
};

struct people {
	VEC(struct whose) list;
	const struct things *old_everybody, *new_everybody;
};

struct naming_in_feelings { /* who is named in any feeling of a journey */
	struct changes_view *v;
	struct things *into;
	bool is_old, is_of_old; /* the side that is asked for; the journey that is walked */
};

static void add_person(struct changes_view *v, struct things *into, const struct thing *person)
{
	for (size_t i = 0; i < into->len; i++)
		if (into->at[i] == person)
			return;
	VEC_PUSH(v->l.arena, into, (struct thing *)person);
}

static void add_named(void *context, const struct thing *t)
{
	struct naming_in_feelings *n = context;
	const struct feeling *f = (const struct feeling *)t;
	for (size_t i = 0; t->kind == KIND_FEEL && i < f->by.len; i++) {
		const struct thing *person = n->is_old == n->is_of_old ? f->by.at[i] : n->is_old ? diff_old_of(n->v->d, f->by.at[i]) : diff_new_of(n->v->d, f->by.at[i]);
		if (person)
			add_person(n->v, n->into, person);
	}
}

static void note_whose(void *found, const struct thing *t)
{
	*(bool *)found |= t->kind == KIND_FEEL && ((const struct feeling *)t)->by.len > 0;
}

/* Where any feeling of either map says whose it is, one that doesn't is everybody's, so that what all felt stands before what each
 * one feels: the journey's personas, or else those who are named anywhere. */
static const struct things *everybody_of(struct changes_view *v, bool is_old)
{
	const struct journey *old = v->j->old, *new = v->j->new, *j = is_old ? old : new;
	struct things *all = ARENA_NEW(v->l.arena, struct things);
	bool found = false;
	if (old)
		journey_walk(old, note_whose, &found);
	if (new)
		journey_walk(new, note_whose, &found);
	if (!found || !j)
		return all;
	if (j->personas.len)
		return &j->personas;
	if (new)
		journey_walk(new, add_named, &(struct naming_in_feelings){ v, all, is_old, false });
	if (old)
		journey_walk(old, add_named, &(struct naming_in_feelings){ v, all, is_old, true });
	return all;
}

static void add_persona(struct changes_view *v, struct people *people, const struct persona *p, bool is_old)
{
	const struct persona *partner = !p ? NULL : (const struct persona *)(is_old ? diff_new_of(v->d, &p->thing) : diff_old_of(v->d, &p->thing));
	for (size_t i = 0; i < people->list.len; i++) {
		struct whose *w = &people->list.at[i];
		if (is_old ? (w->has_old && w->old == p) || (w->has_new && !w->has_old && w->new == partner && (partner || !p))
			: (w->has_new && w->new == p) || (w->has_old && !w->has_new && w->old == partner && (partner || !p))) {
			if (is_old)
				w->old = p, w->has_old = true;
			else
				w->new = p, w->has_new = true;
			return;
		}
	}
	struct whose w = { is_old ? p : NULL, is_old ? NULL : p, is_old, !is_old, people->old_everybody, people->new_everybody };
	VEC_PUSH(v->l.arena, &people->list, w);
}

static void add_people_of(struct changes_view *v, struct people *people, const struct content *c, const struct things *all, bool is_old)
{
	FOR_EACH(struct feeling, f, c->feelings) {
		const struct things *by = f->by.len ? &f->by : all;
		if (!by->len)
			add_persona(v, people, NULL, is_old);
		for (size_t i = 0; i < by->len; i++)
			add_persona(v, people, (const struct persona *)by->at[i], is_old);
	}
}

static void add_people(struct changes_view *v, struct people *people, const struct journey *j, bool is_old)
{
	const struct things *all = is_old ? people->old_everybody : people->new_everybody;
	for (size_t i = 0; j && i < j->stages.len; i++) {
		const struct stage *stage = (const struct stage *)j->stages.at[i];
		add_people_of(v, people, &stage->content, all, is_old);
		FOR_EACH(struct step, step, stage->steps)
			add_people_of(v, people, &step->content, all, is_old);
	}
}

/* Where each map has one curve only, it is the same one, whosoever's. */
static void join_only_two(struct people *people)
{
	struct whose *w = people->list.at;
	if (people->list.len != 2 || !w[0].has_new || w[0].has_old || !w[1].has_old || w[1].has_new)
		return;
	w[0].old = w[1].old;
	w[0].has_old = true;
	people->list.len = 1;
}

/* What one map says of nobody in particular, and the other one of each, is each one's. */
static void share_with_each(struct people *people, bool is_old)
{
	struct whose *shared = NULL;
	size_t len = 0;
	for (size_t i = 0; i < people->list.len; i++) {
		struct whose *w = &people->list.at[i];
		if (is_old ? w->has_old && !w->old && !w->has_new : w->has_new && !w->new && !w->has_old)
			shared = w;
	}
	bool is_taken = false;
	for (size_t i = 0; shared && i < people->list.len; i++) {
		struct whose *w = &people->list.at[i];
		if (is_old ? w->new && !w->has_old : w->old && !w->has_new)
			is_taken = w->has_old = w->has_new = true;
	}
	for (size_t i = 0; i < people->list.len; i++)
		if (!is_taken || &people->list.at[i] != shared)
			people->list.at[len++] = people->list.at[i];
	people->list.len = len;
}

static struct people find_people(struct changes_view *v)
{
	struct people people = { .old_everybody = everybody_of(v, true), .new_everybody = everybody_of(v, false) };
	add_people(v, &people, v->j->new, false);
	add_people(v, &people, v->j->old, true);
	join_only_two(&people);
	share_with_each(&people, true);
	share_with_each(&people, false);
	return people;
}

static bool is_by(const struct feeling *f, const struct persona *p, const struct things *all)
{
	const struct things *by = f->by.len ? &f->by : all;
	for (size_t i = 0; i < by->len; i++)
		if (by->at[i] == (const struct thing *)p)
			return true;
	return !p && !by->len;
}

static bool same_level(const struct feeling *a, const struct feeling *b)
{
	if (!a || !b || !a->is_placed || !b->is_placed)
		return a == b || (a && b && a->is_placed == b->is_placed && str_is_same(a->thing.text, b->thing.text));
	return fabs(a->level - b->level) < 1e-9;
}

static bool feels_the_same(const struct feeling *a, const struct feeling *b)
{
	return same_level(a, b) && same_level(a->and, b->and) && same_level(a->to, b->to) && same_level(a->or, b->or);
}

struct drawn_feeling { /* what is drawn as felt before or after */
	struct feeling feeling;
	const struct feeling *old, *new; /* what it is in the maps: both where nothing changed */
};

/* What an old map says has its place there, each part of a feeling by itself. */
static struct feeling *part_of_before(struct changes_view *v, const struct feeling *part)
{
	struct feeling *copy = part ? ARENA_NEW(v->l.arena, struct feeling) : NULL;
	if (copy) {
		*copy = *part;
		copy->thing.span = changes_span(v, NULL, &part->thing);
	}
	return copy;
}

static void place_before(struct changes_view *v, struct feeling *f)
{
	f->thing.span = changes_span(v, NULL, &f->thing);
	f->and = part_of_before(v, f->and);
	f->to = part_of_before(v, f->to);
	f->or = part_of_before(v, f->or);
}

/* What this persona feels there, and nothing else, as one of the two who are drawn. */
static struct things feelings_by(struct changes_view *v, const struct content *c, const struct persona *p, const struct things *all, struct persona *as)
{
	struct things list = { 0 };
	if (!c)
		return list;
	FOR_EACH(struct feeling, f, c->feelings) {
		if (!is_by(f, p, all))
			continue;
		struct drawn_feeling *copy = ARENA_NEW(v->l.arena, struct drawn_feeling);
		copy->feeling = *f;
		if (as == &v->before)
			place_before(v, &copy->feeling);
		*(as == &v->before ? &copy->old : &copy->new) = f;
		copy->feeling.by = (struct things){ 0 };
		VEC_PUSH(v->l.arena, &copy->feeling.by, &as->thing);
		VEC_PUSH(v->l.arena, &list, &copy->feeling.thing);
	}
	return list;
}

static bool lists_feel_the_same(const struct things *old, const struct things *new)
{
	for (size_t i = 0; i < old->len && old->len == new->len; i++)
		if (!feels_the_same((const struct feeling *)old->at[i], (const struct feeling *)new->at[i]))
			return false;
	return old->len && old->len == new->len;
}

/* Puts both maps' feelings into one step or stage of the drawing; what is the same is drawn once. */
static void fill_content(struct changes_view *v, struct content *into, const struct content *old, const struct content *new, const struct whose *w)
{
	struct things then = w->has_old ? feelings_by(v, old, w->old, w->old_everybody, &v->before) : (struct things){ 0 };
	struct things now = w->has_new ? feelings_by(v, new, w->new, w->new_everybody, &v->after) : (struct things){ 0 };
	bool same = lists_feel_the_same(&then, &now);
	into->moment = now.len && new ? new->moment : NULL;
	into->feelings = now;
	for (size_t i = 0; i < then.len; i++)
		if (same)
			((struct drawn_feeling *)now.at[i])->old = ((struct drawn_feeling *)then.at[i])->old;
		else
			VEC_PUSH(v->l.arena, &into->feelings, then.at[i]);
}

/* Where the steps and stages of one of the maps are drawn. */
struct side_columns {
	size_t *of_step, *of_stage;
};

struct feelings_source {
	struct side_columns sides[2]; /* by the course */
};

static size_t column_of_place(void *context, size_t course, const struct thing *place)
{
	const struct side_columns *side = &((const struct feelings_source *)context)->sides[course];
	return place->kind == KIND_STEP ? side->of_step[((const struct step *)place)->index] : side->of_stage[((const struct stage *)place)->index];
}

static bool is_drawn_as(void *context, const struct feeling *felt, const struct feeling *drawn)
{
	const struct drawn_feeling *d = (const struct drawn_feeling *)drawn;
	(void)context;
	return d->old == felt || d->new == felt;
}

static const struct step *step_of_column(const struct change_column *c, bool is_old)
{
	if (is_old)
		return c->gone ? c->gone->old : c->here && !c->here->is_moved ? c->here->old : NULL;
	return c->here ? c->here->new : NULL;
}

static struct side_columns find_columns(struct changes_view *v, const struct journey *j, bool is_old)
{
	struct side_columns side = { arena_alloc(v->l.arena, (j->step_count + 1) * sizeof(size_t)), arena_alloc(v->l.arena, (j->stages.len + 1) * sizeof(size_t)) };
	for (size_t i = 0; i < j->step_count; i++)
		side.of_step[i] = SIZE_MAX;
	for (size_t i = 0; i < j->stages.len; i++)
		side.of_stage[i] = SIZE_MAX;
	for (size_t i = 0; i < v->columns.len; i++) {
		const struct step *step = step_of_column(&v->columns.at[i], is_old);
		if (step)
			side.of_step[step->index] = i;
	}
	for (size_t i = 0; i < v->j->stages.len; i++) {
		const struct stage *stage = is_old ? v->j->stages.at[i].old : v->j->stages.at[i].new;
		if (stage)
			side.of_stage[stage->index] = middle_column(&v->l.plan->stages.at[i]);
	}
	return side;
}

static void add_course(struct changes_view *v, struct curve_source *s, bool is_old, const struct persona *who)
{
	const struct journey *j = is_old ? v->j->old : v->j->new;
	struct course *course = ARENA_NEW(v->l.arena, struct course);
	struct feelings_source *sides = s->context;
	*course = course_of(j, who, v->l.arena);
	sides->sides[s->count] = find_columns(v, j, is_old);
	s->who[s->count] = is_old ? &v->before : &v->after;
	s->courses[s->count++] = course;
}

static struct curve_source curves_of_both(struct changes_view *v, const struct whose *w)
{
	struct curve_source s = { .column = column_of_place, .drawn_as = is_drawn_as, .context = ARENA_NEW(v->l.arena, struct feelings_source) };
	s.who = arena_alloc(v->l.arena, 2 * sizeof *s.who);
	s.courses = arena_alloc(v->l.arena, 2 * sizeof *s.courses);
	if (w->has_new && v->j->new)
		add_course(v, &s, false, w->new);
	if (w->has_old && v->j->old)
		add_course(v, &s, true, w->old);
	return s;
}

static void fill_columns(struct changes_view *v, const struct whose *w)
{
	struct plan *p = v->l.plan;
	for (size_t i = 0; i < v->columns.len; i++) {
		const struct step *old = step_of_column(&v->columns.at[i], true), *new = step_of_column(&v->columns.at[i], false);
		struct step *drawn = (struct step *)p->columns.at[i].step;
		if (drawn)
			fill_content(v, &drawn->content, old ? &old->content : NULL, new ? &new->content : NULL, w);
	}
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct merged_stage *m = &v->j->stages.at[i];
		struct stage *drawn = (struct stage *)p->stages.at[i].stage;
		fill_content(v, &drawn->content, m->old ? &m->old->content : NULL, m->new ? &m->new->content : NULL, w);
	}
}

static struct str feelings_label(struct changes_view *v, const struct whose *w, bool several)
{
	struct str name = label(v->l.plan->locale, LABEL_lane_feelings);
	const struct persona *p = w->new ? w->new : w->old;
	return several && p ? str_fmt(v->l.arena, "%.*s · %.*s", STR_ARG(name), STR_ARG(thing_label(&p->thing))) : name;
}

/* The new feelings are what is read: the words of the old ones make room. */
static void let_old_yield(const struct changes_view *v, struct curves *curves)
{
	curves->are_compared = true;
	for (size_t i = 0; i < curves->list.len; i++)
		curves->list.at[i].yields = curves->list.at[i].persona == &v->before;
}

void changes_add_feelings(struct changes_view *v)
{
	struct people people = find_people(v);
	v->before.thing.kind = v->after.thing.kind = KIND_PERSONA;
	v->before.thing.text = label(v->l.plan->locale, LABEL_diff_before);
	v->after.thing.text = label(v->l.plan->locale, LABEL_diff_after);
	for (size_t i = 0; i < people.list.len; i++) {
		struct swimlane lane = { .id = LANE_FEELINGS };
		fill_columns(v, &people.list.at[i]);
		curves_collect_from(&v->l, &lane, curves_of_both(v, &people.list.at[i]));
		if (!lane.curves)
			continue;
		let_old_yield(v, lane.curves);
		changes_push_lane(v, &lane, "feelings", feelings_label(v, &people.list.at[i], people.list.len > 1));
		v->has_feelings = true;
	}
}

/* ---- the other changes ---- */

enum { LANES_MOST = 10 };

static const struct change_lane {
	const char *class;
	enum label label;
	enum card_style style;
	enum statement_kind kinds[4];
} LANES[] = {
	{ "touchpoints", LABEL_lane_touchpoints, CARD_TOUCHPOINT, { KIND_AT, KIND_NONE } },
	{ "pains", LABEL_lane_pains, CARD_PAIN, { KIND_PAIN, KIND_NO, KIND_NONE } },
	{ "gains", LABEL_lane_gains, CARD_GAIN, { KIND_GAIN, KIND_NONE } },
	{ "opportunities", LABEL_lane_opportunities, CARD_OPPORTUNITY, { KIND_OPPORTUNITY, KIND_NONE } },
	{ "measures", LABEL_lane_measures, CARD_NOTE, { KIND_MEASURE, KIND_NONE } },
	{ "promises", LABEL_lane_promises, CARD_NOTE, { KIND_PROMISE, KIND_NONE } },
	{ "thoughts", LABEL_lane_thoughts, CARD_NOTE, { KIND_THINK, KIND_QUOTE, KIND_NONE } },
	{ "actions", LABEL_lane_plan, CARD_PLAN, { KIND_ACTION, KIND_DECISION, KIND_NONE } },
	{ "other", LABEL_diff_other, CARD_NOTE, { KIND_NONE } },
	{ "declared", LABEL_diff_declared, CARD_NOTE, { KIND_NONE } },
};
enum { LANE_ROWS = sizeof LANES / sizeof *LANES, ROW_DECLARED = LANE_ROWS - 1, ROW_OTHER = LANE_ROWS - 2 };

/* What stands in another thing is said on that one's card. */
static bool is_nested(const struct change *c)
{
	return c->about && c->about != c->new && c->about != c->old;
}

static size_t lane_of(const struct changes_view *v, const struct change *c)
{
	const struct thing *t = c->new ? c->new : c->old;
	enum statement_kind kind = is_nested(c) ? c->about->kind : c->kind;
	bool of_other = c->kind == KIND_NO && ((const struct nothing *)t)->dimension != DIMENSION_PAIN;
	if (!v->d->groups.at[c->group].journey)
		return ROW_DECLARED;
	for (size_t i = 0; i < LANE_ROWS && !of_other; i++)
		for (int k = 0; LANES[i].kinds[k] != KIND_NONE; k++)
			if (LANES[i].kinds[k] == kind)
				return i;
	return ROW_OTHER;
}

struct placed_change { /* a change and where its card goes */
	const struct change *change;
	size_t lane, stage, column; /* stage: plan.stages.len for the journey's own; column: columns.len for the stage's own */
};

struct places { /* where things of both maps are drawn */
	size_t *of_new_step, *of_old_step, *of_new_stage, *of_old_stage;
};

static size_t *room_for(struct changes_view *v, size_t count)
{
	return arena_alloc(v->l.arena, (count + 1) * sizeof(size_t));
}

static struct places find_places(struct changes_view *v)
{
	const struct journey *old = v->j->old, *new = v->j->new;
	struct places p = {
		room_for(v, new ? new->step_count : 0), room_for(v, old ? old->step_count : 0), room_for(v, new ? new->stages.len : 0), room_for(v, old ? old->stages.len : 0),
	};
	for (size_t i = 0; i < v->columns.len; i++) {
		const struct change_column *c = &v->columns.at[i];
		if (c->here)
			p.of_new_step[c->here->new->index] = i;
		if (c->gone)
			p.of_old_step[c->gone->old->index] = i;
	}
	for (size_t i = 0; i < v->j->stages.len; i++) {
		const struct merged_stage *m = &v->j->stages.at[i];
		if (m->new)
			p.of_new_stage[m->new->index] = i;
		else
			p.of_old_stage[m->old->index] = i;
	}
	return p;
}

/* The group of a thing that is gone names the old one. */
static bool is_of(const struct journey *j, const struct thing *t)
{
	if (!j)
		return false;
	if (t->kind == KIND_STEP)
		return ((const struct step *)t)->stage->journey == j;
	return ((const struct stage *)t)->journey == j;
}

static struct placed_change place_of_change(struct changes_view *v, const struct places *p, const struct change *c)
{
	const struct diff_group *g = &v->d->groups.at[c->group];
	struct placed_change at = { c, lane_of(v, c), v->l.plan->stages.len, v->columns.len };
	if (g->stage) {
		size_t index = ((const struct stage *)g->stage)->index;
		at.stage = is_of(v->j->new, g->stage) ? p->of_new_stage[index] : p->of_old_stage[index];
	}
	if (g->step) {
		size_t index = ((const struct step *)g->step)->index;
		at.column = is_of(v->j->new, g->step) ? p->of_new_step[index] : p->of_old_step[index];
	}
	return at;
}

static int by_place(const void *a, const void *b)
{
	const struct placed_change *x = a, *y = b;
	if (x->lane != y->lane)
		return x->lane < y->lane ? -1 : 1;
	if (x->stage != y->stage)
		return x->stage < y->stage ? -1 : 1;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	return (x->change > y->change) - (x->change < y->change);
}

/* Several changes of one thing stand on one card. */
static bool goes_on_about(const struct change *before, const struct change *c)
{
	return c->group == before->group && c->about && c->about == before->about && c->subject.len;
}

static void add_more(struct changes_view *v, struct change_card *card, const struct change *c)
{
	card_add(&v->l, &card->card, ROLE_TAG, c->detail);
	card->title = str_fmt(v->l.arena, "%.*s; %.*s", STR_ARG(card->title), STR_ARG(c->sentence));
	card->better = card->better && c->better && card->better != c->better ? 0 : card->better ? card->better : c->better;
}

/* A card shows the thing: one that lost a property is not gone, one that was given a reason is not new. */
static enum change_sign sign_on_card(const struct change *c)
{
	bool is_partly = c->subject.len && c->kind != KIND_AT && (c->property || is_nested(c));
	return is_partly && c->sign != CHANGE_MOVED ? CHANGE_CHANGED : c->sign;
}

/* Where a lane holds many kinds of things, or usually others, a card says what it is about; so it does in the strip. */
static struct str words_on_card(const struct change *c, const struct change_lane *lane, bool of_journey)
{
	enum statement_kind kind = c->about ? c->about->kind : c->kind;
	bool is_understood = c->kind == KIND_NO || c->kind == KIND_AT || (kind == lane->kinds[0] && !of_journey);
	return !c->subject.len ? c->sentence : is_understood || !c->named.len ? c->subject : c->named;
}

static void add_change(struct changes_view *v, struct swimlane *lane, const struct placed_change *at)
{
	static const char *const WORDS[CHANGE_SIGNS] = { "added", "removed", "changed", "moved" };
	const struct change *c = at->change;
	struct plan *p = v->l.plan;
	bool of_journey = at->stage == p->stages.len, of_stage = at->column == v->columns.len;
	size_t first = of_journey ? 0 : of_stage ? p->stages.at[at->stage].first_column : at->column;
	size_t last = of_journey ? p->columns.len - 1 : of_stage ? p->stages.at[at->stage].last_column : at->column;
	struct change_card *before = lane->cards.len ? (struct change_card *)lane->cards.at[lane->cards.len - 1] : NULL;
	if (before && before->change && goes_on_about(before->change, c)) {
		add_more(v, before, c);
		return;
	}
	struct change_card *card = changes_add_card(v, lane, c->kind == KIND_NO ? CARD_NOTE : LANES[at->lane].style, first, last);
	card->change = c;
	card->card.of_stage = of_stage;
	card->card.of_journey = of_journey;
	card->has_sign = true;
	card->sign = sign_on_card(c);
	card->better = c->better;
	card->is_struck = card->sign == CHANGE_REMOVED && !c->property;
	card->class = str_fmt(v->l.arena, "%s %s", c->kind == KIND_FILE ? "map" : kind_word(c->about && is_nested(c) ? c->about->kind : c->kind), WORDS[card->sign]);
	card->title = c->sentence;
	card->card.span = changes_span(v, c->new, c->old);
	card->card.certainty = c->about ? certainty_of(thing_journey(c->about), c->about) : CERTAINTY_UNSAID;
	card_add(&v->l, &card->card, ROLE_BODY, words_on_card(c, &LANES[at->lane], of_journey));
	if (c->subject.len)
		card_add(&v->l, &card->card, ROLE_TAG, c->detail);
}

/* What stands outside the journeys belongs to each of them. */
static bool is_shown(const struct changes_view *v, const struct change *c)
{
	const struct diff_journey *j = v->d->groups.at[c->group].journey;
	return (!j || j == v->j) && !c->is_written_elsewhere && !changes_is_structural(c);
}

void changes_add_lanes(struct changes_view *v)
{
	struct places places = find_places(v);
	VEC(struct placed_change) list = { 0 };
	for (size_t i = 0; i < v->d->changes.len; i++)
		if (is_shown(v, &v->d->changes.at[i]))
			VEC_PUSH(v->l.arena, &list, place_of_change(v, &places, &v->d->changes.at[i]));
	if (list.len)
		qsort(list.at, list.len, sizeof *list.at, by_place);
	size_t next = 0;
	struct swimlane strip = { .of_journey = true };
	for (size_t row = 0; row < LANE_ROWS; row++) {
		struct swimlane lane = { 0 };
		for (; next < list.len && list.at[next].lane == row; next++)
			add_change(v, list.at[next].stage == v->l.plan->stages.len ? &strip : &lane, &list.at[next]);
		changes_push_lane(v, &lane, LANES[row].class, label(v->l.plan->locale, LANES[row].label));
	}
	changes_push_lane(v, &strip, "journey", label(v->l.plan->locale, LABEL_lane_journey));
}
