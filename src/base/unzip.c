/* unzip.c — the parts of a zip by its list (APPNOTE 6.3), unpacked by zlib. For what our own program or a library has just packed: no large archives. */
#include "cjm/library.h"
#include "cjm/zip.h"

#include <string.h>
#include <zlib.h>

static const struct library LIBRARY = { "writing workbooks needs the library zlib", "zlib", "zlib1g", { "libz.so.1" } };
static const char *const NAMES[] = { "inflate", "inflateEnd", "inflateInit2_" };

struct unpacking_lib {
	__typeof__(inflate) *inflate;
	__typeof__(inflateEnd) *inflateEnd;
	__typeof__(inflateInit2_) *inflateInit2_;
};

enum { END_SIZE = 22, ENTRY_SIZE = 46, HEAD_SIZE = 30, STORED = 0, DEFLATED = 8 };

static unsigned short_at(struct str s, size_t at)
{
	return (unsigned char)s.at[at] | (unsigned)(unsigned char)s.at[at + 1] << 8;
}

static size_t long_at(struct str s, size_t at)
{
	return short_at(s, at) | (size_t)short_at(s, at + 2) << 16;
}

static bool inflate_part(const struct unpacking_lib *lib, struct str packed, char *out, size_t size)
{
	z_stream z = { .next_in = (Bytef *)packed.at, .avail_in = (uInt)packed.len, .next_out = (Bytef *)out, .avail_out = (uInt)size };
	if (lib->inflateInit2_(&z, -MAX_WBITS, ZLIB_VERSION, (int)sizeof z) != Z_OK)
		return false;
	bool is_whole = lib->inflate(&z, Z_FINISH) == Z_STREAM_END && z.total_out == size;
	lib->inflateEnd(&z);
	return is_whole;
}

/* The part that the entry at this place of the list tells of. */
static bool read_part(const struct unpacking_lib *lib, struct arena *a, struct str zip, size_t entry, struct zip_part *part)
{
	size_t packed = long_at(zip, entry + 20), size = long_at(zip, entry + 24), at = long_at(zip, entry + 42);
	if (at + HEAD_SIZE > zip.len)
		return false;
	at += HEAD_SIZE + short_at(zip, at + 26) + short_at(zip, at + 28);
	if (at > zip.len || packed > zip.len - at)
		return false;
	struct str bytes = str_slice(zip, at, at + packed);
	part->name = str_copy(a, str_slice(zip, entry + ENTRY_SIZE, entry + ENTRY_SIZE + short_at(zip, entry + 28)));
	if (short_at(zip, entry + 10) == STORED) {
		part->bytes = str_copy(a, bytes);
		return true;
	}
	char *out = arena_alloc(a, size + 1);
	part->bytes = (struct str){ out, size };
	return short_at(zip, entry + 10) == DEFLATED && inflate_part(lib, bytes, out, size);
}

bool zip_unpack(struct arena *a, struct str zip, struct zip_parts *parts, struct buf *message)
{
	struct unpacking_lib lib;
	if (!LIBRARY_LOAD(&LIBRARY, NAMES, &lib, message))
		return false;
	if (zip.len < END_SIZE || memcmp(zip.at + zip.len - END_SIZE, "PK\5\6", 4) != 0)
		return false;
	size_t count = short_at(zip, zip.len - END_SIZE + 10), entry = long_at(zip, zip.len - END_SIZE + 16);
	for (size_t i = 0; i < count; i++) {
		struct zip_part part;
		if (entry + ENTRY_SIZE > zip.len || !read_part(&lib, a, zip, entry, &part))
			return false;
		VEC_PUSH(a, &parts->list, part);
		entry += ENTRY_SIZE + short_at(zip, entry + 28) + short_at(zip, entry + 30) + short_at(zip, entry + 32);
	}
	return true;
}
