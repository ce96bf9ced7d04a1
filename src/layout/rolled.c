/* rolled.c — what stands under a stage that another map shows in detail: that map's title, and what it computes behind a sign that the legend explains. */
#include "cjm/cards.h"
#include "cjm/rollup.h"
#include "layout/rolled.h"

#include <math.h>

enum { FIGURES_MOST = 3 };

struct rolled { /* of one stage */
	struct layout *layout;
	const struct stage *stage;
	struct rolled_notes notes;
};

static struct block *add(struct rolled *r, enum mark mark, struct str text)
{
	struct block b = { .role = ROLE_TAG, .mark = mark, .text = text, .span = thing_statement_at(&r->stage->thing, KIND_DETAIL) };
	if (!text.len)
		return NULL;
	VEC_PUSH(r->layout->arena, &r->notes.list, b);
	return &r->notes.list.at[r->notes.list.len - 1];
}

static struct str score_words(struct rolled *r, enum label id, double level)
{
	struct range scale = r->layout->plan->map->scale;
	double half = (scale.high - scale.low) / 2, middle = (scale.low + scale.high) / 2;
	if (isnan(level))
		return (struct str){ 0 };
	return label_with(r->layout->plan->locale, r->layout->arena, id, locale_score(r->layout->plan->locale, r->layout->arena, scale, middle + level * half));
}

/* In words: dots of severity would be taken for the stage's own. */
static struct str pain_words(struct rolled *r, const struct rollup *u)
{
	struct layout *l = r->layout;
	const struct locale *words = l->plan->locale;
	if (u->worst)
		return u->is_rated ? label_with(words, l->arena, LABEL_computed_worst, thing_label(&u->worst->thing)) : layout_pair(l, LABEL_word_pain, thing_label(&u->worst->thing));
	return !u->pains ? (struct str){ 0 } : LABEL_FILL(words, l->arena, LABEL_in_brackets, locale_within(words, l->arena, label(words, LABEL_lane_pains)), layout_count(l, u->pains));
}

static void add_computed(struct rolled *r, const struct rollup *u)
{
	struct layout *l = r->layout;
	const struct locale *words = l->plan->locale;
	struct str lost = isnan(u->lost) ? (struct str){ 0 } : label_with(words, l->arena, LABEL_curve_leave, locale_percent(words, l->arena, lost_told(u->lost)));
	struct str figures = locale_rolled_figures(words, l->arena, u, FIGURES_MOST);
	add(r, MARK_COMPUTED, layout_items(l, (struct str[]){ score_words(r, LABEL_computed_mean, u->mean), score_words(r, LABEL_curve_low_point, u->lowest), lost }, 3));
	add(r, MARK_COMPUTED, pain_words(r, u));
	add(r, MARK_COMPUTED, figures);
	if (!l->plan->map->is_for_client)
		add(r, MARK_CLASH, locale_rolled_clashes(words, l->arena, u));
}

struct rolled_notes layout_rolled(struct layout *l, const struct stage *s)
{
	struct rolled r = { .layout = l, .stage = s };
	struct rollup u = rollup_of(s, l->arena);
	if (s->detail)
		add(&r, MARK_NONE, label_with(l->plan->locale, l->arena, LABEL_detail, detail_label(s->detail)));
	if (u.journey)
		add_computed(&r, &u);
	return r.notes;
}
