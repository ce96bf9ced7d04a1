/* curve.c — the feelings of a whole journey before and after, as its course tells them (cjm/course.h): mean, lowest and end of the
 * main line, stage by stage, and who leaves it on the way. */
#include "diff/work.h"

#include "cjm/course.h"

#include <math.h>

static struct str level_text(struct diff *d, double level)
{
	return isnan(level) ? STR("–") : locale_score(d->locale, &d->arena, diff_scale(d), round(diff_on_scale(d, level) * 10) / 10);
}

/* "−1 → +1", and nothing where neither has any. */
static struct str levels_text(struct diff *d, double old, double new)
{
	return isnan(old) && isnan(new) ? (struct str){ 0 } : diff_becomes_text(d, level_text(d, old), level_text(d, new));
}

static struct str figure_text(struct diff *d, enum label id, double old, double new)
{
	struct str text = levels_text(d, old, new);
	return text.len ? locale_pair(d->locale, &d->arena, id, text) : text;
}

/* With its condition, where it has one: no figure hides the worse case. */
static struct str end_text(struct diff *d, const struct courses *c)
{
	const struct feeling *f = c->len == 1 && c->at[0].end ? c->at[0].end->feeling : NULL;
	return !f ? level_text(d, NAN) : f->or ? diff_feeling_text(d, f) : level_text(d, feeling_finish(f));
}

struct str diff_curve_text(struct diff *d, const struct diff_journey *j)
{
	struct courses old = courses_of(j->old, &d->arena), new = courses_of(j->new, &d->arena);
	bool has_ends = old.len == 1 && new.len == 1 && old.at[0].end && new.at[0].end;
	struct str parts[] = {
		figure_text(d, LABEL_diff_mean_feeling, courses_mean(&old), courses_mean(&new)),
		figure_text(d, LABEL_curve_lowest, courses_lowest(&old), courses_lowest(&new)),
		has_ends ? locale_pair(d->locale, &d->arena, LABEL_curve_end, diff_becomes_text(d, end_text(d, &old), end_text(d, &new))) : (struct str){ 0 },
	};
	return locale_points(d->locale, &d->arena, parts, 3);
}

/* ---- who leaves ---- */

struct way_out {
	const struct course *course; /* of the first persona who takes it */
	const struct branch *branch;
};

struct ways_out {
	VEC(struct way_out) list;
};

static bool is_same_way(const struct branch *a, const struct branch *b)
{
	return a->first.from == b->first.from && a->first.way == b->first.way && a->end == b->end;
}

/* Those of every persona: what two of them take is there once, unless they are to be told apart by what they feel there. */
static struct ways_out ways_out_of(struct diff *d, const struct courses *all, bool by_feeling)
{
	struct ways_out found = { 0 };
	for (size_t i = 0; i < all->len; i++)
		for (size_t k = 0; k < all->at[i].paths.branches.len; k++) {
			struct way_out w = { &all->at[i], &all->at[i].paths.branches.at[k] };
			bool is_known = w.branch->kind != BRANCH_OUT;
			for (size_t n = 0; n < found.list.len && !is_known; n++) {
				const struct way_out *known = &found.list.at[n];
				is_known = is_same_way(known->branch, w.branch) && (!by_feeling || branch_feeling(known->branch, known->course->who) == branch_feeling(w.branch, w.course->who));
			}
			if (!is_known)
				VEC_PUSH(&d->arena, &found.list, w);
		}
	return found;
}

double diff_way_out(struct diff *d, const struct journey *j, struct str *text)
{
	struct courses all = courses_of(j, &d->arena);
	struct ways_out ways = ways_out_of(d, &all, false);
	struct str *parts = arena_alloc(&d->arena, (ways.list.len + 1) * sizeof *parts);
	double most = NAN;
	for (size_t i = 0; i < ways.list.len; i++) {
		double share = ways.list.at[i].branch->share;
		parts[i] = isnan(share) ? STR("?") : locale_percent(d->locale, &d->arena, share);
		most = most >= share || isnan(share) ? most : share;
	}
	*text = !ways.list.len ? STR("–") : isnan(most) ? STR("?") : locale_list(d->locale, &d->arena, parts, ways.list.len);
	return most;
}

/* Of the stages that both maps have. */
struct str diff_curve_by_stage(struct diff *d, const struct diff_journey *j)
{
	struct courses old = courses_of(j->old, &d->arena), new = courses_of(j->new, &d->arena);
	struct buf b = { 0 };
	for (size_t i = 0; i < j->stages.len; i++) {
		const struct merged_stage *m = &j->stages.at[i];
		if (!m->old || !m->new)
			continue;
		struct str text = levels_text(d, courses_mean_of_stage(&old, m->old), courses_mean_of_stage(&new, m->new));
		if (text.len)
			buf_fmt(&b, "%.*s%.*s %.*s", STR_ARG(b.len ? label(d->locale, LABEL_list_point) : STR("")), STR_ARG(diff_tidy_text(d, thing_label(&m->new->thing))), STR_ARG(text));
	}
	struct str s = buf_take(&b, &d->arena);
	buf_finish(&b);
	return s;
}

/* "31% of those at “Pays” leave at “Gives up”, feeling −2 “weary”" */
static struct str way_out_text(struct diff *d, const struct course *c, const struct branch *b)
{
	const struct feeling *f = branch_feeling(b, c->who);
	struct str fork = diff_thing_label(d, &b->first.from->thing), exit = diff_thing_label(d, &b->end->thing);
	struct str text = isnan(b->share) || !b->first.way ? FILL(d, way_out_some, fork, exit)
		: FILL(d, way_out_share, locale_value(d->locale, &d->arena, b->first.way->share), fork, exit);
	return f ? FILL(d, way_out_felt, text, diff_feeling_text(d, f)) : text;
}

static struct str ways_out_texts(struct diff *d, const struct journey *j)
{
	struct courses all = courses_of(j, &d->arena);
	struct ways_out ways = ways_out_of(d, &all, true);
	struct str *parts = arena_alloc(&d->arena, (ways.list.len + 1) * sizeof *parts);
	for (size_t i = 0; i < ways.list.len; i++)
		parts[i] = way_out_text(d, ways.list.at[i].course, ways.list.at[i].branch);
	return ways.list.len ? locale_list(d->locale, &d->arena, parts, ways.list.len) : STR("–");
}

struct str diff_ways_out_text(struct diff *d, const struct diff_journey *j)
{
	struct str old = ways_out_texts(d, j->old), new = ways_out_texts(d, j->new);
	return str_equal(old, new) ? (struct str){ 0 } : locale_pair(d->locale, &d->arena, LABEL_way_out, diff_becomes_text(d, old, new));
}
