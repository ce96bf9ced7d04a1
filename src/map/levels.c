/* levels.c — the levels that maps and their detailed maps form. */
#include "cjm/rollup.h"

struct levels {
	struct arena *arena;
	const struct level_node *nodes;
	size_t count;
	size_t *seen;   /* by node: in which search it was met last */
	bool *is_below; /* by node: some stage of another leads to it */
	size_t search;
	struct level_faults faults;
};

static void add_fault(struct levels *l, enum level_fault_kind kind, size_t node, long stage)
{
	VEC_PUSH(l->arena, &l->faults.list, ((struct level_fault){ kind, node, stage }));
}

/* Whether the node is met somewhere below, at whatever depth; each is looked at once. */
static bool leads_to(struct levels *l, size_t from, size_t wanted)
{
	struct { VEC(size_t) list; } open = { { 0 } };
	struct arena scratch;
	bool is_met = false;
	arena_init(&scratch);
	VEC_PUSH(&scratch, &open.list, from);
	l->seen[from] = l->search;
	while (open.list.len && !is_met) {
		const struct level_node *n = &l->nodes[open.list.at[--open.list.len]];
		for (size_t i = 0; i < n->count && !is_met; i++) {
			long below = n->stages[i].below;
			is_met = below == (long)wanted;
			if (below == LEVEL_NOWHERE || l->seen[below] == l->search)
				continue;
			l->seen[below] = l->search;
			VEC_PUSH(&scratch, &open.list, (size_t)below);
		}
	}
	arena_finish(&scratch);
	return is_met;
}

static void find_missing(struct levels *l, size_t node)
{
	const struct level_node *n = &l->nodes[node];
	for (size_t i = 0; i < n->count; i++) {
		if (n->stages[i].is_broken)
			add_fault(l, FAULT_MISSING, node, (long)i);
		if (n->stages[i].below != LEVEL_NOWHERE)
			l->is_below[n->stages[i].below] = true;
	}
}

static void find_cycle(struct levels *l, size_t node)
{
	l->search++;
	if (leads_to(l, node, node))
		add_fault(l, FAULT_CYCLE, node, LEVEL_NOWHERE);
}

/* Two stages of one journey, and not by way of that: one leads to a journey, another to a journey that leads there as well. */
static void find_skipped(struct levels *l, size_t node)
{
	const struct level_node *n = &l->nodes[node];
	for (size_t i = 0; i < n->count; i++) {
		long below = n->stages[i].below;
		bool is_skipped = false;
		for (size_t k = 0; k < n->count && below != LEVEL_NOWHERE && !is_skipped; k++) {
			long other = n->stages[k].below;
			l->seen[node] = ++l->search;
			is_skipped = other != LEVEL_NOWHERE && other != below && (size_t)other != node && leads_to(l, (size_t)other, (size_t)below);
		}
		if (is_skipped)
			add_fault(l, FAULT_SKIPPED, node, (long)i);
	}
}

/* Where there is an experience map, every other journey of today stands below one. */
static void find_orphans(struct levels *l)
{
	bool has_experience = false;
	for (size_t i = 0; i < l->count; i++)
		has_experience |= l->nodes[i].is_experience;
	for (size_t i = 0; i < l->count && has_experience; i++)
		if (!l->nodes[i].is_experience && !l->nodes[i].is_future && !l->is_below[i])
			add_fault(l, FAULT_ORPHAN, i, LEVEL_NOWHERE);
}

struct level_faults levels_check(const struct level_node *nodes, size_t count, struct arena *a)
{
	struct levels l = { .arena = a, .nodes = nodes, .count = count };
	l.seen = arena_alloc(a, (count + 1) * sizeof *l.seen);
	l.is_below = arena_alloc(a, (count + 1) * sizeof *l.is_below);
	for (size_t i = 0; i < count; i++) {
		find_missing(&l, i);
		find_cycle(&l, i);
		find_skipped(&l, i);
	}
	find_orphans(&l);
	return l.faults;
}
