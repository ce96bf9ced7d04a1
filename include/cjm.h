/* cjm.h — customer journey maps for other programs: maps as text in; drawings, reports, findings, comparisons and the model out.
 *
 *     struct cjm_project *project = cjm_project_new(NULL);
 *     struct cjm_request *request = cjm_request_new(CJM_BUILD);
 *     cjm_project_put(project, "coffee.cjm", text, length);
 *     cjm_request_add(request, "coffee.cjm");
 *     cjm_request_set(request, "theme", "dark");
 *     struct cjm_result *result = cjm_run(project, request);
 *     if (cjm_result_status(result) == CJM_FINE)
 *         fwrite(cjm_result_bytes(result, 0), 1, cjm_result_length(result, 0), stdout);
 *
 * docs/library.md tells it with examples; samples/api has whole programs. Build with pkg-config --cflags --libs cjm.
 *
 * WHAT IT PROMISES. The same files and the same request give the same bytes, as `cjm build`, `check` and `diff` do: PNG and PDF with the same
 * fonts. Nothing here reads the environment, the clock or the locale, writes a file or a stream, or ends the program: but for memory that cannot
 * be had, which ends it with abort(). Which day it is only the request says ("today"); without, nothing is overdue. Files are read only through
 * a project, and only inside its folder. Libraries that a product needs (cairo and Pango for PNG and PDF, which find fonts as fontconfig is set up;
 * Graphviz for the flow) are loaded when it is first made; where one is missing, the result says so.
 *
 * TEXTS are UTF-8 and end with a 0. One that is given back is never NULL unless it says so; "" says that there is none. Texts that are given to
 * a function are copied. Paths have '/' between folders and are relative to the project's folder.
 *
 * WHO OWNS WHAT. What a …_new, a …_read or cjm_run gives is freed by the caller, once, by the function that names it; each of those accepts
 * NULL. All else that is given back belongs to the thing that was asked, lives as long as it, and is never freed by itself. A result and
 * a map hold all that they need: the project and the request may be changed or freed before them.
 *
 * ERRORS of a map's author are findings, each with a place and a way out, as the commands tell them. What else keeps something from being made
 * is a sentence (…_why). A function that gives a bool gives false where it did nothing, and says when that is. An index behind the last gives
 * NULL, 0 or "". A pointer may be NULL only where that is said.
 *
 * THREADS. Nothing is shared between objects, so several threads may work with objects of their own; but Graphviz can only be used by one
 * thread at a time, so neither may two make a flow ("view" to "flow") or a graph ("format" to "dot") at once. Functions that take a const
 * object may run on it at the same time; one that changes it runs alone.
 *
 * ABI. libcjm.so.N promises that whatever was linked against it goes on working: functions, words of a setting and values of an enum are only
 * added (so take an unknown value as you would take an unknown file), struct cjm_place and struct cjm_disk stay as they are, and all other structs
 * are known by pointers only. Where such a promise has to be broken, N grows. While the version begins with 0 that may happen with
 * any release, and never without the new N. */
#ifndef CJM_H
#define CJM_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif
#ifdef __GNUC__
#pragma GCC visibility push(default)
#endif

struct cjm_project;
struct cjm_bytes;
struct cjm_request;
struct cjm_result;
struct cjm_findings;
struct cjm_finding;
struct cjm_map;
struct cjm_thing;
struct cjm_property;

/* ---- version ---- */

#define CJM_VERSION_MAJOR 0
#define CJM_VERSION_MINOR 1
#define CJM_VERSION_PATCH 0
#define CJM_VERSION "0.1.0"

const char *cjm_version(void); /* of the library that runs, as CJM_VERSION is of the one that was compiled against */

/* ---- files: a project ---- */

/* Where a project finds the files that nobody put into it. */
struct cjm_disk {
	void *context;
	/* Reads a whole file: hands its bytes to cjm_bytes_add and gives true; or gives false, having said why in a sentence without a full stop
	 * ("no such file"), or nothing. Called only while cjm_run or cjm_map_read runs, in the same thread; `bytes` is not to be kept. */
	bool (*read)(void *context, const char *path, struct cjm_bytes *bytes);
};

void cjm_bytes_add(struct cjm_bytes *bytes, const void *at, size_t length);

/* A project: maps and what they name (included maps, CSV files, pictures), by paths. With `disk` NULL it has only what is put into it, as
 * in a browser. The struct is copied; its context has to live as long as the project. */
struct cjm_project *cjm_project_new(const struct cjm_disk *disk);
/* One that reads the files of this folder, and nothing outside of it, whichever links lead there. NULL where there is no such folder. */
struct cjm_project *cjm_project_new_in(const char *folder);
void cjm_project_free(struct cjm_project *project);

/* What an editor holds of a file: it stands for what the disk has, until it is taken back. Any bytes; a map's ought to be UTF-8. False for a
 * path that leads out of the project. */
bool cjm_project_put(struct cjm_project *project, const char *path, const void *bytes, size_t length);
/* From now on the disk's holds again, where there is one; nothing happens where nothing was put. */
void cjm_project_take_back(struct cjm_project *project, const char *path);

/* ---- what is wanted: a request ---- */

enum cjm_task {
	CJM_BUILD, /* drawings, reports, the model as JSON: one file for each map, or for each of its journeys */
	CJM_CHECK, /* what maps lack: findings, and one file that tells them in the "format" */
	CJM_DIFF,  /* what changed for the customer between the first map and the second: one file */
};

struct cjm_request *cjm_request_new(enum cjm_task task);
void cjm_request_free(struct cjm_request *request);

/* Adds a map by its path in the project. CJM_DIFF takes two, the old one first. */
void cjm_request_add(struct cjm_request *request, const char *path);

/* Settings are the options of the commands by their long names, with the words that those take: "format" to "svg", "theme" to "dark". What isn't
 * set is as there, but for the day. One that takes no word ("client") is set by "" or NULL. False for a setting that the task hasn't, and for a
 * word that it can't be; then the request is as before. */
bool cjm_request_set(struct cjm_request *request, const char *setting, const char *word);
/* What the last cjm_request_set that gave false had against it, a sentence without a full stop. */
const char *cjm_request_why(const struct cjm_request *request);

/* The settings of a task, and the words that one of them takes; NULL behind the last. There are no words of one that takes any text ("journey"),
 * a number ("scale") or a date ("today"). */
const char *cjm_setting_at(enum cjm_task task, size_t index);
const char *cjm_setting_word(enum cjm_task task, const char *setting, size_t index);

/* ---- what came of it: a result ---- */

enum cjm_status { /* the exit statuses of the commands */
	CJM_FINE = 0,
	CJM_MISTAKES = 1, /* in a map: the findings say which */
	CJM_USAGE = 2,    /* the request asks for what doesn't go together, or names no map */
	CJM_WORLD = 3,    /* a file that cannot be read, a library that is missing */
};

/* Does what the request says. Never NULL. */
struct cjm_result *cjm_run(struct cjm_project *project, const struct cjm_request *request);
void cjm_result_free(struct cjm_result *result);

enum cjm_status cjm_result_status(const struct cjm_result *result);
const char *cjm_result_why(const struct cjm_result *result); /* CJM_USAGE and CJM_WORLD: a sentence without a full stop; else "" */
/* The files that were made: none of a map that has mistakes. */
size_t cjm_result_count(const struct cjm_result *result);
const char *cjm_result_bytes(const struct cjm_result *result, size_t index); /* a 0 follows them */
size_t cjm_result_length(const struct cjm_result *result, size_t index);
/* CJM_BUILD: what the command would call it beside its map: "coffee.svg", "coffee-tomorrow.svg" of one with several journeys. Others: "". */
const char *cjm_result_path(const struct cjm_result *result, size_t index);
const struct cjm_findings *cjm_result_findings(const struct cjm_result *result);
bool cjm_result_differs(const struct cjm_result *result); /* CJM_DIFF: something changed */

/* ---- findings ---- */

enum cjm_severity { CJM_INFO = 1, CJM_WARNING = 2, CJM_ERROR = 3 };

struct cjm_place { /* a piece of text; its struct never grows */
	const char *path;             /* "" where something is said of no place */
	size_t line, column;          /* of its first character, from 1; columns count characters, not bytes */
	size_t end_line, end_column;  /* of the character behind its last one */
	size_t offset, length;        /* the same in bytes of the file, from 0, a byte-order mark at its start left out of account */
};

size_t cjm_findings_count(const struct cjm_findings *findings);
const struct cjm_finding *cjm_findings_at(const struct cjm_findings *findings, size_t index); /* in the order in which they are told */
/* As the commands write them on a terminal, without colours. */
const char *cjm_findings_text(const struct cjm_findings *findings);

enum cjm_severity cjm_finding_severity(const struct cjm_finding *finding);
const char *cjm_finding_id(const struct cjm_finding *finding);      /* permanent: "unknown-name"; docs/checks.md explains each */
const char *cjm_finding_message(const struct cjm_finding *finding); /* what is wrong */
const char *cjm_finding_hint(const struct cjm_finding *finding);    /* what to do; may be "" */
struct cjm_place cjm_finding_place(const struct cjm_finding *finding);
struct cjm_place cjm_finding_other(const struct cjm_finding *finding);     /* a second place that it speaks of */
const char *cjm_finding_other_note(const struct cjm_finding *finding);     /* what is there */
/* What an editor does to follow the hint, where it names one way out: all of these edits together, none of which overlaps another. Each puts a
 * text in the place of what stands there; where a place has no length, in front of what stands there. */
size_t cjm_finding_edit_count(const struct cjm_finding *finding);
struct cjm_place cjm_finding_edit_place(const struct cjm_finding *finding, size_t index); /* path "" behind the last */
const char *cjm_finding_edit_text(const struct cjm_finding *finding, size_t index);
/* ---- the model ----
 *
 * A map as a tree of things: the file; in it what it declares, and its journeys; in those stages, in those steps; in whatever there is, what
 * is said of it. A thing's kind is the word of the language ("step", "feel", "pain"), and its properties are those of the JSON
 * (docs/schema/map.schema.json), so that a new word of the language needs no new function here. */

/* Reads a map with all that it includes. Never NULL: what is mistaken is among the findings, and left out. */
struct cjm_map *cjm_map_read(struct cjm_project *project, const char *path);
const char *cjm_map_why(const struct cjm_map *map); /* it is empty, for its file could not be read: "cannot read coffee.cjm: …"; else "" */
void cjm_map_free(struct cjm_map *map);
const struct cjm_findings *cjm_map_findings(const struct cjm_map *map);

/* The file as a thing, of kind "". */
const struct cjm_thing *cjm_map_file(const struct cjm_map *map);
/* The thing that stands in `thing` first, and the one that stands behind `thing` beside it, in the order of the text as far as they are of one kind;
 * with `kind`, only of this kind; NULL: of any. NULL where there is none.
 *     for (step = cjm_thing_first(stage, "step"); step; step = cjm_thing_next(step, "step")) */
const struct cjm_thing *cjm_thing_first(const struct cjm_thing *thing, const char *kind);
const struct cjm_thing *cjm_thing_next(const struct cjm_thing *thing, const char *kind);
const struct cjm_thing *cjm_thing_parent(const struct cjm_thing *thing); /* NULL of the file */

const char *cjm_thing_kind(const struct cjm_thing *thing);
const char *cjm_thing_name(const struct cjm_thing *thing);  /* by which the map refers to it; may be "" */
const char *cjm_thing_text(const struct cjm_thing *thing);  /* what it says; paragraphs are separated by '\n' */
const char *cjm_thing_id(const struct cjm_thing *thing);    /* stable, and unique among its kind in its journey; "" of what has none */
struct cjm_place cjm_thing_place(const struct cjm_thing *thing); /* the statement; path "" of what is made by its use */

enum cjm_property_type {
	CJM_FLAG,   /* it is said, and says no more */
	CJM_TEXT,   /* a text, a word, a date */
	CJM_NUMBER, /* a number, with its unit where it has one; a range of two */
	CJM_TEXTS,  /* a list of texts */
	CJM_THINGS, /* things of the map that it names */
};

/* The properties that are said of it, in the order of the JSON. */
size_t cjm_thing_property_count(const struct cjm_thing *thing);
const struct cjm_property *cjm_thing_property_at(const struct cjm_thing *thing, size_t index);
const struct cjm_property *cjm_thing_property(const struct cjm_thing *thing, const char *name); /* NULL where it isn't said */

const char *cjm_property_name(const struct cjm_property *property);
struct cjm_place cjm_property_place(const struct cjm_property *property); /* what was written for it; path "" of what follows from something else */
enum cjm_property_type cjm_property_type(const struct cjm_property *property);
const char *cjm_property_text(const struct cjm_property *property);   /* as it is written: "31%", "high", "2026-10-01"; of a list its first; "true" of a flag */
double cjm_property_number(const struct cjm_property *property);      /* CJM_NUMBER: in its unit, of a range the low end; others: NAN */
double cjm_property_high(const struct cjm_property *property);        /* the high end of a range; else the number */
const char *cjm_property_unit(const struct cjm_property *property);   /* "EUR", "min", "%"; "" for none */
size_t cjm_property_count(const struct cjm_property *property);       /* how many texts or things; 1 of all else */
const char *cjm_property_text_at(const struct cjm_property *property, size_t index);
const struct cjm_thing *cjm_property_thing_at(const struct cjm_property *property, size_t index);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif

#endif
