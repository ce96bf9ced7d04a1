/* voice.c — goals and stages from the company's point of view instead of the customer's. */
#include "check/check.h"

static const char *const COMPANY_WORDS[] = {
#define COMPANY(words) words,
#include "check/voices.def"
	NULL,
};

static const char *const DEPARTMENTS[] = {
#define DEPARTMENT(name) name,
#include "check/voices.def"
	NULL,
};

/* ---- goals ---- */

static void report_company_goals(struct checking *c, const struct thing *whose, const struct things *goals)
{
	FOR_EACH(struct thing, goal, *goals)
		if (word_is_in(goal->text, COMPANY_WORDS))
			REPORT(c, goal->word, "goal %.*s of %.*s is the company's, not the customer's", STR_ARG(text_phrase(c, goal->text)),
				STR_ARG(kind_phrase(c, whose)));
}

void check_company_goal(struct checking *c, const struct thing *t)
{
	(void)t;
	FOR_EACH(struct persona, p, c->journey->personas)
		report_company_goals(c, &p->thing, &p->goals);
	FOR_EACH(struct stage, stage, c->journey->stages) {
		report_company_goals(c, &stage->thing, &stage->content.goals);
		FOR_EACH(struct step, step, stage->steps)
			report_company_goals(c, &step->thing, &step->content.goals);
	}
}

/* ---- stages ---- */

static bool is_team(const struct checking *c, struct str name)
{
	FOR_EACH(struct team, team, c->map->teams)
		if (team->kind != TEAM_PARTNER && str_equal(team->thing.text, name))
			return true;
	return false;
}

static bool is_department(const struct checking *c, struct str name)
{
	return is_team(c, name) || words_are(name, DEPARTMENTS);
}

enum { DEPARTMENTS_LEAST = 2 };

void check_stages_as_departments(struct checking *c, const struct thing *t)
{
	struct things found = { 0 };
	FOR_EACH(struct stage, stage, c->journey->stages)
		if (is_department(c, stage->thing.text) && is_asked(c, &stage->thing, stage->thing.word))
			VEC_PUSH(c->arena, &found, &stage->thing);
	if (found.len >= DEPARTMENTS_LEAST && 2 * found.len >= c->journey->stages.len)
		REPORT(c, found.at[0]->word, "stages %.*s of %.*s are named after departments", STR_ARG(names_phrase(c, &found)), STR_ARG(kind_phrase(c, t)));
}
