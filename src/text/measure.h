/* measure.h — a session of measuring, and widths as whole numbers: sums that come out alike in any order. */
#ifndef CJM_MEASURE_H
#define CJM_MEASURE_H

#include "cjm/text.h"
#include "pango.h"
#include "widths.h"

/* How far a text goes, before size and spacing are known. */
struct extent {
	int64_t units; /* thousandths of an em */
	int64_t clusters;
};

struct line {
	size_t first;    /* its first piece */
	size_t from, to; /* in the paragraph */
	double width;
};

struct measure {
	struct arena arena; /* holds the session itself, the example, and what wrapping works with */
	enum text_trouble trouble;
	struct str example;

	struct shaper *shaper; /* NULL until something needs it */
	bool shaper_is_missing;
	bool has_family;
	uint16_t *latin[FACE_COUNT]; /* the family's own widths, filled when a face is first used */

	/* What the font system has said, so that it is asked once for a word. Dropped when it grows too large. */
	struct arena known_arena;
	struct names known[FACE_COUNT];
	size_t known_count;

	/* For text_wrap; kept from call to call so that wrapping a short text takes no memory but that of its lines. */
	struct arena scratch;
	VEC(struct piece) pieces;
	VEC(struct line) lines;
	VEC(struct str) slices;
	VEC(unsigned char) word_breaks;
};

struct extent measure_extent(struct measure *m, enum face face, struct str text);
double extent_width(struct font font, struct extent e);
struct extent extent_sum(struct extent a, struct extent b);

/* The hyphen that a soft hyphen shows at the end of a line. */
struct extent measure_hyphen(struct measure *m, enum face face);

/* The font system, loaded now if it was not; NULL where it is missing, and then that is kept as trouble with `text`. */
struct shaper *measure_shaper(struct measure *m, struct str text);

#endif
