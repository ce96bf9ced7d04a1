/* breaks.h — a paragraph cut into the pieces that a line may end after. */
#ifndef CJM_BREAKS_H
#define CJM_BREAKS_H

#include "measure.h"

/* The length of the point at the end of the text that the drawing joins items with, before a blank: "high impact · low effort". At a
 * line's end it is left out. 0 for none. */
size_t break_point_at_end(struct str s);

/* How willingly a line ends at a place; the more willing win. */
enum willingness {
	BREAK_NEVER,
	BREAK_IN_WORD, /* at a joint of a word that is too long: dots, capitals within, between Hangul syllables, within katakana; behind its number */
	BREAK_AT_NEED, /* after a slash, before a dash, within a Japanese word: only where a line would not fit otherwise */
	BREAK_IN_ITEM, /* within an item of several in a row: where it is longer than a line, or a line would not fit otherwise */
	BREAK_FREELY,
	WILLINGNESS_COUNT
};

struct piece {
	size_t from, to;         /* in the paragraph, without the blanks behind */
	double width;            /* with another piece behind it */
	double shown;            /* at a line's end, where a soft hyphen shows */
	double blanks;           /* of the blanks behind it */
	enum willingness behind; /* of the place behind it */
	bool is_loose;           /* its width is the sum of its clusters by themselves */
};

/* Fills m->pieces from a paragraph without blanks at its ends. */
void cut_pieces(struct ruler *m, struct font font, struct str paragraph);

/* Whether a line may, at the very worst, begin with what stands at `at`: no closing sign, no blank. */
bool break_is_bearable(struct str paragraph, size_t before, size_t at);

#endif
