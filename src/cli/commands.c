/* commands.c — the table of commands, and what their help says. */
#include "cli/cli.h"

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
	{ "build", "PATH… [-o FILE|DIR|-] [-f {format|}]", "Draws maps",
		"`cjm build map.cjm` writes map.svg beside the map. A file with several journeys gives one drawing each, a PDF one\n"
		"page each. A folder stands for all maps below it, each drawn at the same place below -o, which is made where there is\n"
		"none. - is standard input or output. Where a map has mistakes, they are told and nothing is written for it.\n",
		BUILD_OPTIONS, run_build, TASK_BUILD, OPERAND_MAP },
	{ "check", "PATH… [-f {format|}]", "Says what maps lack",
		"Every finding names its place, its check and the way out; `cjm explain ID` tells more. A folder stands for all maps\n"
		"below it. Maps checked together are held against each other. The exit status is 1 where a finding is at least as bad\n"
		"as --fail-on says.\n",
		CHECK_OPTIONS, run_check, TASK_CHECK, OPERAND_MAP },
	{ "explain", "[ID…]", "Explains a check, or lists them all",
		"What it means, why it matters, what to do, a map that trips it and one that doesn't.\n",
		EXPLAIN_OPTIONS, run_explain, 0, OPERAND_CHECK },
	{ "fmt", "[--name] [--check] [--diff] PATH…|-", "Lays maps out in the one settled way",
		"Files are replaced whole or not at all, and not touched where nothing changes; a file with mistakes is left alone. A\n"
		"folder stands for all maps below it; - reads standard input and writes standard output.\n",
		FMT_OPTIONS, run_fmt, 0, OPERAND_MAP },
	{ "diff", "OLD NEW | MAP --future [-f {format|}] [--exit-code]", "Tells what changed for the customer",
		"Compares what two maps mean: what came, went, moved or changed, stage by stage; the layout of the text does not show.\n"
		"One of them may be -. -f md is for a pull request; -f svg, png and pdf lay the two curves of feelings over each other.\n"
		"Ends with 0 also where they differ, unless --exit-code is given; with 1 where a map has mistakes. docs/git.md shows how\n"
		"git uses it.\n",
		DIFF_OPTIONS, run_diff, TASK_DIFF, OPERAND_MAP },
	{ "import", "[{kind|}] FILE|- [-o MAP.cjm] [--journey N] [--sheet NAME] [--lane HEAD=LANE]", "Makes a map of a diagram or a table",
		"Mermaid `journey` diagrams, alone or inside Markdown, HTML and reStructuredText; tables of journey maps in\n"
		"Markdown, CSV or workbooks (.xlsx), a stage a row or a stage a column; JSON as `cjm build -f json` writes it. What had\n"
		"to be guessed is told. With --journey only that diagram or table of the file, counted from 1, with --sheet only that\n"
		"sheet of a workbook. --lane says by hand which lane a column or row is, by the word that the language has for it:\n"
		"--lane \"Risks=pain\" --lane \"Failure control=support\". Without a kind cjm looks what the file is, and says so. Without -o\n"
		"the map goes to standard output.\n",
		IMPORT_OPTIONS, run_import, 0, OPERAND_KIND },
	{ "help", "[WORD]", "Explains a command or a word of the language", "`cjm help words` lists the words of the language.\n", NO_OPTIONS, run_help, 0, OPERAND_WORD },
};
const size_t COMMAND_COUNT = sizeof COMMANDS / sizeof *COMMANDS;

const struct command *command_of(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(COMMANDS[i].name, name) == 0)
			return &COMMANDS[i];
	return NULL;
}

bool command_allows(const struct command *c, enum option_id id)
{
	for (const enum option_id *o = c->options; *o != OPTION_COUNT; o++)
		if (*o == id)
			return true;
	return id == OPTION_HELP || id == OPTION_COLOR;
}

/* ---- what an option takes ---- */

const char *const COLORS[] = { "auto", "always", "never", NULL };

const char *command_word_at(const struct command *c, const char *name, size_t index)
{
	const char *const *words = strcmp(name, "color") == 0 ? COLORS : c->run == run_explain ? PAGE_FORMS : NULL;
	if (strcmp(name, "kind") == 0)
		return index < IMPORT_FORMAT_COUNT ? import_format_name((enum import_format)index) : NULL;
	for (size_t i = 0; words && words[i]; i++)
		if (i == index)
			return words[i];
	return words ? NULL : strcmp(name, "theme") == 0 ? theme_name_at(index) : c->task ? request_word_at(c->task, name, index) : NULL;
}

/* "svg, png or pdf"; with ',' all by commas, with '|' as they stand in a usage. */
static void add_words(struct buf *out, const struct command *c, const char *name, char between)
{
	for (size_t i = 0; command_word_at(c, name, i); i++) {
		bool is_last = between != ',' && !command_word_at(c, name, i + 1);
		buf_fmt(out, "%s%s", !i ? "" : between == '|' ? "|" : is_last ? " or " : ", ", command_word_at(c, name, i));
	}
}

void command_fill(const struct command *c, const char *own, const char *text, struct buf *out)
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

/* What printf pads by is bytes. */
static size_t character_count(struct str s)
{
	size_t count = 0, at = 0;
	for (; at < s.len; count++)
		utf8_next(s, &at);
	return count;
}

void print_command_help(const struct command *c, FILE *stream)
{
	struct buf out = { 0 };
	buf_fmt(&out, "cjm %s ", c->name);
	command_fill(c, "", c->usage, &out);
	buf_fmt(&out, "\n\n%s.\n\n%s\nOptions:\n", c->summary, c->text);
	for (int id = 0; id < OPTION_COUNT; id++) {
		if (!command_allows(c, (enum option_id)id))
			continue;
		const struct option_row *row = &OPTIONS[id];
		struct buf left = { 0 };
		buf_fmt(&left, "%c%c%s --%s ", row->letter ? '-' : ' ', row->letter ? row->letter : ' ', row->letter ? "," : " ", row->name);
		command_fill(c, row->name, row->value ? row->value : "", &left);
		buf_fmt(&out, "  %-*s ", 28 + (int)(left.len - character_count(buf_as_str(&left))), left.at);
		command_fill(c, row->name, row->help, &out);
		buf_char(&out, '\n');
		buf_finish(&left);
	}
	fwrite(out.at, 1, out.len, stream);
	buf_finish(&out);
}
