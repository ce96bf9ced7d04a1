/* memory.c — malloc keeps what one map has used for the next, rather than hand it back and ask for it again. */
#include "cli/cli.h"

#if defined(__GLIBC__)
#include <malloc.h>

enum { LARGE = 32 * 1024 * 1024, KEPT = 128 * 1024 * 1024, ASKED_AT_ONCE = 256 * 1024 };

void keep_memory(void)
{
	mallopt(M_MMAP_THRESHOLD, LARGE);
	mallopt(M_TRIM_THRESHOLD, KEPT);
	mallopt(M_TOP_PAD, ASKED_AT_ONCE);
}
#else
void keep_memory(void)
{
}
#endif
