/* levels.c — the levels that maps and their detailed maps form: a stage that leads nowhere, a journey that leads back to itself, one that is reached on two
 * levels, one that nothing leads to. */
#include "atlas/atlas.h"

struct levels {
	struct atlas *atlas;
	size_t *seen;   /* by row: in which search it was met last, + 1 */
	bool *is_below; /* by row: some stage of another journey leads to it */
	size_t search;
};

static void add_fault(struct levels *l, enum atlas_fault_kind kind, size_t row, long stage, struct str other)
{
	VEC_PUSH(&l->atlas->arena, &l->atlas->faults, ((struct atlas_fault){ kind, (long)row, stage, other }));
}

/* Whether the journey is met somewhere below, at whatever depth; each row is looked at once. */
static bool leads_to(struct levels *l, size_t from, size_t wanted)
{
	const struct atlas_row *r = &l->atlas->rows.at[from];
	if (l->seen[from] == l->search)
		return false;
	l->seen[from] = l->search;
	for (size_t i = 0; i < r->stages.len; i++) {
		long below = r->stages.at[i].computed.row;
		if (below != ATLAS_NONE && ((size_t)below == wanted || leads_to(l, (size_t)below, wanted)))
			return true;
	}
	return false;
}

static void find_missing(struct levels *l, size_t row)
{
	const struct atlas_row *r = &l->atlas->rows.at[row];
	for (size_t i = 0; i < r->stages.len; i++) {
		const struct atlas_stage *s = &r->stages.at[i];
		if (s->has_detail && !s->computed.title.len)
			add_fault(l, FAULT_MISSING, row, (long)i, s->detail.len ? s->detail : s->detail_id);
		if (s->computed.row != ATLAS_NONE)
			l->is_below[s->computed.row] = true;
	}
}

static void find_cycle(struct levels *l, size_t row)
{
	l->search++;
	if (leads_to(l, row, row))
		add_fault(l, FAULT_CYCLE, row, ATLAS_NONE, (struct str){ 0 });
}

/* Two stages of one journey: one leads to a journey, another to a journey that leads there as well. */
static void find_skipped(struct levels *l, size_t row)
{
	const struct atlas_row *r = &l->atlas->rows.at[row];
	for (size_t i = 0; i < r->stages.len; i++) {
		long below = r->stages.at[i].computed.row;
		bool is_skipped = false;
		for (size_t k = 0; k < r->stages.len && below != ATLAS_NONE && !is_skipped; k++) {
			long other = r->stages.at[k].computed.row;
			l->search++;
			is_skipped = other != ATLAS_NONE && other != below && (size_t)other != row && leads_to(l, (size_t)other, (size_t)below);
		}
		if (is_skipped)
			add_fault(l, FAULT_SKIPPED, row, (long)i, r->stages.at[i].computed.title);
	}
}

/* Where there is an experience map, every other journey of today stands below one. */
static void find_orphans(struct levels *l)
{
	bool has_experience = false;
	for (size_t i = 0; i < l->atlas->rows.len; i++)
		has_experience |= l->atlas->rows.at[i].kind == JOURNEY_EXPERIENCE;
	for (size_t i = 0; i < l->atlas->rows.len && has_experience; i++)
		if (l->atlas->rows.at[i].kind != JOURNEY_EXPERIENCE && l->atlas->rows.at[i].state != STATE_FUTURE && !l->is_below[i])
			add_fault(l, FAULT_ORPHAN, i, ATLAS_NONE, (struct str){ 0 });
}

void atlas_find_faults(struct atlas *a)
{
	struct levels l = { .atlas = a };
	l.seen = arena_alloc(&a->arena, (a->rows.len + 1) * sizeof *l.seen);
	l.is_below = arena_alloc(&a->arena, (a->rows.len + 1) * sizeof *l.is_below);
	for (size_t i = 0; i < a->rows.len; i++) {
		find_missing(&l, i);
		find_cycle(&l, i);
		find_skipped(&l, i);
	}
	find_orphans(&l);
}
