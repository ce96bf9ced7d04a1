/* pixel_memory.c — the memory of a picture: eighty megabytes for a large map at scale 2. In pages of two megabytes, where the
 * system has them, it is there in a tenth of the time. */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS, madvise */
#include "pixel_memory.h"

#include <sys/mman.h>

static void unmap(void *memory)
{
	const struct pixel_memory *m = memory;
	munmap(m->at, m->size);
}

void pixel_memory_get(struct pixel_memory *m)
{
	m->at = mmap(NULL, m->size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (m->at == MAP_FAILED)
		memory_lacks();
#ifdef MADV_HUGEPAGE
	(void)madvise(m->at, m->size, MADV_HUGEPAGE); /* only a wish */
#endif
	m->guard = (struct memory_guard){ .undo = unmap, .context = m };
	memory_guard(&m->guard);
}

void pixel_memory_free(struct pixel_memory *m)
{
	memory_unguard(&m->guard);
	unmap(m);
}
