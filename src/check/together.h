/* together.h — several maps as one: what any of them uses, and how to find a journey that another file holds. */
#ifndef CJM_CHECK_TOGETHER_H
#define CJM_CHECK_TOGETHER_H

#include "check/check.h"
#include "cjm/rollup.h"

struct leveled { /* a journey among the others */
	const struct map *map;
	const struct journey *journey;
	VEC(const struct level_fault *) faults;
};

struct together {
	struct arena arena;
	struct map *const *maps;
	size_t count;
	struct keys main_files;  /* + 1: files that are maps of this run themselves */
	struct keys reached;     /* files that a map with a journey reads */
	struct keys used;        /* places of touchpoints and personas that some journey uses */
	struct keys walked;      /* places of segments that some journey is about */
	struct names by_path;    /* path of a map → struct map * */
	VEC(struct leveled) leveled;
	size_t checked;          /* of them */
	struct names by_title;   /* title of a journey, without capitals and accents → struct journey * */
};

/* Whether a declaration is judged by this run: its file is among the maps (and reported under the rules of that map), and some journey
 * reads it. A library alone is never called unused. */
bool together_judges(const struct together *g, const struct checking *c, const struct thing *t);
/* The journey that a `detail` or `follows` means: by name, the first of the file it names, or one with that title; NULL when it is not in this run. */
const struct journey *together_journey(struct together *g, const struct map *m, const struct detail *d);

/* What is wrong with the levels, for all maps at once (levels.c); then told map by map, in their order. */
void find_levels(struct together *g);
void check_levels(struct together *g, struct checking *c);
void check_roll_ups(struct together *g, struct checking *c);
void check_segments(struct together *g, struct checking *c);

#endif
