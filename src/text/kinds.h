/* kinds.h — what a character is to the breaking of lines: UAX 14's classes, some of them as one, and some characters as the house sets them. */
#ifndef CJM_KINDS_H
#define CJM_KINDS_H

#include "cjm/base.h"

enum kind {
	KIND_NONE, /* beyond the text's ends */
	KIND_BLANK,
	KIND_GLUE, /* holds together what it stands between */
	KIND_LETTER,
	KIND_DIGIT,
	KIND_UNIT,    /* stays with the number beside it: % ° € */
	KIND_OPENING, /* no line ends with it: ( [ „ */
	KIND_CLOSING, /* no line begins with it: ) ] … */
	KIND_EXCLAIM, /* nor with these, even after a blank, as French sets them: ! ? : ; */
	KIND_POINT,   /* nor with these, unless a word follows: .NET */
	KIND_QUOTE,   /* opening or closing, by its neighbours: " ' */
	KIND_QUOTE_LEFT,
	KIND_QUOTE_RIGHT,
	KIND_GUILLEMET_LEFT,
	KIND_GUILLEMET_RIGHT,
	KIND_HYPHEN,
	KIND_SOFT_HYPHEN,
	KIND_DASH,
	KIND_SLASH,
	KIND_JOINT, /* within names and addresses: _ @ & = */
	KIND_AFTER, /* parts words where no blank does, as Tibetan's tsheg */
	KIND_IDEOGRAPH,
	KIND_NONSTARTER,   /* no line begins with it: 。 」 ー ゃ */
	KIND_WIDE_OPENING, /* no line ends with it: 「 （ */
	KIND_HANGUL,
	KIND_EMOJI,
	KIND_SOUTHEAST, /* Thai, Lao, Khmer, Myanmar: words without blanks */
};

enum kind code_kind(uint32_t code);
/* The same without what is told at a glance; for tests. */
enum kind code_kind_by_tables(uint32_t code);

#endif
