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

#endif
