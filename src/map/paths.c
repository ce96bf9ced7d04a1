/* paths.c — the main line and what leaves it. First all ways, then the line by a search that never visits a step twice, then a
 * branch for every way that the line does not take. */
#include "cjm/paths.h"

#include <math.h>
#include <stdlib.h>

struct trail { /* a branch with the steps that others take */
	struct branch branch;
	const struct step *met; /* what it ran into; NULL where it ended by itself */
	size_t left_at;         /* the place on the line at which it, or the branch that it leaves, left it */
};

struct walker {
	struct paths *p;
	struct arena *arena, *scratch; /* for what is found; for what is needed to find it */
	size_t count;
	const struct step **steps;   /* what follows is by their index */
	size_t *first;               /* its first way in p->ways; one more at the end */
	bool *is_named;              /* some `next` leads there */
	bool *is_forked;             /* a way leads there that is not the only one for everybody */
	bool *comes_back;            /* from there a way leads to the main line or to an end */
	size_t *line_place;          /* on the main line: its place + 1 */
	size_t *branch_index;        /* on a branch: its index + 1 */
	const struct step **line;    /* with the steps that others take */
	size_t line_count;
	VEC(struct trail) trails;    /* by branch index */
};

bool step_is_of(const struct step *s, const struct persona *who)
{
	return things_are_of(&s->by, who);
}

bool step_is_met_by(const struct step *s, const struct persona *who)
{
	if (step_is_of(s, who))
		return true;
	FOR_EACH(struct feeling, f, s->content.feelings)
		if (things_hold(&f->by, &who->thing))
			return true;
	return false;
}

/* ---- all ways ---- */

static bool leads_on(const struct walker *w, const struct way *way)
{
	return way->step && way->step->stage && way->step->stage->journey == w->p->journey;
}

static void note_named(struct walker *w)
{
	for (size_t i = 0; i < w->count; i++)
		FOR_EACH(struct way, way, w->steps[i]->nexts)
			if (leads_on(w, way))
				w->is_named[way->step->index] = true;
}

static void add_way(struct walker *w, const struct step *from, const struct step *to, const struct way *way)
{
	struct path_way added = { from, to, way, !way && from->aways.len };
	VEC_PUSH(w->arena, &w->p->ways, added);
}

/* Past the exits that follow: those that nothing names are ways out of here, the others are met elsewhere. */
static void follow_text(struct walker *w, size_t i)
{
	size_t k = i + 1;
	for (; k < w->count && w->steps[k]->exit; k++)
		if (!w->is_named[k])
			add_way(w, w->steps[i], w->steps[k], NULL);
	if (k < w->count)
		add_way(w, w->steps[i], w->steps[k], NULL);
}

static void find_ways(struct walker *w)
{
	for (size_t i = 0; i < w->count; i++) {
		const struct step *s = w->steps[i];
		w->first[i] = w->p->ways.len;
		FOR_EACH(struct way, way, s->nexts)
			if (leads_on(w, way))
				add_way(w, s, way->step, way);
		if (!s->nexts.len && !s->exit)
			follow_text(w, i);
	}
	w->first[w->count] = w->p->ways.len;
}

/* Where each step's ways begin among those that are known. */
static void find_first_ways(struct walker *w)
{
	size_t way = 0;
	for (size_t i = 0; i < w->count; i++) {
		w->first[i] = way;
		while (way < w->p->ways.len && w->p->ways.at[way].from == w->steps[i])
			way++;
	}
	w->first[w->count] = way;
}

static size_t count_ways(const struct walker *w, size_t step)
{
	return w->first[step + 1] - w->first[step];
}

static double share_of(const struct path_way *way)
{
	return way->way && way->way->share.given ? way->way->share.number : NAN;
}

/* What a share that nobody said is taken for, to compare it: its part of what the others leave over. */
static double share_left(const struct path_way *ways, size_t count)
{
	double left = 100;
	size_t silent = 0;
	for (size_t i = 0; i < count; i++) {
		double share = share_of(&ways[i]);
		silent += isnan(share);
		left -= isnan(share) ? 0 : share;
	}
	return left > 0 && silent ? left / (double)silent : 0;
}

struct choice {
	size_t way; /* in p->ways */
	int rank;   /* of the persona asked for: its own steps before those of others */
	double share;
};

static int by_preference(const void *left, const void *right)
{
	const struct choice *a = left, *b = right;
	if (a->rank != b->rank)
		return a->rank > b->rank ? -1 : 1;
	if (fabs(a->share - b->share) > 1e-9)
		return a->share > b->share ? -1 : 1;
	return a->way < b->way ? -1 : 1;
}

/* At a fork of others, where shares are none of theirs, a step that names them comes before one of everybody's. */
static int rank_of(const struct walker *w, const struct step *from, const struct step *to)
{
	bool is_own_fork = step_is_met_by(from, w->p->who), is_named = to->by.len > 0;
	return !step_is_met_by(to, w->p->who) ? 0 : is_own_fork || !is_named ? 1 : 2;
}

/* The ways on from a step, count_ways of them, the one that most people take first. */
static struct choice *choices_at(const struct walker *w, size_t step)
{
	const struct path_way *ways = w->p->ways.at + w->first[step];
	size_t count = count_ways(w, step);
	struct choice *choices = arena_alloc(w->scratch, count * sizeof *choices);
	double left = share_left(ways, count);
	for (size_t i = 0; i < count; i++)
		choices[i] = (struct choice){ w->first[step] + i, rank_of(w, w->steps[step], ways[i].to), isnan(share_of(&ways[i])) ? left : share_of(&ways[i]) };
	if (count > 1)
		qsort(choices, count, sizeof *choices, by_preference);
	return choices;
}

/* ---- the main line ---- */

static bool is_for_all(const struct walker *w, size_t step)
{
	double share = count_ways(w, step) == 1 ? share_of(&w->p->ways.at[w->first[step]]) : 0;
	return isnan(share) || share > 100 - 1e-9;
}

static void note_forked(struct walker *w)
{
	for (size_t i = 0; i < w->count; i++)
		for (size_t k = w->first[i]; k < w->first[i + 1] && !is_for_all(w, i); k++)
			w->is_forked[w->p->ways.at[k].to->index] = true;
}

static bool is_end(const struct walker *w, size_t i)
{
	return w->steps[i]->exit ? i + 1 == w->count && !w->is_forked[i] : !count_ways(w, i);
}

struct search { /* of one step on the way */
	size_t step;
	struct choice *choices;
	size_t next;
};

static void enter_step(struct walker *w, struct search *s, size_t step, bool *visited)
{
	visited[step] = true;
	*s = (struct search){ step, choices_at(w, step), 0 };
}

/* Some stay: a way leads to an exit, or the shares that are said leave something over. */
static bool may_stop(const struct walker *w, size_t step)
{
	double said = 0;
	bool is_exit = false;
	for (size_t i = w->first[step]; i < w->first[step + 1]; i++) {
		const struct path_way *way = &w->p->ways.at[i];
		said += isnan(share_of(way)) ? 100 : share_of(way);
		is_exit |= way->to->exit;
	}
	return is_exit || said < 100 - 1e-9;
}

/* Depth first, the preferred way first. A step that was left without finding the end is never tried again: whatever leads from
 * it to the end leads over a step that is still being tried. Where no end can be reached (`anywhere`), the line ends at the
 * first step from which there is no way on and at which some stop. Gives how many steps lead there; 0 for none. */
static size_t search_end(struct walker *w, struct search *stack, size_t start, bool anywhere)
{
	bool *visited = arena_alloc(w->scratch, w->count);
	size_t depth = 1;
	enter_step(w, &stack[0], start, visited);
	while (depth) {
		struct search *s = &stack[depth - 1];
		if (is_end(w, s->step))
			return depth;
		if (s->next == count_ways(w, s->step)) {
			if (anywhere && may_stop(w, s->step))
				return depth;
			depth--;
			continue;
		}
		size_t to = w->p->ways.at[s->choices[s->next++].way].to->index;
		if (!visited[to] && (!w->steps[to]->exit || is_end(w, to)))
			enter_step(w, &stack[depth++], to, visited);
	}
	return 0;
}

/* Where no end can be reached: as far as there is but one way on. */
static size_t follow_only_ways(struct walker *w, struct search *stack, size_t start)
{
	bool *visited = arena_alloc(w->scratch, w->count);
	size_t depth = 1;
	enter_step(w, &stack[0], start, visited);
	while (is_for_all(w, stack[depth - 1].step)) {
		size_t to = w->p->ways.at[w->first[stack[depth - 1].step]].to->index;
		if (visited[to])
			break;
		enter_step(w, &stack[depth++], to, visited);
	}
	return depth;
}

static void find_line(struct walker *w)
{
	struct paths *p = w->p;
	struct search *stack = arena_alloc(w->scratch, w->count * sizeof *stack);
	size_t start = 0;
	while (start + 1 < w->count && w->steps[start]->exit)
		start++;
	w->line_count = search_end(w, stack, start, false);
	if (!w->line_count)
		w->line_count = search_end(w, stack, start, true);
	if (!w->line_count)
		w->line_count = follow_only_ways(w, stack, start);
	w->line = arena_alloc(w->scratch, w->line_count * sizeof *w->line);
	p->line = arena_alloc(w->arena, w->line_count * sizeof *p->line);
	for (size_t i = 0; i < w->line_count; i++) {
		const struct step *step = w->line[i] = w->steps[stack[i].step];
		w->line_place[step->index] = i + 1;
		p->places[step->index] = step_is_met_by(step, p->who) ? PATH_MAIN : PATH_OTHERS;
		if (p->places[step->index] == PATH_MAIN)
			p->line[p->line_count++] = step;
	}
}

/* ---- branches ---- */

struct ways_to { /* for each step the first of the ways that lead to it, + 1; for each way the next of them */
	size_t *first, *next;
};

static struct ways_to ways_to(struct walker *w)
{
	struct ways_to to = { arena_alloc(w->scratch, w->count * sizeof(size_t)), arena_alloc(w->scratch, (w->p->ways.len + 1) * sizeof(size_t)) };
	for (size_t i = 0; i < w->p->ways.len; i++) {
		size_t step = w->p->ways.at[i].to->index;
		to.next[i] = to.first[step];
		to.first[step] = i + 1;
	}
	return to;
}

static void find_what_comes_back(struct walker *w)
{
	struct ways_to to = ways_to(w);
	size_t *stack = arena_alloc(w->scratch, w->count * sizeof *stack), depth = 0;
	for (size_t i = 0; i < w->count; i++)
		if (w->line_place[i] || is_end(w, i))
			w->comes_back[stack[depth++] = i] = true;
	while (depth)
		for (size_t way = to.first[stack[--depth]], next; way; way = next) {
			size_t from = w->p->ways.at[way - 1].from->index;
			next = to.next[way - 1];
			if (!w->comes_back[from] && !w->steps[from]->exit)
				w->comes_back[stack[depth++] = from] = true;
		}
}

/* The way by which a branch goes on: rather one that comes back, and rather to a step that is not its own. NULL at an exit and
 * where nothing follows. */
static const struct step *step_on(struct walker *w, const struct step *from, size_t index)
{
	size_t count = from->exit ? 0 : count_ways(w, from->index);
	struct choice *choices = choices_at(w, from->index);
	const struct step *best = NULL;
	int best_rank = -1;
	for (size_t i = 0; i < count; i++) {
		const struct step *to = w->p->ways.at[choices[i].way].to;
		int rank = 2 * w->comes_back[to->index] + (w->branch_index[to->index] != index);
		if (rank > best_rank) {
			best = to;
			best_rank = rank;
		}
	}
	return best;
}

static void end_branch(struct walker *w, struct trail *t, size_t index)
{
	struct branch *b = &t->branch;
	const struct step *met = t->met;
	size_t line_place = met ? w->line_place[met->index] : 0, other = met ? w->branch_index[met->index] : 0;
	b->end = met ? met : b->steps[b->step_count - 1];
	if (!met) {
		b->kind = b->end->exit ? BRANCH_OUT : BRANCH_END;
	} else if (line_place || other == index) {
		b->kind = line_place > t->left_at ? BRANCH_SIDE : BRANCH_BACK;
	} else {
		const struct branch *joined = &w->trails.at[other - 1].branch;
		b->kind = joined->kind;
		b->end = joined->kind == BRANCH_OUT || joined->kind == BRANCH_END ? joined->end : met;
	}
}

/* What a branch is for the persona asked for: nothing where neither its fork nor any of its own steps is theirs. */
static void keep_branch(struct walker *w, const struct branch *whole)
{
	struct paths *p = w->p;
	struct branch b = *whole;
	b.steps = arena_alloc(w->arena, b.step_count * sizeof *b.steps);
	b.step_count = 0;
	for (size_t i = 0; i < whole->step_count; i++) {
		const struct step *s = whole->steps[i];
		bool theirs = step_is_met_by(s, p->who);
		p->places[s->index] = !theirs ? PATH_OTHERS : b.kind == BRANCH_OUT ? PATH_OUT : PATH_SIDE;
		if (theirs)
			b.steps[b.step_count++] = s;
	}
	if (step_is_met_by(b.first.from, p->who) && step_is_met_by(b.end, p->who) && (b.step_count || !whole->step_count))
		VEC_PUSH(w->arena, &p->branches, b);
}

/* From its fork over steps that nothing else took yet, to one that is taken or to an end. */
static void add_branch(struct walker *w, const struct path_way *first, size_t left_at)
{
	struct trail t = { .branch = { .first = *first, .share = share_of(first) }, .left_at = left_at };
	size_t index = w->trails.len + 1;
	VEC(const struct step *) steps = { 0 };
	const struct step *at = first->to;
	while (at && !w->line_place[at->index] && !w->branch_index[at->index]) {
		VEC_PUSH(w->scratch, &steps, at);
		w->branch_index[at->index] = index;
		at = step_on(w, at, index);
	}
	t.met = at;
	t.branch.steps = steps.at;
	t.branch.step_count = steps.len;
	end_branch(w, &t, index);
	VEC_PUSH(w->scratch, &w->trails, t);
	keep_branch(w, &t.branch);
}

static void leave_from(struct walker *w, const struct step *from, const struct step *on, size_t left_at)
{
	for (size_t i = w->first[from->index]; i < w->first[from->index + 1]; i++)
		if (w->p->ways.at[i].to != on)
			add_branch(w, &w->p->ways.at[i], left_at);
}

/* Those of the line first; then those of the branches, which add more of them. */
static void find_branches(struct walker *w)
{
	for (size_t i = 0; i < w->line_count; i++)
		leave_from(w, w->line[i], i + 1 < w->line_count ? w->line[i + 1] : NULL, i + 1);
	for (size_t i = 0; i < w->trails.len; i++) {
		const struct trail t = w->trails.at[i]; /* a copy: the list moves */
		for (size_t k = 0; k < t.branch.step_count; k++)
			leave_from(w, t.branch.steps[k], k + 1 < t.branch.step_count ? t.branch.steps[k + 1] : t.met, t.left_at);
	}
}

bool path_way_leads_back(const struct paths *p, const struct path_way *way)
{
	for (size_t i = 0; i < p->branches.len; i++) {
		const struct branch *b = &p->branches.at[i];
		const struct step *last = b->step_count ? b->steps[b->step_count - 1] : b->first.from;
		if (b->kind == BRANCH_BACK && way->from == last && way->to == b->end && (b->step_count || way->way == b->first.way))
			return true;
	}
	return false;
}

static struct paths find_paths(struct paths p, struct arena *a)
{
	const struct journey *j = p.journey;
	bool has_ways = p.ways.len > 0;
	struct arena scratch = { 0 }; /* of a journey by thousands of people only what is found is kept for each */
	size_t n = j->step_count + 1;
	struct walker w = {
		.p = &p, .arena = a, .scratch = &scratch, .steps = arena_alloc(&scratch, n * sizeof *w.steps), .first = arena_alloc(&scratch, n * sizeof *w.first),
		.is_named = arena_alloc(&scratch, n), .is_forked = arena_alloc(&scratch, n), .comes_back = arena_alloc(&scratch, n),
		.line_place = arena_alloc(&scratch, n * sizeof *w.line_place), .branch_index = arena_alloc(&scratch, n * sizeof *w.branch_index),
	};
	FOR_EACH(struct stage, stage, j->stages)
		FOR_EACH(struct step, step, stage->steps)
			w.steps[w.count++] = step;
	p.places = arena_alloc(a, n * sizeof *p.places);
	if (w.count) {
		note_named(&w);
		(has_ways ? find_first_ways : find_ways)(&w);
		note_forked(&w);
		find_line(&w);
		find_what_comes_back(&w);
		find_branches(&w);
	}
	arena_finish(&scratch);
	return p;
}

struct paths paths_of(const struct journey *j, const struct persona *who, struct arena *a)
{
	return find_paths((struct paths){ .journey = j, .who = who }, a);
}

struct paths paths_of_another(const struct paths *p, const struct persona *who, struct arena *a)
{
	return find_paths((struct paths){ .journey = p->journey, .who = who, .ways = p->ways }, a);
}
