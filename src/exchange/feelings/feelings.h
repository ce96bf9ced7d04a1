/* feelings.h — what a cell says of a feeling: words, faces, arrows, numbers, in any mixture. */
#ifndef CJM_EXCHANGE_FEELINGS_H
#define CJM_EXCHANGE_FEELINGS_H

#include "exchange/draft/draft.h"
#include "exchange/feelings/feeling_numbers.h"

struct feeling_guess {
	struct draft_feeling feelings[2];
	const char *joint;    /* "to" for a change, "and" for a mixture, "or" for what may come instead; NULL for one feeling */
	struct str then;      /* what comes after a change of two, to be read as a feeling of its own; empty for nothing */
	bool is_known;        /* something told the level; else it is taken as 0 */
	bool has_number;
	bool is_only_number;  /* the cell is a number and nothing else */
	bool is_missing;      /* a dash or "n/a" among numbers: no feeling at all */
	bool leaves_words;    /* words that only say when: "early", "later" beside the numbers of a change */
	double of[2];         /* of "3/5": 5; 0 where no whole was said */
};

/* The whole text is kept as the words of one or two feelings; a face, a sign or a number that says the level goes. */
struct feeling_guess feeling_read(const struct lexicon *l, struct arena *a, struct str text, struct feeling_column column);

#endif
