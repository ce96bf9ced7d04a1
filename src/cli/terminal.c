/* terminal.c — whether somebody sits at one, and how wide a line may be. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

int terminal_width(int otherwise)
{
	struct winsize size;
	double columns;
	const char *said = getenv("COLUMNS");
	if (said && number_read(str_of(said), &columns) && columns >= 20 && columns < 10000)
		return (int)columns;
	return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20 ? size.ws_col : otherwise;
}

bool at_terminal(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

bool read_answer(struct buf *answer)
{
	for (int next; (next = getchar()) != '\n';) {
		if (next == EOF)
			return false;
		if (next >= ' ' && next != 127)
			buf_char(answer, (char)next);
	}
	return true;
}
