/* portable.h — what the WebAssembly module has in the place of libraries: for files that end in _wasm.c, and no others. */
#ifndef CJM_PORTABLE_H
#define CJM_PORTABLE_H

#include "cjm/base.h"

/* What a zip packed (RFC 1951), of `size` bytes when unpacked, added to the buffer. False where it is damaged, or of another size. */
bool portable_unpack(struct str packed, size_t size, struct buf *out);
uint32_t portable_checksum(struct str bytes); /* CRC-32 */

struct portable_xml { /* names are "namespace name", or a name alone; attributes are names and values in turn, and NULL */
	void *context;
	void (*open)(void *context, const char *name, const char **attributes);
	void (*close)(void *context, const char *name);
	void (*text)(void *context, const char *at, int len); /* in pieces */
	void (*doctype)(void *context);                        /* what it declares is not read */
};

/* False where it is no XML; what was read before that was handed over. */
bool portable_read_xml(struct str bytes, const struct portable_xml *taker);

#endif
