/* deflate.h — packs bytes as RFC 1951 has it, in our own way: the same bytes on every machine, whichever zlib it has. */
#ifndef CJM_PAINT_DEFLATE_H
#define CJM_PAINT_DEFLATE_H

#include "cjm/base.h"

void deflate_pack(struct str bytes, struct buf *out);
/* CRC-32 of ISO 3309, as zip and PNG have it. */
uint32_t deflate_checksum(struct str bytes);

#endif
