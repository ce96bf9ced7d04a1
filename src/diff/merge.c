/* merge.c — old and new stages and steps in one order: the new one, with what is gone where it stood. What moved is told
 * from what only made way: the longest run that kept its order stays, the rest moved. */
#include "diff/work.h"

/* Patience sorting: tails[n] is the last of the run of n + 1 that ends lowest. */
void diff_longest_run(struct arena *a, const size_t *place, size_t count, bool *keeps)
{
	size_t *tails = arena_alloc(a, (count + 1) * sizeof *tails), *before = arena_alloc(a, (count + 1) * sizeof *before), len = 0;
	for (size_t i = 0; i < count; i++) {
		size_t low = 0, high = len;
		while (low < high) {
			size_t middle = (low + high) / 2;
			if (place[tails[middle]] < place[i])
				low = middle + 1;
			else
				high = middle;
		}
		before[i] = low ? tails[low - 1] : count;
		tails[low] = i;
		len = low + 1 > len ? low + 1 : len;
		keeps[i] = false;
	}
	for (size_t i = len ? tails[len - 1] : count; i < count; i = before[i])
		keeps[i] = true;
}

struct merge_order { /* two lists of siblings and how they lie on each other */
	const struct things *old, *new;
	size_t *place;  /* of each new one in the old list; old->len where it is not from there */
	bool *keeps;    /* of each new one: it stands where it stood */
};

static size_t index_in(const struct thing *t)
{
	return t->kind == KIND_STAGE ? ((const struct stage *)t)->index : ((const struct step *)t)->index;
}

/* Where an old thing stands among its siblings; steps are counted through the whole journey. */
static size_t place_in(const struct things *siblings, const struct thing *t)
{
	size_t at = t && siblings->len ? index_in(t) - index_in(siblings->at[0]) : siblings->len;
	return at < siblings->len && siblings->at[at] == t ? at : siblings->len;
}

static struct merge_order order_of(struct diff *d, const struct things *old, const struct things *new)
{
	struct arena *a = &d->arena;
	struct merge_order o = { old, new, arena_alloc(a, (new->len + 1) * sizeof *o.place), arena_alloc(a, (new->len + 1) * sizeof *o.keeps) };
	size_t *from_here = arena_alloc(a, (new->len + 1) * sizeof *from_here), *which = arena_alloc(a, (new->len + 1) * sizeof *which), count = 0;
	bool *run = arena_alloc(a, (new->len + 1) * sizeof *run);
	for (size_t i = 0; i < new->len; i++) {
		o.place[i] = place_in(old, diff_old_of(d, new->at[i]));
		if (o.place[i] == old->len)
			continue;
		from_here[count] = o.place[i];
		which[count++] = i;
	}
	diff_longest_run(a, from_here, count, run);
	for (size_t i = 0; i < count; i++)
		o.keeps[which[i]] = run[i];
	return o;
}

static void add_step(struct diff *d, struct merged_stage *s, const struct thing *old, const struct thing *new, bool is_moved)
{
	struct merged_step m = { (const struct step *)old, (const struct step *)new, is_moved };
	VEC_PUSH(&d->arena, &s->steps, m);
}

/* Between two that stayed, what is gone comes before what came in its stead. */
static void add_steps(struct diff *d, struct merged_stage *s)
{
	static const struct things NONE;
	struct merge_order o = order_of(d, s->old ? &s->old->steps : &NONE, s->new ? &s->new->steps : &NONE);
	size_t next_old = 0, next_new = 0;
	for (size_t i = 0; i <= o.new->len; i++) {
		bool at_end = i == o.new->len;
		if (!at_end && !o.keeps[i])
			continue;
		for (; next_old < (at_end ? o.old->len : o.place[i]); next_old++)
			add_step(d, s, o.old->at[next_old], NULL, diff_new_of(d, o.old->at[next_old]));
		for (; next_new < i; next_new++)
			add_step(d, s, diff_old_of(d, o.new->at[next_new]), o.new->at[next_new], diff_old_of(d, o.new->at[next_new]));
		if (!at_end)
			add_step(d, s, o.old->at[next_old++], o.new->at[next_new++], false);
	}
}

static void add_stage(struct diff *d, struct diff_journey *j, const struct thing *old, const struct thing *new, bool is_moved)
{
	struct merged_stage s = { .old = (const struct stage *)old, .new = (const struct stage *)new, .is_moved = is_moved };
	add_steps(d, &s);
	VEC_PUSH(&d->arena, &j->stages, s);
}

/* A stage that moved is shown where it is now, and only there. */
void diff_merge_stages(struct diff *d, struct diff_journey *j)
{
	static const struct things NONE;
	struct merge_order o = order_of(d, j->old ? &j->old->stages : &NONE, j->new ? &j->new->stages : &NONE);
	size_t next_old = 0, next_new = 0;
	j->stages.len = 0;
	for (size_t i = 0; i <= o.new->len; i++) {
		bool at_end = i == o.new->len;
		if (!at_end && !o.keeps[i])
			continue;
		for (; next_old < (at_end ? o.old->len : o.place[i]); next_old++)
			if (!diff_new_of(d, o.old->at[next_old]))
				add_stage(d, j, o.old->at[next_old], NULL, false);
		for (; next_new < i; next_new++)
			add_stage(d, j, diff_old_of(d, o.new->at[next_new]), o.new->at[next_new], diff_old_of(d, o.new->at[next_new]));
		if (at_end)
			continue;
		add_stage(d, j, o.old->at[next_old], o.new->at[next_new], false);
		next_old++, next_new++;
	}
}
