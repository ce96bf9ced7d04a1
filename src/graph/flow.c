/* flow.c — which step leads where. */
#include "cjm/graph.h"

static void add_edge(struct flow *f, struct arena *a, const struct step *from, const struct step *to, const struct way *way)
{
	struct flow_edge e = { from, to, way };
	VEC_PUSH(a, &f->edges, e);
}

struct flow flow_of(const struct journey *j, struct arena *a)
{
	struct flow f = { 0 };
	const struct step *before = NULL;
	FOR_EACH(struct stage, stage, j->stages)
		FOR_EACH(struct step, step, stage->steps) {
			if (before)
				add_edge(&f, a, before, step, NULL);
			before = step->nexts.len || step->exit ? NULL : step;
			FOR_EACH(struct way, way, step->nexts)
				if (way->step)
					add_edge(&f, a, step, way->step, way);
		}
	return f;
}
