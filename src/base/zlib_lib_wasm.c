/* zlib_lib_wasm.c — what reading a picture needs of zlib, for the WebAssembly module: RFC 1950 and 1951, decoded a bit at a time, as small as can be. It lets pass what
 * zlib lets pass. The input may end anywhere: what is not whole is begun again when more has come. */
#include "base/zlib_lib.h"
#include "cjm/memory.h"

#include <string.h>

enum { WINDOW = 32 * 1024, LONGEST_CODE = 15, QUICK_BITS = 9, LITERALS = 288, DISTANCES = 30, LENGTHS = 19, ADLER = 65521 };
enum inflate_step { GOES_ON, NEEDS_MORE, IS_BAD };

struct prefix_code { /* how many codes have each length, and the symbols in their order */
	short counts[LONGEST_CODE + 1], symbols[LITERALS];
	struct { short symbol; unsigned char length; } quick[1 << QUICK_BITS]; /* by the next bits; length 0: a longer code */
};

struct inflating {
	struct buf in; /* not read yet */
	size_t at;     /* in bits */
	enum { AT_HEAD, AT_BLOCK, IN_STORED, IN_CODES, AT_TAIL, AT_END } phase;
	bool is_last;
	struct prefix_code literals, distances;
	size_t left, distance; /* of what is stored or repeated */
	unsigned char window[WINDOW];
	size_t written;
	uint32_t low, high; /* Adler's sums */
};

/* ---- bits ---- */

/* At most 16; behind the end there are zeros. */
static unsigned see_bits(const struct inflating *f, unsigned count)
{
	unsigned seen = 0;
	size_t byte = f->at / 8;
	for (unsigned i = 0; i < 3 && byte + i < f->in.len; i++)
		seen |= (unsigned)(unsigned char)f->in.at[byte + i] << 8 * i;
	return seen >> f->at % 8 & ((1u << count) - 1);
}

static bool read_bits(struct inflating *f, unsigned count, unsigned *value)
{
	*value = 0;
	if (f->at + count > f->in.len * 8)
		return false;
	*value = see_bits(f, count);
	f->at += count;
	return true;
}

static bool read_bytes(struct inflating *f, unsigned count, uint32_t *value)
{
	*value = 0;
	f->at = (f->at + 7) / 8 * 8;
	for (unsigned i = 0, byte; i < count; i++) {
		if (!read_bits(f, 8, &byte))
			return false;
		*value = *value << 8 | byte;
	}
	return true;
}

static enum inflate_step read_symbol(struct inflating *f, const struct prefix_code *c, int *symbol)
{
	int code = 0, first = 0, index = 0;
	unsigned next = see_bits(f, QUICK_BITS), length = c->quick[next].length;
	if (length && f->at + length <= f->in.len * 8) {
		f->at += length;
		*symbol = c->quick[next].symbol;
		return GOES_ON;
	}
	for (int len = 1; len <= LONGEST_CODE; len++) {
		unsigned bit;
		if (!read_bits(f, 1, &bit))
			return NEEDS_MORE;
		code |= (int)bit;
		int count = c->counts[len];
		if (code - count < first) {
			*symbol = c->symbols[index + code - first];
			return GOES_ON;
		}
		index += count;
		first = (first + count) << 1;
		code <<= 1;
	}
	return IS_BAD;
}

/* ---- codes ---- */

/* Bits come in the file from the first of the code to its last, and in a number from the lowest. */
static void set_quick(struct prefix_code *c)
{
	int code = 0, index = 0;
	memset(c->quick, 0, sizeof c->quick);
	for (unsigned len = 1; len <= QUICK_BITS; len++, code <<= 1)
		for (int i = 0; i < c->counts[len]; i++, code++, index++) {
			unsigned turned = 0;
			for (unsigned bit = 0; bit < len; bit++)
				turned |= ((unsigned)code >> bit & 1) << (len - 1 - bit);
			for (unsigned all = turned; all < 1u << QUICK_BITS; all += 1u << len) {
				c->quick[all].symbol = c->symbols[index];
				c->quick[all].length = (unsigned char)len;
			}
		}
}

/* False where the lengths don't make a code: only one that has a single symbol may leave some out. */
static bool set_code(struct prefix_code *c, const unsigned char *lengths, int count, bool must_be_whole)
{
	short starts[LONGEST_CODE + 2] = { 0 };
	int left = 1;
	memset(c->counts, 0, sizeof c->counts);
	for (int i = 0; i < count; i++)
		c->counts[lengths[i]]++;
	for (int len = 1; len <= LONGEST_CODE; len++) {
		left = left * 2 - c->counts[len];
		if (left < 0)
			return false;
		starts[len + 1] = (short)(starts[len] + c->counts[len]);
	}
	for (int i = 0; i < count; i++)
		if (lengths[i])
			c->symbols[starts[lengths[i]]++] = (short)i;
	set_quick(c);
	bool has_one = c->counts[0] == count - 1 && c->counts[1] == 1, has_none = c->counts[0] == count;
	return left == 0 || (!must_be_whole && (has_one || has_none));
}

static void set_fixed_codes(struct inflating *f)
{
	unsigned char lengths[LITERALS];
	for (int i = 0; i < LITERALS; i++)
		lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
	set_code(&f->literals, lengths, LITERALS, true);
	memset(lengths, 5, DISTANCES);
	set_code(&f->distances, lengths, DISTANCES, false);
}

/* A length, or how often the last one or none comes again. */
static enum inflate_step read_length(struct inflating *f, unsigned char *lengths, unsigned *at, unsigned most)
{
	int symbol;
	unsigned more = 0, least = 1;
	enum inflate_step step = read_symbol(f, &f->literals, &symbol);
	if (step != GOES_ON)
		return step;
	if (symbol == 16 && !*at)
		return IS_BAD;
	unsigned char length = symbol < 16 ? (unsigned char)symbol : symbol == 16 ? lengths[*at - 1] : 0;
	if (symbol >= 16 && !read_bits(f, symbol == 16 ? 2 : symbol == 17 ? 3 : 7, &more))
		return NEEDS_MORE;
	if (symbol >= 16)
		least = symbol == 18 ? 11 : 3;
	if (*at + least + more > most)
		return IS_BAD;
	for (unsigned i = 0; i < least + more; i++)
		lengths[(*at)++] = length;
	return GOES_ON;
}

static enum inflate_step read_codes(struct inflating *f)
{
	static const unsigned char ORDER[LENGTHS] = { 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15 };
	unsigned char lengths[LITERALS + 32] = { 0 };
	unsigned literals, distances, count, length, at = 0;
	if (!read_bits(f, 5, &literals) || !read_bits(f, 5, &distances) || !read_bits(f, 4, &count))
		return NEEDS_MORE;
	literals += 257;
	distances += 1;
	if (literals > 286 || distances > DISTANCES)
		return IS_BAD;
	for (unsigned i = 0; i < count + 4; i++) {
		if (!read_bits(f, 3, &length))
			return NEEDS_MORE;
		lengths[ORDER[i]] = (unsigned char)length;
	}
	if (!set_code(&f->literals, lengths, LENGTHS, true))
		return IS_BAD;
	memset(lengths, 0, sizeof lengths);
	while (at < literals + distances) {
		enum inflate_step step = read_length(f, lengths, &at, literals + distances);
		if (step != GOES_ON)
			return step;
	}
	bool is_code = lengths[256] && set_code(&f->literals, lengths, (int)literals, false) && set_code(&f->distances, lengths + literals, (int)distances, false);
	return is_code ? GOES_ON : IS_BAD;
}

/* ---- output ---- */

static void put_byte(struct inflating *f, z_stream *z, unsigned char byte)
{
	*z->next_out++ = byte;
	z->avail_out--;
	f->window[f->written++ % WINDOW] = byte;
	f->low = (f->low + byte) % ADLER;
	f->high = (f->high + f->low) % ADLER;
}

static enum inflate_step read_match(struct inflating *f, int symbol)
{
	static const short BASES[] = { 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258 };
	static const short DISTANCE_BASES[] = { 1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577 };
	int index = symbol - 257, far = 0;
	unsigned more, further;
	if (index >= (int)(sizeof BASES / sizeof *BASES))
		return IS_BAD;
	if (!read_bits(f, index < 8 || index == 28 ? 0 : (unsigned)index / 4 - 1, &more))
		return NEEDS_MORE;
	enum inflate_step step = read_symbol(f, &f->distances, &far);
	if (step != GOES_ON)
		return step;
	if (!read_bits(f, far < 4 ? 0 : (unsigned)far / 2 - 1, &further))
		return NEEDS_MORE;
	f->left = (size_t)BASES[index] + more;
	f->distance = (size_t)DISTANCE_BASES[far] + further;
	return f->distance > f->written ? IS_BAD : GOES_ON;
}

/* ---- one step of each phase ---- */

static enum inflate_step read_head(struct inflating *f)
{
	uint32_t head;
	if (!read_bytes(f, 2, &head))
		return NEEDS_MORE;
	f->phase = AT_BLOCK;
	return head % 31 || (head >> 8 & 15) != 8 || head >> 12 > 7 || (head & 32) ? IS_BAD : GOES_ON;
}

static enum inflate_step read_stored(struct inflating *f)
{
	uint32_t size;
	if (!read_bytes(f, 4, &size))
		return NEEDS_MORE;
	uint32_t length = (size >> 24) | (size >> 8 & 0xFF00), check = (size >> 8 & 0xFF) | (size << 8 & 0xFF00);
	f->left = length;
	f->phase = IN_STORED;
	return (length ^ check) == 0xFFFF ? GOES_ON : IS_BAD;
}

static enum inflate_step read_block(struct inflating *f)
{
	unsigned is_last, kind;
	if (!read_bits(f, 1, &is_last) || !read_bits(f, 2, &kind))
		return NEEDS_MORE;
	f->is_last = is_last;
	if (kind == 0)
		return read_stored(f);
	f->phase = IN_CODES;
	if (kind == 1)
		set_fixed_codes(f);
	return kind == 1 ? GOES_ON : kind == 2 ? read_codes(f) : IS_BAD;
}

static enum inflate_step copy_stored(struct inflating *f, z_stream *z)
{
	unsigned byte;
	if (!f->left) {
		f->phase = f->is_last ? AT_TAIL : AT_BLOCK;
		return GOES_ON;
	}
	if (!read_bits(f, 8, &byte))
		return NEEDS_MORE;
	f->left--;
	put_byte(f, z, (unsigned char)byte);
	return GOES_ON;
}

static enum inflate_step copy_coded(struct inflating *f, z_stream *z)
{
	int symbol;
	if (f->left) {
		f->left--;
		put_byte(f, z, f->window[(f->written - f->distance) % WINDOW]);
		return GOES_ON;
	}
	enum inflate_step step = read_symbol(f, &f->literals, &symbol);
	if (step != GOES_ON || symbol > 256)
		return step != GOES_ON ? step : read_match(f, symbol);
	if (symbol == 256)
		f->phase = f->is_last ? AT_TAIL : AT_BLOCK;
	else
		put_byte(f, z, (unsigned char)symbol);
	return GOES_ON;
}

static enum inflate_step read_tail(struct inflating *f)
{
	uint32_t sum;
	if (!read_bytes(f, 4, &sum))
		return NEEDS_MORE;
	f->phase = AT_END;
	return sum == (f->high << 16 | f->low) ? GOES_ON : IS_BAD;
}

static enum inflate_step take_step(struct inflating *f, z_stream *z)
{
	switch (f->phase) {
	case AT_HEAD: return read_head(f);
	case AT_BLOCK: return read_block(f);
	case IN_STORED: return copy_stored(f, z);
	case IN_CODES: return copy_coded(f, z);
	case AT_TAIL: return read_tail(f);
	case AT_END: break;
	}
	return NEEDS_MORE;
}

/* ---- as zlib has it ---- */

static int begin(z_stream *z, const char *version, int size)
{
	(void)version, (void)size;
	struct inflating *f = memory_new(sizeof *f);
	z->opaque = f;
	f->low = 1;
	return Z_OK;
}

/* Gives back what was not needed. */
static void drop_read(struct inflating *f, z_stream *z)
{
	size_t done = f->phase == AT_END ? (f->at + 7) / 8 : f->at / 8, left = f->in.len - done;
	if (f->phase == AT_END) {
		z->avail_in = (uInt)left;
		left = 0;
	}
	if (left)
		memmove(f->in.at, f->in.at + done, left);
	f->in.len = left;
	f->at -= done * 8;
}

static int unpack(z_stream *z, int flush)
{
	(void)flush;
	struct inflating *f = z->opaque;
	enum inflate_step step = GOES_ON;
	buf_add(&f->in, (const char *)z->next_in, z->avail_in);
	z->next_in += z->avail_in;
	z->avail_in = 0;
	while (step == GOES_ON && f->phase != AT_END && (z->avail_out || f->phase == AT_TAIL)) {
		size_t at = f->at, phase = f->phase;
		step = take_step(f, z);
		if (step == NEEDS_MORE) {
			f->at = at;
			f->phase = phase;
		}
	}
	drop_read(f, z);
	return step == IS_BAD ? Z_DATA_ERROR : f->phase == AT_END ? Z_STREAM_END : Z_OK;
}

static int finish(z_stream *z)
{
	struct inflating *f = z->opaque;
	buf_finish(&f->in);
	memory_free(f);
	return Z_OK;
}

static uLong checksum(uLong sum, const Bytef *at, uInt len)
{
	uint32_t c = ~(uint32_t)sum;
	for (uInt i = 0; i < len; i++) {
		c ^= at[i];
		for (int bit = 0; bit < 8; bit++)
			c = c & 1 ? c >> 1 ^ 0xEDB88320u : c >> 1;
	}
	return (uint32_t)~c;
}

bool zlib_load(struct zlib *lib, struct buf *message)
{
	(void)message;
	*lib = (struct zlib){ checksum, unpack, finish, begin };
	return true;
}
