/* unsaid.c — drop-offs, waits, exits and endings without a reason or a matching emotion. */
#include "check/check.h"

#include "cjm/units.h"

#include <math.h>

#define A_TENTH 10.0
#define CLEARLY 0.45 /* of a feeling: ±1 on a scale from -2 to 2 */

/* ---- drop-off ---- */

/* The most that one fork of the stage loses. */
static double lost_at_forks(const struct facts *f, const struct stage *stage)
{
	long most = 0;
	FOR_EACH(struct step, step, stage->steps) {
		long lost = keys_get(&f->lost, key_of(step));
		most = lost > most ? lost : most;
	}
	return (double)most / LOST_PARTS;
}

static bool feelings_have_reason(const struct content *c)
{
	bool any = false;
	FOR_EACH(struct feeling, f, c->feelings)
		any |= f->because.len || (f->and && f->and->because.len) || (f->to && f->to->because.len);
	return any;
}

static bool has_reason(const struct content *c)
{
	return feelings_have_reason(c) || c->because.len || c->pains.len || c->insights.len || place_states_none(c, DIMENSION_PAIN);
}

static bool stage_has_reason(const struct stage *stage)
{
	bool any = has_reason(&stage->content) || stage->questions.len;
	FOR_EACH(struct step, step, stage->steps)
		any |= has_reason(&step->content) || step->answers.len;
	return any;
}

void check_drop_without_cause(struct checking *c, const struct thing *t)
{
	const struct stage *stage = (const struct stage *)t;
	/* Both may count the same customers, so they are not added. */
	double dropped = stage->drop ? stage->drop->value.number : 0, left = lost_at_forks(c->facts, stage), lost = fmax(dropped, left);
	if (lost >= A_TENTH && !stage_has_reason(stage))
		REPORT(c, stage->drop && dropped >= left ? stage->drop->thing.word : t->word, "%.*s loses %.*s%% of customers but has no pain point or reason",
			STR_ARG(kind_phrase(c, t)), STR_ARG(number_phrase(c, lost, 1)));
}

/* ---- waits ---- */

#define LONG_WAIT 28.0 /* days */

static void report_wait(struct checking *c, const struct thing *place, const struct content *content)
{
	bool is_long = content->wait && value_days(content->wait->value).high >= LONG_WAIT;
	bool is_explained = content->gains.len || content->because.len || feelings_have_reason(content) || place_states_none(content, DIMENSION_PAIN) || !content->feelings.len;
	if (!is_long || is_explained || place_lowest(content) < -1e-9)
		return;
	const struct feeling *f = (const struct feeling *)content->feelings.at[0];
	if (isnan(f->level))
		return;
	REPORT(c, content->wait->thing.word, "%.*s has a wait of %.*s but no negative emotion: %.*s",
		STR_ARG(kind_phrase(c, place)), STR_ARG(time_phrase(c, content->wait->value)), STR_ARG(feeling_phrase(c, f->level)));
}

void check_wait_without_feeling(struct checking *c, const struct thing *t)
{
	(void)t;
	if (c->journey->state == STATE_FUTURE)
		return;
	FOR_EACH(struct stage, stage, c->journey->stages) {
		report_wait(c, &stage->thing, &stage->content);
		FOR_EACH(struct step, step, stage->steps)
			report_wait(c, &step->thing, &step->content);
	}
}

/* ---- ways out ---- */

static void report_glad_exit(struct checking *c, const struct branch *out)
{
	const struct step *exit = out->end;
	if (!exit || !exit->content.feelings.len || !(place_lowest(&exit->content) >= CLEARLY))
		return;
	const struct feeling *f = (const struct feeling *)exit->content.feelings.at[0];
	if (isnan(f->level))
		return;
	if (isnan(out->share))
		REPORT(c, f->thing.span, "exit %.*s has a positive emotion: %.*s", STR_ARG(thing_phrase(c, &exit->thing)), STR_ARG(feeling_phrase(c, f->level)));
	else
		REPORT(c, f->thing.span, "exit %.*s (%.*s%%) has a positive emotion: %.*s", STR_ARG(thing_phrase(c, &exit->thing)), STR_ARG(number_phrase(c, out->share, 1)),
			STR_ARG(feeling_phrase(c, f->level)));
}

void check_exit_feels_good(struct checking *c, const struct thing *t)
{
	struct keys reported = { .arena = c->arena };
	(void)t;
	for (size_t i = 0; i < c->facts->paths.branches.len; i++) {
		const struct branch *b = &c->facts->paths.branches.at[i];
		if (b->kind != BRANCH_OUT || keys_has(&reported, key_of(b->end)))
			continue;
		keys_add(&reported, key_of(b->end));
		report_glad_exit(c, b);
	}
}

/* ---- the end ---- */

#define AWFUL (-0.74) /* the last quarter: -2 on a scale from -2 to 2 */

/* Of a feeling that ends well, the part that doesn't: a second one at the same time, or one if something happens. */
static const struct feeling *awful_part(const struct feeling *f)
{
	const struct feeling *parts[] = { f->or, f->to ? NULL : f->and, f->to || !f->and ? NULL : f };
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i] && parts[i]->level < AWFUL)
			return parts[i];
	return NULL;
}

/* The goal there: of the last step or its stage, else of the persona. */
static struct str goal_at(const struct course *course, const struct stage *stage)
{
	const struct content *last = place_content(course->end->place);
	const struct journey *j = stage->journey;
	const struct persona *who = course->who ? course->who : j->personas.len ? (const struct persona *)j->personas.at[0] : NULL;
	const struct things *goals = last->goals.len ? &last->goals : stage->content.goals.len ? &stage->content.goals : who ? &who->goals : NULL;
	return goals && goals->len ? goals->at[0]->text : (struct str){ 0 };
}

static bool is_seen_to(const struct content *c)
{
	return c->opportunities.len || c->actions.len || c->pains.len;
}

static void report_awful_ending(struct checking *c, const struct course *course)
{
	const struct feeling *f = course->end->feeling, *awful = awful_part(f);
	const struct stage *stage = place_stage(course->end->place);
	struct str goal = goal_at(course, stage);
	if (!awful || !(feeling_finish(f) >= -1e-9) || !goal.len || is_seen_to(place_content(course->end->place)) || is_seen_to(&stage->content))
		return;
	struct str level = feeling_phrase(c, awful->level);
	if (awful == f->or && f->or->if_text.len)
		REPORT(c, awful->thing.span, "%.*s ends very badly for some customers (%.*s, if %.*s): goal %.*s is not reached", STR_ARG(kind_phrase(c, &c->journey->thing)), STR_ARG(level), STR_ARG(text_phrase(c, f->or->if_text)),
			STR_ARG(text_phrase(c, goal)));
	else
		REPORT(c, awful->thing.span, "%.*s ends very badly for some customers (%.*s): goal %.*s is not reached", STR_ARG(kind_phrase(c, &c->journey->thing)), STR_ARG(level), STR_ARG(text_phrase(c, goal)));
}

void check_ending_against_goal(struct checking *c, const struct thing *t)
{
	(void)t;
	for (size_t i = 0; i < c->facts->courses.len; i++)
		if (c->facts->courses.at[i].end)
			report_awful_ending(c, &c->facts->courses.at[i]);
}

/* ---- pains ---- */

enum { STAGES_LEAST = 3 };

void check_no_pain(struct checking *c, const struct thing *t)
{
	bool is_written = c->facts->count[KIND_PAIN] > 0;
	FOR_EACH(struct stage, stage, c->journey->stages)
		is_written |= stage_states_none(stage, DIMENSION_PAIN);
	if (!is_written && c->journey->state != STATE_FUTURE && c->journey->stages.len >= STAGES_LEAST)
		REPORT(c, t->word, "%.*s has no pain point", STR_ARG(kind_phrase(c, t)));
}
