/* unicode.c — what a character is: the look-up in the tables, and what is reckoned rather than listed. */
#include "unicode_data.h"

enum { PAGE = 256, KIND_BITS = 11, LAST_CODE = 0x10FFFF, FIRST_SYLLABLE = 0xAC00, LAST_SYLLABLE = 0xD7A3, FINALS = 28 };

/* The row that holds for a character: the last that begins at it or before it. */
static uint32_t row_of(uint32_t code)
{
	uint32_t page = code / PAGE;
	if (!page)
		return UNICODE_FIRST[code];
	uint32_t low = page < UNICODE_PAGE_COUNT ? UNICODE_PAGES[page] : UNICODE_PAGES[UNICODE_PAGE_COUNT - 1];
	uint32_t high = page + 1 < UNICODE_PAGE_COUNT ? UNICODE_PAGES[page + 1] : UNICODE_ROW_COUNT - 1;
	while (low < high) {
		uint32_t middle = (low + high + 1) / 2;
		if (UNICODE_ROWS[middle] >> KIND_BITS <= code)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

const struct unicode_kind *unicode_kind_of(uint32_t code)
{
	static const struct unicode_kind NOTHING = { 0, 0, CATEGORY_CN, BREAK_XX, CLUSTER_CONTROL, WAY_NONE, 0, 1, 0 };
	return code > LAST_CODE ? &NOTHING : &UNICODE_KINDS[UNICODE_ROWS[row_of(code)] & ((1u << KIND_BITS) - 1)];
}

static bool is_small_or_capital(uint32_t code)
{
	return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
}

bool unicode_is_letter(uint32_t code)
{
	if (code < 0x80)
		return is_small_or_capital(code);
	const struct unicode_kind *k = unicode_kind_of(code);
	return k->category >= CATEGORY_LL && k->category <= CATEGORY_NL && !(k->flags & IS_INVISIBLE);
}

bool unicode_is_mark(uint32_t code)
{
	if (code < 0x300)
		return false;
	const struct unicode_kind *k = unicode_kind_of(code);
	return k->category >= CATEGORY_MC && k->category <= CATEGORY_MN && !(k->flags & IS_INVISIBLE);
}

bool unicode_is_digit(uint32_t code)
{
	return code < 0x80 ? code >= '0' && code <= '9' : unicode_kind_of(code)->category == CATEGORY_ND;
}

int unicode_digit(uint32_t code)
{
	return unicode_is_digit(code) ? (int)((code - (UNICODE_ROWS[row_of(code)] >> KIND_BITS)) % 10) : -1;
}

bool unicode_is_word(uint32_t code)
{
	return unicode_is_letter(code) || unicode_is_digit(code) || unicode_is_mark(code);
}

bool unicode_is_blank(uint32_t code)
{
	return code < 0x80 ? code == ' ' || (code >= '\t' && code <= '\r') : (unicode_kind_of(code)->flags & IS_BLANK) != 0;
}

bool unicode_is_invisible(uint32_t code)
{
	if (code < 0x80)
		return (code < ' ' && !unicode_is_blank(code)) || code == 0x7F;
	return (unicode_kind_of(code)->flags & IS_INVISIBLE) != 0;
}

bool unicode_is_control(uint32_t code)
{
	return code < ' ' || (code >= 0x7F && code < 0xA0);
}

bool unicode_is_direction_control(uint32_t code)
{
	return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

int unicode_columns(uint32_t code)
{
	return code < 0x80 ? code >= 0x20 && code < 0x7F : unicode_kind_of(code)->columns;
}

bool unicode_is_picture(uint32_t code)
{
	return (unicode_kind_of(code)->flags & IS_PICTURE) != 0;
}

bool unicode_is_emoji(uint32_t code)
{
	return (unicode_kind_of(code)->flags & IS_EMOJI) != 0;
}

uint32_t unicode_lower(uint32_t code)
{
	if (code < 0x80)
		return code >= 'A' && code <= 'Z' ? code + 32 : code;
	return code + (uint32_t)unicode_kind_of(code)->lower;
}

uint32_t unicode_upper(uint32_t code)
{
	if (code < 0x80)
		return code >= 'a' && code <= 'z' ? code - 32 : code;
	return code + (uint32_t)unicode_kind_of(code)->upper;
}

/* A Hangul syllable without a final consonant; the syllables stand in their order. */
static bool is_open_syllable(uint32_t code)
{
	return code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE && (code - FIRST_SYLLABLE) % FINALS == 0;
}

enum unicode_cluster unicode_cluster(uint32_t code)
{
	return is_open_syllable(code) ? CLUSTER_LV : (enum unicode_cluster)unicode_kind_of(code)->cluster;
}

enum unicode_break unicode_break(uint32_t code)
{
	return is_open_syllable(code) ? BREAK_H2 : (enum unicode_break)unicode_kind_of(code)->breaks;
}

enum unicode_way unicode_way(uint32_t code)
{
	return (enum unicode_way)unicode_kind_of(code)->way;
}
