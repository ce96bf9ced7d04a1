/* levels.c — the levels that maps and their detailed maps form. */
#include "cjm/rollup.h"

struct level_visit {
	size_t node, next; /* of its stages */
};

struct levels {
	struct arena *arena;
	const struct level_node *nodes;
	size_t count;
	size_t *seen;   /* by node: in which search it was met last */
	bool *is_below; /* by node: some stage of another leads to it */
	size_t *passed; /* by node: in which search it was met below another */
	size_t *asked;  /* by node: for which it was asked what is below it */
	size_t *number; /* by node: from 1, as they were visited */
	size_t *lowest; /* by node: the least number that it leads back to */
	size_t *ring;   /* by node: nodes that lead to each other have the same, from 1; those below have smaller ones */
	size_t *sizes;  /* by ring */
	size_t search, rings;
	VEC(struct level_visit) visits;
	VEC(size_t) open;
	struct level_faults faults;
};

static void add_fault(struct levels *l, enum level_fault_kind kind, size_t node, long stage)
{
	VEC_PUSH(l->arena, &l->faults.list, ((struct level_fault){ kind, node, stage }));
}

/* ---- what leads to each other (Tarjan's algorithm, whose depth is no matter of the stack) ---- */

static void begin_visit(struct levels *l, size_t node, size_t *numbered)
{
	l->number[node] = l->lowest[node] = ++*numbered;
	VEC_PUSH(l->arena, &l->open, node);
	VEC_PUSH(l->arena, &l->visits, ((struct level_visit){ node, 0 }));
}

static void lower(size_t *least, size_t number)
{
	*least = number < *least ? number : *least;
}

static void end_visit(struct levels *l, size_t node)
{
	l->visits.len--;
	if (l->visits.len)
		lower(&l->lowest[l->visits.at[l->visits.len - 1].node], l->lowest[node]);
	if (l->lowest[node] != l->number[node])
		return;
	l->rings++;
	for (size_t member = l->count; member != node;) {
		member = l->open.at[--l->open.len];
		l->ring[member] = l->rings;
		l->sizes[l->rings]++;
	}
}

static void find_rings(struct levels *l)
{
	size_t numbered = 0;
	for (size_t i = 0; i < l->count; i++) {
		if (!l->number[i])
			begin_visit(l, i, &numbered);
		while (l->visits.len) {
			struct level_visit *v = &l->visits.at[l->visits.len - 1];
			if (v->next == l->nodes[v->node].count) {
				end_visit(l, v->node);
				continue;
			}
			long below = l->nodes[v->node].stages[v->next++].below;
			if (below != LEVEL_NOWHERE && !l->number[below])
				begin_visit(l, (size_t)below, &numbered);
			else if (below != LEVEL_NOWHERE && !l->ring[below])
				lower(&l->lowest[v->node], l->number[below]);
		}
	}
}

/* ---- the faults ---- */

/* All that is met below, at whatever depth, each looked at once; not by way of what was seen in this search, nor what leads to none of the rings
 * from `least` on. `mark` says below whose stages. */
static void pass_down(struct levels *l, size_t from, size_t search, size_t least, size_t mark)
{
	l->open.len = 0;
	VEC_PUSH(l->arena, &l->open, from);
	l->seen[from] = search;
	while (l->open.len) {
		const struct level_node *n = &l->nodes[l->open.at[--l->open.len]];
		for (size_t i = 0; i < n->count; i++) {
			long below = n->stages[i].below;
			if (below == LEVEL_NOWHERE)
				continue;
			if ((size_t)below != from)
				l->passed[below] = mark;
			if (l->seen[below] == search || l->ring[below] < least)
				continue;
			l->seen[below] = search;
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
	const struct level_node *n = &l->nodes[node];
	bool returns = l->sizes[l->ring[node]] > 1;
	for (size_t i = 0; i < n->count; i++)
		returns |= n->stages[i].below == (long)node;
	if (returns)
		add_fault(l, FAULT_CYCLE, node, LEVEL_NOWHERE);
}

/* Two stages of one journey, and not by way of that: one leads to a journey, another to a journey that leads there as well. What was seen below one
 * stage needs no second look, but for what leads back to itself: each of these is met below the others. */
static void find_skipped(struct levels *l, size_t node)
{
	const struct level_node *n = &l->nodes[node];
	size_t mark = ++l->search, least = l->rings;
	for (size_t i = 0; i < n->count; i++)
		if (n->stages[i].below != LEVEL_NOWHERE)
			lower(&least, l->ring[n->stages[i].below]);
	l->seen[node] = mark;
	for (size_t i = 0; i < n->count; i++) {
		long other = n->stages[i].below;
		bool is_in_ring = other != LEVEL_NOWHERE && l->sizes[l->ring[other]] > 1;
		if (other == LEVEL_NOWHERE || (size_t)other == node || l->asked[other] == mark || (!is_in_ring && l->seen[other] == mark))
			continue;
		l->asked[other] = mark;
		size_t search = is_in_ring ? ++l->search : mark;
		l->seen[node] = search;
		pass_down(l, (size_t)other, search, least, mark);
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
	l.number = arena_alloc(a, (count + 1) * sizeof *l.number);
	l.lowest = arena_alloc(a, (count + 1) * sizeof *l.lowest);
	l.ring = arena_alloc(a, (count + 1) * sizeof *l.ring);
	l.sizes = arena_alloc(a, (count + 1) * sizeof *l.sizes);
	l.is_below = arena_alloc(a, (count + 1) * sizeof *l.is_below);
	find_rings(&l);
	for (size_t i = 0; i < count; i++) {
		find_missing(&l, i);
		find_cycle(&l, i);
		find_skipped(&l, i);
	}
	find_orphans(&l);
	return l.faults;
}
