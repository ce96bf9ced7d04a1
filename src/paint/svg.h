/* svg.h — what the parts of the SVG writer share. */
#ifndef CJM_PAINT_SVG_H
#define CJM_PAINT_SVG_H

#include "ids.h"
#include "looks.h"

struct svg {
	const struct scene *scene;
	struct svg_options options;
	struct buf *out;
	struct svg_ids ids;
	struct str *gradients; /* ids as written, one for each of the scene's */
	struct span around; /* what the innermost group stands for that says it */
	int depth;
	bool in_link;
	double from_x, from_y; /* the place that is 0, 0 */
	size_t looks_at;       /* where in `out` the looks of the last shape begin */
	struct svg_looks looks;
	const struct shape *twins[SVG_THEMES_MOST]; /* what is written, in each theme of a page; it itself first; NULL where a theme hasn't it */
};

/* Each begins with `before`, which opens the value, and closes it: ` x="` 12.5 `"`; in a page, whose HTML asks for none, a number has no quotes. */
void svg_number(struct svg_looks *l, const char *before, double number);
void svg_color(struct buf *out, const char *before, struct color color);

void svg_word(struct svg_looks *l, const char *before, struct str value); /* any text, escaped; in a page without quotes where it needs none */
void svg_end(struct svg_looks *l); /* of an element that holds nothing */
void svg_path(struct svg *w, const struct shape *path); /* the value of d */
void svg_pieces_begin(struct svg_pieces *p); /* another drawing */

int svg_decimals(const struct svg_looks *l);

/* What the shape that is written is filled with, and the line around it. */
void svg_fill(struct svg *w, const struct paint *p);
bool svg_has_stroke(const struct paint *p);
void svg_stroke(struct svg *w);

/* The attributes that say where it stands in the text; empty where nobody asked, and where the group around it says the same. */
struct str svg_place(struct svg *w, struct span span);
void svg_geometry(struct svg *w, const struct shape *shape); /* of a rectangle, circle or path, as the begin of its tag */
bool svg_has_place(const struct svg *w, const struct shape *shape); /* of its own: another than the group's around it */
void svg_owner(struct svg *w, const struct shape *shape); /* in a page, whose line it is: a curve's persona */

void svg_fonts(struct buf *out, const struct scene *s); /* the attribute that names the fonts, once for all texts */
/* A text in each theme, the first is written. `place`: attributes of each of its elements, which say where it stands in the map. */
void svg_text(struct svg_looks *looks, const struct shape *const *texts, int depth, struct str place);

#endif
