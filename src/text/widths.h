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
/* Letters that join: the widths of a letter's forms, upright and bold. Bit 0 of a form is that it joins what comes before it, bit 1 what comes
 * behind; a letter that never joins what comes behind has 0 there. Letters share rows; 0 is for characters that don't join. */
enum { JOINED_FIRST = 0x620, JOINED_END = 0x780 };

struct lam_alef {
	uint16_t alef, more[2]; /* upright and bold */
};

extern const unsigned char JOINED_ROWS[JOINED_END - JOINED_FIRST];
extern const uint16_t JOINED_FORMS[][2][4];
extern const struct lam_alef LAM_ALEFS[];
extern const size_t LAM_ALEF_COUNT;
extern const uint16_t JOINED_BLANK_MORE[2]; /* what a blank behind such a letter may be wider than others are, upright and bold */

extern const uint16_t FACE_ASCENTS[FACE_COUNT], FACE_DESCENTS[FACE_COUNT];
extern const uint16_t EMOJI_WIDTH; /* of any emoji, joined ones and flags too */

enum { WIDTH_UNKNOWN = -1, WIDTH_EM = 1000 };

/* The width of a character by itself, of a letter that joins in its widest form; 0 for marks, WIDTH_UNKNOWN for a script that has no row. */
int code_width(enum face face, uint32_t code);

const uint16_t *joined_forms(enum face face, uint32_t code); /* NULL: it doesn't join */
int joined_widest(const uint16_t *forms);

/* Of letters that join, from `at` to `to` in a text whose other parts may join those at the ends. Without any it ends where it begins. What blanks
 * behind them may be wider than others counts with them. */
struct joined_extent {
	size_t end;
	int64_t units, clusters;
};
struct joined_extent joined_extent(enum face face, struct str text, size_t at, size_t to);

#endif
