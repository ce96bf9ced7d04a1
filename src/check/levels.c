/* levels.c — the levels that the maps of a run and their detailed maps form. */
#include "check/together.h"

/* A journey that another map includes is the same one. */
static void note_journeys(struct together *g, struct keys *numbers)
{
	for (size_t i = 0; i < g->count; i++)
		for (size_t k = 0; k < g->maps[i]->journeys.len; k++) {
			const struct kept_journey *j = &g->maps[i]->journeys.at[k];
			uint64_t place = key_of_place(j->thing.span);
			if (j->is_included || keys_has(numbers, place))
				continue;
			VEC_PUSH(&g->arena, &g->leveled, ((struct leveled){ .map = g->maps[i], .journey = j }));
			keys_set(numbers, place, (long)g->leveled.len);
		}
}

/* The title of a journey can be looked for in any run; a file only where there are others. */
static bool is_missing(struct together *g, const struct check_kept *m, const struct kept_stage *s, const struct kept_journey *found)
{
	return together_faulty(g, m, s).len || together_among(g, s).list.len || (!found && !s->has_file && s->detail.text.len && (g->count > 1 || !str_ends(s->detail.text, ".cjm")));
}

/* Its stages are those with a detailed map: the others lead nowhere, and nothing is told of them. */
static struct level_node node_of(struct together *g, const struct keys *numbers, const struct leveled *l)
{
	const struct kept_journey *j = l->journey;
	struct level_stage *stages = arena_alloc(&g->arena, (j->stages.len + 1) * sizeof *stages);
	for (size_t i = 0; i < j->stages.len; i++) {
		const struct kept_journey *deep = together_journey(g, l->map, &j->stages.at[i]);
		long number = deep ? keys_get(numbers, key_of_place(deep->thing.span)) : 0;
		stages[i] = (struct level_stage){ number ? number - 1 : LEVEL_NOWHERE, is_missing(g, l->map, &j->stages.at[i], deep) };
	}
	return (struct level_node){ stages, j->stages.len, j->is_experience, j->is_future };
}

void find_levels(struct together *g)
{
	struct keys numbers = { .arena = &g->arena };
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

static struct str told_place(const struct checking *c, const struct kept_thing *t)
{
	const struct source *source = source_of(c->sources, t->span);
	return str_fmt(c->arena, "%.*s:%u", STR_ARG(source->path), (unsigned)line_of(source, t->span.at));
}

/* Both places: those of the run, or the files of the project. */
static bool report_rivals(struct together *g, struct checking *c, const struct check_kept *m, const struct kept_stage *s)
{
	const struct titled *titled = together_rivals(g, m, s);
	if (!titled && s->rivals.len < 2)
		return false;
	struct str first = titled ? told_place(c, &titled->first->thing) : s->rivals.at[0], second = titled ? told_place(c, &titled->second->thing) : s->rivals.at[1];
	struct finding *f = REPORT_AS(c, CHECK_detail_missing, s->detail.word, "more than one journey is called “%.*s”: %.*s, %.*s", STR_ARG(s->detail.text), STR_ARG(first), STR_ARG(second));
	f->hint = STR("write the file instead: detail \"FILE.cjm\"");
	if (titled)
		finding_set_other(f, titled->second->thing.word, STR("one of them is here"));
	return true;
}

static void report_missing(struct together *g, struct checking *c, const struct check_kept *m, const struct kept_stage *stage)
{
	struct str faulty = together_faulty(g, m, stage), text = stage->detail.text;
	struct texts among = together_among(g, stage);
	if (faulty.len) {
		struct finding *f = REPORT_AS(c, CHECK_detail_missing, stage->detail.word, "the detailed map of %.*s has errors: %.*s", STR_ARG(kept_kind_phrase(c, &stage->thing)), STR_ARG(faulty));
		f->hint = str_fmt(&c->found->arena, "list and correct them: cjm check %.*s", STR_ARG(faulty));
	} else if (among.list.len) {
		struct finding *f = REPORT_AS(c, CHECK_detail_missing, stage->detail.word, "%.*s has more than one journey: “%.*s”, “%.*s”", STR_ARG(text), STR_ARG(among.list.at[0]), STR_ARG(among.list.at[1]));
		f->hint = str_fmt(&c->found->arena, "name the one that is meant: detail \"%.*s\"", STR_ARG(among.list.at[0]));
	} else if (!report_rivals(g, c, m, stage)) {
		REPORT_AS(c, CHECK_detail_missing, stage->detail.word, "the detailed map of %.*s is not among the maps: “%.*s”", STR_ARG(kept_kind_phrase(c, &stage->thing)), STR_ARG(text));
	}
}

static void report_fault(struct together *g, struct checking *c, const struct leveled *l, const struct level_fault *f)
{
	const struct kept_thing *journey = &l->journey->thing;
	const struct kept_stage *stage = f->stage == LEVEL_NOWHERE ? NULL : &l->journey->stages.at[f->stage];
	switch (f->kind) {
	case FAULT_MISSING: report_missing(g, c, l->map, stage); break;
	case FAULT_SKIPPED:
		REPORT_AS(c, CHECK_level_skipped, stage->detail.word, "%.*s is reached from %.*s directly and through a detailed map",
			STR_ARG(kept_kind_phrase(c, &together_journey(g, l->map, stage)->thing)), STR_ARG(kept_kind_phrase(c, journey)));
		break;
	case FAULT_CYCLE: REPORT_AS(c, CHECK_detail_cycle, journey->word, "the detailed maps of %.*s lead back to it", STR_ARG(kept_kind_phrase(c, journey))); break;
	case FAULT_ORPHAN: REPORT_AS(c, CHECK_journey_orphan, journey->word, "%.*s is not in any experience map", STR_ARG(kept_kind_phrase(c, journey))); break;
	case FAULT_FAULTY: case FAULT_SEVERAL: case FAULT_AMBIGUOUS: case FAULT_KINDS: break;
	}
}

/* Journeys of one map stand next to each other, in the order of the maps. */
void check_levels(struct together *g, const struct check_kept *m, struct checking *c)
{
	while (g->checked < g->leveled.len && g->leveled.at[g->checked].map == m) {
		const struct leveled *l = &g->leveled.at[g->checked++];
		for (size_t i = 0; i < l->faults.len; i++)
			report_fault(g, c, l, l->faults.at[i]);
	}
}
