/* ending.c — the end of a program that has no memory. */
#include "cjm.h"
#include "cjm/memory.h"
#include "cjm/said.h"
#include "main/main.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

static _Noreturn void end_with(const char *words)
{
	const char *const parts[] = { "cjm: ", words, "\n" };
	memory_undo_outside();
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (write(STDERR_FILENO, parts[i], strlen(parts[i])) < 0)
			break;
	_exit(CJM_WORLD); /* what the streams still hold may be half of something, or another process's */
}

void end_without_memory(void)
{
	end_with(said("not enough memory"));
}

/* GLib, which Pango and librsvg stand on, ends the program where it gets no thread. */
static void end_by_library(int signal)
{
	(void)signal;
	end_with(said("a library has ended the program: not enough memory, or too many processes"));
}

void heed_libraries(void)
{
	signal(SIGTRAP, end_by_library);
}
