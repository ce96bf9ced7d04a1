/* levels.c — the levels that the maps of a run and their detailed maps form. */
#include "check/together.h"

/* A journey that another map includes is the same one. */
static struct str key_of_journey(struct arena *a, const struct journey *j)
{
	return str_fmt(a, "%u:%u", (unsigned)j->thing.span.file, (unsigned)j->thing.span.at);
}

static void note_journeys(struct together *g, struct names *numbers)
{
	for (size_t i = 0; i < g->count; i++)
		FOR_EACH(struct journey, j, g->maps[i]->journeys)
			if (!j->is_included && !names_find(numbers, key_of_journey(&g->arena, j))) {
				size_t *number = ARENA_NEW(&g->arena, size_t);
				*number = g->leveled.len;
				names_add(numbers, key_of_journey(&g->arena, j), number);
				VEC_PUSH(&g->arena, &g->leveled, ((struct leveled){ .map = g->maps[i], .journey = j }));
			}
}

/* The title of a journey can be looked for in any run; a file only where there are others. */
static bool is_missing(const struct together *g, const struct detail *d, const struct journey *found)
{
	return !found && d->thing.text.len && (g->count > 1 || !str_ends(d->thing.text, ".cjm"));
}

static struct level_node node_of(struct together *g, const struct names *numbers, const struct leveled *l)
{
	const struct journey *j = l->journey;
	struct level_stage *stages = arena_alloc(&g->arena, (j->stages.len + 1) * sizeof *stages);
	FOR_EACH(struct stage, s, j->stages) {
		const struct journey *deep = s->detail ? together_journey(g, l->map, s->detail) : NULL;
		const size_t *number = deep && deep != j ? names_find(numbers, key_of_journey(&g->arena, deep)) : NULL;
		stages[s_i] = (struct level_stage){ number ? (long)*number : LEVEL_NOWHERE, s->detail && is_missing(g, s->detail, deep) };
	}
	return (struct level_node){ stages, j->stages.len, j->kind == JOURNEY_EXPERIENCE, j->state == STATE_FUTURE };
}

void find_levels(struct together *g)
{
	struct names numbers;
	names_init(&numbers, &g->arena);
	note_journeys(g, &numbers);
	struct level_node *nodes = arena_alloc(&g->arena, (g->leveled.len + 1) * sizeof *nodes);
	for (size_t i = 0; i < g->leveled.len; i++)
		nodes[i] = node_of(g, &numbers, &g->leveled.at[i]);
	struct level_faults found = levels_check(nodes, g->leveled.len, &g->arena);
	for (size_t i = 0; i < found.list.len; i++) {
		struct level_fault *f = &found.list.at[i];
		VEC_PUSH(&g->arena, &g->leveled.at[f->node].faults, f);
	}
}

static void report_fault(struct together *g, struct checking *c, const struct leveled *l, const struct level_fault *f)
{
	const struct thing *journey = &l->journey->thing, *stage = f->stage == LEVEL_NOWHERE ? NULL : l->journey->stages.at[f->stage];
	const struct detail *detail = stage ? ((const struct stage *)stage)->detail : NULL;
	switch (f->kind) {
	case FAULT_MISSING:
		REPORT_AS(c, CHECK_detail_missing, detail->thing.word, "the detailed map of %.*s is not among the maps: “%.*s”", STR_ARG(kind_phrase(c, stage)), STR_ARG(detail->thing.text));
		break;
	case FAULT_SKIPPED:
		REPORT_AS(c, CHECK_level_skipped, detail->thing.word, "%.*s is reached from %.*s directly and through a detailed map",
			STR_ARG(kind_phrase(c, &together_journey(g, l->map, detail)->thing)), STR_ARG(kind_phrase(c, journey)));
		break;
	case FAULT_CYCLE: REPORT_AS(c, CHECK_detail_cycle, journey->word, "the detailed maps of %.*s lead back to it", STR_ARG(kind_phrase(c, journey))); break;
	case FAULT_ORPHAN: REPORT_AS(c, CHECK_journey_orphan, journey->word, "%.*s is not in any experience map", STR_ARG(kind_phrase(c, journey))); break;
	case FAULT_KINDS: break;
	}
}

/* Journeys of one map stand next to each other, in the order of the maps. */
void check_levels(struct together *g, struct checking *c)
{
	while (g->checked < g->leveled.len && g->leveled.at[g->checked].map == c->map) {
		const struct leveled *l = &g->leveled.at[g->checked++];
		c->journey = l->journey;
		for (size_t i = 0; i < l->faults.len; i++)
			report_fault(g, c, l, l->faults.at[i]);
	}
}
