/* feeling_parts.h — one feeling of a cell: by its number, its faces or its words, and what words it leaves. */
#ifndef CJM_EXCHANGE_FEELING_PARTS_H
#define CJM_EXCHANGE_FEELING_PARTS_H

#include "exchange/draft/draft.h"
#include "exchange/feelings/feeling_numbers.h"

struct feeling_cell { /* what one reading needs */
	const struct lexicon *l;
	struct arena *a;
	struct feeling_column column;
};

/* Without the signs, dashes and joints at its ends that parted it from something else, and without brackets around all of it. */
struct str feeling_bare(const struct feeling_cell *c, struct str s);
/* Whether the last word joins what comes next: "delight or". */
bool feeling_ends_in_joint(const struct feeling_cell *c, struct str text);
/* Without the number that was found in it, and what bound that to the words. */
struct str feeling_without_number(const struct feeling_cell *c, struct str text, const struct number_found *n);

/* By its words and faces. False where nothing tells how it feels. */
bool feeling_read_words(const struct feeling_cell *c, struct str text, struct draft_feeling *f);
/* By its number, where it has one, else by its words. `of`: of "3/5": 5; 0 where no whole was said. */
bool feeling_read_one(const struct feeling_cell *c, struct str text, struct draft_feeling *f, double *of);

/* Lines become a list, so that words of one do not run into the next. */
struct str feeling_lines_joined(const struct feeling_cell *c, struct str text);

#endif
