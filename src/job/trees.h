/* trees.h — what the files of a comparison of many maps share. */
#ifndef CJM_JOB_TREES_H
#define CJM_JOB_TREES_H

#include "cjm/trees.h"
#include "job/compare.h"

enum sameness { SAMENESS_UNKNOWN, SAMENESS_ASSUMED, SAMENESS_WHOLE, SAMENESS_NONE }; /* assumed: as long as it is being found out */

struct tree_reading { /* both sides, open for what is read besides the maps */
	struct project old, new;
	struct arena arena;
	struct names same; /* by path: whether a file and all that it names is the same on both sides */
	VEC(enum sameness *) assumed;
};

void tree_reading_init(struct tree_reading *r, const struct trees *t);
void tree_reading_finish(struct tree_reading *r);
/* The text of a map of one side. False with the reason in `why`. */
bool tree_text(const struct map_tree *side, struct str path, struct buf *text, struct buf *why);
/* Whether a file at one path, and all that it names, is the same on both sides, byte for byte. */
bool tree_is_same(struct tree_reading *r, struct str path, struct str old, struct str new);

/* Which map became which: by path, then by the same content, then by the most lines in common. */
void trees_pair(struct trees *t);

struct map_text {
	struct str path, text;
};

struct map_texts { VEC(struct map_text) list; };

/* The same of texts in memory: the new path (terminated) of each whose path is on one side only. */
void maps_find_renamed(const struct map_texts *old, const struct map_texts *new, struct names *became);

/* ---- the report (tree_report.c) ---- */

/* "Morning coffee: Average emotion −1 → 0": what a list says of one of the maps. */
struct str tree_summary(struct trees *t, const struct comparison *c);
/* Notes what changed outside the journeys; and which maps have no other changes than files that they include, which are compared as well. */
void tree_note_changes(struct trees *t, struct tree_pair *pair, const struct comparison *c);
void trees_find_told_elsewhere(struct trees *t);
void trees_write(const struct trees *t, struct buf *out);
void trees_write_index(struct trees *t); /* a page that leads to those of the maps, as one more file */

#endif
