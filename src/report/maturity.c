/* maturity.c — the five levels of maturity, told from facts of the file: no map; maps by single teams; maps across teams with
 * shared metrics; maps with operational data, reviewed on a rhythm, with customers taking part; maps as an instrument of
 * innovation across the whole ecosystem, with predicted expectations. */
#include "cjm/report.h"

struct facts {
	bool has_step, has_feeling, has_target, has_operations, has_result, has_prediction;
	size_t team_count;
	bool has_partner;
	struct arena arena;
	struct things teams;
};

static void note_team(struct facts *f, const struct team *t)
{
	for (size_t i = 0; t && i < f->teams.len; i++)
		if (f->teams.at[i] == &t->thing)
			return;
	if (!t)
		return;
	VEC_PUSH(&f->arena, &f->teams, (struct thing *)&t->thing);
	f->has_partner |= t->kind == TEAM_PARTNER;
	f->team_count += t->kind != TEAM_PARTNER;
}

static void note_teams(struct facts *f, const struct things *teams)
{
	for (size_t i = 0; i < teams->len; i++)
		note_team(f, (const struct team *)teams->at[i]);
}

static void note_content(struct facts *f, const struct content *c)
{
	note_team(f, c->owner);
	FOR_EACH(struct touch, touch, c->touches)
		FOR_EACH(struct touchpoint, t, touch->touchpoints)
			note_team(f, t->owner);
}

static void note_measure(struct facts *f, const struct measure *m)
{
	bool is_observed = basis_is_observed(&m->thing.basis) || (m->metric && basis_is_observed(&m->metric->thing.basis));
	if (!measure_value(m).given)
		return;
	f->has_target |= measure_target(m).given;
	f->has_operations |= m->metric && m->metric->kind == METRIC_OPERATIONAL && is_observed;
}

static void note(void *context, const struct thing *t)
{
	struct facts *f = context;
	f->has_prediction |= t->basis.predicted;
	switch (t->kind) {
	case KIND_STAGE: note_content(f, &((const struct stage *)t)->content); break;
	case KIND_STEP:
		f->has_step = true;
		note_content(f, &((const struct step *)t)->content);
		break;
	case KIND_FEEL: f->has_feeling = true; break;
	case KIND_FRONT: case KIND_BACK: case KIND_SUPPORT: note_teams(f, &((const struct work *)t)->by); break;
	case KIND_PAIN: note_team(f, ((const struct pain *)t)->owner); break;
	case KIND_OPPORTUNITY: note_team(f, ((const struct opportunity *)t)->owner); break;
	case KIND_ACTION: {
		const struct action *a = (const struct action *)t;
		note_team(f, a->owner);
		f->has_result |= a->status == ACTION_DONE && a->result.len;
		break;
	}
	case KIND_MEASURE: note_measure(f, (const struct measure *)t); break;
	default: break;
	}
}

static bool has_measurable_goal(const struct journey *j)
{
	FOR_EACH(struct goal, g, j->goals)
		if (g->metric && g->to.given && g->by.year)
			return true;
	return false;
}

enum claim {
#define MATURITY(id, level) CLAIM_##id,
#include "report/maturity.def"
	CLAIM_COUNT
};
_Static_assert((int)CLAIM_COUNT == (int)MATURITY_CLAIMS, "report.h says how many claims there are");

struct maturity maturity_of(const struct map *m, const struct journey *j)
{
	static const int LEVELS[] = {
#define MATURITY(id, level) level,
#include "report/maturity.def"
	};
	struct facts f = { 0 };
	struct maturity maturity = { .level = MATURITY_LEVELS };
	(void)m;
	note_team(&f, j->owner);
	note_teams(&f, &j->stakeholders);
	journey_walk(j, note, &f);
	const bool holds[] = {
		[CLAIM_steps] = f.has_step,
		[CLAIM_feelings] = f.has_feeling,
		[CLAIM_owner] = j->owner != NULL,
		[CLAIM_teams] = f.team_count >= 2,
		[CLAIM_target] = f.has_target,
		[CLAIM_goal] = has_measurable_goal(j),
		[CLAIM_operations] = f.has_operations,
		[CLAIM_rhythm] = j->reviewed.year && j->review_every.given,
		[CLAIM_customers] = j->validations.len > 0,
		[CLAIM_partners] = f.has_partner,
		[CLAIM_results] = f.has_result,
		[CLAIM_predictions] = f.has_prediction,
	};
	for (int i = 0; i < CLAIM_COUNT; i++) {
		maturity.holds[i] = holds[i];
		if (!holds[i] && LEVELS[i] - 1 < maturity.level)
			maturity.level = LEVELS[i] - 1;
	}
	arena_finish(&f.arena);
	return maturity;
}
