/* check.h — what the validator knows, what it finds in a map, and the forms in which findings leave.
 *
 * A check is a row of src/check/checks.def and a small function over the read-only model. What it finds goes to a list of the
 * caller's; what reading found stays as it was. Nothing here knows what day it is: the caller says. */
#ifndef CJM_CHECK_H
#define CJM_CHECK_H

#include "cjm/coverage.h"

/* ---- what there is ---- */

struct check_row {
	const char *id;         /* permanent */
	enum severity severity; /* unless a map's `rule` says otherwise */
	const char *family;     /* "frame", "structure" … */
	const char *sentence;   /* what it finds, without names */
	const char *way_out;
	const char *from;       /* where it comes from: "M", "NN/g" …; may be empty */
	const char *means, *why;
	const char *trips, *quiet; /* a map with the finding and one without */
};

const struct check_row *check_at(size_t index); /* NULL behind the last */
const struct check_row *check_of(struct str id); /* NULL for an unknown one */
struct str check_nearest(struct str id, struct arena *a); /* for "did you mean"; empty when none is close */

struct figure_row { /* what `require` can limit besides the metrics of a map */
	const char *name, *unit; /* what a plain number beside it is counted in; empty where it has none */
	const char *formula;
};

const struct figure_row *figure_at(size_t index); /* NULL behind the last */

/* ---- looking for it ---- */

struct check_options {
	long today;                /* days since 1970-01-01: what is overdue is said against it */
	const struct str *only;    /* ids; none: all */
	size_t only_count;
	const struct str *skip;
	size_t skip_count;
	enum severity least;       /* checks that would tell something less bad are left out; 0: none are */
};

/* Checks one map, journeys of included files left to their own maps. Adds to `found` first what reading this map found, as the map's
 * rules tell it, which may be not at all, then what the checks do. Not in order: findings_sort. */
void check_map(const struct map *m, const struct findings *read, const struct check_options *o, struct findings *found);
/* What shows only when all maps of a run are seen together: what no map uses, wide maps against the deep ones they zoom into.
 * A declaration is judged only where its own file is among the maps. */
void check_together(struct map *const *maps, size_t count, const struct check_options *o, struct findings *found);

/* ---- telling it ---- */

struct check_report {
	const struct sources *sources;
	const struct findings *findings; /* in order */
	struct map *const *maps;
	size_t map_count;
	struct str tool_version;
	enum severity fail_on; /* from which a finding fails the run */
	struct selection part; /* whose findings these are, by its tags */
	bool has_color, has_coverage; /* of text */
	int width;             /* of its tables, in columns */
};

typedef void check_writer(const struct check_report *r, struct buf *out);

check_writer check_write_text;   /* for people */
check_writer check_write_short;  /* file:line:column: severity: sentence [id] */
check_writer check_write_json;   /* docs/schema/check.schema.json */
check_writer check_write_sarif;  /* SARIF 2.1.0 */
check_writer check_write_github; /* workflow commands */
check_writer check_write_gitlab; /* code quality */
check_writer check_write_junit;  /* one suite a file, one case a check */

struct check_format {
	const char *name, *help;
	bool has_coverage; /* it can tell what is covered */
	check_writer *write;
};

const struct check_format *check_format_at(size_t index); /* NULL behind the last; the first is what is written where none is named */

/* Where more than five things were found, the three that matter most, a line each; else nothing. */
void check_write_worst(const struct check_report *r, struct buf *out);
/* The coverage of every journey as tables that are at most `width` columns wide. */
void check_write_coverage(const struct check_report *r, int width, struct buf *out);

enum page_form { PAGE_TEXT, PAGE_MARKDOWN, PAGE_MAN };
void check_write_page(const struct check_row *row, enum page_form form, struct buf *out);
void check_write_list(struct buf *out);                     /* a line each, by family */
void check_write_manual(enum page_form form, struct buf *out); /* all pages and formulas: docs/checks.md, man/cjm-checks.7 */

#endif
