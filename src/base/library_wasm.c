/* library_wasm.c — a WebAssembly module loads no libraries: what needs one says so. */
#include "cjm/library.h"

void *library_open(const struct library *l, struct buf *message)
{
	buf_fmt(message, "%s, which only the native program has", l->need);
	return NULL;
}

bool library_find(void *opened, const struct library *l, const char *name, void **function, struct buf *message)
{
	(void)opened, (void)name, (void)function;
	library_open(l, message);
	return false;
}

bool library_load(const struct library *l, const char *const *names, size_t count, void *functions, struct buf *message)
{
	(void)names, (void)count, (void)functions;
	library_open(l, message);
	return false;
}
