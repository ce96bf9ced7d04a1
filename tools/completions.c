/* completions.c — what shells complete, from the tables of commands, options and whatever those take. A format, a view, a check or an option
 * that is new is completed by being there. */
#include "completions.h"

#include "cli/cli.h"

#include <string.h>

#define MADE "made from the tables that the program reads, by make reference: don't edit.\n"

/* ---- the tables, asked ---- */

/* What a value is completed with: words, else files, else nothing, for a text of one's own. */
static void list_values(struct buf *out, const struct command *c, enum option_id id)
{
	for (size_t i = 0; command_word_at(c, OPTIONS[id].name, i); i++)
		buf_fmt(out, "%s%s", i ? " " : "", command_word_at(c, OPTIONS[id].name, i));
	if (!out->len && strncmp(OPTIONS[id].value, "ID", 2) == 0)
		for (size_t i = 0; check_at(i); i++)
			buf_fmt(out, "%s%s", i ? " " : "", check_at(i)->id);
}

static bool takes_a_file(enum option_id id)
{
	return strncmp(OPTIONS[id].value, "FILE", 4) == 0;
}

/* Several words in one value, with commas between them. */
static bool takes_a_list(enum option_id id)
{
	return strchr(OPTIONS[id].value, ',') != NULL;
}

static bool was_listed(enum statement_kind kind)
{
	for (int before = 0; before < (int)kind; before++)
		if (strcmp(statement_of((enum statement_kind)before)->word, statement_of(kind)->word) == 0)
			return true;
	return false;
}

/* The words that may stand behind a command, beside files: all of them a blank before. */
static void list_operands(struct buf *out, const struct command *c)
{
	if (c->operand == OPERAND_CHECK)
		for (size_t i = 0; check_at(i); i++)
			buf_fmt(out, " %s", check_at(i)->id);
	for (size_t i = 0; c->operand == OPERAND_KIND && command_word_at(c, "kind", i); i++)
		buf_fmt(out, " %s", command_word_at(c, "kind", i));
	if (c->operand != OPERAND_WORD)
		return;
	buf_text(out, " words");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		buf_fmt(out, " %s", COMMANDS[i].name);
	for (int kind = 0; kind < KIND_NONE; kind++)
		if (!was_listed((enum statement_kind)kind))
			buf_fmt(out, " %s", statement_of((enum statement_kind)kind)->word);
}

/* In single quotes; what stands in `escaped` behind a backslash. */
static void add_quoted(struct buf *out, const char *text, const char *escaped)
{
	for (; *text; text++)
		buf_fmt(out, *text == '\'' ? "'\\''" : strchr(escaped, *text) ? "\\%c" : "%c", *text);
}

static void add_help(struct buf *out, const struct command *c, enum option_id id, const char *escaped)
{
	struct buf help = { 0 };
	command_fill(c, OPTIONS[id].name, OPTIONS[id].help, &help);
	add_quoted(out, help.at, escaped);
	buf_finish(&help);
}

/* ---- bash ---- */

static void add_bash_names(struct buf *out, const struct command *c, enum option_id id)
{
	if (OPTIONS[id].letter)
		buf_fmt(out, "%s:-%c | ", c->name, OPTIONS[id].letter);
	buf_fmt(out, "%s:--%s) ", c->name, OPTIONS[id].name);
}

static void add_bash_values(struct buf *out, const struct command *c)
{
	for (int id = 0; id < OPTION_COUNT; id++) {
		struct buf values = { 0 };
		if (!OPTIONS[id].value || !command_allows(c, (enum option_id)id))
			continue;
		list_values(&values, c, (enum option_id)id);
		buf_text(out, "\t");
		add_bash_names(out, c, (enum option_id)id);
		if (values.len)
			buf_fmt(out, "words=\"%s\"%s ;;\n", values.at, takes_a_list((enum option_id)id) ? " list=yes" : "");
		else
			buf_text(out, takes_a_file((enum option_id)id) ? "files=any ;;\n" : "return ;;\n");
		buf_finish(&values);
	}
}

static void add_bash_options(struct buf *out, const struct command *c)
{
	buf_fmt(out, "\t%s:-*) words=\"", c->name);
	for (int id = 0, count = 0; id < OPTION_COUNT; id++)
		if (command_allows(c, (enum option_id)id))
			buf_fmt(out, "%s--%s", count++ ? " " : "", OPTIONS[id].name);
	buf_text(out, "\" ;;\n");
}

static void add_bash_operands(struct buf *out, const struct command *c)
{
	struct buf words = { 0 };
	list_operands(&words, c);
	buf_fmt(out, "\t%s:*) ", c->name);
	if (words.len)
		buf_fmt(out, "words=\"%s\"%s", words.at + 1, c->operand == OPERAND_KIND ? " files=any" : "");
	else
		buf_text(out, "files=maps");
	buf_text(out, " ;;\n");
	buf_finish(&words);
}

void write_bash_completion(struct buf *out)
{
	buf_text(out, "# cjm.bash — " MADE
		"_cjm()\n{\n"
		"\tlocal command=${COMP_WORDS[1]} cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} words= files= list= before= word IFS\n"
		"\tCOMPREPLY=()\n"
		"\t[[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
		"\t[[ $cur == = ]] && cur=\n"
		"\tif ((COMP_CWORD == 1)); then command=; fi\n"
		"\tcase $command:$prev in\n"
		"\t:*) words=\"");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		buf_fmt(out, "%s ", COMMANDS[i].name);
	buf_text(out, "--help --version\" ;;\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		add_bash_values(out, &COMMANDS[i]);
	buf_text(out, "\t*) case $command:$cur in\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		add_bash_options(out, &COMMANDS[i]);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		add_bash_operands(out, &COMMANDS[i]);
	buf_text(out, "\tesac ;;\n"
		"\tesac\n"
		"\tIFS=$' \\t\\n'\n"
		"\tif [[ -n $list ]]; then\n" /* what stands before the last comma stays, and is not offered again; no blank follows: a comma may */
		"\t\t[[ $cur == *,* ]] && before=${cur%,*},\n"
		"\t\tfor word in $words; do [[ ,$before == *,$word,* ]] || list+=\" $before$word\"; done\n"
		"\t\twords=${list#yes}\n"
		"\t\tcompopt -o nospace 2>/dev/null\n"
		"\tfi\n"
		"\t[[ -n $words ]] && COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
		"\tIFS=$'\\n'\n"
		"\t[[ -n $files ]] && COMPREPLY+=($(compgen -d -- \"$cur\"))\n"
		"\t[[ $files == any ]] && COMPREPLY+=($(compgen -f -X '!*.*' -- \"$cur\"))\n"
		"\t[[ $files == maps ]] && COMPREPLY+=($(compgen -f -X '!*.cjm' -- \"$cur\"))\n"
		"\treturn 0\n"
		"}\n"
		"complete -o filenames -F _cjm cjm\n");
}

/* ---- zsh ---- */

static void add_zsh_option(struct buf *out, const struct command *c, enum option_id id)
{
	const struct option_row *row = &OPTIONS[id];
	struct buf values = { 0 };
	buf_text(out, "\t\t\t");
	if (row->letter)
		buf_fmt(out, "'(-%c --%s)'{-%c%s,--%s%s}'[", row->letter, row->name, row->letter, row->value ? "+" : "", row->name, row->value ? "=" : "");
	else
		buf_fmt(out, "'--%s%s[", row->name, row->value ? "=" : "");
	add_help(out, c, id, "[]\\");
	buf_char(out, ']');
	if (row->value) {
		buf_char(out, ':');
		struct buf value = { 0 };
		command_fill(c, row->name, row->value, &value);
		add_quoted(out, value.at, ":\\");
		buf_finish(&value);
		list_values(&values, c, id);
		buf_char(out, ':');
		if (values.len) {
			buf_text(out, takes_a_list(id) ? "_values -s , value " : "(");
			add_quoted(out, values.at, ":\\");
			buf_text(out, takes_a_list(id) ? "" : ")");
		} else if (takes_a_file(id)) {
			buf_text(out, "_files");
		}
		buf_finish(&values);
	}
	buf_text(out, "' \\\n");
}

static void add_zsh_command(struct buf *out, const struct command *c)
{
	struct buf words = { 0 };
	list_operands(&words, c);
	buf_fmt(out, "\t%s)\n\t\t_arguments -S \\\n", c->name);
	for (int id = 0; id < OPTION_COUNT; id++)
		if (command_allows(c, (enum option_id)id))
			add_zsh_option(out, c, (enum option_id)id);
	if (c->operand == OPERAND_KIND)
		buf_fmt(out, "\t\t\t'1:kind or file:{ compadd --%s; _files }' '2:file:_files'", words.at);
	else if (words.len)
		buf_fmt(out, "\t\t\t'*:word:(%s)'", words.at + 1);
	else
		buf_text(out, "\t\t\t'*:map:_files -g \"*.cjm(-.) *(-/)\"'");
	buf_text(out, " ;;\n");
	buf_finish(&words);
}

void write_zsh_completion(struct buf *out)
{
	buf_text(out, "#compdef cjm\n# _cjm — " MADE
		"_cjm() {\n"
		"\tlocal command=$words[2]\n"
		"\tlocal -a commands\n"
		"\tcommands=(\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		buf_fmt(out, "\t\t'%s:", COMMANDS[i].name);
		add_quoted(out, COMMANDS[i].summary, ":\\");
		buf_text(out, "'\n");
	}
	buf_text(out, "\t)\n"
		"\tif (( CURRENT == 2 )); then\n"
		"\t\t_describe -t commands command commands\n"
		"\t\treturn\n"
		"\tfi\n"
		"\tshift words\n"
		"\t(( CURRENT-- ))\n"
		"\tcase $command in\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		add_zsh_command(out, &COMMANDS[i]);
	buf_text(out, "\tesac\n}\n_cjm \"$@\"\n");
}

/* ---- fish ---- */

static void add_fish_option(struct buf *out, const struct command *c, enum option_id id)
{
	const struct option_row *row = &OPTIONS[id];
	struct buf values = { 0 };
	buf_fmt(out, "complete -c cjm -n '__fish_seen_subcommand_from %s'", c->name);
	if (row->letter)
		buf_fmt(out, " -s %c", row->letter);
	buf_fmt(out, " -l %s", row->name);
	if (row->value) {
		list_values(&values, c, id);
		buf_text(out, takes_a_file(id) ? " -r" : " -x");
		if (values.len)
			buf_fmt(out, takes_a_list(id) ? " -a '(__fish_append , %s)'" : " -a '%s'", values.at);
		buf_finish(&values);
	}
	buf_text(out, " -d '");
	add_help(out, c, id, "\\");
	buf_text(out, "'\n");
}

void write_fish_completion(struct buf *out)
{
	buf_text(out, "# cjm.fish — " MADE);
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		buf_fmt(out, "complete -c cjm -n __fish_use_subcommand -f -a %s -d '", COMMANDS[i].name);
		add_quoted(out, COMMANDS[i].summary, "\\");
		buf_text(out, "'\n");
	}
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		const struct command *c = &COMMANDS[i];
		struct buf words = { 0 };
		for (int id = 0; id < OPTION_COUNT; id++)
			if (command_allows(c, (enum option_id)id))
				add_fish_option(out, c, (enum option_id)id);
		list_operands(&words, c);
		if (words.len)
			buf_fmt(out, "complete -c cjm -n '__fish_seen_subcommand_from %s'%s -a '%s'\n", c->name, c->operand == OPERAND_KIND ? "" : " -f", words.at + 1);
		buf_finish(&words);
	}
}
