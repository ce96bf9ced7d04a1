/* gather.c — what several things lack, told as one finding: only of those that the check is asked of, where they stand. */
#include "check/check.h"

/* A touchpoint that is not declared is where it is first used. */
static const struct thing *thing_placed(const struct checking *c, const struct thing *t)
{
	for (size_t i = 0; i < c->facts->uses.len && !t->is_declared && !t->parent; i++)
		if (&c->facts->uses.at[i].touchpoint->thing == t)
			return &c->facts->uses.at[i].touch->thing;
	return t;
}

/* A finding of what has not the tag is left out by who asked for the tag; here it is only not gathered. */
static bool is_of_part(const struct checking *c, const struct thing *t)
{
	return !c->options->tags || thing_is_among(thing_placed(c, t), c->options->tags, c->options->without);
}

enum severity severity_asked(const struct checking *c, const struct thing *t, struct span place)
{
	if (!is_of_part(c, t))
		return SEVERITY_NONE;
	return settings_severity(c->settings, c->id, place, c->severities[c->id]);
}

bool is_asked(const struct checking *c, const struct thing *t, struct span place)
{
	return severity_asked(c, t, place) != SEVERITY_NONE;
}

struct things things_asked(struct checking *c, const struct things *all, enum severity severity)
{
	struct things asked = { 0 };
	for (size_t i = 0; i < all->len; i++)
		if (severity_asked(c, all->at[i], all->at[i]->word) == severity)
			VEC_PUSH(&c->found->arena, &asked, all->at[i]);
	return asked;
}

/* Some that are asked otherwise than the journey is speak for themselves. */
static bool is_of_whole(const struct checking *c, const struct things *lacking, size_t of)
{
	const struct thing *journey = &c->journey->thing;
	enum severity severity = severity_asked(c, journey, journey->word);
	bool is_whole = lacking->len > 1 && lacking->len == of && !c->options->is_singly && severity != SEVERITY_NONE;
	for (size_t i = 0; i < lacking->len && is_whole; i++)
		is_whole = severity_asked(c, lacking->at[i], lacking->at[i]->word) == severity;
	return is_whole;
}

void report_lacking(struct checking *c, const struct things *lacking, size_t of, const char *each, const char *all)
{
	if (is_of_whole(c, lacking, of)) {
		REPORT(c, c->journey->thing.word, all, STR_ARG(kind_phrase(c, &c->journey->thing))); /* NOLINT: formats are literals of this folder */
		return;
	}
	for (size_t i = 0; i < lacking->len; i++)
		REPORT(c, lacking->at[i]->word, each, STR_ARG(kind_phrase(c, lacking->at[i]))); /* NOLINT */
}
