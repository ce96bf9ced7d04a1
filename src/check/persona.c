/* persona.c — people who are more than a name, and present where the map says they are. */
#include "check/check.h"

void check_persona_thin(struct checking *c, const struct thing *t)
{
	const struct persona *p = (const struct persona *)t;
	bool has_inside = p->goals.list.len || p->needs.list.len || p->expects.list.len || p->frustrations.list.len || p->behaviours.list.len ||
		p->motivations.list.len;
	if (has_inside)
		return;
	bool has_outside = p->about.len || p->age.len || p->role.len || p->location.len;
	if (has_outside)
		REPORT(c, t->word, "of %.*s the map knows who, not why: no goal, no need, no habit", STR_ARG(say_thing(c, t)));
	else if (t->is_declared)
		REPORT(c, t->word, "%.*s is only a name so far", STR_ARG(say_thing(c, t)));
}

/* Only where a map tells its personas apart can one of them be missing. */
void check_persona_stage_hole(struct checking *c, const struct thing *t)
{
	(void)t;
	if (c->journey->personas.len < 2)
		return;
	struct coverage_table table = coverage_personas(c->journey, c->arena);
	FOR_EACH(struct persona, p, table.rows) {
		struct things holes = { 0 };
		for (size_t i = 0; i < table.columns; i++)
			if (!coverage_cell(&table, p_i, i) && ((struct stage *)c->journey->stages.at[i])->steps.len)
				VEC_PUSH(c->arena, &holes, c->journey->stages.at[i]);
		if (holes.len)
			REPORT(c, holes.at[0]->word, "%.*s is not to be seen in %.*s", STR_ARG(say_thing(c, &p->thing)), STR_ARG(say_names(c, &holes)));
	}
}
