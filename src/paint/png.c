/* png.c — a scene as a PNG: cairo draws the pixels, png_encode.c writes them. */
#include "cjm/paint.h"

#include "canvas.h"
#include "pixel_memory.h"
#include "png_encode.h"

#include <math.h>


static double pixels_of(double length, double scale)
{
	return fmax(1, ceil(length * scale - 1e-6));
}

static void report_too_large(const struct scene *s, double scale, struct paint_report *report)
{
	double largest = floor(PNG_LONGEST_SIDE / fmax(s->width, s->height) * 100) / 100;
	struct arena a = { 0 };
	struct str width = str_number(&a, pixels_of(s->width, scale), 0), height = str_number(&a, pixels_of(s->height, scale), 0);
	if (largest > 0)
		buf_fmt(&report->message, "The PNG would be %.*s × %.*s pixels, but no side may be longer than 32767: the largest scale that fits is %.*s; an SVG or a PDF has no such limit.",
			STR_ARG(width), STR_ARG(height), STR_ARG(str_number(&a, largest, 2)));
	else
		buf_fmt(&report->message, "The PNG would be %.*s × %.*s pixels, but no side may be longer than 32767; an SVG or a PDF has no such limit.", STR_ARG(width), STR_ARG(height));
	arena_finish(&a);
}

static enum paint_result fail_with(const struct cairo_lib *lib, cairo_status_t status, struct paint_report *report)
{
	if (status == CAIRO_STATUS_NO_MEMORY)
		memory_lacks();
	paint_report_clear(report);
	buf_fmt(&report->message, "The PNG could not be drawn: %s.", lib->cairo_status_to_string(status));
	return PAINT_FAILED;
}

/* Before cairo 1.17.4 glyphs stand on whole pixels only, which shows at small scales. */
static enum set_letters letters_for(const struct cairo_lib *lib, double scale)
{
	return lib->cairo_version() < CAIRO_VERSION_ENCODE(1, 17, 4) && scale < 2 ? LETTERS_AS_OUTLINES : LETTERS_AS_GLYPHS;
}

struct png_objects { /* of cairo's; they go before the memory that they draw into */
	const struct cairo_lib *lib;
	cairo_surface_t *surface;
	cairo_t *cr;
};

static void drop_objects(void *objects)
{
	struct png_objects *o = objects;
	if (o->cr)
		o->lib->cairo_destroy(o->cr);
	o->lib->cairo_surface_destroy(o->surface);
}

static cairo_status_t draw_scene(struct png_objects *o, const struct scene *s, double scale, struct paint_report *report)
{
	const struct cairo_lib *lib = o->lib;
	struct canvas c;
	o->cr = lib->cairo_create(o->surface);
	canvas_init(&c, lib, s, o->cr);
	c.type.letters = letters_for(lib, scale);
	canvas_background(&c);
	lib->cairo_scale(c.cr, scale, scale);
	for (size_t i = 0; i < c.items.len; i++)
		canvas_item(&c, &c.items.at[i]);
	canvas_report(&c, report);
	cairo_status_t status = lib->cairo_status(c.cr);
	lib->cairo_destroy(c.cr);
	o->cr = NULL;
	canvas_finish(&c);
	lib->cairo_surface_flush(o->surface);
	return status;
}

static bool encode_surface(const struct cairo_lib *lib, const struct scene *s, double scale, cairo_surface_t *surface, struct buf *out)
{
	struct pixels pixels = {
		.at = lib->cairo_image_surface_get_data(surface),
		.width = lib->cairo_image_surface_get_width(surface),
		.height = lib->cairo_image_surface_get_height(surface),
		.stride = lib->cairo_image_surface_get_stride(surface),
		.has_alpha = s->background.none,
		.per_meter = 96 / 0.0254 * scale,
		.title = s->title,
		.lang = s->lang,
	};
	return png_encode(lib, &pixels, out);
}

static cairo_status_t paint_into(const struct cairo_lib *lib, const struct scene *s, double scale, void *memory, int width, int height, struct buf *out,
	struct paint_report *report)
{
	cairo_format_t format = s->background.none ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24;
	struct png_objects o = { lib, lib->cairo_image_surface_create_for_data(memory, format, width, height, 4 * width), NULL };
	struct memory_guard guard = { .undo = drop_objects, .context = &o };
	memory_guard(&guard);
	cairo_status_t status = lib->cairo_surface_status(o.surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = draw_scene(&o, s, scale, report);
	if (status == CAIRO_STATUS_SUCCESS && !report->lacks_library && !encode_surface(lib, s, scale, o.surface, out))
		status = CAIRO_STATUS_NO_MEMORY;
	memory_unguard(&guard);
	drop_objects(&o);
	return status;
}

enum paint_result paint_png(const struct scene *s, double scale, struct buf *out, struct paint_report *report)
{
	double width = pixels_of(s->width, scale), height = pixels_of(s->height, scale);
	paint_report_clear(report);
	if (!(width <= PNG_LONGEST_SIDE && height <= PNG_LONGEST_SIDE)) {
		report_too_large(s, scale, report);
		return PAINT_TOO_LARGE;
	}
	struct cairo_lib lib;
	if (!cairo_lib_load(&lib, &report->message))
		return PAINT_NO_LIBRARY;
	struct pixel_memory pixels = { .size = 4 * (size_t)width * (size_t)height };
	pixel_memory_get(&pixels);
	cairo_status_t status = paint_into(&lib, s, scale, pixels.at, (int)width, (int)height, out, report);
	pixel_memory_free(&pixels);
	if (status != CAIRO_STATUS_SUCCESS)
		return fail_with(&lib, status, report);
	return report->lacks_library ? PAINT_NO_LIBRARY : PAINT_OK;
}
