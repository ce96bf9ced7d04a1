/* digest.c — what a journey comes down to. */
#include "cjm/digest.h"

#include "cjm/counts.h"
#include "cjm/scores.h"
#include "cjm/units.h"

#include <math.h>
#include <stdlib.h>

/* ---- what there is ---- */

struct digest_gathering {
	struct arena *arena;
	struct digest *digest;
	struct things sources, decided;
};

static struct things *list_for(struct digest_gathering *g, const struct thing *t)
{
	switch (t->kind) {
	case KIND_PAIN: return &g->digest->pains;
	case KIND_OPPORTUNITY: return &g->digest->opportunities;
	case KIND_EVENT: return &g->digest->events;
	case KIND_DECISION: return decision_is_open((const struct decision *)t) ? &g->digest->decisions : &g->decided;
	case KIND_RESOURCE: return ((const struct resource *)t)->need ? &g->digest->needs : NULL;
	case KIND_ACTION: return action_is_open((const struct action *)t) ? &g->digest->actions : NULL;
	default: return NULL;
	}
}

static void note_insight(struct digest *d, const struct insight *i)
{
	d->insights++;
	if (!d->insight && d->question && things_hold(&i->questions, &d->question->thing))
		d->insight = i;
}

static void gather(void *context, const struct thing *t)
{
	struct digest_gathering *g = context;
	const struct things *sources = thing_sources(t);
	struct things *list = list_for(g, t);
	if (list)
		VEC_PUSH(g->arena, list, (struct thing *)t);
	else
		g->digest->closed += t->kind == KIND_ACTION;
	if (t->kind == KIND_INSIGHT)
		note_insight(g->digest, (const struct insight *)t);
	for (size_t i = 0; sources && i < sources->len; i++)
		things_note(g->arena, &g->sources, sources->at[i]);
}

static const struct question *answered_question(const struct journey *j)
{
	FOR_EACH(struct question, q, j->questions)
		if (q->answer)
			return q;
	return NULL;
}

/* ---- in which order ---- */

struct ranked { const struct thing *thing; size_t order; };

static int by_order(size_t a, size_t b)
{
	return a < b ? -1 : a > b;
}

static int by_pain(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;
	int order = pain_order((const struct pain *)a->thing, (const struct pain *)b->thing);
	return order ? order : by_order(a->order, b->order);
}

/* More for less effort first; what nobody rated stands behind. */
static int by_worth(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;
	int order = opportunity_score_order((const struct opportunity *)a->thing, (const struct opportunity *)b->thing, SCORE_VALUE);
	return order ? order : by_order(a->order, b->order);
}

static int by_due(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;
	struct date x = ((const struct action *)a->thing)->due, y = ((const struct action *)b->thing)->due;
	if (!x.year != !y.year)
		return x.year ? -1 : 1;
	long one = x.year ? date_last_day(x) : 0, other = y.year ? date_last_day(y) : 0;
	return one < other ? -1 : one > other ? 1 : by_order(a->order, b->order);
}

static void sort(struct things *list, int (*order)(const void *left, const void *right), struct arena *a)
{
	struct ranked *ranked = arena_alloc(a, (list->len + 1) * sizeof *ranked);
	for (size_t i = 0; i < list->len; i++)
		ranked[i] = (struct ranked){ list->at[i], i };
	qsort(ranked, list->len, sizeof *ranked, order);
	for (size_t i = 0; i < list->len; i++)
		list->at[i] = (struct thing *)ranked[i].thing;
}

/* ---- measures ---- */

static int by_miss(const void *left, const void *right)
{
	const struct digest_measure *a = left, *b = right;
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

static void gather_measures(struct digest *d, const struct journey *j, struct arena *a)
{
	struct distinct_measures all = journey_measures(j, a);
	for (size_t i = 0; i < all.list.len; i++) {
		const struct measure *m = all.list.at[i].measure;
		VEC_PUSH(a, &d->measures, ((struct digest_measure){ m, i, is_of_goal(j, m), miss_of(m) }));
	}
	if (d->measures.len)
		qsort(d->measures.at, d->measures.len, sizeof *d->measures.at, by_miss);
}

/* ---- what it costs ---- */

static struct value cost_of(const struct digest *d, struct arena *a)
{
	struct value *costs = arena_alloc(a, (d->needs.len + d->actions.len + 1) * sizeof *costs);
	size_t count = 0;
	FOR_EACH(struct resource, r, d->needs)
		costs[count++] = r->cost;
	FOR_EACH(struct action, action, d->actions)
		costs[count++] = action->cost;
	return values_sum(costs, count, a);
}

struct digest digest_of(const struct journey *j, struct arena *a)
{
	struct digest d = {
		.question = answered_question(j), .why = j->whys.len ? j->whys.at[0] : NULL, .goal = j->goals.len ? (const struct goal *)j->goals.at[0] : NULL,
	};
	struct digest_gathering g = { .arena = a, .digest = &d };
	journey_walk(j, gather, &g);
	for (size_t i = 0; i < g.decided.len; i++)
		VEC_PUSH(a, &d.decisions, g.decided.at[i]);
	d.sources = g.sources.len;
	sort(&d.pains, by_pain, a);
	sort(&d.opportunities, by_worth, a);
	sort(&d.actions, by_due, a);
	gather_measures(&d, j, a);
	d.cost = cost_of(&d, a);
	return d;
}

bool digest_ranks_pains(const struct digest *d)
{
	const struct pain *first = d->pains.len ? (const struct pain *)d->pains.at[0] : NULL;
	return first && pain_is_rated(first);
}

bool digest_ranks_opportunities(const struct digest *d)
{
	const struct opportunity *first = d->opportunities.len ? (const struct opportunity *)d->opportunities.at[0] : NULL;
	return first && (first->impact || !isnan(opportunity_score(first, SCORE_ULWICK)) || !isnan(opportunity_score(first, SCORE_RICE)));
}
