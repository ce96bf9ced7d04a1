/* checking.h — many maps, checked one by one and together: what is found, set aside and fixed. */
#ifndef CJM_CHECKING_H
#define CJM_CHECKING_H

#include "cjm/job.h"

/* ---- what maps lack ---- */

struct check_place { /* a part of a map */
	struct span span;
	bool is_meant;    /* by the request's tags */
	struct str label; /* as a baseline has it */
};

struct check_job { /* several maps, checked one by one and together */
	const struct request *request;
	struct project *project; /* not owned */
	struct arena arena;
	struct sources sources;
	struct findings failed;  /* what could not be checked */
	struct findings found;   /* once check_job_settle was called, in order and only those of what is asked for */
	struct findings aside;   /* those of them that a baseline sets aside */
	bool has_baseline;
	size_t below;            /* how many were left out as below the least severity */
	VEC(struct check_kept *) maps; /* what the others are held against */
	struct names files;      /* by where they lie, and by their paths: their numbers */
	struct names read;       /* paths of the maps */
	struct names settings;   /* of the projects that the maps are in, by path */
	struct names shared;     /* texts that many findings have */
	struct names tags;       /* that the maps have, where the request names some */
	VEC(struct check_place) places; /* in order, where tags or a baseline ask for them */
	VEC(uint32_t) mistaken;  /* files with mistakes that keep them from being read as a whole; 0: nobody knows which */
	struct texts notes;      /* what was done beside checking, a line each, for people */
	bool is_in_document; /* what is taken is one of several maps of a file */
};

void check_job_init(struct check_job *c, const struct request *r, struct project *p);
void check_job_finish(struct check_job *c);
/* Reads and checks one map; one that was added before is not taken twice. Its text is copied. */
void check_job_add(struct check_job *c, struct str path, struct str text);
void check_job_add_document(struct check_job *c, struct str path, struct str text); /* of one in Markdown (check_document.c) */
/* The two halves of it: the first may be done by another process, or by one that has checked other maps before; then project_forget_paths comes first. Takes pieces in the order of
 * the maps; false where the bytes are none. */
void check_job_piece(const struct request *r, struct project *p, struct str path, struct str text, struct buf *packed);
bool check_job_take(struct check_job *c, struct str packed);
struct check_batched { /* a map of a call, or what could not be looked through */
	const char *path;
	const char *named; /* the same, but of standard input the file that it is said to be */
	const char *lacks; /* why it could not be */
	struct buf text;   /* of what cannot be read again */
};

struct check_batch { /* pieces of work, which may be done by several processes (check_batch.c) */
	struct check_job *job;
	VEC(struct check_batched) list;
	bool is_refused; /* what was taken last: it holds no map, which is the caller's mistake */
};

void check_batch_init(struct check_batch *b, struct check_job *c); /* needs no end: what it holds is the job's */
struct check_batched *check_batch_add(struct check_batch *b, const char *path, const char *named, const char *lacks);
void check_batch_work(void *batch, size_t at, struct buf *packed);
/* What that gave; NULL: its process has ended before. False with a sentence: that, or the map could not be read. */
bool check_batch_take(struct check_batch *b, size_t at, const struct buf *packed, struct buf *why);
size_t check_batch_processes(const struct check_batch *b, size_t most); /* that are worth it */

/* What could not be read or found is an error in every form but text, where the caller tells it: no program takes the rest for all. */
void check_job_fail(struct check_job *c, struct str path, const char *why);
/* Holds all that were added against each other, once. */
void check_job_settle(struct check_job *c);
/* Whether each check that the request names was run over one of the maps, unless a map could not be read, which is told: what was not looked for would
 * seem not to be there. */
enum outcome check_job_has_run(const struct check_job *c, struct buf *why);
/* Last: leaves out what is below the severity that is asked for, unless it fails the check, and adds what could not be checked. */
void check_job_leave_out(struct check_job *c);
/* The findings in the form that is asked for; and in text the coverage, where it is. */
void check_job_write(const struct check_job *c, struct buf *out);
/* Whether any is as bad as the request says that it may not be. */
bool check_job_fails(const struct check_job *c);

/* ---- findings that are set aside (baseline.c) ---- */

struct baseline_entry {
	struct str line;
	size_t count;  /* of the same lines: each sets one finding aside */
	size_t used;   /* by findings of the run */
	size_t kept;   /* of the used ones, when the others are removed */
	bool is_stale; /* the run would have found it, and did not */
};

struct baseline { /* a file of a team: what its maps lack for now */
	struct arena arena;
	struct project *project; /* not owned */
	struct str path;         /* where it really lies */
	struct names entries;    /* line → struct baseline_entry */
};

void baseline_init(struct baseline *b, struct project *p, const char *path);
void baseline_finish(struct baseline *b);
bool baseline_read(struct baseline *b, struct str text); /* false: it is none */
/* After check_job_settle: takes what is in the baseline from what was found. What could not be read is never set aside. */
void check_job_set_aside(struct check_job *c, struct baseline *b);
/* The same with what another check has found, of the same maps as they were; `now` and `then` are the folders in which they have the same paths. */
void check_job_set_aside_older(struct check_job *c, const struct check_job *older, struct str now, struct str then);
/* The same with the file that the request names, which is written, or loses its stale entries; those are among the job's notes. */
enum outcome check_job_use_baseline(struct check_job *c, struct buf *why);

/* ---- findings that are fixed (fix.c) ---- */

/* Adds all maps of the call to a check and settles it; false where one could not be read. */
typedef bool check_adder(void *context);
/* Makes the edits of findings that name one way out, until there are none left, and writes the files, each whole or not at all. The check is begun again
 * then; among its notes is what was written. OUTCOME_FINE also where `add_all` told that something is wrong, and nothing was written. */
enum outcome check_job_fix(struct check_job *c, check_adder *add_all, void *context, struct buf *why);

#endif
