/* picture.h — whether the bytes of a file are a whole picture: a PNG, a JPEG or an SVG. */
#ifndef CJM_PICTURE_H
#define CJM_PICTURE_H

#include "cjm/base.h"

struct picture_limits {
	uint32_t side; /* pixels */
	uint64_t pixels, bytes;
};

enum picture_kind { PICTURE_IS_NONE, PICTURE_IS_PNG, PICTURE_IS_JPEG, PICTURE_IS_SVG };

struct picture {
	uint32_t width, height; /* pixels; of an SVG its own units, rounded up */
	uint64_t pixels;        /* that it holds; of an SVG or a JPEG of many scans those of a picture that takes as long, about 20 ns each */
	struct str bytes;       /* what of the file makes the picture: the words, days and places that a camera or a program adds are left out */
};

/* Reads the bytes through once. False after saying why they are no picture, as the end of a sentence ("it is cut off"). What holds is drawn alike
 * by every format; what doesn't must reach none. The libraries for a kind are loaded when its first file is met.
 * - PNG: the signature, each part with its checksum, their order, and the pixels, which are unpacked in small pieces, so that no file takes more
 *   memory than its own length. Third edition: https://www.w3.org/TR/png-3/
 * - JPEG: read and written anew without loss, upright as its camera held it; that turn drops the part of a block (8 or 16 pixels) at an edge which
 *   cannot be turned. Orientation: Exif 2.32, tag 0x0112.
 * - SVG: rewritten from the elements and attributes that can only draw (svg_shown.def), with nothing that runs, moves or comes from elsewhere. */
bool picture_read(struct arena *a, struct str bytes, struct picture_limits most, struct picture *p, struct buf *why);

/* Of a picture that picture_read has let pass: what it is, and its size; 0 of none. */
enum picture_kind picture_kind_of(struct str bytes);
void picture_size(struct str bytes, double *width, double *height);
const char *picture_media_type(struct str bytes); /* "image/png" */

/* Unpacks a JPEG that picture_read has let pass into rows of `stride` bytes; a pixel is a 32-bit number of the machine, whose lower three bytes are
 * red, green and blue. False, and one sentence in the message, where libjpeg-turbo is not installed. */
bool picture_unpack_jpeg(struct str jpeg, unsigned char *pixels, size_t stride, struct buf *message);

#endif
