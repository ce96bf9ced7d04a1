/* run.c — which command is meant, and how it ends. */
#include "cli/cli.h"

#include <errno.h>
#include <string.h>

static int report_no_command(const char *word)
{
	struct str s = str_of(word);
	if (str_ends(s, ".cjm"))
		return usage_error("missing command. To draw the map: cjm build %s", word);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (str_distance(s, str_of(COMMANDS[i].name), 2) <= 2)
			return usage_error("unknown command `%s`; did you mean `%s`?", word, COMMANDS[i].name);
	return usage_error("unknown command `%s`; `cjm help` lists all commands", word);
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

/* What was printed may still wait to be written: a full disk is reported here too. */
static int finish_output(int status)
{
	errno = 0;
	if (status != STATUS_FINE || fflush(stdout) == 0)
		return status;
	return errno == EPIPE ? STATUS_FINE : world_error("cannot write to standard output: %s", strerror(errno));
}

int run_words(int count, char **words)
{
	return finish_output(run_command(count, words));
}
