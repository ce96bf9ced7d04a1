/* coverage.c — which stage has what. */
#include "cjm/coverage.h"

#include <math.h>

static void note_source(void *seen, const struct thing *t)
{
	*(bool *)seen |= thing_is_sourced(t);
}

static bool has_source(const struct stage *stage)
{
	bool seen = false;
	thing_walk(&stage->thing, note_source, &seen);
	return seen;
}

static bool has_owner(const struct content *c)
{
	if (c->owner)
		return true;
	FOR_EACH(struct touch, touch, c->touches)
		FOR_EACH(struct touchpoint, t, touch->touchpoints)
			if (t->owner)
				return true;
	return false;
}

static bool content_has(const struct content *c, enum coverage_dimension d)
{
	switch (d) {
	case COVER_TOUCHPOINT: return c->touches.len > 0;
	case COVER_FEELING: return c->feelings.len > 0;
	case COVER_THOUGHT: return c->thoughts.len > 0 || c->quotes.len > 0;
	case COVER_PAIN: return c->pains.len > 0;
	case COVER_OPPORTUNITY: return c->opportunities.len > 0;
	case COVER_METRIC: return c->measures.len > 0;
	case COVER_OWNER: return has_owner(c);
	default: return false;
	}
}

/* `no quote` speaks of the same cell as `no thought`. */
static bool speaks_of(const struct nothing *none, enum coverage_dimension d)
{
	static const enum dimension MEANT[COVER_COUNT] = {
		DIMENSION_STEP, DIMENSION_TOUCHPOINT, DIMENSION_FEELING, DIMENSION_THOUGHT, DIMENSION_PAIN, DIMENSION_OPPORTUNITY, DIMENSION_METRIC,
		DIMENSION_OWNER, DIMENSION_SOURCE,
	};
	return none->dimension == MEANT[d] || (d == COVER_THOUGHT && none->dimension == DIMENSION_QUOTE);
}

static const struct thing *stated_none(const struct content *c, enum coverage_dimension d)
{
	FOR_EACH(struct nothing, none, c->nones)
		if (speaks_of(none, d))
			return &none->thing;
	return NULL;
}

const struct thing *stage_stated_none(const struct stage *stage, enum coverage_dimension d)
{
	const struct thing *none = stated_none(&stage->content, d);
	for (size_t i = 0; i < stage->steps.len && !none; i++)
		none = stated_none(&((const struct step *)stage->steps.at[i])->content, d);
	return none;
}

bool stage_covers(const struct stage *stage, enum coverage_dimension d)
{
	if ((d == COVER_STEP && stage->steps.len) || (d == COVER_SOURCE && has_source(stage)))
		return true;
	if (content_has(&stage->content, d) || stage_stated_none(stage, d))
		return true;
	FOR_EACH(struct step, step, stage->steps)
		if (content_has(&step->content, d))
			return true;
	return false;
}

/* ---- observed or assumed ---- */

bool coverage_is_of_world(enum coverage_dimension d)
{
	return d == COVER_FEELING || d == COVER_THOUGHT || d == COVER_PAIN || d == COVER_METRIC;
}

static bool any_sourced(const struct things *list)
{
	for (size_t i = 0; i < list->len; i++)
		if (thing_is_sourced(list->at[i]))
			return true;
	return false;
}

static bool none_is_sourced(const struct content *c, enum coverage_dimension d)
{
	FOR_EACH(struct nothing, none, c->nones)
		if (speaks_of(none, d) && thing_is_sourced(&none->thing))
			return true;
	return false;
}

static bool content_observes(const struct content *c, enum coverage_dimension d)
{
	switch (d) {
	case COVER_FEELING: return any_sourced(&c->feelings) || none_is_sourced(c, d);
	case COVER_THOUGHT: return any_sourced(&c->thoughts) || any_sourced(&c->quotes) || none_is_sourced(c, d);
	case COVER_PAIN: return any_sourced(&c->pains) || none_is_sourced(c, d);
	case COVER_METRIC: return any_sourced(&c->measures) || none_is_sourced(c, d);
	default: return false;
	}
}

bool stage_observes(const struct stage *stage, enum coverage_dimension d)
{
	if (!coverage_is_of_world(d))
		return false;
	if (content_observes(&stage->content, d))
		return true;
	FOR_EACH(struct step, step, stage->steps)
		if (content_observes(&step->content, d))
			return true;
	return false;
}

static void count_known(struct coverage *c, const struct stage *stage, enum coverage_dimension d, bool is_covered)
{
	bool is_observed = stage_observes(stage, d);
	c->observable++;
	c->observed += is_observed;
	c->observed_by[d] += is_observed;
	c->assumed += !is_observed && is_covered;
}

struct coverage coverage_count(const struct journey *j, struct arena *a)
{
	struct coverage c = { .stage_count = j->stages.len, .total = j->stages.len * COVER_COUNT };
	FOR_EACH(struct stage, stage, j->stages)
		for (int d = 0; d < COVER_COUNT; d++) {
			bool is_covered = stage_covers(stage, (enum coverage_dimension)d);
			if (coverage_is_of_world((enum coverage_dimension)d))
				count_known(&c, stage, (enum coverage_dimension)d, is_covered);
			if (is_covered) {
				c.covered++;
				c.by_dimension[d]++;
			} else {
				struct coverage_gap gap = { stage, (enum coverage_dimension)d };
				VEC_PUSH(a, &c.gaps, gap);
			}
		}
	return c;
}

static void note_requirement(void *asks, const struct thing *t)
{
	*(bool *)asks |= t->kind == KIND_REQUIRE && str_is(t->name, "coverage");
}

bool coverage_is_shown(const struct journey *j)
{
	bool asks = j->state != STATE_FUTURE;
	journey_walk(j, note_requirement, &asks);
	return asks;
}

double coverage_percent(size_t covered, size_t total)
{
	if (!total)
		return NAN;
	size_t nearest = (covered * 200 + total) / (2 * total);
	bool is_part = covered && covered < total;
	return (double)(is_part && nearest < 1 ? 1 : is_part && nearest > 99 ? 99 : nearest);
}

const char *coverage_word(enum coverage_dimension dimension)
{
	static const char *const WORDS[] = { "step", "touchpoint", "feeling", "thought", "pain", "opportunity", "metric", "owner", "source" };
	return WORDS[dimension];
}

int coverage_dimension_named(struct str word)
{
	for (int d = 0; d < COVER_COUNT; d++)
		if (str_is(word, coverage_word((enum coverage_dimension)d)))
			return d;
	return -1;
}

bool coverage_has_part(struct str word)
{
	return choice_find(CHOICES_table, word) || coverage_dimension_named(word) >= 0 || choice_find(CHOICES_dimension, word);
}
