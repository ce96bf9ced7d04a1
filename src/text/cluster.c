/* cluster.c — where one cluster ends and the next begins, and which way a text runs. */
#include "cluster.h"

/* Marks of less common scripts, which base's utf8_is_mark leaves out. Unassigned places between are included. */
static const struct code_range RARE_MARKS[] = {
	{ 0x61C, 0x61C }, { 0x7FD, 0x7FD }, { 0x898, 0x89F }, { 0x8CA, 0x8D2 }, { 0x9FE, 0x9FE }, { 0xAFA, 0xAFF },
	{ 0xC3C, 0xC3C }, { 0xFC6, 0xFC6 }, { 0x105E, 0x1060 }, { 0x1062, 0x1064 }, { 0x1067, 0x106D }, { 0x1071, 0x1074 },
	{ 0x1082, 0x108D }, { 0x108F, 0x108F }, { 0x109A, 0x109D }, { 0x1712, 0x1715 }, { 0x1732, 0x1734 }, { 0x1752, 0x1753 },
	{ 0x1772, 0x1773 }, { 0x17DD, 0x17DD }, { 0x180F, 0x180F }, { 0x1885, 0x1886 }, { 0x18A9, 0x18A9 }, { 0x1920, 0x193B },
	{ 0x1A17, 0x1A1B }, { 0x1A55, 0x1A7F }, { 0x1B00, 0x1B04 }, { 0x1B34, 0x1B44 }, { 0x1B6B, 0x1B73 }, { 0x1B80, 0x1B82 },
	{ 0x1BA1, 0x1BAD }, { 0x1BE6, 0x1BF3 }, { 0x1C24, 0x1C37 }, { 0x1CD0, 0x1CD2 }, { 0x1CD4, 0x1CE8 }, { 0x1CED, 0x1CED },
	{ 0x1CF4, 0x1CF4 }, { 0x1CF7, 0x1CF9 }, { 0x2CEF, 0x2CF1 }, { 0x2D7F, 0x2D7F }, { 0x2DE0, 0x2DFF },
	{ 0xA69E, 0xA69F }, { 0xA6F0, 0xA6F1 }, { 0xA802, 0xA802 }, { 0xA806, 0xA806 }, { 0xA80B, 0xA80B }, { 0xA823, 0xA827 },
	{ 0xA82C, 0xA82C }, { 0xA880, 0xA881 }, { 0xA8B4, 0xA8C5 }, { 0xA8E0, 0xA8F1 }, { 0xA8FF, 0xA8FF }, { 0xA926, 0xA92D },
	{ 0xA947, 0xA953 }, { 0xA980, 0xA983 }, { 0xA9B3, 0xA9C0 }, { 0xA9E5, 0xA9E5 }, { 0xAA29, 0xAA36 }, { 0xAA43, 0xAA43 },
	{ 0xAA4C, 0xAA4D }, { 0xAA7B, 0xAA7D }, { 0xAAB0, 0xAAB0 }, { 0xAAB2, 0xAAB4 }, { 0xAAB7, 0xAAB8 }, { 0xAABE, 0xAABF },
	{ 0xAAC1, 0xAAC1 }, { 0xAAEB, 0xAAEF }, { 0xAAF5, 0xAAF6 }, { 0xABE3, 0xABEA }, { 0xABEC, 0xABED }, { 0x10A01, 0x10A0F },
	{ 0x10A38, 0x10A3F }, { 0x10D24, 0x10D27 }, { 0x11000, 0x11002 }, { 0x11038, 0x11046 }, { 0x11080, 0x11082 },
	{ 0x110B0, 0x110BA }, { 0x11100, 0x11102 }, { 0x11127, 0x11134 }, { 0x11145, 0x11146 }, { 0x11180, 0x11182 },
	{ 0x111B3, 0x111C0 }, { 0x1122C, 0x11237 }, { 0x112DF, 0x112EA }, { 0x1133B, 0x11374 }, { 0x11435, 0x11446 },
	{ 0x114B0, 0x114C3 }, { 0x115AF, 0x115C0 }, { 0x11630, 0x11640 }, { 0x116AB, 0x116B7 }, { 0x16AF0, 0x16AF4 },
	{ 0x16B30, 0x16B36 }, { 0x16F4F, 0x16F4F }, { 0x16F51, 0x16F92 }, { 0x1D165, 0x1D169 }, { 0x1D16D, 0x1D182 },
	{ 0x1E130, 0x1E136 }, { 0x1E2EC, 0x1E2EF }, { 0x1E8D0, 0x1E8D6 }, { 0x1E944, 0x1E94A },
};

/* Signs that ask for the next letter of their script: it is stacked below or joined. */
static const struct code_range STACKERS[] = {
	{ 0x94D, 0x94D }, { 0x9CD, 0x9CD }, { 0xA4D, 0xA4D }, { 0xACD, 0xACD }, { 0xB4D, 0xB4D }, { 0xC4D, 0xC4D },
	{ 0xCCD, 0xCCD }, { 0xD4D, 0xD4D }, { 0xDCA, 0xDCA }, { 0x1039, 0x1039 }, { 0x17D2, 0x17D2 }, { 0x1A60, 0x1A60 },
	{ 0xA9C0, 0xA9C0 }, { 0x11133, 0x11133 },
};

/* What may be drawn as a picture, coloured or not, and so be joined to others. */
static const struct code_range PICTURES[] = {
	{ 0xA9, 0xA9 }, { 0xAE, 0xAE }, { 0x203C, 0x203C }, { 0x2049, 0x2049 }, { 0x2122, 0x2122 }, { 0x2139, 0x2139 },
	{ 0x2194, 0x21AA }, { 0x231A, 0x23FF }, { 0x24C2, 0x24C2 }, { 0x25AA, 0x27BF }, { 0x2934, 0x2935 }, { 0x2B05, 0x2B55 },
	{ 0x3030, 0x3030 }, { 0x303D, 0x303D }, { 0x3297, 0x3299 }, { 0x1F000, 0x1F1E5 }, { 0x1F200, 0x1F3FA },
	{ 0x1F400, 0x1FAFF },
};

enum {
	SHY = 0xAD,
	ZERO_WIDTH_SPACE = 0x200B,
	ZERO_WIDTH_JOINER = 0x200D,
	WORD_JOINER = 0x2060,
	KEYCAP = 0x20E3,
	EMOJI_SELECTOR = 0xFE0F,
	BYTE_ORDER_MARK = 0xFEFF,
	LEAST_JOINING_BYTE = 0xCC, /* that of U+0300: nothing below it joins what stands before */
};

bool code_in_ranges(const struct code_range *ranges, size_t count, uint32_t code)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (code > ranges[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && code >= ranges[low].first;
}

bool code_is_mark(uint32_t code)
{
	if (code < 0x300 || code_is_plain_letter(code) || (code >= 0x30A0 && code < 0xA66F) || (code >= 0xAC00 && code < 0xD7FF))
		return false;
	return utf8_is_mark(code) || code_in_ranges(RARE_MARKS, COUNT(RARE_MARKS), code);
}

bool code_is_blank(uint32_t code)
{
	if (code < 0x80)
		return code == ' ' || (code >= '\t' && code <= '\r');
	if (code < 0x1680)
		return code == 0x85;
	return code == 0x1680 || (code >= 0x2000 && code <= 0x200A && code != 0x2007) || code == ZERO_WIDTH_SPACE || code == 0x2028 ||
	       code == 0x2029 || code == 0x205F || code == 0x3000;
}

bool code_is_simple(uint32_t code)
{
	return code < 0x590 || (code >= 0x10A0 && code < 0x1200) || (code >= 0x13A0 && code < 0x1700) ||
	       (code >= 0x1D00 && code < 0xA800) || (code >= 0xAC00 && code < 0xFB1D) || (code >= 0xFE10 && code < 0xFE70) ||
	       (code >= 0xFF00 && code < 0x10000) || code >= 0x1D000;
}

bool code_is_jamo_tail(uint32_t code)
{
	return (code >= 0x1160 && code < 0x1200) || (code >= 0xD7B0 && code < 0xD800);
}

static bool is_flag_letter(uint32_t code)
{
	return code >= 0x1F1E6 && code <= 0x1F1FF;
}

static bool is_picture(uint32_t code)
{
	return code_in_ranges(PICTURES, COUNT(PICTURES), code);
}

/* Characters that are clusters of their own, and that no mark joins: separators and controls. Those that only direct or
 * join (U+200C and the like) stay with what they stand behind. */
static bool stands_alone(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == SHY || code == ZERO_WIDTH_SPACE || code == WORD_JOINER ||
	       code == BYTE_ORDER_MARK || code == 0x2028 || code == 0x2029 || code == UTF8_BAD;
}

/* Thai and Lao AM is a letter that sits half above the one before it; half-width kana have their voicing beside them. */
static bool joins_before(uint32_t code)
{
	return code == 0xE33 || code == 0xEB3 || code == 0xFF9E || code == 0xFF9F || (code_is_mark(code) && !stands_alone(code));
}

/* Marks that only direct or join are not kept at a blank, so that trimming it can't lose them. */
static bool joins_blank(uint32_t code)
{
	return joins_before(code) && !(code >= 0x200C && code < 0x2070) && code != 0x61C;
}

static bool is_hangul(uint32_t code)
{
	return (code >= 0x1100 && code < 0x1160) || (code >= 0xA960 && code < 0xA980) || (code >= 0xAC00 && code < 0xD7A4);
}

/* Leading consonants may follow one another; everything may be followed by vowels and final consonants. */
static bool hangul_goes_on(uint32_t before, uint32_t code)
{
	if (code_is_jamo_tail(code))
		return is_hangul(before) || code_is_jamo_tail(before);
	return is_hangul(code) && is_hangul(before) && before < 0xAC00;
}

static bool is_stacked(uint32_t stacker, uint32_t code)
{
	return stacker >> 7 == code >> 7 && utf8_is_letter(code) && code_in_ranges(STACKERS, COUNT(STACKERS), stacker);
}

/* What has been read of a cluster. */
struct reading {
	uint32_t first, last;
	uint32_t stacker; /* the last mark that was no joiner; 0 when a letter came after it */
	bool flag_is_whole;
};

static bool goes_on(const struct reading *r, uint32_t code)
{
	if (joins_before(code))
		return !code_is_blank(r->first) || joins_blank(code);
	if (is_flag_letter(r->first))
		return is_flag_letter(code) && r->last == r->first && !r->flag_is_whole;
	if (r->last == ZERO_WIDTH_JOINER && is_picture(code))
		return is_picture(r->first);
	return hangul_goes_on(r->last, code) || (r->stacker && is_stacked(r->stacker, code));
}

static void take(struct reading *r, uint32_t code)
{
	bool is_joiner = code == ZERO_WIDTH_JOINER || code == 0x200C;
	if (!is_joiner)
		r->stacker = code_is_mark(code) ? code : 0;
	r->flag_is_whole = is_flag_letter(code);
	r->last = code;
}

static size_t long_cluster_end(struct str text, size_t at)
{
	struct reading r = { .first = utf8_next(text, &at) };
	r.last = r.first;
	if (stands_alone(r.first))
		return at;
	while (at < text.len && (unsigned char)text.at[at] >= LEAST_JOINING_BYTE) {
		size_t behind = at;
		uint32_t code = utf8_next(text, &behind);
		if (code_is_plain_letter(code) || code_is_plain_ideograph(code) || !goes_on(&r, code))
			break;
		take(&r, code);
		at = behind;
	}
	return at;
}

size_t text_cluster_end(struct str text, size_t at)
{
	if (at >= text.len)
		return text.len;
	size_t plain = cluster_plain_length(text, at);
	if (plain)
		return at + plain;
	return str_starts(str_slice(text, at, text.len), "\r\n") ? at + 2 : long_cluster_end(text, at);
}

bool cluster_is_emoji(struct str cluster)
{
	for (size_t at = 0; at < cluster.len;) {
		uint32_t code = utf8_next(cluster, &at);
		if (code == EMOJI_SELECTOR || code == KEYCAP || (code >= 0x1F000 && code < 0x1FB00))
			return true;
	}
	return false;
}

bool cluster_is_blank(struct str cluster)
{
	size_t at = 0;
	return cluster.len && code_is_blank(utf8_next(cluster, &at)) && (at == cluster.len || str_is(cluster, "\r\n"));
}

static size_t last_code_start(struct str text)
{
	size_t at = text.len - 1;
	while (at > 0 && text.len - at < 4 && ((unsigned char)text.at[at] & 0xC0) == 0x80)
		at--;
	return at;
}

static bool ends_blank(struct str text)
{
	if (!text.len)
		return false;
	size_t at = last_code_start(text);
	uint32_t code = utf8_next(text, &at);
	return at == text.len && code_is_blank(code);
}

bool text_ends_soft(struct str text)
{
	return text.len >= 2 && text.at[text.len - 1] == '\xAD' && text.at[text.len - 2] == '\xC2';
}

struct str text_trim(struct str text)
{
	while (ends_blank(text))
		text.len = last_code_start(text);
	while (text.len) {
		size_t end = text_cluster_end(text, 0);
		if (!cluster_is_blank(str_slice(text, 0, end)))
			break;
		text = str_slice(text, end, text.len);
	}
	return text;
}

/* ---- direction ---- */

static const struct code_range RIGHT_TO_LEFT[] = {
	{ 0x590, 0x5FF }, { 0x608, 0x608 }, { 0x60B, 0x60B }, { 0x60D, 0x60D }, { 0x61B, 0x65F }, { 0x66D, 0x6DC }, { 0x6E5, 0x6E6 },
	{ 0x6EE, 0x6EF }, { 0x6FA, 0x88F }, { 0x8A0, 0x8FF }, { 0x200F, 0x200F }, { 0xFB1D, 0xFDCE }, { 0xFDD0, 0xFDFF },
	{ 0xFE70, 0xFEFE }, { 0x10800, 0x10D2F }, { 0x10D40, 0x10E5F }, { 0x10E80, 0x10FFF }, { 0x1E800, 0x1EFFF },
};

/* Digits and signs that take the direction of what surrounds them, though they pass for letters elsewhere. */
static const struct code_range NEUTRAL[] = {
	{ 0x2B9, 0x2BA }, { 0x2C2, 0x2CF }, { 0x2D2, 0x2DF }, { 0x2E5, 0x2ED }, { 0x2EF, 0x2FF }, { 0x374, 0x375 },
	{ 0x384, 0x385 }, { 0x3F6, 0x3F6 }, { 0x660, 0x669 }, { 0x6F0, 0x6F9 }, { 0xFB29, 0xFB29 },
};

static bool is_right_to_left(uint32_t code)
{
	return code_in_ranges(RIGHT_TO_LEFT, COUNT(RIGHT_TO_LEFT), code) && (code == 0x200F || !code_is_mark(code)) &&
	       !code_in_ranges(NEUTRAL, COUNT(NEUTRAL), code);
}

static bool is_left_to_right(uint32_t code)
{
	return code == 0x200E || (utf8_is_letter(code) && !code_is_mark(code) && !code_in_ranges(NEUTRAL, COUNT(NEUTRAL), code));
}

enum direction text_direction(struct str text)
{
	size_t isolated = 0; /* how deep in parts that are set apart and don't count */
	for (size_t at = 0; at < text.len;) {
		uint32_t code = utf8_next(text, &at);
		if (code >= 0x2066 && code <= 0x2068)
			isolated++;
		else if (code == 0x2069)
			isolated -= isolated > 0;
		else if (isolated || code == UTF8_BAD)
			continue;
		else if (is_right_to_left(code))
			return DIRECTION_RTL;
		else if (is_left_to_right(code))
			return DIRECTION_LTR;
	}
	return DIRECTION_LTR;
}
