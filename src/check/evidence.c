/* evidence.c — what claims rest on. */
#include "check/check.h"

enum { TOLD_SINGLY = 3, SOURCED_LEAST = 4 };

void check_claim_without_source(struct checking *c, const struct thing *t)
{
	const struct things *bare = &c->facts->bare;
	(void)t;
	if (bare->len > TOLD_SINGLY) {
		REPORT(c, bare->at[0]->word, "%d of %d claims say nothing of where they come from, this one first: the drawing shows them as assumptions",
			(int)c->facts->claims.silent, (int)c->facts->claims.all);
		return;
	}
	for (size_t i = 0; i < bare->len; i++)
		REPORT(c, bare->at[i]->word, "%.*s rests on no source: the drawing shows it as an assumption", STR_ARG(say_kind(c, bare->at[i])));
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
	REPORT(c, t->word, "all that %.*s knows comes from %s", STR_ARG(say_thing(c, t)), choices_of(CHOICES_source_kind)[kind - 1]);
}

void check_no_frontline_source(struct checking *c, const struct thing *t)
{
	if (c->facts->claims.observed >= SOURCED_LEAST && !(c->facts->source_kinds >> SOURCE_FRONTLINE & 1))
		REPORT(c, t->word, "nobody asked those who deal with people in %.*s every day", STR_ARG(say_thing(c, t)));
}

void check_quote_without_source(struct checking *c, const struct thing *t)
{
	const struct basis *b = &t->basis;
	if (!b->sources.len && !b->assumed && !b->predicted)
		REPORT(c, t->word, "nobody is known to have said %.*s", STR_ARG(say_thing(c, t)));
}

void check_prediction_as_fact(struct checking *c, const struct thing *t)
{
	if (((const struct journey *)t)->state != STATE_CURRENT)
		return;
	for (size_t i = 0; i < c->facts->predicted.len; i++) {
		const struct thing *p = c->facts->predicted.at[i];
		bool is_of_the_future = p->kind == KIND_OPPORTUNITY || p->kind == KIND_ACTION || p->kind == KIND_EVENT || p->kind == KIND_RESOURCE ||
			p->kind == KIND_WISH || p->kind == KIND_PROMISE || p->kind == KIND_EXPECTS;
		if (!is_of_the_future)
			REPORT(c, p->word, "%.*s is predicted, on a map of how things are today", STR_ARG(say_kind(c, p)));
	}
}
