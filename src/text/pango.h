/* pango.h — the font system behind a small door. It is loaded when first asked for and never linked, so that the program
 * starts at once and runs where it is missing. Only pango.c knows Pango's own headers. */
#ifndef CJM_TEXT_PANGO_H
#define CJM_TEXT_PANGO_H

#include "cjm/text.h"

struct shaper;

struct shaper *shaper_new(void);       /* NULL where Pango, or any font, is missing */
void shaper_free(struct shaper *s);    /* accepts NULL */

/* False, and nothing changed, when no family of this name is installed. */
bool shaper_use_family(struct shaper *s, struct str family);

/* In thousandths of an em, rounded up. The run is well-formed and has no line break. */
int shaper_width(struct shaper *s, enum face face, struct str run);

/* Sets may_break[i] for each byte of the run that begins a word, after the first; leaves the others as they are.
 * For scripts that put no blanks between words: Thai where libthai is there. False when it found none. */
bool shaper_word_breaks(struct shaper *s, struct str run, unsigned char *may_break);

#endif
