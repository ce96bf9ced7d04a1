/* kinds.c — the table behind kinds.h: what each of Unicode's classes is to us, and the characters that we set otherwise. */
#include "kinds.h"
#include "cluster.h"

/* ASCII at a glance: what the tables below say of it. */
#define B KIND_BLANK
#define L KIND_LETTER
#define D KIND_DIGIT
static const unsigned char ASCII[128] = {
	L, L, L, L, L, L, L, L, L, B, B, B, B, B, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	B, KIND_EXCLAIM, KIND_QUOTE, KIND_JOINT, KIND_UNIT, KIND_UNIT, KIND_JOINT, KIND_QUOTE,
	KIND_OPENING, KIND_CLOSING, L, L, KIND_POINT, KIND_HYPHEN, KIND_POINT, KIND_SLASH,
	D, D, D, D, D, D, D, D, D, D, KIND_EXCLAIM, KIND_EXCLAIM, L, KIND_JOINT, L, KIND_EXCLAIM,
	KIND_JOINT, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	KIND_OPENING, KIND_JOINT, KIND_CLOSING, L, KIND_JOINT,
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	KIND_OPENING, L, KIND_CLOSING, L, L,
};
#undef B
#undef L
#undef D

/* Unicode's classes; those that begin or end lines in wide writing are told apart by their columns. */
static const unsigned char BY_CLASS[] = {
	[BREAK_AI] = KIND_LETTER, [BREAK_AL] = KIND_LETTER, [BREAK_B2] = KIND_DASH, [BREAK_BA] = KIND_AFTER, [BREAK_BB] = KIND_LETTER,
	[BREAK_BK] = KIND_BLANK, [BREAK_CB] = KIND_LETTER, [BREAK_CJ] = KIND_NONSTARTER, [BREAK_CL] = KIND_CLOSING, [BREAK_CM] = KIND_LETTER,
	[BREAK_CP] = KIND_CLOSING, [BREAK_CR] = KIND_BLANK, [BREAK_EB] = KIND_EMOJI, [BREAK_EM] = KIND_EMOJI, [BREAK_EX] = KIND_EXCLAIM,
	[BREAK_GL] = KIND_GLUE, [BREAK_H2] = KIND_HANGUL, [BREAK_H3] = KIND_HANGUL, [BREAK_HL] = KIND_LETTER, [BREAK_HY] = KIND_HYPHEN,
	[BREAK_ID] = KIND_IDEOGRAPH, [BREAK_IN] = KIND_CLOSING, [BREAK_IS] = KIND_POINT, [BREAK_JL] = KIND_HANGUL, [BREAK_JT] = KIND_HANGUL,
	[BREAK_JV] = KIND_HANGUL, [BREAK_LF] = KIND_BLANK, [BREAK_NL] = KIND_BLANK, [BREAK_NS] = KIND_NONSTARTER, [BREAK_NU] = KIND_DIGIT,
	[BREAK_OP] = KIND_OPENING, [BREAK_PO] = KIND_UNIT, [BREAK_PR] = KIND_UNIT, [BREAK_QU] = KIND_QUOTE, [BREAK_RI] = KIND_EMOJI,
	[BREAK_SA] = KIND_SOUTHEAST, [BREAK_SG] = KIND_LETTER, [BREAK_SP] = KIND_BLANK, [BREAK_SY] = KIND_SLASH, [BREAK_WJ] = KIND_GLUE,
	[BREAK_XX] = KIND_LETTER, [BREAK_ZW] = KIND_BLANK, [BREAK_ZWJ] = KIND_LETTER,
};

/* Where we set otherwise than Unicode's classes, and why; by their numbers. */
static const struct {
	uint32_t first, last;
	enum kind kind;
} OURS[] = {
	{ '#', '#', KIND_JOINT }, { '&', '&', KIND_JOINT },         /* a long address or name may break behind them, … */
	{ '+', '+', KIND_LETTER },                                  /* C++ */
	{ ':', ';', KIND_EXCLAIM },                                 /* French sets a blank before them */
	{ '=', '=', KIND_JOINT }, { '@', '@', KIND_JOINT }, { '\\', '\\', KIND_JOINT }, { '_', '_', KIND_JOINT }, /* … and these */
	{ '|', '|', KIND_LETTER },                                  /* in prose it holds as letters do */
	{ 0xAB, 0xAB, KIND_GUILLEMET_LEFT }, { 0xAD, 0xAD, KIND_SOFT_HYPHEN }, { 0xBB, 0xBB, KIND_GUILLEMET_RIGHT },
	{ 0x34F, 0x34F, KIND_GLUE }, { 0x37E, 0x37E, KIND_EXCLAIM },
	{ 0x58A, 0x58A, KIND_HYPHEN }, { 0x5BE, 0x5BE, KIND_HYPHEN },
	{ 0x5C3, 0x5C3, KIND_CLOSING }, { 0x6D4, 0x6D4, KIND_POINT }, /* an end begins no line, even after a blank */
	{ 0x964, 0x965, KIND_CLOSING }, { 0xF0D, 0xF12, KIND_CLOSING }, { 0x104A, 0x104B, KIND_CLOSING }, { 0x17D4, 0x17D6, KIND_CLOSING },
	{ 0x17D8, 0x17DA, KIND_CLOSING },
	{ 0x2010, 0x2010, KIND_HYPHEN }, { 0x2012, 0x2015, KIND_DASH }, /* a pause, or from one number to another */
	{ 0x2018, 0x2018, KIND_QUOTE_LEFT }, { 0x2019, 0x2019, KIND_QUOTE_RIGHT }, { 0x201B, 0x201C, KIND_QUOTE_LEFT },
	{ 0x201D, 0x201D, KIND_QUOTE_RIGHT }, { 0x201F, 0x201F, KIND_QUOTE_LEFT },
	{ 0x2039, 0x2039, KIND_GUILLEMET_LEFT }, { 0x203A, 0x203A, KIND_GUILLEMET_RIGHT },
	{ 0x203C, 0x203D, KIND_EXCLAIM }, { 0x2047, 0x2049, KIND_EXCLAIM },
	{ 0x3131, 0x318E, KIND_HANGUL },                            /* Korean words hold together */
	{ 0xFF5E, 0xFF5E, KIND_NONSTARTER },                        /* as the wave dash */
	{ 0xFFA0, 0xFFDC, KIND_HANGUL },
};

static bool is_ours(uint32_t code, enum kind *kind)
{
	size_t low = 0, high = COUNT(OURS);
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (code > OURS[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == COUNT(OURS) || code < OURS[low].first)
		return false;
	*kind = OURS[low].kind;
	return true;
}

/* In wide writing, lines end before and behind each character but for these; half-width kana are written so, too. */
static enum kind wide_kind(uint32_t code, enum kind kind)
{
	switch (kind) {
	case KIND_OPENING: return KIND_WIDE_OPENING;
	case KIND_CLOSING: case KIND_EXCLAIM: case KIND_POINT: return KIND_NONSTARTER;
	case KIND_UNIT: return unicode_break(code) == BREAK_PR ? KIND_WIDE_OPENING : KIND_NONSTARTER;
	default: return kind;
	}
}

enum kind code_kind_by_tables(uint32_t code)
{
	enum kind kind = KIND_LETTER;
	if (code == UTF8_BAD || is_ours(code, &kind))
		return kind;
	if (code_is_blank(code))
		return KIND_BLANK;
	if (unicode_is_emoji(code))
		return KIND_EMOJI;
	kind = BY_CLASS[unicode_break(code)];
	if (kind == KIND_IDEOGRAPH && unicode_is_picture(code))
		return KIND_EMOJI;
	return unicode_columns(code) == 2 || (code >= 0xFF61 && code <= 0xFF9F) ? wide_kind(code, kind) : kind;
}

enum kind code_kind(uint32_t code)
{
	if (code < COUNT(ASCII))
		return ASCII[code];
	if ((code >= 0xC0 && code < 0x2C8) || code_is_plain_letter(code))
		return KIND_LETTER;
	return code_is_plain_ideograph(code) ? KIND_IDEOGRAPH : code_kind_by_tables(code);
}
