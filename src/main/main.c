/* main.c — the program of this machine. */
#include "cjm.h"
#include "cjm/command.h"
#include "cjm/memory.h"
#include "main/main.h"

#include <signal.h>

struct program_run {
	int count;
	char **words;
	int status;
};

static void run_program(void *run)
{
	struct program_run *r = run;
	r->status = run_words(r->count, r->words);
}

int main(int count, char **words)
{
	struct program_run run = { count, words, CJM_FINE };
	signal(SIGPIPE, SIG_IGN); /* a reader that leaves early, such as a pager, is no reason to die half way */
	heed_libraries();
	keep_memory();
	if (!memory_try(run_program, &run))
		end_without_memory();
	return run.status;
}
