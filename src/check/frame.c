/* frame.c — the problem, owner, persona, state and reviews of a map. */
#include "check/check.h"
#include "cjm/units.h"

#define JOURNEY(t) ((const struct journey *)(t))

void check_no_problem(struct checking *c, const struct thing *t)
{
	if (!JOURNEY(t)->whys.len)
		REPORT(c, t->word, "%.*s has no problem statement", STR_ARG(kind_phrase(c, t)));
}

void check_goal_not_measurable(struct checking *c, const struct thing *t)
{
	const struct goal *g = (const struct goal *)t;
	bool has_target = g->to.given || (g->metric && g->metric->target.given);
	bool has_date = g->due.year || (g->metric && g->metric->due.year);
	static const char *const LACKS[] = { /* 1 for the metric, 2 for the target, 4 for the date */
		NULL, "%.*s has no metric", "%.*s has no target", "%.*s has no metric and no target",
		"%.*s has no date", "%.*s has no metric and no date", "%.*s has no target and no date", "%.*s cannot be measured: it has no metric, target or date",
	};
	int lacks = (g->metric ? 0 : 1) + (has_target ? 0 : 2) + (has_date ? 0 : 4);
	if (lacks)
		REPORT(c, t->word, LACKS[lacks], STR_ARG(kind_phrase(c, t)));
}

void check_no_state(struct checking *c, const struct thing *t)
{
	if (JOURNEY(t)->state == STATE_NONE)
		REPORT(c, t->word, "%.*s has no state: current or future", STR_ARG(kind_phrase(c, t)));
}

void check_no_owner(struct checking *c, const struct thing *t)
{
	if (!JOURNEY(t)->owner)
		REPORT(c, t->word, "%.*s has no owner", STR_ARG(kind_phrase(c, t)));
}

/* ---- reviews ---- */

void check_review_overdue(struct checking *c, const struct thing *t)
{
	const struct journey *j = JOURNEY(t);
	if (!j->reviewed.year || !j->review_every.given || j->status == STATUS_ARCHIVED)
		return;
	struct date next = date_after(j->reviewed, j->review_every);
	long due = next.year ? date_last_day(next) : c->options->today;
	if (c->options->today <= due)
		return;
	REPORT(c, t->word, "the review of %.*s is overdue: it was due on %.*s (%.*s ago)", STR_ARG(kind_phrase(c, t)), STR_ARG(day_phrase(c, due)),
		STR_ARG(days_phrase(c, c->options->today - due)));
}

void check_never_reviewed(struct checking *c, const struct thing *t)
{
	const struct journey *j = JOURNEY(t);
	if (!j->reviewed.year)
		REPORT(c, t->word, "%.*s has no review date", STR_ARG(kind_phrase(c, t)));
}

void check_question_unanswered(struct checking *c, const struct thing *t)
{
	const struct question *q = (const struct question *)t;
	if (!q->answer && !keys_has(&c->facts->questions, key_of(t)))
		REPORT(c, t->word, "%.*s has no answer", STR_ARG(kind_phrase(c, t)));
}

/* ---- who, from where, and seen by whom ---- */

void check_no_persona(struct checking *c, const struct thing *t)
{
	const struct journey *j = JOURNEY(t);
	if (j->personas.len || j->segments.len)
		return;
	struct finding *f = REPORT(c, t->word, "%.*s has no persona or segment", STR_ARG(kind_phrase(c, t)));
	if (c->map->personas.len == 1 && c->map->personas.at[0]->name.len)
		finding_set_hint(f, str_fmt(&c->found->arena, "add the persona: persona %.*s", STR_ARG(c->map->personas.at[0]->name)));
}

void check_future_without_current(struct checking *c, const struct thing *t)
{
	const struct journey *j = JOURNEY(t);
	if (j->state == STATE_FUTURE && !j->follows)
		REPORT(c, t->word, "%.*s is a future map but does not name the current map it is based on", STR_ARG(kind_phrase(c, t)));
}

void check_not_tested(struct checking *c, const struct thing *t)
{
	if (!JOURNEY(t)->tests.len)
		REPORT(c, t->word, "%.*s has not been tested: no walkthrough is recorded", STR_ARG(kind_phrase(c, t)));
}

void check_not_validated(struct checking *c, const struct thing *t)
{
	const struct journey *j = JOURNEY(t);
	if (j->state == STATE_FUTURE && !j->validations.len)
		REPORT(c, t->word, "%.*s has not been validated with customers", STR_ARG(kind_phrase(c, t)));
}
