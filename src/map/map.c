/* map.c — small questions about the model that several readers ask. */
#include "cjm/map.h"

const char *kind_word(enum statement_kind kind)
{
	return statement_of(kind)->word;
}

struct str thing_label(const struct thing *t)
{
	return t->text.len ? t->text : t->name;
}

bool basis_is_observed(const struct basis *b)
{
	return b->sources.len > 0;
}

struct value measure_value(const struct measure *m)
{
	return m->value.given || !m->metric ? m->value : m->metric->value;
}

struct value measure_target(const struct measure *m)
{
	return m->target.given || !m->metric ? m->target : m->metric->target;
}

int measure_verdict(const struct measure *m)
{
	struct value value = measure_value(m), target = measure_target(m);
	enum better better = m->metric ? m->metric->better : BETTER_NONE;
	if (!value.given || !target.given || better == BETTER_NONE)
		return 0;
	bool met = better == BETTER_HIGHER ? value.number >= target.number : value.number <= target.number;
	return met ? 1 : -1;
}

const struct channel *touch_channel(const struct content *c, const struct touch *touch, const struct touchpoint *t)
{
	if (touch && touch->via)
		return touch->via;
	return c->via ? c->via : t ? t->channel : NULL;
}

struct content *content_of(struct thing *t)
{
	return t->kind == KIND_STAGE ? &((struct stage *)t)->content : t->kind == KIND_STEP ? &((struct step *)t)->content : NULL;
}
