/* pixel_memory.c — the memory of a picture: eighty megabytes for a large map at scale 2. In pages of two megabytes, where the
 * system has them, it is there in a tenth of the time. */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS, madvise */
#include "pixel_memory.h"

#include <sys/mman.h>

void *pixel_memory_new(size_t size)
{
	void *at = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (at == MAP_FAILED)
		return NULL;
#ifdef MADV_HUGEPAGE
	(void)madvise(at, size, MADV_HUGEPAGE); /* only a wish */
#endif
	return at;
}

void pixel_memory_free(void *at, size_t size)
{
	if (at)
		munmap(at, size);
}
