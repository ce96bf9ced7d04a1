/* leave_out.h — what goes of a map, whoever decides it: a client's reader or a selection. */
#ifndef CJM_MAP_LEAVE_OUT_H
#define CJM_MAP_LEAVE_OUT_H

#include "cjm/fields.h"

struct cut_index { /* of what a cut looks up again and again (leave_out_index.c) */
	struct arena arena;
	struct names metrics;   /* by name */
	struct names places;    /* stages and steps by what they are called: struct things */
	struct names spoken_of; /* the address of a step → whether somebody who stays says something there */
	struct names answering; /* that of steps in which an answer is that stays */
	struct names leading;   /* that of answers which, by way of others or not, are for something that is no answer */
	struct names shows;     /* that of journeys → struct things, the selections that are made of them */
};

void cut_index_make(struct cut_index *index, const struct map *m, const struct things *shows);
struct thing *cut_metric_of_limit(const struct names *metrics, const struct thing *t); /* a limit says it by name; NULL: of something else */
struct things cut_places_called(struct cut_index *index, const struct journey *j, struct str words); /* as thing_is_called; one may be there twice */

struct cut { /* what is cut off */
	bool (*is_marked)(const struct cut *c, const struct thing *t); /* it itself, whatever it stands in */
	bool is_for_good; /* nobody may learn of it: neither sources that go are named, nor what is declared for it alone */
	bool keeps_met; /* a step of others stays with what somebody who stays feels or says there */
	bool takes_answers; /* what is an answer goes with all that it answers: what a journey says as a whole, and with `keeps_met` wherever it stands */
	struct cut_index *index;
	const struct names *people; /* who stays, by address */
	const struct texts *tags;
	const struct things *shows;
	struct names held; /* by its address: what holds something with one of the tags; or what answers something that stays */
	bool grew;         /* more of them were found */
	struct arena arena;
};

/* Takes fields of the company's own from everything that the journey says. */
void leave_out_own_fields(struct journey *j, const struct names *fields);

/* What it stands in where it is written. */
const struct thing *thing_around(const struct thing *t);

/* Takes out for good what is marked, what stands in it, what only speaks of it, and what no line declares and nothing names any more. The
 * rest is as if it had been written alone: steps are counted again, readings joined again. Ids stay. */
void map_cut_off(struct map *m, struct cut *c);

#endif
