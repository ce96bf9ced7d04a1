/* picture_jpeg.c — writes a JPEG anew without loss: upright, its pixels only. What a damaged or hostile file would do to a browser or to cairo it
 * does here, to libjpeg-turbo, within bounds. */
#include "base/jpeg_lib.h"
#include "base/picture_kinds.h"
#include "cjm/memory.h"

#include <string.h>

enum { UPRIGHT = 1, ORIENTATIONS = 8, TIFF_ENTRY = 12, TAG_ORIENTATION = 0x0112, USUAL_SCANS = 16 };

/* ---- segments ---- */

static unsigned byte_at(struct str s, size_t at)
{
	return at < s.len ? (unsigned char)s.at[at] : 0;
}

static unsigned short_at(struct str s, size_t at, bool is_little)
{
	return is_little ? byte_at(s, at + 1) << 8 | byte_at(s, at) : byte_at(s, at) << 8 | byte_at(s, at + 1);
}

/* The next segment before the pixels: its marker, 0 behind the last, and what it holds. */
static unsigned next_segment(struct str jpeg, size_t *at, struct str *data)
{
	while (byte_at(jpeg, *at) == 0xff && byte_at(jpeg, *at + 1) == 0xff)
		++*at;
	unsigned marker = byte_at(jpeg, *at + 1), length = short_at(jpeg, *at + 2, false);
	if (byte_at(jpeg, *at) != 0xff || marker == 0xda || length < 2)
		return 0;
	*data = str_slice(jpeg, *at + 4, *at + 2 + length);
	*at += 2 + length;
	return marker;
}

/* Of all start-of-frame markers three are something else: DHT, JPG and DAC. */
static bool is_frame(unsigned marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

void jpeg_size(struct str jpeg, double *width, double *height)
{
	struct str data;
	for (size_t at = 2; at < jpeg.len;) {
		unsigned marker = next_segment(jpeg, &at, &data);
		if (!marker)
			return;
		if (is_frame(marker)) {
			*height = short_at(data, 1, false);
			*width = short_at(data, 3, false);
			return;
		}
	}
}

/* ---- as the camera was held ---- */

static unsigned orientation_of_tiff(struct str tiff)
{
	bool is_little = byte_at(tiff, 0) == 'I';
	size_t at = is_little ? short_at(tiff, 4, true) | (size_t)short_at(tiff, 6, true) << 16 : (size_t)short_at(tiff, 4, false) << 16 | short_at(tiff, 6, false);
	for (unsigned left = short_at(tiff, at, is_little); left && at < tiff.len; left--, at += TIFF_ENTRY)
		if (short_at(tiff, at + 2, is_little) == TAG_ORIENTATION)
			return short_at(tiff, at + 10, is_little);
	return UPRIGHT;
}

static unsigned orientation_of(struct str jpeg)
{
	struct str data;
	for (size_t at = 2; at < jpeg.len;) {
		unsigned marker = next_segment(jpeg, &at, &data);
		if (!marker)
			break;
		if (marker == 0xe1 && data.len > 6 && memcmp(data.at, "Exif\0", 6) == 0)
			return orientation_of_tiff(str_slice(data, 6, data.len));
	}
	return UPRIGHT;
}

static int turn_of(struct str jpeg)
{
	static const int TURNS[] = { TJXOP_NONE, TJXOP_NONE, TJXOP_HFLIP, TJXOP_ROT180, TJXOP_VFLIP, TJXOP_TRANSPOSE, TJXOP_ROT90, TJXOP_TRANSVERSE, TJXOP_ROT270 };
	unsigned orientation = orientation_of(jpeg);
	return TURNS[orientation <= ORIENTATIONS ? orientation : UPRIGHT];
}

/* ---- reading ---- */

/* A progressive one goes over all its pixels in each scan, though a scan may take a few bytes: as many pixels as take that long. */
static uint64_t pixels_of(struct str jpeg, uint64_t width, uint64_t height)
{
	uint64_t scans = 0;
	for (size_t at = 0; (at = str_find_text(jpeg, at, STR("\xff\xda"))) < jpeg.len; at += 2)
		scans++;
	return width * height * (1 + scans / USUAL_SCANS);
}

static const char *fault_of_head(struct jpeg_lib *lib, tjhandle tj, struct str jpeg, struct picture_limits most)
{
	double said_width = 0, said_height = 0; /* the library says of one too large only that it is wrong */
	int width = 0, height = 0, samples, colors = 0;
	jpeg_size(jpeg, &said_width, &said_height);
	if (!picture_fits(most, (uint32_t)said_width, (uint32_t)said_height))
		return PICTURE_TOO_LARGE;
	if (pixels_of(jpeg, (uint64_t)said_width, (uint64_t)said_height) > most.pixels)
		return "it has too many scans for its size; save it as a JPEG that is not progressive";
	if (lib->tjDecompressHeader3(tj, (const unsigned char *)jpeg.at, jpeg.len, &width, &height, &samples, &colors) != 0 || width <= 0 || height <= 0)
		return "it is damaged or cut off";
	if (colors == TJCS_CMYK || colors == TJCS_YCCK)
		return "its colours are for print (CMYK); save it in RGB";
	return picture_fits(most, (uint32_t)width, (uint32_t)height) ? NULL : PICTURE_TOO_LARGE;
}

static const char *rewrite(struct jpeg_lib *lib, tjhandle tj, struct arena *a, struct str jpeg, struct picture *p)
{
	tjtransform how = { .op = turn_of(jpeg), .options = TJXOPT_COPYNONE | TJXOPT_TRIM };
	unsigned char *made = NULL;
	unsigned long len = 0;
	bool is_done = lib->tjTransform(tj, (const unsigned char *)jpeg.at, jpeg.len, 1, &made, &len, &how, TJFLAG_LIMITSCANS | TJFLAG_STOPONWARNING) == 0;
	double width = 0, height = 0;
	if (is_done)
		p->bytes = str_copy(a, (struct str){ (const char *)made, len });
	lib->tjFree(made);
	jpeg_size(p->bytes, &width, &height);
	p->width = (uint32_t)width;
	p->height = (uint32_t)height;
	return is_done ? NULL : "it is damaged or cut off";
}

struct jpeg_turning {
	const struct jpeg_lib *lib;
	tjhandle tj;
};

static void end_turning(void *turning)
{
	const struct jpeg_turning *t = turning;
	t->lib->tjDestroy(t->tj);
}

bool jpeg_read(struct arena *a, struct str bytes, struct picture_limits most, struct picture *p, struct buf *why)
{
	struct jpeg_lib lib;
	if (!jpeg_load(&lib, why))
		return false;
	struct jpeg_turning turning = { &lib, lib.tjInitTransform() };
	if (!turning.tj)
		memory_lacks();
	struct memory_guard guard = { .undo = end_turning, .context = &turning };
	memory_guard(&guard);
	const char *fault = fault_of_head(&lib, turning.tj, bytes, most);
	if (!fault)
		fault = rewrite(&lib, turning.tj, a, bytes, p);
	p->pixels = pixels_of(bytes, p->width, p->height);
	memory_unguard(&guard);
	end_turning(&turning);
	if (fault)
		buf_text(why, fault);
	return !fault;
}

bool picture_unpack_jpeg(struct str jpeg, unsigned char *pixels, size_t stride, struct buf *message)
{
	enum { ORDER = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? TJPF_XRGB : TJPF_BGRX };
	double width = 0, height = 0;
	struct jpeg_lib lib;
	if (!jpeg_load(&lib, message))
		return false;
	tjhandle tj = lib.tjInitDecompress();
	if (!tj)
		memory_lacks();
	jpeg_size(jpeg, &width, &height);
	lib.tjDecompress2(tj, (const unsigned char *)jpeg.at, jpeg.len, pixels, (int)width, (int)stride, (int)height, ORDER, TJFLAG_ACCURATEDCT);
	lib.tjDestroy(tj);
	return true;
}
