/* changes_feelings.c — what changed in what is felt: the two curves of each persona, one behind the other. */
#include "view/changes.h"

#include <math.h>

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

static void add_named(void *context, const struct thing *t)
{
	struct naming_in_feelings *n = context;
	const struct feeling *f = (const struct feeling *)t;
	for (size_t i = 0; t->kind == KIND_FEEL && i < f->by.len; i++) {
		const struct thing *person = n->is_old == n->is_of_old ? f->by.at[i] : n->is_old ? diff_old_of(n->v->d, f->by.at[i]) : diff_new_of(n->v->d, f->by.at[i]);
		things_note(n->v->l.arena, n->into, person);
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

/* Those who feel in a step what says nobody: who takes it. */
static const struct things *those_of(const struct step *step, const struct things *all)
{
	return step && all->len && step->by.len ? &step->by : all;
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
			add_people_of(v, people, &step->content, those_of(step, all), is_old);
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
	return p ? things_hold(by, &p->thing) : !by->len;
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
	into->moment = now.len && new ? new->moment : into->moment;
	for (size_t i = 0; i < now.len; i++)
		VEC_PUSH(v->l.arena, &into->feelings, now.at[i]);
	for (size_t i = 0; i < then.len; i++)
		if (same)
			((struct drawn_feeling *)now.at[i])->old = ((struct drawn_feeling *)then.at[i])->old;
		else
			VEC_PUSH(v->l.arena, &into->feelings, then.at[i]);
}

static void fill_step(struct changes_view *v, struct step *drawn, const struct change_column *c, const struct whose *w)
{
	drawn->content.feelings = (struct things){ 0 };
	drawn->content.moment = NULL;
	for (size_t i = 0; i < c->run || i < c->gone_run; i++) {
		const struct step *old = changes_step_at(c, true, i), *new = changes_step_at(c, false, i);
		struct whose here = *w;
		here.old_everybody = those_of(old, w->old_everybody);
		here.new_everybody = those_of(new, w->new_everybody);
		fill_content(v, &drawn->content, old ? &old->content : NULL, new ? &new->content : NULL, &here);
	}
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

static struct side_columns find_columns(struct changes_view *v, const struct journey *j, bool is_old)
{
	struct side_columns side = { arena_alloc(v->l.arena, (j->step_count + 1) * sizeof(size_t)), arena_alloc(v->l.arena, (j->stages.len + 1) * sizeof(size_t)) };
	for (size_t i = 0; i < j->step_count; i++)
		side.of_step[i] = SIZE_MAX;
	for (size_t i = 0; i < j->stages.len; i++)
		side.of_stage[i] = SIZE_MAX;
	for (size_t i = 0; i < v->columns.len; i++) {
		const struct step *step;
		for (size_t k = 0; (step = changes_step_at(&v->columns.at[i], is_old, k)); k++)
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
	struct curve_source s = { .column = column_of_place, .drawn_as = is_drawn_as, .words_by_stage = v->by_stage, .context = ARENA_NEW(v->l.arena, struct feelings_source) };
	s.who = arena_alloc(v->l.arena, 2 * sizeof *s.who);
	s.courses = arena_alloc(v->l.arena, 2 * sizeof *s.courses);
	if (w->has_new && v->j->new)
		add_course(v, &s, false, w->new);
	s.last_is_before = w->has_old && v->j->old;
	if (s.last_is_before)
		add_course(v, &s, true, w->old);
	return s;
}

static void fill_columns(struct changes_view *v, const struct whose *w)
{
	struct plan *p = v->l.plan;
	for (size_t i = 0; i < v->columns.len; i++) {
		struct step *drawn = (struct step *)p->columns.at[i].step;
		if (drawn)
			fill_step(v, drawn, &v->columns.at[i], w);
	}
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct merged_stage *m = &v->j->stages.at[i];
		struct stage *drawn = (struct stage *)p->stages.at[i].stage;
		drawn->content.feelings = (struct things){ 0 };
		drawn->content.moment = NULL;
		fill_content(v, &drawn->content, m->old ? &m->old->content : NULL, m->new ? &m->new->content : NULL, w);
	}
}

static struct str feelings_label(struct changes_view *v, const struct whose *w, bool several)
{
	struct str name = label(v->l.plan->locale, LABEL_lane_feelings);
	const struct persona *p = w->new ? w->new : w->old;
	return several && p ? layout_items(&v->l, (struct str[]){ name, thing_label(&p->thing) }, 2) : name;
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
