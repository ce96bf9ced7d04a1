/* moment.c — moments of truth, and what a service blueprint has to show. */
#include "check/check.h"

#define JOURNEY(t) ((const struct journey *)(t))

void check_no_moment_of_truth(struct checking *c, const struct thing *t)
{
	const struct journey *j = JOURNEY(t);
	bool said = false;
	FOR_EACH(struct stage, stage, j->stages)
		said |= stage_states_none(stage, DIMENSION_MOMENT);
	if (!c->facts->count[KIND_MOMENT] && j->kind != JOURNEY_DAY && !said)
		REPORT(c, t->word, "%.*s has no moment of truth", STR_ARG(kind_phrase(c, t)));
}

static struct str place_of_moment(struct checking *c, const struct thing *moment)
{
	return thing_phrase(c, moment->parent);
}

void check_moment_without_metric(struct checking *c, const struct thing *t)
{
	const struct stage *stage = place_stage(t);
	const struct content *here = place_content(t);
	if (!here || here->measures.len || stage->content.measures.len || place_states_none(here, DIMENSION_METRIC))
		return;
	if (t->parent->kind == KIND_STAGE && stage_covers(stage, COVER_METRIC))
		return;
	REPORT(c, t->word, "moment of truth %.*s has no metric", STR_ARG(place_of_moment(c, t)));
}

void check_moment_without_source(struct checking *c, const struct thing *t)
{
	if (basis_is_silent(&t->basis) && basis_is_silent(&t->parent->basis))
		REPORT(c, t->word, "moment of truth %.*s has no source", STR_ARG(place_of_moment(c, t)));
}

/* ---- blueprints ---- */

static bool any_stage_states_none(const struct journey *j, enum dimension d)
{
	FOR_EACH(struct stage, stage, j->stages)
		if (stage_states_none(stage, d))
			return true;
	return false;
}

static void check_blueprint(struct checking *c, const struct thing *t, enum statement_kind kind, enum dimension d, const char *sentence)
{
	const struct journey *j = JOURNEY(t);
	if (j->kind == JOURNEY_BLUEPRINT && !c->facts->count[kind] && !any_stage_states_none(j, d))
		REPORT(c, t->word, sentence, STR_ARG(thing_phrase(c, t)));
}

void check_blueprint_without_front(struct checking *c, const struct thing *t)
{
	check_blueprint(c, t, KIND_FRONT, DIMENSION_FRONT, "service blueprint %.*s has no frontstage");
}

void check_blueprint_without_back(struct checking *c, const struct thing *t)
{
	check_blueprint(c, t, KIND_BACK, DIMENSION_BACK, "service blueprint %.*s has no backstage");
}

void check_blueprint_without_support(struct checking *c, const struct thing *t)
{
	check_blueprint(c, t, KIND_SUPPORT, DIMENSION_SUPPORT, "service blueprint %.*s has no support processes");
}

void check_visible_step_without_front(struct checking *c, const struct thing *t)
{
	const struct step *s = (const struct step *)t;
	bool is_visible = s->content.touches.len > 0 && !s->off_brand;
	bool has_front = s->content.fronts.len || s->stage->content.fronts.len || place_states_none(&s->content, DIMENSION_FRONT) ||
		place_states_none(&s->stage->content, DIMENSION_FRONT);
	if (c->journey->kind == JOURNEY_BLUEPRINT && is_visible && !has_front && c->facts->count[KIND_FRONT])
		REPORT(c, t->word, "%.*s has a touchpoint but no frontstage action", STR_ARG(kind_phrase(c, t)));
}

void check_back_supports_nothing(struct checking *c, const struct thing *t)
{
	const struct content *here = place_content(t);
	const struct stage *stage = place_stage(t);
	bool of_stage = t->parent->kind == KIND_STAGE;
	bool carries = here->fronts.len || here->touches.len || place_states_none(here, DIMENSION_FRONT) || place_states_none(here, DIMENSION_TOUCHPOINT) ||
		(of_stage && stage_covers(stage, COVER_TOUCHPOINT));
	if (c->journey->kind == JOURNEY_BLUEPRINT && !carries)
		REPORT(c, t->word, "backstage work %.*s in %.*s supports no frontstage action or touchpoint", STR_ARG(thing_phrase(c, t)), STR_ARG(kind_phrase(c, t->parent)));
}
