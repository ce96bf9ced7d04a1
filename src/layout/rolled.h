/* rolled.h — what stands under a stage that another map shows in detail. */
#ifndef CJM_LAYOUT_ROLLED_H
#define CJM_LAYOUT_ROLLED_H

#include "cjm/layout.h"

struct rolled_notes { VEC(struct block) list; };

struct rolled_notes layout_rolled(struct layout *l, const struct stage *s);

#endif
