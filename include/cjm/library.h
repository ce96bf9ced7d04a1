/* library.h — libraries that are loaded when they are first needed, and never linked. */
#ifndef CJM_LIBRARY_H
#define CJM_LIBRARY_H

#include "cjm/base.h"

struct library {
	const char *need;     /* "reading workbooks needs the library libzip": the message begins so */
	const char *name;     /* as people call it */
	const char *package;  /* of Debian */
	const char *files[2]; /* the first that is installed is taken */
};

/* NULL, and a sentence in the message, where none of its files is installed. It stays loaded. */
void *library_open(const struct library *l, struct buf *message);
/* A function of it by its name. False, and a sentence in the message, where it has none such. */
bool library_find(void *opened, const struct library *l, const char *name, void **function, struct buf *message);
/* Opens it and finds all of these, for a struct of nothing but pointers to functions in this order. False, and a sentence in the message, where it
 * is not installed or has not all of them. */
bool library_load(const struct library *l, const char *const *names, size_t count, void *functions, struct buf *message);
#define LIBRARY_LOAD(library, names, functions, message) library_load(library, names, sizeof names / sizeof *names, functions, message)
/* What the loader said when it could not open one (NULL: nothing): where that is a lack of memory, the attempt ends (memory.h). */
void library_check_memory(const char *words);
/* Of these files, with a blank between them and | between those of which one is enough: which are not installed; nothing where all are. The WebAssembly
 * module, which loads none, is told whether it has what they are for. */
void library_lacks(const char *files, bool in_module, struct buf *why);

#endif
