/* pptx_picture.c — pictures as parts of the package, each once: PNG and JPEG as they are, SVG as pixels, which every version of PowerPoint shows. */
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
	bool is_fine = picture->vector && !pictures->missing.len && lib->cairo_status(cr) == CAIRO_STATUS_SUCCESS;
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

static bool draw_vector(struct paint_report *report, struct str bytes, struct buf *out)
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
	bool is_fine = is_drawn(&lib, &pictures, picture, surface, ceil(width * scale), ceil(height * scale)) && encode(&lib, surface, out);
	if (!report->pictures.len)
		buf_str(&report->pictures, buf_as_str(&pictures.missing));
	lib.cairo_surface_destroy(surface);
	pictures_finish(&pictures, &lib);
	return is_fine;
}

static struct str add_media(struct pptx *p, struct str bytes)
{
	enum picture_kind kind = picture_kind_of(bytes);
	const char *ending = kind == PICTURE_IS_JPEG ? "jpeg" : "png";
	struct str name = str_fmt(&p->arena, "picture%zu.%s", p->media.len + 1, ending);
	struct buf drawn = { 0 };
	if (kind != PICTURE_IS_SVG)
		buf_str(&drawn, bytes);
	else if (!draw_vector(p->report, bytes, &drawn))
		name = (struct str){ 0 };
	if (name.len)
		pptx_add(p, str_fmt(&p->arena, "ppt/media/%.*s", STR_ARG(name)), NULL, &drawn);
	buf_finish(&drawn);
	return name;
}

struct str pptx_picture(struct pptx_slide *s, struct str bytes)
{
	struct pptx *p = s->deck;
	size_t i = 0;
	while (i < p->media.len && !str_equal(p->media.at[i], bytes))
		i++;
	if (i == p->media.len) {
		struct str name = add_media(p, bytes);
		VEC_PUSH(&p->arena, &p->media, bytes);
		VEC_PUSH(&p->arena, &p->media_names, name);
	}
	struct str name = p->media_names.at[i];
	return name.len ? pptx_relation(s, "image", str_fmt(&p->arena, "../media/%.*s", STR_ARG(name)), false) : name;
}
