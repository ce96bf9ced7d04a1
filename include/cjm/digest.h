/* digest.h — what a journey comes down to: what was asked and answered, the worst pain points, the best opportunities, the figures furthest from
 * their targets, what is open, what is decided and what is to be decided. For the slide that sums it up and the report's opening. */
#ifndef CJM_DIGEST_H
#define CJM_DIGEST_H

#include "cjm/map.h"

/* How many of each are told where nothing says otherwise. */
enum { DIGEST_ITEMS = 3, DIGEST_MEASURES = 6, DIGEST_ACTIONS = 7, DIGEST_DECISIONS = 4 };

struct digest_measure {
	const struct measure *measure;
	size_t order;    /* in the text */
	bool is_of_goal; /* its metric is that of a goal: these stand first */
	double miss;     /* how far from the target, as a part of it; -1: it is met, -2: nobody can say */
};

/* Complete lists: how many have room is for who shows them. All live in the arena of digest_of. */
struct digest {
	const struct question *question; /* the first that has an answer of its own; NULL: none */
	const struct insight *insight;   /* the first that answers that question; NULL: none */
	const struct thing *why;         /* the first reason for the map */
	const struct goal *goal;         /* the first */
	struct things pains, opportunities; /* the worst and the best first (scores.h) */
	struct things actions;           /* neither done nor dropped, by their due date, those without one last */
	struct things events, decisions; /* of decisions the open ones first */
	struct things needs;             /* resources that are needed */
	VEC(struct digest_measure) measures; /* each figure once; by is_of_goal, then by miss */
	struct value cost;               /* of needed resources and open actions; not given where they are not of one unit */
	size_t insights, closed;         /* of all: insights; actions that are done or dropped */
	size_t sources;                  /* that anything of the journey names */
};

/* Never fails. Of equals, the one that stands first in the text goes first. */
struct digest digest_of(const struct journey *j, struct arena *a);

/* Whether the map says anything by which they have an order: where it does not, none is the worst, or the best. */
bool digest_ranks_pains(const struct digest *d);
bool digest_ranks_opportunities(const struct digest *d);

#endif
