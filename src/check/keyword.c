/* keyword.c — keywords and the stages in which customers search for them. */
#include "check/check.h"

static bool has_keyword(const struct stage *stage)
{
	if (stage->content.keywords.len)
		return true;
	FOR_EACH(struct step, step, stage->steps)
		if (step->content.keywords.len)
			return true;
	return false;
}

void check_stage_without_keyword(struct checking *c, const struct thing *t)
{
	(void)t;
	if (!c->facts->count[KIND_KEYWORD])
		return;
	FOR_EACH(struct stage, stage, c->journey->stages)
		if (!has_keyword(stage) && !stage_states_none(stage, DIMENSION_KEYWORD) && !stage_is_off_brand(stage))
			REPORT(c, stage->thing.word, "%.*s has no search keywords, but other stages do", STR_ARG(kind_phrase(c, &stage->thing)));
}

void check_intent_misplaced(struct checking *c, const struct thing *t)
{
	const struct keyword *k = (const struct keyword *)t;
	const struct stage *stage = place_stage(t);
	bool at_start = stage->index == 0 && c->journey->stages.len > 2;
	if (at_start && k->intent == INTENT_TRANSACTIONAL)
		REPORT(c, t->word, "transactional search keyword %.*s is in the first stage, %.*s", STR_ARG(thing_phrase(c, t)), STR_ARG(thing_phrase(c, &stage->thing)));
	else if (stage == c->facts->purchase && k->intent == INTENT_INFORMATIONAL)
		REPORT(c, t->word, "informational search keyword %.*s is in the purchase stage, %.*s", STR_ARG(thing_phrase(c, t)), STR_ARG(thing_phrase(c, &stage->thing)));
}

enum { MUCH_SEARCHED = 1000, FIRST_PAGE = 10 };

void check_keyword_out_of_reach(struct checking *c, const struct thing *t)
{
	const struct keyword *k = (const struct keyword *)t;
	const struct stage *stage = place_stage(t);
	bool is_planned = keys_has(&c->facts->planned, key_of(stage));
	if (k->volume.given && k->volume.number >= MUCH_SEARCHED && k->position.given && k->position.number > FIRST_PAGE && !is_planned)
		REPORT(c, t->word, "search %.*s (%.*s searches a month) is in position %.*s, and no opportunity addresses it", STR_ARG(kind_phrase(c, t)),
			STR_ARG(number_phrase(c, k->volume.number, 0)), STR_ARG(number_phrase(c, k->position.number, 0)));
}
