/* check.h — the checks, what they find in a map, and the output formats of findings.
 *
 * A check is a row of src/check/checks.def and a small function over the read-only model. Its findings go to the caller's list; those of reading
 * stay unchanged. Nothing here knows the current day: the caller passes it. */
#ifndef CJM_CHECK_H
#define CJM_CHECK_H

#include "cjm/coverage.h"
#include "cjm/kept.h"

/* ---- what there is ---- */

struct check_row {
	const char *id;         /* permanent */
	enum severity severity; /* unless a map's `rule` says otherwise */
	bool needs_all;         /* it holds the maps of a run against each other */
	bool keeps_from_reading; /* an error that is found while the map is read, and keeps it from being built */
	bool is_drawn_without;  /* told as a warning while the map is read, for it is drawn without what is missing; an error to who checks it */
	const char *family;     /* "frame", "structure" … */
	const char *sentence;   /* what it finds, without names */
	const char *way_out;
	const char *from;       /* what it is based on: "a guide by Zendesk"; may be empty */
	const char *means, *why;
	const char *trips, *quiet; /* an example with the finding and one without */
};

const struct check_row *check_at(size_t index); /* NULL past the end */
const struct check_row *check_of(struct str id); /* NULL for an unknown one */
const char *check_heading(const struct check_row *row); /* what the checks of its family are about: "opportunities and actions" */
/* Whether `rule` and --only may leave it out: not what is found in the text of a map or of a table, and no error that keeps a map from being
 * built. If that were off, something that was written would be missing without a word. */
bool check_may_be_off(const struct check_row *row);
struct str check_nearest(struct str id, struct arena *a); /* for "did you mean"; empty if none is close */

struct figure_row { /* what `require` can limit besides the metrics of a map */
	const char *name, *unit; /* the unit of a plain number; may be empty */
	const char *lead;        /* before its label in a message: "number of "; may be empty */
	const char *formula;
};

const struct figure_row *figure_at(size_t index); /* NULL past the end */

/* ---- running the checks ---- */

struct check_options {
	long today;                /* days since 1970-01-01: the day that decides what is overdue */
	const struct str *only;    /* ids; none: all */
	size_t only_count;
	const struct str *skip;
	size_t skip_count;
	bool is_singly;            /* what several things lack is reported of each, however many they are: for a list of findings that is kept */
	const struct texts *tags, *without; /* what is told together counts only what has one of the first, and none of the others; NULL: everything */
	enum severity least;       /* checks below this severity are left out; 0: none are */
};

/* Checks one map, without journeys of included files. Adds to `found` first the findings of reading this map, with the severity that the map's rules
 * give them, which may be none, then those of the checks. Not sorted: see findings_sort. */
void check_map(const struct map *m, const struct findings *read, const struct check_options *o, struct findings *found);
/* What of a map the others are held against; its texts are the map's, and its lists in the arena. Without the coverage. */
void check_keep(struct check_kept *kept, const struct map *m, const struct check_options *o, struct arena *a);
/* Findings that need all maps of a run: what no map uses, and overview maps compared with the detailed ones that they link to. A declaration is
 * checked only if its own file is among the maps. */
void check_together(struct check_kept *const *maps, size_t count, const struct sources *s, const struct check_options *o, struct findings *found);

/* Of a run of some checks: whether a check was run over one of these maps. Most checks are not asked of early drafts, and many of no draft. */
bool check_was_run(const struct check_row *row, struct check_kept *const *maps, size_t count);
bool check_skips_drafts(const struct check_row *row); /* all of them, not only early ones */

/* ---- output ---- */

struct check_report {
	const struct sources *sources;
	const struct findings *findings; /* in order */
	const struct findings *aside;    /* that a baseline sets aside; NULL: there is none */
	bool aside_is_older;   /* set aside is what was found before, too */
	size_t below;          /* how many are left out, for they are below the least severity */
	struct check_kept *const *maps;
	size_t map_count;
	struct str tool_version;
	enum severity fail_on; /* findings from this severity on fail the run */
	struct selection part; /* the tool that made the findings, for its tags */
	bool has_color, has_statistics; /* of text */
	int width;             /* of its tables, in columns of a terminal */
};

typedef void check_writer(const struct check_report *r, struct buf *out);

check_writer check_write_text;   /* for people */
check_writer check_write_short;  /* file:line:column: severity: sentence [id] */
check_writer check_write_json;   /* docs/schema/check.schema.json */
check_writer check_write_sarif;  /* SARIF 2.1.0 */
check_writer check_write_github; /* workflow commands */
check_writer check_write_gitlab; /* code quality */
check_writer check_write_junit;  /* a suite per file, a case per check */

/* The coverage of a journey, for a terminal so many columns wide. */
typedef void check_coverer(const struct map *m, const struct journey *j, int width, struct buf *out);

struct check_format {
	const char *name, *help;
	check_coverer *cover; /* NULL: it cannot show coverage */
	bool always_covers;   /* else where it is asked for */
	check_writer *write;
};

const struct check_format *check_format_at(size_t index); /* NULL past the end; the first is what is written where none is named */

/* If there are more than five findings, the three most important, a line each; else nothing. */
void check_write_worst(const struct check_report *r, struct buf *out);
check_coverer check_cover_text; /* as tables */
check_coverer check_cover_json; /* as an item of a list */

enum page_form { PAGE_TEXT, PAGE_MARKDOWN, PAGE_MAN };
void check_write_page(const struct check_row *row, enum page_form form, struct buf *out);
void check_write_list(struct buf *out);                     /* a line each, by family */
struct json;
void checks_write_json(struct json *j); /* the items of a list, one per check */
void check_write_manual(enum page_form form, struct buf *out); /* all pages and formulas: docs/checks.md, man/cjm-checks.7 */

#endif
