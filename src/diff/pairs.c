/* pairs.c — a table from things to things. */
#include "diff/work.h"

static size_t slot_of(const struct pairs *p, const struct thing *from)
{
	size_t slot = (size_t)(((uintptr_t)from >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20) & (p->cap - 1);
	while (p->from[slot] && p->from[slot] != from)
		slot = (slot + 1) & (p->cap - 1);
	return slot;
}


static void grow_pairs(struct arena *a, struct pairs *p)
{
	struct pairs old = *p;
	size_t cap = old.cap ? old.cap * 2 : 256;
	*p = (struct pairs){ arena_alloc(a, cap * sizeof *p->from), arena_alloc(a, cap * sizeof *p->to), 0, cap };
	for (size_t i = 0; i < old.cap; i++)
		if (old.from[i])
			diff_pairs_set(a, p, old.from[i], old.to[i]);
}

void diff_pairs_set(struct arena *a, struct pairs *p, const struct thing *from, const struct thing *to)
{
	if (p->len * 2 >= p->cap)
		grow_pairs(a, p);
	size_t slot = slot_of(p, from);
	p->len += !p->from[slot];
	p->from[slot] = from;
	p->to[slot] = to;
}

const struct thing *diff_pairs_find(const struct pairs *p, const struct thing *from)
{
	return p->cap && from ? p->to[slot_of(p, from)] : NULL;
}

void diff_pairs_join(struct diff *d, const struct thing *old, const struct thing *new)
{
	diff_pairs_set(&d->arena, &d->work->to_new, old, new);
	diff_pairs_set(&d->arena, &d->work->to_old, new, old);
}

bool diff_pairs_hold(const struct diff *d, const struct thing *old, const struct thing *new)
{
	return old && new ? diff_pairs_find(&d->work->to_new, old) == new : old == new;
}

const struct thing *diff_new_of(const struct diff *d, const struct thing *old)
{
	return diff_pairs_find(&d->work->to_new, old);
}

const struct thing *diff_old_of(const struct diff *d, const struct thing *new)
{
	return diff_pairs_find(&d->work->to_old, new);
}
