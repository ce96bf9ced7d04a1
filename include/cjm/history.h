/* history.h — the course of a map over its revisions: what each journey came down to in each of them. Where the revisions are kept is the business of
 * whoever opens them. */
#ifndef CJM_HISTORY_H
#define CJM_HISTORY_H

#include "cjm/job.h"

struct revision { /* of a map; slices of the caller's */
	struct str commit, date, subject;
	struct str path; /* of the map, at that time */
	bool is_of_others; /* only files that it reads changed: it is told only if the map means something else then, or has errors */
};

struct revision_reader { /* opens one after the other; a disk is good until the next is opened */
	void *context;
	bool (*open)(void *context, const struct revision *r, const struct disk **disk, struct str *root, struct buf *why);
};

struct history_figure { /* of a metric */
	struct str metric;  /* its id */
	struct str name;
	struct str written; /* as the language has it; several places are separated by semicolons */
	double value;       /* of the first; NAN for one that is no number */
};

struct history_entry { /* a journey in one revision */
	const struct revision *revision;
	size_t errors;       /* of the map: then there are no figures */
	double feeling, coverage; /* the first on the scale of the newest revision; NAN where there is none */
	size_t open, closed; /* pain points: in the map; closed since the revision before, for a reason that the map gives */
	struct str scored;   /* the feeling as it is written */
	VEC(struct history_figure) figures;
};

struct history_journey { /* of the newest revision */
	struct str id, title;
	VEC(struct history_entry) entries; /* the newest first */
};

struct history {
	const struct request *request;
	struct arena arena;
	struct str language;
	size_t most;         /* revisions that are told; 0: all */
	VEC(struct history_journey) journeys;
	struct str why;
};

enum history_form { HISTORY_TEXT, HISTORY_MARKDOWN, HISTORY_JSON };

void history_init(struct history *h, const struct request *r);
void history_finish(struct history *h);
/* Adds the paths of all files that the map names in a revision. */
bool history_note_others(struct history *h, const struct revision *r, const struct revision_reader *reader, struct names *others);
/* Reads the revisions, the newest first. The request's journey and language are heeded. OUTCOME_MISTAKES where the newest has errors or no journey. */
enum outcome history_read(struct history *h, const struct revision *revisions, size_t count, const struct revision_reader *reader);
void history_write(const struct history *h, enum history_form form, struct buf *out);

#endif
