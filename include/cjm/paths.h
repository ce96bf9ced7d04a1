/* paths.h — the ways that people take through a journey: the main line, and everything that leaves it. Whatever speaks of the
 * journey as a course (curves, figures, reports, checks) asks here, so that one map is read one way.
 *
 * A way is a `next`, or the order of the text: a step without `next` that is no exit goes on to the one that follows it. An
 * exit that follows and that no `next` names is a way out beside the way on; one that a `next` names is met by that way alone.
 *
 * The main line starts at the first step that is no exit. At a fork it takes the branch with the largest share that reaches the
 * end of the journey without an exit and without a step already passed; equal shares: the first written; shares not said:
 * what the others leave over, in equal parts. The end is a step that leads nowhere; the last step of the text is an end even where
 * it is an exit, unless a fork leads to it. Where no way leads to an end, the line goes as far as it can: to the first step at
 * which some leave or stop and from which no way leads on to a new step. */
#ifndef CJM_PATHS_H
#define CJM_PATHS_H

#include "cjm/map.h"

struct path_way {
	const struct step *from, *to;
	const struct way *way; /* NULL: by the order of the text */
	bool is_gap;           /* between them lie stages that a part of the map doesn't show: nobody goes this way, and none is drawn */
};

enum path_place {
	PATH_APART, /* no way from the beginning leads here */
	PATH_MAIN,
	PATH_SIDE,  /* on a branch that comes back, leads back, or ends elsewhere */
	PATH_OUT,   /* on a branch that ends in an exit */
	PATH_OTHERS, /* not a step of the persona asked for */
};

enum branch_kind {
	BRANCH_SIDE, /* comes back to the main line further on */
	BRANCH_BACK, /* leads back to a step already passed: a loop */
	BRANCH_OUT,  /* ends in an exit */
	BRANCH_END,  /* ends, without an exit, elsewhere than the main line does */
};

struct branch { /* a way that leaves the main line, or another branch */
	enum branch_kind kind;
	struct path_way first;      /* the way by which it leaves; first.from is the fork */
	const struct step **steps;  /* its own, in order; a way out ends with its exit; none where it leads straight to steps of others */
	size_t step_count;
	const struct step *end;     /* where it joins or leads back to; the exit; the last step */
	double share;               /* of those who reach the fork, in percent; NAN where not said */
};

struct paths {
	const struct journey *journey;
	const struct persona *who;      /* NULL: everybody */
	const struct step **line;       /* the main line */
	size_t line_count;
	enum path_place *places;        /* by step->index */
	VEC(struct path_way) ways;      /* all ways, by the order of the steps they start from, as written */
	VEC(struct branch) branches;    /* in the order of their forks along the line, then as found */
};

/* The ways of everybody, or of one persona: of the steps that a persona neither takes (their `by` names others) nor feels
 * anything at its line passes over, and at a fork it prefers a branch that begins with a step of its own; at a fork of others, one that names it. Linear in steps and ways. Lives in the arena. */
struct paths paths_of(const struct journey *j, const struct persona *who, struct arena *a);
/* The same of another persona of that journey, whose ways it shares: they live as long as the first. */
struct paths paths_of_another(const struct paths *p, const struct persona *who, struct arena *a);

/* Whether a way is the one by which a branch gets back to a step already passed: the turn of a loop. */
bool path_way_leads_back(const struct paths *p, const struct path_way *way);
/* Whether between two places of one journey (a stage or a step each, in the order of the text) lies something that a part of the map doesn't show:
 * nothing leads from the one to the other. */
bool places_have_gap(const struct thing *one, const struct thing *other);
bool step_is_of(const struct step *s, const struct persona *who); /* `who` takes it; always for NULL */
/* The same, or something that is felt there is theirs: whoever feels it is there, though another takes the step. */
bool step_is_met_by(const struct step *s, const struct persona *who);

#endif
