/* canvas.h — shapes onto a cairo context; and their list, which PDF has, too. */
#ifndef CJM_PAINT_CANVAS_H
#define CJM_PAINT_CANVAS_H

#include "pictures.h"
#include "typesetter.h"

#include "cjm/paint.h"

/* One shape with the place of the groups around it: painters need no recursion, and pages can pick what is on them. */
struct canvas_item {
	const struct shape *shape;
	const struct shape *link; /* the group around it that leads somewhere safe; NULL: none */
	double x, y;              /* where its group's 0, 0 is */
};

struct items {
	struct canvas_item *at;
	size_t len, cap;
};

struct canvas {
	const struct cairo_lib *lib;
	const struct scene *scene;
	cairo_t *cr;
	struct typesetter type;
	struct arena arena;
	struct items items;             /* all of the scene, in the order of painting */
	struct decoded_pictures pictures;
};

/* All shapes of the scene that are no groups, in the order of painting. */
void canvas_list_items(struct arena *a, struct items *items, const struct scene *s);

void canvas_init(struct canvas *c, const struct cairo_lib *lib, const struct scene *s, cairo_t *cr);
void canvas_finish(struct canvas *c);

void canvas_background(struct canvas *c); /* fills all that is not clipped away */
void canvas_item(struct canvas *c, const struct canvas_item *item);

/* Tells the reader when the drawing's fonts, or the library for one of its pictures, are not on this machine. */
void canvas_report(struct canvas *c, struct paint_report *report);

#endif
