/* memory.c — objects that other programs hold: each lies in an arena of its own. */
#include "lib/lib.h"

struct holder {
	struct arena arena;
	max_align_t object[];
};

void *lib_new(size_t size)
{
	struct arena arena;
	arena_init(&arena);
	struct holder *h = arena_alloc(&arena, sizeof *h + size);
	h->arena = arena;
	return h->object;
}

void lib_free(void *object)
{
	struct holder *h = (struct holder *)((char *)object - offsetof(struct holder, object));
	struct arena arena = h->arena;
	arena_finish(&arena);
}
