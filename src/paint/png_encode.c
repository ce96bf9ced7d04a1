/* png_encode.c — writes a PNG fast.
 *
 * A drawing is mostly flat: a row that equals the one above becomes zeros (filter Up), any other is left as it is (filter
 * None) so that repeated letters are found again. The picture is deflated in stripes, each in its own thread and ended
 * on a byte; joined they are one stream. The number of stripes depends on the picture alone, so the bytes do too. */
#include "png_encode.h"
#include "cjm/memory.h"

#include <pthread.h>
#include <string.h>

/* zlib's tables of memory level 7 stay in a processor's nearest cache: a quarter less time than with 9, and the file is smaller. */
enum { STRIPES = 4, LEVEL = 3, MEMORY_LEVEL = 7, ROWS_WORTH_A_STRIPE = 128 };

struct stripe {
	const struct cairo_lib *lib;
	const struct pixels *pixels;
	int from, to; /* rows */
	bool is_last;
	struct buf deflated;
	unsigned long adler, length; /* of what was deflated */
	bool ok;
};

static const unsigned char *row_at(const struct pixels *p, int y)
{
	return p->at + (size_t)y * (size_t)p->stride;
}

static size_t row_size(const struct pixels *p)
{
	return 1 + (size_t)p->width * (p->has_alpha ? 4 : 3);
}

static uint32_t pixel_at(const unsigned char *row, int x)
{
	uint32_t pixel;
	memcpy(&pixel, row + 4 * (size_t)x, 4);
	return pixel;
}

static void write_rgb(const unsigned char *row, int width, unsigned char *to)
{
	for (int x = 0; x < width; x++, to += 3) {
		uint32_t pixel = pixel_at(row, x);
		to[0] = (unsigned char)(pixel >> 16);
		to[1] = (unsigned char)(pixel >> 8);
		to[2] = (unsigned char)pixel;
	}
}

/* PNG wants colours that alpha has not been multiplied into. */
static void write_rgba(const unsigned char *row, int width, unsigned char *to)
{
	for (int x = 0; x < width; x++, to += 4) {
		uint32_t pixel = pixel_at(row, x), alpha = pixel >> 24;
		for (int i = 0; i < 3; i++)
			to[i] = alpha ? (unsigned char)(((pixel >> (16 - 8 * i) & 255) * 255 + alpha / 2) / alpha) : 0;
		to[3] = (unsigned char)alpha;
	}
}

/* Whether the row repeats the one above. */
static bool filter_row(const struct pixels *p, int y, unsigned char *to)
{
	const unsigned char *row = row_at(p, y);
	bool repeats = y > 0 && !memcmp(row, row_at(p, y - 1), 4 * (size_t)p->width);
	to[0] = repeats ? 2 : 0;
	if (repeats)
		memset(to + 1, 0, row_size(p) - 1);
	else if (p->has_alpha)
		write_rgba(row, p->width, to + 1);
	else
		write_rgb(row, p->width, to + 1);
	return repeats;
}

/* The checksum after a 2 and `zeros` zeros, without looking at them: the first sum grows by 2 and then stays. */
static unsigned long adler_of_repeat(unsigned long adler, size_t zeros)
{
	enum { MODULUS = 65521 };
	uint64_t first = ((adler & 0xFFFF) + 2) % MODULUS, second = ((adler >> 16) + first * (zeros + 1)) % MODULUS;
	return (unsigned long)(second << 16 | first);
}

/* Deflates `length` bytes, and all that waits when the stripe ends. */
static bool deflate_some(struct stripe *s, z_stream *z, unsigned char *bytes, size_t length, int flush)
{
	unsigned char room[32 * 1024];
	z->next_in = bytes;
	z->avail_in = (unsigned)length;
	do {
		z->next_out = room;
		z->avail_out = sizeof room;
		if (s->lib->deflate(z, flush) == Z_STREAM_ERROR)
			return false;
		if (!buf_may_add(&s->deflated, (const char *)room, sizeof room - z->avail_out))
			return false;
	} while (!z->avail_out);
	return true;
}

static bool deflate_rows(struct stripe *s, z_stream *z, unsigned char *row)
{
	size_t length = row_size(s->pixels);
	for (int y = s->from; y < s->to; y++) {
		bool repeats = filter_row(s->pixels, y, row);
		s->adler = repeats ? adler_of_repeat(s->adler, length - 1) : s->lib->adler32(s->adler, row, (unsigned)length);
		s->length += length;
		int flush = y + 1 < s->to ? Z_NO_FLUSH : s->is_last ? Z_FINISH : Z_SYNC_FLUSH;
		if (!deflate_some(s, z, row, length, flush))
			return false;
	}
	return true;
}

static void *deflate_stripe(void *stripe)
{
	struct stripe *s = stripe;
	z_stream z = { 0 };
	unsigned char *row = memory_may_grow(NULL, row_size(s->pixels));
	if (row && s->lib->deflateInit2_(&z, LEVEL, Z_DEFLATED, -15, MEMORY_LEVEL, Z_DEFAULT_STRATEGY, ZLIB_VERSION, sizeof z) == Z_OK) {
		s->ok = deflate_rows(s, &z, row);
		s->lib->deflateEnd(&z);
	}
	memory_free(row);
	return NULL;
}

static int divide_rows(const struct cairo_lib *lib, const struct pixels *p, struct stripe stripes[STRIPES])
{
	int count = p->height < STRIPES * ROWS_WORTH_A_STRIPE ? 1 : STRIPES;
	for (int i = 0; i < count; i++) {
		int from = (int)((int64_t)p->height * i / count), to = (int)((int64_t)p->height * (i + 1) / count);
		stripes[i] = (struct stripe){ .lib = lib, .pixels = p, .from = from, .to = to, .is_last = i + 1 == count, .adler = 1 };
	}
	return count;
}

static void deflate_all(struct stripe *stripes, int count)
{
	pthread_t threads[STRIPES];
	bool started[STRIPES];
	for (int i = 1; i < count; i++)
		started[i] = !pthread_create(&threads[i], NULL, deflate_stripe, &stripes[i]);
	deflate_stripe(&stripes[0]);
	for (int i = 1; i < count; i++) {
		if (started[i])
			pthread_join(threads[i], NULL);
		else
			deflate_stripe(&stripes[i]);
	}
	for (int i = 0; i < count; i++)
		memory_adopt(stripes[i].deflated.at);
}

/* ---- the file ---- */

static void add_number(struct buf *out, uint32_t number)
{
	char bytes[] = { (char)(number >> 24), (char)(number >> 16), (char)(number >> 8), (char)number };
	buf_add(out, bytes, 4);
}

/* A chunk is begun, filled, and ended, which sets its length and its checksum. */
static size_t begin_chunk(struct buf *out, const char *type)
{
	size_t start = out->len;
	add_number(out, 0);
	buf_add(out, type, 4);
	return start;
}

static void end_chunk(const struct cairo_lib *lib, struct buf *out, size_t start)
{
	uint32_t length = (uint32_t)(out->len - start - 8);
	for (int i = 0; i < 4; i++)
		out->at[start + (size_t)i] = (char)(length >> (24 - 8 * i));
	add_number(out, (uint32_t)lib->crc32(0, (const Bytef *)out->at + start + 4, length + 4));
}

static void add_header(const struct cairo_lib *lib, const struct pixels *p, struct buf *out)
{
	size_t chunk = begin_chunk(out, "IHDR");
	add_number(out, (uint32_t)p->width);
	add_number(out, (uint32_t)p->height);
	const char rest[] = { 8, p->has_alpha ? 6 : 2, 0, 0, 0 };
	buf_add(out, rest, sizeof rest);
	end_chunk(lib, out, chunk);
	chunk = begin_chunk(out, "pHYs");
	add_number(out, (uint32_t)(p->per_meter + 0.5));
	add_number(out, (uint32_t)(p->per_meter + 0.5));
	buf_char(out, 1);
	end_chunk(lib, out, chunk);
}

static void add_title(const struct cairo_lib *lib, const struct pixels *p, struct buf *out)
{
	if (!p->title.len)
		return;
	size_t chunk = begin_chunk(out, "iTXt");
	buf_add(out, "Title\0\0", 8); /* its own end, not compressed, by no method */
	buf_str(out, p->lang);
	buf_add(out, "\0", 2); /* ends the language; the keyword has no translation */
	buf_str(out, p->title);
	end_chunk(lib, out, chunk);
}

static void add_stripes(const struct cairo_lib *lib, struct stripe *stripes, int count, struct buf *out)
{
	unsigned long adler = stripes[0].adler;
	for (int i = 0; i < count; i++) {
		size_t chunk = begin_chunk(out, "IDAT");
		if (i == 0)
			buf_add(out, "\x78\x5e", 2);
		else
			adler = lib->adler32_combine(adler, stripes[i].adler, (z_off_t)stripes[i].length);
		buf_str(out, buf_as_str(&stripes[i].deflated));
		if (stripes[i].is_last)
			add_number(out, (uint32_t)adler);
		end_chunk(lib, out, chunk);
	}
}

bool png_encode(const struct cairo_lib *lib, const struct pixels *p, struct buf *out)
{
	struct stripe stripes[STRIPES];
	int count = divide_rows(lib, p, stripes);
	deflate_all(stripes, count);
	bool ok = true;
	for (int i = 0; i < count; i++)
		ok &= stripes[i].ok;
	if (ok) {
		buf_add(out, "\x89PNG\r\n\x1a\n", 8);
		add_header(lib, p, out);
		add_title(lib, p, out);
		add_stripes(lib, stripes, count, out);
		end_chunk(lib, out, begin_chunk(out, "IEND"));
	}
	for (int i = 0; i < count; i++)
		buf_finish(&stripes[i].deflated);
	return ok;
}
