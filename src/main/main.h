/* main.h — the program as a process: how it ends where it cannot go on. */
#ifndef CJM_MAIN_MAIN_H
#define CJM_MAIN_MAIN_H

#include <stddef.h>

void keep_memory(void);
/* Ends the program at once: with words, and without what is half written. */
_Noreturn void end_without_memory(void);
void heed_libraries(void); /* where one of them ends the program, it is with words, too */

/* The C library's own malloc, by the names that it has for whoever brings another. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *at);

#endif
