/* action.c — from pain points to opportunities and actions: owner, due date, result. */
#include "check/check.h"
#include "cjm/counts.h"

/* ---- pains and opportunities ---- */

static void add_unanswered(struct checking *c, const struct things *pains, struct things *found)
{
	FOR_EACH(struct pain, p, *pains)
		if (pain_is_ours(p) && !pain_is_answered(c->facts->answers, p))
			VEC_PUSH(c->arena, found, &p->thing);
}

void check_pain_without_opportunity(struct checking *c, const struct thing *t)
{
	struct things found = { 0 };
	(void)t;
	FOR_EACH(struct stage, stage, c->journey->stages) {
		add_unanswered(c, &stage->content.pains, &found);
		FOR_EACH(struct step, step, stage->steps)
			add_unanswered(c, &step->content.pains, &found);
	}
	report_lacking(c, &found, c->facts->count[KIND_PAIN], "%.*s has no opportunity or action", "no pain point of %.*s has an opportunity or action");
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
	report_lacking(c, &found, c->facts->opportunities.len, "%.*s has no action", "no opportunity of %.*s has an action");
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
	report_lacking(c, &found, c->facts->opportunities.len, "%.*s has no impact or effort score",
			"no opportunity of %.*s has an impact or effort score");
}

/* ---- actions ---- */

void check_action_without_owner(struct checking *c, const struct thing *t)
{
	const struct action *a = (const struct action *)t;
	if (action_is_under_way(a) && !a->owner)
		REPORT(c, t->word, "%.*s has no owner", STR_ARG(kind_phrase(c, t)));
}

void check_action_without_date(struct checking *c, const struct thing *t)
{
	const struct action *a = (const struct action *)t;
	if (action_is_under_way(a) && !a->due.year)
		REPORT(c, t->word, "%.*s has no due date", STR_ARG(kind_phrase(c, t)));
}

void check_action_overdue(struct checking *c, const struct thing *t)
{
	const struct action *a = (const struct action *)t;
	if (action_is_overdue(a, c->options->today))
		REPORT(c, t->word, "%.*s is overdue: it was due on %.*s (%.*s ago)", STR_ARG(kind_phrase(c, t)), STR_ARG(day_phrase(c, date_last_day(a->due))),
			STR_ARG(days_phrase(c, c->options->today - date_last_day(a->due))));
}

void check_decision_overdue(struct checking *c, const struct thing *t)
{
	const struct decision *d = (const struct decision *)t;
	if (decision_is_overdue(d, c->options->today))
		REPORT(c, t->word, "%.*s is overdue: it was due on %.*s (%.*s ago)", STR_ARG(kind_phrase(c, t)), STR_ARG(day_phrase(c, date_last_day(d->due))),
			STR_ARG(days_phrase(c, c->options->today - date_last_day(d->due))));
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
		REPORT(c, t->word, "completed action %.*s has no result and no new measurement", STR_ARG(thing_phrase(c, t)));
}

/* ---- what was learnt, what is needed ---- */

void check_insight_without_action(struct checking *c, const struct thing *t)
{
	const struct content *here = place_content(t);
	bool answers = ((const struct insight *)t)->questions.len > 0;
	bool is_used = answers || keys_has(&c->facts->answered, key_of(t)) || (here && (here->opportunities.len || here->actions.len));
	if (is_used)
		return;
	struct finding *f = REPORT(c, t->word, "%.*s leads to no opportunity or action", STR_ARG(kind_phrase(c, t)));
	if (!t->name.len)
		finding_set_hint(f, STR("name it (insight NAME \"…\") and refer to it in an opportunity or action: for NAME"));
	else
		finding_set_hint(f, str_fmt(&c->found->arena, "refer to it in an opportunity or action: for %.*s", STR_ARG(t->name)));
}

void check_resource_needed_unowned(struct checking *c, const struct thing *t)
{
	const struct resource *r = (const struct resource *)t;
	if (r->need && !r->have && !r->owner)
		REPORT(c, t->word, "needed resource %.*s has no owner", STR_ARG(thing_phrase(c, t)));
}

/* ---- promises and wishes ---- */

static bool any_acted_on(struct checking *c, const struct things *list)
{
	for (size_t i = 0; i < list->len; i++)
		if (keys_has(&c->facts->acted_on, key_of(list->at[i])) || keys_has(&c->facts->acted_through, key_of(list->at[i])))
			return true;
	return false;
}

/* An action is here, or is for a pain point here, or for an opportunity that addresses one. */
static bool is_acted_on(struct checking *c, const struct thing *place, const struct content *content)
{
	return keys_has(&c->facts->open_actions, key_of(place)) || any_acted_on(c, &content->pains);
}

void check_promise_without_action(struct checking *c, const struct thing *t)
{
	const struct promise *p = (const struct promise *)t;
	const struct stage *stage = place_stage(t);
	bool is_seen_to = is_acted_on(c, t->parent, place_content(t)) || is_acted_on(c, &stage->thing, &stage->content) ||
		any_acted_on(c, &place_content(t)->opportunities);
	if (p->delivered == DELIVERED_NO && !is_seen_to)
		REPORT(c, t->word, "%.*s is not kept and has no action", STR_ARG(kind_phrase(c, t)));
}

/* Of what names nothing, an opportunity beside the wish is for it; one of the whole journey, for a wish of the whole journey. */
static bool has_open_answer(struct checking *c, const struct thing *wish)
{
	if (wish->parent->kind != KIND_JOURNEY)
		return keys_has(&c->facts->open_offers, key_of(wish->parent)) || keys_has(&c->facts->open_offers, key_of(place_stage(wish)));
	FOR_EACH(struct opportunity, o, c->journey->opportunities)
		if (!o->answers.len)
			return true;
	return false;
}

void check_wish_unanswered(struct checking *c, const struct thing *t)
{
	if (keys_has(&c->facts->answered, key_of(t)) || has_open_answer(c, t))
		return;
	struct finding *f = REPORT(c, t->word, "%.*s has no opportunity", STR_ARG(kind_phrase(c, t)));
	if (t->name.len)
		finding_set_hint(f, str_fmt(&c->found->arena, "add an opportunity: opportunity \"…\" for %.*s", STR_ARG(t->name)));
}

/* ---- work that is for nothing ---- */

static bool is_worth_work(const struct content *c)
{
	bool any = c->pains.len || c->gains.len || c->wishes.len || c->insights.len || c->measures.len || c->keywords.len || c->because.len ||
		c->wait || c->moment;
	FOR_EACH(struct promise, p, c->promises)
		any |= p->delivered == DELIVERED_NO || p->delivered == DELIVERED_PARTLY;
	return any || place_lowest(c) < -1e-9;
}

static bool any_unanswered(struct checking *c, const struct things *list)
{
	for (size_t i = 0; i < list->len; i++)
		if (!keys_has(&c->facts->answered, key_of(list->at[i])))
			return true;
	return false;
}

static bool has_what_for(struct checking *c, const struct thing *work)
{
	const struct stage *stage = place_stage(work);
	if (!stage)
		return any_unanswered(c, &c->journey->wishes);
	bool any = is_worth_work(&stage->content) || stage->drop || stage->questions.len;
	FOR_EACH(struct step, step, stage->steps)
		any |= is_worth_work(&step->content);
	return any;
}

static void note_aimless(void *checking, const struct thing *t)
{
	struct checking *c = checking;
	const struct action *a = (const struct action *)t;
	bool is_aimless = (t->kind == KIND_OPPORTUNITY && !((const struct opportunity *)t)->answers.len) ||
		(t->kind == KIND_ACTION && action_is_under_way(a) && !a->answers.len && !a->questions.len && !a->effects.len);
	if (is_aimless && !has_what_for(c, t))
		REPORT(c, t->word, "%.*s addresses nothing in the map", STR_ARG(kind_phrase(c, t)));
}

/* Where no work says what it is for, the map is made so; where others do, one that does not may have lost it. */
void check_answers_nothing(struct checking *c, const struct thing *t)
{
	(void)t;
	if (c->facts->answered.len)
		journey_walk(c->journey, note_aimless, c);
}
