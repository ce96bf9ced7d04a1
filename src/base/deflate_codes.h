/* deflate_codes.h — what was found, as blocks of bits. */
#ifndef CJM_BASE_DEFLATE_CODES_H
#define CJM_BASE_DEFLATE_CODES_H

#include "cjm/zip.h"

enum { DEFLATE_LITERALS = 286, DEFLATE_DISTANCES = 30 };

struct deflate_bits {
	struct buf *out;
	uint32_t held;
	unsigned count;
};

struct deflate_token { uint16_t length, value; }; /* length 0: a byte; else the distance */

struct deflate_block {
	VEC(struct deflate_token) tokens;
	uint32_t literals[DEFLATE_LITERALS], distances[DEFLATE_DISTANCES]; /* how often each symbol comes */
};

void deflate_add_byte(struct deflate_block *b, struct arena *a, unsigned char byte);
void deflate_add_repeat(struct deflate_block *b, struct arena *a, size_t length, size_t distance);
/* Writes and empties it. */
void deflate_write_block(struct deflate_block *b, bool is_last, struct deflate_bits *bits);
void deflate_flush(struct deflate_bits *bits); /* to a whole byte */

#endif
