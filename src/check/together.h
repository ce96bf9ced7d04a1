/* together.h — several maps as one: what any of them uses, and how to find a journey that another file holds. */
#ifndef CJM_CHECK_TOGETHER_H
#define CJM_CHECK_TOGETHER_H

#include "check/check.h"
#include "cjm/rollup.h"

struct titled { const struct kept_journey *first, *second; }; /* second: another that is called the same; NULL for none */

struct leveled { /* a journey among the others */
	const struct check_kept *map;
	const struct kept_journey *journey;
	VEC(const struct level_fault *) faults;
};

struct together {
	struct arena arena;
	struct check_kept *const *maps;
	size_t count;
	const struct sources *sources;
	struct keys reached;     /* files that a map with a journey reads */
	struct keys used;        /* places of touchpoints and personas that some journey uses */
	struct keys walked;      /* places of segments that some journey is about */
	struct names by_path;    /* normalized path of a map → struct check_kept * */
	VEC(struct leveled) leveled;
	size_t checked;          /* of them */
	struct names by_title;   /* title or name of a journey, without capitals and accents → struct titled * */
};

/* Whether a declaration of a map is judged by this run: some journey reads its file. A library alone is never called unused. */
bool together_judges(const struct together *g, const struct kept_declared *d);
/* The journey that a stage's `detail` means: by name, that of the file it names, or the one with that title; NULL where it is not there, or there are several. */
const struct kept_journey *together_journey(struct together *g, const struct check_kept *m, const struct kept_stage *s);
/* Those that have the text of its `detail` as their title, where there are several in this run; else NULL. */
const struct titled *together_rivals(struct together *g, const struct check_kept *m, const struct kept_stage *s);
/* The titles of the journeys of the file that it names, where they are several. */
struct texts together_among(struct together *g, const struct kept_stage *s);
/* The path of the file with its journey, where that has errors. */
struct str together_faulty(struct together *g, const struct check_kept *m, const struct kept_stage *s);

/* What is wrong with the levels, for all maps at once (levels.c); then told map by map, in their order. */
void find_levels(struct together *g);
void check_levels(struct together *g, const struct check_kept *m, struct checking *c);
void check_roll_ups(struct together *g, const struct check_kept *m, struct checking *c);

#endif
