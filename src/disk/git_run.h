/* git_run.h — the program `git`, started and spoken to. */
#ifndef CJM_DISK_GIT_RUN_H
#define CJM_DISK_GIT_RUN_H

#include "cjm/git.h"

/* Runs it to its end with these arguments, NULL behind the last, in the repository's folder. `status` gets its exit status: 0 is success. False with
 * a sentence in `why` where it could not be run at all. */
bool git_run(struct git *g, const char *const *arguments, struct buf *out, struct buf *said, int *status, struct buf *why);
/* The same, where any other status than 0 is a failure; `why` gets what git said. */
bool git_ask(struct git *g, const char *const *arguments, struct buf *out, struct buf *why);

/* The bytes of an object that is a file. */
bool git_object(struct git *g, struct str object, struct buf *bytes, struct buf *why);
bool git_tree_leads_to_file(const struct git_tree *t, struct str path); /* or nowhere; not to a folder (git_tree.c) */
void git_answers_finish(struct git *g);

/* What git answers on one line; false where it has no answer (git.c). */
bool git_ask_for_line(struct git *g, const char *const *words, struct str *line, struct buf *why);
struct git_version git_version_read(struct str line); /* "COMMIT 2026-10-15" */

#endif
