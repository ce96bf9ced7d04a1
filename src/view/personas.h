/* personas.h — a sheet for each persona: who it is, what they want, how this journey feels to them. */
#ifndef CJM_VIEW_PERSONAS_H
#define CJM_VIEW_PERSONAS_H

#include "view/page.h"

enum { SHEET_PADDING = 22, PORTRAIT = 40, RIBBON = 30 };

struct persona_sheet {
	const struct persona *persona;
	size_t index;
	struct str picture;
	double x, y, width, height;
	struct block *who;       /* name, facts, story, quotes */
	size_t who_len;
	struct swimlane panels;  /* each card with its place in the sheet */
	struct plan *trace;      /* their course: a column for each step at which they feel something, the stages as a ribbon */
	struct swimlane feelings; /* no curves: no feeling of theirs is known */
	double ribbon_y, ribbon_height;
};

struct personas {
	struct layout l;
	VEC(struct persona_sheet) sheets;
};

void personas_place(struct personas *p);
void trace_collect(struct layout *l, struct persona_sheet *s);
double trace_least_width(struct layout *l, const struct persona_sheet *s);
double trace_place(struct layout *l, struct persona_sheet *s, double y); /* gives the y behind it */
void personas_draw(const struct personas *p, struct drawing *d);

#endif
