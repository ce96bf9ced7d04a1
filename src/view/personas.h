/* personas.h — a sheet for each persona: who it is, what they want, how this journey feels to them. */
#ifndef CJM_VIEW_PERSONAS_H
#define CJM_VIEW_PERSONAS_H

#include "view/page.h"

enum { SHEET_PADDING = 22, PORTRAIT = 40, RIBBON = 30, FACE = 10 };

struct trace_point { /* a feeling on a sheet's curve */
	const struct feeling *feeling;
	bool is_moment;
	double x, y;
	struct lines word; /* where it found room */
	double word_x, word_y, word_width, word_height; /* the middle of the first baseline; its size */
};

struct trace_stage { /* its part of the ribbon above the curve */
	const struct stage *stage;
	struct lines title;
	double x, width;
	size_t first, end; /* points */
};

struct sheet {
	const struct persona *persona;
	size_t index;
	struct str picture;
	double x, y, width, height;
	struct block *who;       /* name, facts, story, quotes */
	size_t who_len;
	struct swimlane panels;  /* each card with its place in the sheet */
	VEC(struct trace_stage) stages;
	VEC(struct trace_point) points;
	double ribbon_y, ribbon_height, curve_top, curve_height; /* height 0: no feeling of theirs is known */
};

struct personas {
	struct layout l;
	VEC(struct sheet) sheets;
};

void personas_place(struct personas *p);
void trace_collect(struct layout *l, struct sheet *s);
double trace_least_width(struct layout *l, const struct sheet *s);
double trace_place(struct layout *l, struct sheet *s, double y); /* gives the y behind it */
void personas_draw(const struct personas *p, struct drawing *d);

#endif
