/* pixel_memory.h — the memory of a picture. */
#ifndef CJM_PAINT_PIXEL_MEMORY_H
#define CJM_PAINT_PIXEL_MEMORY_H

#include <stddef.h>

void *pixel_memory_new(size_t size); /* zeroed; NULL where there is none */
void pixel_memory_free(void *at, size_t size); /* at may be NULL */

#endif
