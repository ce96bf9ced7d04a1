/* main_wasm.c — the command line for a host that has the words of one: it may ask for several runs, one after the other. */
#include "cjm/command.h"
#include "cjm/host.h"

#include <stdio.h>

int cjm_command(int count, char **words)
{
	int status = run_words(count, words);
	fflush(NULL);
	return status;
}
