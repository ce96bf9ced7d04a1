/* cut.h — what is kept of a paragraph in a font: the pieces that it was cut into, and the lines that they were filled into. */
#ifndef CJM_CUT_H
#define CJM_CUT_H

#include "breaks.h"

struct line_slice { size_t from, to; }; /* of the paragraph */

/* Lines that came out alike at every width in between. */
struct kept_lines {
	double least, most; /* least is below 0: only at `most` */
	double indent;      /* of the first line */
	bool is_of_table;   /* whether their widths were known without the font system: else lines were measured anew */
	double drawn;       /* the widest of them */
	size_t len, room;
	struct line_slice *at;
};

enum { KEPT_LINES = 8 };

struct cut_paragraph {
	struct font font;
	struct str text;
	uint32_t hash;
	double whole; /* its width on one line */
	size_t len;
	struct piece *pieces;
	bool has_joined; /* letters that join: a line may be less wide than its pieces */
	double longest[WILLINGNESS_COUNT]; /* piece, where lines end so willingly; below 0: not known yet */
	size_t kept;                       /* counts up; modulo KEPT_LINES it is where the next lines are kept */
	struct kept_lines lines[KEPT_LINES];
};

/* NULL where it wasn't cut yet, or is too long to be kept. */
struct cut_paragraph *cut_find(const struct ruler *m, struct font font, struct str paragraph);
/* Of a paragraph without blanks at its ends. Holds until the next one is cut. */
struct cut_paragraph *cut_of(struct ruler *m, struct font font, struct str paragraph);

/* NULL where none were kept that it has at this width, `most`, and this indent. */
const struct kept_lines *cut_lines_at(const struct cut_paragraph *cut, const struct kept_lines *wanted);
/* Those that need the same least width hold at this one as well. NULL where there are none. */
const struct kept_lines *cut_lines_like(struct cut_paragraph *cut, const struct kept_lines *wanted);
/* With room for so many. */
struct kept_lines *cut_keep_lines(struct ruler *m, struct cut_paragraph *cut, struct kept_lines lines);

#endif
