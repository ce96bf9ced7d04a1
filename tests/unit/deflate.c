/* deflate.c — what is packed is unpacked by zlib to the same bytes: every length and distance, codes as skewed as can be, texts of several blocks. */
#include "check.h"

#include "base/deflate_codes.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static bool is_unpacked(struct str bytes, struct str packed)
{
	char *back = malloc(bytes.len + 1);
	z_stream z = { .next_in = (Bytef *)packed.at, .avail_in = (uInt)packed.len, .next_out = (Bytef *)back, .avail_out = (uInt)bytes.len + 1 };
	bool is_open = inflateInit2(&z, -MAX_WBITS) == Z_OK, is_whole = is_open && inflate(&z, Z_FINISH) == Z_STREAM_END;
	bool is_same = is_whole && z.total_out == bytes.len && !z.avail_in && (!bytes.len || memcmp(back, bytes.at, bytes.len) == 0);
	inflateEnd(&z);
	free(back);
	return is_same;
}

/* Gives how long it is packed. */
static size_t hold(struct str bytes)
{
	struct buf packed = { 0 }, again = { 0 };
	deflate_pack(bytes, &packed);
	deflate_pack(bytes, &again);
	CHECK(is_unpacked(bytes, buf_as_str(&packed)) && str_equal(buf_as_str(&packed), buf_as_str(&again)));
	CHECK(deflate_checksum(bytes) == crc32(0, (const Bytef *)bytes.at, (uInt)bytes.len));
	size_t len = packed.len;
	buf_finish(&packed);
	buf_finish(&again);
	return len;
}

static uint32_t roll(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static void hold_small(void)
{
	static const char *const TEXTS[] = { "", "a", "ab", "aaa", "aaaa", "abcabc", "abcabcabcabcabcabcabcabc", "<a/><a/><b/>" };
	for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
		hold(str_of(TEXTS[i]));
	hold((struct str){ "\0\0\0\0\0\0", 6 });
}

/* A repeat of each length behind something that differs. */
static void hold_lengths(void)
{
	struct buf b = { 0 };
	uint32_t dice = 7;
	for (size_t len = 3; len <= 300; len++) {
		size_t from = b.len;
		for (size_t i = 0; i < len; i++)
			buf_char(&b, (char)roll(&dice));
		buf_char(&b, (char)len);
		for (size_t i = 0; i < len; i++)
			buf_char(&b, b.at[from + i]);
	}
	size_t packed = hold(buf_as_str(&b));
	CHECK(packed < b.len * 6 / 10);
	buf_finish(&b);
}

/* The same words with a gap of each size around the powers of two, and beyond what can be reached. */
static void hold_distances(void)
{
	for (size_t power = 4; power <= 70000; power *= 2)
		for (size_t gap = power - 2; gap <= power + 2; gap++) {
			struct buf b = { 0 };
			uint32_t dice = (uint32_t)gap;
			buf_text(&b, "a journey to be met again");
			for (size_t i = 0; i < gap; i++)
				buf_char(&b, (char)roll(&dice));
			buf_text(&b, "a journey to be met again");
			hold(buf_as_str(&b));
			buf_finish(&b);
		}
}

/* Each byte twice as often as the one before: the longest codes would have 18 bits, were they not limited to 15. */
static void hold_skewed(void)
{
	struct deflate_block block = { 0 };
	struct arena arena = { 0 };
	struct buf bytes = { 0 }, packed = { 0 };
	struct deflate_bits bits = { .out = &packed };
	for (int symbol = 0; symbol < 18; symbol++)
		for (uint32_t i = 0; i < 1u << symbol; i++) {
			deflate_add_byte(&block, &arena, (unsigned char)(symbol * 11));
			buf_char(&bytes, (char)(symbol * 11));
		}
	deflate_write_block(&block, true, &bits);
	deflate_flush(&bits);
	CHECK(is_unpacked(buf_as_str(&bytes), buf_as_str(&packed)) && packed.len < bytes.len / 2);
	arena_finish(&arena);
	buf_finish(&bytes);
	buf_finish(&packed);
}

static void hold_kinds(void)
{
	for (uint32_t kind = 1; kind < 40; kind++) {
		struct buf b = { 0 };
		uint32_t dice = kind, signs = kind < 20 ? kind : kind * 6;
		size_t len = kind % 3 == 0 ? 200000 : 1000 * kind;
		for (size_t i = 0; i < len; i++)
			buf_char(&b, (char)(roll(&dice) % signs));
		hold(buf_as_str(&b));
		buf_finish(&b);
	}
}

int main(void)
{
	hold_small();
	hold_lengths();
	hold_distances();
	hold_skewed();
	hold_kinds();
	return check_report();
}
