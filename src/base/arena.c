/* arena.c — memory that is given out in chunks and dropped at once; vectors that live in it. */
#include "cjm/base.h"
#include "cjm/memory.h"

#include <string.h>

struct arena_chunk {
	struct arena_chunk *older;
	size_t used, size;
	max_align_t bytes[];
};

enum { FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 1024 * 1024 };

static size_t align_up(size_t size)
{
	return (size + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
}

static void add_chunk(struct arena *a, size_t least)
{
	size_t size = a->chunk ? a->chunk->size * 2 : FIRST_CHUNK;
	if (size > LARGEST_CHUNK)
		size = LARGEST_CHUNK;
	if (size < least)
		size = least;
	struct arena_chunk *chunk = memory_grow(NULL, sizeof *chunk + size);
	if (a->is_kept)
		memory_keep(chunk);
	*chunk = (struct arena_chunk){ .older = a->chunk, .size = size };
	a->chunk = chunk;
}

void arena_init(struct arena *a)
{
	*a = (struct arena){ 0 };
}

void arena_finish(struct arena *a)
{
	while (a->chunk) {
		struct arena_chunk *older = a->chunk->older;
		memory_free(a->chunk);
		a->chunk = older;
	}
	a->total = 0;
}

void *arena_alloc(struct arena *a, size_t size)
{
	size = align_up(size ? size : 1);
	if (!a->chunk || a->chunk->size - a->chunk->used < size)
		add_chunk(a, size);
	void *memory = memset((char *)a->chunk->bytes + a->chunk->used, 0, size); /* only what is used: the rest is never touched */
	a->chunk->used += size;
	a->total += size;
	return memory;
}

void *arena_grow(struct arena *a, void *old, size_t old_size, size_t new_size)
{
	struct arena_chunk *c = a->chunk;
	size_t before = align_up(old_size), after = align_up(new_size);
	bool is_newest = old && c && (char *)old + before == (char *)c->bytes + c->used;
	if (is_newest && c->size - c->used >= after - before) {
		memset((char *)old + before, 0, after - before);
		c->used += after - before;
		a->total += after - before;
		return old;
	}
	void *memory = arena_alloc(a, new_size);
	if (old_size)
		memcpy(memory, old, old_size);
	return memory;
}

void vec_reserve(struct arena *a, void **at, size_t len, size_t *cap, size_t item_size)
{
	enum { LARGE_ITEM = 128 }; /* most lists of these have one */
	if (len < *cap)
		return;
	size_t more = *cap ? *cap * 2 : item_size < LARGE_ITEM ? 2 : 1;
	*at = arena_grow(a, *at, *cap * item_size, more * item_size);
	*cap = more;
}
