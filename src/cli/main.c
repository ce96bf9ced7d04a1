/* main.c — the program of this machine. */
#include "cli/cli.h"

#include <signal.h>

struct call {
	int count;
	char **words;
	int status;
};

static void run_call(void *call)
{
	struct call *c = call;
	c->status = run_words(c->count, c->words);
}

int main(int count, char **words)
{
	struct call call = { count, words, STATUS_FINE };
	signal(SIGPIPE, SIG_IGN); /* a reader that leaves early, such as a pager, is no reason to die half way */
	heed_libraries();
	keep_memory();
	if (!memory_try(run_call, &call))
		end_without_memory();
	return call.status;
}
