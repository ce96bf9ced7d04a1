/* evidence.c — what claims rest on. */
#include "check/check.h"

struct evidence {
	struct checking *c;
	struct things bare;   /* claims that say nothing of where they come from */
	size_t claims, sourced;
	unsigned kinds;       /* bits of enum source_kind that something rests on */
	bool has_other_kind;  /* a source that does not say its kind */
};

static void note_source(struct evidence *e, const struct things *sources)
{
	FOR_EACH(struct origin, o, *sources) {
		e->kinds |= 1u << o->kind;
		e->has_other_kind |= o->kind == SOURCE_NONE;
	}
}

static void note_claim(void *evidence, const struct thing *t)
{
	struct evidence *e = evidence;
	const struct things *sources = thing_sources(t);
	note_source(e, sources);
	if (!thing_is_claim(t) || t->kind == KIND_QUOTE) /* quotes have a check of their own */
		return;
	e->claims++;
	e->sourced += sources->len > 0;
	if (!sources->len && !t->basis.assumed && !t->basis.predicted)
		VEC_PUSH(e->c->arena, &e->bare, (struct thing *)t);
}

static struct evidence evidence_of(struct checking *c)
{
	struct evidence e = { .c = c };
	journey_walk(c->journey, note_claim, &e);
	FOR_EACH(struct persona, p, c->journey->personas)
		FOR_EACH(struct saying, q, p->quotes)
			note_source(&e, &q->thing.basis.sources);
	return e;
}

enum { TOLD_SINGLY = 3, SOURCED_LEAST = 4 };

void check_claim_without_source(struct checking *c, const struct thing *t)
{
	struct evidence e = evidence_of(c);
	(void)t;
	if (c->facts->is_sketch)
		return;
	if (e.bare.len > TOLD_SINGLY) {
		REPORT(c, e.bare.at[0]->word, "%d of %d claims say nothing of where they come from, this one first: the drawing shows them as assumptions",
			(int)e.bare.len, (int)e.claims);
		return;
	}
	for (size_t i = 0; i < e.bare.len; i++)
		REPORT(c, e.bare.at[i]->word, "%.*s rests on no source: the drawing shows it as an assumption", STR_ARG(say_kind(c, e.bare.at[i])));
}

void check_one_kind_of_source(struct checking *c, const struct thing *t)
{
	struct evidence e = evidence_of(c);
	bool one = e.kinds && !(e.kinds & (e.kinds - 1)) && !e.has_other_kind;
	if (!one || e.sourced < SOURCED_LEAST || c->facts->is_sketch)
		return;
	int kind = 0;
	while (!(e.kinds >> kind & 1))
		kind++;
	REPORT(c, t->word, "all that %.*s knows comes from %s", STR_ARG(say_thing(c, t)), choices_of(CHOICES_source_kind)[kind - 1]);
}

void check_no_frontline_source(struct checking *c, const struct thing *t)
{
	struct evidence e = evidence_of(c);
	if (e.sourced >= SOURCED_LEAST && !(e.kinds >> SOURCE_FRONTLINE & 1) && !c->facts->is_sketch)
		REPORT(c, t->word, "nobody asked those who deal with people in %.*s every day", STR_ARG(say_thing(c, t)));
}

void check_quote_without_source(struct checking *c, const struct thing *t)
{
	const struct basis *b = &t->basis;
	if (!b->sources.len && !b->assumed && !b->predicted && !(c->facts && c->facts->is_sketch))
		REPORT(c, t->word, "nobody is known to have said %.*s", STR_ARG(say_thing(c, t)));
}

static void note_prediction(void *checking, const struct thing *t)
{
	struct checking *c = checking;
	bool is_of_the_future = t->kind == KIND_OPPORTUNITY || t->kind == KIND_ACTION || t->kind == KIND_EVENT || t->kind == KIND_RESOURCE;
	if (t->basis.predicted && !t->basis.sources.len && !is_of_the_future)
		REPORT(c, t->word, "%.*s is predicted, on a map of how things are today", STR_ARG(say_kind(c, t)));
}

void check_prediction_as_fact(struct checking *c, const struct thing *t)
{
	if (((const struct journey *)t)->state == STATE_CURRENT)
		journey_walk(c->journey, note_prediction, c);
}
