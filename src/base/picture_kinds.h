/* picture_kinds.h — the readers of picture.h, a file for each kind. */
#ifndef CJM_BASE_PICTURE_KINDS_H
#define CJM_BASE_PICTURE_KINDS_H

#include "cjm/picture.h"

#define PNG_SIGNATURE "\x89PNG\r\n\x1a\n"
#define JPEG_SIGNATURE "\xff\xd8\xff"
#define PICTURE_TOO_LARGE "it has too many pixels for a picture of a map; save it smaller"

bool picture_fits(struct picture_limits most, uint32_t width, uint32_t height);

/* Each as picture_read; the size of what it let pass. */
bool png_read(struct arena *a, struct str bytes, struct picture_limits most, struct picture *p, struct buf *why);
bool jpeg_read(struct arena *a, struct str bytes, struct picture_limits most, struct picture *p, struct buf *why);
bool svg_read(struct arena *a, struct str bytes, struct picture_limits most, struct picture *p, struct buf *why);
void png_size(struct str png, double *width, double *height);
void jpeg_size(struct str jpeg, double *width, double *height);
void svg_size(struct str svg, double *width, double *height);

#endif
