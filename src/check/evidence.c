/* evidence.c — the sources of claims. */
#include "check/check.h"
#include "cjm/locale.h"

enum { REPORTED_SINGLY = 3, SOURCED_LEAST = 4 };

static size_t count_drawn_assumed(const struct checking *c, const struct things *bare)
{
	size_t count = 0;
	FOR_EACH(struct thing, t, *bare)
		count += certainty_of(c->journey, t) == CERTAINTY_ASSUMED;
	return count;
}

static void report_bare_singly(struct checking *c, const struct things *bare)
{
	for (size_t i = 0; i < bare->len; i++)
		REPORT(c, bare->at[i]->word, certainty_of(c->journey, bare->at[i]) == CERTAINTY_ASSUMED ? "%.*s has no source and is drawn as an assumption" : "%.*s has no source",
			STR_ARG(kind_phrase(c, bare->at[i])));
}

static void report_bare(struct checking *c, const struct things *bare, const struct things *claimed)
{
	struct claims claims = { 0 };
	FOR_EACH(struct thing, claim, *claimed)
		claims_add(&claims, claim);
	int silent = (int)claims.silent, all = (int)claims.all, drawn = (int)count_drawn_assumed(c, bare);
	if (drawn && (size_t)drawn < bare->len)
		REPORT(c, bare->at[0]->word, by_count((size_t)drawn, "%d of %d claims have no source, and %d of them is drawn as an assumption (first one here)",
			"%d of %d claims have no source, and %d of them are drawn as assumptions (first one here)"), silent, all, drawn);
	else
		REPORT(c, bare->at[0]->word, drawn ? "%d of %d claims have no source and are drawn as assumptions (first one here)"
			: "%d of %d claims have no source (first one here)", silent, all);
}

void check_claim_without_source(struct checking *c, const struct thing *t)
{
	(void)t;
	for (EACH_SEVERITY(severity)) {
		struct things bare = things_asked(c, &c->facts->bare, severity), claimed = things_asked(c, &c->facts->claimed, severity);
		if (bare.len <= REPORTED_SINGLY || c->options->is_singly)
			report_bare_singly(c, &bare);
		else
			report_bare(c, &bare, &claimed);
	}
}

void check_one_kind_of_source(struct checking *c, const struct thing *t)
{
	unsigned kinds = c->facts->source_kinds;
	bool one = kinds && !(kinds & (kinds - 1)) && !(kinds & 1);
	if (!one || c->facts->claims.observed < SOURCED_LEAST)
		return;
	int kind = 0;
	while (!(kinds >> kind & 1))
		kind++;
	REPORT(c, t->word, "all sources of %.*s are of one kind: %.*s", STR_ARG(kind_phrase(c, t)),
		STR_ARG(locale_choice(message_words(), CHOICES_source_kind, (unsigned int)kind)));
}

void check_no_frontline_source(struct checking *c, const struct thing *t)
{
	if (c->facts->claims.observed >= SOURCED_LEAST && !(c->facts->source_kinds >> SOURCE_FRONTLINE & 1))
		REPORT(c, t->word, "%.*s has no frontline source", STR_ARG(kind_phrase(c, t)));
}

void check_quote_without_source(struct checking *c, const struct thing *t)
{
	if (basis_is_silent(&t->basis))
		REPORT(c, t->word, "%.*s has no source", STR_ARG(kind_phrase(c, t)));
}

void check_prediction_as_fact(struct checking *c, const struct thing *t)
{
	if (((const struct journey *)t)->state != STATE_CURRENT)
		return;
	for (size_t i = 0; i < c->facts->predicted.len; i++) {
		const struct thing *p = c->facts->predicted.at[i];
		bool is_of_the_future = p->kind == KIND_OPPORTUNITY || p->kind == KIND_ACTION || p->kind == KIND_DECISION || p->kind == KIND_EVENT || p->kind == KIND_RESOURCE ||
			p->kind == KIND_WISH || p->kind == KIND_PROMISE || p->kind == KIND_EXPECTS;
		if (!is_of_the_future)
			REPORT(c, p->word, "%.*s is predicted, but the map is of the current state", STR_ARG(kind_phrase(c, p)));
	}
}
