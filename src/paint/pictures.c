/* pictures.c — decodes pictures for cairo: PNG itself, JPEG by libjpeg-turbo, SVG by librsvg where they are not plain. What is damaged has been left out before. */
#include "pictures.h"
#include "cjm/picture.h"

#include <string.h>

static const char CANNOT_DRAW[] = "librsvg cannot draw one of the SVG pictures; save it simpler, or as PNG";

static cairo_status_t read_bytes(void *closure, unsigned char *to, unsigned int count)
{
	struct str *left = closure;
	if (left->len < count)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(to, left->at, count);
	*left = str_slice(*left, count, left->len);
	return CAIRO_STATUS_SUCCESS;
}

static bool is_whole(const struct cairo_lib *lib, cairo_surface_t *surface)
{
	return surface && lib->cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
}

static void decode_png(struct decoded_pictures *p, const struct cairo_lib *lib, struct str bytes, struct decoded_picture *picture)
{
	(void)p;
	picture->surface = lib->cairo_image_surface_create_from_png_stream(read_bytes, &bytes);
}

/* A PDF takes the bytes as they are. */
static void decode_jpeg(struct decoded_pictures *p, const struct cairo_lib *lib, struct str bytes, struct decoded_picture *picture)
{
	double width, height;
	picture_size(bytes, &width, &height);
	cairo_surface_t *surface = lib->cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
	bool is_done = !p->missing.len && is_whole(lib, surface)
		&& picture_unpack_jpeg(bytes, lib->cairo_image_surface_get_data(surface), (size_t)lib->cairo_image_surface_get_stride(surface), &p->missing);
	if (!is_done) {
		lib->cairo_surface_destroy(surface);
		return;
	}
	lib->cairo_surface_mark_dirty(surface);
	lib->cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, (const unsigned char *)bytes.at, bytes.len, NULL, NULL);
	picture->surface = surface;
}

static void decode_svg(struct decoded_pictures *p, const struct cairo_lib *lib, struct str bytes, struct decoded_picture *picture)
{
	(void)lib;
	picture->is_plain = plain_svg_read(&picture->plain, &p->arena, bytes);
	if (picture->is_plain || p->missing.len || !rsvg_load(&p->rsvg, &p->missing))
		return;
	picture->vector = p->rsvg.rsvg_handle_new_from_data((const guint8 *)bytes.at, bytes.len, NULL);
	if (!picture->vector)
		buf_text(&p->missing, CANNOT_DRAW);
}

static void drop_objects(void *pictures)
{
	struct decoded_pictures *p = pictures;
	for (size_t i = 0; i < p->list.len; i++) {
		if (p->list.at[i].surface)
			p->lib->cairo_surface_destroy(p->list.at[i].surface);
		if (p->list.at[i].vector)
			(p->rsvg.g_object_unref)(p->list.at[i].vector);
	}
}

static void begin(struct decoded_pictures *p, const struct cairo_lib *lib)
{
	if (p->lib)
		return;
	p->lib = lib;
	p->guard = (struct memory_guard){ .undo = drop_objects, .context = p };
	memory_guard(&p->guard);
}

/* In the list before it is decoded: what is not in it would be lost where memory runs out. */
static struct decoded_picture *add_picture(struct decoded_pictures *p, const char *bytes)
{
	struct decoded_picture picture = { .bytes = bytes };
	VEC_PUSH(&p->arena, &p->list, picture);
	return &p->list.at[p->list.len - 1];
}

const struct decoded_picture *pictures_find(struct decoded_pictures *p, const struct cairo_lib *lib, struct str bytes)
{
	static void (*const DECODERS[])(struct decoded_pictures *, const struct cairo_lib *, struct str, struct decoded_picture *) = {
		[PICTURE_IS_PNG] = decode_png, [PICTURE_IS_JPEG] = decode_jpeg, [PICTURE_IS_SVG] = decode_svg,
	};
	for (size_t i = 0; i < p->list.len; i++)
		if (p->list.at[i].bytes == bytes.at)
			return &p->list.at[i];
	begin(p, lib);
	struct decoded_picture *picture = add_picture(p, bytes.at);
	enum picture_kind kind = picture_kind_of(bytes);
	if (kind != PICTURE_IS_NONE)
		DECODERS[kind](p, lib, bytes, picture);
	if (picture->surface && lib->cairo_surface_status(picture->surface) == CAIRO_STATUS_NO_MEMORY)
		memory_lacks();
	if (picture->surface && !is_whole(lib, picture->surface)) {
		lib->cairo_surface_destroy(picture->surface);
		picture->surface = NULL;
	}
	picture->is_drawn = picture->surface || picture->vector || picture->is_plain;
	return picture;
}

void pictures_finish(struct decoded_pictures *p, const struct cairo_lib *lib)
{
	(void)lib;
	memory_unguard(&p->guard);
	drop_objects(p);
	buf_finish(&p->missing);
	arena_finish(&p->arena);
}

void pictures_draw_vector(struct decoded_pictures *p, const struct decoded_picture *picture, cairo_t *cr, double x, double y, double width, double height)
{
	RsvgRectangle all = { x, y, width, height };
	if (picture->is_plain)
		plain_svg_draw(&picture->plain, p->lib, cr, x, y, width, height);
	else if (picture->vector && !p->missing.len && !p->rsvg.rsvg_handle_render_document(picture->vector, cr, &all, NULL))
		buf_text(&p->missing, CANNOT_DRAW);
}
