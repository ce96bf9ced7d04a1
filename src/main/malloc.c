/* malloc.c — malloc keeps what one map has used for the next, rather than hand it back and ask for it again. Where there is none, the program ends: left to
 * themselves, some libraries abort then, some draw with another font, and some say that something else is missing. */
#define _DEFAULT_SOURCE /* sbrk, madvise */
#include "main/main.h"

#include <errno.h>

#if defined(__GLIBC__)
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { LARGE = 8 * 1024 * 1024, KEPT = 128 * 1024 * 1024, HUGE_PAGE = 2 * 1024 * 1024, ASKED_AT_ONCE = 2 * HUGE_PAGE };

/* A drawing takes one to three megabytes. Handed out by the system in pages of 4 kB they cost a tenth of its time, as one page or two next to nothing: so
 * the heap begins right before where such a page may. Where the system has none, or not so much memory, all is as it would be without. */
static void use_huge_pages(void)
{
#if defined(MADV_HUGEPAGE)
	enum { BEFORE = 4096 }; /* malloc writes to the beginning of its heap, and what is in use becomes no part of a huge page */
	uintptr_t behind = ((uintptr_t)sbrk(0) + BEFORE) % HUGE_PAGE;
	if (behind && sbrk((intptr_t)(HUGE_PAGE - behind)) == (void *)-1)
		return;
	uintptr_t from = (uintptr_t)sbrk(0) + BEFORE;
	void *volatile first = malloc(1); /* what nobody looks at would be optimized away */
	free(first);
	uintptr_t to = (uintptr_t)sbrk(0) / HUGE_PAGE * HUGE_PAGE;
	if (to > from)
		madvise((void *)from, to - from, MADV_HUGEPAGE);
#endif
}

void keep_memory(void)
{
	mallopt(M_MMAP_THRESHOLD, LARGE);
	mallopt(M_TRIM_THRESHOLD, KEPT);
	mallopt(M_TOP_PAD, ASKED_AT_ONCE);
	use_huge_pages();
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
