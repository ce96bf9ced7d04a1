/* arena.c — memory that is given out in chunks and dropped at once; vectors that live in it. */
#include "cjm/base.h"
#include "cjm/memory.h"

#include <string.h>

struct arena_chunk {
	struct arena_chunk *older;
	size_t used, size;
	max_align_t bytes[];
};

/* What grows and has become large: it has its memory to itself, which grows where it is, and nothing is left behind at each step of its growth. */
struct arena_large {
	struct arena_large *older, *newer;
	max_align_t bytes[];
};

/* Under the address sanitizer each is followed by bytes that nobody may touch: what is read as a larger kind of thing than it is, is found there. */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
enum { APART = 32 };
#define OPEN(memory, size) ASAN_UNPOISON_MEMORY_REGION((memory), (size))
#define SHUT(memory, size) ASAN_POISON_MEMORY_REGION((memory), (size))
#else
enum { APART = 0 };
#define OPEN(memory, size) ((void)(memory), (void)(size))
#define SHUT(memory, size) ((void)(memory), (void)(size))
#endif

enum { FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 1024 * 1024, LARGE = 128 * 1024 };

/* What lives in an arena needs no more: a long map has a hundred small things a step, and each unused byte behind one counts. */
union most_aligned {
	void *pointer;
	double number;
	uint64_t bits;
};

static size_t align_up(size_t size)
{
	return (size + sizeof(union most_aligned) - 1) / sizeof(union most_aligned) * sizeof(union most_aligned);
}

static void add_chunk(struct arena *a, size_t least)
{
	size_t size = a->chunk ? a->chunk->size * 2 : FIRST_CHUNK;
	if (size > LARGEST_CHUNK)
		size = LARGEST_CHUNK;
	if (size < a->total / 4) /* of what is very large, so that malloc gives it back to the system and not to its own heap */
		size = a->total / 4;
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
	while (a->large) {
		struct arena_large *older = a->large->older;
		memory_free(a->large);
		a->large = older;
	}
	a->total = 0;
}

void *arena_alloc(struct arena *a, size_t size)
{
	size_t whole = align_up(size ? size : 1);
	if (!a->chunk || a->chunk->size - a->chunk->used < whole + APART)
		add_chunk(a, whole + APART);
	char *memory = (char *)a->chunk->bytes + a->chunk->used;
	OPEN(memory, whole);
	memset(memory, 0, whole); /* only what is used: the rest is never touched */
	SHUT(memory + whole, APART);
	a->chunk->used += whole + APART;
	a->total += whole;
	return memory;
}

struct arena_mark arena_mark(const struct arena *a)
{
	return (struct arena_mark){ a->chunk, a->chunk ? a->chunk->used : 0, a->total };
}

void arena_rewind(struct arena *a, struct arena_mark to)
{
	while (a->chunk && a->chunk != to.chunk && a->chunk->older) { /* the first stays, for the next of them */
		struct arena_chunk *older = a->chunk->older;
		memory_free(a->chunk);
		a->chunk = older;
	}
	if (a->chunk)
		a->chunk->used = to.used;
	a->total = to.total;
}

/* NULL: it is none of them. Those that grow are few, and the newest grow most. */
static struct arena_large *large_of(const struct arena *a, const void *at)
{
	struct arena_large *l = a->large;
	while (l && (const void *)l->bytes != at)
		l = l->older;
	return l;
}

/* Its neighbours learn where it is. */
static void link_in(struct arena *a, struct arena_large *l)
{
	if (l->newer)
		l->newer->older = l;
	else
		a->large = l;
	if (l->older)
		l->older->newer = l;
}

static struct arena_large *new_large(struct arena *a, const void *old, size_t old_size, size_t size)
{
	struct arena_large *l = memory_grow(NULL, sizeof *l + size);
	if (a->is_kept)
		memory_keep(l);
	l->older = a->large;
	l->newer = NULL;
	if (old)
		memcpy(l->bytes, old, old_size);
	a->total += size;
	return l;
}

static void *grow_large(struct arena *a, void *old, size_t old_size, size_t new_size)
{
	struct arena_large *l = old ? large_of(a, old) : NULL;
	if (l) {
		l = memory_may_grow(l, sizeof *l + new_size); /* where there is none, it stays as it was */
		if (!l)
			memory_lacks();
		a->total += new_size - old_size;
	} else {
		l = new_large(a, old, old_size, new_size);
	}
	link_in(a, l);
	return l->bytes;
}

/* What is new is not zeroed where that is large, so that what nobody uses is never touched. */
static void *grow(struct arena *a, void *old, size_t old_size, size_t new_size)
{
	struct arena_chunk *c = a->chunk;
	size_t before = align_up(old_size), after = align_up(new_size);
	bool is_newest = old && c && (char *)old + before + APART == (char *)c->bytes + c->used;
	if (new_size >= LARGE)
		return grow_large(a, old, old_size, new_size);
	if (is_newest && c->size - c->used >= after - before) {
		OPEN((char *)old + before, after - before);
		memset((char *)old + before, 0, after - before);
		SHUT((char *)old + after, APART);
		c->used += after - before;
		a->total += after - before;
		return old;
	}
	void *memory = arena_alloc(a, new_size);
	if (old_size)
		memcpy(memory, old, old_size);
	return memory;
}

void *arena_grow(struct arena *a, void *old, size_t old_size, size_t new_size)
{
	char *grown = grow(a, old, old_size, new_size);
	if (new_size >= LARGE)
		memset(grown + old_size, 0, new_size - old_size);
	return grown;
}

void vec_reserve(struct arena *a, void **at, size_t len, size_t *cap, size_t item_size)
{
	enum { LARGE_ITEM = 128 }; /* most lists of these have one */
	if (len < *cap)
		return;
	size_t more = *cap ? *cap * 2 : item_size < LARGE_ITEM ? 2 : 1;
	*at = grow(a, *at, *cap * item_size, more * item_size);
	*cap = more;
}

void vec_reserve_short(struct arena *a, void **at, size_t len, uint32_t *cap, size_t item_size)
{
	size_t room = *cap;
	if (len < room)
		return;
	vec_reserve(a, at, len, &room, item_size);
	if (room > UINT32_MAX)
		memory_lacks();
	*cap = (uint32_t)room;
}
