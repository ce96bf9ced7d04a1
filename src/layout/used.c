/* used.c — what a journey rests on and measures by. */
#include "layout/used.h"

struct use_walk {
	struct used *used;
	struct arena *arena;
};

static void note_use(void *context, const struct thing *t)
{
	struct use_walk *w = context;
	FOR_EACH(struct thing, origin, *thing_sources(t))
		things_note(w->arena, &w->used->origins, origin);
	struct metric *m = t->kind == KIND_MEASURE ? ((const struct measure *)t)->metric : t->kind == KIND_GOAL ? ((const struct goal *)t)->metric : NULL;
	things_note(w->arena, &w->used->metrics, m ? &m->thing : NULL);
}

struct used used_by(const struct journey *j, struct arena *a)
{
	struct used used = { 0 };
	journey_walk(j, note_use, &(struct use_walk){ &used, a });
	return used;
}
