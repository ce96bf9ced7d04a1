/* map.c — small questions about the model that several readers ask. */
#include "cjm/units.h"

#include <math.h>

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

double measure_target_number(const struct measure *m)
{
	return value_told_in(measure_target(m), measure_value(m), counted_of_metric(m->metric));
}

int measure_verdict(const struct measure *m)
{
	double target = measure_target_number(m);
	enum better better = m->metric ? m->metric->better : BETTER_NONE;
	if (isnan(target) || better == BETTER_NONE)
		return 0;
	int order = number_order(measure_value(m).number, target);
	return (better == BETTER_HIGHER ? order >= 0 : order <= 0) ? 1 : -1;
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

/* ---- walking ---- */

struct walk {
	void (*visit)(void *context, const struct thing *t);
	void *context;
};

static void visit_all(const struct walk *w, const struct things *things)
{
	for (size_t i = 0; i < things->len; i++)
		w->visit(w->context, things->at[i]);
}

static void visit_feeling(const struct walk *w, const struct feeling *f)
{
	const struct feeling *parts[] = { f->and, f->to, f->or };
	w->visit(w->context, &f->thing);
	for (int i = 0; i < 3; i++)
		if (parts[i])
			w->visit(w->context, &parts[i]->thing);
}

void content_walk(const struct content *c, void (*visit)(void *context, const struct thing *t), void *context)
{
	const struct walk w = { visit, context };
	visit_all(&w, &c->touches);
	FOR_EACH(struct feeling, f, c->feelings)
		visit_feeling(&w, f);
	if (c->moment)
		visit(context, c->moment);
	visit_all(&w, &c->thoughts);
	visit_all(&w, &c->quotes);
	FOR_EACH(struct pain, p, c->pains) {
		visit(context, &p->thing);
		visit_all(&w, &p->causes);
	}
	FOR_EACH(struct gain, g, c->gains) {
		visit(context, &g->thing);
		visit_all(&w, &g->causes);
	}
	const struct things *others[] = {
		&c->opportunities, &c->actions, &c->resources, &c->measures, &c->promises, &c->evidence, &c->policies, &c->wishes, &c->practices,
		&c->insights, &c->fronts, &c->backs, &c->supports, &c->keywords, &c->notes, &c->nones, &c->requirements,
	};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		visit_all(&w, others[i]);
}

static void walk_stage(const struct walk *w, const struct stage *stage)
{
	w->visit(w->context, &stage->thing);
	visit_all(w, &stage->questions);
	content_walk(&stage->content, w->visit, w->context);
	FOR_EACH(struct step, step, stage->steps) {
		w->visit(w->context, &step->thing);
		content_walk(&step->content, w->visit, w->context);
		visit_all(w, &step->nexts);
	}
}

void journey_walk(const struct journey *j, void (*visit)(void *context, const struct thing *t), void *context)
{
	const struct walk w = { visit, context };
	const struct things *own[] = {
		&j->whys, &j->goals, &j->questions, &j->workshops, &j->tests, &j->validations, &j->insights, &j->wishes, &j->practices, &j->events,
		&j->opportunities, &j->actions, &j->resources, &j->measures, &j->requirements, &j->lanes,
	};
	visit(context, &j->thing);
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		visit_all(&w, own[i]);
	FOR_EACH(struct stage, stage, j->stages)
		walk_stage(&w, stage);
}
