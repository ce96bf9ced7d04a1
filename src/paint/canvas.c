/* canvas.c — draws a scene's shapes with cairo, as pixels, exactly as the SVG writer describes them. */
#include "canvas.h"

#include "cjm/picture.h"

#include <math.h>
#include <string.h>

static const double TURN = 6.283185307179586;

/* ---- flattening ---- */

static void flatten_shapes(struct arena *a, struct items *items, const struct shape *shape, struct canvas_item around)
{
	if (shape->kind != SHAPE_GROUP) {
		around.shape = shape;
		VEC_PUSH(a, items, around);
		return;
	}
	around.x += shape->x;
	around.y += shape->y;
	if (!around.link && link_is_safe(shape->link))
		around.link = shape;
	for (const struct shape *child = shape->first; child; child = child->next)
		flatten_shapes(a, items, child, around);
}

void canvas_list_items(struct arena *a, struct items *items, const struct scene *s)
{
	flatten_shapes(a, items, &s->root, (struct canvas_item){ 0 });
}

void canvas_init(struct canvas *c, const struct cairo_lib *lib, const struct scene *s, cairo_t *cr)
{
	*c = (struct canvas){ .lib = lib, .scene = s, .cr = cr };
	typesetter_init(&c->type, lib, s);
	canvas_list_items(&c->arena, &c->items, s);
}

void canvas_finish(struct canvas *c)
{
	pictures_finish(&c->pictures, c->lib);
	typesetter_finish(&c->type);
	arena_finish(&c->arena);
}

/* ---- paint ---- */

static void set_color(struct canvas *c, struct color color, double opacity)
{
	c->lib->cairo_set_source_rgba(c->cr, color.r / 255.0, color.g / 255.0, color.b / 255.0, opacity);
}

static void set_gradient(struct canvas *c, const struct gradient *gradient, double opacity)
{
	double left, top, right, bottom;
	c->lib->cairo_path_extents(c->cr, &left, &top, &right, &bottom);
	cairo_pattern_t *pattern = c->lib->cairo_pattern_create_linear(0, top, 0, bottom);
	for (int i = 0; i < gradient->count; i++) {
		const struct stop *stop = &gradient->stops[i];
		struct color color = stop->color;
		c->lib->cairo_pattern_add_color_stop_rgba(pattern, stop->offset, color.r / 255.0, color.g / 255.0, color.b / 255.0, stop->opacity * opacity);
	}
	c->lib->cairo_set_source(c->cr, pattern);
	c->lib->cairo_pattern_destroy(pattern);
}

static void fill_shape(struct canvas *c, const struct paint *p)
{
	if (p->gradient)
		set_gradient(c, &c->scene->gradients.at[p->gradient - 1], p->fill_opacity);
	else if (p->fill.none)
		return;
	else
		set_color(c, p->fill, p->fill_opacity);
	c->lib->cairo_fill_preserve(c->cr);
}

static void stroke_shape(struct canvas *c, const struct paint *p)
{
	if (p->stroke.none || !(p->stroke_width > 0))
		return;
	set_color(c, p->stroke, 1);
	c->lib->cairo_set_line_width(c->cr, p->stroke_width);
	if (p->dash > 0)
		c->lib->cairo_set_dash(c->cr, (const double[]){ p->dash, fmax(p->gap, 0) }, 2, 0);
	if (p->round_caps) {
		c->lib->cairo_set_line_cap(c->cr, CAIRO_LINE_CAP_ROUND);
		c->lib->cairo_set_line_join(c->cr, CAIRO_LINE_JOIN_ROUND);
	}
	c->lib->cairo_stroke(c->cr);
}

/* ---- outlines ---- */

static void outline_rect(struct canvas *c, double x, double y, double width, double height, double radius)
{
	radius = fmin(radius, fmin(width, height) / 2);
	if (!(radius > 0)) {
		c->lib->cairo_rectangle(c->cr, x, y, width, height);
		return;
	}
	c->lib->cairo_new_sub_path(c->cr);
	c->lib->cairo_arc(c->cr, x + width - radius, y + radius, radius, -TURN / 4, 0);
	c->lib->cairo_arc(c->cr, x + width - radius, y + height - radius, radius, 0, TURN / 4);
	c->lib->cairo_arc(c->cr, x + radius, y + height - radius, radius, TURN / 4, TURN / 2);
	c->lib->cairo_arc(c->cr, x + radius, y + radius, radius, TURN / 2, TURN * 3 / 4);
	c->lib->cairo_close_path(c->cr);
}

static void outline_ellipse(struct canvas *c, double x, double y, double width, double height)
{
	c->lib->cairo_save(c->cr);
	c->lib->cairo_translate(c->cr, x + width / 2, y + height / 2);
	c->lib->cairo_scale(c->cr, width / 2, height / 2);
	c->lib->cairo_new_sub_path(c->cr);
	c->lib->cairo_arc(c->cr, 0, 0, 1, 0, TURN);
	c->lib->cairo_close_path(c->cr);
	c->lib->cairo_restore(c->cr);
}

static void outline_path(struct canvas *c, const struct shape *path)
{
	for (size_t i = 0; i < path->step_count; i++) {
		const double *at = path->steps[i].at;
		switch (path->steps[i].op) {
		case 'M': c->lib->cairo_move_to(c->cr, at[0], at[1]); break;
		case 'L': c->lib->cairo_line_to(c->cr, at[0], at[1]); break;
		case 'C': c->lib->cairo_curve_to(c->cr, at[0], at[1], at[2], at[3], at[4], at[5]); break;
		case 'Z': c->lib->cairo_close_path(c->cr); break;
		}
	}
}

static void outline_image(struct canvas *c, const struct shape *image)
{
	if (image->is_round)
		outline_ellipse(c, image->x, image->y, image->width, image->height);
	else
		c->lib->cairo_rectangle(c->cr, image->x, image->y, image->width, image->height);
}

/* ---- images ---- */

static void draw_pixels(struct canvas *c, cairo_surface_t *surface, double scale)
{
	double width = c->lib->cairo_image_surface_get_width(surface), height = c->lib->cairo_image_surface_get_height(surface);
	c->lib->cairo_scale(c->cr, scale, scale);
	c->lib->cairo_set_source_surface(c->cr, surface, -width / 2, -height / 2);
	cairo_pattern_t *source = c->lib->cairo_get_source(c->cr);
	c->lib->cairo_pattern_set_filter(source, CAIRO_FILTER_GOOD);
	c->lib->cairo_pattern_set_extend(source, CAIRO_EXTEND_PAD); /* else its edges would fade */
	c->lib->cairo_paint(c->cr);
}

static void draw_picture(struct canvas *c, const struct shape *image, const struct decoded_picture *picture)
{
	double width, height;
	picture_size(image->bytes, &width, &height);
	double scale = fmax(image->width / width, image->height / height);
	c->lib->cairo_save(c->cr);
	outline_image(c, image);
	c->lib->cairo_clip(c->cr);
	double spare_x = width * scale - image->width, spare_y = height * scale - image->height;
	c->lib->cairo_translate(c->cr, image->x + (image->width - image->keep_x * spare_x) / 2, image->y + (image->height - image->keep_y * spare_y) / 2);
	if (picture->surface)
		draw_pixels(c, picture->surface, scale);
	pictures_draw_vector(&c->pictures, picture, c->cr, -width * scale / 2, -height * scale / 2, width * scale, height * scale);
	c->lib->cairo_restore(c->cr);
}

static void draw_image(struct canvas *c, const struct shape *image)
{
	if (!(image->width > 0 && image->height > 0))
		return;
	const struct decoded_picture *picture = pictures_find(&c->pictures, c->lib, image->bytes);
	if (picture->is_drawn)
		draw_picture(c, image, picture);
	outline_image(c, image);
	stroke_shape(c, &image->paint);
}

/* ---- shapes ---- */

static void draw_text(struct canvas *c, const struct shape *text)
{
	if (text->paint.fill.none)
		return;
	set_color(c, text->paint.fill, text->paint.fill_opacity);
	typeset_text(&c->type, c->cr, text);
}

static void outline_shape(struct canvas *c, const struct shape *shape)
{
	if (shape->kind == SHAPE_PATH)
		outline_path(c, shape);
	else if (shape->kind == SHAPE_CIRCLE && shape->radius > 0)
		outline_ellipse(c, shape->x - shape->radius, shape->y - shape->radius, 2 * shape->radius, 2 * shape->radius);
	else if (shape->kind == SHAPE_RECT && shape->width > 0 && shape->height > 0)
		outline_rect(c, shape->x, shape->y, shape->width, shape->height, shape->radius);
}

void canvas_item(struct canvas *c, const struct canvas_item *item)
{
	const struct shape *shape = item->shape;
	c->lib->cairo_save(c->cr);
	c->lib->cairo_translate(c->cr, item->x, item->y);
	c->lib->cairo_new_path(c->cr);
	if (shape->kind == SHAPE_TEXT) {
		draw_text(c, shape);
	} else if (shape->kind == SHAPE_IMAGE) {
		draw_image(c, shape);
	} else {
		outline_shape(c, shape);
		fill_shape(c, &shape->paint);
		stroke_shape(c, &shape->paint);
	}
	c->lib->cairo_restore(c->cr);
}

void canvas_background(struct canvas *c)
{
	if (c->scene->background.none)
		return;
	set_color(c, c->scene->background, 1);
	c->lib->cairo_paint(c->cr);
}

void canvas_report(struct canvas *c, struct paint_report *report)
{
	if (!report->pictures.len)
		buf_str(&report->pictures, buf_as_str(&c->pictures.missing));
	typesetter_report(&c->type, report);
}
