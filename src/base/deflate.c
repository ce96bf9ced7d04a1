/* deflate.c — repeats are found by the hash of three bytes, and written with codes made for each block (deflate_codes.c). */
#include "base/deflate_codes.h"

#include <string.h>

enum { WINDOW = 32 * 1024, HASH_BITS = 15, SHORTEST = 3, LONGEST = 258, LONG = 64, TRIES = 6, BLOCK_TOKENS = 32 * 1024, WORD = 8 };

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
	while (len + WORD <= most && memcmp(p->bytes.at + a + len, p->bytes.at + b + len, WORD) == 0) /* one comparison, to a compiler */
		len += WORD;
	while (len < most && p->bytes.at[a + len] == p->bytes.at[b + len])
		len++;
	return len;
}

/* Whether it could be longer than what was found: told by its last byte, which is mostly another. */
static bool may_be_longer(const struct packing *p, size_t from, size_t at, size_t best)
{
	return at + best < p->bytes.len && p->bytes.at[from + best] == p->bytes.at[at + best];
}

/* A long repeat of what was met in the last 32 KB; the nearest of equal ones. */
static size_t find_repeat(const struct packing *p, size_t at, size_t *distance)
{
	size_t best = 0;
	if (at + SHORTEST > p->bytes.len)
		return 0;
	size_t from = p->heads[hash_at(p, at)];
	for (int tries = 0; from && at - (from - 1) <= WINDOW - LONGEST && tries < TRIES && best < LONG; tries++) {
		size_t len = may_be_longer(p, from - 1, at, best) ? same_length(p, from - 1, at) : 0;
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
	p.earlier = arena_alloc(&p.arena, (bytes.len < WINDOW ? bytes.len : WINDOW) * sizeof *p.earlier);
	pack_all(&p);
	arena_finish(&p.arena);
}

enum { AT_ONCE = 4 };

/* What a byte comes to, with so many others behind it. */
static void fill_sums(uint32_t sums[AT_ONCE][256])
{
	for (uint32_t i = 0; i < 256; i++) {
		uint32_t row = i;
		for (int bit = 0; bit < 8; bit++)
			row = row & 1 ? row >> 1 ^ 0xEDB88320 : row >> 1;
		sums[0][i] = row;
	}
	for (int k = 1; k < AT_ONCE; k++)
		for (int i = 0; i < 256; i++)
			sums[k][i] = sums[k - 1][i] >> 8 ^ sums[0][sums[k - 1][i] & 0xFF];
}

/* Four bytes at a time: byte by byte, each would wait for the one before it. */
uint32_t deflate_checksum(struct str bytes)
{
	uint32_t sums[AT_ONCE][256], sum = 0xFFFFFFFF;
	const unsigned char *at = (const unsigned char *)bytes.at, *end = at + bytes.len;
	fill_sums(sums);
	for (; end - at >= AT_ONCE; at += AT_ONCE) {
		sum ^= (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
		sum = sums[3][sum & 0xFF] ^ sums[2][sum >> 8 & 0xFF] ^ sums[1][sum >> 16 & 0xFF] ^ sums[0][sum >> 24];
	}
	for (; at < end; at++)
		sum = sum >> 8 ^ sums[0][(sum ^ *at) & 0xFF];
	return ~sum;
}
