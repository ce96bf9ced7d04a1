/* feelings.h — what a cell says of a feeling: words, faces, arrows, numbers, in any mixture. */
#ifndef CJM_EXCHANGE_FEELINGS_H
#define CJM_EXCHANGE_FEELINGS_H

#include "exchange/draft.h"

struct feeling_guess {
	struct draft_feeling feelings[2];
	const char *joint;    /* "to" for a change, "and" for a mixture, "or" for what may come instead; NULL for one feeling */
	bool is_known;        /* something told the level; else it is taken as 0 */
	bool has_number;
	double of;            /* of "3/5": 5; 0 where no whole was said */
};

/* The whole text is kept as the words of one or two feelings; a face that says the level goes. Numbers alone are taken only
 * where numbers_count: in a column of scores. */
struct feeling_guess feeling_read(struct arena *a, struct str text, bool numbers_count);

#endif
