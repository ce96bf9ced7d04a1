/* action.c — from what hurts to what is done, by whom, by when, and what it changed. */
#include "check/check.h"

/* ---- pains and opportunities ---- */

/* Answered by name; or by an opportunity of the same step, or of its stage, that names nothing; or said to have no answer. */
static bool is_answered(struct checking *c, const struct pain *p)
{
	const struct thing *place = p->thing.parent;
	const struct stage *stage = place_stage(place);
	const struct content *content = place_content(place);
	return keys_has(&c->facts->answered, key_of(p)) || keys_has(&c->facts->open_offers, key_of(place)) ||
		keys_has(&c->facts->open_offers, key_of(stage)) || place_says_no(content, DIMENSION_OPPORTUNITY) ||
		place_says_no(&stage->content, DIMENSION_OPPORTUNITY);
}

static void add_unanswered(struct checking *c, const struct things *pains, struct things *found)
{
	FOR_EACH(struct pain, p, *pains)
		if (!is_answered(c, p))
			VEC_PUSH(c->arena, found, &p->thing);
}

void check_pain_without_opportunity(struct checking *c, const struct thing *t)
{
	struct things found = { 0 };
	(void)t;
	FOR_EACH(struct stage, stage, c->journey->stages) {
		add_unanswered(c, &stage->content.pains, &found);
		FOR_EACH(struct step, step, stage->steps)
			if (!step->off_brand)
				add_unanswered(c, &step->content.pains, &found);
	}
	tell_lacking(c, &found, c->facts->count[KIND_PAIN], "nothing answers %.*s", "nothing answers the pains of %.*s: no opportunity is for any of them");
}

static bool is_taken_up(struct checking *c, const struct opportunity *o)
{
	if (keys_has(&c->facts->acted_on, key_of(o)))
		return true;
	for (size_t i = 0; i < o->answers.len; i++)
		if (keys_has(&c->facts->acted_on, key_of(o->answers.at[i])))
			return true;
	return keys_has(&c->facts->open_actions, key_of(o->thing.parent));
}

static struct things opportunities_that(struct checking *c, bool (*lacks)(struct checking *c, const struct opportunity *o))
{
	struct things found = { 0 };
	FOR_EACH(struct opportunity, o, c->facts->opportunities)
		if (lacks(c, o))
			VEC_PUSH(c->arena, &found, &o->thing);
	return found;
}

static bool is_left(struct checking *c, const struct opportunity *o)
{
	return !is_taken_up(c, o);
}

void check_opportunity_without_action(struct checking *c, const struct thing *t)
{
	struct things found = opportunities_that(c, is_left);
	(void)t;
	if (!c->facts->is_sketch)
		tell_lacking(c, &found, c->facts->opportunities.len, "no action takes up %.*s", "no action takes up any opportunity of %.*s");
}

static bool is_unscored(struct checking *c, const struct opportunity *o)
{
	(void)c;
	return !o->impact && !o->effort && !o->reach.given && !o->confidence.given && !o->importance.given && !o->satisfaction.given;
}

void check_opportunity_unscored(struct checking *c, const struct thing *t)
{
	struct things found = opportunities_that(c, is_unscored);
	(void)t;
	if (!c->facts->is_sketch)
		tell_lacking(c, &found, c->facts->opportunities.len, "nobody says what %.*s would change and what it costs",
			"nobody says what the opportunities of %.*s would change and what they cost");
}

/* ---- actions ---- */

static bool is_under_way(const struct action *a)
{
	return a->status != ACTION_IDEA && a->status != ACTION_DONE && a->status != ACTION_DROPPED;
}

void check_action_without_owner(struct checking *c, const struct thing *t)
{
	const struct action *a = (const struct action *)t;
	if (is_under_way(a) && !a->owner)
		REPORT(c, t->word, "nobody is to do %.*s", STR_ARG(say_thing(c, t)));
}

void check_action_without_date(struct checking *c, const struct thing *t)
{
	const struct action *a = (const struct action *)t;
	if (is_under_way(a) && !a->due.year)
		REPORT(c, t->word, "%.*s has no date", STR_ARG(say_thing(c, t)));
}

void check_action_overdue(struct checking *c, const struct thing *t)
{
	const struct action *a = (const struct action *)t;
	if (is_under_way(a) && a->due.year && date_last_day(a->due) < c->options->today)
		REPORT(c, t->word, "%.*s was due on %.*s, %d days ago", STR_ARG(say_thing(c, t)), STR_ARG(say_day(c, date_last_day(a->due))),
			(int)(c->options->today - date_last_day(a->due)));
}

/* One of the metrics that it was to change was taken after it was due. */
static bool is_remeasured(const struct checking *c, const struct action *a)
{
	FOR_EACH(struct effect, e, a->effects)
		if (a->due.year && keys_get(&c->facts->taken, key_of(e->metric)) > date_last_day(a->due))
			return true;
	return false;
}

void check_done_not_remeasured(struct checking *c, const struct thing *t)
{
	const struct action *a = (const struct action *)t;
	if (a->status == ACTION_DONE && !a->result.len && !is_remeasured(c, a))
		REPORT(c, t->word, "%.*s is done, and nobody says what it changed", STR_ARG(say_thing(c, t)));
}

/* ---- what was learnt, what is needed ---- */

void check_insight_without_action(struct checking *c, const struct thing *t)
{
	const struct content *here = place_content(t);
	bool answers = ((const struct insight *)t)->questions.len > 0;
	bool is_used = answers || keys_has(&c->facts->answered, key_of(t)) || (here && (here->opportunities.len || here->actions.len));
	if (is_used || c->facts->is_sketch)
		return;
	struct finding *f = REPORT(c, t->word, "nothing is done with the insight %.*s", STR_ARG(say_thing(c, t)));
	if (!t->name.len)
		tell_hint(f, STR("give it a name, and let an opportunity or an action build on it: insight NAME \"…\", then for NAME"));
	else
		tell_hint(f, str_fmt(&c->sources->arena, "let an opportunity or an action build on it: for %.*s", STR_ARG(t->name)));
}

void check_resource_needed_unowned(struct checking *c, const struct thing *t)
{
	const struct resource *r = (const struct resource *)t;
	if (r->need && !r->have && !r->owner)
		REPORT(c, t->word, "%.*s is needed, and nobody is to get it", STR_ARG(say_thing(c, t)));
}
