/* strip_places.c — the columns of what a card of the strip answers, or belongs to. */
#include "layout/strip_places.h"
#include "cjm/columns.h"

static void note_columns(struct column_span *s, size_t first, size_t last)
{
	s->first = !s->is_known || first < s->first ? first : s->first;
	s->last = !s->is_known || last > s->last ? last : s->last;
	s->is_known = true;
}

static void note_place(struct column_span *s, const struct plan *p, const struct thing *place)
{
	if (place->kind == KIND_STEP) {
		size_t column = column_of_step(p, (const struct step *)place);
		if (column != SIZE_MAX)
			note_columns(s, column, column);
		return;
	}
	const struct stage_box *box = stage_box_of(p, (const struct stage *)place);
	if (box)
		note_columns(s, box->first_column, box->last_column);
}

struct answered_walk {
	const struct plan *plan;
	struct column_span span;
	const struct thing *wish; /* whose opportunities are looked for */
	struct names seen;        /* by address */
};

static void note_answered(struct answered_walk *w, const struct thing *t);

static void note_all(struct answered_walk *w, const struct things *answered)
{
	FOR_EACH(struct thing, t, *answered)
		note_answered(w, t);
}

/* What stands in no stage may answer something that does, and opportunities each other. */
static void note_answered(struct answered_walk *w, const struct thing *t)
{
	const struct thing *place = t;
	while (place && place->kind != KIND_STEP && place->kind != KIND_STAGE)
		place = place->parent;
	if (names_add_address(&w->seen, t, w))
		return;
	if (place && thing_journey(place) == w->plan->journey)
		note_place(&w->span, w->plan, place);
	else if (t->kind == KIND_ACTION)
		note_all(w, &((const struct action *)t)->answers);
	else if (t->kind == KIND_OPPORTUNITY)
		note_all(w, &((const struct opportunity *)t)->answers);
	else if (t->kind == KIND_RESOURCE)
		note_all(w, &((const struct resource *)t)->answers);
}

static void note_opportunity(void *walk, const struct thing *t)
{
	struct answered_walk *w = walk;
	const struct opportunity *o = (const struct opportunity *)t;
	for (size_t i = 0; t->kind == KIND_OPPORTUNITY && i < o->answers.len; i++)
		if (o->answers.at[i] == w->wish && o->thing.parent->kind != KIND_JOURNEY)
			note_answered(w, t);
}

struct column_span strip_card_place(const struct plan *p, const struct card *c)
{
	struct answered_walk w = { .plan = p };
	struct arena arena;
	arena_init(&arena);
	names_init(&w.seen, &arena);
	if (c->place && c->place->kind != KIND_JOURNEY) {
		note_place(&w.span, p, c->place);
	} else if (c->thing && c->thing->kind == KIND_WISH) {
		w.wish = c->thing;
		thing_walk(&p->journey->thing, note_opportunity, &w);
	} else if (c->thing) {
		note_answered(&w, c->thing);
	}
	arena_finish(&arena);
	return w.span;
}
