/* picture_svg.h — how long an SVG takes to draw: its parts may draw each other, so that a few lines become millions of shapes. */
#ifndef CJM_BASE_PICTURE_SVG_H
#define CJM_BASE_PICTURE_SVG_H

#include "cjm/base.h"

/* What makes a part take longer than its shape. PAINT, MARKERS and DASHES go on to all parts within it. */
enum svg_cost {
	SVG_COST_NONE,
	SVG_COST_USE,     /* draws another part once */
	SVG_COST_LAYER,   /* is drawn apart, perhaps through another part, and then laid over */
	SVG_COST_PAINT,   /* may fill with another part */
	SVG_COST_MARKERS, /* another part on each point */
	SVG_COST_DASHES,
	SVG_COST_REFUSE,  /* is not drawn at all */
};

struct svg_claim {
	size_t part;    /* by its ordinal */
	enum svg_cost cost;
	struct str to;  /* the id of the other part; empty: none */
};

struct svg_part {
	struct str name, id, classes;
	size_t holder, to; /* the ordinals of what holds it (itself: nothing) and of what stands behind it and all it holds */
	double cost, points;
};

struct svg_rule {
	struct str selector; /* "path", ".class", "#id", "*" */
	enum svg_cost cost;
	struct str to;
	const struct svg_rule *next; /* of the same selector */
};

struct svg_parts {
	VEC(struct svg_part) list; /* by ordinal */
	VEC(struct svg_claim) claims; /* in the order of their parts */
	VEC(struct svg_rule) rules;
	size_t open, css; /* css: bytes of style sheets, each of which is tried on each part */
};

void svg_parts_open(struct svg_parts *p, struct arena *a, struct svg_part part);
void svg_parts_close(struct svg_parts *p);

/* Of the part that was opened last: a property with its value, declarations ("fill:red;opacity:.5"), and the points of a path. False: it asks for
 * what is not drawn. */
bool svg_parts_say(struct svg_parts *p, struct arena *a, struct str property, struct str value);
bool svg_parts_declare(struct svg_parts *p, struct arena *a, struct str declarations);
void svg_parts_use(struct svg_parts *p, struct arena *a, struct str id);
void svg_parts_trace(struct svg_parts *p, struct str points);

/* A style sheet whose rules name types, classes and ids only. Gives back the sheet without comments; at NULL: it has another rule. */
struct str svg_parts_style(struct svg_parts *p, struct arena *a, struct str sheet);

/* How long all that is drawn takes, each repetition counted, in pixels of a picture that would take as long; infinite where a part draws itself.
 * Takes time that grows with the number of parts only. */
double svg_parts_cost(struct svg_parts *p, struct arena *a);

#endif
