/* commands.c — the table of commands, and what their help says. */
#include "cli/cli.h"

#include <string.h>

static const enum option_id BUILD_OPTIONS[] = {
	OPTION_OUTPUT, OPTION_FORMAT, OPTION_VIEW, OPTION_EMBED, OPTION_REPORT, OPTION_EMBED_FONTS, OPTION_TODAY, OPTION_JOURNEY, OPTION_THEME, OPTION_SCALE, OPTION_PAPER, OPTION_LANDSCAPE, OPTION_PORTRAIT, OPTION_PAGES, OPTION_ROWS, OPTION_LINES, OPTION_CSV_FOR, OPTION_LANG, OPTION_CLIENT,
	OPTION_STAGE, OPTION_PERSONA, OPTION_LANES, OPTION_WITHOUT, OPTION_TAG, OPTION_WITHOUT_TAG, OPTION_SHOW,
	OPTION_BUILD_CHECK, OPTION_DEPS, OPTION_MD, OPTION_JOBS, OPTION_WATCH, OPTION_ROOT, OPTION_STDIN_FILENAME, OPTION_COUNT,
};
static const enum option_id CHECK_OPTIONS[] = {
	OPTION_CHECK_FORMAT, OPTION_FAIL_ON, OPTION_MIN_SEVERITY, OPTION_STATISTICS, OPTION_BASELINE, OPTION_WRITE_BASELINE, OPTION_PRUNE_BASELINE, OPTION_NEW_SINCE, OPTION_FIX, OPTION_ONLY, OPTION_SKIP, OPTION_CHECK_TAG, OPTION_CHECK_WITHOUT_TAG, OPTION_CHECK_TODAY, OPTION_COVERAGE, OPTION_JOBS,
	OPTION_ROOT, OPTION_STDIN_FILENAME, OPTION_COUNT,
};
static const enum option_id EXPLAIN_OPTIONS[] = { OPTION_PAGE_FORMAT, OPTION_COUNT };
static const enum option_id FMT_OPTIONS[] = { OPTION_NAME, OPTION_CHECK, OPTION_DIFF, OPTION_ROOT, OPTION_STDIN_FILENAME, OPTION_COUNT };
static const enum option_id DIFF_OPTIONS[] = {
	OPTION_DIFF_FORMAT, OPTION_DIFF_OUTPUT, OPTION_FUTURE, OPTION_GIT, OPTION_EXIT_CODE, OPTION_JOURNEY, OPTION_TEXTCONV, OPTION_THEME, OPTION_SCALE, OPTION_PAPER, OPTION_LANDSCAPE, OPTION_PORTRAIT, OPTION_DIFF_LANG,
	OPTION_CLIENT, OPTION_ROOT, OPTION_COUNT,
};
static const enum option_id LOG_OPTIONS[] = { OPTION_LOG_FORMAT, OPTION_REVISIONS, OPTION_JOURNEY, OPTION_DIFF_LANG, OPTION_COUNT };
static const enum option_id ATLAS_OPTIONS[] = {
	OPTION_DIFF_FORMAT, OPTION_ATLAS_OUTPUT, OPTION_BY, OPTION_OWNER, OPTION_KIND, OPTION_SINCE, OPTION_CHECK_TODAY, OPTION_THEME, OPTION_SCALE, OPTION_PAPER, OPTION_LANDSCAPE, OPTION_PORTRAIT, OPTION_ATLAS_LANG, OPTION_CLIENT, OPTION_COUNT,
};
static const enum option_id MERGE_OPTIONS[] = { OPTION_MERGE_OUTPUT, OPTION_COUNT };
static const enum option_id RENAME_OPTIONS[] = { OPTION_RENAME_WRITE, OPTION_COUNT };
static const enum option_id IMPORT_OPTIONS[] = { OPTION_IMPORT_OUTPUT, OPTION_IMPORT_JOURNEY, OPTION_SHEET, OPTION_LANE, OPTION_COUNT };
static const enum option_id UPDATE_OPTIONS[] = { OPTION_WRITE, OPTION_ROOT, OPTION_COUNT };
static const enum option_id NEW_OPTIONS[] = { OPTION_NEW_OUTPUT, OPTION_NEW_LANG, OPTION_JOURNEY, OPTION_ROOT, OPTION_COUNT };
static const enum option_id HELP_OPTIONS[] = { OPTION_ALL, OPTION_HELP_FORMAT, OPTION_COUNT };
static const enum option_id PREVIEW_OPTIONS[] = {
	OPTION_PORT, OPTION_THEME, OPTION_LANG, OPTION_CLIENT, OPTION_STAGE, OPTION_PERSONA, OPTION_LANES, OPTION_WITHOUT, OPTION_TAG, OPTION_WITHOUT_TAG, OPTION_SHOW, OPTION_ROOT, OPTION_COUNT,
};
static const enum option_id LSP_OPTIONS[] = { OPTION_STDIO, OPTION_COUNT };
const enum option_id COMMON_OPTIONS[] = { OPTION_MESSAGES, OPTION_COLOR, OPTION_HELP, OPTION_COUNT };

const struct command COMMANDS[] = {
	{ "new", "[TEMPLATE [MAP|FOLDER]] [-o MAP.cjm] [--lang {lang|}]", "Begins a map",
		"Without a template, cjm lists them; on a terminal it asks four questions instead, and writes a map from the answers. The\n"
		"comments of a template teach the method; `cjm check` says what to fill in first. `future` and `blueprint` take the stages\n"
		"and steps of a MAP, `experience` the journeys in a FOLDER.\n",
		NEW_OPTIONS, run_new, 0, OPERAND_KIND },
	{ "build", "PATH… [-o FILE|DIR|-] [-f {format|}]", "Draws maps",
		"`cjm build map.cjm` writes map.svg next to the map. A file with several journeys gives one drawing per journey, or a\n"
		"PDF with one page per journey. For a folder, cjm draws all maps in it and its subfolders, and -o names the folder in\n"
		"which the drawings get the same relative paths; -o all.pdf, .html, .csv, .xlsx or .json writes all maps into one file. In a\n"
		"Markdown file, cjm draws the code blocks of the language cjm and puts their pictures below them. - means standard input or\n"
		"output. If a map has errors, cjm reports them and writes no output for that map.\n",
		BUILD_OPTIONS, run_build, TASK_BUILD, OPERAND_MAP },
	{ "check", "PATH… [-f {format|}]", "Checks maps for errors and gaps",
		"Each finding shows its position, its check and how to fix it; `cjm explain ID` explains the check. For a folder, cjm\n"
		"checks all maps in it and its subfolders. Maps that are checked together are also compared with each other. The exit\n"
		"status is 1 if a finding has at least the severity of --fail-on.\n",
		CHECK_OPTIONS, run_check, TASK_CHECK, OPERAND_MAP },
	{ "atlas", "[PATH…] [-f {format|}] [--by {by|}] [--owner TEAM] [--kind KIND]", "Shows many journeys side by side",
		"Reads all maps below a folder (default: the current one) and shows one journey per row: owner, state, maturity, last review,\n"
		"emotions by stage, worst pain point, overdue actions, targets and requirements. Then what the journeys have in common: shared\n"
		"touchpoints, one ranked list of opportunities, personas, and contradictions between an experience map and its detailed maps.\n"
		"Emotions of all maps are shown on a scale from -2 to +2. A map with errors is left out, and the exit status is 1.\nOf a Markdown document, the maps in its code blocks are shown.\n",
		ATLAS_OPTIONS, run_atlas, TASK_ATLAS, OPERAND_MAP },
	{ "explain", "[ID…]", "Explains a check or lists all checks",
		"Shows what the check means, why it matters, how to fix a finding, and an example map with and without the finding.\n",
		EXPLAIN_OPTIONS, run_explain, 0, OPERAND_CHECK },
	{ "fmt", "[--name] [--check] [--diff] PATH…|-", "Formats map files",
		"A file is either replaced completely or not at all. Files that need no change are not touched, nor are files with an error of\n"
		"syntax, such as an unknown keyword; unknown names and other errors of content prevent only --name.\n"
		"For a folder, cjm formats all maps in it and its subfolders. - reads standard input and writes standard output.\nIn a Markdown document, cjm formats the maps in the code blocks.\n",
		FMT_OPTIONS, run_fmt, 0, OPERAND_MAP },
	{ "diff", "OLD NEW | --git [REV[..REV]] [PATH…] | MAP --future [-f {format|}] [--exit-code]", "Compares two maps from the customer’s point of view",
		"Lists what was added, removed, moved or changed, stage by stage, and ignores the layout of the text. Of two folders,\n"
		"cjm compares all maps, moved and renamed ones too; with --git, those of two revisions (main..branch, or main...branch\n"
		"from where the branch began), or of one revision and the working tree. One of two maps may be - for standard input.\n"
		"-f md is for a pull request; -f svg, png and pdf overlay the two emotion curves. The exit status is 0 even if the maps\n"
		"differ, unless --exit-code is given, and 1 if a map has errors. docs/git.md shows how to use it from git.\nMaps in the code blocks of Markdown documents are compared as well.\n",
		DIFF_OPTIONS, run_diff, TASK_DIFF, OPERAND_MAP },
	{ "log", "MAP [-f {format|}] [-n N]", "Shows the course of a map over its revisions in git",
		"For each commit that changed the map, the newest first and through renames: date, commit, average emotion, coverage, pain\n"
		"points, how many were closed since the commit before, and the values of metrics. Included files are read as of each commit.\n",
		LOG_OPTIONS, run_log, TASK_DIFF, OPERAND_MAP },
	{ "merge", "BASE CURRENT OTHER [-o FILE|-]", "Merges two edits of a map, statement by statement",
		"Writes into CURRENT what OTHER changed since BASE. Changes to different properties of one item are no conflict. A conflict is\n"
		"marked once, around its statement, and `cjm check` reports it; the exit status is then 1. As a merge driver of git:\n"
		"git config merge.cjm.driver 'cjm merge %O %A %B'. docs/git.md shows how to use it.\n",
		MERGE_OPTIONS, run_merge, 0, OPERAND_MAP },
	{ "rename", "KIND OLD NEW [PATH…] [-w]", "Renames an item in all maps of a project",
		"Gives an item another name where it is declared and wherever a map of the project refers to it: cjm rename persona ada\n"
		"ines. With paths, only items that the maps there declare or include are meant; every map of the project that refers to\n"
		"them is changed, also in code blocks of Markdown documents. The changes are shown as a unified diff; -w writes them.\n",
		RENAME_OPTIONS, run_rename, 0, OPERAND_WORD },
	{ "import", "[{kind|}] FILE|- [-o MAP.cjm] [--journey N] [--sheet NAME] [--lane HEADER=LANE]", "Converts a diagram, a table or an outline into a map",
		"Reads Mermaid `journey` diagrams, alone or inside Markdown, HTML and reStructuredText; outlines and tables of journey\n"
		"maps in Markdown and HTML; tables in CSV or workbooks (.xlsx), with stages in rows or in columns; and JSON as\n"
		"`cjm build -f json` writes it. cjm reports everything it had to guess. --journey N takes only the Nth diagram or table\n"
		"of the file, --sheet only that sheet of a workbook. --lane sets the lane of a column or row, by its keyword:\n"
		"--lane \"Risks=pain\" --lane \"Failure control=support\". Without a format, cjm detects it and reports which one it used.\n"
		"Without -o, the map is written to standard output.\n",
		IMPORT_OPTIONS, run_import, 0, OPERAND_KIND },
	{ "update", "MAP BACKLOG.xlsx|BACKLOG.csv [-w]", "Applies an edited backlog to its map",
		"Reads a backlog that `cjm build -f xlsx` or `-f csv` has made of the map and that was edited since, and writes status, owner, due\n"
		"date, severity and scores into the map, each by the id of its row. Nothing else in the map changes. The changes are shown as a\n"
		"unified diff; -w writes them. Other edited cells, rows with an unknown id and values that a map cannot contain are reported.\n"
		"The exit status is 1 if there are such rows or values.\n",
		UPDATE_OPTIONS, run_update, 0, OPERAND_MAP },
	{ "preview", "[PATH…] [--port N]", "Shows maps in a browser while they are being written",
		"Prints an address for a browser on this computer, which shows the page of `cjm build -f html`, and updates it whenever a map,\n"
		"or something that it includes or shows, is saved. While a map has errors, the last drawing without errors stays, with the\n"
		"errors listed over it. Several maps, or a folder (default: the current one), have an index. A click in the drawing shows the\n"
		"line. Stop with Ctrl+C.\n",
		PREVIEW_OPTIONS, run_preview, TASK_BUILD, OPERAND_MAP },
	{ "lsp", "[--stdio]", "Helps editors to write maps",
		"Speaks the Language Server Protocol 3.17 on standard input and output: findings while you type, completion, help, names that\n"
		"are found and renamed, outline, formatting and fixes, in any editor that has a client for it. Texts that are not saved yet\n"
		"count, also where another map includes them. docs/editors.md shows how to set up editors.\n",
		LSP_OPTIONS, run_lsp, 0, OPERAND_WORD },
	{ "help", "[WORD | --all [-f {format|}]]", "Explains a command or a keyword", "`cjm help words` lists the keywords.\n", HELP_OPTIONS, run_help, 0, OPERAND_WORD },
};
const size_t COMMAND_COUNT = sizeof COMMANDS / sizeof *COMMANDS;

const struct command *command_of(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(COMMANDS[i].name, name) == 0)
			return &COMMANDS[i];
	return NULL;
}

static bool has_option(const enum option_id *all, enum option_id id)
{
	for (; *all != OPTION_COUNT; all++)
		if (*all == id)
			return true;
	return false;
}

bool command_allows(const struct command *c, enum option_id id)
{
	return has_option(c->options, id) || has_option(COMMON_OPTIONS, id);
}

/* ---- the values of an option ---- */

const char *const COLORS[] = { "auto", "always", "never", NULL };

const char *command_word_at(const struct command *c, const char *name, size_t index)
{
	const char *const *words = strcmp(name, "color") == 0 ? COLORS : strcmp(name, "format") != 0 ? NULL : c->run == run_explain ? PAGE_FORMS : c->run == run_log ? LOG_FORMS : c->run == run_help ? HELP_FORMS : NULL;
	if (strcmp(name, "kind") == 0 && c->run == run_import)
		return index < IMPORT_FORMAT_COUNT ? import_format_name((enum import_format)index) : NULL;
	if (strcmp(name, "kind") == 0 && c->run == run_new)
		return template_at(index) ? template_at(index)->name : NULL;
	if (strcmp(name, "lang") == 0 && c->run == run_new)
		return index < TEMPLATE_LANGUAGE_COUNT ? TEMPLATE_LANGUAGES[index] : NULL;
	if (strcmp(name, "lanes") == 0 || strcmp(name, "without") == 0)
		return index < LANE_COUNT - 1 ? choices_of(CHOICES_lane)[index] : NULL;
	if (strcmp(name, "messages") == 0)
		return tongue_code_at(index);
	for (size_t i = 0; words && words[i]; i++)
		if (i == index)
			return words[i];
	return words ? NULL : strcmp(name, "theme") == 0 ? theme_name_at(index) : c->task ? request_word_at(c->task, name, index) : NULL;
}

/* "svg, png or pdf"; with ',' all separated by commas; with '|' as in a usage line. */
static void add_words(struct buf *out, const struct command *c, const char *name, char between)
{
	for (size_t i = 0; command_word_at(c, name, i); i++) {
		bool is_last = between != ',' && !command_word_at(c, name, i + 1);
		buf_fmt(out, "%s%s", !i ? "" : between == '|' ? "|" : is_last ? said(" or ") : ", ", command_word_at(c, name, i));
	}
}

void command_fill(const struct command *c, const char *own, const char *text, struct buf *out)
{
	command_fill_as_is(c, own, said(text), out);
}

void command_fill_as_is(const struct command *c, const char *own, const char *text, struct buf *out)
{
	for (const char *at = text; *at; at++) {
		size_t len = strcspn(at, "}");
		char name[32], between = *at == '{' && len > 1 && strchr(",|", at[len - 1]) ? at[len - 1] : ' ';
		if (*at != '{' || len > sizeof name) {
			buf_char(out, *at);
			continue;
		}
		snprintf(name, sizeof name, "%.*s", (int)len - 1 - (between != ' '), at + 1);
		add_words(out, c, *name ? name : own, between);
		at += len;
	}
}

static void add_option_help(const struct command *c, const struct option_row *row, struct buf *out)
{
	struct buf left = { 0 };
	buf_fmt(&left, "%c%c%s --%s ", row->letter ? '-' : ' ', row->letter ? row->letter : ' ', row->letter ? "," : " ", row->name);
	command_fill(c, row->name, row->value ? row->value : "", &left);
	buf_fmt(out, "  %-*s ", 28 + (int)left.len - str_columns(buf_as_str(&left)) /* printf pads by bytes */, left.at);
	command_fill(c, row->name, row->help, out);
	buf_char(out, '\n');
	buf_finish(&left);
}

int print_command_help(const struct command *c)
{
	struct buf out = { 0 };
	buf_fmt(&out, "cjm %s ", c->name);
	command_fill(c, "", c->usage, &out);
	buf_fmt(&out, "\n\n%s.\n\n%s\nOptions:\n", said(c->summary), said(c->text));
	for (const enum option_id *id = c->options; *id != OPTION_COUNT; id++)
		add_option_help(c, &OPTIONS[*id], &out);
	for (const enum option_id *id = COMMON_OPTIONS; *id != OPTION_COUNT; id++)
		add_option_help(c, &OPTIONS[*id], &out);
	return print_bytes(&out);
}
