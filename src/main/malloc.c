/* malloc.c — malloc keeps what one map has used for the next, rather than hand it back and ask for it again. Where there is none, the program ends: left to
 * themselves, some libraries abort then, some draw with another font, and some say that something else is missing. */
#include "main/main.h"

#include <errno.h>

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

/* The C library lets a program bring its own malloc, for itself and all that it loads: this is the C library's own, which it gives under these names. The
 * sanitizers bring theirs. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
#define SEEN_BY_LIBRARIES __attribute__((visibility("default")))

static void *existing(void *at, size_t size)
{
	if (!at && size)
		end_without_memory();
	return at;
}

SEEN_BY_LIBRARIES void *malloc(size_t size) { return existing(__libc_malloc(size), size); }
SEEN_BY_LIBRARIES void *calloc(size_t count, size_t size) { return existing(__libc_calloc(count, size), count && size); }
SEEN_BY_LIBRARIES void *realloc(void *old, size_t size) { return existing(__libc_realloc(old, size), size); }
SEEN_BY_LIBRARIES void *memalign(size_t alignment, size_t size) { return existing(__libc_memalign(alignment, size), size); }
SEEN_BY_LIBRARIES void *aligned_alloc(size_t alignment, size_t size) { return existing(__libc_memalign(alignment, size), size); }
SEEN_BY_LIBRARIES void free(void *at) { __libc_free(at); }

SEEN_BY_LIBRARIES int posix_memalign(void **at, size_t alignment, size_t size)
{
	if (alignment % sizeof(void *) || !alignment || (alignment & (alignment - 1)))
		return EINVAL;
	*at = existing(__libc_memalign(alignment, size), size);
	return 0;
}
#endif
