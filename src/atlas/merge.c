/* merge.c — what journeys have in common: touchpoints, opportunities that are told in several of them, personas, segments that none is about. */
#include "atlas/atlas.h"

#include <math.h>
#include <stdlib.h>

const struct atlas_idea *atlas_idea_told(const struct atlas *a, struct atlas_told told)
{
	return &a->rows.at[told.row].ideas.at[told.index];
}

const struct atlas_use *atlas_use_told(const struct atlas *a, struct atlas_told told)
{
	return &a->rows.at[told.row].uses.at[told.index];
}

bool atlas_idea_is_quick(const struct atlas_idea *i)
{
	return i->impact == LEVEL_HIGH && i->effort == LEVEL_LOW;
}

/* ---- touchpoints ---- */

struct shared_list { VEC(struct atlas_shared *) list; };

static void note_use(struct atlas *a, struct names *known, struct shared_list *all, struct atlas_told told)
{
	const struct atlas_use *use = atlas_use_told(a, told);
	struct atlas_shared *shared = names_find(known, use->touchpoint.key);
	if (!shared) {
		shared = ARENA_NEW(&a->arena, struct atlas_shared);
		shared->name = use->touchpoint;
		names_add(known, shared->name.key, shared);
		VEC_PUSH(&a->arena, &all->list, shared);
	}
	shared->via = shared->channel.len ? shared->via : use->via;
	shared->channel = shared->channel.len ? shared->channel : use->channel;
	shared->owner = shared->owner.len ? shared->owner : use->owner;
	VEC_PUSH(&a->arena, &shared->told, told);
}

static double mean_of(const struct atlas *a, const struct atlas_shared *s)
{
	double sum = 0;
	size_t felt = 0;
	for (size_t i = 0; i < s->told.len; i++) {
		double mean = atlas_use_told(a, s->told.at[i])->mean;
		felt += !isnan(mean);
		sum += isnan(mean) ? 0 : mean;
	}
	return felt ? sum / (double)felt : NAN;
}

static bool is_of_several(const struct atlas_shared *s)
{
	return s->told.len && s->told.at[0].row != s->told.at[s->told.len - 1].row;
}

/* The worst first; of equals, the one in more journeys. What nobody feels anything at stands last. */
static int by_mean(const void *left, const void *right)
{
	const struct atlas_shared *a = left, *b = right;
	if (isnan(a->mean) != isnan(b->mean))
		return isnan(a->mean) ? 1 : -1;
	if (a->mean < b->mean || a->mean > b->mean)
		return a->mean < b->mean ? -1 : 1;
	if (a->told.len != b->told.len)
		return a->told.len > b->told.len ? -1 : 1;
	return str_compare(a->name.key, b->name.key);
}

static void merge_touchpoints(struct atlas *a)
{
	struct names known;
	struct shared_list all = { { 0 } };
	names_init(&known, &a->arena);
	for (size_t i = 0; i < a->rows.len; i++)
		for (size_t k = 0; k < a->rows.at[i].uses.len; k++)
			note_use(a, &known, &all, (struct atlas_told){ i, k });
	a->touchpoints = all.list.len;
	for (size_t i = 0; i < all.list.len; i++) {
		if (!is_of_several(all.list.at[i]))
			continue;
		all.list.at[i]->mean = mean_of(a, all.list.at[i]);
		VEC_PUSH(&a->arena, &a->shared, *all.list.at[i]);
	}
	if (a->shared.len)
		qsort(a->shared.at, a->shared.len, sizeof *a->shared.at, by_mean);
}

/* ---- opportunities ---- */

struct ranked_idea { /* one telling, where it can be compared */
	const struct atlas_idea *idea;
	struct atlas_told told;
};

static int greater_first(double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) - isnan(b);
	return a > b ? -1 : a < b;
}

static int by_due(struct date a, struct date b)
{
	if (!a.year || !b.year)
		return !a.year - !b.year;
	return greater_first((double)date_last_day(b), (double)date_last_day(a));
}

/* By impact to effort; then by impact, by the worst pain point that it addresses, by the due date of what is done about it. */
static int by_worth(const void *left, const void *right)
{
	const struct ranked_idea *a = left, *b = right;
	int order = greater_first(a->idea->value, b->idea->value);
	order = order ? order : greater_first(a->idea->impact, b->idea->impact);
	order = order ? order : greater_first(a->idea->severity, b->idea->severity);
	order = order ? order : by_due(a->idea->due, b->idea->due);
	order = order ? order : greater_first((double)b->told.row, (double)a->told.row);
	return order ? order : greater_first((double)b->told.index, (double)a->told.index);
}

struct idea_list { VEC(struct ranked_idea) list; };

static struct idea_list all_ideas(struct atlas *a)
{
	struct idea_list all = { { 0 } };
	for (size_t i = 0; i < a->rows.len; i++)
		for (size_t k = 0; k < a->rows.at[i].ideas.len; k++)
			VEC_PUSH(&a->arena, &all.list, ((struct ranked_idea){ &a->rows.at[i].ideas.at[k], { i, k } }));
	if (all.list.len)
		qsort(all.list.at, all.list.len, sizeof *all.list.at, by_worth);
	return all;
}

static void merge_ideas(struct atlas *a)
{
	struct names known;
	struct idea_list all = all_ideas(a);
	names_init(&known, &a->arena);
	a->ranked.at = arena_alloc(&a->arena, (all.list.len + 1) * sizeof *a->ranked.at);
	a->ranked.cap = all.list.len + 1;
	for (size_t i = 0; i < all.list.len; i++) {
		struct str key = all.list.at[i].idea->name.key;
		struct atlas_ranked *same = names_find(&known, key);
		if (!same) {
			same = &a->ranked.at[a->ranked.len++];
			names_add(&known, key, same);
		}
		VEC_PUSH(&a->arena, &same->told, all.list.at[i].told);
	}
}

/* ---- personas and segments ---- */

static void note_person(struct atlas *a, struct names *known, size_t row, struct atlas_name name, struct str color)
{
	size_t *index = names_find(known, name.key);
	if (!index) {
		index = ARENA_NEW(&a->arena, size_t);
		*index = a->people.len;
		names_add(known, name.key, index);
		VEC_PUSH(&a->arena, &a->people, (struct atlas_person){ .name = name });
	}
	struct atlas_person *p = &a->people.at[*index];
	if (!p->color.len)
		p->color = color;
	if (!p->rows.len || p->rows.at[p->rows.len - 1] != row)
		VEC_PUSH(&a->arena, &p->rows, row);
}

static void merge_people(struct atlas *a)
{
	struct names known;
	names_init(&known, &a->arena);
	for (size_t i = 0; i < a->rows.len; i++)
		for (size_t k = 0; k < a->rows.at[i].people.len; k++)
			note_person(a, &known, i, a->rows.at[i].people.at[k], a->rows.at[i].colors.at[k]);
}

/* Only all journeys together can say that none is about a segment. */
static void merge_segments(struct atlas *a)
{
	for (size_t i = 0; i < a->segments.len && !a->is_part; i++)
		if (!names_find(&a->walked, a->segments.entries[i].name))
			VEC_PUSH(&a->arena, &a->open_segments, str_of(a->segments.entries[i].thing));
}

/* The stages of an experience map are those that all journeys are part of. */
static void merge_open_stages(struct atlas *a)
{
	for (size_t i = 0; i < a->rows.len; i++)
		for (size_t k = 0; k < a->rows.at[i].stages.len && a->rows.at[i].kind == JOURNEY_EXPERIENCE; k++)
			if (!a->rows.at[i].stages.at[k].computed.title.len)
				VEC_PUSH(&a->arena, &a->open_stages, ((struct atlas_told){ i, k }));
}

void atlas_merge(struct atlas *a)
{
	merge_open_stages(a);
	merge_touchpoints(a);
	merge_ideas(a);
	merge_people(a);
	merge_segments(a);
}
