/* actions.h — the journey's actions, by what they answer. */
#ifndef CJM_LAYOUT_ACTIONS_H
#define CJM_LAYOUT_ACTIONS_H

#include "cjm/layout.h"

struct action_places {
	struct things *of_columns, *of_stages; /* one list a column, a stage */
	struct things of_journey;              /* that answer nothing, or things of several stages, or are done */
};

void actions_give_places(struct layout *l); /* before the lanes are collected */

#endif
