/* sha256.c — the digest of FIPS 180-4, section 6.2. */
#include "cjm/base.h"

/* The first 32 bits of the fractions of the cube roots of the first 64 primes (4.2.2). */
static const uint32_t K[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74,
	0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d,
	0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
	0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5,
	0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t turned(uint32_t x, int by)
{
	return x >> by | x << (32 - by);
}

static void schedule(const unsigned char block[64], uint32_t w[64])
{
	for (int i = 0; i < 16; i++)
		w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 | (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
	for (int i = 16; i < 64; i++) {
		uint32_t a = turned(w[i - 15], 7) ^ turned(w[i - 15], 18) ^ w[i - 15] >> 3, b = turned(w[i - 2], 17) ^ turned(w[i - 2], 19) ^ w[i - 2] >> 10;
		w[i] = w[i - 16] + a + w[i - 7] + b;
	}
}

/* One of the 64 turns. Each calls the eight by other names, so that none is moved. */
#define TURN(a, b, c, d, e, f, g, h, n) \
	((h) += (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + (((e) & (f)) ^ (~(e) & (g))) + K[n] + w[n], (d) += (h), \
		(h) += (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + (((a) & (b)) ^ ((a) & (c)) ^ ((b) & (c))))

static void add_block(uint32_t hash[8], const unsigned char block[64])
{
	uint32_t w[64], a = hash[0], b = hash[1], c = hash[2], d = hash[3], e = hash[4], f = hash[5], g = hash[6], h = hash[7];
	schedule(block, w);
	for (int i = 0; i < 64; i += 8) {
		TURN(a, b, c, d, e, f, g, h, i);
		TURN(h, a, b, c, d, e, f, g, i + 1);
		TURN(g, h, a, b, c, d, e, f, i + 2);
		TURN(f, g, h, a, b, c, d, e, i + 3);
		TURN(e, f, g, h, a, b, c, d, i + 4);
		TURN(d, e, f, g, h, a, b, c, i + 5);
		TURN(c, d, e, f, g, h, a, b, i + 6);
		TURN(b, c, d, e, f, g, h, a, i + 7);
	}
	const uint32_t more[8] = { a, b, c, d, e, f, g, h };
	for (int i = 0; i < 8; i++)
		hash[i] += more[i];
}

/* What is left over, the bit that ends it, and its length in bits (5.1.1). */
static void add_end(uint32_t hash[8], struct str s)
{
	unsigned char block[64] = { 0 };
	size_t left = s.len % 64;
	for (size_t i = 0; i < left; i++)
		block[i] = (unsigned char)s.at[s.len - left + i];
	block[left] = 0x80;
	if (left >= 56) {
		add_block(hash, block);
		for (int i = 0; i < 64; i++)
			block[i] = 0;
	}
	for (int i = 0; i < 8; i++)
		block[63 - i] = (unsigned char)((uint64_t)s.len * 8 >> 8 * i);
	add_block(hash, block);
}

void sha256(struct str s, unsigned char digest[32])
{
	uint32_t hash[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
	for (size_t i = 0; i + 64 <= s.len; i += 64)
		add_block(hash, (const unsigned char *)s.at + i);
	add_end(hash, s);
	for (int i = 0; i < 32; i++)
		digest[i] = (unsigned char)(hash[i / 4] >> (24 - 8 * (i % 4)));
}
