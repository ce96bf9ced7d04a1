/* measure.h — a session of measuring, and what it keeps. */
#ifndef CJM_MEASURE_H
#define CJM_MEASURE_H

#include "cjm/text.h"
#include "pango.h"
#include "widths.h"

struct wrapped_line {
	size_t first;    /* its first piece */
	size_t from, to; /* in the paragraph */
	double width;
};

struct ruler {
	struct arena arena; /* holds the session itself, the example, and what wrapping works with */
	enum text_trouble trouble;
	struct str example;

	struct shaper *shaper; /* NULL until something needs it */
	bool shaper_is_missing;
	bool has_family;
	uint16_t *latin[FACE_COUNT]; /* the family's own widths, filled when a face is first used */

	struct str whole; /* the text that the parts measured now are of; empty: what is measured is drawn by itself */
	bool has_joined;  /* letters that join: set when some are measured */

	/* What the font system has said, so that it is asked once for a word. Dropped when it grows too large. */
	struct arena known_arena;
	struct names known[FACE_COUNT];
	size_t known_count;

	/* Paragraphs that were cut into pieces: a layout asks for the same ones again, at other widths. Dropped when they are too many. */
	struct arena cut_arena;
	struct cut_paragraph **cuts; /* a hash table; NULL: empty */
	size_t cut_slots, cut_count;
	struct cut_paragraph *passing; /* one that is too long to be kept */

	/* For text_wrap; kept from call to call so that wrapping a short text takes no memory but that of its lines. */
	struct arena scratch;
	VEC(struct piece) pieces;
	VEC(struct wrapped_line) lines;
	VEC(struct str) slices;
	VEC(unsigned char) word_breaks;
	double holds; /* the lines of the last call, at a width that is no less */
};

/* Nothing that was cut holds any more: the family is another. */
void measure_forget_cut(struct ruler *m);

/* The font system, loaded now if it was not; NULL where it is missing, and then that is kept as trouble with `text`. */
struct shaper *measure_shaper(struct ruler *m, struct str text);

#endif
