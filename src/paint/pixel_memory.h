/* pixel_memory.h — the memory of a picture. */
#ifndef CJM_PAINT_PIXEL_MEMORY_H
#define CJM_PAINT_PIXEL_MEMORY_H

#include "cjm/memory.h"

struct pixel_memory {
	void *at;
	size_t size;
	struct memory_guard guard;
};

void pixel_memory_get(struct pixel_memory *m); /* zeroed; never NULL, like all memory */
void pixel_memory_free(struct pixel_memory *m);

#endif
