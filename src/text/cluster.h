/* cluster.h — what the other files here need to know of clusters and of single characters. */
#ifndef CJM_CLUSTER_H
#define CJM_CLUSTER_H

#include "cjm/text.h"
#include "cjm/unicode.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Stands with the character before it and has no width of its own; what isn't seen, too. */
bool code_is_mark(uint32_t code);
/* A letter of the scripts met most, Latin aside, that joins nothing before it and is nothing but a letter. Told at once,
 * where the tables would have to be searched; false of many that are. */
static inline bool code_is_plain_letter(uint32_t code)
{
	return (code >= 0x386 && code < 0x483 && code != 0x387) || (code >= 0x48A && code < 0x557) || (code >= 0x5D0 && code < 0x5EB) ||
	       (code >= 0x620 && code < 0x64B);
}

static inline bool code_is_plain_ideograph(uint32_t code)
{
	return code >= 0x4E00 && code < 0xA000;
}

bool code_is_blank(uint32_t code);  /* where a line may break and which no line shows at its ends */
bool code_is_simple(uint32_t code); /* of a script whose letters don't change their shape beside others */
bool code_is_jamo_tail(uint32_t code); /* a vowel or a final consonant that joins the Hangul syllable before it */

/* The bytes of the cluster at `at`, if it is one character and that can be told at a glance: ASCII, accented Latin,
 * Greek, Cyrillic or an ideograph, well-formed, and nothing that may join it behind. 0 when it has to be looked at. */
static inline size_t cluster_plain_length(struct str text, size_t at)
{
	const unsigned char *p = (const unsigned char *)text.at + at;
	size_t left = text.len - at, len;
	if (p[0] < 0x80)
		len = p[0] == '\r' ? 0 : 1;
	else if (left > 1 && (p[0] & 0xE0) == 0xC0 && p[0] > 0xC2 && p[0] < 0xD2 && (p[0] < 0xCC || p[0] > 0xCD))
		len = (p[1] & 0xC0) == 0x80 ? 2 : 0;
	else if (left > 2 && p[0] >= 0xE4 && p[0] <= 0xE9)
		len = (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80 ? 3 : 0;
	else
		len = 0;
	/* Of what lies above U+0300, Greek, Cyrillic and ideographs never join. */
	bool may_join = len && len < left && p[len] >= 0xCC && !(p[len] > 0xCD && p[len] < 0xD2) && !(p[len] >= 0xE4 && p[len] <= 0xE9);
	return may_join ? 0 : len;
}

bool cluster_is_emoji(struct str cluster); /* drawn as a picture, by a flag, a selector, a skin tone or by itself */
bool cluster_is_blank(struct str cluster); /* a blank without a mark on it */

/* With a soft hyphen, which is seen at the end of a line and only there. */
bool text_ends_soft(struct str text);

/* Without blanks at either end. */
struct str text_trim(struct str text);

#endif
