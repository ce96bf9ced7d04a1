/* persona.c — personas: what is known of them, and the stages and channels that they use. */
#include "check/check.h"

bool persona_is_known(const struct persona *p)
{
	return p->goals.len || p->needs.len || p->expects.len || p->frustrations.len || p->behaviors.len || p->motivations.len;
}

void check_persona_thin(struct checking *c, const struct thing *t)
{
	const struct persona *p = (const struct persona *)t;
	if (persona_is_known(p))
		return;
	bool has_outside = p->about.len || p->age.len || p->role.len || p->location.len;
	if (has_outside)
		REPORT(c, t->word, "%.*s has demographics only: no goal, need or behaviour", STR_ARG(kind_phrase(c, t)));
	else if (t->is_declared)
		REPORT(c, t->word, "%.*s has no goal, need, frustration or behaviour", STR_ARG(kind_phrase(c, t)));
}

static void report_holes(struct checking *c, const struct persona *p, const struct things *holes)
{
	for (EACH_SEVERITY(severity)) {
		struct things asked = things_asked(c, holes, severity);
		if (asked.len)
			REPORT(c, asked.at[0]->word, by_count(asked.len, "%.*s has no step or emotion in stage %.*s", "%.*s has no step or emotion in stages %.*s"),
				STR_ARG(kind_phrase(c, &p->thing)), STR_ARG(names_phrase(c, &asked)));
	}
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
		report_holes(c, p, &holes);
	}
}

/* ---- where they would rather be ---- */

static bool is_met(const struct coverage_table *channels, const struct thing *channel)
{
	for (size_t i = 0; i < channels->rows.len; i++)
		if (channels->rows.at[i] == channel)
			return true;
	return false;
}

struct mention { /* whether an opportunity or an action speaks of a channel by its name */
	const char *words[3];
	bool found;
};

static void note_mention(void *mention, const struct thing *t)
{
	struct mention *m = mention;
	bool speaks = t->kind == KIND_OPPORTUNITY || t->kind == KIND_ACTION;
	m->found |= speaks && word_is_in(t->text, m->words);
}

static bool is_planned(struct checking *c, const struct thing *channel)
{
	struct mention m = { .found = false };
	size_t count = 0;
	if (channel->text.len)
		m.words[count++] = str_terminated(c->arena, channel->text);
	if (channel->name.len)
		m.words[count++] = str_terminated(c->arena, channel->name);
	journey_walk(c->journey, note_mention, &m);
	return m.found;
}

void check_preferred_channel_nowhere(struct checking *c, const struct thing *t)
{
	struct coverage_table channels = coverage_channels(c->journey, c->arena);
	(void)t;
	if (!channels.rows.len)
		return;
	FOR_EACH(struct persona, p, c->journey->personas) {
		bool any = !p->prefers.len;
		for (size_t i = 0; i < p->prefers.len; i++)
			any |= is_met(&channels, p->prefers.at[i]) || is_planned(c, p->prefers.at[i]);
		if (!any)
			REPORT(c, p->thing.word, "%.*s prefers %.*s, which no stage of %.*s uses", STR_ARG(kind_phrase(c, &p->thing)),
				STR_ARG(names_phrase(c, &p->prefers)), STR_ARG(kind_phrase(c, &c->journey->thing)));
	}
}
