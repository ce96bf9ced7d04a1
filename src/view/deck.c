/* deck.c — the slides of a journey: the summary, one or two stages a slide, and the priorities where all of them can be read on one. */
#include "view/page.h"

#include <math.h>
#include <string.h>

static struct scene *draw_named(const struct view_request *r, const char *name, struct view_report *report)
{
	for (size_t i = 0; view_at(i); i++)
		if (strcmp(view_at(i)->name, name) == 0)
			return view_at(i)->draw(r, report);
	return NULL;
}

static double scale_on(const struct scene *s, const struct page_wish *wish)
{
	return fmin(wish->width / s->width, wish->height / s->height);
}

static void note_opportunity(void *found, const struct thing *t)
{
	*(bool *)found |= t->kind == KIND_OPPORTUNITY;
}

static struct scene *draw_priorities(const struct view_request *r, const struct page_wish *wish, struct view_report *report)
{
	bool has_any = false;
	thing_walk(&r->journey->thing, note_opportunity, &has_any);
	struct scene *s = has_any ? draw_named(r, "priorities", report) : NULL;
	if (!s || scale_on(s, wish) >= wish->least_scale)
		return s;
	scene_free(s);
	return NULL;
}

static void add_slide(struct scenes *deck, struct arena *a, struct scene *s)
{
	if (!s)
		return;
	s->frame.is_one_page = true;
	VEC_PUSH(a, &deck->list, s);
}

/* Stage slides were numbered by themselves. */
struct scenes view_deck(const struct view_request *r, struct page_wish wish, struct arena *a, struct view_report *report)
{
	struct scenes deck = { 0 };
	add_slide(&deck, a, draw_named(r, "summary", report));
	struct scene *priorities = draw_priorities(r, &wish, report);
	wish.pages_before = deck.list.len;
	wish.pages_after = priorities != NULL;
	struct scenes stages = view_pages(r, wish, a, report);
	for (size_t i = 0; i < stages.list.len; i++)
		VEC_PUSH(a, &deck.list, stages.list.at[i]);
	add_slide(&deck, a, priorities);
	for (size_t i = 0; i < deck.list.len; i++) {
		deck.list.at[i]->page.number = i + 1;
		deck.list.at[i]->page.count = deck.list.len;
	}
	deck.scale = stages.scale;
	return deck;
}
