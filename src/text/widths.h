/* widths.h — the table in widths.c and how to ask it. Widths are in thousandths of an em, rounded up. */
#ifndef CJM_WIDTHS_H
#define CJM_WIDTHS_H

#include "cjm/text.h"

enum { WIDTHS_LATIN_END = 0x250 };

struct width_range {
	uint16_t first, last;
	uint16_t index; /* of first's width in WIDTHS_OTHER */
};

extern const uint16_t WIDTHS_LATIN[FACE_COUNT][WIDTHS_LATIN_END];
extern const struct width_range WIDTH_RANGES[];
extern const size_t WIDTH_RANGE_COUNT;
extern const uint16_t *const WIDTHS_OTHER[FACE_COUNT];
extern const uint16_t FACE_ASCENTS[FACE_COUNT], FACE_DESCENTS[FACE_COUNT];
extern const uint16_t EMOJI_WIDTH; /* of any emoji, joined ones and flags too */

enum { WIDTH_UNKNOWN = -1, WIDTH_EM = 1000 };

/* The width of a character by itself; 0 for marks, WIDTH_UNKNOWN for a script that has no row. */
int code_width(enum face face, uint32_t code);

#endif
