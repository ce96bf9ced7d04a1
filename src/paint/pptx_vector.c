/* pptx_vector.c — an SVG picture as pixels: drawn by librsvg and cairo. */
#include "pptx.h"

#include "cjm/picture.h"
#include "pictures.h"
#include "png_encode.h"

#include <math.h>

static const double LONGEST_SIDE = 720; /* pixels of a picture that has none of its own: sharp on a quarter of a slide */

static bool is_drawn(const struct cairo_lib *lib, struct decoded_pictures *pictures, const struct decoded_picture *picture, cairo_surface_t *surface, double width, double height)
{
	cairo_t *cr = lib->cairo_create(surface);
	pictures_draw_vector(pictures, picture, cr, 0, 0, width, height);
	bool is_fine = picture->is_drawn && !pictures->missing.len && lib->cairo_status(cr) == CAIRO_STATUS_SUCCESS;
	lib->cairo_destroy(cr);
	lib->cairo_surface_flush(surface);
	return is_fine;
}

static bool encode(const struct cairo_lib *lib, cairo_surface_t *surface, struct buf *out)
{
	struct pixels pixels = {
		.at = lib->cairo_image_surface_get_data(surface),
		.width = lib->cairo_image_surface_get_width(surface),
		.height = lib->cairo_image_surface_get_height(surface),
		.stride = lib->cairo_image_surface_get_stride(surface),
		.has_alpha = true,
		.per_meter = 96 / 0.0254,
	};
	return png_encode(lib, &pixels, out);
}

struct vector_surface {
	const struct cairo_lib *lib;
	cairo_surface_t *surface;
};

static void drop_surface(void *held)
{
	const struct vector_surface *h = held;
	h->lib->cairo_surface_destroy(h->surface);
}

bool pptx_draw_vector(struct paint_report *report, struct str bytes, struct buf *out)
{
	struct cairo_lib lib;
	struct decoded_pictures pictures = { 0 };
	double width, height;
	if (!cairo_lib_load(&lib, &report->pictures))
		return false;
	picture_size(bytes, &width, &height);
	double scale = LONGEST_SIDE / fmax(width, height);
	const struct decoded_picture *picture = pictures_find(&pictures, &lib, bytes);
	cairo_surface_t *surface = lib.cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)ceil(width * scale), (int)ceil(height * scale));
	struct vector_surface held = { &lib, surface };
	struct memory_guard guard = { .undo = drop_surface, .context = &held };
	memory_guard(&guard);
	bool is_fine = is_drawn(&lib, &pictures, picture, surface, ceil(width * scale), ceil(height * scale)) && encode(&lib, surface, out);
	cairo_status_t status = lib.cairo_surface_status(surface);
	memory_unguard(&guard);
	lib.cairo_surface_destroy(surface);
	if (status == CAIRO_STATUS_NO_MEMORY)
		memory_lacks();
	if (!report->pictures.len)
		buf_str(&report->pictures, buf_as_str(&pictures.missing));
	pictures_finish(&pictures, &lib);
	return is_fine;
}
