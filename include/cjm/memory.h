/* memory.h — the program's own memory, and what happens when there is none: an attempt ends, with all that it took given back. No function has to ask
 * whether it got what it wanted.
 *
 * src/cli and src/lib call everything else inside of memory_try. Where it is left early, the frames between are dropped: what they hold beside memory
 * of this header (a file that is open, an object of a library) goes by a guard. So nothing here may be called from within a function that a library
 * or a host program has called, but for memory_may_grow and buf_may_add. Expat is the exception: it holds nothing but its parser, which has a guard. */
#ifndef CJM_MEMORY_H
#define CJM_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* Runs it. False where there was no memory: then what was taken meanwhile by this thread is given back, except what was kept. May be nested. */
bool memory_try(void (*run)(void *context), void *context);

/* Ends the attempt that this thread is in: a library or the system says that it had no memory. */
_Noreturn void memory_lacks(void);

/* ---- memory; never NULL, except where it says so ---- */

void *memory_new(size_t size);               /* zeroed */
void *memory_grow(void *old, size_t size);   /* as realloc does; what is new is not zeroed */
void *memory_may_grow(void *old, size_t size); /* the same, but NULL where there is none, and `old` stays. Of no attempt if it is new: any thread may call it */
void memory_free(void *at);                  /* NULL is fine */

/* Something that lives longer than the attempt holds it now: it is not given back with the rest. */
void memory_keep(void *at);
/* The other way round: what another thread has taken is now this attempt's. NULL is fine. */
void memory_adopt(void *at);

/* ---- guards: what else is to be undone, the newest first ---- */

struct memory_guard {
	void (*undo)(void *context); /* may not ask for memory */
	void *context;
	bool is_outside;             /* it would outlive the program, as a file does: undone also where the program ends at once */
	struct memory_guard *outer;
};

/* It stays where it is until memory_unguard: in a function that calls both, or in an object of this attempt. Does nothing outside of one. */
void memory_guard(struct memory_guard *g);
void memory_unguard(struct memory_guard *g);
/* Undoes what would outlive the program, which is about to end. */
void memory_undo_outside(void);

#endif
