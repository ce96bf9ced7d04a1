/* match_alike.c — the rounds for what has not the same words: by likeness, and for stages and steps by place. Asked among what is
 * left; where much is left, only among those at about the same place. */
#include "diff/match.h"

#include <stdlib.h>
#include <string.h>

enum { PAIRS_MOST = 250000, WINDOW = 48 };

/* How alike two texts have to be to be one thing that was reworded. Of 1677 pairs of different texts of one kind in one
 * sample, ten are as alike as ALIKE_HERE and none as ALIKE_ELSEWHERE; of 37 rewordings made by hand, 34 and 19 are. */
static const double ALIKE_HERE = 0.42, ALIKE_ELSEWHERE = 0.62, ALIKE_BETWEEN = 0.2;

/* ---- rounds by likeness ---- */

struct left { /* a thing that has no partner yet, and what it is like */
	const struct thing *thing;
	const struct thing *place; /* as the new map knows it; NULL: gone, or none */
	struct grams words, content;
};

struct candidate {
	double score;
	size_t old, new;
};

struct likeness_round {
	struct matching *m;
	VEC(struct left) old, new;
	VEC(struct candidate) candidates;
	void (*consider)(struct likeness_round *r, size_t old, size_t new);
	bool in_place;
};

static struct left left_over(struct matching *m, const struct thing *t, bool is_old)
{
	struct left left = { .thing = t, .place = is_old ? diff_new_of(m->d, t->parent) : t->parent, .words = diff_grams_of_text(m->arena, t->text) };
	if (diff_holds_others(m->kind))
		left.content = diff_grams_of_content(m->d, m->arena, t);
	return left;
}

/* Names that were given and differ speak against two things being one, unless their words say otherwise. */
static double score_of(const struct left *old, const struct left *new)
{
	double words = diff_likeness(old->words, new->words), content = diff_likeness(old->content, new->content);
	if (old->content.len + new->content.len < 4)
		content /= 2;
	double score = 1 - (1 - words) * (1 - content * 0.8);
	bool named_otherwise = old->thing->name.len && new->thing->name.len;
	return named_otherwise ? score - 0.15 : score;
}

/* The best that two of these lengths can reach: most pairs need not be looked at. */
static double best_possible(const struct left *old, const struct left *new)
{
	size_t a = old->words.len, b = new->words.len;
	return old->content.len || new->content.len || a + b == 0 ? 1 : 2.0 * (double)(a < b ? a : b) / (double)(a + b);
}

static void consider_pair(struct likeness_round *r, size_t old, size_t new)
{
	const struct left *a = &r->old.at[old], *b = &r->new.at[new];
	double least = r->in_place ? ALIKE_HERE : ALIKE_ELSEWHERE;
	if (best_possible(a, b) < least)
		return;
	struct candidate c = { score_of(a, b), old, new };
	if (c.score >= least)
		VEC_PUSH(r->m->arena, &r->candidates, c);
}

/* All with all, where they are few; else only those at about the same place among the rest. */
static void consider_range(struct likeness_round *r, size_t old_from, size_t old_to, size_t new_from, size_t new_to)
{
	size_t olds = old_to - old_from, news = new_to - new_from;
	bool few = olds <= PAIRS_MOST / (news ? news : 1);
	for (size_t i = old_from; i < old_to; i++) {
		size_t middle = new_from + (size_t)((double)(i - old_from) / (double)olds * (double)news);
		size_t first = few || middle < new_from + WINDOW ? new_from : middle - WINDOW;
		size_t last = few || middle + WINDOW > new_to ? new_to : middle + WINDOW;
		for (size_t k = first; k < last; k++)
			r->consider(r, i, k);
	}
}

static int by_score(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	if (x->new != y->new)
		return x->new < y->new ? -1 : 1;
	return (x->old > y->old) - (x->old < y->old);
}

static void accept_candidates(struct likeness_round *r)
{
	if (r->candidates.len)
		qsort(r->candidates.at, r->candidates.len, sizeof *r->candidates.at, by_score);
	for (size_t i = 0; i < r->candidates.len; i++) {
		const struct thing *old = r->old.at[r->candidates.at[i].old].thing, *new = r->new.at[r->candidates.at[i].new].thing;
		if (!diff_is_taken(r->m, old, true) && !diff_is_taken(r->m, new, false))
			diff_pairs_join(r->m->d, old, new);
	}
}

/* Things of one place follow each other in reading order, but a stage's own may stand apart: sorted by place, then order. */
static size_t place_index(struct names *places, struct arena *a, const struct thing *place)
{
	struct str key = { (const char *)&place, sizeof place };
	size_t *index = names_find(places, key);
	if (!index) {
		index = ARENA_NEW(a, size_t);
		*index = places->len + 1;
		names_add(places, str_copy(a, key), index);
	}
	return *index;
}

struct placed {
	size_t place, index;
};

static int by_place(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

/* Gathers what is left on one side, by place; `ends` tells where each place's things end. */
static size_t *gather_left(struct likeness_round *r, struct names *places, bool is_old)
{
	struct matching *m = r->m;
	const struct things *all = is_old ? &m->old : &m->new;
	VEC(struct placed) order = { 0 };
	for (size_t i = 0; i < all->len; i++) {
		const struct thing *t = all->at[i];
		bool from_text = !t->is_declared && !t->parent; /* made by its use: another text is another thing */
		const struct thing *place = is_old ? diff_new_of(m->d, t->parent) : t->parent;
		if (diff_is_taken(m, t, is_old) || from_text || (r->in_place && t->parent && !place))
			continue;
		struct placed p = { r->in_place ? place_index(places, m->arena, place) : 0, i };
		VEC_PUSH(m->arena, &order, p);
	}
	if (order.len)
		qsort(order.at, order.len, sizeof *order.at, by_place);
	size_t *ends = arena_alloc(m->arena, (m->old.len + m->new.len + 2) * sizeof *ends);
	for (size_t i = 0; i < order.len; i++) {
		struct left left = left_over(m, all->at[order.at[i].index], is_old);
		if (is_old)
			VEC_PUSH(m->arena, &r->old, left);
		else
			VEC_PUSH(m->arena, &r->new, left);
		ends[order.at[i].place] = i + 1;
	}
	return ends;
}

void diff_match_by_likeness(struct matching *m, bool in_place)
{
	struct likeness_round r = { .m = m, .consider = consider_pair, .in_place = in_place };
	struct names places;
	names_init(&places, m->arena);
	size_t *old_ends = gather_left(&r, &places, true), *new_ends = gather_left(&r, &places, false);
	size_t old_from = 0, new_from = 0;
	for (size_t place = 0; place <= places.len; place++) {
		size_t old_to = old_ends[place] ? old_ends[place] : old_from, new_to = new_ends[place] ? new_ends[place] : new_from;
		if (old_to > old_from && new_to > new_from)
			consider_range(&r, old_from, old_to, new_from, new_to);
		old_from = old_to;
		new_from = new_to;
	}
	accept_candidates(&r);
}

/* ---- several of one name ---- */

/* What the neighbour is called: nothing at either end. */
static struct str neighbour_name(const struct thing *t, int step)
{
	const struct step *s = (const struct step *)t;
	bool is_step = t->kind == KIND_STEP;
	const struct things *all = is_step ? &s->stage->steps : &((const struct stage *)t)->journey->stages;
	size_t at = is_step ? s->index - ((const struct step *)all->at[0])->index : ((const struct stage *)t)->index;
	at += (size_t)step; /* wraps round at the left end */
	return at < all->len ? thing_label(all->at[at]) : (struct str){ 0 };
}

enum { BEFORE = 1, BEHIND = 2 };

static void content_key(const struct left *l, int neighbours, struct buf *key)
{
	buf_clear(key);
	buf_add(key, (const char *)l->content.at, l->content.len * sizeof *l->content.at);
	if (neighbours & BEFORE)
		buf_fmt(key, "|%.*s", STR_ARG(neighbour_name(l->thing, -1)));
	if (neighbours & BEHIND)
		buf_fmt(key, "|%.*s", STR_ARG(neighbour_name(l->thing, 1)));
}

struct equals { /* old things that hold the same */
	VEC(const struct thing *) waiting;
	size_t next;
};

/* Those that hold the same and stand between the same; `neighbours` says which of these count. */
static void match_equal(struct likeness_round *r, int neighbours)
{
	struct names known;
	struct buf key = { 0 };
	names_init(&known, r->m->arena);
	for (size_t i = 0; i < r->old.len; i++) {
		if (diff_is_taken(r->m, r->old.at[i].thing, true))
			continue;
		content_key(&r->old.at[i], neighbours, &key);
		struct equals *e = names_find(&known, buf_as_str(&key));
		if (!e) {
			e = ARENA_NEW(r->m->arena, struct equals);
			names_add(&known, str_copy(r->m->arena, buf_as_str(&key)), e);
		}
		VEC_PUSH(r->m->arena, &e->waiting, r->old.at[i].thing);
	}
	for (size_t i = 0; i < r->new.len; i++) {
		if (diff_is_taken(r->m, r->new.at[i].thing, false))
			continue;
		content_key(&r->new.at[i], neighbours, &key);
		struct equals *e = names_find(&known, buf_as_str(&key));
		if (e && e->next < e->waiting.len)
			diff_pairs_join(r->m->d, e->waiting.at[e->next++], r->new.at[i].thing);
	}
	buf_finish(&key);
}

static void match_in_order(struct matching *m, const struct things *old, const struct things *new)
{
	size_t k = 0;
	for (size_t i = 0; i < new->len; i++) {
		while (k < old->len && diff_is_taken(m, old->at[k], true))
			k++;
		if (k < old->len && !diff_is_taken(m, new->at[i], false))
			diff_pairs_join(m->d, old->at[k], new->at[i]);
	}
}

/* Equally alike: the one between the same neighbours, so that what only made way has not moved. */
static void consider_content(struct likeness_round *r, size_t old, size_t new)
{
	static const double NEIGHBOUR = 1e-6;
	const struct left *a = &r->old.at[old], *b = &r->new.at[new];
	struct candidate c = { diff_likeness(a->content, b->content), old, new };
	for (int step = -1; step <= 1; step += 2)
		c.score += str_equal(neighbour_name(a->thing, step), neighbour_name(b->thing, step)) ? NEIGHBOUR : 0;
	if (c.score > 0)
		VEC_PUSH(r->m->arena, &r->candidates, c);
}

void diff_match_by_content(struct matching *m, const struct things *old, const struct things *new)
{
	struct likeness_round all = { .m = m }, rest = { .m = m, .consider = consider_content };
	for (int side = 0; side < 2; side++) {
		const struct things *things = side ? new : old;
		for (size_t i = 0; i < things->len; i++) {
			struct left left = { .thing = things->at[i], .content = diff_grams_of_everything(m->d, m->arena, things->at[i]) };
			if (side)
				VEC_PUSH(m->arena, &all.new, left);
			else
				VEC_PUSH(m->arena, &all.old, left);
		}
	}
	static const int SUREST_FIRST[] = { BEFORE | BEHIND, BEFORE, BEHIND, 0 };
	for (int i = 0; i < 4; i++)
		match_equal(&all, SUREST_FIRST[i]);
	for (size_t i = 0; i < all.old.len; i++)
		if (!diff_is_taken(m, all.old.at[i].thing, true))
			VEC_PUSH(m->arena, &rest.old, all.old.at[i]);
	for (size_t i = 0; i < all.new.len; i++)
		if (!diff_is_taken(m, all.new.at[i].thing, false))
			VEC_PUSH(m->arena, &rest.new, all.new.at[i]);
	if (rest.old.len && rest.new.len)
		consider_range(&rest, 0, rest.old.len, 0, rest.new.len);
	accept_candidates(&rest);
	match_in_order(m, old, new);
}

/* ---- the round by place ---- */

struct gap { /* what is left between the same two neighbours */
	VEC(const struct thing *) old, new;
};

static struct gap *gap_of(struct matching *m, struct names *gaps, const struct buf *key)
{
	struct gap *g = names_find(gaps, buf_as_str(key));
	if (!g) {
		g = ARENA_NEW(m->arena, struct gap);
		names_add(gaps, str_copy(m->arena, buf_as_str(key)), g);
	}
	return g;
}

static const struct thing *nearest_taken(const struct matching *m, const struct things *all, size_t i, int step, bool is_old)
{
	const struct thing *t = all->at[i];
	for (size_t k = i + (size_t)step; k < all->len && all->at[k]->parent == t->parent; k += (size_t)step)
		if (diff_is_taken(m, all->at[k], is_old))
			return diff_in_new(m, all->at[k], is_old);
	return NULL;
}

static bool gap_key(const struct matching *m, const struct things *all, size_t i, bool is_old, struct buf *key)
{
	buf_clear(key);
	if (!diff_key_place(m, all->at[i], is_old, key))
		return false;
	if (diff_holds_others(m->kind)) {
		diff_key_pointer(key, nearest_taken(m, all, i, -1, is_old));
		diff_key_pointer(key, nearest_taken(m, all, i, 1, is_old));
	}
	return true;
}

static void sort_into_gaps(struct matching *m, struct names *gaps, bool is_old)
{
	const struct things *all = is_old ? &m->old : &m->new;
	struct buf key = { 0 };
	size_t run = 0;
	for (size_t i = 0; i < all->len; i++) {
		run = diff_is_taken(m, all->at[i], is_old) ? 0 : run + 1;
		if (!run || run > WINDOW || !gap_key(m, all, i, is_old, &key)) /* a long run is no place any more */
			continue;
		struct gap *g = gap_of(m, gaps, &key);
		if (is_old)
			VEC_PUSH(m->arena, &g->old, all->at[i]);
		else
			VEC_PUSH(m->arena, &g->new, all->at[i]);
	}
	buf_finish(&key);
}

/* A future map often gives every stage another name; its run of stages is the old one all the same. */
static bool is_the_same_place(struct matching *m, const struct gap *g, const struct thing *old, const struct thing *new)
{
	if (m->kind == KIND_REQUIRE)
		return str_equal(old->name, new->name);
	if (!diff_holds_others(m->kind) || (m->kind == KIND_STAGE && m->d->options.is_future))
		return true;
	struct left a = left_over(m, old, true), b = left_over(m, new, false);
	bool hold_the_same = a.content.len && diff_likeness(a.content, b.content) == 1;
	return (g->old.len == 1 || hold_the_same) && score_of(&a, &b) >= ALIKE_BETWEEN;
}

/* Joins those in gaps of one size, in their order, that `is_one` takes for the same. */
static size_t match_gaps(struct matching *m, bool (*is_one)(struct matching *m, const struct gap *g, const struct thing *old, const struct thing *new))
{
	struct names gaps;
	size_t count = 0;
	names_init(&gaps, m->arena);
	sort_into_gaps(m, &gaps, true);
	sort_into_gaps(m, &gaps, false);
	for (size_t i = 0; i < gaps.len; i++) {
		struct gap *g = gaps.entries[i].thing;
		for (size_t k = 0; g->old.len == g->new.len && k < g->old.len; k++)
			if (is_one(m, g, g->old.at[k], g->new.at[k])) {
				diff_pairs_join(m->d, g->old.at[k], g->new.at[k]);
				count++;
			}
	}
	return count;
}

void diff_match_by_place(struct matching *m)
{
	match_gaps(m, is_the_same_place);
}

/* ---- stages by what went on in them ---- */

/* The old stage without a partner that most of its steps come from, where these are half of both. */
static const struct stage *stage_of_steps(const struct matching *m, const struct stage *new, size_t *counts)
{
	const struct stage *best = NULL;
	memset(counts, 0, m->old.len * sizeof *counts); /* by old stage */
	FOR_EACH(struct thing, step, new->steps) {
		const struct step *was = (const struct step *)diff_old_of(m->d, step);
		if (!was || diff_is_taken(m, &was->stage->thing, true))
			continue;
		size_t count = ++counts[was->stage->index];
		best = !best || count > counts[best->index] ? was->stage : best;
	}
	return best && 2 * counts[best->index] >= best->steps.len && 2 * counts[best->index] >= new->steps.len ? best : NULL;
}

static bool hold_much_the_same(struct matching *m, const struct gap *g, const struct thing *old, const struct thing *new)
{
	(void)g;
	return diff_likeness(diff_grams_of_everything(m->d, m->arena, old), diff_grams_of_everything(m->d, m->arena, new)) >= ALIKE_HERE;
}

bool diff_match_by_steps(struct matching *m)
{
	size_t count = 0, *counts = arena_alloc(m->arena, m->old.len * sizeof *counts);
	FOR_EACH(struct stage, new, m->new) {
		const struct stage *old = diff_is_taken(m, &new->thing, false) ? NULL : stage_of_steps(m, new, counts);
		if (!old)
			continue;
		diff_pairs_join(m->d, &old->thing, &new->thing);
		count++;
	}
	return count + match_gaps(m, hold_much_the_same) > 0;
}
