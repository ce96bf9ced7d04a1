/* job.h — what somebody wants of maps, said without a command line: which map and what of it, which product, in which look, for whom. It
 * gives bytes and findings.
 *
 * Nothing here opens a file, reads the environment or the clock, or prints: files come through a project (cjm/project.h), the day through
 * the request. Slices in a request are the caller's and outlive the job. */
#ifndef CJM_JOB_H
#define CJM_JOB_H

#include "cjm/atlas.h"
#include "cjm/check.h"
#include "cjm/diff.h"
#include "cjm/project.h"
#include "cjm/theme.h"
#include "cjm/view.h"

/* ---- what is asked for ---- */

enum outcome {
	OUTCOME_FINE,
	OUTCOME_MISTAKES, /* of the map's author: the findings say which */
	OUTCOME_REFUSED,  /* the request asks for what can't be; `why` says so */
	OUTCOME_FAILED,   /* the world's fault, such as a library that is missing; `why` says so */
};

enum task { TASK_BUILD = 1, TASK_CHECK = 2, TASK_DIFF = 4, TASK_ATLAS = 8 };

/* What a product heeds of a request: with another one it is a mistake to ask for it, for it would silently not be done. */
enum heed {
	HEEDS_VIEW = 1,
	HEEDS_SCALE = 2,
	HEEDS_PAPER = 4,
	HEEDS_EMBED = 8, /* shows a drawing that is made with it */
	HEEDS_LINES = 16,
	HEEDS_READER = 32,
	DRAWS_ALL_VIEWS = 64, /* heeds none, for it has them all */
	HEEDS_REPORT = 128,
	HEEDS_ROWS = 256, /* draws a swimlane in one piece */
	HEEDS_FONTS = 512, /* its texts can bring their fonts */
};

enum baseline_use { BASELINE_READ, BASELINE_WRITE, BASELINE_PRUNE };

struct request {
	struct arena arena;
	enum task task;
	const struct product *product;            /* of a build; the first unless it is set */
	const struct product *embedded;           /* the drawing that a report shows, made beside it; NULL: none */
	const struct changes_product *changes;    /* of a comparison */
	const struct check_format *check_format;  /* of a check */
	const struct atlas_product *atlas;        /* of an atlas */
	enum atlas_order order;         /* of its rows */
	struct str owner;               /* only journeys of this team; empty: of all */
	enum journey_kind kind;         /* only journeys of this kind; JOURNEY_NONE: of all */
	const struct view *view;                  /* the swimlane unless it is set */
	struct str journey;             /* by its name or its text; empty: all that the file itself holds */
	struct str theme, language;     /* empty: as the map says */
	struct str show;                /* the map's own selection of this name; empty: none */
	bool has_show, has_fail_on;     /* they are said, so that the project's do not hold */
	struct texts stages, personas, lanes, lanes_out; /* only these, and none of those lanes: as they were asked for, not yet taken apart */
	int tongue;                     /* of its messages; TONGUE_NONE: that of its thread */
	struct texts tags, without;     /* only what has one of these, nothing that has one of those */
	bool is_for_client;             /* what is internal is left out */
	bool is_future;                 /* each future journey is compared with the one that it follows */
	double scale;                   /* pixels of a PNG for each of the drawing */
	int paper;                      /* enum paper; -1: the theme's, else one as large as the drawing */
	bool is_portrait;               /* the paper stands upright */
	size_t pages;                   /* of a drawing on paper, at most; 0: as many as readable text needs */
	size_t rows;                    /* of stages in a swimlane, at most; 0: as many as readable columns need */
	bool has_lines;                 /* each part of an SVG says on which line of the map it stands; refused where the map is for a client */
	unsigned int csv_reader;        /* for whom a backlog is (struct report_options); 0: programs */
	bool embeds_fonts;              /* of an SVG or a page: what of its fonts it shows is in it */
	bool is_report_alone;           /* of a page only the report */
	bool has_today;                 /* somebody said which day it is; else nothing is held against today */
	long today;                     /* days since 1970-01-01 */
	enum severity fail_on;          /* from which a finding fails a check; an error unless it is set */
	bool is_compared;               /* findings are held against others, so each thing has its own */
	struct str baseline;            /* the file of findings that are set aside; empty: none */
	enum baseline_use baseline_use;
	enum severity min_severity;     /* findings below it are not told, unless they fail the check */
	bool has_statistics;            /* a check tells how many there are, not each */
	struct texts only, skip;        /* ids of checks; none: all, and none */
	bool has_coverage;              /* a check tells what is covered, too */
	unsigned int given;             /* enum heed: what was asked for by a setting */

	/* The caller's own, no setting. */
	bool has_build_day;             /* that of a reproducible build, for files that hold the day they were made; else the last review's */
	long build_day;
	struct str stem;                /* "out/map" of "out/map.svg": names only, for files that name each other */
	struct str file;                /* the product's, where it is one; empty: made of the stem */
	const struct names *maps;       /* by their paths, those that are built together, so that a page may lead to theirs; NULL: none */
	bool is_one_file;               /* the caller takes one, as on a stream */
	bool is_discarded;              /* all that is made has the name `file`, of which nothing is kept: /dev/null */
	bool may_lack;                  /* a map without what is asked for is left out, and no mistake */
	bool has_color;                 /* text with a terminal's colours */
	int width;                      /* of such text, in columns */
	bool names_files;               /* a comparison says first of which files it is: for a log of many */
};

void request_init(struct request *r, enum task task);
void request_finish(struct request *r);

/* Settings are the options of the commands by their long names, without "--" (settings.def): "theme" to "dark", "client" to "". False with a sentence
 * in `why`, and the request is as it was, for a setting that the task hasn't, and for a word that it can't be. Words are taken in capitals or not. */
bool request_set(struct request *r, const char *setting, struct str word, struct buf *why);
/* Gives it the format: what is said (may be NULL), else what the file's name ends in ("": there is none), else the first. False with a sentence in
 * `why` where there is none such, or where the two say different ones: no file gets a name that its bytes belie. */
bool request_set_format(struct request *r, const char *said, const char *file, struct buf *why);
/* By https://reproducible-builds.org/specs/source-date-epoch, seconds since 1970-01-01; NULL, or what is no number: there is none. */
void request_set_build_day(struct request *r, const char *epoch);
bool request_has(enum task task, const char *setting);
/* The settings of a task, NULL behind the last; and the words that one of them takes, none where it takes a text or a number. */
const char *request_setting_at(enum task task, size_t index);
const char *request_word_at(enum task task, const char *setting, size_t index);
/* Whether what is asked for goes together; false with a sentence in `why`. */
bool request_settle(const struct request *r, struct buf *why);

/* ---- what can be made of a map (products.def) ---- */

struct job;

typedef enum outcome product_maker(struct job *j, size_t first, size_t count, struct buf *out);

struct product {
	const char *name;     /* as who asks for it says: "svg" */
	const char *ending;   /* of its files */
	const char *help;     /* a phrase */
	unsigned int heeds;   /* enum heed */
	bool holds_all;       /* one file for all journeys of a map, not one for each */
	bool needs_a_journey; /* without one there is nothing to make */
	bool is_drawing;      /* lays out and measures text */
	product_maker *make;  /* one file, of the journeys from `first` on, `count` of them */
};

/* Beneath a folder a map keeps its name, and its place below the folder that was named, where it was found in one ("": it was not). */
struct str stem_in_folder(struct arena *a, struct str folder, struct str stem, struct str below);
/* That a file of this name is, by its ending; NULL for none. */
const struct product *product_of_file(const char *name);
const struct product *product_at(size_t index); /* NULL behind the last; the first is what is made where none is named */

/* ---- one map ---- */

struct made { /* a file that is to be written */
	struct str name; /* terminated */
	const struct product *product;
	struct buf bytes;
};

struct detail_map;

struct job {
	const struct request *request;
	struct project *project; /* not owned */
	struct str path;  /* of the map, as it was named */
	struct arena arena;
	struct sources sources;
	struct findings found; /* by reading it, and by making what was asked for */
	struct map *map;
	size_t counts[SEVERITY_ERROR + 1]; /* of its findings by severity, once a report has asked */
	bool is_counted;
	struct map *settings; /* of the project; NULL: it has none */
	struct request own;   /* the request, with what the project says where it says nothing */
	struct selection shown;
	struct theme theme;
	struct ruler *ruler;
	VEC(const struct journey *) journeys; /* that are asked for */
	VEC(struct detail_map *) details;     /* that its stages name by their files (src/job/details.c) */
	VEC(struct made) made;                /* all of them or, where something went wrong, some that are of no use */
	bool is_left_out; /* it lacks what is asked for, as the request allows */
	bool is_begun;    /* nothing kept it from being made */
	struct str why;
};

/* Reads the map (its text is copied) and what it names, and makes what is asked for. On OUTCOME_FINE `made` holds its files, to be written
 * all or none. The findings are the job's in any case. */
enum outcome job_run(struct job *j, const struct request *r, struct project *p, struct str path, struct str text);
/* A rule of make: what was made, and all that was read for it. */
void job_add_deps(struct job *j, struct buf *out);
/* The same of other files: what each is made of. */
void deps_add(const struct str *targets, size_t count, const struct names *inputs, struct buf *out);
void job_finish(struct job *j);

/* ---- what a job hands over to who writes it, which may be another process (handed.c) ---- */

struct handed_file {
	struct str name; /* terminated */
	struct str bytes;
	struct str rule; /* what it is made of, if that is asked for */
};

struct handed {
	struct arena arena;
	enum outcome outcome;
	struct str why;
	bool is_drawn;
	VEC(struct handed_file) files;
	struct str rule;     /* what all of them are made of */
	struct str findings; /* as they are printed */
};

struct handing {
	bool has_rules; /* one for each file */
	bool has_color;
};

/* Lives no longer than the job, and is taken before the next one is run. */
void handed_take(struct handed *h, struct job *j, enum outcome outcome, struct handing wish);
/* Runs a job, and packs what it hands over. */
void handed_make(const struct request *r, struct project *p, struct str path, struct str text, struct handing wish, struct buf *packed);
void handed_pack(const struct handed *h, struct buf *out);
/* Lives no longer than the bytes. False where these are no such thing. */
bool handed_unpack(struct handed *h, struct str packed);
void handed_finish(struct handed *h);

/* ---- several maps in one file ---- */

struct joined_job {
	const struct request *request;
	struct project *project; /* not owned */
	struct arena arena;
	VEC(struct job *) all;   /* every map that was added */
	VEC(struct job *) jobs;  /* those with a journey that is asked for */
	VEC(const struct journey *) journeys; /* of them all */
	VEC(const struct map *) maps;         /* of each journey */
	bool is_broken;          /* a map has mistakes: nothing is made */
	struct str why;
};

bool product_joins(const struct product *p); /* several maps can be in one such file */
void joined_init(struct joined_job *j, const struct request *r, struct project *p);
void joined_finish(struct joined_job *j);
/* Reads a map; the request is copied. Its findings are the job's that it gives. */
struct job *joined_add(struct joined_job *j, const struct request *r, struct str path, struct str text);
enum outcome joined_make(struct joined_job *j, struct buf *out);

/* ---- helpers of the products ---- */

/* Where a product's file of a journey goes: "map.svg"; with several journeys "map-NAME.svg"; another view "map-VIEW.svg". */
struct str job_file_name(struct job *j, const struct product *p, const struct journey *journey);
/* A finding about no place. */
struct finding *job_note(struct job *j, enum severity severity, const char *id, const char *format, ...) __attribute__((format(printf, 4, 5)));
/* OUTCOME_FAILED or OUTCOME_REFUSED, with its sentence. */
enum outcome job_stop(struct job *j, enum outcome outcome, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The day against which the map is checked: the request's, else the last review's, so that the bytes are the same whenever it is built. */
long job_day(const struct job *j);

/* ---- many maps side by side ---- */

struct atlas_job;

struct atlas_product { /* a row of atlases.def */
	const char *name, *ending, *help;
	unsigned int heeds; /* enum heed */
	bool is_binary;
	enum outcome (*make)(struct atlas_job *j, struct buf *out);
};

const struct atlas_product *atlas_product_at(size_t index); /* NULL behind the last; the first is what is made where none is named */

struct atlas_job {
	const struct request *request; /* whose `today` is set */
	struct project *project; /* not owned */
	struct arena arena;
	struct atlas atlas;
	struct names known;      /* paths that were added */
	struct names maps;       /* once it is settled: the path of each map that has a row → the first of its rows */
	struct sources sources;  /* of the map that was added last */
	struct findings found;   /* by reading it */
	struct map *map;
	struct theme theme;      /* of the first map that has it */
	struct str brand;        /* what the theme's declaration says */
	bool has_theme;
	bool brands_differ; /* of the maps so far: the atlas has none */
	VEC(struct str) pages;   /* a picture that is too high for one file, as the bytes of several */
	struct str place;        /* of the map that is added next, by which its journeys are found in an older atlas; empty: how it is told */
	const struct document_map *within; /* a document, that the map that is added next is in; NULL: it is a file of its own */
	struct str why;
};

void atlas_job_init(struct atlas_job *j, const struct request *r, struct project *p);
void atlas_job_finish(struct atlas_job *j);
/* Reads a map and keeps what the atlas needs of it; one that was added already is not taken twice. `told`: its path as the atlas tells it. False where the
 * map has errors: the job's findings say which, and it is left out. */
bool atlas_job_add(struct atlas_job *j, struct str path, struct str told, struct str text);
struct str atlas_told_path(struct str below, struct str path); /* below the folder that was named; where it was named itself (no `below`), its name */
/* The same for a file, which may be a document in Markdown: each of its maps is told as "README.md:5", by the line of its block. `tell` is called for each map with errors, as
 * long as its findings are there; it may be NULL. OUTCOME_REFUSED, with a sentence in `why`, where a document has no map. */
enum outcome atlas_job_add_file(struct atlas_job *j, struct str path, struct str told, struct str text, void (*tell)(void *context), void *context);
struct older_atlas { /* of the same maps, at another time */
	struct request request;
	struct project project;
	struct atlas_job job;
};

/* Once all are added: those of another time, on a disk of theirs, whose paths are the places of the newer ones. To be finished after the job was settled and made. */
void atlas_job_open_older(struct atlas_job *j, struct older_atlas *old, const struct disk *disk, struct str root, struct date day);
void older_atlas_add(struct older_atlas *old, struct str path); /* one with errors is left out */
void older_atlas_finish(struct older_atlas *old);
/* Once all are added: puts them into order. OUTCOME_REFUSED where there is none. */
enum outcome atlas_job_settle(struct atlas_job *j);
/* The page that `cjm build -f html` makes of a row's journey, of a map at this path; and that the row leads to it, by its path from the atlas's folder. */
struct str atlas_job_page_of(struct atlas_job *j, const struct atlas_row *r, struct str path);
/* Makes the pages of one of its maps, whose files are named after the stem: what struct handed has, packed. */
void atlas_job_make_pages(struct atlas_job *j, struct str path, struct str stem, struct buf *packed);
void atlas_job_link(struct atlas_job *j, size_t row, struct str page);
/* The file of one of its pages: "atlas.png" → "atlas-1.png". */
struct str atlas_job_file_of_page(struct atlas_job *j, const char *output, size_t index);
/* Once it is settled: what is asked for. The bytes are empty where there are pages instead. */
enum outcome atlas_job_make(struct atlas_job *j, struct buf *out);

/* ---- two maps ---- */

struct comparison;

enum changes_form { CHANGES_READ = 1, CHANGES_DRAWN = 2, CHANGES_BINARY = 4, CHANGES_WHOLE = 8 /* one file for all journeys of a map */ };

struct changes_product { /* what can be made of a comparison (changes.def) */
	const char *name;
	const char *ending;
	const char *help;
	unsigned int form; /* enum changes_form */
	enum outcome (*make)(struct comparison *c, struct buf *out);
};

const struct changes_product *changes_product_at(size_t index); /* NULL behind the last; the first is what is made where none is named */

enum side_includes { INCLUDES_OWN, INCLUDES_HEAD, INCLUDES_NOW }; /* of its own revision; or nobody knows of which: then those of HEAD, or of the working tree */

struct side { /* one of the two maps */
	struct str path; /* what it is called and where what it names is looked for */
	const struct disk *disk; /* that its own project reads from; NULL: the comparison's */
	struct str root;         /* of its own project, terminated; empty: as it stands (project_set_root) */
	struct project *project; /* the caller's for both, else its own */
	struct project own;
	struct sources sources;
	enum side_includes includes;
	struct findings found; /* by reading it */
	struct map *map; /* NULL until it is read */
	struct map *settings; /* of its project; NULL: it has none */
};

struct comparison {
	const struct request *request;
	const struct disk *disk; /* that the sides' own projects read from; NULL: there is none */
	struct project *project; /* of both, with what it holds; NULL unless the caller sets it: then each side has its own, and a root of its own */
	struct side old, new;
	struct arena arena;
	VEC(struct diff *) diffs;
	const struct diff_journey *only; /* that is drawn; NULL: all that changed */
	struct str why;
};

void comparison_init(struct comparison *c, const struct request *r, const struct disk *disk);
void comparison_finish(struct comparison *c);
/* Reads one of the sides: its text is copied. Where only the new one is read, its future journeys are compared with what they follow. */
void comparison_read(struct comparison *c, struct side *s, struct str path, struct str text);
bool side_has_mistakes(const struct side *s);
/* Compares, and makes what is asked for. OUTCOME_MISTAKES where a map has any: what is mistaken in it is not in its model, and would be told
 * as gone. The findings are those of both sides. */
enum outcome comparison_run(struct comparison *c, struct buf *out);
/* The same in two steps: compares, without making anything. */
enum outcome comparison_match(struct comparison *c);
bool comparison_is_same(const struct comparison *c);
/* Why there is none, in place of one that people read: each side's findings, but for a client. */
void comparison_write_mistakes(struct comparison *c, struct buf *out);
/* A map's text as facts, a line each, for git's own comparison (map_facts): whatever its mistakes, and without reading another file. */
void write_facts(struct str path, struct str text, struct buf *out);

#endif
