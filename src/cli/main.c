/* main.c — the table of commands. */
#include "cli/cli.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

static const enum option_id BUILD_OPTIONS[] = {
	OPTION_OUTPUT, OPTION_FORMAT, OPTION_VIEW, OPTION_EMBED, OPTION_TODAY, OPTION_JOURNEY, OPTION_THEME, OPTION_SCALE, OPTION_PAPER, OPTION_LINES, OPTION_LANG, OPTION_CLIENT,
	OPTION_TAG, OPTION_WITHOUT_TAG, OPTION_SHOW, OPTION_COUNT,
};
static const enum option_id CHECK_OPTIONS[] = {
	OPTION_CHECK_FORMAT, OPTION_FAIL_ON, OPTION_ONLY, OPTION_SKIP, OPTION_TAG, OPTION_WITHOUT_TAG, OPTION_TODAY, OPTION_COVERAGE, OPTION_COUNT,
};
static const enum option_id EXPLAIN_OPTIONS[] = { OPTION_PAGE_FORMAT, OPTION_COUNT };
static const enum option_id FMT_OPTIONS[] = { OPTION_NAME, OPTION_CHECK, OPTION_DIFF, OPTION_COUNT };
static const enum option_id DIFF_OPTIONS[] = {
	OPTION_DIFF_FORMAT, OPTION_DIFF_OUTPUT, OPTION_FUTURE, OPTION_EXIT_CODE, OPTION_JOURNEY, OPTION_TEXTCONV, OPTION_THEME, OPTION_SCALE, OPTION_PAPER, OPTION_LANG,
	OPTION_CLIENT, OPTION_COUNT,
};
static const enum option_id IMPORT_OPTIONS[] = { OPTION_OUTPUT, OPTION_JOURNEY, OPTION_SHEET, OPTION_LANE, OPTION_COUNT };
static const enum option_id NO_OPTIONS[] = { OPTION_COUNT };

const struct command COMMANDS[] = {
	{ "build", "PATH… [-o FILE|DIR|-] [-f svg|png|pdf|md|dot|csv|json]", "Draws maps",
		"`cjm build map.cjm` writes map.svg beside the map. A file with several journeys gives one drawing each, a PDF one\n"
		"page each. A folder stands for all maps below it, each drawn at the same place below -o, which is made where there is\n"
		"none. - is standard input or output. Where a map has mistakes, they are told and nothing is written for it.\n",
		BUILD_OPTIONS, run_build },
	{ "check", "PATH… [-f text|short|json|sarif|github|gitlab|junit]", "Says what maps lack",
		"Every finding names its place, its check and the way out; `cjm explain ID` tells more. A folder stands for all maps\n"
		"below it. Maps checked together are held against each other. The exit status is 1 where a finding is at least as bad\n"
		"as --fail-on says.\n",
		CHECK_OPTIONS, run_check },
	{ "explain", "[ID…]", "Explains a check, or lists them all",
		"What it means, why it matters, what to do, a map that trips it and one that doesn't.\n",
		EXPLAIN_OPTIONS, run_explain },
	{ "fmt", "[--name] [--check] [--diff] PATH…|-", "Lays maps out in the one settled way",
		"Files are replaced whole or not at all, and not touched where nothing changes; a file with mistakes is left alone. A\n"
		"folder stands for all maps below it; - reads standard input and writes standard output.\n",
		FMT_OPTIONS, run_fmt },
	{ "diff", "OLD NEW | MAP --future [-f text|md|json|svg|png|pdf] [--exit-code]", "Tells what changed for the customer",
		"Compares what two maps mean: what came, went, moved or changed, stage by stage; the layout of the text does not show.\n"
		"One of them may be -. -f md is for a pull request; -f svg, png and pdf lay the two curves of feelings over each other.\n"
		"Ends with 0 also where they differ, unless --exit-code is given; with 1 where a map has mistakes. docs/git.md shows how\n"
		"git uses it.\n",
		DIFF_OPTIONS, run_diff },
	{ "import", "[mermaid|markdown|csv|xlsx|json] FILE|- [-o MAP.cjm] [--journey N] [--sheet NAME] [--lane HEAD=LANE]", "Makes a map of a diagram or a table",
		"Mermaid `journey` diagrams, alone or inside Markdown, HTML and reStructuredText; tables of journey maps in\n"
		"Markdown, CSV or workbooks (.xlsx), a stage a row or a stage a column; JSON as `cjm build -f json` writes it. What had\n"
		"to be guessed is told. With --journey only that diagram or table of the file, counted from 1, with --sheet only that\n"
		"sheet of a workbook. --lane says by hand which lane a column or row is, by the word that the language has for it:\n"
		"--lane \"Risks=pain\" --lane \"Failure control=support\". Without a kind cjm looks what the file is, and says so. Without -o\n"
		"the map goes to standard output.\n",
		IMPORT_OPTIONS, run_import },
	{ "help", "[WORD]", "Explains a command or a word of the language", "`cjm help words` lists the words of the language.\n", NO_OPTIONS, run_help },
};
const size_t COMMAND_COUNT = sizeof COMMANDS / sizeof *COMMANDS;

const struct command *command_of(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(COMMANDS[i].name, name) == 0)
			return &COMMANDS[i];
	return NULL;
}

static int report_no_command(const char *word)
{
	struct str s = str_of(word);
	if (str_ends(s, ".cjm"))
		return usage_error("what to do with %s? To draw it: cjm build %s", word, word);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (str_distance(s, str_of(COMMANDS[i].name), 2) <= 2)
			return usage_error("there is no command `%s`; did you mean `%s`?", word, COMMANDS[i].name);
	return usage_error("there is no command `%s`; `cjm help` lists them", word);
}

static int run_command(int count, char **words)
{
	if (count < 2) {
		print_overview(stderr);
		return STATUS_USAGE;
	}
	if (strcmp(words[1], "--help") == 0 || strcmp(words[1], "-h") == 0) {
		print_overview(stdout);
		return STATUS_FINE;
	}
	if (strcmp(words[1], "--version") == 0)
		return puts("cjm " CJM_VERSION), STATUS_FINE;
	const struct command *c = command_of(words[1]);
	if (!c)
		return report_no_command(words[1]);
	struct options o;
	int status = STATUS_USAGE;
	if (options_read(c, count - 2, words + 2, &o)) {
		if (option_given(&o, OPTION_HELP)) {
			print_command_help(c, stdout);
			status = STATUS_FINE;
		} else {
			status = c->run(&o);
		}
	}
	options_free(&o);
	return status;
}

/* What was printed may still wait to be written: a full disk is told here too. */
static int finish_output(int status)
{
	errno = 0;
	if (status != STATUS_FINE || fflush(stdout) == 0)
		return status;
	return errno == EPIPE ? STATUS_WORLD : world_error("standard output cannot be written: %s", strerror(errno));
}

int main(int count, char **words)
{
	signal(SIGPIPE, SIG_IGN); /* a reader that leaves early is an error to report, not a reason to die half way */
	keep_memory();
	return finish_output(run_command(count, words));
}
