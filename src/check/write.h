/* write.h — what the machine-readable forms share. */
#ifndef CJM_CHECK_WRITE_H
#define CJM_CHECK_WRITE_H

#include "check/check.h"

struct place_extent { /* a finding's place, both ends */
	struct str path;
	uint32_t line, column, end_line, end_column; /* from 1, columns in characters, the end behind the last one */
};

/* False, and the first map's first line, where a finding has no place. */
bool extent_of(const struct check_report *r, struct span span, struct place_extent *e);
const char *severity_name(enum severity severity); /* "error" … */

/* How often each check has a finding in each map, as tables that are at most `width` columns wide. */
void check_write_statistics(const struct check_report *r, int width, struct buf *out);

void add_short(const struct check_report *r, const struct finding *f, const char *severity, struct buf *out); /* file:line:column: severity: sentence [id]; the severity comes with its colon */

/* The findings' indices, what matters most first; and, by index, the rank of each from 1. Both in the arena. */
size_t *check_order(const struct findings *found, struct arena *a);
size_t *check_ranks(const struct findings *found, struct arena *a);

/* The same finding keeps its fingerprint when lines move: it is made from its id, its file and the words of its line. */
struct fingerprints {
	struct arena arena;
	struct keys seen;
	uint32_t file, line; /* that the following are of: a long line is not read again for each of its findings */
	VEC(struct line_print { const char *id; uint64_t halves[2]; }) of_line;
};

void fingerprints_init(struct fingerprints *p);
void fingerprints_finish(struct fingerprints *p);
struct str fingerprint_of(struct fingerprints *p, const struct check_report *r, const struct finding *f);

#endif
