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

static void note_answered(struct column_span *s, const struct plan *p, const struct thing *t);

static void note_all(struct column_span *s, const struct plan *p, const struct things *answered)
{
	FOR_EACH(struct thing, t, *answered)
		note_answered(s, p, t);
}

/* What stands in no stage may answer something that does; nothing answers what answers it. */
static void note_answered(struct column_span *s, const struct plan *p, const struct thing *t)
{
	const struct thing *place = t;
	while (place && place->kind != KIND_STEP && place->kind != KIND_STAGE)
		place = place->parent;
	if (place && thing_journey(place) == p->journey)
		note_place(s, p, place);
	else if (t->kind == KIND_ACTION)
		note_all(s, p, &((const struct action *)t)->answers);
	else if (t->kind == KIND_OPPORTUNITY)
		note_all(s, p, &((const struct opportunity *)t)->answers);
	else if (t->kind == KIND_RESOURCE)
		note_all(s, p, &((const struct resource *)t)->answers);
}

struct addressed { /* a wish, and the opportunities for it */
	struct column_span *span;
	const struct plan *plan;
	const struct thing *wish;
};

static void note_opportunity(void *addressed, const struct thing *t)
{
	struct addressed *a = addressed;
	const struct opportunity *o = (const struct opportunity *)t;
	for (size_t i = 0; t->kind == KIND_OPPORTUNITY && i < o->answers.len; i++)
		if (o->answers.at[i] == a->wish && o->thing.parent->kind != KIND_JOURNEY)
			note_answered(a->span, a->plan, t);
}

struct column_span strip_card_place(const struct plan *p, const struct card *c)
{
	struct column_span s = { 0 };
	if (c->place && c->place->kind != KIND_JOURNEY)
		note_place(&s, p, c->place);
	else if (c->thing && c->thing->kind == KIND_WISH)
		thing_walk(&p->journey->thing, note_opportunity, &(struct addressed){ &s, p, c->thing });
	else if (c->thing)
		note_answered(&s, p, c->thing);
	return s;
}
