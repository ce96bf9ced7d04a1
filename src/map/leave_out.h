/* leave_out.h — what goes of a map, whoever decides it: a client's reader or a selection. */
#ifndef CJM_MAP_LEAVE_OUT_H
#define CJM_MAP_LEAVE_OUT_H

#include "cjm/fields.h"

struct cut { /* what is cut off */
	bool (*is_marked)(const struct cut *c, const struct thing *t); /* it itself, whatever it stands in */
	bool is_for_good; /* nobody may learn of it: neither sources that go are named, nor what is declared for it alone */
	bool keeps_met; /* a step of others stays with what somebody who stays feels or says there */
	bool takes_answers; /* what is an answer goes with all that it answers: what a journey says as a whole, and with `keeps_met` wherever it stands */
	struct things metrics; /* all that the map had */
	const struct texts *tags;
	const struct things *shows;
	struct names held; /* by its address: what holds something with one of the tags; or what answers something that stays */
	bool grew;         /* more of them were found */
	struct arena arena;
};

/* Takes a field of the company's own from everything that the journey says. */
void leave_out_own_field(struct journey *j, struct str name);

/* What it stands in where it is written. */
const struct thing *thing_around(const struct thing *t);

/* Takes out for good what is marked, what stands in it, what only speaks of it, and what no line declares and nothing names any more. The
 * rest is as if it had been written alone: steps are counted again, readings joined again. Ids stay. */
void map_cut_off(struct map *m, struct cut *c);

#endif
