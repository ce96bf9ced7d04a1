/* used.c — what a journey rests on and measures by. */
#include "layout/used.h"

struct use_walk {
	struct used *used;
	struct arena *arena;
	struct names known; /* by address */
};

static void note(struct use_walk *w, struct things *list, struct thing *t)
{
	if (t && !names_add_address(&w->known, t, t))
		VEC_PUSH(w->arena, list, t);
}

static void note_use(void *context, const struct thing *t)
{
	struct use_walk *w = context;
	FOR_EACH(struct thing, origin, *thing_sources(t))
		note(w, &w->used->origins, origin);
	struct metric *m = t->kind == KIND_MEASURE ? ((const struct measure *)t)->metric : t->kind == KIND_GOAL ? ((const struct goal *)t)->metric : NULL;
	note(w, &w->used->metrics, m ? &m->thing : NULL);
}

struct used used_by(const struct journey *j, struct arena *a)
{
	struct used used = { 0 };
	struct use_walk w = { .used = &used, .arena = a };
	names_init(&w.known, a);
	journey_walk(j, note_use, &w);
	journey_walk_personas(j, note_use, &w);
	return used;
}
