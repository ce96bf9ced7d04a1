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
 * docs/library.md explains it with examples; samples/api has whole programs. Build with pkg-config --cflags --libs cjm.
 *
 * WHAT IT PROMISES. The same files and the same request give the same bytes, as `cjm build`, `check` and `diff` do: PNG and PDF with the same
 * fonts. Nothing here reads the environment, the clock or the locale, writes a file or a stream, or ends the program. The current day comes from the request ("today"); without it, nothing is overdue. Files are read only through
 * a project, and only inside its folder. Libraries that an output needs (cairo and Pango for PNG and PDF, which find fonts through fontconfig;
 * Graphviz for the flow) are loaded on first use; the result reports a missing one.
 *
 * TEXTS are UTF-8 and end with a 0. A returned text is never NULL unless its comment says so; "" means none. Texts passed to a function are copied.
 * Paths have '/' between folders and are relative to the project's folder.
 *
 * WHO OWNS WHAT. The caller frees what a …_new, a …_read or cjm_run returns, once, with the matching …_free; each of those accepts NULL. Everything
 * else that is returned belongs to the object that was asked, lives as long as it, and is never freed separately. A result and a map hold all that
 * they need: the project and the request may be changed or freed before them.
 *
 * ERRORS of a map's author are findings, each with a place and a hint, as the commands report them. Any other failure is a sentence (…_why). A
 * function that returns a bool returns false when it did nothing; its comment says when. An index past the end gives NULL, 0 or "". A pointer may be
 * NULL only where the comment says so.
 *
 * MEMORY. Without memory a function does nothing and says so: a …_new returns NULL, a bool is false, a result has the status CJM_WORLD and the reason
 * "not enough memory", and a map has that reason and nothing else. What was put into a project or a request before stays, and a later call may succeed.
 * cjm_request_add and cjm_project_take_back have no way to say it: after they failed, every cjm_run of that request or project says it. Some of the
 * libraries that are loaded do not heed their own lack of memory: GLib, which draws PNG and PDF with Pango, and Graphviz can end the program then.
 *
 * THREADS. Nothing is shared between objects, so several threads may each use separate objects. Graphviz, however, can only be used by one thread at
 * a time: do not make two flows ("view" to "flow") or graphs ("format" to "dot") at once. Functions that take a const object may run on it at the
 * same time; one that changes it must run alone.
 *
 * ABI. libcjm.so.N promises that programs linked against it keep working: functions, words of a setting and values of an enum are only added (so be
 * prepared for unknown values), struct cjm_place and struct cjm_disk stay as they are, and all other structs are known by pointers only. A release
 * that breaks this promise increases N. While the version begins with 0, any release may do so. */
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

const char *cjm_version(void); /* of the library at run time; CJM_VERSION is that of the header at compile time */

/* ---- files: a project ---- */

/* Where a project finds the files that nobody put into it. */
struct cjm_disk {
	void *context;
	/* Reads a whole file: passes its bytes to cjm_bytes_add and returns true. On failure it returns false and may pass the reason instead, a
	 * sentence without a full stop ("no such file"). Called only while cjm_run or cjm_map_read runs, in the same thread; do not keep `bytes`. */
	bool (*read)(void *context, const char *path, struct cjm_bytes *bytes);
};

void cjm_bytes_add(struct cjm_bytes *bytes, const void *at, size_t length);

/* A project: maps and the files that they name (included maps, CSV files, pictures), by path. With `disk` NULL it has only what is put into it, as
 * in a browser. Settings in its project.cjm apply to all maps. The struct is copied; its context must outlive the project. */
struct cjm_project *cjm_project_new(const struct cjm_disk *disk);
/* A project that reads the files of this folder and nothing outside it, even through links. NULL if the folder does not exist, or without memory. */
struct cjm_project *cjm_project_new_in(const char *folder);
void cjm_project_free(struct cjm_project *project);

/* An editor's content of a file: used instead of the disk's until it is taken back. Any bytes; a map should be UTF-8. False for a path that leads
 * out of the project. */
bool cjm_project_put(struct cjm_project *project, const char *path, const void *bytes, size_t length);
/* The file on disk, if any, is used again; does nothing if nothing was put. */
void cjm_project_take_back(struct cjm_project *project, const char *path);

/* ---- the request ---- */

enum cjm_task {
	CJM_BUILD, /* drawings, reports, the model as JSON: one file for each map, or for each of its journeys */
	CJM_CHECK, /* findings, and one file that reports them in the "format" */
	CJM_DIFF,  /* what changed for the customer between the first map and the second: one file */
};

struct cjm_request *cjm_request_new(enum cjm_task task);
void cjm_request_free(struct cjm_request *request);

/* Adds a map by its path in the project. CJM_DIFF takes two, the old one first. */
void cjm_request_add(struct cjm_request *request, const char *path);

/* Settings are the long options of the commands, with the same values: "format" to "svg", "theme" to "dark". Defaults are the same too, except for
 * the day. An option without a value ("client") is set by "" or NULL. False for a setting that the task does not have and for a value that it does
 * not take; then the request is unchanged. */
bool cjm_request_set(struct cjm_request *request, const char *setting, const char *word);
/* Why the last failed cjm_request_set returned false, a sentence without a full stop. */
const char *cjm_request_why(const struct cjm_request *request);

/* The settings of a task, and the values that one of them takes; NULL past the end. No values are listed for a setting that takes any text
 * ("journey"), a number ("scale") or a date ("today"). */
const char *cjm_setting_at(enum cjm_task task, size_t index);
const char *cjm_setting_word(enum cjm_task task, const char *setting, size_t index);

/* ---- the result ---- */

enum cjm_status { /* the exit statuses of the commands */
	CJM_FINE = 0,
	CJM_MISTAKES = 1, /* errors in a map: see the findings */
	CJM_USAGE = 2,    /* the request contradicts itself or names no map */
	CJM_WORLD = 3,    /* a file cannot be read, a library is missing */
};

/* The language in which messages of this thread are made: "en", as at first, "fr", or another code such as "fr_FR.UTF-8". It is that of all functions that
 * are called from here on; a request that sets "messages" is run in its own. False for a language without translation; then nothing changes. Ids, and
 * whatever is drawn or written of a map, are the same in every language. */
bool cjm_messages(const char *language);

/* Runs the request. Never NULL, like the results of the functions below. */
struct cjm_result *cjm_run(struct cjm_project *project, const struct cjm_request *request);
/* Formats a map of the project, as `cjm fmt`: one file, the new text. With `names`, as `cjm fmt --name`, after reading all that the map includes. None
 * for a map with errors. */
struct cjm_result *cjm_format(struct cjm_project *project, const char *path, bool names);
/* Makes a map of another file of the project, as `cjm import`: one file, the map. The format is "mermaid", "markdown" or another of cjm_import_format_at;
 * NULL: it is detected. The findings say what was guessed or left out. */
struct cjm_result *cjm_import(struct cjm_project *project, const char *path, const char *format);
const char *cjm_import_format_at(size_t index); /* NULL past the end */
/* The page of a check, by the id of a finding, as `cjm explain`, in the form "text", "markdown" or "man": one file. CJM_USAGE for an unknown id or form. */
struct cjm_result *cjm_explain(const char *id, const char *form);
void cjm_result_free(struct cjm_result *result);

enum cjm_status cjm_result_status(const struct cjm_result *result);
const char *cjm_result_why(const struct cjm_result *result); /* CJM_USAGE and CJM_WORLD: a sentence without a full stop; else "" */
/* The output files: none for a map with errors. */
size_t cjm_result_count(const struct cjm_result *result);
const char *cjm_result_bytes(const struct cjm_result *result, size_t index); /* followed by a 0 */
size_t cjm_result_length(const struct cjm_result *result, size_t index);
/* CJM_BUILD: the file name that the command would use beside the map: "coffee.svg", or "coffee-tomorrow.svg" if it has several journeys. Others:
 * "". */
const char *cjm_result_path(const struct cjm_result *result, size_t index);
const struct cjm_findings *cjm_result_findings(const struct cjm_result *result);
bool cjm_result_differs(const struct cjm_result *result); /* CJM_DIFF: something changed */

/* ---- findings ---- */

enum cjm_severity { CJM_INFO = 1, CJM_WARNING = 2, CJM_ERROR = 3 };

struct cjm_place { /* a range of text; this struct never grows */
	const char *path;             /* "" for a finding without a place */
	size_t line, column;          /* of its first character, from 1; columns count characters, not bytes */
	size_t end_line, end_column;  /* of the character after its last one */
	size_t offset, length;        /* the same in bytes of the file, from 0, not counting a byte-order mark */
};

size_t cjm_findings_count(const struct cjm_findings *findings);
const struct cjm_finding *cjm_findings_at(const struct cjm_findings *findings, size_t index); /* in the order in which they are reported */
/* As the commands write them on a terminal, without colours. */
const char *cjm_findings_text(const struct cjm_findings *findings);

enum cjm_severity cjm_finding_severity(const struct cjm_finding *finding);
const char *cjm_finding_id(const struct cjm_finding *finding);      /* permanent: "unknown-name"; see docs/checks.md */
const char *cjm_finding_message(const struct cjm_finding *finding); /* what is wrong */
const char *cjm_finding_hint(const struct cjm_finding *finding);    /* what to do; may be "" */
struct cjm_place cjm_finding_place(const struct cjm_finding *finding);
struct cjm_place cjm_finding_other(const struct cjm_finding *finding);     /* a second place that it mentions */
const char *cjm_finding_other_note(const struct cjm_finding *finding);     /* what is there */
/* The edits that apply the hint, if it names exactly one fix: apply all of them; they do not overlap. Each replaces the text at its place; at a
 * place of length 0 it inserts. */
size_t cjm_finding_edit_count(const struct cjm_finding *finding);
struct cjm_place cjm_finding_edit_place(const struct cjm_finding *finding, size_t index); /* path "" past the end */
const char *cjm_finding_edit_text(const struct cjm_finding *finding, size_t index);
/* ---- the model ----
 *
 * A map as a tree of things: the file contains its declarations and journeys, a journey its stages, a stage its steps, and each of these its own
 * statements. A thing's kind is the keyword ("step", "feel", "pain"), and its properties are those of the JSON (docs/schema/map.schema.json), so
 * that a new keyword needs no new function here. */

/* Reads a map with everything it includes. Never NULL: what has an error is left out and is among the findings. */
struct cjm_map *cjm_map_read(struct cjm_project *project, const char *path);
const char *cjm_map_why(const struct cjm_map *map); /* why its file could not be read: "cannot read coffee.cjm: …"; else "" */
void cjm_map_free(struct cjm_map *map);
const struct cjm_findings *cjm_map_findings(const struct cjm_map *map);

/* The file as a thing, of kind "". */
const struct cjm_thing *cjm_map_file(const struct cjm_map *map);
/* The first child of `thing`, and its next sibling; things of one kind come in the order of the text. `kind` limits them to that kind; NULL means
 * any kind. NULL if there is none.
 *     for (step = cjm_thing_first(stage, "step"); step; step = cjm_thing_next(step, "step")) */
const struct cjm_thing *cjm_thing_first(const struct cjm_thing *thing, const char *kind);
const struct cjm_thing *cjm_thing_next(const struct cjm_thing *thing, const char *kind);
const struct cjm_thing *cjm_thing_parent(const struct cjm_thing *thing); /* NULL of the file */

const char *cjm_thing_kind(const struct cjm_thing *thing);
const char *cjm_thing_name(const struct cjm_thing *thing);  /* the name that the map refers to it by; may be "" */
const char *cjm_thing_text(const struct cjm_thing *thing);  /* its text; paragraphs are separated by '\n' */
const char *cjm_thing_id(const struct cjm_thing *thing);    /* stable, and unique among its kind in its journey; may be "" */
struct cjm_place cjm_thing_place(const struct cjm_thing *thing); /* the statement; path "" for a thing that was never declared, only used */

enum cjm_property_type {
	CJM_FLAG,   /* it is present and has no value */
	CJM_TEXT,   /* a text, a keyword or a date */
	CJM_NUMBER, /* a number or a range, with its unit if it has one */
	CJM_TEXTS,  /* a list of texts */
	CJM_THINGS, /* things of the map that it refers to */
};

/* The properties that it has, in the order of the JSON. */
size_t cjm_thing_property_count(const struct cjm_thing *thing);
const struct cjm_property *cjm_thing_property_at(const struct cjm_thing *thing, size_t index);
const struct cjm_property *cjm_thing_property(const struct cjm_thing *thing, const char *name); /* NULL if it does not have it */

const char *cjm_property_name(const struct cjm_property *property);
struct cjm_place cjm_property_place(const struct cjm_property *property); /* where it is written; path "" if it is derived from something else */
enum cjm_property_type cjm_property_type(const struct cjm_property *property);
const char *cjm_property_text(const struct cjm_property *property);   /* as written: "31%", "high", "2026-10-01"; a list's first item; "true" for a flag */
double cjm_property_number(const struct cjm_property *property);      /* CJM_NUMBER: in its unit; the low end of a range; others: NAN */
double cjm_property_high(const struct cjm_property *property);        /* the high end of a range; else the number */
const char *cjm_property_unit(const struct cjm_property *property);   /* "EUR", "min", "%"; "" for none */
size_t cjm_property_count(const struct cjm_property *property);       /* the number of texts or things; 1 for all other types */
const char *cjm_property_text_at(const struct cjm_property *property, size_t index);
const struct cjm_thing *cjm_property_thing_at(const struct cjm_property *property, size_t index);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif

#endif
