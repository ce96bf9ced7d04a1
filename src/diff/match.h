/* match.h — between the rounds of matching: what the same words say (match.c), what is only alike (match_alike.c). */
#ifndef CJM_DIFF_MATCH_H
#define CJM_DIFF_MATCH_H

#include "diff/work.h"

struct matching { /* the things of one kind */
	struct diff *d;
	struct arena *arena; /* for the time of matching */
	enum statement_kind kind;
	struct things old, new;
	bool is_nested;
};

bool diff_is_taken(const struct matching *m, const struct thing *t, bool is_old); /* it has its partner already */
bool diff_holds_others(enum statement_kind kind);                                /* a stage, a step */
/* A thing that another refers to, as the new map knows it. */
const struct thing *diff_in_new(const struct matching *m, const struct thing *t, bool is_old);

/* ---- keys: bytes that two things have in common when they are one ---- */

void diff_key_pointer(struct buf *key, const void *p);
/* Where it stands, as the new map knows the place; false when that place is gone. */
bool diff_key_place(const struct matching *m, const struct thing *t, bool is_old, struct buf *key);

/* ---- rounds (match_alike.c) ---- */

void diff_match_by_likeness(struct matching *m, bool in_place);
/* Of one name: those that hold the same first, then the most alike, then in their order; as many as there are on both sides. */
void diff_match_by_content(struct matching *m, const struct things *old, const struct things *new);
void diff_match_by_place(struct matching *m);
/* Stages without a partner: those that most of their steps went to, then those between the same neighbours that hold much the same.
 * Whether any was found. */
bool diff_match_by_steps(struct matching *m);

#endif
