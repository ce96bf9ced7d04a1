/* journey_signs.h — how much of what only a journey says stands in a table: a list of people, a glossary, a plan have names of lanes, too. */
#ifndef CJM_EXCHANGE_JOURNEY_SIGNS_H
#define CJM_EXCHANGE_JOURNEY_SIGNS_H

#include "exchange/words/columns.h"
#include "exchange/tables/table.h"

struct journey_signs {
	bool has[COLUMN_COUNT]; /* kinds of lanes */
	bool is_by_hand;        /* somebody said by hand what a lane is */
	bool is_of_others;      /* "Version", "E-mail": a head that no journey has */
	size_t cells, answers;  /* that say something; of these "yes", "✗" */
	bool is_list_of_others; /* "Term | Meaning": nothing but such heads above two columns */
};

/* By the names of its lanes, read in this shape; adds to what is there. */
void journey_signs_add(struct import *i, const struct table *t, enum table_shape shape, struct journey_signs *signs);
/* How many kinds of lanes it has that only journeys have; 0 for none. What somebody chose by hand is enough. */
size_t journey_signs_count(const struct journey_signs *signs);
/* Stages and nothing of what happens in them, or a single lane: it may be something else. */
bool journey_signs_are_weak(const struct journey_signs *signs);

/* A lane that lists of something else have as well: goals, owners, questions. */
bool is_lane_of_others(enum column_kind kind);

#endif
