/* levels.c — the levels that maps and their detailed maps form. */
#include "cjm/rollup.h"

struct levels {
	struct arena *arena;
	const struct level_node *nodes;
	size_t count;
	size_t *seen;   /* by node: in which search it was met last */
	bool *is_below; /* by node: some stage of another leads to it */
	size_t *passed; /* by node: in which search it was met below another */
	size_t *asked;  /* by node: for which it was asked what is below it */
	bool returns;   /* the last search came back to where it began */
	size_t search;
	VEC(size_t) open;
	struct level_faults faults;
};

static void add_fault(struct levels *l, enum level_fault_kind kind, size_t node, long stage)
{
	VEC_PUSH(l->arena, &l->faults.list, ((struct level_fault){ kind, node, stage }));
}

/* All that is met below, at whatever depth, each looked at once; not by way of what was seen in this search. `mark` says in which search. */
static void pass_down(struct levels *l, size_t from, size_t mark)
{
	l->open.len = 0;
	VEC_PUSH(l->arena, &l->open, from);
	l->seen[from] = l->search;
	while (l->open.len) {
		const struct level_node *n = &l->nodes[l->open.at[--l->open.len]];
		for (size_t i = 0; i < n->count; i++) {
			long below = n->stages[i].below;
			if (below == LEVEL_NOWHERE)
				continue;
			if ((size_t)below != from)
				l->passed[below] = mark;
			else
				l->returns = true;
			if (l->seen[below] == l->search)
				continue;
			l->seen[below] = l->search;
			VEC_PUSH(l->arena, &l->open, (size_t)below);
		}
	}
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
	l->returns = false;
	pass_down(l, node, l->search);
	if (l->returns)
		add_fault(l, FAULT_CYCLE, node, LEVEL_NOWHERE);
}

/* Two stages of one journey, and not by way of that: one leads to a journey, another to a journey that leads there as well. */
static void find_skipped(struct levels *l, size_t node)
{
	const struct level_node *n = &l->nodes[node];
	size_t mark = ++l->search;
	for (size_t i = 0; i < n->count; i++) {
		long other = n->stages[i].below;
		if (other == LEVEL_NOWHERE || (size_t)other == node || l->asked[other] == mark)
			continue;
		l->asked[other] = mark;
		l->seen[node] = ++l->search;
		pass_down(l, (size_t)other, mark);
	}
	for (size_t i = 0; i < n->count; i++)
		if (n->stages[i].below != LEVEL_NOWHERE && l->passed[n->stages[i].below] == mark)
			add_fault(l, FAULT_SKIPPED, node, (long)i);
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
	l.passed = arena_alloc(a, (count + 1) * sizeof *l.passed);
	l.asked = arena_alloc(a, (count + 1) * sizeof *l.asked);
	l.is_below = arena_alloc(a, (count + 1) * sizeof *l.is_below);
	for (size_t i = 0; i < count; i++) {
		find_missing(&l, i);
		find_cycle(&l, i);
		find_skipped(&l, i);
	}
	find_orphans(&l);
	return l.faults;
}
