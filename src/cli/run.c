/* run.c — which command is meant, and how it ends. */
#include "cjm/command.h"
#include "cli/cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int report_no_command_but_map(struct str path)
{
	struct arena a = { 0 };
	int status = usage_error("missing command. To draw the map: cjm build %.*s", STR_ARG(path_for_shell(&a, path)));
	arena_finish(&a);
	return status;
}

static int report_no_command(const char *word)
{
	struct str s = str_of(word);
	if (str_ends(s, ".cjm"))
		return report_no_command_but_map(s);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (str_distance(s, str_of(COMMANDS[i].name), 2) <= 2)
			return usage_error("unknown command `%s`; did you mean `%s`?", word, COMMANDS[i].name);
	return usage_error("unknown command `%s`; `cjm help` lists all commands", word);
}

/* What --messages says, wherever it stands: also what is wrong with the other words is said in that language. */
static const char *messages_asked(int count, char **words)
{
	const char *asked = NULL;
	for (int i = 1; i < count && strcmp(words[i], "--") != 0; i++)
		if (strncmp(words[i], "--messages=", 11) == 0)
			asked = words[i] + 11;
		else if (strcmp(words[i], "--messages") == 0 && i + 1 < count)
			asked = words[i + 1];
	return asked;
}

/* One that is not known is refused where the options are read. */
static void choose_tongue(int count, char **words)
{
	const char *const locales[] = { getenv("LC_ALL"), getenv("LC_MESSAGES"), getenv("LANG") };
	const char *asked = messages_asked(count, words);
	int tongue = asked ? tongue_of(str_of(asked)) : TONGUE_NONE;
	tongue_speak(tongue == TONGUE_NONE ? tongue_wanted(getenv("LANGUAGE"), locales, 3) : tongue);
}

static bool knows_words(const struct options *o)
{
	const char *asked = o->values[OPTION_MESSAGES];
	bool knows_color = !option_given(o, OPTION_COLOR) || option_choice(o, OPTION_COLOR, COLORS) >= 0;
	return knows_color && (!asked || tongue_of(str_of(asked)) != TONGUE_NONE || option_choice(o, OPTION_MESSAGES, tongue_codes()) >= 0);
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
		return print_version();
	const struct command *c = command_of(words[1]);
	if (!c)
		return report_no_command(words[1]);
	struct options o;
	int status = STATUS_USAGE;
	if (options_read(c, count - 2, words + 2, &o) && knows_words(&o))
		status = option_given(&o, OPTION_HELP) ? print_command_help(c) : c->run(&o);
	options_free(&o);
	return status;
}

/* What was printed may still wait to be written: a full disk is reported here too. */
static int finish_output(int status)
{
	errno = 0;
	if (status != STATUS_FINE || fflush(stdout) == 0)
		return status;
	return errno == EPIPE ? STATUS_FINE : world_error("cannot write to standard output: %s", said(strerror(errno)));
}

int run_words(int count, char **words)
{
	choose_tongue(count, words);
	return finish_output(run_command(count, words));
}
