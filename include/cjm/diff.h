/* diff.h — what changed between two maps, told in the customer's terms and never in lines of text.
 *
 * Things are paired by kind: by their names, then by what they say word for word, then by likeness and place; a line's
 * number plays no part. So neither formatting nor the order of declarations shows, and a step that was given another
 * name or another stage is one change rather than two. What pairs are made of is compared by the rows of
 * src/map/fields.def, so that no property is forgotten. Texts live in the diff; both maps must outlive it. */
#ifndef CJM_DIFF_H
#define CJM_DIFF_H

#include "cjm/coverage.h"
#include "cjm/locale.h"

struct diff_side {
	const struct map *map;
	const struct journey *journey; /* only this one; NULL: all that the map draws */
	bool lacks_it;                 /* the one that the other side names is not there: no journey at all */
	size_t errors;                 /* that the checks find in the map: no level of maturity above a sketch has any */
	struct str name;               /* what a reader knows this side by: a path */
};

struct diff_options {
	struct str language; /* of the telling; empty: that of the new map */
	bool is_future;      /* the new journey answers the old one: it differs in state and dates by its nature */
};

enum change_sign { CHANGE_ADDED, CHANGE_REMOVED, CHANGE_CHANGED, CHANGE_MOVED, CHANGE_SIGNS };

struct change {
	enum change_sign sign;
	enum statement_kind kind;     /* of the thing that changed */
	const char *property;         /* in the language's words, such as "severity"; NULL: the thing as a whole */
	const struct thing *old, *new; /* the thing; NULL where it is not there */
	int better;                   /* for the customer: +1 better, -1 worse, 0 neither or unknown */
	struct str from, to;          /* a property's values as the author writes them, empty where there was or is none */
	struct str sentence;          /* the telling, one line of plain text */
	const struct thing *about;    /* the thing under the heading: `new` or `old`, or what that stands in; NULL where the heading is it */
	struct str subject, detail;   /* the same in two parts: what it is about (empty where the heading says it), what of it */
	struct str named;             /* the subject with its kind: "touchpoint Till"; empty where the subject is */
	size_t group;                 /* where it belongs: index into diff.groups */
	size_t index;                 /* in the order in which it was found */
	bool is_written_elsewhere;       /* another change's sentence says it too: for programs, not for people */
	bool is_in_story;             /* the story of its journey tells it */
};

struct diff_group { /* a heading: the declarations, a journey, a stage, a step; in reading order */
	const struct diff_journey *journey; /* NULL: what stands outside the journeys */
	const struct thing *stage, *step;   /* the new ones, the old ones where they are gone; NULL where said of the whole */
	struct str stage_title, step_title; /* one line of plain text */
};

enum figure_id {
	FIGURE_FEELING, FIGURE_OUT, FIGURE_PAINS, FIGURE_SEVERE, FIGURE_OPPORTUNITIES, FIGURE_DONE, FIGURE_MET, FIGURE_STAGES, FIGURE_STEPS, FIGURE_TOUCHPOINTS,
	FIGURE_MOMENTS, FIGURE_COVERAGE, FIGURE_MATURITY, FIGURE_COUNT,
};

struct figure { /* one number of a whole journey, before and after */
	struct str label;
	double old, new;         /* NAN where there is none */
	struct str from, to;     /* as written in the map's language */
	int better;
};

struct merged_step {
	const struct step *old, *new; /* one of them may be NULL; `old` alone with is_moved: it stands elsewhere now */
	bool is_moved;
};

struct merged_stage {
	const struct stage *old, *new;
	bool is_moved;
	VEC(struct merged_step) steps;
};

struct story_line {
	struct str text;
	int better; /* as of a change */
};

struct story_part { /* of what a future state changes, told before all else */
	struct str heading;
	VEC(struct story_line) lines;
};

struct diff_journey { /* a journey of both maps, or of one of them */
	const struct journey *old, *new;
	struct str title;
	VEC(struct merged_stage) stages; /* the new map's order, with what is gone where it stood */
	struct figure figures[FIGURE_COUNT];
	VEC(struct story_part) story; /* empty but for a future state and the one that it follows */
};

struct diff {
	struct arena arena;
	struct diff_side old, new;
	struct diff_options options;
	struct str language;
	const struct locale *locale;
	VEC(struct diff_journey *) journeys;
	VEC(struct diff_group) groups;
	VEC(struct change) changes; /* by group */
	struct diff_work *work;     /* the pairs; for src/diff only */
};

/* Never fails. Either map may be empty, so that a file that was added or deleted is told as well. */
struct diff *diff_new(struct diff_side old, struct diff_side new, struct diff_options options);
void diff_free(struct diff *d); /* accepts NULL */

bool diff_is_same(const struct diff *d);
/* The thing of the new map that an old thing became, and the other way round; NULL for none. */
const struct thing *diff_new_of(const struct diff *d, const struct thing *old);
const struct thing *diff_old_of(const struct diff *d, const struct thing *new);
/* The step of the other map that this one, which only its own map has, is a part of: it was split from it, or merged into it; NULL
 * where it came or went by itself. */
const struct thing *diff_part_of(const struct diff *d, const struct thing *step);

/* A line a change under its stage and step, for a terminal. Nothing where the maps say the same. */
void diff_text(const struct diff *d, bool color, struct buf *out);
/* The same for a pull request; no text of a map can become mark-up, a mention or a link. */
void diff_markdown(const struct diff *d, struct buf *out);
/* The same as part of an HTML page, from <h2> on. */
void diff_html(const struct diff *d, struct buf *out);
/* docs/schema/diff.schema.json describes it. */
void diff_json(const struct diff *d, struct buf *out);

/* A map as facts, one a line, each with where it stands: what git shows when it is told to compare maps as text
 * (textconv). Works on any file, whatever its mistakes, and reads no other. */
void map_facts(const struct ast *a, struct buf *out);

#endif
