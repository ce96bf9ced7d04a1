/* used.c — what a journey rests on and measures by. */
#include "layout/used.h"

struct use_walk {
	struct used *used;
	struct arena *arena;
};

static void use(struct use_walk *w, struct things *list, struct thing *t)
{
	for (size_t i = 0; i < list->len; i++)
		if (list->at[i] == t)
			return;
	VEC_PUSH(w->arena, list, t);
}

static void note_use(void *context, const struct thing *t)
{
	struct use_walk *w = context;
	FOR_EACH(struct thing, origin, *thing_sources(t))
		use(w, &w->used->origins, origin);
	struct metric *m = t->kind == KIND_MEASURE ? ((const struct measure *)t)->metric : t->kind == KIND_GOAL ? ((const struct goal *)t)->metric : NULL;
	if (m)
		use(w, &w->used->metrics, &m->thing);
}

struct used used_by(const struct journey *j, struct arena *a)
{
	struct used used = { 0 };
	journey_walk(j, note_use, &(struct use_walk){ &used, a });
	return used;
}
