/* cli.h — what the commands share: options, files, findings on standard error. The only folder that exits, reads the
 * environment and touches the standard streams. */
#ifndef CJM_CLI_CLI_H
#define CJM_CLI_CLI_H

#include "cjm/all.h"
#include "cjm/disk.h"

#include <stdio.h>

enum status { STATUS_FINE = 0, STATUS_MISTAKES = 1, STATUS_USAGE = 2, STATUS_WORLD = 3 };

/* ---- options (options.c) ---- */

enum option_id {
#define OPTION(id, letter, name, value, help) OPTION_##id,
#include "cli/options.def"
	OPTION_COUNT
};

struct options {
	const char *values[OPTION_COUNT]; /* NULL where it was not given; "" for one that takes no value */
	const char **operands;
	int operand_count;
	const char **lanes; /* every --lane */
	int lane_count;
};

struct command {
	const char *name;
	const char *usage;    /* behind the name */
	const char *summary;
	const char *text;     /* the help's body, above the options */
	const enum option_id *options; /* ends with OPTION_COUNT */
	int (*run)(const struct options *o);
};

extern const struct command COMMANDS[];
extern const size_t COMMAND_COUNT;
const struct command *command_of(const char *name);

/* False after telling what is wrong (standard error). */
bool options_read(const struct command *c, int count, char **words, struct options *o);
void options_free(struct options *o);
bool option_given(const struct options *o, enum option_id id);
/* One of a list of words, in capitals or not: its index, -1 after telling what is allowed. */
int option_choice(const struct options *o, enum option_id id, const char *const *words);
/* Which of the formats is wanted: what -f says, else what the name given to -o ends in, else the first. -1 after telling that
 * there is none such, or that the two say different ones: no file gets a name that its bytes belie. */
int option_format(const struct options *o, enum option_id format, enum option_id output, const char *const *names);
/* Makes the code of --lang one that there are labels for: "fr" of "FR" and "fr_FR". False after telling that there are none. */
bool option_language(struct options *o);
/* The day that --today says, else that of a reproducible build (https://reproducible-builds.org/specs/source-date-epoch), in
 * days since 1970-01-01. False after telling that it is none. */
bool option_day(const struct options *o, bool *is_written, long *day);

/* ---- a part of the map (selected.c) ---- */

/* What --tag and --without-tag say. */
struct selection selection_wanted(const struct options *o, struct arena *a);
/* Adds what --show names: what each journey says of it. False where no journey of the map's own has such. */
bool selection_add_shows(struct selection *s, struct map *m, const struct options *o, struct arena *a);
void selection_report_no_show(const struct map *m, const struct options *o, struct findings *found);
bool selection_has(const struct selection *s, const struct journey *j); /* what was named is of this journey, or nothing was named */
bool selection_is_for_client(const struct selection *s);
/* Tells which of its tags nothing in the maps has. */
void selection_check(const struct selection *wanted, struct map *const *maps, size_t count, struct findings *found);
/* Adds to `kept` those that stand in what is selected, those without a place, and what keeps the map from being read. */
void selection_keep_findings(const struct selection *wanted, struct map *const *maps, size_t count, const struct findings *found, struct findings *kept);

/* ---- what the checks say, for files that hold it (checked.c) ---- */

long day_of_reviews(const struct map *m); /* the latest of its journeys', in days since 1970-01-01; 0 for none */
/* What was read and what the checks find, in order. */
void check_all(const struct map *m, const struct findings *read, long today, struct findings *found);
void check_count(const struct map *m, const struct findings *read, long today, size_t counts[SEVERITY_ERROR + 1]); /* adds to the counts */
size_t check_errors(const struct map *m, const struct findings *read, long today); /* only these: quicker */

/* ---- phrases (phrases.c) ---- */

int usage_error(const char *format, ...) __attribute__((format(printf, 1, 2)));  /* gives STATUS_USAGE */
int world_error(const char *format, ...) __attribute__((format(printf, 1, 2)));  /* gives STATUS_WORLD */
bool color_wanted(const struct options *o, FILE *stream);
/* Prints the findings, in order, and their count on standard error. */
void print_findings(const struct sources *s, struct findings *f, const struct options *o);
/* Only those with this id. */
void print_findings_of(const struct sources *s, const struct findings *f, const char *id, const struct options *o);
/* All of them, as text. */
void add_findings(const struct sources *s, struct findings *f, bool color, struct buf *out);
bool write_stdout(struct str bytes); /* false after telling why, unless the reader has simply gone */

/* ---- files (files.c): what cjm/disk.h does; what it says went wrong is told ---- */

bool read_file(struct files *f, const char *path, struct buf *out); /* disk_read; false after telling why */
bool read_to_rewrite(struct files *f, const char *path, struct buf *out, struct stat *was);
/* These give a status, after telling why. */
int write_file(struct files *f, const char *path, struct str bytes, const char *whose);
int file_may_be_written(const struct files *f, const char *path, const char *whose);
int rewrite_file(struct files *f, const char *path, const struct stat *was, struct str bytes);
int make_folders_of(const char *path);
/* Every map below a folder; gives a status after telling which folders cannot be read. */
int each_map_below(const char *folder, void (*visit)(void *context, const char *map), void *context);

/* ---- memory (memory.c) ---- */

void keep_memory(void);

/* ---- commands ---- */

int run_build(const struct options *o);
int run_check(const struct options *o);
int run_explain(const struct options *o);
int run_import(const struct options *o);
int run_fmt(const struct options *o);
int run_diff(const struct options *o);
int run_help(const struct options *o);
void print_command_help(const struct command *c, FILE *stream);
void print_overview(FILE *stream);

#endif
