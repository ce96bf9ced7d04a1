/* pdf_ink.h — what is drawn onto a page of a PDF, as its operators (ISO 32000-1, 8 and 9).
 *
 * Lengths are pixels of the scene, y down, as everywhere; ink_begin turns the page over. What is the same as before is not written again. */
#ifndef CJM_PAINT_PDF_INK_H
#define CJM_PAINT_PDF_INK_H

#include "box.h"

enum { INK_DEPTH = 4 };

struct ink_state { /* of what is written; ink_save and ink_restore keep it as the page does */
	struct color fill, stroke;
	double opacity, width, dash, gap;
	bool is_round;
	double scale, left, top; /* from here to points of the page: x * scale + left, top - y * scale */
	struct box shown;        /* of the page, in points, y up */
};

struct set_line;

struct ink_text { /* a line, to be written at this place of the operators once its letters have their codes */
	size_t at;
	const struct set_line *line;
	double x, y, size, squeeze; /* size: points of the text's font, in pixels */
};

struct ink {
	struct arena *arena;
	struct buf out;
	VEC(struct ink_text) texts;
	struct ink_state state, saved[INK_DEPTH];
	int depth;
};

void ink_begin(struct ink *ink, struct arena *a, double page_height);
void ink_turn(struct ink *ink); /* from here on y goes down */

void ink_number(struct buf *out, double number, int decimals); /* and a blank */
void ink_save(struct ink *ink);
void ink_restore(struct ink *ink);
void ink_move(struct ink *ink, double x, double y, double scale); /* the origin, and from there on a pixel's size */
struct box ink_on_page(const struct ink *ink, struct box box); /* in points, y up: top is the lower one */

/* Outlines, which the next call that paints or clips takes. */
void ink_rect(struct ink *ink, struct box box, double radius);
void ink_ellipse(struct ink *ink, struct box box);
void ink_steps(struct ink *ink, const struct path_step *steps, size_t count, double x, double y);
void ink_clip(struct ink *ink);
/* The same of a rectangle: what is told to lie outside of it isn't seen. */
void ink_clip_box(struct ink *ink, struct box box);
bool ink_is_seen(const struct ink *ink, struct box box);

/* What the next one is painted with. */
void ink_set_fill(struct ink *ink, struct color color);
void ink_set_opacity(struct ink *ink, double opacity, size_t name); /* of fills; the name is a number, and 0 is 1 */
void ink_set_stroke(struct ink *ink, const struct paint *paint);
void ink_paint(struct ink *ink, bool fills, bool strokes);

void ink_line(struct ink *ink, const struct set_line *line, double x, double y, double size, double squeeze);

#endif
