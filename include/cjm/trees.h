/* trees.h — all maps of a folder before and after: which one became which, and one report of what changed. Where they lie, on a disk or in
 * a revision, is the business of the two disks; paths are relative to the tops of both sides. */
#ifndef CJM_TREES_H
#define CJM_TREES_H

#include "cjm/job.h"

/* A disk on which relative paths begin in a folder of another one. */
struct disk_below {
	struct disk disk;
	const struct disk *whole;
	struct buf folder;
};

struct str disk_real(const struct disk *disk, const char *path, struct arena *a); /* where it really lies; empty: nowhere */
/* The same; of what is no more, where it would be: below a real folder. */
struct str disk_real_below(const struct disk *disk, const char *path, struct str folder, struct str rest, struct arena *a);
void disk_below_init(struct disk_below *b, const struct disk *whole, const char *folder);
void disk_below_finish(struct disk_below *b);

struct map_tree { /* one side */
	const struct disk *disk;
	struct str root; /* the folder in which all that its maps name has to lie, as its disk knows it */
	VEC(struct str) maps;
	struct names within; /* of maps in documents: their texts (struct str) by their paths, such as "README.md#lunch" */
};

enum pair_state { PAIR_CHANGED, PAIR_ADDED, PAIR_REMOVED, PAIR_MOVED, PAIR_SAME, PAIR_NOT_COMPARED, PAIR_IDENTICAL };

struct tree_pair { /* a map that is on both sides, or on one of them */
	struct str old, new; /* paths; empty where it is not there */
	enum pair_state state;
	struct str summary;  /* what it is about and what changed, on one line; empty where that is not told */
	struct str language; /* of what it says */
	struct buf told;     /* its part of the report */
	VEC(struct str) changes; /* outside the journeys, each as words of its own */
	bool is_whole_told;  /* only those changed, and its own text did not */
	bool is_told_elsewhere; /* they are those of files that it includes: these tell them */
};

struct trees {
	const struct request *request; /* names_files is set */
	struct arena arena;
	struct map_tree old, new;
	VEC(struct tree_pair) pairs; /* in the order of the new paths, or the old one where there is no other */
	VEC(struct made) made;       /* of a drawing: one file for each changed journey, below request.stem; to be written all or none */
	struct buf said;             /* findings of maps that could not be compared, for whoever gets no report */
	bool has_mistakes;           /* of authors, in one of the maps */
	struct str why;
};

void trees_init(struct trees *t, const struct request *r);
void trees_finish(struct trees *t);
/* A map of a side, by its path from there (copied). */
void tree_add(struct trees *t, struct map_tree *side, struct str path);
/* Each map of a file in Markdown, as "README.md#morning-coffee"; what is no such file, or is not there, has none. */
void tree_add_document(struct trees *t, struct map_tree *side, struct str path);
/* Reads and compares them all. `out` gets the report; of drawings a list of what changed, as text. Maps whose own text is the same on both sides, and that mean the
 * same, are not in it. OUTCOME_FINE, with or without has_mistakes, or OUTCOME_FAILED or OUTCOME_REFUSED with a sentence in `why`. */
enum outcome trees_compare(struct trees *t, struct buf *out);
bool trees_are_same(const struct trees *t);

#endif
