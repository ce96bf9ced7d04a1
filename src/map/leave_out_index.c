/* leave_out_index.c — what a cut looks up again and again: the metrics and places that limits name, of all that the map has before anything goes. */
#include "map/leave_out.h"

#include "cjm/unicode.h"

struct thing *cut_metric_of_limit(const struct names *metrics, const struct thing *t)
{
	return t->kind == KIND_REQUIRE ? names_find(metrics, t->name) : NULL;
}

/* By its name, its id or its text, as thing_is_called asks for them. */
static struct str place_key(struct cut_index *index, const struct journey *j, char by, struct str words)
{
	return str_fmt(&index->arena, "%zu %c %.*s", (size_t)(uintptr_t)j, by, STR_ARG(by == 't' ? str_fold_same(&index->arena, words) : words));
}

static void add_place(struct cut_index *index, const struct journey *j, char by, struct str words, struct thing *place)
{
	if (!words.len)
		return;
	struct str key = place_key(index, j, by, words);
	struct things *list = names_find(&index->places, key);
	if (!list) {
		list = ARENA_NEW(&index->arena, struct things);
		names_add(&index->places, key, list);
	}
	VEC_PUSH(&index->arena, list, place);
}

static void add_place_called(struct cut_index *index, const struct journey *j, struct thing *place)
{
	add_place(index, j, 'n', place->name, place);
	add_place(index, j, 'i', place->id, place);
	add_place(index, j, 't', place->text, place);
}

struct things cut_places_called(struct cut_index *index, const struct journey *j, struct str words)
{
	struct things all = { 0 };
	for (const char *by = "nit"; *by; by++) {
		const struct things *places = names_find(&index->places, place_key(index, j, *by, words));
		for (size_t i = 0; places && i < places->len; i++)
			VEC_PUSH(&index->arena, &all, places->at[i]);
	}
	return all;
}

static void add_show(struct cut_index *index, struct thing *show)
{
	struct things *list = names_find_address(&index->shows, show->parent);
	if (!list) {
		list = ARENA_NEW(&index->arena, struct things);
		names_add_address(&index->shows, show->parent, list);
	}
	VEC_PUSH(&index->arena, list, show);
}

void cut_index_make(struct cut_index *index, const struct map *m, const struct things *shows)
{
	*index = (struct cut_index){ 0 };
	arena_init(&index->arena);
	names_init(&index->metrics, &index->arena);
	names_init(&index->places, &index->arena);
	names_init(&index->spoken_of, &index->arena);
	names_init(&index->answering, &index->arena);
	names_init(&index->leading, &index->arena);
	names_init(&index->shows, &index->arena);
	for (size_t i = 0; shows && i < shows->len; i++)
		add_show(index, shows->at[i]);
	FOR_EACH(struct metric, metric, m->metrics)
		if (metric->thing.name.len)
			names_add(&index->metrics, metric->thing.name, metric);
	FOR_EACH(struct journey, j, m->journeys)
		FOR_EACH(struct stage, stage, j->stages) {
			add_place_called(index, j, &stage->thing);
			FOR_EACH(struct step, step, stage->steps)
				add_place_called(index, j, &step->thing);
		}
}
