/* fuzz_picture.c — any bytes as a picture. What is let pass is whole and small enough, is let pass again as it was written, and is decoded. */
#include "cjm/all.h"
#include "cjm/picture.h"

#include <stdlib.h>

static const struct picture_limits MOST = { 2000, 1000000, 1 << 20 };

static void decode(const struct picture *p)
{
	struct buf ignored = { 0 };
	if (picture_kind_of(p->bytes) == PICTURE_IS_JPEG) {
		unsigned char *pixels = malloc((size_t)p->width * p->height * 4);
		if (!pixels || !picture_unpack_jpeg(p->bytes, pixels, (size_t)p->width * 4, &ignored))
			abort();
		free(pixels);
	}
	buf_finish(&ignored);
}

static void claim_of(struct arena *a, const struct picture *p)
{
	struct picture again;
	struct buf why = { 0 };
	double width, height;
	picture_size(p->bytes, &width, &height);
	bool is_pixels = picture_kind_of(p->bytes) != PICTURE_IS_SVG;
	if (!(width > 0 && height > 0 && width <= p->width && height <= p->height && p->width <= MOST.side && p->height <= MOST.side && p->pixels <= MOST.pixels))
		abort();
	if (!picture_read(a, p->bytes, MOST, &again, &why) || (is_pixels && (again.width != p->width || again.height != p->height)))
		abort();
	decode(p);
	buf_finish(&why);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a;
	struct picture p;
	struct buf why = { 0 };
	arena_init(&a);
	bool is_whole = picture_read(&a, (struct str){ (const char *)data, size }, MOST, &p, &why);
	if (is_whole == (why.len > 0))
		abort();
	if (is_whole)
		claim_of(&a, &p);
	buf_finish(&why);
	arena_finish(&a);
	return 0;
}
