/* cli.h — what the commands share: options, files, findings on standard error. The only folder that exits, reads the
 * environment and touches the standard streams. */
#ifndef CJM_CLI_CLI_H
#define CJM_CLI_CLI_H

#include "cjm.h"
#include "cjm/all.h"
#include "cjm/disk.h"

#include <stdio.h>

enum status { STATUS_FINE = 0, STATUS_MISTAKES = 1, STATUS_USAGE = 2, STATUS_WORLD = 3 };

/* ---- commands and options (commands.c, options.c) ---- */

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
	struct given_option { enum option_id id; const char *value; } *given; /* all, in their order: some can be repeated */
	int given_count;
};

struct option_row { /* of options.def; texts are filled by command_fill */
	char letter;
	const char *name, *value, *help;
};

enum operand { OPERAND_MAP, OPERAND_CHECK, OPERAND_KIND, OPERAND_WORD }; /* what stands behind a command */

struct command {
	const char *name;
	const char *usage;    /* behind the name; filled by command_fill */
	const char *summary;
	const char *text;     /* the help's body, above the options */
	const enum option_id *options; /* ends with OPTION_COUNT */
	int (*run)(const struct options *o);
	enum task task; /* 0: it makes no request */
	enum operand operand;
};

extern const struct command COMMANDS[];
extern const size_t COMMAND_COUNT;
const struct command *command_of(const char *name);
bool command_allows(const struct command *c, enum option_id id);
/* The words that one of its options takes, by the tables that know them, NULL behind the last; "kind": what can be imported. */
const char *command_word_at(const struct command *c, const char *name, size_t index);
/* Writes a text of the tables: "{format}" becomes the words of that option, "{}" those of `own`; "{format,}" and "{format|}" part them so. */
void command_fill(const struct command *c, const char *own, const char *text, struct buf *out);
void command_fill_as_is(const struct command *c, const char *own, const char *text, struct buf *out); /* a text that is in the reader's language, or in none */

/* What every command takes; ends with OPTION_COUNT. */
extern const enum option_id COMMON_OPTIONS[];
extern const struct option_row OPTIONS[OPTION_COUNT];
extern const char *const COLORS[], *const PAGE_FORMS[], *const LOG_FORMS[], *const HELP_FORMS[]; /* each with NULL behind the last */

/* False after telling what is wrong (standard error). */
bool options_read(const struct command *c, int count, char **words, struct options *o);
void options_free(struct options *o);
bool option_given(const struct options *o, enum option_id id);
/* One of a list of words, in capitals or not: its index, -1 after telling what is allowed. */
int option_choice(const struct options *o, enum option_id id, const char *const *words);
bool option_jobs(const struct options *o, size_t *jobs); /* what --jobs says, else one for each core; false after telling what it can't be */
/* Gives the request all that the options say of it, but for its format. False after telling what it can't be. */
bool options_to_request(const struct options *o, struct request *r);
/* Gives it the format: what -f says, else what the name given to -o ends in, else the first. False after telling that there is none such,
 * or that the two say different ones: no file gets a name that its bytes belie. OPTION_COUNT stands for no -o. */
bool option_format(const struct options *o, enum option_id format, enum option_id output, struct request *r);

/* ---- messages (messages.c) ---- */

int say(int status, const char *format, ...) __attribute__((format(printf, 2, 3))); /* on standard error; gives the status */
#define usage_error(...) say(STATUS_USAGE, __VA_ARGS__)
#define world_error(...) say(STATUS_WORLD, __VA_ARGS__)
#define note(...) ((void)say(STATUS_FINE, __VA_ARGS__)) /* what was done */
bool at_terminal(void); /* somebody sits there: questions may be asked, and are answered */
bool read_answer(struct buf *answer); /* a line that is typed there, without what no text has; false where there is none */
int terminal_width(int otherwise); /* of standard output, in columns: what COLUMNS says, else its terminal */
bool color_wanted(const struct options *o, FILE *stream);
int print_outcome(enum outcome outcome, struct str why); /* what kept it from being made, if anything did; gives the status */
/* On standard error, in order, with their count. */
void print_findings(const struct sources *s, struct findings *found, const struct options *o);
void print_errors(struct str text); /* on standard error */
/* Those of one of many maps, unless an earlier one had the same; at the end, of which others they are true. */
void print_new_findings(struct repeats *r, struct str path, struct str findings);
void print_repeats(struct repeats *r);
void print_findings_of(const struct sources *s, const struct findings *found, const char *id, const struct options *o); /* only those with this id */
int print_bytes(struct buf *bytes); /* the same, and drops them; gives a status */
bool write_stdout(struct str bytes); /* false after telling why; a reader that has gone, such as a closed pager, is no error */

/* ---- files (files.c): what cjm/disk.h does; what it says went wrong is told ---- */

bool read_file(struct files *f, const char *path, struct buf *out); /* disk_read; false after telling why */
bool read_to_rewrite(struct files *f, const char *path, struct buf *out, struct stat *was);
/* The project of a call, with the root that it names. A status, after telling why there is none; it is begun in any case. */
int root_exists(const struct options *o); /* that of --root, if it is given; a status, after telling that it does not */
int begin_project(struct project *p, const struct files *f, const struct options *o);
bool reads_stdin(const struct options *o); /* one of the maps is "-" */
bool reads_stream(const struct options *o); /* or a pipe or a device */
/* The path of a map that is read from here: of "-" the one that --stdin-filename gives. */
const char *path_named(const struct options *o, const char *path);
/* What was read from standard input is the text of the file that --stdin-filename names. */
void hold_stdin(struct project *p, const struct options *o, const char *path, struct str text);
/* These give a status, after telling why. */
int write_file(struct files *f, const char *path, struct str bytes, const char *whose);
int file_may_be_written(const struct files *f, const char *path, const char *whose);
int rewrite_file(struct files *f, const char *path, const struct stat *was, struct str bytes);
int make_folders_of(const char *path); /* those that are missing on the way to the file */
int put_output(struct outputs *o, const char *path, struct str bytes, const char *whose);
/* Every map below a folder; gives a status after telling which folders cannot be read. */
int each_map_below(const char *folder, void (*visit)(void *context, const char *map), void *context);
/* The same of a folder in which a map has to be. */
int each_map_of(const char *folder, void (*visit)(void *context, const char *map), void *context);

/* ---- a repository (repository.c); they give a status after telling why ---- */

struct git;
const char *const *repository_environment(struct arena *arena); /* what git gets of ours */
/* That in which the path lies, or else the working folder; NULL: the working folder. */
int open_repository(struct git *g, struct files *files, struct arena *arena, const char *path);
struct git_range;
int find_range(struct git *g, const struct git_range *r, struct str *old, struct str *new);
struct git_version;
int find_since(struct git *g, const char *word, struct git_version *version, struct date *day);
struct git_tree;
int open_commit(struct git_tree *t, struct git *g, struct str commit); /* to be closed in any case */

/* ---- the whole program (run.c is cjm/command.h) ---- */

int print_version(void);

/* ---- commands ---- */

int run_new(const struct options *o);
int run_atlas(const struct options *o);
int run_build(const struct options *o);
int run_check(const struct options *o);
int run_explain(const struct options *o);
int run_import(const struct options *o);
int run_update(const struct options *o);
int run_fmt(const struct options *o);
int run_diff(const struct options *o);
bool are_folders(const struct options *o); /* one of two at least */
int run_diff_trees(const struct options *o); /* of two folders, or with --git of two revisions */
int run_log(const struct options *o);
int run_merge(const struct options *o);
int run_rename(const struct options *o);
int run_lsp(const struct options *o);
int run_preview(const struct options *o);
int run_help(const struct options *o);
int print_command_help(const struct command *c); /* its exit status */
void print_overview(FILE *stream);
enum help_form { HELP_TEXT, HELP_JSON };
void help_write_json(struct buf *out); /* keywords, commands and checks */

#endif
