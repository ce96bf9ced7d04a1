/* maturity.c — the five levels of maturity, told from facts of the file: no map; maps by single teams; maps across teams with
 * shared metrics; maps with operational data, reviewed on a rhythm, with customers taking part; maps as an instrument of
 * innovation across the whole ecosystem, with predicted expectations. */
#include "cjm/maturity.h"

#include "cjm/coverage.h"
#include "cjm/units.h"

static const double HALF = 0.5, MOST = 0.75; /* of all cells */

struct maturity_facts {
	long today, stale_before; /* days; nothing is stale where no day is known */
	bool has_step, has_feeling, has_target, has_operations, has_experience, has_result, has_prediction;
	size_t quotes, sourced_quotes;
	size_t team_count;
	bool has_partner;
	struct arena arena;
	struct things teams;
};

static void note_team(struct maturity_facts *f, const struct team *t)
{
	if (!t || !things_note(&f->arena, &f->teams, &t->thing))
		return;
	f->has_partner |= t->kind == TEAM_PARTNER;
	f->team_count += t->kind != TEAM_PARTNER;
}

static void note_teams(struct maturity_facts *f, const struct things *teams)
{
	for (size_t i = 0; i < teams->len; i++)
		note_team(f, (const struct team *)teams->at[i]);
}

static void note_content(struct maturity_facts *f, const struct content *c)
{
	note_team(f, c->owner);
	FOR_EACH(struct touch, touch, c->touches)
		FOR_EACH(struct touchpoint, t, touch->touchpoints)
			note_team(f, t->owner);
}

/* Measured by somebody, on a day that isn't long ago, from more than a handful. */
static bool is_sound(const struct maturity_facts *f, const struct measure *m)
{
	struct value n = measure_count(m);
	struct date taken = measure_taken(m);
	bool is_measured = m->metric && !m->later && measure_value(m).given && thing_sources(&m->thing)->len;
	return is_measured && n.given && n.number >= ANSWERS_LEAST && taken.year && date_last_day(taken) >= f->stale_before;
}

static void note_measure(struct maturity_facts *f, const struct measure *m)
{
	if (!is_sound(f, m))
		return;
	f->has_target |= measure_target(m).given;
	f->has_operations |= m->metric->kind == METRIC_OPERATIONAL;
	f->has_experience |= m->metric->kind == METRIC_EXPERIENCE;
}

static void note_thing(void *context, const struct thing *t)
{
	struct maturity_facts *f = context;
	f->has_prediction |= t->basis.predicted;
	switch (t->kind) {
	case KIND_STAGE: note_content(f, &((const struct stage *)t)->content); break;
	case KIND_STEP:
		f->has_step = true;
		note_content(f, &((const struct step *)t)->content);
		break;
	case KIND_FEEL: f->has_feeling = true; break;
	case KIND_QUOTE:
		f->quotes++;
		f->sourced_quotes += t->basis.sources.len > 0;
		break;
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

/* With a measure, a value to reach, and a day that is still to come. */
static bool has_measurable_goal(const struct maturity_facts *f, const struct journey *j)
{
	FOR_EACH(struct goal, g, j->goals) {
		struct date by = g->due.year || !g->metric ? g->due : g->metric->due;
		if (g->metric && (g->to.given || g->metric->target.given) && by.year && date_last_day(by) >= f->today)
			return true;
	}
	return false;
}

static bool is_reviewed_in_time(const struct maturity_facts *f, const struct journey *j)
{
	return j->reviewed.year && j->review_every.given && date_last_day(date_after(j->reviewed, j->review_every)) >= f->today;
}

static bool has_dated_validation(const struct journey *j)
{
	FOR_EACH(struct dated, v, j->validations)
		if (v->date.year)
			return true;
	return false;
}

static bool is_covered(const struct coverage *c, double least)
{
	return c->total && (double)c->covered >= least * (double)c->total;
}

static struct maturity_facts facts_of(const struct journey *j, struct date today)
{
	struct date day = today.year ? today : j->reviewed;
	struct maturity_facts f = { .today = day.year ? date_last_day(day) : 0 };
	f.stale_before = day.year ? f.today - journey_stale_days(j) : 0;
	note_team(&f, j->owner);
	note_teams(&f, &j->stakeholders);
	journey_walk(j, note_thing, &f);
	return f;
}

enum claim {
#define MATURITY(id, level) CLAIM_##id,
#include "map/maturity.def"
	CLAIM_COUNT
};
_Static_assert((int)CLAIM_COUNT == (int)MATURITY_CLAIMS, "maturity.h says how many claims there are");

int maturity_claim_level(int claim)
{
	static const int LEVELS[] = {
#define MATURITY(id, level) level,
#include "map/maturity.def"
	};
	return LEVELS[claim];
}

struct maturity maturity_of(const struct journey *j, struct maturity_given given)
{
	struct maturity_facts f = facts_of(j, given.today);
	struct coverage coverage = coverage_count(j, &f.arena);
	struct maturity maturity = { .level = MATURITY_LEVELS, .holds = {
		[CLAIM_steps] = f.has_step,
		[CLAIM_feelings] = f.has_feeling,
		[CLAIM_owner] = j->owner != NULL,
		[CLAIM_teams] = f.team_count >= 2,
		[CLAIM_target] = f.has_target,
		[CLAIM_goal] = has_measurable_goal(&f, j),
		[CLAIM_half] = is_covered(&coverage, HALF),
		[CLAIM_errors] = given.errors == 0,
		[CLAIM_operations] = f.has_operations,
		[CLAIM_experience] = f.has_experience,
		[CLAIM_rhythm] = is_reviewed_in_time(&f, j),
		[CLAIM_customers] = has_dated_validation(j),
		[CLAIM_quotes] = f.quotes && f.quotes == f.sourced_quotes,
		[CLAIM_most] = is_covered(&coverage, MOST),
		[CLAIM_partners] = f.has_partner,
		[CLAIM_results] = f.has_result,
		[CLAIM_predictions] = f.has_prediction,
	} };
	for (int i = 0; i < MATURITY_CLAIMS; i++) {
		int level = maturity_claim_level(i);
		if (!maturity.holds[i] && level - 1 < maturity.level)
			maturity.level = level - 1;
	}
	arena_finish(&f.arena);
	return maturity;
}
