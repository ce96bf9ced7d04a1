/* memory.c — memory, and the way out where there is none: the one place that jumps.
 *
 * The alternative would be to test each of several hundred calls, in functions that have nothing to say of memory, and none of those tests would ever
 * run. What is jumped over holds memory of this file, which is given back here, or has a guard. */
#include "cjm/memory.h"

#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct memory_links { /* in the ring of an attempt; NULL: in none */
	struct memory_links *older, *newer;
};

struct memory_block {
	struct memory_links links; /* first: a ring is one of these */
	max_align_t bytes[];
};

struct attempt {
	jmp_buf back;
	struct memory_links ring;
	struct memory_guard *guards;
	struct attempt *outer;
};

/* As with the language of messages (said.c): it would else be an argument of every function. */
static _Thread_local struct attempt *current;

/* ---- the ring ---- */

static void link_in(struct memory_links *b)
{
	struct memory_links *ring = &current->ring;
	b->older = ring->older;
	b->newer = ring;
	ring->older->newer = b;
	ring->older = b;
}

static void take_out(struct memory_links *b)
{
	if (b->older) {
		b->older->newer = b->newer;
		b->newer->older = b->older;
	}
	b->older = b->newer = NULL;
}

static struct memory_block *block_of(void *at)
{
	return (struct memory_block *)((char *)at - offsetof(struct memory_block, bytes));
}

/* ---- attempts ---- */

/* What changes lies in the struct of the function that calls this one: a jump would leave variables of this one in doubt. */
static bool run_attempt(struct attempt *a, void (*run)(void *context), void *context)
{
	if (setjmp(a->back))
		return false;
	run(context);
	return true;
}

/* What came of it may be freed by any thread, so nothing stays linked. */
static void let_go(struct attempt *a, bool is_done)
{
	while (a->ring.older != &a->ring) {
		struct memory_links *b = a->ring.older;
		take_out(b);
		if (!is_done)
			free(b);
	}
}

bool memory_try(void (*run)(void *context), void *context)
{
	struct attempt a = { .outer = current };
	a.ring.older = a.ring.newer = &a.ring;
	current = &a;
	bool is_done = run_attempt(&a, run, context);
	current = a.outer;
	let_go(&a, is_done);
	return is_done;
}

_Noreturn void memory_lacks(void)
{
	struct attempt *a = current;
	if (!a)
		abort(); /* a test or a tool of our own that made no attempt */
	while (a->guards) { /* before the jump, since they lie in what is jumped over */
		struct memory_guard *g = a->guards;
		a->guards = g->outer;
		g->undo(g->context);
	}
	longjmp(a->back, 1);
}

/* ---- guards ---- */

void memory_guard(struct memory_guard *g)
{
	if (!current)
		return;
	g->outer = current->guards;
	current->guards = g;
}

void memory_unguard(struct memory_guard *g)
{
	struct memory_guard **at = current ? &current->guards : NULL;
	while (at && *at && *at != g)
		at = &(*at)->outer;
	if (at && *at)
		*at = g->outer;
}

void memory_undo_outside(void)
{
	for (struct memory_guard *g = current ? current->guards : NULL; g; g = g->outer)
		if (g->is_outside)
			g->undo(g->context);
}

/* ---- memory ---- */

void *memory_may_grow(void *old, size_t size)
{
	struct memory_block *b = old ? block_of(old) : NULL;
	struct memory_block *grown = size < PTRDIFF_MAX - sizeof *b ? realloc(b, sizeof *b + size) : NULL;
	if (!grown)
		return NULL;
	if (!b)
		grown->links = (struct memory_links){ NULL, NULL };
	if (grown->links.older) { /* its neighbours knew it by its old place */
		grown->links.older->newer = &grown->links;
		grown->links.newer->older = &grown->links;
	}
	return grown->bytes;
}

void *memory_grow(void *old, size_t size)
{
	void *at = memory_may_grow(old, size);
	if (!at)
		memory_lacks();
	if (!old)
		memory_adopt(at);
	return at;
}

void *memory_new(size_t size)
{
	return memset(memory_grow(NULL, size), 0, size);
}

void memory_free(void *at)
{
	if (!at)
		return;
	take_out(&block_of(at)->links);
	free(block_of(at));
}

void memory_keep(void *at)
{
	if (at)
		take_out(&block_of(at)->links);
}

void memory_adopt(void *at)
{
	if (at && current && !block_of(at)->links.older)
		link_in(&block_of(at)->links);
}
