/* deflate.c — repeats are found by the hash of three bytes, and written with codes made for each block (deflate_codes.c). */
#include "deflate_codes.h"

#include <string.h>

enum { WINDOW = 32 * 1024, HASH_BITS = 15, SHORTEST = 3, LONGEST = 258, TRIES = 12, BLOCK_TOKENS = 32 * 1024 };

struct packing {
	struct str bytes;
	struct arena arena;
	uint32_t *heads;      /* by hash: where it was met last, from 1 */
	uint32_t *earlier;    /* by place in the window: where its hash was met before */
	struct deflate_block block;
	struct deflate_bits bits;
};

static size_t hash_at(const struct packing *p, size_t at)
{
	const unsigned char *b = (const unsigned char *)p->bytes.at + at;
	return ((uint32_t)b[0] << 16 | (uint32_t)b[1] << 8 | b[2]) * 2654435761u >> (32 - HASH_BITS);
}

static void remember(struct packing *p, size_t at)
{
	if (at + SHORTEST > p->bytes.len)
		return;
	size_t hash = hash_at(p, at);
	p->earlier[at % WINDOW] = p->heads[hash];
	p->heads[hash] = (uint32_t)at + 1;
}

static size_t same_length(const struct packing *p, size_t a, size_t b)
{
	size_t len = 0, most = p->bytes.len - b < LONGEST ? p->bytes.len - b : LONGEST;
	while (len < most && p->bytes.at[a + len] == p->bytes.at[b + len])
		len++;
	return len;
}

/* The longest repeat of what was met in the last 32 KB; the nearest of equal ones. */
static size_t find_repeat(const struct packing *p, size_t at, size_t *distance)
{
	size_t best = 0;
	if (at + SHORTEST > p->bytes.len)
		return 0;
	size_t from = p->heads[hash_at(p, at)];
	for (int tries = 0; from && at - (from - 1) <= WINDOW - LONGEST && tries < TRIES; tries++) {
		size_t len = same_length(p, from - 1, at);
		if (len > best) {
			best = len;
			*distance = at - (from - 1);
		}
		size_t next = p->earlier[(from - 1) % WINDOW];
		from = next < from ? next : 0;
	}
	return best < SHORTEST ? 0 : best;
}

static void pack_all(struct packing *p)
{
	for (size_t at = 0, distance = 0; at < p->bytes.len;) {
		size_t len = find_repeat(p, at, &distance);
		if (len)
			deflate_add_repeat(&p->block, &p->arena, len, distance);
		else
			deflate_add_byte(&p->block, &p->arena, (unsigned char)p->bytes.at[at]);
		for (size_t end = at + (len ? len : 1); at < end; at++)
			remember(p, at);
		if (p->block.tokens.len == BLOCK_TOKENS && at < p->bytes.len)
			deflate_write_block(&p->block, false, &p->bits);
	}
	deflate_write_block(&p->block, true, &p->bits);
	deflate_flush(&p->bits);
}

void deflate_pack(struct str bytes, struct buf *out)
{
	struct packing p = { .bytes = bytes, .bits = { .out = out } };
	p.heads = arena_alloc(&p.arena, ((size_t)1 << HASH_BITS) * sizeof *p.heads);
	p.earlier = arena_alloc(&p.arena, WINDOW * sizeof *p.earlier);
	pack_all(&p);
	arena_finish(&p.arena);
}

uint32_t deflate_checksum(struct str bytes)
{
	static const uint32_t NIBBLES[] = {
		0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C, 0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
	};
	uint32_t sum = 0xFFFFFFFF;
	for (size_t i = 0; i < bytes.len; i++) {
		sum ^= (unsigned char)bytes.at[i];
		sum = sum >> 4 ^ NIBBLES[sum & 15];
		sum = sum >> 4 ^ NIBBLES[sum & 15];
	}
	return ~sum;
}
