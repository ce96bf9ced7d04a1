/* merge.h — two edits of one map, put together statement by statement. What only one of them changed is taken as it is; what both changed in two ways is a
 * conflict, which stands once, between the marks that git writes, around the statement and no more. Text that the other edit did not touch stays byte
 * for byte as ours has it. */
#ifndef CJM_MERGE_H
#define CJM_MERGE_H

#include "cjm/ast.h"

enum { MERGED_TEXTS = 3 }; /* base, ours, theirs */

struct merging {
	struct arena arena;
	struct buf text;  /* the result */
	size_t conflicts; /* marked in it */
	struct str ending; /* of its lines: that of ours */
	struct str texts[MERGED_TEXTS]; /* with line feeds alone */
};

void merging_init(struct merging *m);
void merging_finish(struct merging *m);
/* False where it cannot be done by statements, for one of the texts has errors, what was changed lies on lines that cannot be parted, or another
 * result would come of it if theirs were ours: its `texts` are then to be merged as lines. */
bool merge_maps(struct merging *m, struct str base, struct str ours, struct str theirs);
/* Whether what came of it without a conflict fits together, as far as is known without the files that it includes: no error that neither edit has, and no
 * emotion on the scale of the other edit. Else false, and a sentence without a full stop. */
bool merge_is_sound(struct str base, struct str ours, struct str theirs, struct str merged, struct buf *why);
/* No text or comment is in the merge more often than the two edits made it: where both moved one statement, it would be in two places. */
bool merge_says_once(struct str base, struct str ours, struct str theirs, struct str merged);
/* What came of that is the result, with the line ends of ours. */
void merging_take(struct merging *m, struct str text);

#endif
