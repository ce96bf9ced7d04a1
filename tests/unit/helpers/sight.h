/* sight.h — a scene as it is seen: every shape and every line of text where it really is, in the order of painting. */
#ifndef CJM_TESTS_SIGHT_H
#define CJM_TESTS_SIGHT_H

#include "cjm/map.h"
#include "cjm/scene.h"
#include "cjm/theme.h"

struct box {
	double left, top, right, bottom;
};

bool boxes_apart(struct box a, struct box b, double slack);           /* they touch by less than slack */
bool box_within(struct box inner, struct box outer, double slack);
struct box box_at(double x, double y, double width, double height);

static const double SIGHT_SLACK = 0.6; /* of a pixel: nobody sees it, and sums of rounded numbers differ by less */

struct spot {
	double x, y;
	bool begins; /* the first of its line */
};

struct item { /* a shape, or one line of a text */
	const struct shape *shape;
	struct str line;      /* of a text */
	struct box box;       /* of a text: its ink, a little less than its line */
	struct spot *outline; /* of a shape: its edge in straight pieces */
	size_t outline_len;
	bool is_filled, in_curve, in_ways;
};

struct sight {
	struct arena arena;
	const struct scene *scene;
	struct ruler *ruler; /* gives the texts their widths: not always the one that the scene was laid out with */
	VEC(struct item) items;
	VEC(size_t) texts;       /* which of them are */
};

void sight_init(struct sight *v, const struct scene *s, struct ruler *ruler);
void sight_finish(struct sight *v);
bool item_contains(const struct item *item, double x, double y); /* a shape's area, open paths closed */
const struct item *item_outside(const struct sight *v);          /* of the drawing; NULL: there is none */
/* Two texts on each other; false, and both NULL, where there are none. */
bool texts_overlap(struct sight *v, const struct item **a, const struct item **b);
struct str brief_text(struct str s); /* so much of it as a message shows */
bool outline_crosses(const struct item *item, struct box b);
struct color color_at(const struct sight *v, size_t index, double x, double y); /* below the item of this index */

/* All its texts in one, without what depends on how they are broken into lines; in the arena. */
struct str all_text(struct sight *v);
bool is_written(struct str said, struct str text);
/* A part of a feeling whose words are not all there; NULL: they are. */
const struct feeling *unsaid_part(struct str said, const struct feeling *f);

#endif
