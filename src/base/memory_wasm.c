/* memory_wasm.c — the same where nothing can be jumped over: the host is told, and drops the instance with all that is in it. */
#include "cjm/host.h"
#include "cjm/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

bool memory_try(void (*run)(void *context), void *context)
{
	run(context);
	return true;
}

_Noreturn void memory_lacks(void)
{
	host_no_memory(); /* which throws */
	__builtin_trap();
}

void memory_guard(struct memory_guard *g)
{
	(void)g;
}

void memory_unguard(struct memory_guard *g)
{
	(void)g;
}

void memory_undo_outside(void)
{
}

void *memory_may_grow(void *old, size_t size)
{
	return size < PTRDIFF_MAX ? realloc(old, size ? size : 1) : NULL;
}

void *memory_grow(void *old, size_t size)
{
	void *at = memory_may_grow(old, size);
	if (!at)
		memory_lacks();
	return at;
}

void *memory_new(size_t size)
{
	return memset(memory_grow(NULL, size), 0, size);
}

void memory_free(void *at)
{
	free(at);
}

void memory_keep(void *at)
{
	(void)at;
}

void memory_adopt(void *at)
{
	(void)at;
}
