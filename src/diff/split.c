/* split.c — a step that was divided, and steps that became one. Of a step that only one map has it is asked whether its neighbour
 * lost what it says: its words, what stands in it, a part of its time. Then it is a part of what was there before and nothing new. */
#include "diff/work.h"

#include "cjm/units.h"

#include <math.h>

enum { STRETCH_MOST = 24, ENOUGH = 2 };

/* How much of a part's words has to stand in the whole, and in what the rest of the whole lost. */
static const double WITHIN = 0.7, SOMEWHAT = 0.35, LOST = 0.5;

struct splitting {
	struct diff *d;
	struct arena *arena;
	bool is_merge; /* the whole is the new step, the parts are old ones */
};

/* What of `part` is also in `whole`, 0 … 1. */
static double share_contained(struct grams part, struct grams whole)
{
	return part.len ? diff_likeness(part, whole) * (double)(part.len + whole.len) / 2 / (double)part.len : 0;
}

/* Runs of letters of the whole that the rest has not. */
static struct grams grams_without(struct arena *a, struct grams whole, struct grams rest)
{
	struct grams left = { arena_alloc(a, (whole.len + 1) * sizeof *left.at), 0 };
	for (size_t i = 0, k = 0; i < whole.len; i++) {
		while (k < rest.len && rest.at[k] < whole.at[i])
			k++;
		if (k < rest.len && rest.at[k] == whole.at[i])
			k++;
		else
			left.at[left.len++] = whole.at[i];
	}
	return left;
}

static int shared_words(const struct splitting *s, const struct step *whole, const struct step *rest, const struct step *part)
{
	struct grams all = diff_grams_of_text(s->arena, whole->thing.text), own = diff_grams_of_text(s->arena, part->thing.text);
	struct grams lost = rest ? grams_without(s->arena, all, diff_grams_of_text(s->arena, rest->thing.text)) : all;
	double within = share_contained(own, all);
	if (within >= WITHIN && share_contained(own, lost) >= LOST)
		return ENOUGH;
	return lost.len && within >= SOMEWHAT;
}

struct split_search {
	const struct splitting *s;
	const struct thing *part;
	bool found;
};

static void look_whether_moved(void *context, const struct field *f, struct thing *t)
{
	struct split_search *search = context;
	const struct thing *there = search->s->is_merge ? diff_old_of(search->s->d, t) : diff_new_of(search->s->d, t);
	(void)f;
	search->found |= there && there->parent == search->part;
}

/* Something that stood in the whole stands in the part. */
static bool shared_content(const struct splitting *s, const struct step *whole, const struct step *part)
{
	struct split_search search = { s, &part->thing, false };
	diff_children_walk(s->d, KIND_STEP, whole, look_whether_moved, &search);
	return search.found;
}

static bool is_sum(const struct quantity *of_whole, const struct quantity *of_rest, const struct quantity *of_part)
{
	struct range whole = value_days(quantity_value(of_whole)), rest = value_days(quantity_value(of_rest)), part = value_days(quantity_value(of_part));
	bool is_low = fabs(whole.low - rest.low - part.low) < 1e-9 * (1 + whole.low), is_high = fabs(whole.high - rest.high - part.high) < 1e-9 * (1 + whole.high);
	return whole.given && rest.given && part.given && is_low && is_high;
}

/* "6 min" became "3 min" and "3 min". */
static bool shared_time(const struct step *whole, const struct step *rest, const struct step *part)
{
	return rest && (is_sum(whole->content.wait, rest->content.wait, part->content.wait) || is_sum(whole->content.takes, rest->content.takes, part->content.takes));
}

static bool is_part(const struct splitting *s, const struct step *whole, const struct step *part)
{
	const struct thing *rest = s->is_merge ? diff_old_of(s->d, &whole->thing) : diff_new_of(s->d, &whole->thing);
	int reasons = shared_words(s, whole, (const struct step *)rest, part);
	reasons += shared_content(s, whole, part);
	reasons += shared_time(whole, (const struct step *)rest, part) ? ENOUGH : 0;
	return reasons >= ENOUGH;
}

/* ---- stretches: what came and went between two steps that stayed, with these at both ends ---- */

static bool has_both(const struct merged_step *m)
{
	return m->old && m->new && !m->is_moved;
}

static const struct step *whole_of(const struct splitting *s, const struct merged_step *m)
{
	return s->is_merge ? m->new : m->old;
}

static const struct step *part_of(const struct splitting *s, const struct merged_step *m)
{
	return m->is_moved || has_both(m) ? NULL : s->is_merge ? m->old : m->new;
}

/* The first of several parts stands for a whole that has no partner. */
static void join_steps(const struct splitting *s, const struct step *whole, const struct step *part)
{
	if (s->is_merge)
		diff_pairs_join(s->d, &part->thing, &whole->thing);
	else
		diff_pairs_join(s->d, &whole->thing, &part->thing);
}

static size_t parts_in(const struct splitting *s, const struct merged_stage *m, size_t first, size_t last, const struct step *whole, const struct step **parts)
{
	size_t count = 0;
	for (size_t i = first; i <= last; i++) {
		const struct step *part = part_of(s, &m->steps.at[i]);
		if (part && !diff_pairs_find(&s->d->work->part_of, &part->thing) && is_part(s, whole, part))
			parts[count++] = part;
	}
	return count;
}

static bool find_in_stretch(const struct splitting *s, const struct merged_stage *m, size_t first, size_t last)
{
	const struct step *parts[STRETCH_MOST];
	bool joined = false;
	for (size_t i = first; i <= last; i++) {
		const struct merged_step *at = &m->steps.at[i];
		const struct step *whole = at->is_moved ? NULL : whole_of(s, at);
		size_t count = whole ? parts_in(s, m, first, last, whole, parts) : 0, from = has_both(at) ? 0 : 1;
		if (from && count < 2)
			continue;
		if (from)
			join_steps(s, whole, parts[0]);
		joined |= from > 0;
		for (size_t k = from; k < count; k++)
			diff_pairs_set(&s->d->arena, &s->d->work->part_of, &parts[k]->thing, &whole->thing);
	}
	return joined;
}

size_t diff_stretch_start(const struct merged_stage *m, size_t i)
{
	while (i && !has_both(&m->steps.at[i - 1]))
		i--;
	return i ? i - 1 : 0;
}

size_t diff_stretch_end(const struct merged_stage *m, size_t i)
{
	while (i + 1 < m->steps.len && !has_both(&m->steps.at[i + 1]))
		i++;
	return i + 1 < m->steps.len ? i + 1 : i;
}

static bool find_in_stage(const struct splitting *s, const struct merged_stage *m)
{
	bool joined = false;
	for (size_t i = 0; i < m->steps.len; i++) {
		if (has_both(&m->steps.at[i]))
			continue;
		size_t first = diff_stretch_start(m, i), last = diff_stretch_end(m, i);
		if (last - first < STRETCH_MOST)
			joined |= find_in_stretch(s, m, first, last);
		i = last;
	}
	return joined;
}

bool diff_find_parts(struct diff *d, const struct diff_journey *j)
{
	struct arena arena;
	struct splitting split = { d, &arena, false }, merge = { d, &arena, true };
	bool joined = false;
	arena_init(&arena);
	for (size_t i = 0; i < j->stages.len; i++) {
		joined |= find_in_stage(&split, &j->stages.at[i]);
		joined |= find_in_stage(&merge, &j->stages.at[i]);
	}
	arena_finish(&arena);
	return joined;
}

const struct thing *diff_part_of(const struct diff *d, const struct thing *step)
{
	return diff_pairs_find(&d->work->part_of, step);
}
