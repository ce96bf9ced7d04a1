/* cluster.h — what the other files here need to know of clusters and of single characters. */
#ifndef CJM_CLUSTER_H
#define CJM_CLUSTER_H

#include "cjm/text.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct code_range {
	uint32_t first, last;
};

bool code_in_ranges(const struct code_range *ranges, size_t count, uint32_t code);

/* Stands with the character before it and has no width of its own: as utf8_is_mark, for every script. */
bool code_is_mark(uint32_t code);
bool code_is_blank(uint32_t code);  /* where a line may break and which no line shows at its ends */
bool code_is_simple(uint32_t code); /* of a script whose letters don't change their shape beside others */
bool code_is_jamo_tail(uint32_t code); /* a vowel or a final consonant that joins the Hangul syllable before it */

bool cluster_is_emoji(struct str cluster); /* drawn as a picture, by a flag, a selector, a skin tone or by itself */
bool cluster_is_blank(struct str cluster); /* a blank without a mark on it */

/* Without blanks at either end. */
struct str text_trim(struct str text);

#endif
