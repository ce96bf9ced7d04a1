/* members.h — between the walk over the pairs (compare.c) and what a pair differs in itself (members.c). Each notes what it finds. */
#ifndef CJM_DIFF_MEMBERS_H
#define CJM_DIFF_MEMBERS_H

#include "diff/work.h"

struct member { /* the same member on both sides */
	const struct thing *old_thing, *new_thing;
	const void *old, *new;
	enum member_type type;
	enum statement_kind kind; /* the statement that gives its value */
	int slot;
	const char *word;
	bool is_argument; /* stands in the statement itself */
};

void diff_compare_member(struct diff *d, const struct member *m);
void diff_compare_words(struct diff *d, const struct thing *old, const struct thing *new); /* its text and its name */
void diff_compare_arguments(struct diff *d, const struct thing *old, const struct thing *new);
void diff_compare_fields(struct diff *d, enum statement_kind parent, const struct thing *old, const struct thing *new);
void diff_compare_basis(struct diff *d, const struct thing *old, const struct thing *new);

/* Feelings, limits, conditions and references to journeys are short enough to be told whole. */
bool diff_is_written_as_one(const struct thing *t);
void diff_compare_as_one(struct diff *d, const struct thing *old, const struct thing *new);

/* What a future state says of itself is another thing than what the present one says. */
bool diff_differs_by_nature(const struct diff *d, enum statement_kind parent, enum statement_kind kind);

#endif
