/* main.c — the program of this machine. */
#include "cli/cli.h"

#include <signal.h>

int main(int count, char **words)
{
	signal(SIGPIPE, SIG_IGN); /* a reader that leaves early, such as a pager, is no reason to die half way */
	keep_memory();
	return run_words(count, words);
}
