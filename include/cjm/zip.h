/* zip.h — packs as zip and RFC 1951 have it, in our own way: the same bytes on every machine, whichever zlib it has. */
#ifndef CJM_ZIP_H
#define CJM_ZIP_H

#include "cjm/base.h"

void deflate_pack(struct str bytes, struct buf *out);
/* CRC-32 of ISO 3309, as zip and PNG have it. */
uint32_t deflate_checksum(struct str bytes);

struct zip_part {
	struct str name; /* "xl/workbook.xml" */
	struct str bytes;
};

/* Into an empty buffer, in this order, each with the first day that a zip can say: the same bytes at any time and place. */
void zip_pack(struct arena *a, const struct zip_part *parts, size_t count, struct buf *out);

struct zip_parts { VEC(struct zip_part) list; };

/* What a library has packed, in its order. False where it is damaged, or with a sentence in the message where zlib is not installed. */
bool zip_unpack(struct arena *a, struct str zip, struct zip_parts *parts, struct buf *message);

#endif
