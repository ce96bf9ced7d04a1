/* picture.h — whether the bytes of a PNG are a whole picture. */
#ifndef CJM_PICTURE_H
#define CJM_PICTURE_H

#include "cjm/base.h"

struct picture_limits {
	uint32_t side; /* pixels */
	uint64_t pixels, bytes;
};

struct picture {
	uint32_t width, height; /* pixels */
	struct str png;         /* what of the bytes makes the picture: the words, days and places that a camera or a program adds are left out */
};

/* Reads the bytes through once: the signature, each part with its checksum, their order, and the pixels, which are unpacked in small pieces, so
 * that no file takes more memory than its own length. False after saying why it is none, as
 * the end of a sentence ("it ends in the middle"). What holds is drawn alike by every format; what doesn't must reach none.
 * PNG, third edition: https://www.w3.org/TR/png-3/ */
bool picture_read(struct arena *a, struct str bytes, struct picture_limits most, struct picture *p, struct buf *why);

/* The pixels of a PNG that picture_read has let pass, which begins with its size; 0 of none. */
void picture_size(struct str png, double *width, double *height);

#endif
