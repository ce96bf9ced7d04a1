/* picture_png.c — reads a PNG through, once, and keeps what makes the picture. Whoever draws it later, cairo or a reader's browser, finds nothing
 * in it that it would stumble over. */
#include "base/picture_kinds.h"
#include "base/zlib_lib.h"
#include "cjm/memory.h"

#include <string.h>

enum { CHUNK_FRAME = 12, HEAD_LENGTH = 13, PASSES = 7, SCRATCH = 32 * 1024, FILTERS = 5, PROFILE_MOST = 4 * 1024 * 1024 };

/* Rows as the file holds them: those of the picture, or of each of the seven passes of an interlaced one. */
struct picture_rows {
	uint32_t width, height;
	unsigned bits; /* of a pixel */
	bool is_interlaced;
	unsigned pass;
	uint32_t row;  /* of the pass */
	size_t left;   /* bytes of the row that have not come yet */
	bool is_bad, is_over;
};

struct unpacking {
	const struct zlib *lib;
	z_stream z;
	bool is_begun, is_done, is_bad;
	struct memory_guard guard;
};

struct picture_reading {
	struct str bytes;
	struct picture_limits most;
	size_t at;
	struct zlib lib;
	struct picture *picture;
	struct picture_rows rows;
	struct unpacking pixels;
	unsigned char depth, color;
	bool has_palette, has_pixels, pixels_ended, is_at_end;
	struct buf kept;
	const char *fault;
};

static bool fail_with(struct picture_reading *r, const char *fault)
{
	r->fault = fault;
	return false;
}

/* ---- unpacking, in pieces ---- */

static void drop_unpacking(void *unpacking)
{
	struct unpacking *u = unpacking;
	u->lib->inflateEnd(&u->z);
}

static void begin_unpacking(struct unpacking *u)
{
	if (u->lib->inflateInit_(&u->z, ZLIB_VERSION, (int)sizeof u->z) != Z_OK)
		memory_lacks();
	u->is_begun = true;
	u->guard = (struct memory_guard){ .undo = drop_unpacking, .context = u };
	memory_guard(&u->guard);
}

/* Gives what the bytes unpack to, piece by piece, as long as the taker wants more. */
static void unpack_bytes(struct unpacking *u, struct str packed, bool (*take)(void *to, const unsigned char *at, size_t len), void *to)
{
	unsigned char scratch[SCRATCH];
	if (!u->is_begun && !u->is_bad)
		begin_unpacking(u);
	u->z.next_in = (Bytef *)packed.at;
	u->z.avail_in = (uInt)packed.len;
	while (!u->is_bad && !u->is_done) {
		u->z.next_out = scratch;
		u->z.avail_out = sizeof scratch;
		int result = u->lib->inflate(&u->z, Z_NO_FLUSH);
		if (result == Z_MEM_ERROR)
			memory_lacks();
		u->is_done = result == Z_STREAM_END;
		u->is_bad = result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR;
		u->is_bad |= !take(to, scratch, sizeof scratch - u->z.avail_out);
		if (!u->z.avail_in && u->z.avail_out)
			break;
	}
	u->is_bad |= u->z.avail_in > 0;
}

static void unpack_end(struct unpacking *u)
{
	if (u->is_begun) {
		memory_unguard(&u->guard);
		drop_unpacking(u);
	}
}

/* ---- rows ---- */

static uint32_t pixels_of_pass(uint32_t side, unsigned first, unsigned step)
{
	return side > first ? (side - first + step - 1) / step : 0;
}

/* Goes on to the next row; false behind the last. */
static bool next_row(struct picture_rows *r)
{
	static const unsigned char X[PASSES][2] = { { 0, 8 }, { 4, 8 }, { 0, 4 }, { 2, 4 }, { 0, 2 }, { 1, 2 }, { 0, 1 } };
	static const unsigned char Y[PASSES][2] = { { 0, 8 }, { 0, 8 }, { 4, 8 }, { 0, 4 }, { 2, 4 }, { 0, 2 }, { 1, 2 } };
	for (; r->pass < (r->is_interlaced ? (unsigned)PASSES : 1); r->pass++, r->row = 0) {
		uint32_t width = r->is_interlaced ? pixels_of_pass(r->width, X[r->pass][0], X[r->pass][1]) : r->width;
		uint32_t height = r->is_interlaced ? pixels_of_pass(r->height, Y[r->pass][0], Y[r->pass][1]) : r->height;
		if (!width || r->row >= height)
			continue;
		r->left = 1 + ((size_t)width * r->bits + 7) / 8;
		r->row++;
		return true;
	}
	return false;
}

static bool take_pixels(void *rows, const unsigned char *at, size_t len)
{
	struct picture_rows *r = rows;
	while (len) {
		bool is_first = !r->left;
		if (is_first && !next_row(r)) {
			r->is_over = true;
			return false;
		}
		if (is_first && *at >= FILTERS)
			r->is_bad = true;
		size_t taken = len < r->left ? len : r->left;
		r->left -= taken;
		at += taken;
		len -= taken;
	}
	return !r->is_bad;
}

/* ---- chunks ---- */

struct chunk {
	char type[5];
	struct str data, whole;
};

static uint32_t number_at(struct str s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.at + at;
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static bool is_type(const char *type)
{
	for (int i = 0; i < 4; i++)
		if ((type[i] | 32) < 'a' || (type[i] | 32) > 'z')
			return false;
	return true;
}

static bool read_chunk(struct picture_reading *r, struct chunk *c)
{
	struct str left = str_slice(r->bytes, r->at, r->bytes.len);
	if (left.len < CHUNK_FRAME)
		return fail_with(r, "it is cut off");
	size_t length = number_at(left, 0);
	memcpy(c->type, left.at + 4, 4);
	c->type[4] = 0;
	if (!is_type(c->type))
		return fail_with(r, "it is damaged");
	if (length > left.len - CHUNK_FRAME)
		return fail_with(r, "it is cut off");
	c->data = str_slice(left, 8, 8 + length);
	c->whole = str_slice(left, 0, CHUNK_FRAME + length);
	if (r->lib.crc32(0, (const Bytef *)left.at + 4, (uInt)length + 4) != number_at(left, 8 + length))
		return fail_with(r, "it is damaged: a checksum is wrong");
	r->at += c->whole.len;
	return true;
}

/* ---- the head ---- */

/* By the colour's number: how many values a pixel has, and of how many bits, as a set. 0: there is no such. */
static const struct {
	unsigned char values, depths;
} COLORS[] = { { 1, 1 | 2 | 4 | 8 | 16 }, { 0, 0 }, { 3, 8 | 16 }, { 1, 1 | 2 | 4 | 8 }, { 2, 8 | 16 }, { 0, 0 }, { 4, 8 | 16 } };

static bool is_power_of_two(unsigned char n)
{
	return n && !(n & (n - 1));
}

static bool read_head(struct picture_reading *r, const struct chunk *c)
{
	if (strcmp(c->type, "IHDR") != 0 || c->data.len != HEAD_LENGTH)
		return fail_with(r, "it is damaged: it does not start with its size");
	const unsigned char *rest = (const unsigned char *)c->data.at + 8;
	struct picture_rows rows = { .width = number_at(c->data, 0), .height = number_at(c->data, 4), .is_interlaced = rest[4] == 1 };
	r->depth = rest[0];
	r->color = rest[1];
	bool is_known = r->color < sizeof COLORS / sizeof *COLORS && is_power_of_two(r->depth) && (COLORS[r->color].depths & r->depth);
	if (!is_known || rest[2] || rest[3] || rest[4] > 1)
		return fail_with(r, "its colour type is not valid for PNG");
	if (!rows.width || !rows.height)
		return fail_with(r, "it has no size");
	if (!picture_fits(r->most, rows.width, rows.height))
		return fail_with(r, PICTURE_TOO_LARGE);
	rows.bits = COLORS[r->color].values * r->depth;
	r->rows = rows;
	r->picture->width = rows.width;
	r->picture->height = rows.height;
	r->picture->pixels = (uint64_t)rows.width * rows.height;
	return true;
}

/* ---- the other parts ---- */

static bool read_palette(struct picture_reading *r, const struct chunk *c)
{
	size_t colors = c->data.len / 3;
	bool is_too_long = r->color == 3 && colors > (size_t)1 << r->depth;
	if (r->has_palette || r->has_pixels || !colors || c->data.len % 3 || colors > 256 || is_too_long || r->color == 0 || r->color == 4)
		return fail_with(r, "it is damaged: its palette does not fit");
	r->has_palette = true;
	return true;
}

static bool read_pixels(struct picture_reading *r, const struct chunk *c)
{
	if (r->pixels_ended || (r->color == 3 && !r->has_palette))
		return fail_with(r, "it is damaged: its parts are in the wrong order");
	r->has_pixels = true;
	unpack_bytes(&r->pixels, c->data, take_pixels, &r->rows);
	if (r->rows.is_over)
		return fail_with(r, "it has more data than its size allows");
	return !r->pixels.is_bad || fail_with(r, "it is damaged: its pixels cannot be unpacked");
}

struct picture_count { size_t len; };

static bool count_profile(void *counted, const unsigned char *at, size_t len)
{
	(void)at;
	return (((struct picture_count *)counted)->len += len) <= PROFILE_MOST;
}

/* A name, a zero, how it is packed, and the profile. */
static bool read_profile(struct picture_reading *r, const struct chunk *c)
{
	size_t name = str_find(c->data, 0);
	struct picture_count counted = { 0 };
	struct unpacking u = { .lib = &r->lib };
	if (name + 2 <= c->data.len)
		unpack_bytes(&u, str_slice(c->data, name + 2, c->data.len), count_profile, &counted);
	unpack_end(&u);
	return (u.is_done && !u.is_bad) || fail_with(r, "it is damaged: its colour profile cannot be unpacked");
}

static bool read_end(struct picture_reading *r)
{
	r->is_at_end = true;
	if (!r->has_pixels)
		return fail_with(r, "it has no pixels");
	bool is_whole = r->pixels.is_done && !r->rows.left && !next_row(&r->rows);
	return is_whole || fail_with(r, "it is cut off");
}

/* What changes how it looks. A text may be packed as well, and hold anything; where a camera stood is nobody's. */
static bool is_shown_chunk(const char *type)
{
	static const char *const SHOWN[] = { "gAMA", "cHRM", "sRGB", "sBIT", "tRNS", "iCCP" };
	for (size_t i = 0; i < sizeof SHOWN / sizeof *SHOWN; i++)
		if (strcmp(type, SHOWN[i]) == 0)
			return true;
	return false;
}

static bool read_part(struct picture_reading *r, const struct chunk *c)
{
	bool is_pixels = strcmp(c->type, "IDAT") == 0, is_critical = !(c->type[0] & 32);
	r->pixels_ended |= r->has_pixels && !is_pixels;
	if (strcmp(c->type, "acTL") == 0 || strcmp(c->type, "fdAT") == 0)
		return fail_with(r, "it is animated; save it as one picture");
	if (is_pixels)
		return read_pixels(r, c);
	if (strcmp(c->type, "PLTE") == 0)
		return read_palette(r, c);
	if (strcmp(c->type, "iCCP") == 0)
		return read_profile(r, c);
	if (strcmp(c->type, "IEND") == 0)
		return read_end(r);
	return !is_critical || fail_with(r, "it has an unknown part");
}

static bool read_all(struct picture_reading *r)
{
	struct chunk c;
	if (!read_chunk(r, &c) || !read_head(r, &c))
		return false;
	buf_str(&r->kept, str_slice(r->bytes, 0, r->at));
	while (!r->is_at_end) {
		if (!read_chunk(r, &c) || !read_part(r, &c))
			return false;
		if (!(c.type[0] & 32) || is_shown_chunk(c.type))
			buf_str(&r->kept, c.whole);
	}
	return true;
}

bool png_read(struct arena *a, struct str bytes, struct picture_limits most, struct picture *p, struct buf *why)
{
	struct picture_reading r = { .bytes = bytes, .most = most, .at = sizeof PNG_SIGNATURE - 1, .picture = p };
	r.pixels.lib = &r.lib;
	if (zlib_load(&r.lib, why) && read_all(&r))
		p->bytes = str_copy(a, buf_as_str(&r.kept));
	if (r.fault)
		buf_text(why, r.fault);
	unpack_end(&r.pixels);
	buf_finish(&r.kept);
	return p->bytes.len > 0;
}

void png_size(struct str png, double *width, double *height)
{
	enum { AT = sizeof PNG_SIGNATURE - 1 + 8 }; /* behind the signature and the head's own frame */
	*width = number_at(png, AT);
	*height = number_at(png, AT + 4);
}
