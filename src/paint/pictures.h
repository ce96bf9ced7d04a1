/* pictures.h — the pictures of a scene, decoded once, though a page may show them again. */
#ifndef CJM_PAINT_PICTURES_H
#define CJM_PAINT_PICTURES_H

#include "cjm/memory.h"
#include "plain_svg.h"
#include "rsvg_lib.h"

struct decoded_picture {
	const char *bytes;        /* it was decoded from, as their address */
	cairo_surface_t *surface; /* of pixels; or */
	struct plain_svg plain;   /* an SVG that needs no more; or */
	RsvgHandle *vector;
	bool is_plain, is_drawn;  /* it has one of them */
};

struct decoded_pictures {
	VEC(struct decoded_picture) list;
	const struct cairo_lib *lib; /* once one was asked for */
	struct memory_guard guard;
	struct rsvg_lib rsvg; /* once a picture needed it */
	struct arena arena;
	struct buf missing; /* why some are: the library that is not installed, or what it said; once */
};

const struct decoded_picture *pictures_find(struct decoded_pictures *p, const struct cairo_lib *lib, struct str bytes);
void pictures_finish(struct decoded_pictures *p, const struct cairo_lib *lib);

/* Draws a vector picture as large as said; of another picture nothing. */
void pictures_draw_vector(struct decoded_pictures *p, const struct decoded_picture *picture, cairo_t *cr, double x, double y, double width, double height);

#endif
