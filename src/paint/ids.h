/* ids.h — ids that are valid and unique, whatever an author wrote. */
#ifndef CJM_PAINT_IDS_H
#define CJM_PAINT_IDS_H

#include "cjm/base.h"

struct svg_ids {
	struct arena arena;
	struct names taken;
	struct str prefix; /* of all ids; empty: none */
};

void svg_ids_init(struct svg_ids *ids);
void svg_ids_finish(struct svg_ids *ids);
/* The id nearest to the wanted one that nobody has yet: letters of any script, digits, hyphens, points. */
struct str svg_id(struct svg_ids *ids, struct str wanted);

#endif
