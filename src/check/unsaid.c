/* unsaid.c — figures and feelings that ask for a reason, or for another look, and find none. */
#include "check/check.h"

#define A_TENTH 10.0
#define CLEARLY 0.45 /* of a feeling: ±1 on a scale from -2 to 2 */

/* ---- people lost ---- */

/* The share of those at one of its forks who leave there; the drop of the stage, which may be the same people. */
static double lost_at_forks(const struct stage *stage)
{
	double most = 0;
	FOR_EACH(struct step, step, stage->steps) {
		double leaving = 0;
		FOR_EACH(struct way, way, step->nexts)
			leaving += way->step && way->step->exit && !way->when.len && way->share.given ? way->share.number : 0;
		most = leaving > most ? leaving : most;
	}
	return most;
}

static bool has_reason(const struct content *c)
{
	bool of_feeling = false;
	FOR_EACH(struct feeling, f, c->feelings)
		of_feeling |= f->because.len > 0 || (f->and && f->and->because.len);
	return of_feeling || c->because.len || c->pains.len || c->insights.len || place_says_no(c, DIMENSION_PAIN);
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
	double dropped = stage->drop.given ? stage->drop.number : 0, left = lost_at_forks(stage), lost = dropped > left ? dropped : left;
	if (lost >= A_TENTH && !stage_has_reason(stage))
		REPORT(c, dropped >= left ? span_of_text(c, t, stage->drop.written) : t->word, "%.*s%% are lost in %.*s, and nothing says why", STR_ARG(say_number(c, lost, 1)),
			STR_ARG(say_thing(c, t)));
}

/* ---- waits ---- */

#define LONG_WAIT 28.0 /* days */

static void tell_wait(struct checking *c, const struct thing *place, const struct content *content)
{
	bool is_long = content->wait.given && content->wait.number * unit_days(content->wait.unit) >= LONG_WAIT;
	bool is_told = content->gains.len || content->because.len || place_says_no(content, DIMENSION_PAIN) || !content->feelings.len;
	if (!is_long || is_told || place_lowest(content) < -1e-9)
		return;
	const struct feeling *f = (const struct feeling *)content->feelings.at[0];
	REPORT(c, span_of_text(c, place, content->wait.written), "the person waits %.*s in %.*s and nobody is unhappy about it: the feeling is %.*s",
		STR_ARG(say_value(c, content->wait)), STR_ARG(say_thing(c, place)), STR_ARG(say_feeling(c, f->level)));
}

void check_wait_without_feeling(struct checking *c, const struct thing *t)
{
	(void)t;
	if (c->journey->state == STATE_FUTURE)
		return;
	FOR_EACH(struct stage, stage, c->journey->stages) {
		tell_wait(c, &stage->thing, &stage->content);
		FOR_EACH(struct step, step, stage->steps)
			tell_wait(c, &step->thing, &step->content);
	}
}

/* ---- ways out ---- */

void check_exit_feels_good(struct checking *c, const struct thing *t)
{
	const struct step *step = (const struct step *)t;
	if (!step->exit || !step->content.feelings.len || place_lowest(&step->content) < CLEARLY)
		return;
	const struct feeling *f = (const struct feeling *)step->content.feelings.at[0];
	REPORT(c, f->thing.span, "people leave at %.*s and feel well (%.*s)", STR_ARG(say_thing(c, t)), STR_ARG(say_feeling(c, f->level)));
}

/* ---- pains ---- */

enum { STAGES_LEAST = 3 };

void check_no_pain(struct checking *c, const struct thing *t)
{
	bool is_said = c->facts->count[KIND_PAIN] > 0;
	FOR_EACH(struct stage, stage, c->journey->stages)
		is_said |= stage_says_no(stage, DIMENSION_PAIN);
	if (!is_said && c->journey->state != STATE_FUTURE && c->journey->stages.len >= STAGES_LEAST)
		REPORT(c, t->word, "nothing hurts anywhere in %.*s", STR_ARG(say_thing(c, t)));
}
