/* outside.h — what a map names outside of itself and hands on to its readers: links and pictures. */
#ifndef CJM_MAP_OUTSIDE_H
#define CJM_MAP_OUTSIDE_H

#include "cjm/map.h"

struct outer { /* something that a statement names */
	enum statement_kind kind;
	struct thing *thing;   /* whose it is */
	const struct arg *arg; /* where it is said */
};

struct outers { VEC(struct outer) list; };

/* Whether such a statement names something outside: those that do are kept while the map is made. */
bool outside_is_named(enum statement_kind kind);
/* Judges each once, when all names are resolved. A link that may not be followed and a picture that is none become findings; nothing is made
 * of them then: thing_href is empty, and there are no bytes to draw. */
void outside_judge(struct map *m, const struct reader *reader, const struct outers *outers, struct findings *found);

#endif
