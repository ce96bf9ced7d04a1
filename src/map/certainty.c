/* certainty.c — how sure a map is of what it says. */
#include "map/certainty.h"

#include <string.h>

bool basis_is_sourced(const struct basis *b)
{
	return b->sources.len || b->is_withheld;
}

bool thing_is_sourced(const struct thing *t)
{
	const struct metric *m = t->kind == KIND_MEASURE ? ((const struct measure *)t)->metric : NULL;
	return basis_is_sourced(&t->basis) || (m && basis_is_sourced(&m->thing.basis));
}

bool basis_is_silent(const struct basis *b)
{
	return !b->sources.len && !b->is_withheld && !b->assumed && !b->predicted;
}

const struct basis *thing_basis(const struct thing *t)
{
	while (map_is_feeling(t->kind) && t->kind != KIND_FEEL)
		t = t->parent;
	const struct metric *m = t->kind == KIND_MEASURE ? ((const struct measure *)t)->metric : NULL;
	return m && basis_is_silent(&t->basis) ? &m->thing.basis : &t->basis;
}

/* A way by the order of the text is no claim of the map's. */
static bool is_written(const struct thing *t)
{
	return t->node || t->kind != KIND_NEXT;
}

enum certainty certainty_of(const struct journey *j, const struct thing *t)
{
	const struct basis *b = thing_basis(t);
	enum statement_kind kind = map_is_feeling(t->kind) ? KIND_FEEL : t->kind;
	if (b->predicted)
		return CERTAINTY_PREDICTED;
	if (b->assumed)
		return CERTAINTY_ASSUMED;
	return basis_is_sourced(b) ? CERTAINTY_OBSERVED : j && j->is_sourced[kind] && is_written(t) ? CERTAINTY_ASSUMED : CERTAINTY_UNSAID;
}

bool certainty_is_doubt(enum certainty c)
{
	return c == CERTAINTY_ASSUMED || c == CERTAINTY_PREDICTED;
}

bool reason_is_as_sure(const struct thing *reason)
{
	const struct journey *j = thing_journey(reason);
	bool is_stated = basis_is_silent(&reason->basis) || !basis_is_silent(thing_basis(reason->parent));
	return is_stated && certainty_of(j, reason) == certainty_of(j, reason->parent);
}

bool feeling_is_estimated(const struct feeling *f)
{
	return f->is_guessed || (f->and && f->and->is_guessed) || (f->to && f->to->is_guessed) || (f->or && f->or->is_guessed);
}

const struct journey *thing_journey(const struct thing *t)
{
	while (t && t->kind != KIND_JOURNEY)
		t = t->parent;
	return (const struct journey *)t;
}

/* ---- which kinds have a source ---- */

static void note_kind(void *journey, const struct thing *t)
{
	struct journey *j = journey;
	j->is_sourced[t->kind] |= thing_is_sourced(t);
}

/* What is told of a person stands in the drawings of each journey that names them. */
static void note_persona(void *journey, struct thing *named)
{
	if (named->kind == KIND_PERSONA)
		thing_walk(named, note_kind, journey);
}

void certainty_note_sources(struct map *m)
{
	FOR_EACH(struct journey, j, m->journeys) {
		memset(j->is_sourced, 0, sizeof j->is_sourced);
		journey_walk(j, note_kind, j);
		thing_names(&j->thing, note_persona, j);
	}
}
