/* gather.c — what several things lack, told as one finding: only of those that the check is asked of, where they stand. */
#include "check/check.h"

/* A finding of what has not the tag is left out by who asked for the tag; here it is only not gathered. */
static bool is_of_part(const struct checking *c, const struct thing *t)
{
	return !c->options->tags || thing_is_among(t, c->options->tags, c->options->without);
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

/* What is declared at the top stands in no journey: there the journey's own rules say how loud it is. */
static bool stands_as_journey(const struct checking *c, const struct thing *t)
{
	const struct thing *journey = &c->journey->thing;
	return (t->is_declared && !t->parent) || severity_asked(c, t, t->word) == severity_asked(c, journey, journey->word);
}

static bool is_of_whole(const struct checking *c, const struct things *lacking, size_t of)
{
	const struct thing *journey = &c->journey->thing;
	bool is_whole = lacking->len > 1 && lacking->len == of && !c->options->is_singly && is_of_part(c, journey);
	for (size_t i = 0; i < lacking->len && is_whole; i++)
		is_whole = is_asked(c, lacking->at[i], lacking->at[i]->word) && stands_as_journey(c, lacking->at[i]);
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
