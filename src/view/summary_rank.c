/* summary_rank.c — what goes onto the slide, and in which order: the worst pain points, the best opportunities, the measures that matter to
 * the goal, the open actions. */
#include "view/summary.h"

#include "cjm/counts.h"
#include "cjm/scores.h"

#include <math.h>
#include <stdlib.h>

static void collect(void *summary, const struct thing *t)
{
	struct summary *s = summary;
	if (t->kind == KIND_PAIN)
		VEC_PUSH(s->l.arena, &s->pains, ((struct summary_item){ .thing = t, .order = s->pains.len }));
	else if (t->kind == KIND_OPPORTUNITY)
		VEC_PUSH(s->l.arena, &s->opportunities, ((struct summary_item){ .thing = t, .order = s->opportunities.len }));
	else if (t->kind == KIND_ACTION && ((const struct action *)t)->status != ACTION_DONE && ((const struct action *)t)->status != ACTION_DROPPED)
		VEC_PUSH(s->l.arena, &s->actions, ((struct summary_action){ .action = (const struct action *)t, .order = s->actions.len }));
	else if (t->kind == KIND_EVENT)
		VEC_PUSH(s->l.arena, &s->all_events, ((struct summary_event){ .event = (const struct dated *)t }));
	s->actions_closed += t->kind == KIND_ACTION;
}

static int by_order(size_t a, size_t b)
{
	return a < b ? -1 : a > b;
}

static int by_pain(const void *left, const void *right)
{
	const struct summary_item *a = left, *b = right;
	int order = pain_order((const struct pain *)a->thing, (const struct pain *)b->thing);
	return order ? order : by_order(a->order, b->order);
}

/* More for less effort first; what nobody rated stands behind. */
static int by_worth(const void *left, const void *right)
{
	const struct summary_item *a = left, *b = right;
	int order = opportunity_score_order((const struct opportunity *)a->thing, (const struct opportunity *)b->thing, SCORE_VALUE);
	return order ? order : by_order(a->order, b->order);
}

static int by_due(const void *left, const void *right)
{
	const struct summary_action *a = left, *b = right;
	struct date x = a->action->due, y = b->action->due;
	if (!x.year != !y.year)
		return x.year ? -1 : 1;
	long one = x.year ? date_last_day(x) : 0, other = y.year ? date_last_day(y) : 0;
	return one < other ? -1 : one > other ? 1 : by_order(a->order, b->order);
}

static int by_miss(const void *left, const void *right)
{
	const struct summary_measure *a = left, *b = right;
	if (a->is_of_goal != b->is_of_goal)
		return a->is_of_goal ? -1 : 1;
	return a->miss > b->miss ? -1 : a->miss < b->miss ? 1 : by_order(a->order, b->order);
}

static bool is_of_goal(const struct journey *j, const struct measure *m)
{
	FOR_EACH(struct goal, g, j->goals)
		if (g->metric && g->metric == m->metric)
			return true;
	return false;
}

static double miss_of(const struct measure *m)
{
	double target = measure_target_number(m), value = measure_value(m).number;
	int verdict = measure_verdict(m);
	if (!verdict)
		return -2;
	return verdict > 0 ? -1 : target == 0 ? 1e9 : fabs((value - target) / target);
}

static void collect_measures(struct summary *s)
{
	struct distinct_measures all = journey_measures(s->l.plan->journey, s->l.arena);
	for (size_t i = 0; i < all.list.len; i++) {
		const struct measure *m = all.list.at[i].measure;
		struct summary_measure row = { .measure = m, .order = i, .is_of_goal = is_of_goal(s->l.plan->journey, m), .miss = miss_of(m) };
		VEC_PUSH(s->l.arena, &s->measures, row);
	}
}

#define SORT(list, order) \
	do { \
		if ((list).len) \
			qsort((list).at, (list).len, sizeof *(list).at, order); \
	} while (0)

static void note_sources(void *context, const struct thing *t)
{
	struct things *all = ((void **)context)[0];
	const struct things *own = thing_sources(t);
	for (size_t i = 0; own && i < own->len; i++)
		things_note(((void **)context)[1], all, own->at[i]);
}

static size_t count_sources(struct summary *s)
{
	struct things all = { 0 };
	void *context[] = { &all, s->l.arena };
	journey_walk(s->l.plan->journey, note_sources, context);
	return all.len;
}

static void set_looks(struct summary *s)
{
	const struct journey *j = s->l.plan->journey;
	for (size_t i = 0; i < s->pains.len; i++) {
		struct summary_item *item = &s->pains.at[i];
		item->severity = (int)((const struct pain *)item->thing)->severity;
		item->is_strong = item->severity == LEVEL_HIGH;
		item->certainty = certainty_of(j, item->thing);
	}
	for (size_t i = 0; i < s->opportunities.len; i++) {
		struct summary_item *item = &s->opportunities.at[i];
		const struct opportunity *o = (const struct opportunity *)item->thing;
		item->is_strong = o->impact == LEVEL_HIGH && o->effort == LEVEL_LOW;
		item->pill = item->is_strong ? label(s->l.plan->locale, LABEL_quick_win) : (struct str){ 0 };
		item->certainty = certainty_of(j, item->thing);
	}
}

void summary_collect(struct summary *s)
{
	journey_walk(s->l.plan->journey, collect, s);
	collect_measures(s);
	s->actions_closed -= s->actions.len;
	s->sources = count_sources(s);
	SORT(s->pains, by_pain);
	SORT(s->opportunities, by_worth);
	SORT(s->measures, by_miss);
	SORT(s->actions, by_due);
	set_looks(s);
}
