/* terminal_wasm.c — how wide a line may be, as the host says. Nobody is asked anything. */
#include "cjm/host.h"
#include "cli/cli.h"

int terminal_width(int otherwise)
{
	int columns = host_columns();
	return columns >= 20 && columns < 10000 ? columns : otherwise;
}

bool at_terminal(void)
{
	return false;
}

bool read_answer(struct buf *answer)
{
	(void)answer;
	return false;
}
