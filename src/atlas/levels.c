/* levels.c — the levels of the journeys of an atlas. */
#include "atlas/atlas.h"

#include "cjm/rollup.h"

static struct level_stage level_of(const struct atlas_stage *s, size_t own)
{
	if (s->is_itself)
		return (struct level_stage){ (long)own, false };
	return (struct level_stage){ s->computed.row, s->has_detail && !s->computed.title.len };
}

void atlas_find_faults(struct atlas *a)
{
	struct level_node *nodes = arena_alloc(&a->arena, (a->rows.len + 1) * sizeof *nodes);
	for (size_t i = 0; i < a->rows.len; i++) {
		const struct atlas_row *r = &a->rows.at[i];
		struct level_stage *stages = arena_alloc(&a->arena, (r->stages.len + 1) * sizeof *stages);
		for (size_t k = 0; k < r->stages.len; k++)
			stages[k] = level_of(&r->stages.at[k], i);
		nodes[i] = (struct level_node){ stages, r->stages.len, r->kind == JOURNEY_EXPERIENCE, r->state == STATE_FUTURE };
	}
	struct level_faults found = levels_check(nodes, a->rows.len, &a->arena);
	for (size_t i = 0; i < found.list.len; i++) {
		struct level_fault f = found.list.at[i];
		const struct atlas_stage *s = f.stage == LEVEL_NOWHERE ? NULL : &a->rows.at[f.node].stages.at[f.stage];
		if (f.kind == FAULT_MISSING)
			f.kind = s->faulty.len ? FAULT_FAULTY : s->several.len ? FAULT_SEVERAL : s->is_ambiguous ? FAULT_AMBIGUOUS : FAULT_MISSING;
		struct str missing = s && s->faulty.len ? s->faulty : s && s->several.len ? s->several : s && s->detail.len ? s->detail : s ? s->detail_id : (struct str){ 0 };
		struct str other = f.kind <= FAULT_AMBIGUOUS ? missing : f.kind == FAULT_SKIPPED ? s->computed.title : (struct str){ 0 };
		VEC_PUSH(&a->arena, &a->faults, ((struct atlas_fault){ f.kind, (long)f.node, f.stage, other }));
	}
}
