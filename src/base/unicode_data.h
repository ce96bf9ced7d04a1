/* unicode_data.h — the shape of the tables that tools/unicode makes, and the look-up in them. */
#ifndef CJM_UNICODE_DATA_H
#define CJM_UNICODE_DATA_H

#include "cjm/unicode.h"

/* Unicode's general categories. */
enum unicode_category {
	CATEGORY_CC, CATEGORY_CF, CATEGORY_CN, CATEGORY_CO, CATEGORY_CS, /* controls, formats, unassigned, private, surrogates */
	CATEGORY_LL, CATEGORY_LM, CATEGORY_LO, CATEGORY_LT, CATEGORY_LU, CATEGORY_NL, /* letters, numerals that are written as letters */
	CATEGORY_MC, CATEGORY_ME, CATEGORY_MN, /* marks: with a width, around, over or under */
	CATEGORY_ND, CATEGORY_NO, /* digits, other numerals */
	CATEGORY_PC, CATEGORY_PD, CATEGORY_PE, CATEGORY_PF, CATEGORY_PI, CATEGORY_PO, CATEGORY_PS, /* punctuation */
	CATEGORY_SC, CATEGORY_SK, CATEGORY_SM, CATEGORY_SO, /* currencies, modifiers, mathematics, other signs */
	CATEGORY_ZL, CATEGORY_ZP, CATEGORY_ZS, /* separators */
};

enum unicode_flag { IS_INVISIBLE = 1, IS_BLANK = 2, IS_PICTURE = 4, IS_EMOJI = 8, NFC_MAYBE = 16, NFC_NO = 32 };

struct unicode_kind {
	int32_t lower, upper; /* how far away the small letter and the capital are */
	uint8_t category, breaks, cluster, way, combining, columns, flags;
};

extern const struct unicode_kind UNICODE_KINDS[];
/* first character << 11 | number of its kind, which holds until the next row. */
extern const uint32_t UNICODE_ROWS[];
extern const uint16_t UNICODE_PAGES[]; /* for every 256 characters, the row of the first; of what lies behind, all are as the last */
extern const uint16_t UNICODE_FIRST[]; /* of each of the first 256 characters, its row */
extern const uint32_t UNICODE_ROW_COUNT, UNICODE_PAGE_COUNT;

struct unicode_parts {
	uint32_t whole, first, second;
};

extern const struct unicode_parts UNICODE_PARTS[]; /* by whole */
extern const uint16_t UNICODE_PAIRS[];             /* indices of UNICODE_PARTS, by first and second */
extern const uint32_t UNICODE_PART_COUNT, UNICODE_PAIR_COUNT;

/* The kind of any number; what is no character is unassigned. */
const struct unicode_kind *unicode_kind_of(uint32_t code);

#endif
