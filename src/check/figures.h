/* figures.h — numbers that a map can be held to. */
#ifndef CJM_CHECK_FIGURES_H
#define CJM_CHECK_FIGURES_H

#include "check/check.h"

struct figure_scope { /* what a figure is asked of: one of them, the narrowest that is meant */
	const struct journey *journey;
	const struct stage *stage; /* NULL: the whole journey */
	const struct step *step;   /* NULL: the whole stage or journey */
	enum known known;          /* of coverage: only what is observed, or only what is assumed */
	struct str part;           /* of coverage: a dimension, or touchpoints, personas, channels */
};
const struct thing *scope_thing(const struct figure_scope *s);
/* What the requirement is asked of (budget_scope.c). False after telling that its `of` names nothing, or two things. */
bool figure_find_scope(struct checking *c, const struct requirement *r, bool is_coverage, struct figure_scope *s);

enum counted_in { COUNTED_ONES, COUNTED_PERCENT, COUNTED_DAYS, COUNTED_SCALE /* of feelings */ };

struct map_figure {
	bool given;
	enum counted_in counted;
	double number;
	bool is_range;     /* a length of time from … to: `number` is the most that it may be */
	double least;
	struct date since; /* of an age: what it is counted from */
	struct span place; /* where it comes from, when it is one place */
	struct str lacks;  /* of coverage: the gaps by name */
};

enum map_figure_id {
#define FIGURE(name, word, unit, lead, formula) FIGURE_##name,
#include "check/figures.def"
	FIGURE_COUNT
};

/* "number of steps", "moments of truth": a figure and a part of coverage by the labels of reports, in English as all messages are. */
struct str figure_label(struct checking *c, enum map_figure_id id);
struct str part_label(struct arena *a, struct str part);

int figure_find(struct str name); /* a figure_id; -1 for none */
struct map_figure figure_of(struct checking *c, enum map_figure_id id, const struct figure_scope *s);
bool figure_is_known_how(const struct figure_scope *s, enum map_figure_id id); /* whether it can be split into observed and assumed */

#endif
