/* flow.h — boxes and arrows, laid out by Graphviz: sizes and ranks in, places out. In pixels, x to the right, y down; what the
 * boxes hold and how they look is nobody's business here. */
#ifndef CJM_FLOW_H
#define CJM_FLOW_H

#include "cjm/base.h"

struct flow_spot {
	double x, y;
};

struct flow_box {
	double width, height;
	size_t rank;        /* its column, from 0; ranks are used without a hole, and no arrow joins two boxes of one */
	struct flow_spot middle; /* given back */
};

struct flow_arrow {
	size_t from, to;    /* boxes */
	double label_width, label_height; /* 0: none */
	double pull;        /* 0 … 1: the larger, the straighter */
	struct flow_spot *points; /* given back: a start and three points for each cubic piece, in the arena */
	size_t point_count;
	struct flow_spot tip;     /* where it points to; the last of the points lies FLOW_TIP before it */
	struct flow_spot label;   /* the middle of its label */
};

struct flow_picture {
	struct arena *arena;
	struct flow_box *boxes;
	size_t box_count;
	struct flow_arrow *arrows;
	size_t arrow_count;
	double box_gap, rank_gap;
	double width, height; /* given back */
};

enum {
	FLOW_TIP = 8,            /* the length of an arrow's head */
	/* What keeps the engine within two seconds or so, found by measuring it (tests/unit/views.c holds it): */
	FLOW_MOST_BOXES = 1500,
	FLOW_MOST_ARROWS = 3000,
	FLOW_MOST_RANKS = 200,
	FLOW_MOST_TANGLE = 200000, /* the sum of the squares of the ranks that the arrows lead over, a rank counting twice where any
	                              arrow has a label: leading a long arrow takes time by its square */
};

enum flow_result {
	FLOW_DONE,
	FLOW_NO_LIBRARY, /* libgvc is not installed */
	FLOW_TOO_LARGE,
	FLOW_FAILED,     /* the engine gave up */
};

/* Loads libgvc at that moment. The same picture for the same input. On a failure `message` gets one sentence. */
enum flow_result flow_lay_out(struct flow_picture *p, struct buf *message);

#endif
