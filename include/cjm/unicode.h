/* unicode.h — what a character is, from the Unicode Character Database: tools/unicode makes the tables (src/base/unicode_*.c),
 * which name its version. Any number may be asked for; UTF8_BAD and what lies beyond U+10FFFF is unassigned: no letter, nothing. */
#ifndef CJM_UNICODE_H
#define CJM_UNICODE_H

#include "cjm/base.h"

extern const char UNICODE_VERSION[]; /* such as "15.0.0" */

/* ---- characters ---- */

bool unicode_is_letter(uint32_t code); /* of any script, and numerals written as letters (〇 Ⅷ); invisible fillers are none */
bool unicode_is_mark(uint32_t code);   /* combines with what stands before it; without the invisible ones, such as variation selectors */
bool unicode_is_digit(uint32_t code);  /* a decimal digit of any script */
int unicode_digit(uint32_t code);      /* its value; -1 for what is none */
bool unicode_is_word(uint32_t code);   /* a letter, a mark or a digit: what words and names are made of */
bool unicode_is_blank(uint32_t code);  /* White_Space: ideographic, no-break and line ends too */
/* Nothing is seen of it, and it is no blank: controls, direction marks, joiners, soft hyphens, fillers, the byte-order mark. */
bool unicode_is_invisible(uint32_t code);
/* C0, C1 and DEL: what a terminal or a browser may obey. Tabs and line ends are among them. */
bool unicode_is_control(uint32_t code);
/* Embeddings, overrides and isolates: they make a text read other than it is. */
bool unicode_is_direction_control(uint32_t code);

/* Columns that a terminal gives it: 0 for marks, joiners and controls, 2 for wide ones (East_Asian_Width W and F), else 1. */
int unicode_columns(uint32_t code);
bool unicode_is_picture(uint32_t code); /* may be drawn as a picture, coloured or not, and joined to others (Extended_Pictographic) */
bool unicode_is_emoji(uint32_t code);   /* is drawn as a coloured picture unless told otherwise (Emoji_Presentation) */

/* The one other letter, where there is one: "ß" has no capital, and the context of a Greek sigma isn't asked for. */
uint32_t unicode_lower(uint32_t code);
uint32_t unicode_upper(uint32_t code);
uint32_t unicode_base(uint32_t code); /* the letter without its signs: "e" of "é"; itself where it has none */

/* Grapheme_Cluster_Break (UAX 29). */
enum unicode_cluster {
	CLUSTER_OTHER, CLUSTER_CR, CLUSTER_LF, CLUSTER_CONTROL, CLUSTER_EXTEND, CLUSTER_ZWJ, CLUSTER_REGIONAL, CLUSTER_PREPEND, CLUSTER_SPACING,
	CLUSTER_L, CLUSTER_V, CLUSTER_T, CLUSTER_LV, CLUSTER_LVT,
};
enum unicode_cluster unicode_cluster(uint32_t code);

/* Line_Break (UAX 14), by the names that Unicode gives them. */
enum unicode_break {
	BREAK_AI, BREAK_AL, BREAK_B2, BREAK_BA, BREAK_BB, BREAK_BK, BREAK_CB, BREAK_CJ, BREAK_CL, BREAK_CM, BREAK_CP, BREAK_CR, BREAK_EB, BREAK_EM,
	BREAK_EX, BREAK_GL, BREAK_H2, BREAK_H3, BREAK_HL, BREAK_HY, BREAK_ID, BREAK_IN, BREAK_IS, BREAK_JL, BREAK_JT, BREAK_JV, BREAK_LF, BREAK_NL,
	BREAK_NS, BREAK_NU, BREAK_OP, BREAK_PO, BREAK_PR, BREAK_QU, BREAK_RI, BREAK_SA, BREAK_SG, BREAK_SP, BREAK_SY, BREAK_WJ, BREAK_XX, BREAK_ZW,
	BREAK_ZWJ,
};
enum unicode_break unicode_break(uint32_t code);

/* Which way it makes a text run (the strong ones of Bidi_Class). */
enum unicode_way { WAY_NONE, WAY_LTR, WAY_RTL };
enum unicode_way unicode_way(uint32_t code);

/* ---- texts; ill-formed bytes are kept as they are ---- */

bool str_is_nfc(struct str s); /* false, rarely, of a text that str_nfc gives back all the same */
/* Normalization Form C (UAX 15): letters with signs as one character, signs in one order. A text that is so is given back itself. */
struct str str_nfc(struct arena *a, struct str s);

/* What two texts have in common that are the same to a reader: NFC, blanks of any kind (line ends too) as one, none at the ends,
 * and without what only guides where lines end: soft hyphens, zero-width blanks, word joiners. Mostly the slice itself. */
struct str str_fold_same(struct arena *a, struct str s);
bool str_is_same(struct str a, struct str b); /* of them */

#endif
