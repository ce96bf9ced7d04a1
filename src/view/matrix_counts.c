/* matrix_counts.c — what each stage has of what may cover it, and how sure that is. */
#include "view/matrix.h"

#include "cjm/counts.h"

struct source_list {
	struct matrix *m;
	struct things list;
};

static void note_sources(void *context, const struct thing *t)
{
	struct source_list *s = context;
	FOR_EACH(struct thing, origin, *thing_sources(t))
		things_note(s->m->l.arena, &s->list, origin);
}

static void note_owners(struct matrix *m, const struct content *c, struct things *teams)
{
	things_note(m->l.arena, teams, c->owner ? &c->owner->thing : NULL);
	FOR_EACH(struct touch, touch, c->touches)
		FOR_EACH(struct touchpoint, t, touch->touchpoints)
			things_note(m->l.arena, teams, t->owner ? &t->owner->thing : NULL);
}

/* An earlier reading is no measure of its own. */
static size_t measures_now(const struct things *measures)
{
	size_t count = 0;
	FOR_EACH(struct measure, m, *measures)
		count += !m->later;
	return count;
}

static size_t count_in(const struct content *c, enum coverage_dimension d)
{
	switch (d) {
	case COVER_FEELING: return c->feelings.len;
	case COVER_THOUGHT: return c->thoughts.len + c->quotes.len;
	case COVER_PAIN: return c->pains.len;
	case COVER_OPPORTUNITY: return c->opportunities.len;
	case COVER_METRIC: return measures_now(&c->measures);
	default: return 0;
	}
}

static size_t count_owners(struct matrix *m, const struct stage *stage)
{
	struct things teams = { 0 };
	note_owners(m, &stage->content, &teams);
	FOR_EACH(struct step, step, stage->steps)
		note_owners(m, &step->content, &teams);
	return teams.len;
}

static size_t count_sources(struct matrix *m, const struct stage *stage)
{
	struct source_list sources = { .m = m };
	thing_walk(&stage->thing, note_sources, &sources);
	return sources.list.len;
}

size_t matrix_count(struct matrix *m, const struct stage *stage, enum coverage_dimension d)
{
	if (d == COVER_OWNER)
		return count_owners(m, stage);
	if (d == COVER_SOURCE)
		return count_sources(m, stage);
	if (d == COVER_TOUCHPOINT)
		return stage_touchpoints(stage, m->l.arena).len;
	size_t count = d == COVER_STEP ? stage->steps.len : count_in(&stage->content, d);
	FOR_EACH(struct step, step, stage->steps)
		count += count_in(&step->content, d);
	return count;
}

static size_t count_whole(const struct journey *j, const struct things *list)
{
	size_t count = 0;
	for (size_t i = 0; i < list->len; i++)
		count += !certainty_is_doubt(certainty_of(j, list->at[i]));
	return count;
}

/* Things that are drawn whole, in the dimensions that say something of the world. */
static size_t count_whole_in(const struct journey *j, const struct content *c, enum coverage_dimension d)
{
	switch (d) {
	case COVER_FEELING: return count_whole(j, &c->feelings);
	case COVER_THOUGHT: return count_whole(j, &c->thoughts) + count_whole(j, &c->quotes);
	case COVER_PAIN: return count_whole(j, &c->pains);
	default: return count_whole(j, &c->measures);
	}
}

/* A cell is broken where all that covers it is. */
static bool is_in_doubt(const struct stage *stage, enum coverage_dimension d)
{
	size_t whole = count_whole_in(stage->journey, &stage->content, d);
	FOR_EACH(struct step, step, stage->steps)
		whole += count_whole_in(stage->journey, &step->content, d);
	return !whole && !stage_observes(stage, d);
}

enum matrix_state matrix_state_of(const struct stage *stage, enum coverage_dimension d, size_t count)
{
	if (!stage_covers(stage, d))
		return CELL_GAP;
	return !count ? CELL_NONE_FOUND : coverage_is_of_world(d) && is_in_doubt(stage, d) ? CELL_ASSUMED : CELL_COVERED;
}
