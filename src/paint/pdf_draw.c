/* pdf_draw.c — draws a scene's shapes onto a page exactly as the SVG writer describes them. */
#include "pdf.h"

#include "cjm/picture.h"
#include "text_run.h"

#include <math.h>
#include <string.h>

/* ---- paint ---- */

static size_t opacity_name(struct pdf *pdf, double opacity)
{
	size_t i = 0;
	while (i < pdf->opacities.len && pdf->opacities.at[i] != opacity)
		i++;
	if (i == pdf->opacities.len)
		VEC_PUSH(&pdf->arena, &pdf->opacities, opacity);
	return i;
}

static void set_fill(struct pdf *pdf, const struct paint *p)
{
	ink_set_fill(&pdf->ink, p->fill);
	ink_set_opacity(&pdf->ink, p->fill_opacity, opacity_name(pdf, p->fill_opacity));
}

static bool strokes(const struct paint *p)
{
	return !p->stroke.none && p->stroke_width > 0;
}

/* ---- outlines ---- */

static struct box box_at(const struct canvas_item *item)
{
	const struct shape *s = item->shape;
	if (s->kind == SHAPE_CIRCLE)
		return box_moved((struct box){ s->x - s->radius, s->y - s->radius, s->x + s->radius, s->y + s->radius }, item->x, item->y);
	return box_moved((struct box){ s->x, s->y, s->x + s->width, s->y + s->height }, item->x, item->y);
}

/* False where there is none. */
static bool outline(struct pdf *pdf, const struct canvas_item *item)
{
	const struct shape *s = item->shape;
	bool is_round = s->kind == SHAPE_CIRCLE || (s->kind == SHAPE_IMAGE && s->is_round);
	if (s->kind == SHAPE_PATH ? !s->step_count : s->kind == SHAPE_CIRCLE ? !(s->radius > 0) : !(s->width > 0 && s->height > 0))
		return false;
	if (s->kind == SHAPE_PATH)
		ink_steps(&pdf->ink, s->steps, s->step_count, item->x, item->y);
	else if (is_round)
		ink_ellipse(&pdf->ink, box_at(item));
	else
		ink_rect(&pdf->ink, box_at(item), s->kind == SHAPE_RECT ? s->radius : 0);
	return true;
}

/* ---- gradients ---- */

static bool same_gradient(const struct gradient *a, const struct gradient *b)
{
	bool is_same = a->count == b->count;
	for (int i = 0; is_same && i < a->count; i++)
		is_same = a->stops[i].offset == b->stops[i].offset && a->stops[i].opacity == b->stops[i].opacity && memcmp(&a->stops[i].color, &b->stops[i].color, 3) == 0;
	return is_same;
}

static size_t shading_of(struct pdf *pdf, struct gradient gradient, double opacity)
{
	size_t i = 0;
	struct pdf_shading shading = { .gradient = gradient };
	for (int k = 0; k < gradient.count; k++) {
		shading.gradient.stops[k].opacity *= opacity;
		shading.has_mask |= shading.gradient.stops[k].opacity != 1;
	}
	while (i < pdf->shadings.len && !same_gradient(&pdf->shadings.at[i].gradient, &shading.gradient))
		i++;
	if (i == pdf->shadings.len)
		VEC_PUSH(&pdf->arena, &pdf->shadings, shading);
	return i;
}

/* From 0 to 1, over the height of the shape. */
static void fill_gradient(struct pdf *pdf, const struct canvas_item *item, const struct gradient *gradient)
{
	size_t name = shading_of(pdf, *gradient, item->shape->paint.fill_opacity);
	struct box box = box_moved(box_of(item->shape), item->x, item->y);
	double edge = item->shape->paint.stroke.none ? 0 : item->shape->paint.stroke_width / 2; /* that box_of adds */
	double height = box.bottom - box.top - 2 * edge;
	if (!(height > 0) || !outline(pdf, item))
		return;
	ink_clip(&pdf->ink);
	ink_move(&pdf->ink, 0, box.top + edge, height);
	if (pdf->shadings.at[name].has_mask)
		buf_fmt(&pdf->ink.out, "/M%zu gs\n", name);
	buf_fmt(&pdf->ink.out, "/S%zu sh\n", name);
}

static void draw_gradient(struct pdf *pdf, const struct canvas_item *item, const struct gradient *gradient)
{
	ink_save(&pdf->ink);
	fill_gradient(pdf, item, gradient);
	ink_restore(&pdf->ink);
}

/* ---- shapes ---- */

static void stroke(struct pdf *pdf, const struct canvas_item *item)
{
	if (!strokes(&item->shape->paint))
		return;
	ink_set_stroke(&pdf->ink, &item->shape->paint);
	if (outline(pdf, item))
		ink_paint(&pdf->ink, false, true);
}

static void draw_shape(struct pdf *pdf, const struct scene *s, const struct canvas_item *item)
{
	const struct paint *p = &item->shape->paint;
	if (p->gradient)
		draw_gradient(pdf, item, &s->gradients.at[p->gradient - 1]);
	if (p->gradient || p->fill.none) {
		stroke(pdf, item);
		return;
	}
	set_fill(pdf, p);
	if (strokes(p))
		ink_set_stroke(&pdf->ink, p);
	if (outline(pdf, item))
		ink_paint(&pdf->ink, true, strokes(p));
}

/* ---- pictures ---- */

size_t pdf_form_begin(struct pdf *pdf, double width, double height)
{
	pdf->lib->cairo_pdf_surface_set_size(pdf->surface, width, height);
	pdf->lib->cairo_save(pdf->cr);
	VEC_PUSH(&pdf->arena, &pdf->forms, ((struct pdf_form){ .width = width, .height = height }));
	return pdf->forms.len - 1;
}

void pdf_form_end(struct pdf *pdf)
{
	pdf->lib->cairo_restore(pdf->cr);
	pdf->lib->cairo_show_page(pdf->cr);
}

static void place_form(struct pdf *pdf, size_t form, struct box box)
{
	const struct pdf_form *f = &pdf->forms.at[form];
	ink_save(&pdf->ink);
	ink_number(&pdf->ink.out, (box.right - box.left) / f->width, 6);
	buf_text(&pdf->ink.out, "0 0 ");
	ink_number(&pdf->ink.out, -(box.bottom - box.top) / f->height, 6);
	ink_number(&pdf->ink.out, box.left, 3);
	ink_number(&pdf->ink.out, box.bottom, 3);
	buf_fmt(&pdf->ink.out, "cm\n/P%zu Do\n", form);
	ink_restore(&pdf->ink);
}

static void draw_pixels(struct pdf *pdf, cairo_surface_t *surface, double scale)
{
	pdf->lib->cairo_scale(pdf->cr, scale, scale);
	pdf->lib->cairo_set_source_surface(pdf->cr, surface, 0, 0);
	pdf->lib->cairo_pattern_set_filter(pdf->lib->cairo_get_source(pdf->cr), CAIRO_FILTER_GOOD);
	pdf->lib->cairo_paint(pdf->cr);
}

/* Once in a document. */
static size_t form_of(struct pdf *pdf, const struct decoded_picture *picture, struct str bytes)
{
	static const double LONGEST = 2000; /* points, far from where pages end */
	double width, height;
	for (size_t i = 0; i < pdf->forms.len; i++)
		if (pdf->forms.at[i].key == bytes.at)
			return i;
	picture_size(bytes, &width, &height);
	double scale = fmin(1, LONGEST / fmax(width, height));
	size_t form = pdf_form_begin(pdf, width * scale, height * scale);
	pdf->forms.at[form].key = bytes.at;
	if (picture->surface)
		draw_pixels(pdf, picture->surface, scale);
	pictures_draw_vector(&pdf->pictures, picture, pdf->cr, 0, 0, width * scale, height * scale);
	pdf_form_end(pdf);
	return form;
}

static void draw_picture(struct pdf *pdf, const struct canvas_item *item, const struct decoded_picture *picture)
{
	const struct shape *image = item->shape;
	double width, height;
	size_t form = form_of(pdf, picture, image->bytes);
	picture_size(image->bytes, &width, &height);
	double scale = fmax(image->width / width, image->height / height);
	double spare_x = width * scale - image->width, spare_y = height * scale - image->height;
	double left = item->x + image->x - (1 + image->keep_x) * spare_x / 2, top = item->y + image->y - (1 + image->keep_y) * spare_y / 2;
	ink_save(&pdf->ink);
	outline(pdf, item);
	ink_clip(&pdf->ink);
	place_form(pdf, form, (struct box){ left, top, left + width * scale, top + height * scale });
	ink_restore(&pdf->ink);
}

static void draw_image(struct pdf *pdf, const struct canvas_item *item)
{
	const struct shape *image = item->shape;
	if (!(image->width > 0 && image->height > 0))
		return;
	const struct decoded_picture *picture = pictures_find(&pdf->pictures, pdf->lib, image->bytes);
	if (picture->is_drawn)
		draw_picture(pdf, item, picture);
	stroke(pdf, item);
}

/* ---- text ---- */

struct line_place { /* where a line begins, and how much its letters are scaled from those that were set */
	double x, y, across, down;
};

static void add_step(struct shape *path, char op, const cairo_path_data_t *data, int count, const struct line_place *at)
{
	struct path_step step = { .op = op };
	for (int i = 0; i < count; i++) {
		step.at[2 * i] = at->x + data[1 + i].point.x * at->across;
		step.at[2 * i + 1] = at->y + data[1 + i].point.y * at->down;
	}
	path->steps[path->step_count++] = step;
}

static void add_steps(struct arena *a, struct shape *path, const cairo_path_t *outline, const struct line_place *at)
{
	path->steps = arena_alloc(a, (size_t)outline->num_data * sizeof *path->steps);
	for (int i = 0; i < outline->num_data; i += outline->data[i].header.length)
		switch (outline->data[i].header.type) {
		case CAIRO_PATH_MOVE_TO: add_step(path, 'M', &outline->data[i], 1, at); break;
		case CAIRO_PATH_LINE_TO: add_step(path, 'L', &outline->data[i], 1, at); break;
		case CAIRO_PATH_CURVE_TO: add_step(path, 'C', &outline->data[i], 3, at); break;
		case CAIRO_PATH_CLOSE_PATH: add_step(path, 'Z', &outline->data[i], 0, at); break;
		}
}

/* The letters' outlines, wider than they are, for nobody to read. */
static void draw_halo(struct pdf *pdf, const struct set_line *line, const struct paint *paint, const struct line_place *at)
{
	struct arena scratch = { 0 };
	struct shape path = { .kind = SHAPE_PATH };
	struct paint halo = *paint;
	cairo_path_t *outline = letters_outline(&pdf->letters, line);
	add_steps(&scratch, &path, outline, at);
	pdf->lib->cairo_path_destroy(outline);
	halo.round_caps = true;
	halo.dash = 0;
	ink_set_stroke(&pdf->ink, &halo);
	ink_steps(&pdf->ink, path.steps, path.step_count, 0, 0);
	ink_paint(&pdf->ink, false, true);
	arena_finish(&scratch);
}

static void draw_line(struct pdf *pdf, const struct canvas_item *item, size_t index, enum direction direction)
{
	static const double LEFT_OF_ANCHOR[] = { 0, 0.5, 1 };
	const struct shape *text = item->shape;
	const struct set_line *line = letters_line(pdf, text->font, direction, text->lines[index]);
	double scale = text->font.size / SET_SIZE, width = line->width * scale;
	double squeeze = text->width > 0 && width > text->width + 0.5 ? text->width / width : 1;
	struct line_place at = { item->x + text->x - LEFT_OF_ANCHOR[text->anchor] * width * squeeze, item->y + text->y + (double)index * text->line_height, scale * squeeze, scale };
	double ascent = font_ascent(text->font), descent = font_descent(text->font);
	if (!ink_is_seen(&pdf->ink, (struct box){ at.x, at.y - ascent, at.x + width * squeeze, at.y + descent }))
		return;
	if (strokes(&text->paint))
		draw_halo(pdf, line, &text->paint, &at);
	set_fill(pdf, &text->paint);
	pdf->artifact = 0; /* something is drawn, though its operators come later */
	ink_line(&pdf->ink, line, at.x, at.y, text->font.size, squeeze);
	for (size_t i = 0; i < line->pictures.len; i++) {
		const struct set_picture *p = &line->pictures.at[i];
		struct box box = { at.x + p->left * at.across, at.y + p->top * at.down, at.x + (p->left + p->width) * at.across, at.y + (p->top + p->height) * at.down };
		place_form(pdf, p->form, box);
	}
	if (text->struck) {
		ink_rect(&pdf->ink, (struct box){ at.x, at.y - 0.33 * text->font.size, at.x + width * squeeze, at.y - 0.26 * text->font.size }, 0);
		ink_paint(&pdf->ink, true, false);
	}
}

static void draw_text(struct pdf *pdf, const struct canvas_item *item)
{
	const struct shape *text = item->shape;
	struct text_run run = { 0 };
	if (text->paint.fill.none || !(text->font.size > 0))
		return;
	while (text_run_next(text, &run))
		for (size_t i = run.from; i < run.to; i++)
			if (text->lines[i].len)
				draw_line(pdf, item, i, run.direction);
}

void pdf_draw(struct pdf *pdf, const struct scene *s, const struct canvas_item *item)
{
	if (item->shape->kind == SHAPE_TEXT)
		draw_text(pdf, item);
	else if (item->shape->kind == SHAPE_IMAGE)
		draw_image(pdf, item);
	else
		draw_shape(pdf, s, item);
}
