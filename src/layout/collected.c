/* collected.c — the lanes of a drawing on pages, collected once for as many of its pages as they are the same on. */
#include "layout/collected.h"
#include "cjm/columns.h"
#include "cjm/lanes.h"

#include <string.h>

enum { STEPS_MOST = 500 };
enum { KEPT_MOST = 8 }; /* where nearly every page is cut through other ways, keeping more would only take room */

struct collection {
	struct layout l;
	struct page_frame frame; /* of the page that it was collected for */
};

struct collected {
	const struct map *map;
	const struct journey *journey;
	struct ruler *ruler;
	struct plan_options options;
	struct arena *arena;
	VEC(struct collection *) list;
	VEC(struct shared_steps *) steps;
};

struct collected *collected_for(const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options, struct arena *a)
{
	struct collected *c = ARENA_NEW(a, struct collected);
	*c = (struct collected){ .map = m, .journey = j, .ruler = ruler, .options = options, .arena = a };
	return c;
}

/* ---- collected ---- */

static struct layout collect(struct plan *p, struct arena *a, struct plan_options options)
{
	struct layout l = { .plan = p, .arena = a, .options = options };
	columns_make(&l);
	lanes_collect(&l);
	return l;
}

static bool is_on(const struct page_frame *f, size_t column)
{
	return column >= f->first_column && column <= f->last_column;
}

/* Whether what is said of the ways from the steps of this page would be said of them on that one. */
static bool ways_are_alike(const struct plan *p, const struct page_frame *page, const struct page_frame *other)
{
	for (size_t i = 0; i < p->columns.len; i++) {
		if (!p->columns.at[i].step || !is_on(page, i))
			continue;
		FOR_EACH(struct way, way, p->columns.at[i].step->nexts) {
			size_t to = way->step ? column_of_step(p, way->step) : SIZE_MAX;
			if (way->step && is_on(page, to) != (is_on(other, i) && is_on(other, to)))
				return false;
		}
	}
	return true;
}

static const struct collection *find(const struct collected *c, const struct page_frame *page)
{
	for (size_t i = 0; i < c->list.len; i++) {
		const struct collection *one = c->list.at[i];
		if (one->frame.is_told_elsewhere == page->is_told_elsewhere && ways_are_alike(one->l.plan, page, &one->frame))
			return one;
	}
	return NULL;
}

static const struct collection *add(struct collected *c, const struct page_frame *page)
{
	struct collection *one = ARENA_NEW(c->arena, struct collection);
	struct plan_options options = c->options;
	one->frame = *page;
	options.page = &one->frame;
	one->l = collect(plan_begin_in(c->arena, c->map, c->journey, c->ruler, options), c->arena, options);
	VEC_PUSH(c->arena, &c->list, one);
	return one;
}

/* ---- copied ---- */

#define COPY_VEC(arena, vec) ((vec)->at = copy_of(arena, (vec)->at, (vec)->len * sizeof *(vec)->at), (vec)->cap = (vec)->len)

static void *copy_of(struct arena *a, const void *at, size_t size)
{
	return size ? memcpy(arena_alloc(a, size), at, size) : NULL;
}

static struct card *card_copy(struct arena *a, const struct card *c)
{
	struct card *copy = copy_of(a, c, sizeof *c);
	COPY_VEC(a, &copy->blocks);
	return copy;
}

/* What doesn't stand on the page is looked at, and left alone. */
static void copy_cards(struct arena *a, struct swimlane *lane, const struct page_frame *f)
{
	COPY_VEC(a, &lane->cards);
	for (size_t i = 0; i < lane->cards.len; i++)
		if (lane->of_journey ? f->cards && f->cards[i] : is_on(f, lane->cards.at[i]->first_column))
			lane->cards.at[i] = card_copy(a, lane->cards.at[i]);
}

static struct layout copy_for(const struct collection *c, struct plan_options options)
{
	struct layout l = c->l;
	struct plan *p = l.plan = plan_like(c->l.plan, options.page);
	l.arena = &p->arena;
	l.options = options;
	COPY_VEC(l.arena, &p->columns);
	COPY_VEC(l.arena, &p->stages);
	COPY_VEC(l.arena, &p->lanes);
	COPY_VEC(l.arena, &p->left_out);
	COPY_VEC(l.arena, &p->channels_used);
	for (size_t i = 0; i < p->lanes.len; i++)
		copy_cards(l.arena, &p->lanes.at[i], options.page);
	return l;
}

struct layout collected_layout(struct plan_options options)
{
	struct collected *c = options.page->collected;
	const struct collection *one = find(c, options.page);
	if (!one && c->list.len < KEPT_MOST)
		one = add(c, options.page);
	if (one)
		return copy_for(one, options);
	struct plan *p = plan_begin(c->map, c->journey, c->ruler, options);
	return collect(p, &p->arena, options);
}

struct layout collected_all(struct collected *c, bool is_told_elsewhere)
{
	struct page_frame all = { .last_column = SIZE_MAX - 1, .is_told_elsewhere = is_told_elsewhere };
	const struct collection *one = find(c, &all);
	return (one ? one : add(c, &all))->l;
}

/* ---- what was found out of their columns ---- */

static bool shows_the_same(const struct page_frame *a, const struct page_frame *b)
{
	return a->first_column == b->first_column && a->last_column == b->last_column && a->first_lane == b->first_lane && a->last_lane == b->last_lane && a->lanes == b->lanes
		&& a->is_told_elsewhere == b->is_told_elsewhere;
}

static bool begins_as_wide(const struct shared_steps *s, const struct plan *p)
{
	bool is_same = s->count == p->columns.len;
	for (size_t i = 0; is_same && i < s->count; i++)
		is_same = s->begun[i] == p->columns.at[i].width;
	return is_same;
}

struct shared_steps *collected_steps(struct layout *l)
{
	const struct plan *p = l->plan;
	struct collected *c = p->page ? p->page->collected : NULL;
	for (size_t i = 0; c && i < c->steps.len; i++)
		if (shows_the_same(&c->steps.at[i]->page, p->page) && begins_as_wide(c->steps.at[i], p))
			return c->steps.at[i];
	if (!c || c->steps.len == STEPS_MOST)
		return NULL;
	struct shared_steps *s = ARENA_NEW(c->arena, struct shared_steps);
	s->page = *p->page;
	s->count = p->columns.len;
	s->begun = arena_alloc(c->arena, s->count * sizeof *s->begun);
	for (size_t i = 0; i < s->count; i++)
		s->begun[i] = p->columns.at[i].width;
	VEC_PUSH(c->arena, &c->steps, s);
	return s;
}

void collected_note_step(struct layout *l, struct shared_steps *s, size_t column)
{
	VEC_PUSH(l->plan->page->collected->arena, &s->columns, column);
}
