/* coverage.c — which stage has what. */
#include "cjm/coverage.h"

static void note_source(void *seen, const struct thing *t)
{
	*(bool *)seen |= basis_is_observed(&t->basis);
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
static bool said_to_be_none(const struct content *c, enum coverage_dimension d)
{
	static const enum dimension MEANT[COVER_COUNT] = {
		DIMENSION_STEP, DIMENSION_TOUCHPOINT, DIMENSION_FEELING, DIMENSION_THOUGHT, DIMENSION_PAIN, DIMENSION_OPPORTUNITY, DIMENSION_METRIC,
		DIMENSION_OWNER, DIMENSION_SOURCE,
	};
	FOR_EACH(struct nothing, none, c->nones)
		if (none->dimension == MEANT[d] || (d == COVER_THOUGHT && none->dimension == DIMENSION_QUOTE))
			return true;
	return false;
}

bool stage_covers(const struct stage *stage, enum coverage_dimension d)
{
	if ((d == COVER_STEP && stage->steps.len) || (d == COVER_SOURCE && has_source(stage)))
		return true;
	if (content_has(&stage->content, d) || said_to_be_none(&stage->content, d))
		return true;
	FOR_EACH(struct step, step, stage->steps)
		if (content_has(&step->content, d) || said_to_be_none(&step->content, d))
			return true;
	return false;
}

struct coverage coverage_count(const struct journey *j, struct arena *a)
{
	struct coverage c = { .stage_count = j->stages.len, .total = j->stages.len * COVER_COUNT };
	FOR_EACH(struct stage, stage, j->stages)
		for (int d = 0; d < COVER_COUNT; d++) {
			if (stage_covers(stage, (enum coverage_dimension)d)) {
				c.covered++;
				c.by_dimension[d]++;
			} else {
				struct coverage_gap gap = { stage, (enum coverage_dimension)d };
				VEC_PUSH(a, &c.gaps, gap);
			}
		}
	return c;
}

double coverage_percent(size_t covered, size_t total)
{
	size_t nearest = total ? (covered * 200 + total) / (2 * total) : 100;
	bool is_part = covered && covered < total;
	return (double)(is_part && nearest < 1 ? 1 : is_part && nearest > 99 ? 99 : nearest);
}

const char *coverage_word(enum coverage_dimension dimension)
{
	static const char *const WORDS[] = { "step", "touchpoint", "feeling", "thought", "pain", "opportunity", "metric", "owner", "source" };
	return WORDS[dimension];
}
