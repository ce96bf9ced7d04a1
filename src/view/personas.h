/* personas.h — a sheet for each persona: who it is, what they want, how this journey feels to them. */
#ifndef CJM_VIEW_PERSONAS_H
#define CJM_VIEW_PERSONAS_H

#include "view/sheets.h"

enum { SHEET_PADDING = 22, PORTRAIT = 40, RIBBON = 30 };

struct trace { /* a course, or a part of it that is as wide as a page: a column for each step at which they feel something, the stages as a ribbon */
	struct plan *plan;
	struct swimlane feelings; /* no curves: nothing is felt in this part of it */
	double ribbon_y, ribbon_height;
	size_t index; /* of the persona among the curves of all; SIZE_MAX where there is only one */
};

struct persona_sheet {
	const struct persona *persona;
	size_t index;
	struct str picture;
	double x, y, width, height;
	struct block *who;       /* name, facts, story, quotes */
	size_t who_len;
	struct swimlane panels;  /* each card with its place in the sheet */
	double panel_width;
	struct lines again;      /* the name, where it goes on on another page */
	VEC(struct trace) traces; /* one; on pages as many as the width asks for; none: no feeling of theirs is known */
};

enum { WHO_BAND, PANELS_BAND, TRACES_BAND };

struct personas {
	struct layout l;
	VEC(struct persona_sheet) sheets;
	const struct paged *paged; /* NULL: it is one drawing */
};

size_t panels_beside(struct layout *l, const struct persona_sheet *s, double width); /* how many; with no word broken, where that is possible */
void personas_collect(struct personas *p);
void personas_place(struct personas *p);
void personas_add_legend(struct personas *p); /* of what is shown */
void trace_collect(struct layout *l, struct persona_sheet *s);
double trace_least_width(struct layout *l, const struct trace *t);
double trace_place(struct layout *l, struct trace *t, double width, double y); /* gives the y behind it */
/* Parts it where it is wider. False where a part of it still is. */
bool trace_fold(struct layout *l, struct persona_sheet *s, double width);
const struct sheet_lane *persona_lane(const struct personas *p, size_t sheet, size_t band); /* of a sheet on pages */
bool persona_shows(const struct personas *p, size_t sheet, size_t band, size_t item);
void personas_draw(const struct personas *p, struct drawing *d);

#endif
