/* stands.h — which statement a span is that of, in the trees of a map. */
#ifndef CJM_STANDS_H
#define CJM_STANDS_H

#include "cjm/all.h"

bool span_is_same(struct span a, struct span b);
/* The statement among these, their siblings and what stands in them that has just this span, or in which it is an argument: what nobody
 * declares stands where it is named first. NULL: it is none's. */
const struct node *node_with_span(const struct node *n, struct span span);
/* The same in all files of a map. */
const struct node *map_node_with_span(const struct map *m, struct span span);

#endif
